from datetime import date, datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from formats.dates import WIB
from institutions.kinds import Kind
from institutions.models import Institution
from reporting.reminders.posting import Fate
from reporting.reminders.sending import send_reminders

MORNING = time(7, 0)


class Command(BaseCommand):
    help = (
        "Mails everybody one digest of what waits for them, on working days. For cron: it may run again or twice at "
        "once, and tells nobody anything twice."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", type=moment, help="the day (then 07.00 WIB) or moment it is (default: now)")

    def handle(self, *args: Any, **options: Any) -> None:
        provinces = Institution.everything.filter(kind=Kind.PROVINCE)  # a command's: everybody is reminded
        tally = send_reminders(provinces, at=options["at"] or timezone.now())
        if tally.is_day_off:
            self.stdout.write("Today is a day off: nobody is disturbed.")
            return
        refused, unknown = tally.count(Fate.REFUSED), tally.count(Fate.UNKNOWN) + tally.interrupted
        self.stdout.write(f"Digests sent: {tally.count(Fate.SENT)}.")
        if unknown:
            self.stderr.write(f"Interrupted, not known whether they left, not sent again: {unknown}.")
        if refused:
            raise CommandError(f"Refused by the mail server: {refused}. The next run tries again.")


def moment(text: str) -> datetime:
    """A day or a moment in ISO form; without a zone it is read from a clock in Kalimantan Tengah."""
    if len(text) == len("2026-10-05"):
        return datetime.combine(date.fromisoformat(text), MORNING, tzinfo=WIB)
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=WIB)
