"""The review screen on 10^5 claims: from a decision to the next claim, and a thousand edits that race."""

from __future__ import annotations

import os
import socket
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import httpx

import synthetic
from detente.adapters.project import found
from detente.adapters.store import Store
from detente.workflow import project
from detente.workflow.serving import application, server_of
from tables import Section

DOCUMENTS, CLAIMS = 1_000, 100
TIMES = 30
RACERS, EDITS = 5, 200


def section(shared: Path) -> Section:
    """Every row on one record, over HTTP on this machine. The evaluation data is not needed."""
    os.environ.pop("DETENTE_STORE_URL", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "talks"
        project.init(folder)
        store = Store(found(folder).store_url)
        for reading in synthetic.readings(DOCUMENTS, CLAIMS):
            store.keep(reading)
        with socket.create_server(("127.0.0.1", 0)) as bound:
            # As `detente serve` binds it.
            bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            port = bound.getsockname()[1]
            server = server_of(application(folder, port=port))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
            thread.start()
            while not server.started:
                time.sleep(0.01)
            try:
                rows = _rows(f"http://127.0.0.1:{port}")
                told = _races(f"http://127.0.0.1:{port}", store)
            finally:
                server.should_exit = True
                thread.join()
    return Section(
        title=f"Review of {DOCUMENTS * CLAIMS:,} claims, over HTTP",
        header=("what", "median", "slowest", "processor time", "bound"),
        rows=rows,
        notes=(f"Medians of {TIMES}; the server and whoever asks share one process. {told}",),
    )


def _rows(base: str) -> list[list[str]]:
    with httpx.Client(base_url=base, headers={"accept": "text/html"}, timeout=60) as client:
        page = client.get("/review").text
        token = page.partition('name="form_token" value="')[2].partition('"')[0]
        at = [client.get("/review.json").json()["claim"]["id"]]

        def by_key() -> None:
            body = {"claim": at[0], "seen": 0, "verdict": "accepted"}
            told = client.post("/review/decide.json", json=body).json()
            at[0] = told["next"].partition("claim=")[2]

        def by_form() -> None:
            fields = {"form_token": token, "claim": at[0], "seen": "0", "verdict": "rejected"}
            there = client.post("/review/decide", data=fields).headers["location"]
            assert client.get(there).status_code == 200
            at[0] = there.partition("claim=")[2]

        asked: list[tuple[str, Callable[[], object], str]] = [
            ("a decision kept, and where the queue goes on (JSON)", by_key, "100 ms"),
            (
                "the page of a claim (fetched before it is asked for)",
                lambda: client.get(f"/review?claim={at[0]}"),
                "100 ms",
            ),
            ("a decision by form, and the page of the next claim", by_form, ""),
            ("the queue of one kind", lambda: client.get("/review?kind=meeting"), "300 ms"),
            ("the queue of a speaker", lambda: client.get("/review?speaker=Mila+Doren"), "300 ms"),
            ("the queue of a word", lambda: client.get("/review?words=radar"), "300 ms"),
            ("what is disputed", lambda: client.get("/review?state=any&disputed=1"), "300 ms"),
            ("the list, page 900", lambda: client.get("/review?view=list&page=900"), "300 ms"),
            ("the form of a correction", lambda: client.get(f"/review/edit/{at[0]}"), "300 ms"),
        ]
        return [_timed(*each) for each in asked]


def _timed(what: str, act: Callable[[], object], bound: str) -> list[str]:
    act()
    spent, busy = [], []
    for _ in range(TIMES):
        begun, worked = time.perf_counter(), time.process_time()
        act()
        spent.append((time.perf_counter() - begun) * 1000)
        busy.append((time.process_time() - worked) * 1000)
    return [what, f"{median(spent):.0f} ms", f"{max(spent):.0f} ms", f"{median(busy):.0f} ms", bound]


def _races(base: str, store: Store) -> str:
    with httpx.Client(base_url=base) as client:
        claim = client.get("/review.json").json()["claim"]["id"]
    answers: list[tuple[str, int]] = []

    def race(name: str) -> None:
        with httpx.Client(base_url=base, timeout=60, cookies={"detente_reviewer": name}) as client:
            for number in range(EDITS):
                asked = {"state": "any", "claim": claim}
                seen = client.get("/review.json", params=asked).json()["claim"]["revision"]
                verdict = ("accepted", "rejected", "unsure")[number % 3]
                body = {"claim": claim, "seen": seen, "verdict": verdict, "note": f"{name} {number}"}
                answers.append((body["note"], client.post("/review/decide.json", json=body).status_code))

    racers = [threading.Thread(target=race, args=(f"reviewer-{n}",)) for n in range(RACERS)]
    for each in racers:
        each.start()
    for each in racers:
        each.join()
    log = {each.note: each.relation for each in store.judgements(subject=claim)}
    effective = sum(relation == "review" for relation in log.values())
    told = sum(status == 409 for _, status in answers)
    # Who says the same as what stands is not told of it.
    lost = sum(note not in log or (status == 409 and log[note] != "overtaken") for note, status in answers)
    return (
        f"{len(answers):,} edits of one claim by {RACERS} reviewers who race: {effective} in effect, "
        f"{told} told that they were overtaken, {len(log)} in the log, {lost} lost."
    )
