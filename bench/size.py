"""A record of 10^5 claims: how long it takes to search, to draw the grid, to list a page, to judge."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import synthetic
from detente.adapters.store import Filter, Store
from detente.adapters.store import positions as kept
from detente.workflow import positions, project
from detente.workflow.reviewing import review_of
from tables import Section

DOCUMENTS, CLAIMS = 1_000, 100
TIMES = 9
COMMON, RARE = "the", '"session 500"'
"""A word that stands in every claim, and a phrase of one document's text or none."""

Row = tuple[str, Callable[[], object], str | None, str]
"""What is done, how, the same query bare where there is one, and the bound."""


def section(shared: Path) -> Section:
    """Every row on one record. The evaluation data is not needed."""
    os.environ.pop("DETENTE_STORE_URL", None)
    with tempfile.TemporaryDirectory() as name:
        folder, keeping = _filled(Path(name) / "talks")
        begun = time.perf_counter()
        drawn = len(positions.grid_kept(start=folder).positions)
        first = time.perf_counter() - begun
        rows = [_warm(folder / "record.db", row) for row in _rows(folder)]
        rows += [_cold(folder, *words) for words in (("search", "garrisons"), ("positions", "--json"))]
        size = sum(each.stat().st_size for each in folder.glob("record.db*"))
    return Section(
        title=f"{DOCUMENTS * CLAIMS:,} claims in {DOCUMENTS:,} documents",
        header=("what", "median", "processor time", "the same query bare", "bound"),
        rows=rows,
        notes=(
            f"{drawn:,} positions; {size / 1e6:,.0f} MB on the disk. Medians of {TIMES}. A document of "
            f"{CLAIMS} claims is kept in {keeping * 1000:.0f} ms (median); the first grid, which reads every "
            f"document once, takes {first:.1f} s. The bare query is the one that the row stands on, by "
            "Python's sqlite3 on an open connection, rows fetched and nothing made of them. Calls of the "
            "workflow open the database anew each time. Commands are whole processes, beside `python -c "
            "pass` and the import of the command line.",
        ),
    )


def _filled(folder: Path) -> tuple[Path, float]:
    project.init(folder)
    (folder / "codebook.yaml").write_text(synthetic.codebook(), encoding="utf-8")
    settings = folder / "detente.toml"
    text = settings.read_text(encoding="utf-8").replace("# codebook = ", "codebook = ")
    settings.write_text(text, encoding="utf-8")
    store = Store(f"sqlite:///{folder / 'record.db'}")
    times = []
    for reading in synthetic.readings(DOCUMENTS, CLAIMS):
        begun = time.perf_counter()
        store.keep(reading)
        times.append(time.perf_counter() - begun)
    store.close()
    return folder, median(times)


def _rows(folder: Path) -> list[Row]:
    store = Store(f"sqlite:///{folder / 'record.db'}")
    review = review_of(folder, by="ada")
    some = iter(store.claims(Filter(kind="statement"), limit=10 * TIMES))
    found = "SELECT kind, ref, document, snippet(words, 3, '', '', '…', 16) FROM words WHERE words MATCH "
    found += "'{}' ORDER BY rank LIMIT 20"
    page = "SELECT * FROM claim WHERE latest ORDER BY issued, document, place LIMIT 50"
    count = "SELECT count(*) FROM claim WHERE latest"
    drawn = "SELECT * FROM position"

    def search(words: str) -> Callable[[], object]:
        return lambda: project.search(words, start=folder, limit=20)

    def judged() -> object:
        review.decide(next(some).id, "rejected")
        return positions.grid_kept(start=folder)

    def unloaded() -> object:
        kept._LOADED.clear()
        return positions.grid_kept(start=folder)

    return [
        ("search, a name", search("Anton Varga"), found.format('"Anton" "Varga"'), "300 ms"),
        ("search, a phrase", search('"grain tariff"'), found.format('"grain tariff"'), "300 ms"),
        ("search, a rare phrase", search(RARE), found.format(RARE), "300 ms"),
        ("search, a word of every claim", search(COMMON), found.format(f'"{COMMON}"'), "300 ms"),
        ("grid", lambda: positions.grid_kept(start=folder), drawn, "300 ms"),
        ("grid, the first in a process", unloaded, drawn, "300 ms"),
        ("grid after a judgement, judgement included", judged, drawn, "300 ms"),
        ("page of 50 claims", lambda: store.claims(Filter()), page, "300 ms"),
        ("page 1,800", lambda: store.claims(Filter(), offset=90_000), f"{page} OFFSET 90000", "300 ms"),
        (
            "page, by speaker and act",
            lambda: store.claims(Filter(speaker="Mila Doren", act="reject")),
            page.replace("latest", "latest AND speaker = 'Mila Doren' AND act = 'reject'"),
            "300 ms",
        ),
        (
            "page, by words",
            lambda: store.claims(Filter(words="no such words")),
            page.replace("latest", "latest AND lower(words) LIKE '%no such words%'"),
            "300 ms",
        ),
        ("page, disputed", lambda: store.claims(Filter(disputed=True)), None, "300 ms"),
        ("count of all", lambda: store.count(Filter()), count, "300 ms"),
        (
            "tally of speakers",
            lambda: store.tally("speaker", Filter()),
            "SELECT speaker, count(*) FROM claim WHERE latest GROUP BY speaker",
            "300 ms",
        ),
        ("judgement", lambda: review.decide(next(some).id, "accepted"), None, "100 ms"),
    ]


def _warm(path: Path, row: Row) -> list[str]:
    what, work, bare, bound = row
    work()
    took, processor = _timed(work)
    connection = sqlite3.connect(path)
    query = "–"
    if bare is not None:
        query = f"{_timed(lambda: connection.execute(bare).fetchall())[0] * 1000:.1f} ms"
    connection.close()
    return [what, f"{took * 1000:.1f} ms", f"{processor * 1000:.1f} ms", query, f"< {bound}"]


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    times, processor = [], []
    for _ in range(TIMES):
        begun, began = time.perf_counter(), time.process_time()
        work()
        times.append(time.perf_counter() - begun)
        processor.append(time.process_time() - began)
    return median(times), median(processor)


def _cold(folder: Path, *words: str) -> list[str]:
    def process(*arguments: str) -> Callable[[], object]:
        call = [sys.executable, *arguments]
        return lambda: subprocess.run(call, cwd=folder, check=True, capture_output=True)

    def spent() -> float:
        times = os.times()
        return times.children_user + times.children_system

    work = process("-m", "detente", *words)
    work()
    before = spent()
    took, _ = _timed(work)
    processor = (spent() - before) / TIMES
    bare, imported = _timed(process("-c", "pass"))[0], _timed(process("-c", "import detente.cli"))[0]
    beside = f"python {bare * 1000:.0f} ms, imported {imported * 1000:.0f} ms"
    return [
        f"`detente {' '.join(words)}`, cold",
        f"{took * 1000:.0f} ms",
        f"{processor * 1000:.0f} ms",
        beside,
        "–",
    ]
