"""The table role → abilities: who may do what. Where they may do it is scope.py's to say."""

from django.db.models import TextChoices

from institutions.kinds import Kind


class Role(TextChoices):
    ADMINISTRATOR = "administrator", "Administrator"
    VERIFIER = "verifier", "Verifikator provinsi"
    COORDINATOR = "coordinator", "Koordinator"
    FOCAL_POINT = "focal_point", "Focal point"
    LEADER = "leader", "Pimpinan"


EVERYONE = frozenset({"view_home", "view_board", "view_catalogue", "view_help", "manage_own_account"})

ABILITIES: dict[str, frozenset[str]] = {
    Role.ADMINISTRATOR: EVERYONE
    | {
        "view_reports",
        "view_provisional",
        "manage_institutions",
        "manage_users",
        "manage_letterhead",
        "manage_catalogue",
        "manage_windows",
        "view_journal",
    },
    Role.VERIFIER: EVERYONE
    | {
        "view_reports",
        "view_provisional",
        "begin_review",
        "return_report",
        "verify_report",
        "reopen_report",
        "remind",
        "manage_catalogue",
        "manage_windows",
    },
    Role.COORDINATOR: EVERYONE
    | {
        "view_reports",
        "view_provisional",
        "edit_report",
        "fill_on_behalf",
        "submit_report",
        "recall_report",
        "begin_review",
        "accept_report",
        "return_report",
        "remind",
    },
    Role.FOCAL_POINT: EVERYONE | {"view_reports", "view_provisional", "edit_report", "submit_report", "recall_report"},
    Role.LEADER: EVERYONE | {"view_reports", "view_provisional"},
}

#: Why a role may not do a thing, in words: shown on the 403 page.
WHO_MAY: dict[str, str] = {
    "manage_institutions": "Hanya administrator yang dapat mengelola instansi.",
    "manage_users": "Hanya administrator yang dapat mengelola pengguna.",
    "manage_letterhead": "Hanya administrator yang dapat mengubah kop surat dan penanda tangan.",
    "view_journal": "Hanya administrator yang dapat membuka jurnal.",
    "manage_catalogue": "Hanya administrator dan verifikator provinsi yang dapat mengubah katalog indikator.",
    "manage_windows": "Hanya administrator dan verifikator provinsi yang dapat mengatur triwulan.",
    "edit_report": "Hanya focal point dan koordinator yang dapat mengisi laporan.",
    "fill_on_behalf": "Hanya koordinator yang dapat mengisi laporan atas nama perangkat daerah.",
    "submit_report": "Hanya focal point dan koordinator yang dapat mengirim laporan.",
    "recall_report": "Hanya pengirim yang dapat menarik kembali laporan.",
    "begin_review": "Hanya penerima laporan yang dapat mulai memeriksa.",
    "accept_report": "Hanya koordinator kabupaten/kota yang dapat menerima laporan perangkat daerah.",
    "return_report": "Hanya koordinator dan verifikator provinsi yang dapat mengembalikan laporan.",
    "verify_report": "Hanya verifikator provinsi yang dapat memverifikasi laporan.",
    "remind": "Hanya koordinator dan verifikator provinsi yang dapat mengingatkan.",
    "reopen_report": "Hanya verifikator provinsi yang dapat membuka kembali laporan.",
}

#: At which kind of institution each role can be held.
HELD_AT: dict[str, frozenset[str]] = {
    Role.ADMINISTRATOR: frozenset({Kind.PROVINCE}),
    Role.VERIFIER: frozenset({Kind.PROVINCE}),
    Role.COORDINATOR: frozenset({Kind.PROVINCE, Kind.REGENCY, Kind.CITY}),
    Role.FOCAL_POINT: frozenset({Kind.AGENCY}),
    Role.LEADER: frozenset({Kind.PROVINCE, Kind.REGENCY, Kind.CITY}),
}
