"""What stands around a number in a cell: money, scale words, a unit, brackets that mean minus, limits and ranges."""

import re
from dataclasses import dataclass

from formats.tables.cells import squeezed

NUMBER = r"[0-9](?:[0-9.,\s]*[0-9])?"
MONEY = re.compile(r"(?:Rp\.?|IDR)\s*", re.IGNORECASE)
#: 1.250,- and 1.250,00,-
PRICE_END = re.compile(r",?\s*[-–—=]+$|,-$")
LIMIT = re.compile(
    r"[≥≤<>±~≈]|\b(?:min|max|maks)\b\.?|\b(?:minimal|maksimal|minimum|maksimum|sekitar|kira-kira|kurang lebih"
    r"|lebih dari|kurang dari|paling sedikit|paling banyak|di atas|di bawah|hampir)\b",
    re.IGNORECASE,
)
RANGE = re.compile(rf"{NUMBER}\s*%?\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai|hingga)\s*{NUMBER}\s*%?.*", re.IGNORECASE)
RATE = re.compile(rf"{NUMBER}\s*[^\d/]*\s*(?:/\s*[a-z]|\bper\b|x\s*/|x\s+se|kali\s+se).*", re.IGNORECASE)
PAIR = re.compile(rf"({NUMBER})\s*(?:/|:|\bdari\b|\bdr\b|\bof\b)\s*({NUMBER})\s*([^\d]*)", re.IGNORECASE)
TAIL = re.compile(rf"([-−+]?\s*{NUMBER})\s*(%|[^\d\s%].*)?", re.IGNORECASE)

SCALES = {
    "rb": 10**3, "ribu": 10**3, "ribuan": 10**3,
    "jt": 10**6, "jut": 10**6, "juta": 10**6, "jutaan": 10**6,
    "miliar": 10**9, "milyar": 10**9, "miliard": 10**9, "mlr": 10**9, "mliar": 10**9, "miliaran": 10**9,
    "triliun": 10**12, "trilyun": 10**12, "trilliun": 10**12, "tril": 10**12,
}  # fmt: skip
#: Letters alone: of money one meaning, else another could be meant.
LETTERS = {"m": 10**9, "t": 10**12}
IN_SCALE = re.compile(
    r"(?:dalam|x|×|dlm)\s*(?:rp\.?\s*)?(ribuan|jutaan|miliaran|ribu|juta|miliar|milyar)", re.IGNORECASE
)
MONEY_SCALE = re.compile(r"\b(?:rp\.?|rupiah)?\s*(ribu|juta|jt|miliar|milyar)(?:an)?\b", re.IGNORECASE)
UNITS = {
    "anak", "asn", "bayi", "bh", "bln", "buah", "buku", "bulan", "desa", "dok", "dokumen", "eks", "eksemplar",
    "forum", "ha", "hari", "ibu", "indikator", "jam", "jiwa", "kab", "kab/kota", "kabupaten", "kabupaten/kota",
    "kali", "kasus", "kec", "kecamatan", "keg", "kegiatan", "kel", "kelompok", "kelurahan", "kk", "klp", "km",
    "laki-laki", "lap", "laporan", "lembaga", "m2", "opd", "orang", "orang/kegiatan", "org", "org.", "paket", "pd",
    "pegawai", "perangkat daerah", "perbup", "perda", "perempuan", "persen", "pertemuan", "peserta", "pns", "poin",
    "point", "program", "puskesmas", "rapat", "rt", "rumah tangga", "rupiah", "sekolah", "set", "sk", "skpd",
    "sub kegiatan", "subkegiatan", "tahun", "thn", "unit", "x",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """`body` is left for the reader of typed numbers; `scale` multiplies it."""

    body: str
    scale: int = 1
    is_money: bool = False
    is_percent: bool = False
    is_negative: bool = False
    #: A letter that means a scale of money, and could mean something else.
    letter: str = ""
    unit: str = ""
    #: "dalam ribuan" follows whole numbers, "ribu" may follow a fraction.
    is_whole: bool = True


def amount_in(text: str) -> Amount | None:
    """None where more than one number, or no number, stands in the text."""
    written = squeezed(text).strip("'’`\"").strip()
    is_negative = written.startswith("(") and written.endswith(")") and written.count("(") == 1
    written = written[1:-1].strip() if is_negative else written
    declared = IN_SCALE.search(written)
    if declared:
        written = (written[: declared.start()] + written[declared.end() :]).replace("(", "").replace(")", "").strip()
    bare, is_money = take_money(written)
    match = TAIL.fullmatch(bare)
    if not match:
        return None
    body, tail = match[1], (match[2] or "").strip()
    if body[0] in "-−" and is_negative:
        return None
    amount = _with_tail(body, tail, is_money=is_money, is_negative=is_negative)
    if amount is None or not declared:
        return amount
    return Amount(body, SCALES[declared[1].casefold()], is_money, False, is_negative) if amount.scale == 1 else None


def take_money(written: str) -> tuple[str, bool]:
    sign, rest = ("-", written[1:].strip()) if written[:1] in {"-", "−"} else ("", written)
    match = MONEY.match(rest)
    bare = rest[match.end() :].strip() if match else rest
    return sign + PRICE_END.sub("", bare).strip(), match is not None


def _with_tail(body: str, tail: str, *, is_money: bool, is_negative: bool) -> Amount | None:
    word = tail.casefold().strip("() .,-")
    if word in {"%", "persen", "prosen"}:
        return None if is_money else Amount(body, is_percent=True, is_negative=is_negative)
    first, _, rest = word.partition(" ")
    is_rupiah = is_money or rest.strip() in {"rupiah", "rp"}
    if first in SCALES and (is_rupiah or not rest or rest in UNITS):
        return Amount(body, SCALES[first], is_rupiah, False, is_negative, "", rest, is_whole=False)
    if word in LETTERS:
        letter = "" if is_money else word
        return Amount(body, LETTERS[word], is_money, False, is_negative, letter, is_whole=False)
    if word and word not in UNITS:
        return None
    return Amount(body, 1, is_money or word == "rupiah", False, is_negative, "", word)


def scale_said(heading: str) -> int:
    """What a heading says all its numbers are counted in: 1.000.000 for "Pagu (Rp juta)"; 1 where it says nothing."""
    found = IN_SCALE.search(heading) or re.search(r"[(/]\s*(?:rp\.?\s*)?(ribu|juta|jt|miliar|milyar)\b", heading, re.I)
    found = found or re.search(r"\brp\.?\s+(ribu|juta|jt|miliar|milyar)\b", heading, re.I)
    return SCALES[found[1].casefold()] if found else 1
