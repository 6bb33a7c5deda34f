"""Whether the workbench stays fast and whole on a large record; and write the tables.

`detente serve` in a process of its own, on 127.0.0.1, is asked over HTTP: every page beside the query that it
shows, a reviewer's step, and many readers and reviewers at once.
"""

from __future__ import annotations

import argparse
import datetime
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import httpx

import synthetic
from analysis import machine
from detente.adapters.drawings import REST
from detente.adapters.project import created, found
from detente.adapters.store import Filter, Store
from detente.workflow.serving import application
from pages import addresses, bare, twin_of

DOCUMENTS, CLAIMS = 1000, 100
RUNS = 9
STEPS = 40
BOUND, STEP_BOUND = 300, 100
"""Milliseconds at the most: of a page, and from a decision to the next claim."""
REJECTED = 5
"""Among so many decisions at once one leaves a claim out."""
READERS = 20
REVIEWERS = {"Ada": "kind=statement", "Berta": "kind=event", "Carl": "kind=meeting"}
"""Who reviews at once, and what."""
QUEUES = {"statements": "kind=statement", "an issue": f"issue={next(iter(synthetic.ISSUES.values()))}"}
"""In which queues somebody reviews alone."""
WRITTEN = Path(__file__).parent.parent / "docs" / "benchmarks" / "workbench.md"


def main() -> None:
    """Make the record, measure, print the tables, and write them down if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--seconds", type=int, default=60, help="of readers and reviewers at once")
    parser.add_argument("--project", type=Path, help="one that was made before by this program")
    parser.add_argument("--write", action="store_true", help=f"write {WRITTEN.name} under docs/benchmarks")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = chosen.project or Path(folder) / "large"
        if not project.exists():
            make(project, chosen.documents)
        lines = [
            "# The workbench on a large record",
            "",
            f"{datetime.date.today().isoformat()}; {machine()}. `make bench-workbench` prints these tables.",
        ]
        print("\n".join(lines))
        for line in measured(project, chosen.seconds):
            print(line, flush=True)
            lines.append(line)
    if chosen.write:
        WRITTEN.write_text("\n".join(lines) + "\n", encoding="utf-8")


def make(project: Path, documents: int) -> None:
    """A project of so many documents of invented talks, with a codebook of their issues."""
    created(project)
    settings = project / "detente.toml"
    settings.write_text(settings.read_text().replace("# codebook", "codebook"), encoding="utf-8")
    (project / "codebook.yaml").write_text(synthetic.codebook(), encoding="utf-8")
    store = Store(found(project).store_url)
    for reading in synthetic.readings(documents, CLAIMS):
        store.keep(reading)


def measured(project: Path, seconds: int) -> Iterator[str]:
    """Every table."""
    store = Store(found(project).store_url)
    with serving(project) as base, httpx.Client(base_url=base, timeout=600) as client:
        yield from ("", f"{len(store.revisions()):,} documents, {store.count(Filter()):,} claims.")
        jobs: list[str] = []
        yield from drawn(client, jobs)
        pages, twins = addresses(application(project), project, jobs[0])
        yield from paged(client, pages, set(twins), bare(store, project))
        yield from stepped(client)
        yield from at_once(base, [*pages, *twins], seconds)


def drawn(client: httpx.Client, jobs: list[str]) -> Iterator[str]:
    """What is worked out from the whole record; `jobs` gets the ids of the work."""
    yield from ("", "## What is worked out once, and again after the record changes", "")
    yield from (
        "| what | first, s | after a claim was accepted, s | after one was left out, s |",
        "|---|---:|---:|---:|",
    )
    reviewer = Reviewer(client, "kind=statement")
    for name, address in (
        ("positions", "/positions"),
        ("timeline", "/timeline"),
        ("actors and disputes", "/actors"),
        ("brief", "/brief"),
    ):
        once = until_drawn(client, address, jobs)
        again = []
        for verdict in ("accepted", "rejected"):
            reviewer.decide(verdict)
            again.append(until_drawn(client, address))
        yield f"| {name} | {once:.1f} | {again[0]:.1f} | {again[1]:.1f} |"
    yield from ("", f"A drawing rests for {REST} times as long as it took, which counts here too.")


def paged(
    client: httpx.Client, pages: Sequence[str], twins: set[str], queries: dict[str, Callable[[], object]]
) -> Iterator[str]:
    """Every page, its JSON, and the query that it stands on."""
    yield from ("", f"## Pages, median of {RUNS}", "")
    yield from (
        "| page | first, ms | page, ms | its JSON, ms | bare query, ms |",
        "|---|---:|---:|---:|---:|",
    )
    slow = []
    for address in pages:
        first = until_drawn(client, address)
        page = timed(lambda at=address: found_at(client, at))  # type: ignore[misc]
        twin, data = twin_of(address), ""
        slow += [address] if page * 1000 > BOUND else []
        if twin in twins:
            until_drawn(client, twin)
            took = timed(lambda at=twin: found_at(client, at))  # type: ignore[misc]
            slow += [twin] if took * 1000 > BOUND else []
            data = f"{1000 * took:.0f}"
        alone = f"{1000 * timed(queries[address]):.1f}" if address in queries else ""
        yield f"| `{address}` | {1000 * first:.0f} | {1000 * page:.0f} | {data} | {alone} |"
    told = ", ".join(f"`{each}`" for each in slow) or "none"
    yield from ("", f"{len(pages)} pages and {len(twins)} in JSON; over {BOUND} ms: {told}.")


def stepped(client: httpx.Client) -> Iterator[str]:
    """From a decision to the next claim, as a browser asks; alone, and while the record is drawn anew."""
    yield from ("", f"## From a decision to the next claim, {STEPS} times", "")
    yield from ("| how | median, ms | slowest, ms |", "|---|---:|---:|")
    for drawing in (False, True):
        beside = ", while the timeline and the actors are drawn anew" if drawing else ""
        for of, queue in QUEUES.items():
            reviewer = Reviewer(client, queue)
            for how, decide in (("by form", reviewer.decide), ("by key", reviewer.decide_by_key)):
                decide()
                with drawing_anew(client.base_url) if drawing else alone():
                    took = [decide() for _ in range(STEPS)]
                yield f"| {of}, {how}{beside} | {1000 * median(took):.0f} | {1000 * max(took):.0f} |"


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else asks."""
    yield


@contextmanager
def drawing_anew(base: httpx.URL) -> Iterator[None]:
    """Somebody leaves meetings out and asks for what is drawn from the whole record, again and again."""
    ended = threading.Event()

    def ask() -> None:
        with httpx.Client(base_url=base, timeout=120) as client:
            other = Reviewer(client, "kind=meeting", "other")
            while not ended.wait(0.2):
                other.decide("rejected")
                client.get("/timeline")
                client.get("/actors")

    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(1)
    yield
    ended.set()
    asking.join()


class Reviewer:
    """A browser in which somebody reviews a queue."""

    def __init__(self, client: httpx.Client, queue: str, name: str = "") -> None:
        self.client = client
        self.queue = queue
        if name:
            client.cookies.set("detente_reviewer", name)
        self._see(client.get(f"/review?{queue}").raise_for_status())

    def decide(self, verdict: str = "accepted") -> float:
        """Judge the claim by its form; the seconds until the page of the next one is there."""
        fields = {"form_token": self.token, "claim": self.claim, "seen": self.seen, "queue": self.queue}
        began = time.perf_counter()
        told = self.client.post("/review/decide", data={**fields, "verdict": verdict})
        assert told.status_code in (303, 409), told.text[:500]
        # Where somebody was faster the page says so; a reviewer then goes on.
        there = told.headers.get("location", f"/review?{self.queue}")
        self._see(self.client.get(there).raise_for_status())
        return time.perf_counter() - began

    def decide_by_key(self) -> float:
        """The same as the script does: the decision in JSON, then the page of the next claim."""
        body = {"claim": self.claim, "seen": int(self.seen), "verdict": "accepted", "queue": self.queue}
        began = time.perf_counter()
        told = self.client.post("/review/decide.json", json=body).raise_for_status().json()
        self._see(self.client.get(told["next"]).raise_for_status())
        return time.perf_counter() - began

    def _see(self, page: httpx.Response) -> None:
        self.token, self.claim, self.seen = (
            found[1] if (found := re.search(rf'name="{name}" value="([^"]*)"', page.text)) else ""
            for name in ("form_token", "claim", "seen")
        )
        assert self.claim, page.text[:500]


def until_drawn(client: httpx.Client, address: str, jobs: list[str] | None = None) -> float:
    """Seconds until a page is there, and of the record as it is; `jobs` gets the id of the work, if any."""
    began = time.perf_counter()
    while True:
        answer = client.get(address)
        anew = (
            "drawn anew" in answer.text or "worked out anew" in answer.text or "composed anew" in answer.text
        )
        if answer.status_code != 307 and not anew:
            assert answer.status_code in (200, 303), f"{address}: {answer.text[:500]}"
            return time.perf_counter() - began
        assert answer.status_code in (200, 307), f"{address}: {answer.text[:500]}"
        there = answer.headers.get("location", "").partition("?")[0]
        if jobs is not None and there.startswith("/-/jobs/"):
            jobs.append(there.rpartition("/")[2])
        time.sleep(0.1)


def found_at(client: httpx.Client, address: str) -> httpx.Response:
    """What is there; /login leads on where no token is asked for."""
    answer = client.get(address)
    assert answer.status_code == (303 if address == "/login" else 200), f"{address}: {answer.status_code}"
    return answer


def timed(ask: Callable[[], object]) -> float:
    """The median of the seconds that it takes, the first time left out."""
    ask()
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - began)
    return median(taken)


def at_once(base: str, asked: Sequence[str], seconds: int) -> Iterator[str]:
    """Readers who open any page and reviewers who decide, all over HTTP, for so long."""
    until = time.monotonic() + seconds
    answers: Counter[int] = Counter()
    faults: list[str] = []
    read: list[float] = []
    steps: list[float] = []

    def reader(number: int) -> None:
        chance = random.Random(number)
        with httpx.Client(base_url=base, timeout=120) as client:
            while time.monotonic() < until:
                address = chance.choice(asked)
                began = time.perf_counter()
                answer = client.get(address)
                read.append(time.perf_counter() - began)
                answers[answer.status_code] += 1
                if answer.status_code not in (200, 303, 307):
                    faults.append(f"{answer.status_code} {address}")

    def reviewer(name: str, queue: str) -> None:
        with httpx.Client(base_url=base, timeout=120) as client:
            hand = Reviewer(client, queue, name)
            while time.monotonic() < until:
                steps.append(hand.decide("accepted" if len(steps) % REJECTED else "rejected"))

    def work(act: Callable[..., None], *given: object) -> None:
        try:
            act(*given)
        except Exception as fault:
            faults.append(repr(fault))

    threads = [threading.Thread(target=work, args=(reader, number)) for number in range(READERS)]
    threads += [threading.Thread(target=work, args=(reviewer, *each)) for each in REVIEWERS.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    yield from ("", f"## {READERS} readers and {len(REVIEWERS)} reviewers at once, {seconds} s", "")
    told = ", ".join(f"{count:,} × {status}" for status, count in sorted(answers.items()))
    yield f"Pages read: {told}; median {1000 * median(read):.0f} ms."
    yield f"Decisions, each with the next claim's page: {len(steps):,}; median {1000 * median(steps):.0f} ms."
    yield f"Errors: {len(faults)}{': ' + faults[0] if faults else ''}."


@contextmanager
def serving(project: Path) -> Iterator[str]:
    """The workbench on a port of this machine, as a user serves it."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        port = bound.getsockname()[1]
    command = [sys.executable, "-m", "detente", "serve", str(project), "--port", str(port)]
    with subprocess.Popen(command) as server:
        base = f"http://127.0.0.1:{port}"
        try:
            while True:
                try:
                    httpx.get(f"{base}/-/health")
                    break
                except httpx.ConnectError:
                    time.sleep(0.05)
            yield base
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
