// A correction: words selected in the text become the claim's; its edges move by words.
import { keyOf, WRITING } from "./keys.js";
import { selected } from "./selection.js";

const main = document.getElementById("main");
const form = () => document.getElementById("edit");
const coding = () => document.getElementById("positions");
const active = () => form().querySelector("[name=active]:checked");
const part = () => active().closest(".part");
let asked = 0;

// The server marks the words anew; what is written in the form goes with it and comes back.
async function look(nudge) {
  const mine = ++asked;
  const query = new URLSearchParams(new FormData(form()));
  for (const name of ["form_token", "active", "document"]) query.delete(name);
  if (nudge) query.set("nudge", nudge);
  const answer = await fetch(`${form().dataset.whole}?${query}`, { headers: { accept: "text/html" } });
  const there = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== asked || !there.getElementById("edit")) return;
  // What was written, and where one went, while the server answered stays.
  const written = [...form().querySelectorAll(".inputs :is(input[type=text], select)")].filter((each) => each.value !== query.get(each.name));
  const at = active().value;
  const scrolled = document.getElementById("source").scrollTop;
  const positions = coding();
  const among = positions?.contains(document.activeElement) ? document.activeElement : null;
  const focus = !among && document.activeElement?.name ? [document.activeElement.name, document.activeElement.value] : null;
  const inText = document.activeElement?.id === "source";
  main.replaceChildren(...there.getElementById("main").childNodes);
  if (positions) coding()?.replaceWith(positions);
  for (const { name, value } of written) form().elements[name].value = value;
  (form().querySelector(`[name=active][value="${at}"]`) ?? form().querySelector("[name=active]")).checked = true;
  document.getElementById("source").scrollTop = scrolled;
  if (inText) document.getElementById("source").focus({ preventScroll: true });
  if (focus) [...form().querySelectorAll(`[name="${focus[0]}"]`)].find((each) => each.value === focus[1])?.focus();
  among?.focus({ preventScroll: true });
  prepare();
}

function take() {
  const found = selected(document.getElementById("source"));
  if (!found) return;
  part().querySelector("[data-span]").value = `${found.start}-${found.end}`;
  part().querySelector("[data-quote]").value = found.quote;
  getSelection().removeAllRanges();
  look();
}

function prepare() {
  document.getElementById("how").hidden = false;
  document.getElementById("role-now").textContent = active().dataset.role;
}

document.addEventListener("pointerup", (event) => {
  if (event.target.closest?.("#source")) setTimeout(take);
});

// An option belongs to one issue: the others' can't be chosen.
function narrow(row) {
  const issue = row.querySelector("[data-issue]").value;
  const option = row.querySelector("[name=option]");
  for (const group of option.querySelectorAll("optgroup")) group.hidden = group.disabled = issue !== "" && group.label !== issue;
  if (option.selectedOptions[0]?.closest("optgroup")?.disabled) option.value = "";
}

// Each form is sent by itself; what is written in the other would be gone without a word.
const contents = (each) => {
  const fields = new URLSearchParams(new FormData(each));
  fields.delete("active");
  return fields.toString();
};
const before = new Map([form(), coding()].filter(Boolean).map((each) => [each.id, contents(each)]));

const isChanged = (each) => before.get(each.id) !== contents(each);
let isSent = false;

document.addEventListener("submit", (event) => {
  const other = { edit: coding(), positions: form() }[event.target.id];
  const [kept, lost] = other === form() ? ["coding", "correction"] : ["correction", "coding"];
  if (other && isChanged(other) && !confirm(`Keep the ${kept} only? What you wrote in the ${lost} is not kept with it.`)) event.preventDefault();
  else isSent = true;
});

// What was refused stands in the form as it came back, and is kept nowhere else.
const isRefused = !document.getElementById("fault").hidden;
addEventListener("beforeunload", (event) => {
  if (!isSent && (isRefused || [form(), coding()].some((each) => each && isChanged(each)))) event.preventDefault();
});
// Whoever comes back to the page by the browser's own button has it as it was left.
addEventListener("pageshow", () => (isSent = false));

document.addEventListener("change", (event) => {
  const row = event.target.closest(".position-written");
  if (row) {
    const issue = row.querySelector("[data-issue]");
    const option = event.target.closest("[name=option]");
    issue.value ||= option?.selectedOptions[0]?.closest("optgroup")?.label ?? "";
    narrow(row);
  }
  if (event.target.name === "active") prepare();
  if (event.target.matches("[data-quote]")) {
    // Other words: where they stand is looked for anew.
    event.target.closest(".part").querySelector("[data-span]").value = "";
    look();
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=nudge], button[data-look]");
  if (!button) return;
  event.preventDefault();
  look(button.name === "nudge" ? button.value : "");
});

const EDGES = { "[": "start.-1", "]": "start.1", "{": "end.-1", "}": "end.1" };

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && document.activeElement?.id === "source") {
    event.preventDefault();
    take();
    return;
  }
  // Out of a field to the text, where the keys act.
  if (event.key === "Escape" && event.target.matches(`:is(#edit, #positions) :is(${WRITING})`)) {
    event.preventDefault();
    document.getElementById("source").focus();
    return;
  }
  const key = keyOf(event);
  if (key && EDGES[key]) {
    event.preventDefault();
    look(`${active().value}.${EDGES[key]}`);
  } else if (key === "Escape") {
    document.querySelector("[data-key=Escape]")?.click();
  }
});

document.querySelectorAll(".position-written").forEach(narrow);
prepare();
// What is corrected most stands first in the form. On a phone its keyboard would cover the text.
// Whoever is in a field already stays there.
if (matchMedia("(hover: hover)").matches && document.activeElement === document.body) {
  form().querySelector(".inputs :is(input, select)")?.focus({ preventScroll: true });
}
