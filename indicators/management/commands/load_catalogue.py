from typing import Any

from django.core.management.base import BaseCommand

from indicators.loading import load_catalogue


class Command(BaseCommand):
    help = "Loads the starter catalogue (46 indicators) and the published values; changes nothing that is there."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Catalogue: {load_catalogue()} rows added.")
