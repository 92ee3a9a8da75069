"""What only documents show: the QR of their code."""

from django import template
from django.utils.safestring import SafeString

from dashboards.papers.paper import Imprint
from formats.qr import qr_svg

register = template.Library()


@register.simple_tag
def document_qr(imprint: Imprint) -> SafeString:
    return qr_svg(imprint.check_url, label="Kode QR untuk memeriksa dokumen ini")
