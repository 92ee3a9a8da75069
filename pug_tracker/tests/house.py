"""The rules of the house, read from the source alone: no database, no Django. test_house.py asks them all.

A rule takes a file and yields what is wrong in it; as a `Source`, so that tests can hand it bad snippets.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: From the ground up. An app imports from apps below it; neighbours on one floor do not import each other.
FLOORS = (
    {"formats"},
    {"institutions"},
    {"indicators"},
    {"action_plans", "pprg"},
    {"reporting"},
    {"dashboards"},
    {"pug_tracker"},
)
FLOOR_OF = {app: floor for floor, apps in enumerate(FLOORS) for app in apps}

#: Pure rooms: rules without database and clock. A package name stands for all that is in it, save IMPURE.
PURE = {
    "dashboards.answers.suspicions",
    "formats",
    "indicators.kinds",
    "indicators.rollups",
    "indicators.achievement",
    "indicators.readiness",
    "indicators.answers",
    "indicators.arithmetic",
    "indicators.standing",
    "indicators.tallies",
    "indicators.hidden_sums",
    "indicators.sex_gaps",
    "indicators.small_cells",
    "indicators.timeliness",
    "action_plans.progress",
    "institutions.kinds",
    "institutions.access.roles",
    "institutions.access.refusals",
    "institutions.codes",
    "institutions.reference",
    "reporting.moves",
    "reporting.reminders.occasions",
    "reporting.silence",
    "reporting.statuses",
    "reporting.windows",
    "reporting.working_days",
}
IMPURE = {"formats.fields", "formats.apps", "formats.management", "formats.tests"}
CLOCKS = {"today", "now", "utcnow", "time_ns", "monotonic"}
CHOICES = {"TextChoices", "IntegerChoices", "Choices"}
FLOATS_ALLOWED = {"formats.charts": "places on paper, not figures"}

#: Who may read past scope, and why. Migrations, commands and tests always may.
PAST_SCOPE: dict[str, str] = {
    "institutions.access.scope": "it is what `objects.visible_to` is made of",
    "institutions.access.holders": "who holds a role, whoever asks: mail finds them, a closed quarter names them",
    "institutions.access.middleware": "finds out who somebody is; before that there is no scope",
    "institutions.loading": "a command's: adds the reference data that is missing, for everybody",
    "indicators.loading": "a command's: the published values of all regions",
    "institutions.letters": "the letterhead of a paper that everybody may hold; its NIP in full only within scope",
    "institutions.access.journal": "the journal writes itself; it is append-only",
    "institutions.expected": "who is expected counts for everybody alike",
    "reporting.acknowledgements": "all agencies of one regency whose report was handed over within scope",
    "reporting.attaching": "files of a report that reporting.editing let it hold",
    "reporting.calendar": "the extension of an institution that was handed over within scope",
    "reporting.checks": "all parts of one report that was handed over within scope",
    "reporting.example": "a command's: invented data for everybody, before anybody is there",
    "reporting.editing": "the open items of one report; it asks before it holds",
    "reporting.free_quarters": "a quarter is taken as soon as anybody has reported it",
    "reporting.facts": "facts about one report that was handed over within scope",
    "reporting.receipt_content": "all that one report holds when it is sent; make_move has asked",
    "reporting.receipts": "writes the receipt after make_move has asked; whoever holds a code needs no account",
    "reporting.saving": "writes the figures of a report that reporting.editing let it hold",
    "reporting.waiting": "whether an agency's regency was verified, inside a query that is within scope",
    "reporting.own_tables.remembered": "an agency is spared what its own region has answered",
    "reporting.opening": "an extension for the institution that was handed over, after the scope was asked",
    "reporting.feed": "the extensions of institutions at which the feed's owner holds a capacity",
    "reporting.reminders.picture": "a command's: whoever it tells something holds a capacity that reaches it",
    "reporting.starting": "the one row that two may begin at once, after the scope was asked",
    "reporting.pages.window_forms": "a choice of institutions that starts empty",
    "reporting.verification": "verifies the report and its agencies together; make_move has asked",
    "reporting.workflow": "the verb itself, after it has asked the scope",
    "dashboards.audit.tables": "a second opinion on all that boards show, asked for by a command",
    "dashboards.completeness.reports": "how many reports came, counted down to a region, for everybody alike",
    "dashboards.completeness.silence": "how many never report is told to everybody; which ones, within scope",
    "dashboards.places": "the tree of a province: totals of the 14 count everybody alike, whoever looks",
    "dashboards.reading": "verified figures are for everybody; for provisional ones the page has asked the scope",
    "dashboards.workbook.history": "when a region's report was verified, told to everybody together with its figures",
    "pug_tracker.chrome": "whether the site holds example data, told to everybody",
}

NEVER_NAMES = {"services", "service", "helpers", "helper", "utils", "util", "common", "core", "misc", "base"}
SLOW_TO_IMPORT = {"pandas", "numpy", "weasyprint", "openpyxl"}
MODULE_LINES, FUNCTION_LINES = 250, 30


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the root, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def app(self) -> str:
        return self.path.split("/", 1)[0] if "/" in self.path else ""

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def is_test(self) -> bool:
        return "/tests/" in self.path or self.path == "conftest.py"

    @property
    def is_migration(self) -> bool:
        return "/migrations/" in self.path

    @property
    def is_command(self) -> bool:
        return "/management/commands/" in self.path

    def among(self, modules: "set[str] | dict[str, str]") -> bool:
        return any(self.module == one or self.module.startswith(f"{one}.") for one in modules)

    @property
    def is_pure(self) -> bool:
        return self.among(PURE) and not self.among(IMPURE)

    def at(self, node: ast.AST, text: str) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)} {text}"


def python_sources() -> list[Source]:
    folders = [*FLOOR_OF, "bench", "bin"]
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    found += sorted(ROOT.glob("*.py"))
    return [Source(path.relative_to(ROOT).as_posix(), path.read_text()) for path in found]


# --- the tower --------------------------------------------------------------------------------------


def imported(source: Source) -> Iterator[tuple[ast.AST, str, list[str]]]:
    """Every import as (node, module, names), relative ones spelled out."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, _absolute(source, node), [alias.name for alias in node.names]


def _absolute(source: Source, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = source.path.split("/")[: -node.level]
    return ".".join([*package, *([node.module] if node.module else [])])


def named_models(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Models named in a string: ForeignKey("app.Model"), get_model("app", "Model")."""
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        told = node.args[0].value
        is_relation = name in {"ForeignKey", "OneToOneField", "ManyToManyField", "get_model"}
        if is_relation and isinstance(told, str):
            yield node, told.split(".")[0]


def tower(source: Source) -> Iterator[str]:
    """Imports point down: never up, never sideways."""
    floor = FLOOR_OF.get(source.app)
    if floor is None or source.is_migration:
        return
    reached = [(node, module.split(".")[0]) for node, module, _ in imported(source)]
    for node, app in [*reached, *named_models(source)]:
        if app in FLOOR_OF and app != source.app and FLOOR_OF[app] >= floor:
            yield source.at(node, f"{source.app} reaches {app}, which does not stand below it")


def purity(source: Source) -> Iterator[str]:
    """A pure room knows no database, no clock, and none of our rooms that does."""
    if source.is_pure:
        yield from (source.at(node, f"a pure room {wrong}") for node, wrong in _impure(source, frozenset()))


def _impure(source: Source, seen: frozenset[str]) -> Iterator[tuple[ast.AST, str]]:
    for node, module, names in imported(source):
        if module.startswith("django.db") and not (names and set(names) <= CHOICES):
            yield node, f"imports {', '.join(names)} of {module}"
        for room in _rooms(module, names):
            if room.path not in seen and any(_impure(room, seen | {source.path})):
                yield node, f"imports {room.module}, which is none"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and _asks_the_clock(node):
            yield node, f"asks the clock: {ast.unparse(node.func)}()"


def _rooms(module: str, names: list[str]) -> list[Source]:
    """Our own files that an import reads."""
    if module.split(".")[0] not in FLOOR_OF:
        return []
    files = [ROOT / f"{one.replace('.', '/')}.py" for one in (module, *(f"{module}.{name}" for name in names))]
    return [Source(file.relative_to(ROOT).as_posix(), file.read_text()) for file in files if file.is_file()]


def _asks_the_clock(node: ast.Call) -> bool:
    """`localdate()` asks; `localdate(at)` only turns a moment into a day."""
    name = ast.unparse(node.func).split(".")[-1]
    return name in CLOCKS or (name in {"localdate", "localtime"} and not node.args and not node.keywords)


# --- sizes and names --------------------------------------------------------------------------------


def sizes(source: Source) -> Iterator[str]:
    """A room has at most 250 lines, a function at most 30."""
    if source.is_test or source.is_migration:
        return
    lines = len(source.text.splitlines())
    if lines > MODULE_LINES:
        yield f"{source.path}:1 {lines} lines; a room stops at {MODULE_LINES}"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield source.at(node, f"{node.name} has {length} lines; a function stops at {FUNCTION_LINES}")


def names(source: Source) -> Iterator[str]:
    """A room is named for what you find in it."""
    for part in source.module.split("."):
        if part in NEVER_NAMES:
            yield f"{source.path}:1 '{part}' names nothing that one could find there"


# --- what may not be written ------------------------------------------------------------------------


def scope(source: Source) -> Iterator[str]:
    """Nothing scoped is read without saying for whom."""
    free = source.is_test or source.is_migration or source.is_command or source.app in {"bench", "bin"}
    for node in ast.walk(source.tree):
        if free or source.among(PAST_SCOPE):
            return
        if isinstance(node, ast.Attribute) and node.attr in {
            "everything",
            "_default_manager",
            "_base_manager",
        }:
            yield source.at(node, f".{node.attr} reads past scope")
        if isinstance(node, ast.Call) and _fetches_from_a_class(node):
            yield source.at(node, f"{ast.unparse(node)[:60]}: give it a queryset within scope")


def _fetches_from_a_class(node: ast.Call) -> bool:
    name = ast.unparse(node.func).split(".")[-1]
    if name not in {"get_object_or_404", "get_list_or_404"} or not node.args:
        return False
    return ast.unparse(node.args[0]).split(".")[-1][:1].isupper()


def forms(source: Source) -> Iterator[str]:
    """A form names its fields, and offers no rows before it is told for whom."""
    if source.is_test:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and node.name == "Meta":
            yield from _whole_model(source, node)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {
            "ModelChoiceField",
            "ModelMultipleChoiceField",
        }:
            rows = next((one.value for one in node.keywords if one.arg == "queryset"), None)
            told = ast.unparse(rows) if rows else "nothing"
            if not told.endswith(".none()") and "visible_to(" not in told:
                yield source.at(node, f"a choice of rows starts with {told}, not with none()")


def _whole_model(source: Source, meta: ast.ClassDef) -> Iterator[str]:
    for line in meta.body:
        if isinstance(line, ast.Assign | ast.AnnAssign):
            name = ast.unparse(line.targets[0] if isinstance(line, ast.Assign) else line.target)
            value = ast.unparse(line.value) if line.value else ""
            if name == "exclude" or (name == "fields" and "__all__" in value):
                yield source.at(line, "a form names its fields one by one")


def floats(source: Source) -> Iterator[str]:
    """Money and rates are Decimal: no float() and no FloatField where figures live."""
    if source.is_test or source.is_migration or source.app in {"bench", "bin"} or source.among(FLOATS_ALLOWED):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"float", "FloatField"}:
            yield source.at(node, f"{ast.unparse(node.func)}() where figures live")
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and source.is_pure:
            yield source.at(node, f"the float {node.value} in a pure room")


def machinery(source: Source) -> Iterator[str]:
    """No admin; nothing at start that is slow to import."""
    for node, module, got in imported(source):
        if module.startswith("django.contrib.admin") or (module == "django.contrib" and "admin" in got):
            yield source.at(node, "django.contrib.admin walks past scope and journal")
    if source.is_test or source.app in {"bench", "bin"}:
        return
    for line in source.tree.body:
        if isinstance(line, ast.Import | ast.ImportFrom):
            module = line.module or "" if isinstance(line, ast.ImportFrom) else line.names[0].name
            if module.split(".")[0] in SLOW_TO_IMPORT:
                yield source.at(line, f"{module} is imported where it is used, not at start")


def markup_in_code(source: Source) -> Iterator[str]:
    """What the CSP forbids in a page is not written by Python either."""
    if source.is_test:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "<" in node.value:
            yield from (source.at(node, wrong) for wrong in forbidden_markup(node.value))


# --- templates --------------------------------------------------------------------------------------

SIGNATURE = re.compile(r"\A\{# (Blocks|Context)\b.*#\}")
FORBIDDEN = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "a <style> element": re.compile(r"<style\b", re.I),
    "a script without src": re.compile(r"<script\b(?![^>]*\bsrc\s*=)", re.I),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "a javascript: address": re.compile(r"=\s*[\"']?javascript:", re.I),
    "a file from another host": re.compile(
        r"<(script|img|link|iframe|source)\b[^>]*(src|href)\s*=\s*[\"']?(https?:)?//", re.I
    ),
}


def templates() -> list[Source]:
    found = [path for path in ROOT.rglob("templates/**/*") if path.suffix in {".html", ".svg", ".txt"}]
    inside = [path.relative_to(ROOT).as_posix() for path in sorted(found)]
    return [Source(path, (ROOT / path).read_text()) for path in inside if not path.startswith((".", "var/"))]


def forbidden_markup(text: str) -> Iterator[str]:
    yield from (name for name, pattern in FORBIDDEN.items() if pattern.search(text))


def template(source: Source) -> Iterator[str]:
    """A template opens with its signature and holds nothing that the CSP forbids."""
    if source.path.endswith(".html") and not SIGNATURE.match(source.text):
        yield f"{source.path}:1 does not open with {{# Blocks: … Context: … #}}"
    yield from (f"{source.path}:1 {wrong}" for wrong in forbidden_markup(source.text))


RULES = (tower, purity, sizes, names, scope, forms, floats, machinery, markup_in_code)
