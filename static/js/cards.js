// The cards of a report's form as values: what is typed in one, putting it back, and renewing a card.
"use strict";

const cards = (() => {
  const PARTS = ["a", "b", "nil", "tt", "reason", "note"];
  let areCopied = true; // whether this device holds all that is unsaved
  const partOf = (input) => input.name.slice(input.name.lastIndexOf(".") + 1);
  const isTick = (input) => input.type === "checkbox" || input.type === "radio";
  const isTyped = (input) => PARTS.includes(partOf(input));
  const UNSENT = 'input[type="file"], textarea[name$=".jawab"]';
  const waits = (input) => (input.type === "file" ? input.files.length > 0 : input.value.trim() !== "");
  const version = (card) => card.querySelector('input[type="hidden"][name$=".v"]'); // null where nothing may change
  const pick = (card) => (card.querySelector('[name$=".pick"]:checked') || { value: "" }).value;
  const inputsOf = (card) => [...card.querySelectorAll("input, textarea")].filter(isTyped);

  // The versions of all items on the page: 'SDM-01:3 ARG-01:0'.
  function shown() {
    const versions = [...document.querySelectorAll(".question")].map((card) => [card.id, version(card)]);
    return versions.flatMap(([code, input]) => (input ? `${code}:${input.value}` : [])).join(" ");
  }

  function typed(card) {
    const values = {};
    for (const input of inputsOf(card)) {
      if (!input.disabled && (!isTick(input) || input.checked)) values[partOf(input)] = input.value;
    }
    return values;
  }

  function isSame(one, other) {
    return PARTS.every((part) => one[part] === other[part]);
  }

  // The same for people, and for a day when the card has no inputs: 'Laki-laki: 9, Perempuan: 14'.
  function words(card) {
    const said = inputsOf(card).filter((input) => !input.disabled && (isTick(input) ? input.checked : input.value));
    const label = (input) => (input.labels.length ? input.labels[0].textContent.trim() : "");
    return said.map((input) => (isTick(input) ? label(input) : `${label(input)}: ${input.value}`)).join(", ");
  }

  // What fingers changed since the page came, script or no script.
  function touched() {
    const isChanged = (one) => (isTick(one) ? one.checked !== one.defaultChecked : one.value !== one.defaultValue);
    return [...document.querySelectorAll(".question")].flatMap(inputsOf).filter(isChanged);
  }

  // "Tidak tersedia" is chosen, and its reason not written yet.
  function lacksReason(card) {
    const values = typed(card);
    return card.querySelector(".is-unavailable:checked") !== null && !(values.reason || "").trim();
  }

  function putBack(card, values) {
    for (const input of inputsOf(card)) {
      const value = values[partOf(input)];
      if (input.type === "radio") input.checked = value === input.value;
      else if (input.type === "checkbox") input.checked = value !== undefined;
      else input.value = value || "";
      if (value) open(input.closest("details"));
    }
    tell(card);
  }

  // Whether the card still asks what it asked when the copy was made: put in, the copy reads the same.
  function fits(card, copy) {
    const before = typed(card);
    putBack(card, copy.typed);
    const isSameQuestion = words(card) === copy.words;
    putBack(card, before);
    return isSameQuestion;
  }

  function open(box) {
    for (let one = box; one; one = one.parentElement.closest("details")) one.open = true;
  }

  function isOlder(one, other) {
    const [first, second] = [version(one), version(other)];
    return Boolean(first && second) && Number(first.value) < Number(second.value);
  }

  // What stood open stays open, and what goes with the button alone stays as it was: files, ticks, words beside.
  function replace(card, fresh) {
    const [before, after] = [card, fresh].map((one) => [...one.querySelectorAll(".more")]);
    before.slice(0, after.length).forEach((box, place) => (after[place].open = after[place].open || box.open));
    for (const input of card.querySelectorAll('input[type="file"]')) {
      const other = fresh.querySelector(`[id="${input.id}"]`);
      if (other && input.files.length) other.replaceWith(input);
    }
    for (const input of card.querySelectorAll('[name$=".drop"]:checked')) {
      const other = fresh.querySelector(`[name="${input.name}"][value="${input.value}"]`);
      if (other) other.checked = true;
    }
    for (const input of card.querySelectorAll('[name$=".unlock"], [name$=".jawab"]')) {
      const other = fresh.querySelector(`[name="${input.name}"]`);
      if (other) other.value = input.value;
    }
    card.replaceWith(fresh);
    tell(fresh);
  }

  // form.js settles ticks and totals of a card that was not typed in.
  const tell = (card) => card.dispatchEvent(new Event("renewed", { bubbles: true }));

  function say(card, text, kind) {
    const place = card.querySelector(".saved");
    place.textContent = text;
    place.className = kind ? `saved saved-${kind}` : "saved";
  }

  // A live region that is written anew is read out anew.
  function show(one, isShown) {
    if (one.hidden === isShown) one.hidden = !isShown;
  }

  // The one line above the bar, or none; `word` is what the script has to fill in. → the same, short, for a card.
  function showNews(kind, word) {
    for (const news of document.querySelectorAll("[data-news]")) show(news, news.dataset.news === kind);
    const shown = document.querySelector("[data-news]:not([hidden])");
    const place = shown && shown.querySelector("[data-word]");
    if (place && word && place.textContent !== word) place.textContent = word;
    promise(areCopied);
    return (shown && shown.dataset.short) || "";
  }

  // Nothing is promised that this device does not hold.
  function promise(isCopied) {
    areCopied = isCopied;
    const isQuiet = document.querySelector("[data-news]:not([hidden])") === null;
    for (const words of document.querySelectorAll("[data-copied]")) show(words, areCopied);
    for (const words of document.querySelectorAll("[data-uncopied]")) show(words, !areCopied && !isQuiet);
  }

  // What this device holds for cards that cannot take it now.
  function showLeft(texts, drop) {
    const box = document.getElementById("di-peranti"), lines = texts.map(() => document.createElement("li"));
    lines.forEach((line, place) => (line.textContent = texts[place]));
    box.querySelector("ul").append(...lines);
    box.querySelector("button").addEventListener("click", () => {
      drop();
      box.hidden = true;
    });
    box.hidden = false;
  }

  // What was wrong is taken back as soon as it is typed over; the next answer says whether it still is.
  function unmark(card) {
    card.classList.remove("has-error");
    for (const error of card.querySelectorAll(".field-error")) error.remove();
    for (const input of card.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
    for (const one of card.querySelectorAll('[aria-describedby$="-galat"]')) one.removeAttribute("aria-describedby");
  }

  return {
    of: (code) => document.getElementById(code),
    version,
    shown,
    name: (card) => card.querySelector(".question-title").firstChild.textContent.trim(),
    hasUnsent: () => [...document.querySelectorAll(UNSENT)].some(waits),
    holdsFocus: (card) => card.contains(document.activeElement),
    isTyped: (input) => Boolean(input.name) && isTyped(input),
    isPick: (input) => Boolean(input.name) && partOf(input) === "pick",
    fits,
    open,
    pick,
    promise,
    typed,
    words,
    touched,
    lacksReason,
    isSame,
    isOlder,
    showNews,
    showLeft,
    putBack,
    replace,
    say,
    unmark,
  };
})();
