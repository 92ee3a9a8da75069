"""The NIP: the 18 digits of a civil servant. It tells birth date and sex, so it is personal data: masked in lists."""

from datetime import date

LENGTH = 18
#: Where the month of appointment stands, a contract employee (PPPK) has 21.
MONTHS = {*range(1, 13), 21}


def read_nip(text: str) -> str:
    """The bare digits, however they were grouped: '19700101 199503 2 001' -> '197001011995032001'."""
    return "".join(text.split()).replace(".", "").replace("-", "")


def nip_problem(nip: str) -> str:
    """What is wrong with it, in words; '' when it can be one."""
    if not (nip.isascii() and nip.isdigit() and len(nip) == LENGTH):
        return f"NIP terdiri atas {LENGTH} angka, misalnya 19700101 199503 2 001."
    born = _day(nip[:8])
    if born is None:
        return "Delapan angka pertama NIP adalah tanggal lahir (tahun, bulan, hari); tanggal itu tidak ada."
    if int(nip[12:14]) not in MONTHS or int(nip[8:12]) <= born.year:
        return "Angka ke-9 sampai ke-14 NIP adalah tahun dan bulan pengangkatan; angka itu tidak mungkin."
    if nip[14] not in "12":
        return "Angka ke-15 NIP adalah jenis kelamin: 1 untuk laki-laki, 2 untuk perempuan."
    return ""


def spaced(nip: str) -> str:
    """In full, as it is written: '19700101 199503 2 001'."""
    return f"{nip[:8]} {nip[8:14]} {nip[14:15]} {nip[15:]}" if nip else ""


def masked(nip: str) -> str:
    """'1970••••••••••2001'; nothing for nothing."""
    return f"{nip[:4]}{'•' * (len(nip) - 8)}{nip[-4:]}" if nip else ""


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
