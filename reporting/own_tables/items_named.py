"""Which item a row of a table is about: by its code, its name, or a name that is clearly the same. Pure."""

from collections.abc import Iterable

from indicators.catalogue import Definition
from reporting.own_tables.heading_words import normal
from reporting.own_tables.meanings import alike

CLEARLY_ALIKE, APART = 0.82, 0.1


class ItemNames:
    def __init__(self, definitions: Iterable[Definition]) -> None:
        self.definitions = {definition.code: definition for definition in definitions}
        self._by_code = {normal(code): definition for code, definition in self.definitions.items()}
        self._by_name = {normal(definition.name): definition for definition in self.definitions.values()}

    def find(self, text: str) -> Definition | None:
        """None where no item is meant, or two could be."""
        words = normal(text)
        if exact := self._by_code.get(words) or self._by_name.get(words):
            return exact
        coded = [one for code, one in self._by_code.items() if words.startswith(f"{code} ")]
        if len(coded) == 1:
            return coded[0]
        scored = sorted(((alike(words, name), name) for name in self._by_name), reverse=True)
        if not scored or scored[0][0] < CLEARLY_ALIKE:
            return None
        is_clear = len(scored) == 1 or scored[0][0] - scored[1][0] >= APART
        return self._by_name[scored[0][1]] if is_clear else None

    def knows(self, text: str) -> bool:
        return self.find(text) is not None
