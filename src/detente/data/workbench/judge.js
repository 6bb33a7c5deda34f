// On the page of a document: its claims judged where they stand, and new ones written on selected words.
import { keyOf } from "./keys.js";
import { selected } from "./selection.js";

const text = document.getElementById("text");
const SIGNS = ["proposed", "accepted", "corrected", "rejected", "unsure", "orphaned"];

// One after the other: each judges the revision that the one before it left.
let sending = Promise.resolve();

async function judge(form, verdict) {
  const fields = { ...Object.fromEntries(new FormData(form)), verdict };
  const answer = await fetch("/review/decide.json", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ claim: fields.claim, seen: Number(fields.seen), verdict: fields.verdict }),
  });
  const row = await answer.json();
  if (answer.status === 409) {
    location.assign(`/review/conflict/${encodeURIComponent(fields.claim)}`);
    return;
  }
  if (answer.status !== 200) {
    alert(`This was not kept: ${row.reason}`);
    return;
  }
  const item = form.closest(".claim");
  show(item, row.claim.state);
  form.elements.seen.value = row.claim.revision;
  for (const held of document.querySelectorAll("[data-held]")) {
    held.textContent = document.querySelectorAll(`.claim[data-state="${held.dataset.held}"]`).length;
  }
}

// What is now said of a claim: at its place in the list and at its words, which no mark has once it is rejected.
function show(item, state) {
  const chip = item.querySelector(".state");
  const number = document.getElementById(`s${item.dataset.n}`);
  for (const each of [chip, number]) {
    each.classList.remove(...SIGNS);
    each.classList.add(state);
  }
  chip.textContent = state;
  item.dataset.state = state;
  number.setAttribute("aria-label", number.getAttribute("aria-label").replace(/, \w+$/, `, ${state}`));
  for (const words of text.querySelectorAll(`.m[data-n="${item.dataset.n}"]`)) words.classList.toggle("gone", state === "rejected");
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches(".judge")) return;
  event.preventDefault();
  const { target, submitter } = event;
  sending = sending.then(() => judge(target, submitter.value)).catch((fault) => alert(`This was not kept: ${fault.message}`));
});

document.addEventListener("keydown", (event) => {
  const key = keyOf(event);
  const item = document.activeElement?.closest(".claim") ?? document.querySelector(".claim.on");
  if (key === null || !item) return;
  const button = [...item.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
  if (!button) return;
  event.preventDefault();
  button.click();
});

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-shows]")) return;
  const shown = [...document.querySelectorAll("[data-shows]:checked")].map((box) => box.value);
  for (const item of document.querySelectorAll(".claim[data-state]")) item.hidden = !shown.includes(item.dataset.state);
});

// A button appears by the selection; the same page is reached by the link beside the claims.
let offer = null;
function suggest() {
  offer?.remove();
  offer = null;
  const found = text.dataset.new ? selected(text) : null;
  if (!found) return;
  offer = document.createElement("a");
  offer.className = "button write-here";
  offer.textContent = "New claim on these words";
  const query = new URLSearchParams({ span: `${found.start}-${found.end}`, back: location.pathname });
  offer.href = `${text.dataset.new}?${query}`;
  document.body.append(offer);
  // Placed by properties of the element: the policy allows no style in the page's own text.
  offer.style.top = `${scrollY + found.box.bottom + 6}px`;
  offer.style.left = `${Math.max(8, Math.min(found.box.left, innerWidth - offer.offsetWidth - 8))}px`;
}
document.addEventListener("pointerup", (event) => {
  if (!event.target.closest?.(".write-here")) setTimeout(suggest);
});
document.addEventListener("keyup", (event) => {
  if (event.shiftKey || event.key === "Escape") suggest();
});
