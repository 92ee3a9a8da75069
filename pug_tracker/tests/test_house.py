"""The house keeps its rules; and each rule can say no."""

from collections.abc import Callable, Iterator

import pytest

from pug_tracker.tests import house
from pug_tracker.tests.house import Source

Rule = Callable[[Source], Iterator[str]]


@pytest.mark.parametrize("rule", house.RULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps(rule: Rule) -> None:
    wrong = [found for source in house.python_sources() for found in rule(source)]

    assert not wrong, f"{rule.__doc__}\n" + "\n".join(wrong)


def test_every_template_keeps_its_rules() -> None:
    wrong = [found for source in house.templates() for found in house.template(source)]

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("lists", [house.PURE, house.IMPURE, house.PAST_SCOPE, house.FLOATS_ALLOWED])
def test_what_the_lists_name_exists(lists: set[str] | dict[str, str]) -> None:
    modules = {source.module for source in house.python_sources()}

    assert set(lists) - modules == set()


@pytest.mark.parametrize("folder", [path for path in house.ROOT.iterdir() if (path / "apps.py").is_file()])
def test_every_app_has_its_floor(folder: object) -> None:
    assert getattr(folder, "name", "") in house.FLOOR_OF


BAD = [
    (house.tower, "formats/x.py", "from institutions.models import Institution"),
    (house.tower, "institutions/x.py", "import reporting.windows"),
    (house.tower, "institutions/access/x.py", "from ...indicators import kinds"),
    (house.tower, "action_plans/x.py", "def f():\n    from pprg.models import Gap"),
    (house.tower, "pprg/x.py", "from action_plans.models import Plan"),
    (house.tower, "dashboards/x.py", "from pug_tracker import settings"),
    (house.tower, "indicators/x.py", "report = models.ForeignKey('reporting.Report', models.PROTECT)"),
    (house.tower, "indicators/x.py", "apps.get_model('reporting', 'Report')"),
    (house.tower, "institutions/tests/test_x.py", "from reporting.models import Report"),
    (house.purity, "formats/quarters.py", "from django.db.models import Model"),
    (house.purity, "formats/quarters.py", "import django.db"),
    (house.purity, "formats/quarters.py", "def f():\n    return date.today()"),
    (house.purity, "indicators/rollups.py", "from indicators.models import Indicator"),
    (house.purity, "indicators/rollups.py", "from django.utils import timezone\ntimezone.now()"),
    (house.purity, "reporting/windows.py", "from django.utils.timezone import localdate\nday = localdate()"),
    (house.sizes, "reporting/x.py", "\n" * 251),
    (house.sizes, "reporting/x.py", "def f():\n" + "    x = 1\n" * 30),
    (house.names, "reporting/services.py", ""),
    (house.names, "reporting/utils/dates.py", ""),
    (house.scope, "reporting/x.py", "Report.everything.all()"),
    (house.scope, "reporting/x.py", "Report._default_manager.all()"),
    (house.scope, "reporting/x.py", "get_object_or_404(Report, pk=1)"),
    (house.scope, "reporting/x.py", "shortcuts.get_object_or_404(models.Report, pk=1)"),
    (house.forms, "reporting/forms.py", "class F(ModelForm):\n    class Meta:\n        fields = '__all__'"),
    (house.forms, "reporting/forms.py", "class F(ModelForm):\n    class Meta:\n        exclude = ['x']"),
    (house.forms, "reporting/forms.py", "x = forms.ModelChoiceField(queryset=Institution.everything.all())"),
    (house.floats, "reporting/models.py", "x = models.FloatField()"),
    (house.floats, "indicators/rollups.py", "x = float('1')"),
    (house.floats, "indicators/rollups.py", "x = 0.5"),
    (house.machinery, "reporting/admin.py", "from django.contrib import admin"),
    (house.machinery, "reporting/x.py", "from pandas import DataFrame"),
    (house.markup_in_code, "formats/x.py", "x = '<p style=\"color:red\">'"),
    (house.template, "templates/x.html", "<p>tanpa tanda</p>"),
    (house.template, "templates/x.html", "{# Blocks: none. #}<p style='color:red'>"),
    (house.template, "templates/x.html", "{# Blocks: none. #}<script>alert(1)</script>"),
    (house.template, "templates/x.html", "{# Blocks: none. #}<button\n onclick='x()'>"),
    (house.template, "templates/x.html", "{# Blocks: none. #}<script src='https://cdn.invalid/x.js'></script>"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "path", "text"), BAD)
def test_a_rule_finds_what_it_forbids(rule: Rule, path: str, text: str) -> None:
    assert len(list(rule(Source(path, text)))) == 1


GOOD = [
    (house.tower, "reporting/x.py", "from institutions.models import Institution\nfrom . import windows"),
    (house.tower, "pug_tracker/urls.py", "from dashboards import urls"),
    (house.purity, "indicators/kinds.py", "from django.db.models import TextChoices"),
    (house.purity, "indicators/rollups.py", "from formats.numbers import round_half_up"),
    (house.purity, "reporting/reports.py", "from django.db.models import Model"),
    (house.purity, "reporting/windows.py", "from django.utils.timezone import localdate\nday = localdate(at)"),
    (house.sizes, "reporting/x.py", "def f():\n" + "    x = 1\n" * 29),
    (house.sizes, "reporting/migrations/0001_initial.py", "\n" * 300),
    (house.scope, "reporting/tests/test_x.py", "Report.everything.all()"),
    (house.scope, "reporting/management/commands/x.py", "Report.everything.all()  # a command"),
    (house.scope, "reporting/x.py", "get_object_or_404(reports.visible_to(scope), pk=1)"),
    (house.scope, "reporting/models.py", "class Report:\n    everything = Manager()"),
    (house.forms, "reporting/forms.py", "x = forms.ModelChoiceField(queryset=Institution.objects.none())"),
    (house.machinery, "reporting/x.py", "def f():\n    import pandas"),
    (house.markup_in_code, "formats/charts.py", "x = '<path fill=\"#0b6e4f\">'"),
    (house.template, "templates/x.html", "{# Blocks: title. #}\n<script src='/static/x.js' defer></script>"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "path", "text"), GOOD)
def test_a_rule_leaves_alone_what_is_allowed(rule: Rule, path: str, text: str) -> None:
    assert list(rule(Source(path, text))) == []
