// The items of a report's form while it is filled: what of each is unsaved, on its way, or kept on this device.
"use strict";

const items = (() => {
  const form = document.querySelector("form[data-items]");
  const user = form.elements.typed_by.value, report = form.dataset.report;
  const MOST_SENT = 10;

  // code → isUnsaved, isCopied, isMidway; sent: all that was sent and not answered; capacity: in which it was typed;
  // turn: which sending; pause: a timer; answered: what the last answer was about; fresh: the card of that answer, for
  // when one leaves it.
  const all = new Map();

  function of(code) {
    const capacity = form.elements.capacity.value;
    if (!all.has(code)) all.set(code, { isUnsaved: false, isCopied: true, sent: [], turn: 0, capacity });
    return all.get(code);
  }

  const addressOf = (code) => form.dataset.items.replace("KODE", code);
  const areCopied = () => [...all.values()].every((item) => !item.isUnsaved || item.isCopied);

  // What a sending and a copy have in common.
  function said(code) {
    const card = cards.of(code), { capacity, sent } = of(code);
    return { version: cards.version(card).value, typed: cards.typed(card), capacity, sent };
  }

  function keepCopy(code) {
    const card = cards.of(code), told = { name: cards.name(card), words: cards.words(card) };
    const places = { to: addressOf(code), form: location.pathname };
    of(code).isCopied = copies.keep(user, report, code, { ...said(code), ...told, ...places });
    cards.promise(areCopied());
  }

  function addSent(code) {
    const item = of(code), typed = cards.typed(cards.of(code));
    item.sent = [...item.sent.filter((one) => !cards.isSame(one, typed)), typed].slice(-MOST_SENT);
    keepCopy(code);
  }

  function send(code) {
    const card = cards.of(code), page = { user, code, shown: cards.shown(), pick: cards.pick(card) };
    const answer = posting.send(addressOf(code), { ...said(code), ...page });
    addSent(code);
    return answer;
  }

  return { all, of, areCopied, keepCopy, addSent, send };
})();
