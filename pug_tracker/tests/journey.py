"""A visitor in a real browser who looks at every page they reach, and fills forms as people do."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from re import Pattern

from playwright.sync_api import Locator, Page

from institutions.tests.cast import PASSWORD

Check = Callable[[Page], None]


@dataclass
class Visitor:
    """One person's browser. `checks` are asked of every page on the way: axe, calm, no horizontal scroll."""

    page: Page
    checks: tuple[Check, ...] = ()

    def look(self) -> None:
        for check in self.checks:
            check(self.page)

    def log_in(self, email: str) -> None:
        self.page.goto("/")
        self.page.get_by_label("Alamat pos-el").fill(email)
        self.page.get_by_label("Sandi").fill(PASSWORD)
        self.press("Masuk")
        self.look()

    def press(self, name: str, *, within: Locator | None = None) -> None:
        """A button by its exact words."""
        (within or self.page).get_by_role("button", name=name, exact=True).click()
        self.page.wait_for_load_state()

    def tick(self, label: str) -> None:
        self.page.get_by_label(label, exact=True).check()

    def follow(self, name: str | Pattern[str], *, within: Locator | None = None) -> None:
        (within or self.page.get_by_role("main")).get_by_role("link", name=name, exact=True).click()
        self.page.wait_for_load_state()

    def menu(self, name: str) -> None:
        self.page.get_by_role("banner").get_by_role("link", name=name, exact=True).click()
        self.page.wait_for_load_state()

    # --- the form -------------------------------------------------------------------------------------

    def card(self, code: str) -> Locator:
        """An item's card, opened where an older answer stands folded."""
        card = self.page.locator(f'section.question[id="{code}"]')
        self.unfold(card.locator("details.fold"))
        return card

    def unfold(self, details: Locator) -> None:
        if details.count() and not details.first.evaluate("one => one.open"):
            details.first.locator("summary").first.click()

    def type(self, name: str, text: str) -> None:
        self.page.locator(f'[name="{name}"]').fill(text)

    def choose(self, code: str, label: str) -> None:
        self.card(code).get_by_label(label, exact=True).check()

    def prove(self, code: str, *files: Path) -> None:
        """Attach evidence to an item."""
        chosen = self.card(code).locator("input[type=file]")
        self.unfold(self.card(code).locator("details.more", has=chosen))
        chosen.set_input_files(list(files))

    def note(self, code: str, text: str) -> None:
        written = self.page.locator(f'[name="{code}.note"]')
        self.unfold(self.card(code).locator("details.more", has=written))
        written.fill(text)

    def asked(self) -> list[str]:
        """The items that wait for an answer: their cards are not folded away, and nothing stands in them."""
        return [
            str(code)
            for code in self.page.locator("section.question").evaluate_all(
                """cards => cards
                    .filter(card => card.querySelector("[name$='.a']") && !card.querySelector("details.fold"))
                    .filter(card => !card.querySelector("input:checked") && ![...card.querySelectorAll(".figure-input")]
                        .some(input => input.value))
                    .map(card => card.id)"""
            )
        ]

    def answer(self, code: str, proof: Path) -> None:
        """Something right for an item of any kind: the best choice with its proof, or small numbers."""
        card = self.card(code)
        if card.locator("fieldset.choices").count():
            card.locator("input[type=radio]").first.check()
        else:
            numbers = card.locator(".figure-input")
            for place, text in enumerate(("3", "4")[: numbers.count()]):
                numbers.nth(place).fill(text)
        if card.get_by_text("Bukti (wajib)").count():
            self.prove(code, proof)
