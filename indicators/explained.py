"""How a definition is asked, added up and judged, in plain words. Written by the same facts that the rules read."""

from collections.abc import Callable
from typing import NamedTuple

from formats.dates import join_words
from formats.quarters import ROMAN
from indicators.catalogue import Definition
from indicators.kinds import SEVEN, AcrossQuarters, Direction, Kind, Level, RollUp, Shape, Source


class Line(NamedTuple):
    label: str
    text: str


Writer = Callable[[Definition], str]

PART_OF_TOTAL = (
    "Di samping setiap total tercantum berapa yang menjawab dari berapa yang ditanya. "
    "Laporan Pemerintah Provinsi berdiri sendiri dan tidak ikut dalam total 14 kabupaten/kota."
)


def explained(definition: Definition) -> tuple[Line, ...]:
    """The lines that have something to say, in the order in which a number travels."""
    lines = (Line(label, write(definition)) for label, write in WRITERS)
    return tuple(line for line in lines if line.text)


def asked_words(definition: Definition) -> str:
    """'TW I, II, III, IV', 'TW II dan IV', or that nobody is asked."""
    if definition.source == Source.EXTERNAL:
        return "Tidak ditanyakan"
    numbers = sorted(definition.asked_quarters)
    if not numbers:
        return "Tidak ditanyakan lagi"
    return "Setiap triwulan" if len(numbers) == 4 else f"TW {join_words([ROMAN[number - 1] for number in numbers])}"


def _asked(d: Definition) -> str:
    if d.source == Source.EXTERNAL:
        return "Terbitan pihak lain: dimasukkan provinsi beserta sumbernya, tidak ditanyakan kepada instansi."
    who = "Setiap perangkat daerah" if d.level == Level.AGENCY else "Setiap kabupaten/kota dan provinsi"
    if not d.asked_in:
        return "Tidak ditanyakan lagi."
    when = "setiap triwulan" if len(d.asked_quarters) == 4 else f"pada {_quarters(d)}"
    later = "" if 4 in d.asked_quarters else " Pada triwulan sesudahnya jawaban itu tetap berlaku dan boleh diperbarui."
    return f"{who} menjawab {when}.{later}"


def _quarters(d: Definition) -> str:
    return join_words([f"Triwulan {ROMAN[number - 1]}" for number in sorted(d.asked_quarters)])


def _origin(d: Definition) -> str:
    if d.source == Source.COMPUTED:
        return "Akan dihitung sendiri dari register; sampai register itu ada, angkanya diisi seperti butir lain."
    shared = d.shared_column
    if shared is None:
        return ""
    label = d.a_label if shared.column == "a" else d.b_label
    return f"“{label}” sama dengan angka pada {shared.code}, jadi tidak ditanyakan dua kali."


def _answer(d: Definition) -> str:
    if d.kind == Kind.CHOICE:
        return "Satu jawaban: " + ", ".join(f"{label} ({score})" for score, label in d.options) + "."
    if d.kind == Kind.YESNO:
        return "Ya atau tidak."
    if d.kind == Kind.SHARE:
        over = " Boleh lebih dari 100%." if d.shape == Shape.SHARE_OVER else ""
        return f"{d.a_label} ÷ {d.b_label} × 100. 0 dari 0 dicatat nihil: lengkap, tanpa persentase.{over}"
    if d.shape == Shape.SEXES:
        together = "" if d.kind == Kind.INDEX else " Jumlahnya L + P."
        return f"Laki-laki (L) dan perempuan (P) masing-masing.{together}"
    return f"Satu angka, dalam {d.unit}." if d.unit else "Satu angka."


def _year(d: Definition) -> str:
    """What becomes of the quarters of one year."""
    if d.source == Source.EXTERNAL:
        return ""
    parts = "pembilang dan penyebut masing-masing dijumlahkan" if d.kind == Kind.SHARE else "dijumlahkan"
    return {
        AcrossQuarters.SUM: f"Angka s.d. triwulan: semua triwulan sejak awal tahun {parts}.",
        AcrossQuarters.LAST: (
            "Yang berlaku ialah jawaban terakhir pada tahun yang sama. Instansi yang sudah ditanya lagi "
            "tetapi belum menjawab tidak membawa angka lamanya ke dalam total."
        ),
        AcrossQuarters.MEAN: "Angka s.d. triwulan: rata-rata triwulan yang ada nilainya sejak awal tahun.",
        AcrossQuarters.NONE: "Setiap triwulan berdiri sendiri.",
    }[AcrossQuarters(d.rollup_quarters)]


def _total(d: Definition) -> str:
    who = "perangkat daerah" if d.level == Level.AGENCY else "daerah"
    if d.source == Source.EXTERNAL:
        return (
            "Tidak pernah dijumlahkan atau dirata-ratakan: nilai provinsi yang terbit ditampilkan "
            "di samping nilai terendah, tengah, dan tertinggi kabupaten/kota."
        )
    best = d.options[0][1] if d.options else "Ya"
    sentence = {
        RollUp.SUM: f"Angka seluruh {who} dijumlahkan.",
        RollUp.RATIO: (
            f"Jumlah pembilang seluruh {who} dibagi jumlah penyebutnya, kali 100. "
            "Persentase tidak pernah dirata-ratakan."
        ),
        RollUp.YES_SHARE: f"Banyaknya {who} yang menjawab ya dibagi semua yang ditanya; yang diam tetap ikut dibagi.",
        RollUp.COUNT_SHARE: f"Banyaknya {who} dengan jawaban “{best}” dari semua yang ditanya, beserta sebarannya.",
        RollUp.NONE: "Tidak dijumlahkan: yang ditampilkan nilai terendah, tengah, dan tertinggi.",
        RollUp.MEAN: f"Rata-rata {who} yang ada nilainya.",
        RollUp.MAX: f"Nilai tertinggi di antara {who}.",
        RollUp.MIN: f"Nilai terendah di antara {who}.",
    }[RollUp(d.rollup_units)]
    return f"{sentence} {PART_OF_TOTAL}"


def _achievement(d: Definition) -> str:
    """Only for what is measured against a target."""
    if d.kind == Kind.CHOICE:
        return ""
    return {
        Direction.UP: "Makin besar makin baik: realisasi ÷ target × 100.",
        Direction.DOWN: "Makin kecil makin baik: (2 × target − realisasi) ÷ target × 100.",
        Direction.NEAR_100: "Makin dekat 100 makin baik: 100 − selisih mutlak dari 100.",
        Direction.NONE: "Tanpa arah: tidak dibandingkan dengan target.",
    }[Direction(d.direction)]


def _score(d: Definition) -> str:
    if d.prerequisite not in SEVEN or d.kind == Kind.INDEX:
        return "Tidak masuk skor kesiapan."
    weight = f"Bobot {d.weight} dalam prasyaratnya."
    if d.kind == Kind.CHOICE:
        return f"Skor jawaban dibagi skor terbaik, kali 100. {weight}"
    if d.kind == Kind.YESNO:
        return f"Persentase yang menjawab ya. {weight}"
    if d.direction == Direction.NONE:
        return "Tidak masuk skor kesiapan, karena tanpa arah."
    if d.direction == Direction.NEAR_100:
        return f"Capaian, dipotong pada 0 dan 100. {weight}"
    return f"Capaian terhadap target, dipotong pada 0 dan 100; tanpa target tidak dinilai. {weight}"


def _privacy(d: Definition) -> str:
    if not d.is_sensitive:
        return ""
    return "Peka: angka di bawah 5 dicetak “<5” pada semua yang keluar dari sistem, misalnya PDF."


WRITERS: tuple[tuple[str, Writer], ...] = (
    ("Ditanyakan", _asked),
    ("Asal angka", _origin),
    ("Jawaban", _answer),
    ("Sepanjang tahun", _year),
    ("Total", _total),
    ("Capaian", _achievement),
    ("Skor kesiapan", _score),
    ("Kerahasiaan", _privacy),
)
