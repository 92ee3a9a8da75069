"""Why a berkas is not opened, in the words of the one who sent it: what is wrong with it, and what to do."""

LARGEST_MB = 10
MOST_CELLS = 300_000

EMPTY = "Berkas ini kosong (0 bita); mungkin pengirimannya terputus. Buka berkas aslinya, simpan, lalu kirim lagi."
TOO_LARGE = (
    f"Berkas ini {{}} MB; paling besar {LARGEST_MB} MB. Biasanya gambar yang membuatnya besar: hapus gambarnya atau "
    "salin tabelnya saja ke berkas baru, lalu kirim lagi."
)
TOO_MANY_CELLS = (
    "Isi berkas ini terlalu banyak: lebih dari 300.000 sel. Pecah menjadi beberapa berkas, misalnya satu berkas untuk "
    "setiap perangkat daerah, lalu kirim lagi."
)
TOO_WIDE = (
    "Isi berkas ini terpencar terlalu jauh: dari {} sampai {}. Hapus isi yang tercecer di luar tabel, atau salin "
    "tabelnya saja ke berkas baru, lalu kirim lagi."
)
LOCKED = (
    "Berkas ini terkunci dengan kata sandi. Buka di Excel, hapus kata sandinya (File > Info > Proteksi Buku Kerja), "
    "simpan, lalu kirim lagi."
)
BROKEN = (
    "Berkas ini rusak dan tidak dapat dibaca sampai habis. Buka di Excel atau LibreOffice, simpan dengan nama baru, "
    "lalu kirim lagi."
)
UNUSUAL = (
    "Susunan berkas ini tidak seperti buatan Excel atau LibreOffice; demi keamanan, berkas ini tidak dibuka. Salin "
    "tabelnya ke berkas baru, simpan sebagai .xlsx, lalu kirim lagi."
)
NO_SHEET = "Berkas ini tidak memuat satu pun lembar kerja yang berisi. Periksa apakah berkas yang benar yang terpilih."
SAVE_AS_XLSX = (
    "Berkas ini berformat {}, yang tidak dapat dibaca di sini. Buka di Excel, simpan sebagai .xlsx, lalu kirim lagi."
)
NOT_A_TABLE = (
    "Ini {}, bukan berkas Excel. Angkanya tidak dapat dibaca dari sana: isikan ke formulir Excel yang dapat diunduh di "
    "sini, atau kirim tabel aslinya sebagai .xlsx."
)
UNKNOWN = "Jenis berkas ini tidak dikenali. Kirim berkas Excel (.xlsx atau .xls), LibreOffice (.ods), atau .csv."


class Unopenable(ValueError):
    """A berkas that is not opened; the message says why, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
