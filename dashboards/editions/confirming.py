"""What the code of an issued document, or of an edition, confirms to whoever holds it: no person and no figure."""

from dashboards.editions.finding import with_standing
from dashboards.editions.imprints import number_of
from dashboards.editions.rows import Edition, Issued
from formats.check_codes import Confirmed, read_code

VIEWS = "Tampilan papan PUG (edisi {number})"


def issued_behind(typed: str) -> Confirmed | None:
    """Two queries at most."""
    code = read_code(typed)
    found: Issued | None = Issued.objects.filter(code=code).select_related("edition").first() if code else None
    if found is None:
        return None
    is_current, standing = _standing(found.edition)
    return Confirmed(
        document=found.title,
        institution=found.subject,
        period=found.edition.quarter.label,
        number=found.number,
        issued_at=found.edition.made_at,
        digest=found.digest,
        standing=standing,
        is_current=is_current,
    )


def edition_behind(typed: str) -> Confirmed | None:
    """The pages, tables and papers of a view carry the code of the edition that they show. Two queries at most."""
    code = read_code(typed)
    found: Edition | None = Edition.objects.filter(code=code).select_related("province").first() if code else None
    if found is None:
        return None
    is_current, standing = _standing(found)
    return Confirmed(
        document=VIEWS.format(number=found.number),
        institution=found.province.name,
        period=found.quarter.label,
        number=number_of(found, found.province.code),
        issued_at=found.made_at,
        digest=found.digest,
        standing=standing,
        is_current=is_current,
    )


def _standing(edition: Edition) -> tuple[bool, str]:
    """Whether it is the newest and its quarter closed, and that in words. One query."""
    same = Edition.objects.filter(province=edition.province_id, quarter=edition.quarter)
    newest = with_standing(same.order_by("-number")).first()
    if newest.number != edition.number:
        return False, f"Edisi {edition.number} sudah digantikan edisi {newest.number}; angkanya dapat berbeda."
    if newest.holds:
        return True, f"Edisi {edition.number}, yang terbaru."
    return False, f"Edisi {edition.number}, yang terbaru; triwulannya sedang dibuka kembali untuk perbaikan."
