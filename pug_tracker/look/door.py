"""/bahasa-visual/: tokens and parts as they are, for those who build pages and those who judge them."""

from typing import Any

from institutions.access.doors import PageDoor
from pug_tracker.look.specimens import parts
from pug_tracker.look.tokens import pairs, scales, schemes, shades

SCHEMES = ("light", "dark")
#: Class on the page, token of its size.
TYPE = (
    "big", "title-1", "title-section", "title-2", "text-figure", "text-lead", "text-form", "text", "text-sm", "text-xs",
)  # fmt: skip
SPACE = tuple(f"space-{step}" for step in range(8))


class LookDoor(PageDoor):
    ability = "manage_institutions"
    template_name = "look/look.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        return {
            "type": [(name, scales()[name]) for name in TYPE],
            "space": [(name, scales()[name], scales()[name].removesuffix("px")) for name in SPACE],
            "schemes": [parts(scheme) for scheme in SCHEMES],
            "shades": list(zip(shades("light"), shades("dark"), strict=True)),
            "pairs": list(zip(pairs("light"), pairs("dark"), strict=True)),
            "colours": [(name, value, schemes()["dark"][name]) for name, value in _literals()],
        }


def _literals() -> list[tuple[str, str]]:
    return [(name, value) for name, value in schemes()["light"].items() if value.startswith("#")]
