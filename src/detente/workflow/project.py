"""A project: made, listed, searched, documents dropped, the record taken out and brought in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from detente.adapters.files import written_whole
from detente.adapters.project import Project, created, found
from detente.adapters.record_lines import judgement_in, judgement_line, line_of
from detente.adapters.store import Hit, Kept, Store
from detente.errors import UnreadableInput
from detente.record import Judgement, from_json

__all__ = ["Added", "Hit", "Kept", "bring_in", "documents", "drop", "export", "init", "search"]


@dataclass(frozen=True, slots=True)
class Added:
    """What an `add` or `import` did: documents now kept, kept before, and inputs that couldn't be read."""

    new: int
    known: int
    unreadable: int


def init(folder: Path) -> Project:
    """Make a project folder with an empty record."""
    project = created(folder)
    Store(project.store_url)
    return project


def documents(start: Path) -> list[Kept]:
    """Every document of the project, by lineage and version."""
    return Store(found(start).store_url).documents()


def search(query: str, *, start: Path, limit: int) -> list[Hit]:
    """Documents and claims that hold the words."""
    return Store(found(start).store_url).search(query, limit=limit)


def drop(names: Iterable[str], *, start: Path) -> list[str]:
    """Take documents out, by id, name or folder, and return the ids of those dropped."""
    store = Store(found(start).store_url)
    dropped = []
    for kept in store.documents():
        if any(is_named(kept, name) for name in names):
            store.drop(kept.document)
            dropped.append(kept.document)
    return dropped


def is_named(kept: Kept, name: str) -> bool:
    """Whether a document is called so, or lies in the folder called so."""
    return name in (kept.document, kept.lineage, kept.name) or kept.name.startswith(name.rstrip("/") + "/")


def export(output: Path | None, *, start: Path, write: Callable[[str], object]) -> int:
    """The whole record as JSON Lines with its texts, in an order that doesn't depend on its making."""
    store = Store(found(start).store_url)
    if output is None:
        return _export(store, write)
    with written_whole(output) as handle:
        return _export(store, handle.write)


def _export(store: Store, write: Callable[[str], object]) -> int:
    count = 0
    for reading in store.readings(latest_only=False, as_read=True):
        write(line_of(reading, with_text=True) + "\n")
        count += 1
    for judgement in store.judgements():
        write(judgement_line(judgement) + "\n")
    return count


def bring_in(path: Path, *, start: Path) -> Added:
    """Keep every reading of an exported record, each quote checked against its text.

    Raises:
        UnreadableInput: the file can't be read, or a line of it is no reading with its text.
    """
    store = Store(found(start).store_url)
    new = known = 0
    log: list[Judgement] = []
    try:
        lines = path.open(encoding="utf-8")
    except OSError as fault:
        raise UnreadableInput(str(path), fault.strerror or "can't be opened") from None
    with lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                judgement = judgement_in(line)
                if judgement is not None:
                    log.append(judgement)
                    continue
                reading = from_json(line)
            except ValueError as fault:
                raise UnreadableInput(f"{path}, line {number}", str(fault)) from None
            if reading.document in store:
                known += 1
                continue
            store.keep(reading)
            new += 1
    store.bring_in(log)
    return Added(new, known, 0)
