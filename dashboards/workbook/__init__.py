"""The analysts' workbook of a quarter: a sheet for each subject, from the read model that the pages use."""
