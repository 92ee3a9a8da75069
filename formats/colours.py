"""The colours of charts, as literals: SVG in a PDF knows no variables. See also static/css/tokens.css."""

INK = "#1d2422"
INK_2 = "#52605b"
LINE = "#e3e1d9"
PAPER = "#ffffff"
GROUND = "#f8f7f3"
ACCENT = "#0b5d4e"
ACCENT_SOFT = "#e6f0ec"

OK, OK_SOFT = "#1c6b45", "#e3f1e8"
WARN, WARN_SOFT = "#8a5a00", "#fbf0d9"
BAD, BAD_SOFT = "#9c2a1f", "#fae7e4"
NONE, NONE_SOFT = "#52605b", "#efede6"

# Fill and text of the five bands, lowest first. The fourth is dark enough for small white text (4.7 to 1).
SCALE = (
    ("#e6f0ec", INK),
    ("#b9d8cc", INK),
    ("#7fb8a4", INK),
    ("#378069", PAPER),
    ("#0b5d4e", PAPER),
)
HATCH, HATCH_LINE = "#f3f1ea", "#cbc6b6"
TRACK, WEAK = NONE_SOFT, "#c2872b"
WOMEN, MEN = "#6b3fa0", "#c77c11"
