"""The questions themselves: what is asked, what the answer shows, and where it stands."""

from dataclasses import dataclass

from django.urls import reverse

from formats.quarters import Quarter


@dataclass(frozen=True, slots=True)
class Question:
    """`name`: of the address; `has_quarter`: whether the quarter is part of it."""

    name: str
    asked: str
    shows: str
    has_quarter: bool = True

    def url(self, quarter: Quarter) -> str:
        return reverse(self.name, args=[quarter] if self.has_quarter else [])


QUESTIONS = (
    Question(
        "position",
        "Di mana kita berada?",
        "Triwulan ini di samping triwulan lalu dan triwulan yang sama tahun lalu",
    ),
    Question(
        "standings",
        "Daerah mana yang memimpin, turun, atau diam?",
        "Peringkat, skor, perubahan, dan laporan tiap kabupaten/kota",
    ),
    Question(
        "prerequisites",
        "Prasyarat mana yang terlemah, dan di mana?",
        "Tujuh prasyarat di setiap daerah, dan indikator yang paling lemah",
    ),
    Question(
        "gender_budget",
        "Berapa persen ARG, dan terhadap apa?",
        "Anggaran responsif gender dengan pembilang dan penyebutnya dalam rupiah",
    ),
    Question(
        "never_reported",
        "Perangkat daerah mana yang tidak pernah melapor?",
        "Dalam lingkup Anda, dengan lamanya diam",
        has_quarter=False,
    ),
    Question(
        "suspects",
        "Angka mana yang perlu dilihat lagi?",
        "Angka terverifikasi yang jauh dari biasanya, dengan alasannya",
    ),
    Question(
        "sex_gaps",
        "Bagaimana perbedaan perempuan dan laki-laki?",
        "Semua indikator terpilah, dengan kalimat yang siap dikutip",
    ),
    Question(
        "comparison",
        "Bagaimana daerah dan indikator tertentu dibandingkan?",
        "Daerah mana pun, indikator mana pun, sebagai tabel atau grafik kecil",
    ),
)


@dataclass(frozen=True, slots=True)
class Listed:
    asked: str
    shows: str
    url: str


def listed(quarter: Quarter, *, without: str = "") -> list[Listed]:
    return [Listed(one.asked, one.shows, one.url(quarter)) for one in QUESTIONS if one.name != without]


def asked(name: str) -> str:
    """The question of an address, for its page's head."""
    return next(one.asked for one in QUESTIONS if one.name == name)
