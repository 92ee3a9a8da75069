"""manage.py make_editions: stores the board of every closed quarter that has none, as it stands now."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dashboards.editions.making import make_missing


class Command(BaseCommand):
    help = "Make the edition of each closed quarter that was closed before editions were kept. May run again."

    def handle(self, *args: Any, **options: Any) -> None:
        made = make_missing(at=timezone.now())
        for edition in made:
            self.stdout.write(f"{edition.province.code} {edition.quarter.code}: edition {edition.number}")
        self.stdout.write(f"{len(made)} editions made.")
