// Forms marked data-live: what they ask for is shown at once, without loading the page anew. Without this
// script they are forms like any other.
const WAIT = 90;

for (const form of document.querySelectorAll("form[data-live]")) {
  form.classList.add("lively");
  let timer;
  let running;
  const ask = async () => {
    const address = addressOf(form);
    running?.abort();
    running = new AbortController();
    document.documentElement.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { accept: "text/html" }, signal: running.signal });
      show(await answer.text(), answer.ok ? address : null);
    } catch (fault) {
      if (fault.name === "AbortError") return;
      location.assign(address);
    }
    document.documentElement.removeAttribute("aria-busy");
  };
  // Controls of the form may stand outside it.
  document.addEventListener("input", (event) => {
    if (event.target.form !== form) return;
    say(event.target);
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask();
  });
}

// The address that a form asks for, without what is as it is anyway.
function addressOf(form) {
  const asked = new URLSearchParams();
  for (const field of form.elements) {
    if (!field.name || field.disabled || field.type === "submit") continue;
    if (field.type === "checkbox" || field.type === "radio") {
      if (field.checked) asked.append(field.name, field.value);
    } else if (field.dataset.days !== undefined) {
      const days = field.dataset.days.split(" ");
      if (Number(field.value) < days.length - 1) asked.set(field.dataset.name, days[field.value]);
    } else if (field.value !== "" && field.value !== (field.dataset.usual ?? "") && !isAsItIs(field)) {
      asked.append(field.name, field.value);
    }
  }
  const query = asked.toString();
  return form.getAttribute("action") + (query ? `?${query}` : "");
}

// A list to choose from that stands where the page put it asks for nothing.
function isAsItIs(field) {
  return field.tagName === "SELECT" && field.selectedOptions[0]?.defaultSelected && !new URLSearchParams(location.search).has(field.name);
}

// Beside a slider: the day or the number that it stands on.
function say(field) {
  if (field.type !== "range") return;
  const told = field.form.querySelector(`output[for="${field.id}"]`);
  if (!told) return;
  told.textContent = field.dataset.days === undefined ? field.value : inWords(field.dataset.days.split(" ")[field.value]);
}

function inWords(date) {
  const [year, month, day] = date.split("-").map(Number);
  const parts = { year: "numeric", ...(month && { month: "long" }), ...(day && { day: "numeric" }) };
  const at = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" }).format(at);
}

function show(page, address) {
  const fresh = new DOMParser().parseFromString(page, "text/html");
  const parts = document.querySelectorAll("[data-part]");
  const held = document.activeElement?.id;
  const missing = [...parts].some((part) => !fresh.getElementById(part.id));
  for (const part of parts) {
    const other = fresh.getElementById(part.id);
    // What is read aloud stays the same element, or nobody would hear it.
    if (other && part.role === "status") part.replaceChildren(...other.childNodes);
    else if (other) part.replaceWith(document.adoptNode(other));
  }
  if (missing) {
    const said = fresh.querySelector("main");
    const place = document.getElementById("result") ?? document.querySelector("[data-part]");
    if (said) place?.replaceChildren(...said.childNodes);
  }
  if (held && document.activeElement?.id !== held) document.getElementById(held)?.focus();
  if (address === null) return;
  history.replaceState(null, "", address);
  for (const tab of document.querySelectorAll("[data-tab]")) {
    const other = fresh.querySelector(`[data-tab="${tab.dataset.tab}"]`);
    if (other) tab.setAttribute("href", other.getAttribute("href"));
  }
  for (const selector of ["link[rel=alternate]", ".foot a"]) {
    const [old, other] = [document.querySelector(selector), fresh.querySelector(selector)];
    if (old && other) old.setAttribute("href", other.getAttribute("href"));
  }
  const back = document.querySelector("form.theme [name=back]");
  if (back) back.value = address;
}

for (const slider of document.querySelectorAll("input[type=range]")) say(slider);
