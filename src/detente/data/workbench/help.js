// On every page: ? lists the keys, / goes to the search, g and a letter to a section. They can be switched off.
import { areOn, turn, WRITING } from "./keys.js";

const GOES = { "/": "o", "/documents": "d", "/review": "r", "/positions": "p", "/timeline": "t", "/actors": "a", "/brief": "b" };
const sections = [...document.querySelectorAll(".sections a")];
const PATIENCE = 1500;
// Long ago: a key pressed as the page opens is none after g.
let went = -Infinity;

function element(name, words = "", more = {}) {
  const made = Object.assign(document.createElement(name), more);
  made.append(words);
  return made;
}

function row(keys, words) {
  const made = element("div");
  const term = element("dt");
  keys.forEach((key) => term.append(element("kbd", key), " "));
  made.append(term, element("dd", words));
  return made;
}

// A page with more keys has a list of its own.
const own = () => document.querySelector("dialog#help");

function opened() {
  if (own()) {
    if (!own().open) own().showModal();
    return;
  }
  const dialog = element("dialog", "", { className: "keys" });
  dialog.setAttribute("aria-labelledby", "keys-title");
  const list = element("dl", "", { className: "fields" });
  list.append(row(["?"], "these keys"), row(["/"], "search"));
  for (const link of sections) {
    const key = GOES[link.getAttribute("href")];
    if (key) list.append(row(["g", key], link.textContent));
  }
  list.append(row(["j", "k"], "the next and the last, where claims or pairs are listed and one has the focus"));
  const box = element("input", "", { type: "checkbox", checked: areOn() });
  box.addEventListener("change", () => turn(box.checked));
  const choice = element("label", box);
  choice.append(" Keys act on the pages");
  const close = element("button", "Close", { type: "submit" });
  const form = element("form", close, { method: "dialog" });
  dialog.append(element("h2", "Keys", { id: "keys-title" }), list, element("p", choice), form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.(WRITING) || document.querySelector("dialog[open]")) return;
  const since = event.timeStamp - went;
  went = -Infinity;
  if (event.key === "?" && !own() && (areOn() || event.target.closest?.(".help"))) {
    event.preventDefault();
    opened();
  } else if (!areOn()) {
    return;
  } else if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find")?.focus();
  } else if (event.key === "g") {
    went = event.timeStamp;
  } else if (since < PATIENCE) {
    const link = sections.find((each) => GOES[each.getAttribute("href")] === event.key);
    if (!link) return;
    event.preventDefault();
    link.click();
  }
});
for (const button of document.querySelectorAll(".help")) {
  button.hidden = false;
  button.addEventListener("click", opened);
}
