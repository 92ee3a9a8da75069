"""Any spreadsheet that people send: opened safely, its tables found, its cells read as what they mean.

`opening.open_book` is the only way in; `finding.find_tables` finds tables under letterheads; one typed reader a kind of
value answers with `readings.Reading`: taken, asked, nothing, or refused. Pure: knows no database and no clock.
"""
