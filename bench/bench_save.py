"""Saving an agency's form in which every answer changed, against the bare UPDATE and INSERT of the same rows."""

from itertools import count

import django

from bench.ratios import compare

django.setup()

from django.db import transaction  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils.datastructures import MultiValueDict  # noqa: E402
from django.utils.http import urlencode  # noqa: E402

from bench.browser import logged_in  # noqa: E402
from bench.form_fields import fields_of  # noqa: E402
from bench.stages import NOW, UNSENT, acting, stage  # noqa: E402
from institutions.access.roles import Role  # noqa: E402
from reporting.figures import Figure, FigureChange, Origin  # noqa: E402
from reporting.filling import fill_in  # noqa: E402
from reporting.posted import read_post  # noqa: E402
from reporting.reports import Report  # noqa: E402

ROUND = count(1)


class Form:
    """The form of the regency's health office, open to be filled."""

    def __init__(self) -> None:
        self.report = next(report for report in stage().parts if report.institution.code.endswith("-dinkes"))
        self.scope = acting(Role.FOCAL_POINT, self.report.institution)
        Report.everything.filter(pk=self.report.pk).update(**UNSENT)
        self.browser = logged_in(self.scope.user.email)
        self.address = reverse("report_form", args=[self.report.pk])
        self.figures = list(Figure.everything.filter(report=self.report))

    def show(self) -> object:
        return self.browser.get(self.address)

    def type(self) -> None:
        """A form as the browser would send it now, with another note at each answer; earlier rounds are forgotten."""
        FigureChange.everything.filter(figure__in=self.figures, at__gte=NOW).delete()
        fields = fields_of(self.browser.get(self.address).page)
        notes = {name: f"Catatan ukuran {next(ROUND)}" for name in fields if name.endswith(".note")}
        self.typed = fields | notes

    def send(self) -> object:
        return self.browser.post(self.address, **self.typed)

    def save(self) -> None:
        posted = read_post(QueryDict(urlencode(self.typed)), MultiValueDict())
        outcome = fill_in(self.report, posted=posted, scope=self.scope, at=NOW)
        assert outcome.is_clean, outcome

    def bare(self) -> None:
        """One UPDATE for each figure, and their histories in one INSERT."""
        with transaction.atomic():
            for figure in self.figures:
                Figure.everything.filter(pk=figure.pk).update(note=f"Catatan ukuran {next(ROUND)}")
            FigureChange.everything.bulk_create(
                FigureChange(
                    figure=figure,
                    version=10_000 + next(ROUND),
                    state=figure.state,
                    a=figure.a,
                    b=figure.b,
                    user=self.scope.user,
                    capacity="Ukuran",
                    at=NOW,
                    origin=Origin.FORM,
                )
                for figure in self.figures
            )


def main() -> None:
    form = Form()
    print(f"({len(form.figures)} answers)")
    compare("an agency's form is saved : bare UPDATE, INSERT", form.save, form.bare, before=form.type)
    compare("the whole request that saves it : bare UPDATE, INSERT", form.send, form.bare, before=form.type)
    compare("the form is shown : five queries", form.show, lambda: form.browser.get("/lima-kueri/"))


if __name__ == "__main__":
    main()
