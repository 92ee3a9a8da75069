// One item of a report's form on its way to the server, and the answer as a part of a page.
"use strict";

const posting = (() => {
  const PATIENCE = 30000; // milliseconds, until an answer is given up
  const LIGHT = 30000; // letters; a browser lets no more than 64 KB outlive their page, and refuses to send the rest
  const GIVEN_UP = 504;
  const named = (code, typed) => Object.entries(typed).map(([part, value]) => [`${code}.${part}`, value]);

  // What was sent before and never answered: the server knows it again, so that nobody collides with themselves.
  function addBefore(body, code, before) {
    for (const typed of before) body.append(`${code}.before`, new URLSearchParams(named(code, typed)).toString());
  }

  function bodyOf({ user, capacity, code, version, typed, sent, shown, pick }) {
    const body = new URLSearchParams(named(code, typed));
    body.set("typed_by", user);
    body.set("capacity", capacity);
    body.set(`${code}.v`, version);
    if (shown) body.set("shown", shown);
    if (pick) body.set(`${code}.pick`, pick);
    addBefore(body, code, sent);
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

  // → { status, root }: 0 when nobody could be reached; no root when the answer was some other page.
  async function send(address, item) {
    const patience = new AbortController();
    const alarm = setTimeout(() => patience.abort(), PATIENCE);
    const body = bodyOf(item), keepalive = body.toString().length < LIGHT;
    const order = { method: "POST", body, headers: { "X-CSRFToken": token() }, keepalive, signal: patience.signal };
    try {
      const response = await fetch(address, order);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      return { status: response.status, root: page.querySelector("[data-answer]") };
    } catch (error) {
      return { status: patience.signal.aborted ? GIVEN_UP : 0, root: null };
    } finally {
      clearTimeout(alarm);
    }
  }

  return { addBefore, renewTokens, send };
})();
