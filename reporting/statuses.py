"""The states of a report, and the groups by which the rest of the code asks for them."""

from django.db.models import TextChoices


class Status(TextChoices):
    DRAFT = "draft", "Draf"
    SUBMITTED = "submitted", "Terkirim"
    RETURNED = "returned", "Perlu diperbaiki"
    ACCEPTED = "accepted", "Diterima"
    VERIFIED = "verified", "Diverifikasi"


#: The sender may still change figures.
EDITABLE = (Status.DRAFT, Status.RETURNED)
#: It has left the sender's hands: it counts as reported.
HANDED_IN = (Status.SUBMITTED, Status.ACCEPTED, Status.VERIFIED)
#: It came, even if it is being mended now: this is what completeness counts.
CAME = (*HANDED_IN, Status.RETURNED)
#: The province has not judged it yet.
AWAITING = (Status.SUBMITTED, Status.ACCEPTED)
