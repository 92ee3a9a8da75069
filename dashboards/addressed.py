"""What an address asks for beside its path: taken, or told not to be; never passed over in silence.

What decides which numbers are shown (edition, file, provisional, sheet of paper) is answered with 404 where there is no
such thing, and where two are asked for. Of all else, what nobody knows is left out, and page and file say so.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import ClassVar

from django.http import Http404, QueryDict

from formats.dates import join_words
from institutions.access.doors import UNSEEN, PageDoor

#: So much of what a stranger typed is repeated.
LONGEST = 30
YES, NO = "1", ("", "0")


class Addressed(PageDoor, abstract=True):
    """A page whose address holds what was chosen. It names what it `takes`, what of that may be said several times
    (`many`), and the values that it does not know (`unknown`). The template includes _passed_over.html.
    """

    takes: ClassVar[tuple[str, ...]] = ()
    many: ClassVar[tuple[str, ...]] = ()

    @cached_property
    def passed_over(self) -> list[str]:
        """What is not as asked, in sentences."""
        names = {name for one in type(self).__mro__ for name in vars(one).get("takes", ())}
        told = passed_over(self.request.GET, names=names, many=self.many, unknown=self.unknown())
        return [*told, *self.also_told()]

    def unknown(self) -> list[str]:
        return []

    def also_told(self) -> list[str]:
        return []


def the_one(asked: QueryDict, name: str) -> str:
    """What is asked for under this name; nothing where it is not."""
    found = set(asked.getlist(name))
    if len(found) > 1:
        raise Http404
    return str(found.pop()) if found else ""


def is_wanted(asked: QueryDict, name: str) -> bool:
    """`?sementara=1`."""
    found = the_one(asked, name)
    if found != YES and found not in NO:
        raise Http404
    return found == YES


def passed_over(
    asked: QueryDict, *, names: Collection[str], many: Collection[str] = (), unknown: Iterable[str] = ()
) -> Iterator[str]:
    """Sentences on what is not as asked. `names`: all that a page takes; `many`: those that may be said several times.

    `unknown`: values that the page itself does not know.
    """
    strange = [*unknown, *(_said(asked, name) for name in asked if name not in names)]
    if strange:
        yield f"Tidak dikenal, jadi diabaikan: {_quoted(strange)}. Selebihnya ditampilkan seperti diminta."
    doubled = [name for name in asked if name in names and name not in many and len(set(asked.getlist(name))) > 1]
    if doubled:
        yield f"Disebut lebih dari sekali; yang dipakai {_quoted(_said(asked, name) for name in doubled)}."


def _said(asked: QueryDict, name: str) -> str:
    return f"{name[:LONGEST]}={asked[name][:LONGEST]}"


def _quoted(words: Iterable[str]) -> str:
    return join_words([f"“{' '.join(UNSEEN.sub('', one).split())}”" for one in dict.fromkeys(words)])
