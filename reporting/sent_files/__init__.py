"""Spreadsheets that were sent: kept, shown before anything is written, confirmed as a whole or not at all."""
