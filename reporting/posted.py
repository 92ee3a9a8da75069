"""What a form sent, taken apart by item. Field names are 'SDM-01.a': the item's code, a dot, the part.

An item that is not on the page sends nothing and is left alone: its version tells that it was there.
"""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from reporting.entries import Typed

#: The person looked at both answers and lets the other one stand.
THEIRS = "theirs"
UNREADABLE_VERSION = -1


@dataclass(frozen=True)
class Posted:
    """`before`: what was sent of an item before, and never answered. `theirs`: items where the other person's
    answer may stand. `unlock`: the item to open, and why. `replies`: what is said to a judge's remark.
    """

    typed: dict[str, Typed]
    versions: dict[str, int]
    before: dict[str, list[Typed]] = field(default_factory=dict)
    theirs: frozenset[str] = frozenset()
    uploads: dict[str, list[Any]] = field(default_factory=dict)
    drops: frozenset[int] = frozenset()
    unlock: str = ""
    unlock_note: str = ""
    replies: dict[str, str] = field(default_factory=dict)
    then: str = "simpan"

    def only(self, code: str) -> "Posted":
        """One item's numbers and words; files come with the whole form."""
        return Posted(
            typed={code: self.typed[code]} if code in self.typed else {},
            versions=self.versions,
            before=self.before,
            theirs=self.theirs,
        )


def read_post(post: QueryDict, files: MultiValueDict[str, Any]) -> Posted:
    codes = _with(post, ".v")
    step, _, code = post.get("langkah", "simpan").partition(" ")
    return Posted(
        typed={code: _typed(post, code) for code in codes},
        versions={code: _version(post, code) for code in codes},
        before={code: [_typed(QueryDict(sent), code) for sent in post.getlist(f"{code}.before")] for code in codes},
        theirs=frozenset(code for code in codes if post.get(f"{code}.pick") == THEIRS),
        uploads={code: found for code in codes if (found := [one for one in files.getlist(f"{code}.file") if one])},
        drops=frozenset(int(pk) for code in codes for pk in post.getlist(f"{code}.drop") if _is_count(pk)),
        unlock=code if step == "buka" else "",
        unlock_note=post.get(f"{code}.unlock", "") if step == "buka" else "",
        replies={code: text for code in _with(post, ".jawab") if (text := post.get(f"{code}.jawab", "").strip())},
        then=step,
    )


def _with(post: QueryDict, ending: str) -> list[str]:
    return [name.removesuffix(ending) for name in post if name.endswith(ending)]


def read_shown(post: QueryDict) -> dict[str, int]:
    """The versions of all items on the page, beside the one that is saved: 'SDM-01:3 ARG-01:0'."""
    pairs = (pair.rpartition(":") for pair in post.get("shown", "").split())
    return {code: int(version) for code, _, version in pairs if _is_count(version)}


def _typed(post: QueryDict, code: str) -> Typed:
    return Typed(
        a=post.get(f"{code}.a", ""),
        b=post.get(f"{code}.b", ""),
        is_nil=f"{code}.nil" in post,
        is_unavailable=f"{code}.tt" in post,
        reason=post.get(f"{code}.reason", ""),
        note=post.get(f"{code}.note", ""),
    )


def _version(post: QueryDict, code: str) -> int:
    """The version that was shown; or, once the person chose their own answer over another's, that other's."""
    chosen = post.get(f"{code}.pick", "")
    version = chosen if _is_count(chosen) else post.get(f"{code}.v", "")
    return int(version) if _is_count(version) else UNREADABLE_VERSION


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16
