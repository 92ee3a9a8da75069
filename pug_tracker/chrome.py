"""What stands around every page: who is here and in which capacity, where they can go, whether data are examples."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property

from institutions.access.scope import Scope
from institutions.models import Institution, Membership
from reporting.example.accounts import ACCOUNTS, ExampleAccount

#: (label, url name, ability): an entry is shown to whoever has the ability.
ENTRIES = (
    ("Beranda", "home", "view_home"),
    ("Papan", "board_latest", "view_board"),
    ("Kelengkapan", "completeness_latest", "view_board"),
    ("Kesenjangan", "sex_gaps_latest", "view_board"),
    ("Laporan", "report_list", "view_reports"),
    ("Pengumpulan", "collection_latest", "fill_on_behalf"),
    ("Berkas", "sent_files", "edit_report"),
    ("Verifikasi", "verification_queue_latest", "verify_report"),
    ("Triwulan", "window_list", "manage_windows"),
    ("Indikator", "catalogue", "view_catalogue"),
    ("Kelola", "administration", "manage_institutions"),
    ("Bantuan", "help", "view_help"),
)


@dataclass(frozen=True)
class Entry:
    label: str
    url: str
    is_current: bool


class Access:
    """Read by the templates as `access`; each part is worked out when a page asks for it, the menu once."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @property
    def user(self) -> Any:
        """Nobody, where a request was refused before it was asked who sent it."""
        return getattr(self._request, "user", None) or AnonymousUser()

    @property
    def scope(self) -> Scope | None:
        return getattr(self._request, "scope", None) or None

    @property
    def capacities(self) -> list[Membership]:
        found: list[Membership] = self._request.capacities.all  # type: ignore[attr-defined]
        return found

    @cached_property
    def menu(self) -> list[Entry]:
        scope = self.scope
        if scope is None:
            return []
        here = self._request.path
        return [
            Entry(label, url, here == url or (url != "/" and here.startswith(url)))
            for label, name, ability in ENTRIES
            if scope.can(ability) and (url := reverse(name))
        ]

    @property
    def holds_example_data(self) -> bool:
        if self.scope:
            return self.scope.province.holds_example_data
        # Asked by the log-in page, where nobody has a scope yet; it tells nothing of any institution.
        return Institution.everything.filter(holds_example_data=True).exists()

    @property
    def example_accounts(self) -> tuple[ExampleAccount, ...]:
        """Shown on the log-in page, and only where all data are examples."""
        return ACCOUNTS if self.holds_example_data else ()


def access(request: HttpRequest) -> dict[str, Access]:
    return {"access": Access(request)}
