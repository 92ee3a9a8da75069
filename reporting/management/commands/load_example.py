from datetime import date, datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from institutions.access.refusals import Refused
from reporting.example.loading import load_example
from reporting.example.story import WIB


class Command(BaseCommand):
    help = "Fills an empty database with example data, marked DATA CONTOH. The same --at gives the same data."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", type=date.fromisoformat, help="the day on which the example plays (default: today)")

    def handle(self, *args: Any, **options: Any) -> None:
        day = options["at"] or timezone.localdate()
        try:
            count = load_example(now=datetime.combine(day, time(16, 0), tzinfo=WIB))
        except Refused as refusal:
            raise CommandError(refusal.text) from refusal
        self.stdout.write(f"Example data: {count} reports as of {day}.")
