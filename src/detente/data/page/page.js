"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const form = document.getElementById("form");
  const status = document.getElementById("status");
  const narrow = window.matchMedia("(max-width: 45.99em)");
  const wide = window.matchMedia("(min-width: 76em)");

  const rows = all("tr[data-n]");
  const claims = new Map(rows.map((row) => [row.dataset.n, {
    n: row.dataset.n,
    kind: [row.dataset.kind],
    act: [row.dataset.act],
    who: row.dataset.who.trim().split(" "),
    parts: [],
    shown: true,
  }]));
  for (const part of all("[data-n]")) claims.get(part.dataset.n).parts.push(part);
  let chosen = null;

  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  function bring(element) {
    const box = element.getBoundingClientRect();
    const floor = narrow.matches && chosen ? window.innerHeight * 0.5 : window.innerHeight - 40;
    if (box.top < 40 || box.bottom > floor) {
      element.scrollIntoView({ block: narrow.matches ? "start" : "center", behavior: calm() ? "auto" : "smooth" });
    }
  }

  function choose(n, target) {
    if (chosen) claims.get(chosen).parts.forEach((part) => part.classList.remove("on"));
    chosen = n;
    if (n === null) {
      history.replaceState(null, "", location.pathname + location.search);
      return;
    }
    claims.get(n).parts.forEach((part) => part.classList.add("on"));
    const goal = document.getElementById(target + n);
    history.replaceState(null, "", "#" + target + n);
    const focus = goal.matches("a") ? goal : goal.querySelector("a");
    focus.focus({ preventScroll: true });
    if (!(narrow.matches && target === "c")) bring(goal);
  }

  // From a claim to its words, to its note, to its row.
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.target.closest('a[href^="#"]');
    if (link) {
      const match = /^#([wcr])(\d+)$/.exec(link.getAttribute("href"));
      if (!match) return;
      event.preventDefault();
      choose(match[2], match[1]);
      return;
    }
    if (event.target.closest(".close button")) {
      const n = chosen;
      choose(null);
      document.getElementById("w" + n).focus({ preventScroll: true });
      return;
    }
    if (event.target.closest("button, input, label, summary, a") || String(window.getSelection())) return;
    const mark = event.target.closest(".m:not(.off)");
    if (mark) {
      // The innermost claim first; a second click goes to the one around it.
      const stack = [];
      for (let each = mark; each; each = each.parentElement.closest(".m:not(.off)")) {
        if (!stack.includes(each.dataset.n)) stack.push(each.dataset.n);
      }
      choose(stack[(stack.indexOf(chosen) + 1) % stack.length], "c");
      return;
    }
    const holder = event.target.closest(".note, tr[data-n]");
    if (holder) choose(holder.dataset.n, "w");
    else if (chosen && narrow.matches) choose(null);
  });

  function step(by) {
    const shown = Array.from(claims.values()).filter((claim) => claim.shown).map((claim) => claim.n);
    if (!shown.length) return;
    const at = shown.indexOf(chosen);
    choose(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length], "w");
  }
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && chosen) {
      const n = chosen;
      choose(null);
      document.getElementById("w" + n).focus({ preventScroll: true });
      return;
    }
    // Letters act only on a claim that has the focus, so that they never surprise anybody.
    const on = document.activeElement && document.activeElement.closest("a[data-n], .note a, tr[data-n] a");
    if (!on || (event.key !== "j" && event.key !== "k")) return;
    event.preventDefault();
    if (!chosen) chosen = on.closest("[data-n]").dataset.n;
    step(event.key === "j" ? 1 : -1);
  });

  // Filters: any of the values within a group, all of the groups.
  const groups = ["kind", "who", "act"];
  function filter() {
    const asked = Object.fromEntries(groups.map((group) => [group, all(`input[name=${group}]:checked`, form).map((box) => box.value)]));
    const passes = (claim, group) => !asked[group].length || claim[group].some((value) => asked[group].includes(value));
    let count = 0;
    for (const claim of claims.values()) {
      claim.shown = groups.every((group) => passes(claim, group));
      count += claim.shown;
      for (const part of claim.parts) part.classList.toggle("off", !claim.shown);
    }
    for (const box of all("input", form)) {
      const others = groups.filter((group) => group !== box.name);
      let left = 0;
      for (const claim of claims.values()) {
        if (claim[box.name].includes(box.value) && others.every((group) => passes(claim, group))) left += 1;
      }
      box.parentElement.querySelector("[data-count]").textContent = left;
      box.parentElement.classList.toggle("empty", left === 0);
    }
    for (const divider of all("tr.divider")) {
      divider.classList.toggle("off", !rows.some((row) => row.dataset.doc === divider.dataset.doc && !row.classList.contains("off")));
    }
    status.textContent = `${count} of ${claims.size} claims shown`;
    if (chosen && !claims.get(chosen).shown) choose(null);
  }
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => window.setTimeout(filter));
  for (const button of all(".all", form)) {
    button.addEventListener("click", () => {
      const open = button.parentElement.classList.toggle("open-all");
      button.setAttribute("aria-expanded", String(open));
      button.textContent = open ? "Fewer" : `All ${all(".option", button.parentElement).length}`;
    });
  }

  const panel = document.getElementById("filters");
  const fold = () => { panel.open = wide.matches; };
  wide.addEventListener("change", fold);
  fold();
  const fromAddress = () => {
    const match = /^#([wcr])(\d+)$/.exec(location.hash);
    if (match && claims.has(match[2])) choose(match[2], match[1]);
  };
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
