// Comforts only: an open menu closes when one looks elsewhere; what is folded on a phone stands open where there is
// room, in older browsers too. Everything works without this file.
"use strict";

function closeDrops(except) {
  for (const drop of document.querySelectorAll("details.drop[open]")) {
    if (drop !== except) drop.open = false;
  }
}

document.addEventListener("click", (event) => closeDrops(event.target.closest("details.drop")));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const drop = document.querySelector("details.drop[open]");
  if (!drop) return;
  drop.open = false;
  drop.querySelector("summary").focus();
});

const folds = document.querySelectorAll("details.fold-narrow");
const roomy = matchMedia("(min-width: 40rem)");

function unfold() {
  for (const fold of folds) {
    if (roomy.matches) fold.open = true;
    fold.querySelector("summary").tabIndex = roomy.matches ? -1 : 0;
  }
}

roomy.addEventListener("change", unfold);
addEventListener("beforeprint", () => folds.forEach((fold) => (fold.open = true)));
unfold();
