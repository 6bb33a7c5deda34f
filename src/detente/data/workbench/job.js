// Long work: ask how far it is, and go on by itself where nothing has to be read first.
const job = document.getElementById("job");
const bar = document.getElementById("bar");
const status = job.querySelector("[role=status]");
const patient = 800;

async function ask() {
  let told;
  try {
    const answer = await fetch(job.dataset.json, { headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    told = await answer.json();
  } catch {
    status.textContent = "The workbench doesn’t answer; asking again.";
    setTimeout(ask, patient * 4);
    return;
  }
  if (told.result && told.told.length === 0) {
    location.replace(told.result);
    return;
  }
  if (["done", "failed", "cancelled"].includes(told.state)) {
    location.reload();
    return;
  }
  if (told.total) {
    bar.max = told.total;
    bar.value = told.done;
    status.textContent = `At work: ${Math.floor((100 * told.done) / told.total)} %.`;
  }
  if (told.stopping) status.textContent = "It ends at its next step.";
  setTimeout(ask, patient);
}

if (bar) setTimeout(ask, patient / 2);
else if (job.dataset.result && !document.querySelector(".told")) location.replace(job.dataset.result);
