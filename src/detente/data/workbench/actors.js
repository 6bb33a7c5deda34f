// Pairs of names: a, x and u judge the pair that has the focus, j and k go on; Backspace takes the last back.
import { keyOf } from "./keys.js";

const pairs = [...document.querySelectorAll(".pairs > li")];
const undo = document.querySelector("#undo");
const first = (pair) => pair?.querySelector("button")?.focus();

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  // Letters act only on a pair that has the focus, so that they never surprise anybody.
  const here = document.activeElement?.closest(".pairs > li");
  const inSection = here ?? document.activeElement?.closest("#undo");
  if (event.key === "Backspace" && inSection && undo) {
    event.preventDefault();
    undo.requestSubmit();
  }
  if (event.key === "j" && !here && keyOf(event)) {
    event.preventDefault();
    first(pairs[0]);
  }
  if (!here) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    first(pairs[(pairs.indexOf(here) + (event.key === "j" ? 1 : -1) + pairs.length) % pairs.length]);
    return;
  }
  const button = here.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
  if (button) {
    event.preventDefault();
    button.form.requestSubmit(button);
  }
});
// After a judgement the next pair is at hand.
if (undo) first(pairs[0]) ?? undo.querySelector("button").focus();
