// Keys that act on a page: never while somebody writes, never where they are switched off.
const STORED = "detente-keys";
// Without a place to keep it, what was chosen holds for as long as the page does.
let chosen = true;

export const areOn = () => {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return chosen;
  }
};

export const turn = (on) => {
  chosen = on;
  try {
    localStorage.setItem(STORED, on ? "on" : "off");
  } catch {
    return;
  }
};

export const WRITING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
const PRESSED = "button, summary, input, [role=button]";

export function keyOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !areOn()) return null;
  if (document.querySelector("dialog[open]")) return null;
  // The focus stays a moment in a dialog that was just closed.
  const at = event.target.closest?.("dialog") ? document.body : event.target;
  if (at.closest?.(WRITING)) return null;
  // Space presses what has the focus, and nothing else.
  if (event.key === " " && at.closest?.(PRESSED)) return null;
  return event.key;
}
