// What was typed and has not reached the server yet, kept on this device: a copy an item, under its person and report.
// Nobody is shown or sends the copies of somebody else; they are forgotten after a while, and when their person leaves.
"use strict";

const copies = (() => {
  const PREFIX = "pug/";
  const KEPT_FOR = 14 * 24 * 3600 * 1000; // milliseconds
  const place = (user, report, code) => `${PREFIX}${user}/${report}/${code}`;

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

  return {
    keep: (user, report, code, copy) =>
      trying(() => {
        localStorage.setItem(place(user, report, code), JSON.stringify({ ...copy, at: Date.now() }));
        return true;
      }, false),
    of: (user, report) =>
      keys(`${PREFIX}${user}/${report}/`)
        .map((key) => [key.split("/")[3], parsed(key)])
        .filter(([, copy]) => copy),
    drop: (user, report, code) => trying(() => localStorage.removeItem(place(user, report, code))),
    countOf: (user) => keys(`${PREFIX}${user}/`).length,
    dropAllOf: (user) => keys(`${PREFIX}${user}/`).forEach((key) => localStorage.removeItem(key)),
    dropOld: () =>
      keys(PREFIX)
        .filter((key) => !((parsed(key) || {}).at > Date.now() - KEPT_FOR))
        .forEach((key) => localStorage.removeItem(key)),
  };
})();

copies.dropOld();

// Who logs out leaves nothing behind on the device; what is not saved yet is asked about first.
document.addEventListener("submit", (event) => {
  const user = document.body.dataset.user;
  if (!user || !event.target.matches("form[data-logout]")) return;
  const count = copies.countOf(user);
  const told = `${count} butir yang Anda ketik belum tersimpan dan hanya ada di peranti ini.`;
  if (count && !window.confirm(`${told} Keluar dan hapus isian itu?`)) event.preventDefault();
  else copies.dropAllOf(user);
});
