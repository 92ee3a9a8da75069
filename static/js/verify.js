// A comfort only: keys on the page on which a report is judged. Everything works without this file.
"use strict";

const board = document.querySelector("[data-keys]");
const items = [...document.querySelectorAll(".inspected")];
const place = document.getElementById("papan-ketik-kata");
const uses = document.getElementById("papan-ketik-pakai");
let current = items.findIndex((item) => `#${item.id}` === location.hash); // a remark leads back to its item

// Never within what one types in, nor with a key that the browser or a screen reader holds.
function isForUs(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat || event.isComposing) return false;
  return uses.checked && !event.target.closest("input, textarea, select, [contenteditable]");
}

function tell(words) {
  place.textContent = words;
}

function move(step) {
  if (!items.length) return tell("Tidak ada butir yang perlu dilihat.");
  const focused = items.findIndex((item) => item.contains(document.activeElement));
  const from = focused >= 0 ? focused : current;
  const next = from + step;
  if (next < 0 || next >= items.length) return tell(step > 0 ? "Ini butir terakhir." : "Ini butir pertama.");
  current = next;
  const item = items[current];
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "center", behavior: "instant" });
  tell(`Butir ${current + 1} dari ${items.length}: ${item.querySelector(".inspected-name").textContent.trim()}`);
}

// A single stray key verifies nothing: it only leads to the button.
function toVerdict() {
  const button = document.getElementById("putuskan");
  if (!button) return tell("Laporan ini tidak dapat Anda putuskan sekarang.");
  button.focus({ preventScroll: true });
  button.scrollIntoView({ block: "center", behavior: "instant" });
  tell(`Tekan Enter: ${button.textContent.trim()}.`);
}

function remark() {
  const item = items.find((one) => one.contains(document.activeElement)) || items[current];
  const text = item && item.querySelector('textarea[name="text"]');
  if (!text) return tell(item ? "Butir ini tidak dapat diberi catatan sekarang." : "Pilih dahulu butirnya dengan j.");
  text.closest("details").open = true;
  text.focus();
}

// Who speaks to the computer, or presses keys without meaning to, turns them off: kept on this device.
const OFF = "pug-tanpa-pintasan";

function remember() {
  try {
    if (uses.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  } catch {
    // not kept, then: it holds for this page
  }
}

function isOff() {
  try {
    return localStorage.getItem(OFF) !== null;
  } catch {
    return false;
  }
}

const KEYS = { j: () => move(1), k: () => move(-1), v: toVerdict, r: remark };

if (board) {
  board.hidden = false;
  uses.checked = !isOff();
  uses.addEventListener("change", remember);
  document.addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (!act || !isForUs(event)) return;
    event.preventDefault();
    act();
  });
}
