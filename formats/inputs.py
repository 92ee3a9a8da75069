"""Inputs of forms that browsers draw better than we could."""

from django import forms


class DayInput(forms.DateInput):
    """The browser's own date input: it sends ISO, and shows the day as its reader writes it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")
