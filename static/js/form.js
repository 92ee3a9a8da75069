// A comfort only: totals while typing, and ticks that know each other. The form works without this file.
"use strict";

const form = document.querySelector("form[data-items]");

// --- totals: exact, in whole numbers, as the server counts -------------------------------------------

function wholeNumber(text) {
  const digits = text.trim().replace(/^Rp\.?\s*/i, "").replace(/,(0+|[-–—]+)$/, "");
  const isGrouped = /^[1-9][0-9]{0,2}([.\s][0-9]{3})+$/.test(digits);
  if (!isGrouped && !/^[0-9]{1,15}$/.test(digits)) return null;
  return BigInt(digits.replace(/[.\s]/g, ""));
}

function grouped(number) {
  return number.toString().replace(/\B(?=(\d{3})+$)/g, ".");
}

function percentOf(part, whole, decimals) {
  if (whole === 0n) return part === 0n ? "Nihil" : null;
  const scale = 10n ** BigInt(decimals);
  const scaled = (part * 100n * scale * 2n + whole) / (whole * 2n); // half up
  const fraction = decimals ? "," + (scaled % scale).toString().padStart(decimals, "0") : "";
  return grouped(scaled / scale) + fraction + "%";
}

function totalOf(card, place) {
  const numbers = [...card.querySelectorAll(".figure-input")].map((input) => wholeNumber(input.value));
  if (place.dataset.whole !== undefined) numbers.push(wholeNumber(place.dataset.whole));
  if (numbers.length < 2 || numbers.includes(null)) return null;
  const [first, second] = numbers;
  if (place.dataset.total === "sexes") return `${grouped(first + second)} ${place.dataset.unit}`.trim();
  if (place.dataset.total === "share" && first > second) return null;
  return percentOf(first, second, Number(place.dataset.decimals));
}

function showTotal(card) {
  const place = card.querySelector("[data-total]");
  if (!place) return;
  if (card.querySelector(".is-nil:checked")) place.textContent = place.dataset.total === "sexes" ? "nihil" : "—";
  else if (card.querySelector(".is-unavailable:checked")) place.textContent = "—";
  else place.textContent = totalOf(card, place) || "—";
}

// --- ticks: nihil and tidak tersedia exclude each other, and numbers -----------------------------------

function settleTicks(card, changed) {
  const ticks = [...card.querySelectorAll("input.is-nil[type=checkbox], input.is-unavailable[type=checkbox]")];
  if (changed && changed.checked) for (const tick of ticks) tick.checked = tick === changed;
  const isTicked = ticks.some((tick) => tick.checked);
  for (const input of card.querySelectorAll(".figure-input")) input.disabled = isTicked;
}

function onEdit(event) {
  const card = event.target.closest(".question");
  if (!card) return;
  if (event.target.matches(".is-nil, .is-unavailable")) settleTicks(card, event.target);
  showTotal(card);
}

function settle(card) {
  settleTicks(card);
  showTotal(card);
}

if (form) {
  form.addEventListener("input", onEdit);
  form.addEventListener("renewed", (event) => settle(event.target));
  window.addEventListener("pageshow", () => {
    for (const card of form.querySelectorAll(".question")) settleTicks(card);
  });
}
