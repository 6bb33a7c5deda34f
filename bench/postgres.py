"""The same record on a PostgreSQL server: equal readings, racing judgements, an old release migrated.

    DETENTE_BENCH_POSTGRES=postgresql://USER@HOST/DATABASE python bench/record.py --part postgres

The database named must be there; the tables are made in databases of the bench's own beside it, and dropped.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import URL, make_url

import synthetic
from detente.adapters.codebooks import load_codebook
from detente.adapters.store import Filter, Store
from detente.analysis.positions import in_order
from detente.errors import Overtaken
from detente.record import Judgement
from detente.workflow.positions import kept_positions
from tables import Section

VARIABLE = "DETENTE_BENCH_POSTGRES"
DOCUMENTS, CLAIMS = 60, 60
RACES, HANDS = 50, 4
TABLES = ("document", "claim", "judgement")


def section(shared: Path) -> Section:
    """All checks, or a note that there was no server. The evaluation data is not needed."""
    address = os.environ.get(VARIABLE)
    rows: list[list[str]] = []
    note = f"Not run: {VARIABLE} named no server."
    if address:
        with tempfile.TemporaryDirectory() as name, _database(address, "detente_bench") as url:
            here = Store(f"sqlite:///{Path(name) / 'record.db'}")
            there = Store(url)
            rows = [*_compared(here, there, Path(name)), _raced(url, there)]
            with _database(address, "detente_bench_old") as old:
                rows.append(_brought_up(url, old, there))
            there.close()
        with create_engine(_driven(address)).connect() as connection:
            version = connection.execute(text("SHOW server_version")).scalar()
        note = f"PostgreSQL {version}, {DOCUMENTS * CLAIMS:,} claims, beside SQLite in the same run."
    return Section(title="On PostgreSQL", header=("what", "found"), rows=rows, notes=(note,))


def _driven(address: str) -> URL:
    return make_url(address).set(drivername="postgresql+psycopg")


@contextmanager
def _database(address: str, name: str) -> Iterator[str]:
    engine = create_engine(_driven(address), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
        try:
            yield _driven(address).set(database=name).render_as_string(hide_password=False)
        finally:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


def _compared(here: Store, there: Store, work: Path) -> Iterator[list[str]]:
    for reading in synthetic.readings(DOCUMENTS, CLAIMS):
        here.keep(reading)
        there.keep(reading)
    (work / "codebook.yaml").write_text(synthetic.codebook(), encoding="utf-8")
    coded = load_codebook(str(work / "codebook.yaml"))
    same = list(here.readings()) == list(there.readings())
    yield ["readings, as SQLite's", _yes(same)]
    grids = [in_order(kept_positions(each, coded), coded) for each in (here, there)]
    yield [f"{len(grids[0]):,} positions, as SQLite's", _yes(grids[0] == grids[1])]
    wanted = (
        Filter(),
        Filter(speaker="Mila Doren", act="reject"),
        Filter(words="GRAIN tariff"),
        Filter(kind="meeting", since="2019-02-01"),
    )
    same = all(
        [each.id for each in here.claims(one, limit=10_000)]
        == [each.id for each in there.claims(one, limit=10_000)]
        and here.tally("party", one) == there.tally("party", one)
        for one in wanted
    )
    yield ["pages and tallies, as SQLite's", _yes(same)]
    queries = ('"grain tariff"', "Anton Varga", "the", "garrisons halved", '"tariff grain"')
    same = all(
        {hit.ref for hit in here.search(one, limit=10_000)}
        == {hit.ref for hit in there.search(one, limit=10_000)}
        for one in queries
    )
    yield ["hits of a search, as SQLite's (in another order)", _yes(same)]
    first = next(iter(synthetic.readings(1, CLAIMS)))
    there.drop(first.document.id)
    there.keep(first)
    there.read_again(first)
    same = list(here.readings()) == list(there.readings())
    yield ["dropped, added again, read again: the same", _yes(same)]


def _raced(url: str, store: Store) -> list[str]:
    """Several who saw the same revision judge at once: one takes effect, all are in the log."""
    claims = store.claims(Filter(kind="statement"), limit=RACES)
    stores = [Store(url) for _ in range(HANDS)]
    effective = 0
    for claim in claims:
        won: list[int] = []

        def judge(number: int, claim: str = claim.id, won: list[int] = won) -> None:
            entry = Judgement(subject=claim, relation="review", verdict="accepted", by=f"r{number}", at="")
            try:
                stores[number].judge(entry, seen=0)
                won.append(number)
            except Overtaken:
                pass

        threads = [threading.Thread(target=judge, args=(number,)) for number in range(HANDS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        effective += len(won)
    for each in stores:
        each.close()
    log = len(store.judgements())
    return [
        f"{RACES} races of {HANDS} reviewers",
        f"{effective} judgements in effect, {log} of {RACES * HANDS} in the log",
    ]


def _brought_up(url: str, old: str, store: Store) -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(files("detente.adapters.store") / "migrations"))
    source, target = create_engine(url), create_engine(old)
    with target.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.commit()
    for table in TABLES:
        _copy(source, target, table, table)
    _copy(source, target, "passage", "words")
    source.dispose()
    target.dispose()
    migrated = Store(old)
    same = list(migrated.readings(as_read=True)) == list(store.readings(as_read=True))
    found = {each.ref for each in migrated.search('"grain tariff"', limit=10_000)}
    same = same and found == {each.ref for each in store.search('"grain tariff"', limit=10_000)}
    migrated.close()
    return ["a record of the first release brought up to date: the same", _yes(same)]


def _copy(source: Engine, target: Engine, table: str, into: str) -> None:
    names = "SELECT column_name FROM information_schema.columns WHERE table_name = :table"
    with source.connect() as reading, target.begin() as writing:
        columns = list(writing.execute(text(names), {"table": into}).scalars())
        listed = ", ".join(f'"{name}"' for name in columns)
        rows = reading.execute(text(f"SELECT {', '.join(f'{_plain(c)}' for c in columns)} FROM {table}"))
        values = ", ".join(
            f"CAST(:{name} AS json)" if name in ("row", "value") else f":{name}" for name in columns
        )
        kept = [dict(zip(columns, row, strict=True)) for row in rows]
        if kept:
            writing.execute(text(f"INSERT INTO {into} ({listed}) VALUES ({values})"), kept)


def _plain(column: str) -> str:
    return f'CAST("{column}" AS text)' if column in ("row", "value") else f'"{column}"'


def _yes(same: bool) -> str:
    return "yes" if same else "NO"
