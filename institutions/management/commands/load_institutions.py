"""manage.py load_institutions: the province, its 14 regencies and cities, and the starter list of agencies."""

from typing import Any

from django.core.management.base import BaseCommand

from institutions.loading import load_institutions


class Command(BaseCommand):
    help = (
        "Adds the regions and starter agencies that are missing. Known by their codes, those that are there are never "
        "overwritten, whatever an administrator changed; running it again adds nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        added = load_institutions()
        self.stdout.write(f"Added {added.regions} regions, {added.agencies} agencies, {added.letterheads} letterheads.")
