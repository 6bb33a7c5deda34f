"""A process killed at random times while it keeps documents, judgements or a migration, and a full disk.

The process that is killed is forked from one that has the parser loaded, so that the kills fall on the work
and not on the loading.
"""

from __future__ import annotations

import io
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing, redirect_stderr, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

import synthetic
from detente.adapters.store import Filter, Store
from detente.adapters.store.schema import HEAD
from detente.cli import main
from detente.record import Document, Reading
from detente.workflow import exporting, project
from detente.workflow.reading import reader
from detente.workflow.reviewing import review_of
from tables import Section

ROUNDS = 100
DOCUMENTS = 120
WORDS = 60
MOST, SPREAD = 20, 0.05
"""A process is killed after fewer acknowledgements than this, drawn by chance, and up to so many seconds."""

DISK = 1_200_000
"""Bytes beyond which no file may grow in the round on a full disk."""


@dataclass
class Tally:
    """What was found after the kills of one part."""

    what: str
    kills: int = 0
    amid: int = 0
    acknowledged: int = 0
    corrupt: int = 0
    half: int = 0
    lost: int = 0
    equal: list[bool] = field(default_factory=list)

    def row(self) -> list[str]:
        return [
            self.what,
            f"{self.kills} ({self.amid})",
            str(self.corrupt),
            str(self.half),
            f"{self.lost} of {self.acknowledged:,}",
            f"{sum(self.equal)} of {len(self.equal)}",
        ]


def section(shared: Path) -> Section:
    """All parts. The evaluation data is not needed."""
    os.environ.pop("DETENTE_STORE_URL", None)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        texts = _texts(work)
        clean = _clean(texts)
        rows = [
            part(work, texts, clean).row() for part in (_while_adding, _while_reviewing, _while_migrating)
        ]
        full = _full_disk(work, texts, clean)
    return Section(
        title="Killed with signal 9, and a full disk",
        header=(
            "while",
            "kills (amid the work)",
            "integrity_check not ok",
            "half-kept documents or judgements",
            "acknowledged and lost",
            "equal to an undisturbed record after a second run",
        ),
        rows=rows,
        notes=(
            f"Each kill comes a random time (to {SPREAD * 1000:.0f} ms) after a random number of "
            f"acknowledgements (0 to {MOST - 1}), and amid the work where that run acknowledged any; "
            "of a migration at a random time, and amid it where it wasn't over. The next run goes on with "
            "what it finds, until one ends by itself and the exports are compared byte for byte. "
            f"{DOCUMENTS} documents of about {WORDS} words. A document is half kept where its reading, its "
            "words for search or their index differ from an undisturbed one's. The process killed is forked "
            "from one that has the parser loaded.",
            full,
        ),
    )


def _texts(work: Path) -> Path:
    path = work / "reports.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for number in range(DOCUMENTS):
            lines.write(json.dumps({"id": f"r{number:04d}", "text": synthetic.article(number, WORDS)}) + "\n")
    return path


def _clean(texts: Path) -> dict[str, Reading]:
    rows = [json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines()]
    documents = (Document(id=row["id"], text=row["text"]) for row in rows)
    return {each.document.id: each for each in reader().read(documents)}


def _forked(work: Callable[[], object], *, output: int) -> int:
    """A child that does the work with its standard output in a pipe, and its id."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        os.dup2(output, 1)
        sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb"), encoding="utf-8")
        with open(os.devnull, "w", encoding="utf-8") as sys.stderr:
            work()
            sys.stdout.flush()
        code = 0
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        os._exit(code)


def _run(
    work: Callable[[], object], *, seconds: float | None = None, after: int = 0
) -> tuple[list[str], int]:
    """What a child printed before it was killed or ended, and its exit status, negative where killed.

    Args:
        seconds: how long after so many lines it is killed; None to let it end.
    """
    reading, writing = os.pipe()
    child = _forked(work, output=writing)
    os.close(writing)
    lines = []
    with open(reading, encoding="utf-8") as printed:
        while seconds is not None and len(lines) < after and (line := printed.readline()):
            lines.append(line.rstrip("\n"))
        if seconds is not None:
            time.sleep(seconds)
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        rest = printed.read()
    lines += rest.split("\n")[:-1]
    _, status = os.waitpid(child, 0)
    return lines, os.waitstatus_to_exitcode(status)


def _command(folder: Path, *words: str) -> Callable[[], None]:
    def work() -> None:
        os.chdir(folder)
        sys.argv = ["detente", *words]
        main()

    return work


def _new(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    project.init(folder)
    return folder


def _exported(folder: Path) -> str:
    written = io.StringIO()
    exporting.export(None, start=folder, write=written.write)
    return written.getvalue()


def _examine(folder: Path, clean: dict[str, Reading], tally: Tally) -> set[str]:
    """Count what is wrong with a record after a kill, and return the ids of its documents."""
    path = folder / "record.db"
    with closing(sqlite3.connect(path)) as connection:
        tally.corrupt += connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
        try:
            # 1: the index is compared with the passages that it is of.
            connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            tally.corrupt += 1
        connection.rollback()
    store = Store(f"sqlite:///{path}")
    kept = {each.document.id: each for each in store.readings(as_read=True)}
    with closing(sqlite3.connect(path)) as connection:
        searched = dict(connection.execute("SELECT document, count(*) FROM passage GROUP BY document"))
        claims = dict(connection.execute("SELECT document, count(*) FROM claim GROUP BY document"))
    for identity, reading in kept.items():
        whole = reading == _named(clean[identity], reading)
        tally.half += not whole or searched[identity] != 1 + claims.get(identity, 0)
    store.close()
    return set(kept)


def _named(clean: Reading, kept: Reading) -> Reading:
    """The clean reading under the name by which the document was added."""
    return replace(clean, document=replace(clean.document, name=kept.document.name))


def _while_adding(work: Path, texts: Path, clean: dict[str, Reading]) -> Tally:
    tally = Tally("`detente add`")
    chance = random.Random(9)
    undisturbed = _new(work / "undisturbed")
    _run(_command(undisturbed, "add", str(texts)))
    expected = _exported(undisturbed)
    assert expected.count("\n") == DOCUMENTS
    folder = _new(work / "killed")
    acknowledged: set[str] = set()
    while tally.kills < ROUNDS:
        adding = _command(folder, "add", str(texts))
        lines, code = _run(adding, after=chance.randrange(MOST), seconds=chance.uniform(0, SPREAD))
        acknowledged |= {line.split("\t")[0] for line in lines}
        tally.acknowledged += len(lines)
        kept = _examine(folder, clean, tally)
        tally.lost += len(acknowledged - kept)
        tally.kills += code == -signal.SIGKILL
        tally.amid += code == -signal.SIGKILL and bool(lines)
        if code != -signal.SIGKILL or tally.kills == ROUNDS:
            _run(_command(folder, "add", str(texts)))
            tally.equal.append(_exported(folder) == expected)
            folder, acknowledged = _new(work / "killed"), set()
    return tally


def _judge(folder: Path, claims: Sequence[str]) -> None:
    """Accept the claims of the record, one after the other, and print each that is kept."""
    review = review_of(folder, by="ada")
    for claim in claims:
        review.decide(claim, "accepted")
        sys.stdout.write(claim + "\n")
        sys.stdout.flush()


def _while_reviewing(work: Path, texts: Path, clean: dict[str, Reading]) -> Tally:
    """Judgements: each is in the log and in effect on its claim, or neither."""
    tally = Tally("judging claims")
    chance = random.Random(10)
    folder = _new(work / "judged")
    store = Store(f"sqlite:///{folder / 'record.db'}")
    for each in clean.values():
        store.keep(each)
    claims = [each.id for each in store.claims(Filter(), limit=10_000)]
    store.close()
    acknowledged: set[str] = set()
    while tally.kills < ROUNDS // 2:
        left = [claim for claim in claims if claim not in acknowledged]
        judging = partial(_judge, folder, left)
        lines, code = _run(judging, after=chance.randrange(MOST), seconds=chance.uniform(0, SPREAD))
        acknowledged |= set(lines)
        tally.acknowledged += len(lines)
        _examine(folder, clean, tally)
        store = Store(f"sqlite:///{folder / 'record.db'}")
        logged = {each.subject for each in store.judgements()}
        accepted = {each.id for each in store.claims(Filter(states=("accepted",)), limit=10_000)}
        store.close()
        tally.half += len(logged ^ accepted)
        tally.lost += len(acknowledged - accepted)
        tally.kills += code == -signal.SIGKILL
        tally.amid += code == -signal.SIGKILL and bool(lines)
        if code != -signal.SIGKILL:
            break
    left = [claim for claim in claims if claim not in acknowledged]
    _run(lambda: _judge(folder, left))
    store = Store(f"sqlite:///{folder / 'record.db'}")
    tally.equal.append(store.count(Filter(states=("accepted",))) == len(claims))
    return tally


def first_release(fresh: Path, old: Path) -> None:
    """Copy what a record holds into the tables of the first release."""
    config = Config()
    config.set_main_option("script_location", str(files("detente.adapters.store") / "migrations"))
    with create_engine(f"sqlite:///{old}").connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.commit()
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("ATTACH ? AS fresh", (str(fresh),))
        for table in ("document", "claim"):
            names = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
            connection.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM fresh.{table}")
        names = "ref, document, kind, body"
        connection.execute(f"INSERT INTO main.words ({names}) SELECT {names} FROM fresh.passage")
        connection.commit()


def _while_migrating(work: Path, texts: Path, clean: dict[str, Reading]) -> Tally:
    tally = Tally("a record of the first release brought up to date")
    chance = random.Random(11)
    undisturbed = work / "undisturbed"
    expected = _exported(undisturbed)
    original = work / "first.db"
    first_release(undisturbed / "record.db", original)
    folder = _new(work / "migrated")
    path = folder / "record.db"

    def fresh() -> None:
        for each in folder.glob("record.db*"):
            each.unlink()
        shutil.copy(original, path)

    fresh()
    begun = time.perf_counter()
    _run(lambda: Store(f"sqlite:///{path}"))
    whole = time.perf_counter() - begun
    while tally.kills < ROUNDS // 2:
        fresh()
        _, code = _run(lambda: Store(f"sqlite:///{path}"), seconds=chance.uniform(0, whole))
        if code != -signal.SIGKILL:
            continue
        tally.kills += 1
        with closing(sqlite3.connect(path)) as connection:
            tally.corrupt += connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
            (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            columns = {row[1] for row in connection.execute("PRAGMA table_info(claim)")}
        tally.amid += version != HEAD
        tally.half += ("state" in columns) != (version == HEAD)
        tally.equal.append(_exported(folder) == expected)
        kept = _examine(folder, clean, tally)
        tally.acknowledged += DOCUMENTS
        tally.lost += DOCUMENTS - len(kept)
    return tally


def _full_disk(work: Path, texts: Path, clean: dict[str, Reading]) -> str:
    """What `detente add` says and leaves where no file may grow beyond a size."""
    folder = _new(work / "full")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (DISK, DISK))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        os.chdir(folder)
        sys.argv = ["detente", "add", str(texts)]
        told = io.StringIO()
        try:
            with redirect_stderr(told):
                main()
        finally:
            sys.stdout.write(told.getvalue())
            sys.stdout.flush()

    lines, code = _run(limited)
    acknowledged = {line.split("\t")[0] for line in lines if "\t" in line}
    said = " ".join(line for line in lines if "\t" not in line)
    tally = Tally("")
    kept = _examine(folder, clean, tally)
    whole = "whole" if not tally.half and not tally.corrupt else "NOT whole"
    said = said.replace(str(folder), "…")
    return (
        f"With files limited to {DISK / 1e6:.1f} MB `detente add` ends with status {code} and says “{said}”; "
        f"{len(acknowledged)} documents were acknowledged, {len(kept)} are kept, "
        f"{'the same' if kept == acknowledged else 'OTHERS'}, {whole}."
    )
