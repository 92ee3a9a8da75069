"""The pages on which an administrator keeps the tree."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone

from institutions.access.doors import FormDoor, PageDoor
from institutions.changes import add_agency, change_institution, close_institution
from institutions.expected import existing_on
from institutions.kinds import REGIONS, Kind
from institutions.pages.institution_forms import AgencyForm, CloseForm, NameForm, NewAgencyForm
from institutions.pages.lists import asked, each_word_in, page_of
from institutions.tree import Institution

STANDING = {"berdiri": "Berdiri", "tidak": "Tidak berdiri", "semua": "Semua"}


@dataclass(frozen=True)
class Row:
    institution: Institution
    stands: bool


class Administration(PageDoor):
    ability = "manage_institutions"
    template_name = "institutions/administration.html"


class InstitutionList(PageDoor):
    ability = "manage_institutions"
    template_name = "institutions/institutions.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        page = page_of(self._found(today), request=self.request)
        return {
            "page_obj": page,
            "rows": [Row(one, one.exists_on(today)) for one in page],
            "regions": Institution.objects.visible_to(self.scope).filter(kind__in=REGIONS),
            "region": asked(self.request, "daerah"),
            "text": asked(self.request, "cari"),
            "standing": self._standing,
            "standings": STANDING,
        }

    @property
    def _standing(self) -> str:
        told = asked(self.request, "status")
        return told if told in STANDING else "berdiri"

    def _found(self, today: date) -> QuerySet[Institution]:
        rows = Institution.objects.visible_to(self.scope).annotate(other_names=Cast("aliases", TextField()))
        rows = rows.filter(each_word_in(asked(self.request, "cari"), "name", "short_name", "code", "other_names"))
        if region := asked(self.request, "daerah"):
            rows = rows.filter(region__code=region)
        if self._standing == "berdiri":
            rows = rows.filter(existing_on(today))
        elif self._standing == "tidak":
            rows = rows.exclude(existing_on(today))
        # A region before its agencies: backwards, "agency" comes after every kind of region.
        return rows.select_related("region", "successor").order_by("region__code", "-kind", "name")


class InstitutionAdd(FormDoor):
    ability = "manage_institutions"
    template_name = "institutions/institution_add.html"

    def form(self, data: Any = None, files: Any = None, **kwargs: Any) -> NewAgencyForm:
        regions = Institution.objects.visible_to(self.scope).filter(code=asked(self.request, "daerah"))
        form = NewAgencyForm(data, initial={"region": regions.first()})
        form.offer_regions(scope=self.scope)
        return form

    def save(self, form: NewAgencyForm, **kwargs: Any) -> str:
        region = form.cleaned_data["region"]
        added = add_agency(region, agency=form.agency(), scope=self.scope, at=timezone.now())
        messages.success(self.request, f"{added.full_name} ditambahkan dengan kode {added.code}.")
        return f"{reverse('institution_list')}?daerah={region.code}"


class InstitutionEdit(FormDoor):
    ability = "manage_institutions"
    template_name = "institutions/institution_edit.html"

    def context(self, code: str) -> dict[str, Any]:
        return {"institution": self._institution(code), "today": timezone.localdate()}

    def form(self, data: Any = None, files: Any = None, *, code: str) -> NameForm:
        institution = self._institution(code)
        kind: type[NameForm] = AgencyForm if institution.kind == Kind.AGENCY else NameForm
        form = kind(data, initial={name: getattr(institution, name) for name in kind.base_fields if name != "seen"})
        if isinstance(form, AgencyForm):
            form.offer_successors(institution, scope=self.scope)
        return form

    def save(self, form: NameForm, code: str) -> str:
        institution = self._institution(code)
        change_institution(institution, values=form.cleaned_data, scope=self.scope, at=timezone.now())
        messages.success(self.request, f"Data {institution.full_name} disimpan.")
        return reverse("institution_edit", args=[code])

    def _institution(self, code: str) -> Institution:
        return self.fetch(Institution, "region", "successor", code=code)


class InstitutionClose(FormDoor):
    ability = "manage_institutions"
    template_name = "institutions/institution_close.html"

    def context(self, code: str) -> dict[str, Any]:
        return {"institution": self._agency(code)}

    def form(self, data: Any = None, files: Any = None, *, code: str) -> CloseForm:
        form = CloseForm(data)
        form.offer_successors(self._agency(code), scope=self.scope)
        return form

    def save(self, form: CloseForm, code: str) -> str:
        agency = self._agency(code)
        close_institution(agency, **form.cleaned_data, scope=self.scope, at=timezone.now())
        messages.success(self.request, f"Penutupan {agency.full_name} dicatat.")
        return reverse("institution_edit", args=[code])

    def _agency(self, code: str) -> Institution:
        return self.fetch(Institution, "region", "successor", code=code, kind=Kind.AGENCY)
