"""Every model of this app, each from the room that holds it."""

from reporting.acknowledgements import Acknowledgement
from reporting.calendar import DayOff, Extension, Window
from reporting.days_off import ConfirmedYear
from reporting.feed_addresses import CalendarFeed
from reporting.figures import Evidence, Figure, FigureChange
from reporting.own_tables.remembered import Remembered
from reporting.receipts import Receipt
from reporting.reminders.nudges import Nudge
from reporting.reminders.preferences import ReminderChoice
from reporting.reminders.sent import Digest, Reminder
from reporting.reports import Remark, Report, ReturnItem
from reporting.sent_files.sent import SentFile

__all__ = [
    "Acknowledgement", "CalendarFeed", "ConfirmedYear", "DayOff", "Digest", "Evidence", "Extension", "Figure",
    "FigureChange", "Nudge", "Receipt", "Remark", "Remembered", "Reminder", "ReminderChoice", "Report", "ReturnItem",
    "SentFile", "Window",
]  # fmt: skip
