"""The words by which one person reminds another of a report, to be sent through any messenger. Pure."""

from urllib.parse import quote

from formats.dates import day_date
from institutions.access.scope import Scope
from reporting.situations import Situation
from reporting.statuses import Status


def request_for(situation: Situation, *, scope: Scope, site: str) -> str:
    """What is waited for, until when and where, signed with name and capacity."""
    one, quarter = situation.institution, situation.window.quarter
    parts = (
        f"Yth. Bapak/Ibu pengelola laporan PUG {one.full_name},",
        f"{_where_it_stands(situation)} Mohon laporan {quarter} dikirim melalui {site} {_until(situation)}. "
        "Bila ada kendala, silakan sampaikan kepada kami.",
        f"Terima kasih.\n{scope.user.name}\n{scope.capacity}",
    )
    return "\n\n".join(parts)


def whatsapp_link(text: str) -> str:
    """Opens WhatsApp, where one chooses whom to send it to: a telephone number stands in no address of ours."""
    return f"https://wa.me/?text={quote(text)}"


def _where_it_stands(situation: Situation) -> str:
    quarter = situation.window.quarter
    if situation.status == Status.RETURNED:
        return f"Laporan pengarusutamaan gender (PUG) {quarter} sudah kami kembalikan dan menunggu perbaikan."
    if situation.days_late:
        due = day_date(situation.due)
        return f"Laporan pengarusutamaan gender (PUG) {quarter} belum kami terima, dan tenggatnya {due} sudah lewat."
    return f"Laporan pengarusutamaan gender (PUG) {quarter} belum kami terima."


def _until(situation: Situation) -> str:
    on_time = situation.on <= situation.due
    return f"paling lambat {day_date(situation.due)}" if on_time else "secepatnya"
