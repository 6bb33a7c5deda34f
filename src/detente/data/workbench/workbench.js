// On every page: the theme changes without loading the page anew.
const themes = document.querySelector("form.theme");
themes.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = new URLSearchParams(new FormData(themes, event.submitter));
  try {
    await fetch(themes.action, { method: "POST", body: form, redirect: "manual" });
  } catch {
    return;
  }
  document.documentElement.dataset.theme = form.get("theme");
  for (const button of themes.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button === event.submitter));
  }
});

// Where the sections don't fit, the one that is open is in view.
const here = document.querySelector(".sections [aria-current]");
const bar = here?.closest(".sections");
if (bar) {
  const [ours, its] = [bar, here].map((each) => each.getBoundingClientRect());
  bar.scrollLeft += its.left - ours.left - (ours.width - its.width) / 2;
}

// What is written in a form and not sent isn't left without a question.
const told = (value) => (value instanceof File ? `${value.name} ${value.size}` : value);
const contents = (form) => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, told(value)]));
const written = new Map([...document.querySelectorAll("form[data-written]")].map((form) => [form, contents(form)]));
document.addEventListener("submit", ({ target }) => written.delete(target));
addEventListener("beforeunload", (event) => {
  if ([...written].some(([form, before]) => contents(form) !== before)) event.preventDefault();
});
