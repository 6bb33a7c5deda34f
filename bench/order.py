"""Whether the same documents give the same record, in whatever order and however often they are added."""

from __future__ import annotations

import io
import os
import random
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from detente.adapters.store import Filter, Store
from detente.record import Judgement
from detente.workflow import exporting, project
from detente.workflow.adding import add
from tables import Section

JUDGED = 60


def section(shared: Path) -> Section:
    """Briefings and one article: added in order, shuffled, judged, dropped, added again."""
    os.environ.pop("DETENTE_STORE_URL", None)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        texts = work / "texts"
        shutil.copytree(shared / "data" / "wh", texts)
        shutil.copy(shared / "gold" / "seed.txt", texts)
        paths = sorted(each for each in texts.rglob("*") if each.is_file() and each.suffix in (".md", ".txt"))
        one, other = _added(work / "one", paths), work / "other"
        shuffled = list(paths)
        random.Random(5).shuffle(shuffled)
        _added(other, shuffled)
        rows = [["added in order, and shuffled", *_compared(_exported(one), _exported(other))]]
        _judge(one)
        before, readings = _exported(one), _readings(one)
        rows.append(["added twice, after judgements", *_compared(before, _exported(_added(one, paths)))])
        dropped = project.drop([str(texts)], start=one)
        assert len(dropped) == len(paths)
        again = _exported(_added(one, shuffled))
        rows.append(["dropped and added again, after judgements", *_compared(before, again)])
        rows.append(
            ["its readings as judged", *_compared("\n".join(readings), "\n".join(_readings(one)))],
        )
    return Section(
        title="The same documents, the same record",
        header=("record", "lines", "equal byte for byte"),
        rows=rows,
        notes=(
            f"{len(paths)} documents: US government briefings of December 2021 to February 2022, and one "
            f"wire report. {JUDGED} claims were judged, and one was written.",
        ),
    )


def _added(folder: Path, paths: Sequence[Path]) -> Path:
    if not folder.exists():
        project.init(folder)
    add(paths, start=folder, on_kept=lambda kept: None, on_unreadable=lambda fault: None)
    return folder


def _exported(folder: Path) -> str:
    written = io.StringIO()
    exporting.export(None, start=folder, write=written.write)
    return written.getvalue()


def _readings(folder: Path) -> list[str]:
    return [repr(each) for each in Store(f"sqlite:///{folder / 'record.db'}").readings()]


def _judge(folder: Path) -> None:
    store = Store(f"sqlite:///{folder / 'record.db'}")
    claims = store.claims(Filter(kind="statement"), limit=100_000)
    chosen = random.Random(6).sample(claims, JUDGED)
    for number, each in enumerate(chosen):
        relation, verdict = (
            ("review", "accepted"),
            ("review", "rejected"),
            ("review", "corrected"),
            ("flag", "raised"),
        )[number % 4]
        store.judge(
            Judgement(
                subject=each.id,
                relation=relation,
                verdict=verdict,
                by="ada",
                at="2022-03-01T00:00:00.000Z",
                value=each.row | {"act": "assess"} if verdict == "corrected" else None,
            )
        )
    row = chosen[0].row | {"id": "written-by-ada", "act": "hope"}
    store.judge(
        Judgement(
            subject="written-by-ada",
            relation="written",
            verdict="accepted",
            by="ada",
            at="2022-03-01T00:00:00.000Z",
            document=chosen[0].document,
            value={"kind": "statement", "row": row},
        )
    )


def _compared(one: str, other: str) -> list[str]:
    return [f"{one.count(chr(10)):,}", "yes" if one == other else "NO"]
