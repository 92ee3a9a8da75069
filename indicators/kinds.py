"""The words of the catalogue: what an indicator can be, and how it may be added up. No database, no clock."""

from django.db.models import TextChoices


class Kind(TextChoices):
    CHOICE = "choice", "Pilihan"
    YESNO = "yesno", "Ya/tidak"
    SHARE = "share", "Persentase"
    COUNT = "count", "Jumlah"
    AMOUNT = "amount", "Nilai rupiah"
    INDEX = "index", "Indeks"


class RollUp(TextChoices):
    """How many units become one total."""

    SUM = "sum", "Dijumlahkan"
    RATIO = "ratio", "Jumlah pembilang dibagi jumlah penyebut"
    YES_SHARE = "yes_share", "Persentase yang menjawab ya"
    COUNT_SHARE = "count_share", "Banyaknya daerah dengan jawaban terbaik"
    NONE = "none", "Tidak dijumlahkan"
    MEAN = "mean", "Rata-rata"
    MAX = "max", "Tertinggi"
    MIN = "min", "Terendah"


class AcrossQuarters(TextChoices):
    """How the quarters of one year become the figure "s.d. triwulan" of one unit."""

    SUM = "sum", "Dijumlahkan"
    LAST = "last", "Keadaan terakhir"
    NONE = "none", "Tiap triwulan sendiri"
    MEAN = "mean", "Rata-rata"


class Direction(TextChoices):
    UP = "up", "Makin besar makin baik"
    DOWN = "down", "Makin kecil makin baik"
    NEAR_100 = "near_100", "Makin dekat 100 makin baik"
    NONE = "none", "Tanpa arah"


class Level(TextChoices):
    REGION = "region", "Daerah"
    AGENCY = "agency", "Perangkat daerah"


class Prerequisite(TextChoices):
    """The seven prerequisites, and the two sections that are shown beside them but never scored."""

    COMMITMENT = "komitmen", "Komitmen"
    POLICY = "kebijakan", "Kebijakan"
    INSTITUTIONALISATION = "kelembagaan", "Kelembagaan"
    RESOURCES = "sumber_daya", "Sumber daya"
    DISAGGREGATED_DATA = "data_terpilah", "Data terpilah"
    ANALYSIS_TOOL = "alat_analisis", "Alat analisis"
    PARTICIPATION = "partisipasi", "Peran serta masyarakat"
    OUTCOME = "hasil", "Hasil"
    INDEX = "indeks", "Indeks"


SEVEN = (
    Prerequisite.COMMITMENT,
    Prerequisite.POLICY,
    Prerequisite.INSTITUTIONALISATION,
    Prerequisite.RESOURCES,
    Prerequisite.DISAGGREGATED_DATA,
    Prerequisite.ANALYSIS_TOOL,
    Prerequisite.PARTICIPATION,
)


class Source(TextChoices):
    REPORTED = "reported", "Dilaporkan"
    COMPUTED = "computed", "Dihitung dari register"
    EXTERNAL = "external", "Terbitan pihak lain"


class State(TextChoices):
    """What an answer is. A measured zero, a number that is not available and silence never mix."""

    UNANSWERED = "unanswered", "Belum dijawab"
    NUMBER = "number", "Terisi"
    NIL = "nil", "Nihil"
    UNAVAILABLE = "unavailable", "Tidak tersedia"


class EvidenceRule(TextChoices):
    REQUIRED = "required", "Wajib"
    OPTIONAL = "optional", "Boleh dilampirkan"
    NONE = "none", "Tidak diminta"


class Shape(TextChoices):
    """What the two number columns mean to each other."""

    SINGLE = "single", "Satu angka"
    SEXES = "sexes", "Laki-laki dan perempuan"
    SHARE = "share", "Pembilang dan penyebut"
    SHARE_OVER = "share_over", "Pembilang dan penyebut, boleh lebih dari 100%"


_MEASURED = (RollUp.MEAN, RollUp.MAX, RollUp.MIN)

_ROLLUPS: dict[Kind, tuple[RollUp, ...]] = {
    Kind.CHOICE: (RollUp.COUNT_SHARE, RollUp.NONE),
    Kind.YESNO: (RollUp.YES_SHARE, RollUp.NONE),
    Kind.SHARE: (RollUp.RATIO, RollUp.NONE),
    Kind.COUNT: (RollUp.SUM, RollUp.NONE, *_MEASURED),
    Kind.AMOUNT: (RollUp.SUM, RollUp.NONE, *_MEASURED),
    Kind.INDEX: (RollUp.NONE, *_MEASURED),
}

_ACROSS_QUARTERS: dict[Kind, tuple[AcrossQuarters, ...]] = {
    Kind.CHOICE: (AcrossQuarters.LAST, AcrossQuarters.NONE),
    Kind.YESNO: (AcrossQuarters.LAST, AcrossQuarters.NONE),
    Kind.SHARE: (AcrossQuarters.SUM, AcrossQuarters.LAST, AcrossQuarters.NONE),
    Kind.COUNT: (AcrossQuarters.SUM, AcrossQuarters.LAST, AcrossQuarters.MEAN, AcrossQuarters.NONE),
    Kind.AMOUNT: (AcrossQuarters.SUM, AcrossQuarters.LAST, AcrossQuarters.MEAN, AcrossQuarters.NONE),
    Kind.INDEX: (AcrossQuarters.LAST, AcrossQuarters.MEAN, AcrossQuarters.NONE),
}

_SHAPES: dict[Kind, tuple[Shape, ...]] = {
    Kind.CHOICE: (Shape.SINGLE,),
    Kind.YESNO: (Shape.SINGLE,),
    Kind.SHARE: (Shape.SHARE, Shape.SHARE_OVER),
    Kind.COUNT: (Shape.SINGLE, Shape.SEXES),
    Kind.AMOUNT: (Shape.SINGLE,),
    Kind.INDEX: (Shape.SINGLE, Shape.SEXES),
}


def allowed_rollups(kind: Kind, *, shape: Shape = Shape.SINGLE) -> tuple[RollUp, ...]:
    """An index of men and one of women are two numbers: they have a spread, but no total."""
    if kind is Kind.INDEX and shape is Shape.SEXES:
        return (RollUp.NONE,)
    return _ROLLUPS[kind]


def allowed_across_quarters(kind: Kind) -> tuple[AcrossQuarters, ...]:
    """A share is never averaged over quarters: that would be a mean of percentages."""
    return _ACROSS_QUARTERS[kind]


def allowed_shapes(kind: Kind) -> tuple[Shape, ...]:
    return _SHAPES[kind]
