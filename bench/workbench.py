"""Whether the workbench stays fast and whole on a large record; and write the tables.

A server on this machine, on 127.0.0.1, is asked over HTTP: every page beside the query that it shows, a
reviewer's step, and many readers and reviewers at once.
"""

from __future__ import annotations

import argparse
import datetime
import random
import socket
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import httpx

import synthetic
from analysis import machine
from detente.adapters.project import created, found
from detente.adapters.store import Filter, Store
from detente.adapters.workbench.addresses import actor_address, claim_address, document_address
from detente.record import claims_of
from detente.workflow.reviewing import Review
from detente.workflow.serving import application, server_of

DOCUMENTS, CLAIMS = 1000, 100
RUNS = 9
READERS, REVIEWERS = 20, 3
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
            *measured(project, chosen.seconds),
        ]
    print("\n".join(lines))
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
    total = store.count(Filter())
    first = store.reading(next(iter(store.revisions())))
    with serving(project) as base, httpx.Client(base_url=base, timeout=600) as client:
        yield from ("", f"{len(store.revisions()):,} documents, {total:,} claims.")
        yield from ("", "## What is worked out once, and again after the record changes", "")
        yield from ("| what | first, s | after one judgement, s |", "|---|---:|---:|")
        for name, address in (("timeline", "/timeline"), ("actors", "/actors")):
            once = until_drawn(client, address)
            Review(store, by="Ada").decide(claims_of(first)[0].id, random.choice(["accepted", "unsure"]))
            yield f"| {name} | {once:.1f} | {until_drawn(client, address):.1f} |"
        yield from (
            "",
            f"## Pages, median of {RUNS}",
            "",
            "| page | page, ms | bare query, ms |",
            "|---|---:|---:|",
        )
        for address, query in pages(store, first).items():
            until_drawn(client, address)
            page = timed(lambda at=address: client.get(at).raise_for_status())  # type: ignore[misc]
            bare = "" if query is None else f"{1000 * timed(query):.1f}"
            yield f"| `{address.split('%')[0]}` | {1000 * page:.1f} | {bare} |"
        step = timed(lambda: one_step(store))
        yield from ("", f"A decision and the next claim of the queue, in the store: {1000 * step:.1f} ms.")
        yield from at_once(base, store, list(pages(store, first)), seconds)


def pages(store: Store, first: object) -> dict[str, Callable[[], object] | None]:
    """Every page of the record with the query that it stands on, bare; None where there is none."""
    claim = store.claims(Filter(), limit=1)[0]
    document = claim.document
    return {
        "/": lambda: store.tally("kind", Filter()),
        "/documents": None,
        "/documents?page=20": None,
        document_address(document): lambda: store.reading(document),
        claim_address(claim.id): lambda: store.claim(claim.id),
        "/search?words=radar": lambda: store.search("radar", limit=31),
        "/search?words=ferries+treaty": lambda: store.search("ferries treaty", limit=31),
        "/search?words=that": lambda: store.search("that", limit=31),
        "/timeline": store.revisions,
        "/timeline?since=2020-01-01&until=2020-03-01": store.revisions,
        "/actors": store.revisions,
        "/disputes": store.revisions,
        actor_address("Ruritania"): store.revisions,
        "/-/health": None,
    }


def until_drawn(client: httpx.Client, address: str) -> float:
    """Seconds until a page is there, and of the record as it is."""
    began = time.perf_counter()
    while True:
        answer = client.get(address)
        if (
            answer.status_code == 200
            and "drawn anew" not in answer.text
            and "worked out anew" not in answer.text
        ):
            return time.perf_counter() - began
        assert answer.status_code in (200, 307), answer.text[:500]
        time.sleep(0.1)


def timed(ask: Callable[[], object]) -> float:
    """The median of the seconds that it takes, the first time left out."""
    ask()
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - began)
    return median(taken)


def one_step(store: Store) -> object:
    """A reviewer accepts the first claim waiting, and is given the next."""
    wanted = Filter(states=("proposed",))
    (first,) = store.claims(wanted, limit=1)
    Review(store, by="Ada").decide(first.id, "accepted", seen=first.revision)
    return store.claims(wanted, limit=1)


def at_once(base: str, store: Store, addresses: list[str], seconds: int) -> Iterator[str]:
    """Readers over HTTP and reviewers on the store, for so long."""
    until = time.monotonic() + seconds
    answers: Counter[int] = Counter()
    faults: list[str] = []
    decided: Counter[str] = Counter()
    taken: list[float] = []

    def reader(number: int) -> None:
        chance = random.Random(number)
        with httpx.Client(base_url=base, timeout=120) as client:
            while time.monotonic() < until:
                began = time.perf_counter()
                try:
                    answers[client.get(chance.choice(addresses)).status_code] += 1
                except httpx.HTTPError as fault:
                    faults.append(repr(fault))
                taken.append(time.perf_counter() - began)

    def reviewer(name: str, number: int) -> None:
        hand = Review(store, by=name)
        waiting = store.claims(Filter(states=("proposed",)), limit=5000)[number::REVIEWERS]
        for claim in waiting:
            if time.monotonic() > until:
                return
            try:
                hand.decide(claim.id, "accepted", seen=claim.revision)
                decided[name] += 1
            except Exception as fault:
                faults.append(repr(fault))

    threads = [threading.Thread(target=reader, args=(number,)) for number in range(READERS)]
    names = ("Ada", "Berta", "Carl")[:REVIEWERS]
    threads += [threading.Thread(target=reviewer, args=(name, at)) for at, name in enumerate(names)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    yield from ("", f"## {READERS} readers and {REVIEWERS} reviewers at once, {seconds} s", "")
    told = ", ".join(f"{count:,} × {status}" for status, count in sorted(answers.items()))
    yield f"Answers: {told}; median {1000 * median(taken):.0f} ms. Decisions kept: {decided.total():,}. "
    yield f"Errors: {len(faults)}{': ' + faults[0] if faults else ''}."


@contextmanager
def serving(project: Path) -> Iterator[str]:
    """The workbench on a port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        port = bound.getsockname()[1]
        server = server_of(application(project, port=port))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    main()
