"""/papan/…/berkas/: the documents of all regencies of a quarter in one ZIP. Verified, so for everybody."""

from functools import cached_property
from hashlib import sha256
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from dashboards.bundles.asking import Wish, ask_bundle, cancel_bundle, may_cancel, running
from dashboards.bundles.gathering import kinds_of
from dashboards.bundles.progress import progress_of
from dashboards.bundles.rows import Bundle
from dashboards.pages import QuarterDoor
from institutions.access.doors import ActionDoor, Door
from institutions.access.refusals import Refused

LOOK_AGAIN_SECONDS = 3


class BundleDoor(QuarterDoor):
    """What runs and what was made; asking for another. While something runs, a browser looks again by itself."""

    template_name = "dashboards/bundles/bundles.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        answer = super().get(request, **kwargs)
        if answer.status_code == 200 and self.active:
            answer["Refresh"] = str(LOOK_AGAIN_SECONDS)
        return answer

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.refuse_strange_quarter()
        kind = request.POST.get("jenis", "")
        if kind not in self.kinds:
            raise Refused("Pilih dahulu dokumen yang akan dikumpulkan.")
        wish = Wish(self.quarter, self.shown.edition.number if self.shown else 0, self.digest, kind)
        found = ask_bundle(wish, scope=self.scope, at=timezone.now())
        address = reverse("bundles", args=[found.quarter])
        return redirect(f"{address}?edisi={found.edition}" if self.asked_edition and found.edition else address)

    def context(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        own = Bundle.objects.filter(province=self.scope.province, quarter=self.quarter).select_related("asked_by")[:5]
        shown = {one.pk: one for one in (*([self.active] if self.active else []), *own)}
        return {
            **self.picker,
            "lines": [(progress_of(one, at=now), may_cancel(one, scope=self.scope)) for one in shown.values()],
            "is_busy": self.active is not None,
            "kinds": self.kinds,
        }

    @cached_property
    def kinds(self) -> dict[str, str]:
        return kinds_of(self.shown.edition if self.shown else None)

    @cached_property
    def active(self) -> Bundle | None:
        """The one that runs in this province, of whichever quarter."""
        found = running(self.scope.province)
        return found if found and found.is_under_way(at=timezone.now()) else None

    @property
    def digest(self) -> str:
        """Which state of the numbers, and on which day: lateness is told by it while the quarter is open."""
        of = self.version if self.shown else f"{self.known!r} {self.today}"
        return sha256(str(of).encode()).hexdigest()


class BundleCancel(ActionDoor):
    ability = "view_board"

    def act(self, **kwargs: Any) -> str:
        bundle = one_bundle(self, **kwargs)
        cancel_bundle(bundle, scope=self.scope)
        self.say("Pembuatan dokumen dibatalkan.")
        return reverse("bundles", args=[bundle.quarter])


class BundleFile(Door):
    ability = "view_board"
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, **kwargs: Any) -> FileResponse:
        bundle = one_bundle(self, **kwargs)
        if not bundle.can_be_fetched(at=timezone.now()):
            raise Http404
        answer = FileResponse(bundle.path.open("rb"), as_attachment=True, filename=file_name(bundle))
        answer["Content-Type"] = "application/zip"
        answer["Cache-Control"] = "private, no-store"
        return answer


def one_bundle(door: Door, **kwargs: Any) -> Bundle:
    """Of the viewer's own province."""
    found = Bundle.objects.filter(province=door.scope.province, quarter=kwargs["quarter"], pk=kwargs["pk"]).first()
    if found is None:
        raise Http404
    return found


def file_name(bundle: Bundle) -> str:
    edition = f"-E{bundle.edition}" if bundle.edition else ""
    return f"{bundle.kind}-pug-{bundle.quarter.code}{edition}.zip"
