// Saves each item of a report's form as it is typed; until the server has it, a copy is kept on this device.
// Nothing turns red under the fingers: a card is renewed when one has left it. Without this file the button saves.

const form = document.querySelector("form[data-items]");
const user = form.elements.typed_by.value, report = form.dataset.report;
const PAUSE = 2000, LONGEST_WAIT = 30000; // after the last key (leaving a field saves at once); between two tries

const waiting = new Set(); // codes to send
let sending = null; // the round that is under way
let trouble = "", inWords = ""; // offline, busy, expired, refused
let wait = 1000, retry = 0;
let edition = 0, isSubmitting = false; // edition: of the counts on the page

// --- sending ---------------------------------------------------------------------------------------------

async function send(code) {
  const card = cards.of(code), item = items.of(code), typed = cards.typed(card), turn = ++item.turn;
  waiting.delete(code);
  rest(item);
  sayPending(card);
  const { status, root } = await items.send(code);
  if (turn !== item.turn) return; // a later sending of this item will be answered
  if (root && root.dataset.answer !== "refused") settle(code, typed, root);
  else if (root || status === 404) refuse(code, root);
  else fail(code, !status ? "offline" : status === 401 || status === 403 ? "expired" : "busy");
}

function pump() {
  if (!sending) sending = sendAll().finally(() => (sending = null));
  return sending;
}

async function sendAll() {
  clearTimeout(retry);
  do {
    if (waiting.size) await send(waiting.values().next().value);
  } while (waiting.size && !trouble);
}

function rest(item) {
  clearTimeout(item.pause);
  Object.assign(item, { pause: 0, isMidway: false });
}

function due(code) {
  rest(items.of(code));
  if (cards.version(cards.of(code))) waiting.add(code);
}

const dueAll = () => items.all.forEach((item, code) => item.pause && due(code));

// Without waiting for the end of a pause.
function hurry() {
  wait = 1000;
  dueAll();
  if (trouble === "offline" && !waiting.size) tellTrouble("");
  return pump();
}

// When the page goes out of sight it may not come back: everything at once.
function flush() {
  if (isSubmitting || trouble) return;
  dueAll();
  for (const code of [...waiting]) send(code);
}

// --- what became of it -----------------------------------------------------------------------------------

function settle(code, typed, root) {
  const card = cards.of(code), item = items.of(code), fresh = root.querySelector(`[id="${code}"]`);
  const isKept = root.dataset.answer === "kept", isCurrent = cards.isSame(cards.typed(card), typed);
  const choice = card.querySelector(".conflict"), hasChosen = isKept && isCurrent && choice !== null;
  if (isKept && choice) choice.remove();
  if (trouble) tellTrouble("");
  if (cards.version(fresh)) cards.version(card).value = cards.version(fresh).value;
  Object.assign(item, { sent: [], isUnsaved: !isKept || !isCurrent, fresh, answered: typed });
  if (item.isUnsaved) items.keepCopy(code);
  else copies.drop(user, report, code);
  if (isKept && isCurrent) cards.say(card, fresh.querySelector(".saved").textContent);
  else if (isCurrent) cards.say(card, "Belum tersimpan", "failed");
  renew(code, { hasChosen });
  renewOthers(code, root);
}

// Not while one is in it, and not when more was typed since; who has just chosen an answer looks on at its card.
function renew(code, { hasChosen = false } = {}) {
  const card = cards.of(code), item = items.of(code), { fresh } = item;
  if (!fresh || (!hasChosen && (cards.holdsFocus(card) || !cards.isSame(cards.typed(card), item.answered)))) return;
  item.fresh = null;
  cards.replace(card, fresh);
  if (item.isUnsaved) cards.say(fresh, "Belum tersimpan", "failed");
  if (!hasChosen) return;
  fresh.tabIndex = -1;
  fresh.focus();
}

// Items that follow this one, and those that somebody else saved meanwhile; never one that is being filled.
function renewOthers(code, root) {
  for (const fresh of root.querySelectorAll(".question")) {
    const card = cards.of(fresh.id), isFilling = items.of(fresh.id).isUnsaved || (card && cards.holdsFocus(card));
    if (card && fresh.id !== code && !isFilling && !cards.isOlder(fresh, card)) cards.replace(card, fresh);
  }
  if (Number(root.dataset.edition) < edition) return;
  edition = Number(root.dataset.edition);
  for (const fresh of root.querySelectorAll("[data-part]")) {
    const part = document.querySelector(`[data-part="${fresh.dataset.part}"]`);
    if (part && part.innerHTML !== fresh.innerHTML && !cards.holdsFocus(part)) part.innerHTML = fresh.innerHTML;
  }
}

function fail(code, kind) {
  waiting.add(code);
  wait = Math.min(wait * 2, LONGEST_WAIT);
  tellTrouble(kind);
}

function refuse(code, root) {
  waiting.add(code);
  tellTrouble("refused", root ? root.textContent.trim() : "Laporan ini tidak dapat Anda buka lagi.");
}

function tellTrouble(kind, reason) {
  trouble = kind;
  clearTimeout(retry);
  if (kind && kind !== "refused") retry = setTimeout(pump, wait);
  if (!kind) wait = 1000;
  inWords = cards.showNews(kind, reason);
  for (const code of waiting) sayPending(cards.of(code));
}

function sayPending(card) {
  cards.say(card, inWords || "Menyimpan…", inWords ? "failed" : "pending");
}

// --- fingers ---------------------------------------------------------------------------------------------

function onInput(event) {
  const card = event.target.closest(".question");
  if (!card || !(cards.isTyped(event.target) || cards.isPick(event.target))) return;
  const item = items.of(card.id);
  if (event.type === "change" && item.answered && cards.isTyped(event.target)) return; // it was saved in a pause
  Object.assign(item, { isUnsaved: true, answered: null, fresh: null, capacity: form.elements.capacity.value });
  isSubmitting = false;
  if (!trouble) cards.showNews("");
  cards.unmark(card);
  sayPending(card);
  items.keepCopy(card.id);
  rest(item);
  item.isMidway = cards.lacksReason(card); // the reason is about to be typed
  if (item.isMidway) return cards.say(card, "Belum tersimpan: alasannya belum ditulis", "pending");
  item.pause = setTimeout(() => (due(card.id), pump()), PAUSE);
  if (event.type === "change") hurry();
}

function onLeave(event) {
  const card = event.target.closest(".question");
  if (!card || card.contains(event.relatedTarget)) return;
  setTimeout(() => renew(card.id), 200); // the next click lands first
  if (!items.of(card.id).isMidway) return;
  due(card.id);
  pump();
}

// The button sends the whole page. On a broken line one stays here, where everything typed still stands.
async function onSubmit(event) {
  if (trouble && trouble !== "refused") {
    event.preventDefault();
    await hurry();
    if (!trouble) form.requestSubmit(event.submitter);
    return;
  }
  isSubmitting = true;
  posting.renewTokens();
  beside.go();
  items.all.forEach((item, code) => item.isUnsaved && cards.version(cards.of(code)) && items.addSent(code));
  for (const pick of form.querySelectorAll('[value="theirs"]:checked')) {
    copies.drop(user, report, pick.closest(".question").id);
  }
}

function onBeforeUnload(event) {
  if (isSubmitting || !(trouble || !items.areCopied() || cards.hasUnsent())) return;
  event.preventDefault();
  event.returnValue = "";
}

// --- what this device still holds ------------------------------------------------------------------------

function bringBack() {
  const left = [];
  for (const input of cards.touched()) input.dispatchEvent(new Event("input", { bubbles: true })); // before this script
  for (const [code, copy] of copies.of(user, report)) {
    const card = cards.of(code), version = card && cards.version(card);
    if (!version) left.push([code, copy]);
    else if (version.hasAttribute("data-unkept") || items.of(code).isUnsaved) continue; // it stands there already
    else if (cards.isSame(cards.typed(card), copy.typed)) copies.drop(user, report, code);
    else if (cards.fits(card, copy)) putBack(code, copy);
    else left.push([code, copy]);
  }
  for (const version of form.querySelectorAll("[data-unkept]")) {
    items.of(version.name.slice(0, -2)).isUnsaved = true;
    items.keepCopy(version.name.slice(0, -2));
  }
  if (waiting.size) cards.showNews("back", `${waiting.size} butir`);
  return left;
}

async function tellLeft(all) {
  for (const [code] of all) if (!cards.of(code) || !cards.version(cards.of(code))) await copies.ask(user, report, code);
  const left = all.filter(([code]) => copies.isKept(user, report, code));
  const told = left.map(([, copy]) => `${copy.name}: ${copy.words}`);
  if (left.length) cards.showLeft(told, () => left.forEach(([code]) => copies.drop(user, report, code)));
}

function putBack(code, copy) {
  const card = cards.of(code), item = items.of(code), capacity = copy.capacity || item.capacity;
  cards.version(card).value = copy.version;
  cards.putBack(card, copy.typed);
  Object.assign(item, { isUnsaved: true, sent: copy.sent, capacity });
  cards.say(card, "Dikembalikan dari peranti ini", "pending");
  due(code);
}

form.addEventListener("input", onInput);
form.addEventListener("change", onInput);
form.addEventListener("focusout", onLeave);
form.addEventListener("submit", onSubmit);
form.addEventListener("formdata", ({ formData }) => {
  for (const [code, item] of items.all) posting.addBefore(formData, code, item.sent);
});
window.addEventListener("beforeunload", onBeforeUnload);
window.addEventListener("pagehide", flush);
window.addEventListener("pageshow", () => (isSubmitting = false));
window.addEventListener("online", hurry);
window.addEventListener("offline", () => tellTrouble("offline"));
window.addEventListener("focus", () => trouble && hurry());
document.addEventListener("visibilitychange", () => (document.hidden ? flush() : trouble && hurry()));

tellLeft([...bringBack(), ...beside.bringBack()]);
pump();
