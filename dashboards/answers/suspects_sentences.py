"""How many figures need an eye, in sentences: for 0, for 1 and for many. Pure."""

from dashboards.sentences import Paragraph, said, strong
from reporting.wording import mid_sentence


def suspects_paragraph(count: int, *, regions: int, strongest: tuple[str, str] | None) -> Paragraph:
    """`strongest`: the indicator and the region of the one to look at first."""
    if not count or strongest is None:
        return said("Tidak ada angka terverifikasi yang tampak janggal pada triwulan ini.")
    indicator, region = strongest
    if count == 1:
        return said(strong(1), f" angka terverifikasi perlu dilihat lagi: {mid_sentence(indicator)} di {region}.")
    where = f"di {regions} daerah" if regions > 1 else f"di {region}"
    tail = f" angka terverifikasi {where} perlu dilihat lagi; mulailah dari {mid_sentence(indicator)} di {region}."
    return said(strong(count), tail)
