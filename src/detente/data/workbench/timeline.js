// The timeline: a period is chosen by dragging over a drawing; the two dates do the same by keyboard.
const filter = document.getElementById("filter");
const DAY = 86_400_000;
const least = 4;

for (const drawing of filter ? document.querySelectorAll("svg.weeks") : []) {
  const period = drawing.querySelector(".period");
  const { first, days, left, right } = drawing.dataset;
  const [from, count, start, end] = [Date.parse(`${first}T00:00:00Z`), Number(days), Number(left), Number(right)];
  let began = null;

  // Where a pointer is, in the drawing's own units.
  const at = (event) => {
    const box = drawing.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * drawing.viewBox.baseVal.width;
    return Math.min(Math.max(x, start), end);
  };
  const day = (x) => Math.min(Math.floor(((x - start) / (end - start)) * count), count - 1);
  const iso = (number) => new Date(from + number * DAY).toISOString().slice(0, 10);

  drawing.addEventListener("pointerdown", (event) => {
    if (event.button || event.pointerType === "touch") return;
    began = at(event);
    drawing.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  drawing.addEventListener("pointermove", (event) => {
    if (began === null) return;
    const [one, other] = [began, at(event)].sort((a, b) => a - b);
    period.setAttribute("x", one);
    period.setAttribute("width", other - one);
    filter.elements.since.value = iso(day(one));
    filter.elements.until.value = iso(day(other));
  });
  const done = (event) => {
    if (began === null) return;
    const moved = Math.abs(at(event) - began) >= least;
    began = null;
    if (moved && event.type === "pointerup") filter.requestSubmit();
  };
  drawing.addEventListener("pointerup", done);
  drawing.addEventListener("pointercancel", done);
}
// An address holds only what was chosen.
filter?.addEventListener("submit", () => {
  for (const field of filter.elements) if (field.name && field.value === "") field.disabled = true;
});
addEventListener("pageshow", () => {
  for (const field of filter?.elements ?? []) field.disabled = false;
});
