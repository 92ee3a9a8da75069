// What was typed and has not reached the server yet, kept on this device: a copy an item, under its person and report.
// Nobody is shown or sends the copies of somebody else; they are forgotten after a while, and when their person leaves.
"use strict";

const copies = (() => {
  const PREFIX = "pug/";
  const KEPT_FOR = 14 * 24 * 3600 * 1000, ASKED_FOR = 5000; // milliseconds
  const opened = (Number(document.body.dataset.now) * 1000 || Date.now()) - performance.now(); // by the server's clock
  const now = () => opened + performance.now();
  const place = (user, report, code) => `${PREFIX}${user}/${report}/${code}`;
  let isForgetting = false, isLeaving = false;
  window.addEventListener("beforeunload", () => (isLeaving = true));
  window.addEventListener("pageshow", () => (isLeaving = false));

  // A browser may refuse to store anything; then nothing is kept, and leaving is asked about.
  function trying(act, otherwise) {
    try {
      return act();
    } catch (error) {
      return otherwise;
    }
  }

  function parsed(key) {
    return trying(() => JSON.parse(localStorage.getItem(key)), null);
  }

  function keys(prefix) {
    return trying(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix)), []);
  }

  // A tab may have slept for days, and a cheap phone may wake up in another year.
  function keep(user, report, code, copy) {
    const at = Math.max(now(), Math.min(Date.now(), now() + KEPT_FOR));
    return trying(() => {
      if (!isForgetting) localStorage.setItem(place(user, report, code), JSON.stringify({ ...copy, at }));
      return true;
    }, false);
  }

  // What was sent as its page was left, and not heard of: most of it arrived, and then it is no longer unsaved. Only
  // what was sent is sent again here; the rest waits until its form is opened. → whether anybody answered.
  async function ask(user, key) {
    const copy = parsed(key), stored = JSON.stringify(copy), code = key.split("/")[3];
    const wasSent = copy && copy.to && copy.sent.some((one) => JSON.stringify(one) === JSON.stringify(copy.typed));
    if (!wasSent || copy.isRefused) return true;
    const { status, root } = await posting.send(copy.to, { ...copy, user, code });
    const answer = root && root.dataset.answer;
    if (isLeaving) return false; // the next page may have been made before this was saved, and must show it
    if (!answer || JSON.stringify(parsed(key)) !== stored) return status !== 0;
    if (answer === "kept") localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ ...copy, isRefused: true }));
    return true;
  }

  // What went with the button is not called unsaved; its form knows more when it is opened.
  const isUnsaved = (copy) => Boolean(copy && copy.form && !copy.isGoing);
  const elsewhere = (user, report) => keys(`${PREFIX}${user}/`).filter((key) => key.split("/")[2] !== report);

  async function askAll(user, but = "") {
    for (const key of elsewhere(user, but)) if (!(await ask(user, key))) return;
  }

  return {
    keep,
    askAll,
    elsewhere: (user, report) => elsewhere(user, report).map(parsed).filter(isUnsaved),
    ask: (user, report, code) => ask(user, place(user, report, code)),
    askShortly: (user) => Promise.race([askAll(user), new Promise((done) => setTimeout(done, ASKED_FOR))]),
    isKept: (user, report, code) => parsed(place(user, report, code)) !== null,
    of: (user, report) =>
      keys(`${PREFIX}${user}/${report}/`)
        .map((key) => [key.split("/")[3], parsed(key)])
        .filter(([, copy]) => copy && copy.typed),
    wordsOf: (user, report) =>
      keys(`${PREFIX}${user}/${report}/`)
        .map((key) => [key.split("/")[3], parsed(key)])
        .filter(([, copy]) => copy && copy.words && !copy.typed),
    drop: (user, report, code) => trying(() => localStorage.removeItem(place(user, report, code))),
    countOf: (user) => keys(`${PREFIX}${user}/`).map(parsed).filter(isUnsaved).length,
    forget: (user) => {
      isForgetting = true;
      keys(`${PREFIX}${user}/`).forEach((key) => localStorage.removeItem(key));
    },
    dropOld: () =>
      keys(PREFIX)
        .filter((key) => !((parsed(key) || {}).at > now() - KEPT_FOR))
        .forEach((key) => localStorage.removeItem(key)),
  };
})();

copies.dropOld();

// Who logs out leaves nothing behind on the device; what is not saved yet is asked about first.
async function leave(event) {
  const form = event.target, user = document.body.dataset.user;
  if (!user || !form.matches("form[data-logout]") || !copies.countOf(user)) return;
  event.preventDefault();
  await copies.askShortly(user);
  const count = copies.countOf(user);
  const told = `${count} butir yang Anda ketik belum tersimpan dan hanya ada di peranti ini.`;
  if (count && !window.confirm(`${told} Keluar dan hapus isian itu?`)) return;
  copies.forget(user);
  posting.renewTokens();
  form.submit();
}

document.addEventListener("submit", leave);
// Who goes on elsewhere is told what still waits in a form.
function tellElsewhere() {
  const user = document.body.dataset.user, open = document.querySelector("form[data-report]");
  const box = document.getElementById("hanya-di-sini");
  const report = open ? open.dataset.report : "";
  const tell = () => {
    const found = copies.elsewhere(user, report);
    box.hidden = !found.length;
    if (!found.length) return;
    box.querySelector("[data-count]").textContent = found.length;
    box.querySelector("a").href = found[0].form;
  };
  copies.askAll(user, report).then(tell);
  window.addEventListener("storage", tell);
}

if (document.body.dataset.user) tellElsewhere();
