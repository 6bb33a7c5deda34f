// A document: from the words to the claim and back.
const parts = new Map();
for (const part of document.querySelectorAll("[data-n]")) {
  if (!parts.has(part.dataset.n)) parts.set(part.dataset.n, []);
  parts.get(part.dataset.n).push(part);
}
const list = document.getElementById("claims");
// In the order of the text: a claim that somebody wrote has a number after those that were read.
const numbers = [...(list?.children ?? [])].map((item) => item.dataset.n);
let chosen = null;
let near = null;

const narrow = matchMedia("(max-width: 51.99em)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const item = (n) => document.getElementById(`c${n}`);
const words = (n) => document.getElementById(`s${n}`);
const mark = (n, name, on) => parts.get(n)?.forEach((part) => part.classList.toggle(name, on));
const visible = (element) => element && element.getClientRects().length > 0;

function bring(element) {
  if (!visible(element)) return;
  const box = element.getBoundingClientRect();
  const scroller = element.closest(".claims");
  const scrolls = scroller && scroller.scrollHeight > scroller.clientHeight;
  // On a narrow screen the chosen claim lies over the lower half of the text.
  const floor = narrow.matches && chosen !== null ? innerHeight / 2 : innerHeight;
  const frame = scrolls ? scroller.getBoundingClientRect() : { top: 0, bottom: floor };
  if (box.top < frame.top + 8 || box.bottom > frame.bottom - 8) {
    element.scrollIntoView({ block: narrow.matches ? "start" : "center", behavior: calm.matches ? "auto" : "smooth" });
  }
}

function choose(n, focus = null) {
  if (chosen !== null) mark(chosen, "on", false);
  chosen = n;
  if (n === null) {
    history.replaceState(null, "", location.pathname + location.search);
    return;
  }
  mark(n, "on", true);
  history.replaceState(null, "", `#s${n}`);
  const target = focus === "words" ? words(n) : focus === "claim" ? item(n).querySelector("a.no") : null;
  target?.focus({ preventScroll: true });
  bring(words(n));
  if (!narrow.matches) bring(item(n));
}

function pointAt(n) {
  if (near === n) return;
  if (near !== null) mark(near, "near", false);
  near = n;
  if (n !== null) mark(n, "near", true);
}

// The innermost claim first; a second click goes to the one around it.
function stackAt(element) {
  const stack = [];
  for (let each = element.closest(".m, .ref"); each; each = each.parentElement.closest(".m")) {
    if (!stack.includes(each.dataset.n)) stack.push(each.dataset.n);
  }
  return stack;
}

document.addEventListener("pointerover", (event) => pointAt(event.target.closest("[data-n]")?.dataset.n ?? null));
document.addEventListener("focusin", (event) => pointAt(event.target.closest("[data-n]")?.dataset.n ?? null));

document.addEventListener("click", (event) => {
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a");
  if (link) {
    const found = /^#([sc])(\d+)$/.exec(link.getAttribute("href") ?? "");
    if (!found || !parts.has(found[2])) return;
    event.preventDefault();
    choose(found[2], found[1] === "s" ? "words" : "claim");
    return;
  }
  if (event.target.closest(".close")) {
    const n = chosen;
    choose(null);
    words(n)?.focus({ preventScroll: true });
    return;
  }
  if (event.target.closest("button, input, label") || String(getSelection())) return;
  const stack = stackAt(event.target);
  if (stack.length) {
    choose(stack[(stack.indexOf(chosen) + 1) % stack.length]);
    return;
  }
  const claim = event.target.closest(".claim");
  if (claim) choose(claim.dataset.n);
  else if (chosen !== null && event.target.closest(".text, .beside")) choose(null);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  // Letters act only on a claim that has the focus, so that they never surprise anybody.
  const at = document.activeElement?.closest("[data-n]");
  if (!at) return;
  if (event.key === "Escape" && chosen !== null) {
    choose(null);
    return;
  }
  if (event.key !== "j" && event.key !== "k") return;
  event.preventDefault();
  const inText = Boolean(at.closest(".text"));
  const shown = numbers.filter((n) => visible(inText ? words(n) : item(n)));
  const by = event.key === "j" ? 1 : -1;
  const place = shown.indexOf(at.dataset.n);
  choose(shown[(place + by + shown.length) % shown.length], inText ? "words" : "claim");
});

function fromAddress() {
  const found = /^#[sc](\d+)$/.exec(location.hash);
  if (found && parts.has(found[1])) choose(found[1]);
}
addEventListener("hashchange", fromAddress);
if (list) fromAddress();
