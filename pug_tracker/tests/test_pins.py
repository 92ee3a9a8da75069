"""What is installed is what is pinned, down to what the packages bring with them."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from pug_tracker.tests.house import ROOT

PIN = re.compile(r"([A-Za-z0-9._-]+)(?:\[(.*)\])?==(\S+)")


def pins(*files: str) -> dict[str, tuple[str, frozenset[str]]]:
    """name -> (version, extras)"""
    lines = [line for file in files for line in (ROOT / file).read_text().splitlines()]
    found = [match.groups() for line in lines if (match := PIN.match(line))]
    return {canonicalize_name(name): (version, frozenset((extras or "").split(","))) for name, extras, version in found}


def brought(name: str, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for line in distribution(name).requires or []:
        need = Requirement(line)
        if not need.marker or any(need.marker.evaluate({"extra": extra}) for extra in extras | {""}):
            yield canonicalize_name(need.name), frozenset(need.extras)


def everything_installed() -> set[str]:
    wanted = [(name, extras) for name, (_, extras) in pins("requirements.txt", "requirements-dev.txt").items()]
    seen: set[tuple[str, frozenset[str]]] = set()
    while wanted:
        one = wanted.pop()
        if one not in seen:
            seen.add(one)
            wanted += brought(*one)
    return {name for name, _ in seen}


def test_every_package_is_pinned() -> None:
    pinned = set(pins("requirements.txt", "requirements-dev.txt", "constraints.txt"))

    assert everything_installed() - pinned == set()
    assert pinned - everything_installed() == set()


def test_what_is_installed_is_what_is_pinned() -> None:
    wrong = []
    for name, (version, _) in pins("requirements.txt", "requirements-dev.txt", "constraints.txt").items():
        try:
            found = distribution(name).version
        except PackageNotFoundError:
            found = "missing"
        if found != version:
            wrong.append(f"{name}: {version} is pinned, {found} is here")

    assert wrong == []


def test_every_line_of_the_requirements_is_an_exact_pin() -> None:
    for file in ("requirements.txt", "requirements-dev.txt", "constraints.txt"):
        lines = [line.strip() for line in (ROOT / file).read_text().splitlines()]
        loose = [
            line for line in lines if line and not line.startswith(("#", "-r ", "-c ")) and not PIN.fullmatch(line)
        ]

        assert loose == [], file
