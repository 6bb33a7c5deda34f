// What a page shows is older than the record: ask whether it has been worked out anew, and say when it has.
// The page itself stays as it is until somebody loads it, who may be in the middle of reading.
const notice = document.getElementById("older");
const again = notice.querySelector("a");
const longest = 15_000;
let pause = 1_000;

async function ask() {
  try {
    const answer = await fetch(again.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok && !page.getElementById("older")) {
      notice.firstChild.data = "It is ready, as the record is by now. ";
      return;
    }
  } catch {
    // Asked again later; who loads the page is told that nobody answers.
  }
  pause = Math.min(pause * 2, longest);
  setTimeout(ask, pause);
}

setTimeout(ask, pause);
