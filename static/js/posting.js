// One item of a report's form on its way to the server, and the answer as a part of a page.
"use strict";

const posting = (() => {
  const PATIENCE = 30000; // milliseconds, until an answer is given up
  const named = (code, typed) => Object.entries(typed).map(([part, value]) => [`${code}.${part}`, value]);

  // What was sent before and never answered: the server knows it again, so that nobody collides with themselves.
  function addBefore(body, code, before) {
    for (const typed of before) body.append(`${code}.before`, new URLSearchParams(named(code, typed)).toString());
  }

  function bodyOf(form, card, { typed, before }) {
    const body = new URLSearchParams(named(card.id, typed));
    const versions = cards.all().map((one) => [one.id, cards.version(one)]).filter(([, version]) => version);
    body.set("typed_by", form.elements.typed_by.value);
    body.set("capacity", form.elements.capacity.value);
    body.set("shown", versions.map(([code, version]) => `${code}:${version.value}`).join(" "));
    body.set(`${card.id}.v`, cards.version(card).value);
    addBefore(body, card.id, before);
    const pick = card.querySelector('[name$=".pick"]:checked');
    if (pick) body.set(pick.name, pick.value);
    return body;
  }

  // The newest one, also after logging in again in another tab.
  function token() {
    const found = document.cookie.match(/(?:^|; )pug_csrf=([^;]+)/);
    return found ? found[1] : document.querySelector('[name="csrfmiddlewaretoken"]').value;
  }

  function renewTokens() {
    for (const input of document.querySelectorAll('[name="csrfmiddlewaretoken"]')) input.value = token();
  }

  // → { status, root }: 0 when nobody answered; no root when the answer was some other page.
  async function send(form, card, sending) {
    const patience = new AbortController();
    const alarm = setTimeout(() => patience.abort(), PATIENCE);
    const order = { method: "POST", body: bodyOf(form, card, sending), headers: { "X-CSRFToken": token() } };
    try {
      const address = form.dataset.items.replace("KODE", card.id);
      const response = await fetch(address, { ...order, keepalive: true, signal: patience.signal });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      return { status: response.status, root: page.querySelector("[data-answer]") };
    } catch (error) {
      return { status: 0, root: null };
    } finally {
      clearTimeout(alarm);
    }
  }

  return { addBefore, renewTokens, send };
})();
