// Words that go with the button alone, an answer to a remark and a reason to open an item: kept on this device until a
// page shows that they arrived.
"use strict";

const beside = (() => {
  const BOXES = 'textarea[name$=".jawab"], textarea[name$=".unlock"]';
  const form = document.querySelector("form[data-items]");
  const user = form.elements.typed_by.value, report = form.dataset.report;
  const plain = (text) => text.replace(/\s+/g, ""); // line ends are tags on the page

  function keep(box, isGoing = false) {
    if (!box.value.trim()) return copies.drop(user, report, box.name);
    const name = cards.name(box.closest(".question"));
    copies.keep(user, report, box.name, { words: box.value, name, form: location.pathname, isGoing });
  }

  function hasArrived(card, words) {
    return [...card.querySelectorAll(".said p")].some((line) => plain(line.textContent).endsWith(plain(words)));
  }

  // → what has no place on the page now.
  function bringBack() {
    const left = [];
    for (const [name, copy] of copies.wordsOf(user, report)) {
      const card = cards.of(name.split(".")[0]), box = card && card.querySelector(`[name="${name}"]`);
      if (card && hasArrived(card, copy.words)) copies.drop(user, report, name);
      else if (box) putBack(box, copy.words);
      else left.push([name, copy]);
    }
    return left;
  }

  function putBack(box, words) {
    if (!box.value.trim()) box.value = words;
    cards.open(box.closest("details"));
    keep(box);
  }

  form.addEventListener("input", (event) => event.target.matches(BOXES) && keep(event.target));

  return { bringBack, go: () => form.querySelectorAll(BOXES).forEach((box) => keep(box, true)) };
})();
