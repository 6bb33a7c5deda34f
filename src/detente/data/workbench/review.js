// The queue: a key or a button judges, and the next claim, fetched before, is shown at once.
import { areOn, keyOf, turn } from "./keys.js";

const main = document.getElementById("main");
const fetched = new Map();
const MOST = 30;
const deck = () => document.getElementById("deck");
// Where a note that was typed and not kept yet waits for its claim to be shown again, if there is a place.
const drafts = (() => {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
})();
const drafted = (claim = deck().dataset.claim) => `note on ${claim}`;
// What is judged and not answered yet: none of it may be lost by leaving the page.
const unsent = new Set();
let sending = Promise.resolve();
let shownAt = 0;
// For how long a claim is shown before it takes a verdict: a second press that was meant for the claim before
// is not taken, nor kept for later.
const LOOK = 250;
// The last answer to a judgement, and how many there were: a page fetched before it has other counts.
let latest = null;
let answers = 0;

function page(address) {
  if (!fetched.has(address)) {
    const at = answers;
    const asked = fetch(address, { headers: { accept: "text/html" } }).then(async (answer) => {
      if (!answer.ok) throw new Error(answer.statusText);
      return { text: await answer.text(), address: answer.url, at };
    });
    asked.catch(() => fetched.delete(address));
    fetched.set(address, asked);
    if (fetched.size > MOST) fetched.delete(fetched.keys().next().value);
  }
  return fetched.get(address);
}

const isUnsent = (address) => {
  const claim = new URL(address, location).searchParams.get("claim");
  return claim !== null && [...unsent].some((each) => each.body.claim === claim);
};

// A deck says by data-ready that its claim takes verdicts: one that was on the screen already, as it still is,
// at once.
function welcome(here, before) {
  const isStill = before?.ready === "" && ["claim", "revision"].every((name) => before[name] === here.dataset[name]);
  if (isStill) here.dataset.ready = "";
  // Drawn first, then looked at; a page in the background is not.
  else requestAnimationFrame(() => setTimeout(() => (here.dataset.ready = ""), LOOK));
}

function hold(here) {
  if (here) delete here.dataset.ready;
}

function put({ text, address, at }, keep) {
  const there = new DOMParser().parseFromString(text, "text/html");
  const open = document.querySelector(".filters")?.open;
  const focused = document.activeElement?.dataset?.key;
  const before = deck() && { ...deck().dataset };
  main.replaceChildren(...there.getElementById("main").childNodes);
  document.title = there.title;
  if (keep) history.pushState(null, "", address);
  const filters = document.querySelector(".filters");
  if (filters && open !== undefined) filters.open = open;
  if (at < answers) count(latest);
  prepare(before);
  if (focused) [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === focused)?.focus({ preventScroll: true });
}

// Of the text and of the states what is meant: the claim's own words, and the state looked for.
function reveal() {
  const scrolled = document.querySelector(".excerpt");
  const own = scrolled?.querySelector(".own.content, .own.evidence") ?? scrolled?.querySelector(".own");
  if (own) scrolled.scrollTop = Math.max(0, own.offsetTop - scrolled.offsetTop - scrolled.clientHeight / 3);
  const tabs = document.querySelector(".tabs");
  const tab = tabs?.querySelector("[aria-current]");
  if (tab) tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - tabs.clientWidth / 3;
}

async function show(address, keep = true) {
  const asked = ++shownAt;
  try {
    const found = await page(address);
    if (asked !== shownAt) return;
    fetched.delete(address);
    put({ ...found, address }, keep);
  } catch {
    location.assign(address);
  }
}

function say(words) {
  const said = document.getElementById("said");
  if (said) said.textContent = words;
}

function told(answer) {
  latest = answer;
  answers += 1;
  count(answer);
}

function count(answer) {
  const { counts, total, looked_at: seen } = answer;
  for (const [state, count] of Object.entries({ ...counts, any: total, left: total - seen })) {
    const place = document.querySelector(`[data-count="${state}"]`);
    if (place) place.textContent = count.toLocaleString("en");
  }
  const bar = document.getElementById("bar");
  if (bar) {
    bar.value = seen;
    document.getElementById("seen").textContent = bar.value.toLocaleString("en");
  }
  const last = document.getElementById("last");
  const made = answer.undo;
  if (last) last.textContent = made ? `Last kept: ${made.act}, ${made.at.slice(0, 16).replace("T", " ")} UTC${made.differs ? "; others say otherwise" : ""}` : "";
  const undo = document.getElementById("undo");
  if (!undo) return;
  undo.disabled = !made && !mayBeUndone();
  undo.firstChild.data = made?.claims > 1 ? `Undo ${made.claims} ` : "Undo ";
  undo.title = made ? `Takes back: ${made.act}` : "";
}

async function post(action, body) {
  const answer = await fetch(`${action}.json`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
    keepalive: true,
  });
  return { status: answer.status, row: await answer.json() };
}

// What is on its way can be taken back already: the undoing is sent after it.
function mayBeUndone() {
  return [...unsent].some((each) => each.action !== "/review/undo");
}

function offerUndo() {
  const undo = document.getElementById("undo");
  if (undo && mayBeUndone()) undo.disabled = false;
}

// Sent in its order, one after the other.
function send(action, body, then) {
  const waiting = { action, body };
  unsent.add(waiting);
  offerUndo();
  sending = sending.then(async () => {
    if (!unsent.has(waiting)) return;
    waiting.isSent = true;
    try {
      await then(await post(action, body));
    } catch (fault) {
      say(`Not kept: ${fault.message}`);
      alert(`This was not kept: ${fault.message}`);
      location.reload();
    } finally {
      unsent.delete(waiting);
    }
  });
}

const TAKEN_BACK = ["/review/decide", "/review/flag", "/review/note"];

// A page that closes has no time to wait for answers, so that what it sends may arrive in any order. What was
// taken back before it was sent is therefore not sent at all.
addEventListener("pagehide", () => {
  const left = [];
  for (const each of unsent) {
    if (each.isSent) continue;
    if (each.action === "/review/undo" && TAKEN_BACK.includes(left.at(-1)?.action)) left.pop();
    else left.push(each);
  }
  for (const each of left) post(each.action, each.body).catch(() => {});
  unsent.clear();
});

// The next claim is looked at already while a judgement is being sent.
function judge(form, button) {
  const here = deck();
  const action = new URL(form.action).pathname;
  const fields = Object.fromEntries(new FormData(form, button));
  delete fields.form_token;
  if ("seen" in fields) fields.seen = Number(fields.seen);
  if ("raised" in fields) fields.raised = fields.raised === "true";
  const conflict = here?.dataset.conflict;
  const moves = action === "/review/decide";
  const next = moves && here ? here.dataset.next : "";
  // A note that was typed and not kept yet says why.
  const why = moves ? document.getElementById("note")?.value.trim() : "";
  if (why) fields.note = why;
  if (moves) hold(here);
  if (next) show(next);
  const at = shownAt;
  send(action, fields, async ({ status, row }) => {
    if (status === 409 && conflict) return location.assign(conflict);
    if (status !== 200) throw new Error(row.reason);
    if (action === "/review/note" || why) drafts?.removeItem(drafted(fields.claim));
    const there = row.next;
    // What was fetched before a change of the record may no longer be so.
    if (!moves || !next) fetched.clear();
    const hasGoneOn = at !== shownAt;
    if (!hasGoneOn && (!moves || there !== next)) await show(there);
    told(row);
    say(moves ? `${fields.verdict}. ${document.title}` : "Kept");
  });
}

async function undo(form) {
  const fields = Object.fromEntries(new FormData(form));
  delete fields.form_token;
  const here = deck();
  hold(here);
  send("/review/undo", fields, async ({ status, row }) => {
    if (status !== 200) {
      if (here) welcome(here);
      say(row.reason);
      alert(`${row.reason} ${row.remedy}`);
      return;
    }
    fetched.clear();
    await show(row.next);
    told(row);
    say(`Taken back. ${document.title}`);
  });
}

function prepare(before) {
  const here = deck();
  if (here) welcome(here, before);
  document.querySelectorAll(".help, .by-key").forEach((each) => (each.hidden = false));
  const note = document.getElementById("note");
  if (note) note.value = drafts?.getItem(drafted()) ?? "";
  // What waits is seen: it is kept with the verdict.
  if (note?.value) note.closest("details").open = true;
  const keysOn = document.getElementById("keys-on");
  if (keysOn) {
    keysOn.checked = areOn();
    keysOn.addEventListener("change", () => turn(keysOn.checked));
  }
  const every = document.getElementById("every");
  if (every) every.hidden = false;
  offerUndo();
  if (here?.dataset.next) page(here.dataset.next).catch(() => {});
  reveal();
}

// Names to filter by come when somebody is about to write one.
async function names() {
  if (document.getElementById("names-speaker")) return;
  const there = new DOMParser().parseFromString(
    await (await fetch(`/review?names=1&view=list&page=100000`)).text(), "text/html");
  if (!document.getElementById("names-speaker")) main.append(...there.querySelectorAll("datalist"));
}

document.addEventListener("focusin", (event) => {
  if (event.target.matches?.(".filter-form input[list]")) names().catch(() => {});
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const action = new URL(form.action, location).pathname;
  if (!deck()) return;
  if (["/review/decide", "/review/flag", "/review/note"].includes(action)) {
    event.preventDefault();
    if (action !== "/review/decide" || "ready" in deck().dataset) judge(form, event.submitter);
  } else if (action === "/review/undo") {
    event.preventDefault();
    undo(form);
  }
});

document.addEventListener("click", (event) => {
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  if (event.target.closest(".help")) {
    const help = document.getElementById("help");
    if (!help.open) help.showModal();
    return;
  }
  const link = event.target.closest("a[href]");
  const address = link?.getAttribute("href");
  if (link?.closest("#deck") && address.startsWith("/review?")) {
    event.preventDefault();
    if (link.classList.contains("off")) return;
    const at = shownAt;
    // A claim judged a moment ago is shown as it is judged.
    if (isUnsent(address)) sending.then(() => at === shownAt && show(address));
    else show(address);
  } else if (unsent.size && address && !address.startsWith("#")) {
    // The next page is to know of what was judged on this one.
    event.preventDefault();
    sending.then(() => location.assign(address));
  } else if (address?.startsWith("#o")) {
    document.querySelector(".others").open = true;
  }
});

document.addEventListener("change", (event) => {
  const form = document.getElementById("many");
  if (!form?.contains(event.target)) return;
  const boxes = [...form.querySelectorAll("[name=claims]")];
  if (event.target.closest("#every")) boxes.forEach((box) => (box.checked = event.target.checked));
  const count = boxes.filter((box) => box.checked).length;
  document.getElementById("ticked").textContent = count ? `${count} ticked` : "";
});

document.addEventListener("keydown", (event) => {
  const key = keyOf(event);
  if (key === null || event.repeat) return;
  if (key === "?" ) {
    event.preventDefault();
    document.getElementById("help")?.showModal();
    return;
  }
  const button = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
  if (!button || button.disabled) return;
  event.preventDefault();
  if (key === "n") {
    const box = button.closest("details");
    box.open = true;
    box.querySelector("textarea").focus();
  } else {
    button.click();
  }
});

document.addEventListener("keydown", (event) => {
  const box = document.querySelector(".noting[open]");
  if (!box?.contains(event.target)) return;
  if (event.key === "Escape") {
    box.open = false;
    box.querySelector("summary").focus();
  } else if (event.key === "Enter" && event.target.id === "note" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    if (event.repeat) return;
    const form = box.querySelector("form");
    form.requestSubmit();
    if (!form.checkValidity()) return;
    box.open = false;
    box.querySelector("summary").focus();
  }
});

document.addEventListener("input", (event) => {
  if (event.target.id === "note") drafts?.setItem(drafted(), event.target.value);
});

// On a phone the filters would stand before the claim; that they narrow the queue is said beside them.
if (deck() && matchMedia("(max-width: 51.99em)").matches) document.querySelector(".filters").open = false;
addEventListener("popstate", () => show(location.pathname + location.search, false));
prepare();
