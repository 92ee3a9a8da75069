"""The example accounts that the log-in page shows when the database holds example data. Pure."""

from dataclasses import dataclass

from institutions.access.roles import Role

#: Public on purpose: it opens invented data only. Never used outside an example database.
PASSWORD = "contoh-pug-2026"
DOMAIN = "contoh.test"


@dataclass(frozen=True)
class ExampleAccount:
    """One person who can log in, with one or two capacities: (role, code of the institution)."""

    email: str
    name: str
    capacities: tuple[tuple[Role, str], ...]
    purpose: str

    @property
    def password(self) -> str:
        return PASSWORD


def _account(local: str, name: str, purpose: str, *capacities: tuple[Role, str]) -> ExampleAccount:
    return ExampleAccount(f"{local}@{DOMAIN}", name, capacities, purpose)


ACCOUNTS: tuple[ExampleAccount, ...] = (
    _account(
        "focalpoint", "Contoh Focal Point Dinkes", "mengisi laporan Dinas Kesehatan Kapuas",
        (Role.FOCAL_POINT, "62.03-dinkes"),
    ),
    _account(
        "koordinator", "Contoh Koordinator Kapuas",
        "menerima laporan perangkat daerah dan mengirim laporan Kabupaten Kapuas; juga focal point Dinas P3A",
        (Role.COORDINATOR, "62.03"), (Role.FOCAL_POINT, "62.03-dp3appkb"),
    ),
    _account(
        "verifikator", "Contoh Verifikator", "memverifikasi laporan di DP3APPKB Provinsi",
        (Role.VERIFIER, "62"),
    ),
    _account(
        "pimpinan", "Contoh Pimpinan Provinsi", "membaca papan provinsi dan mengunduh PDF",
        (Role.LEADER, "62"),
    ),
    _account(
        "bupati", "Contoh Pimpinan Kapuas", "membaca papan Kabupaten Kapuas", (Role.LEADER, "62.03"),
    ),
    _account(
        "koordinatorprovinsi", "Contoh Koordinator Provinsi", "mengisi laporan Pemerintah Provinsi",
        (Role.COORDINATOR, "62"),
    ),
    _account(
        "administrator", "Contoh Administrator", "mengelola instansi, pengguna, dan katalog",
        (Role.ADMINISTRATOR, "62"),
    ),
)  # fmt: skip
