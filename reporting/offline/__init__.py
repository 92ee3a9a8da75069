"""The form as a workbook: filled where the line is bad, and read again as if it had been typed into the page."""
