"""The kept record taken out in a format of choice, and brought in from any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.adapters.export import (
    FORMATS,
    Refused,
    format_for,
    format_of,
    read_as,
    write_as,
)
from detente.adapters.project import found
from detente.adapters.store import Store
from detente.errors import StoreFault
from detente.record import Judgement, Reading
from detente.workflow.reading import reader
from detente.workflow.reviewing import now

__all__ = ["FORMATS", "BroughtIn", "Refused", "bring_in", "export"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What an import did: documents new and known before, judgements taken into the log, parts refused."""

    new: int
    known: int
    judgements: int
    refused: int


def export(
    output: Path | None, *, start: Path, write: Callable[[str], object], form: str | None = None
) -> int:
    """Take out the whole record with its texts, in an order that doesn't depend on its making.

    Args:
        output: a file, or for tables a folder or zip file; None to hand each line to `write`.
        form: one of FORMATS; None: as the output's name asks for.
    """
    store = Store(found(start).store_url)
    count = 0

    def counted() -> Iterator[Reading]:
        nonlocal count
        for reading in store.readings(latest_only=False, as_read=True):
            yield reading
            count += 1

    write_as(form or format_for(output), output, counted(), store.judgements(), write=write)
    return count


def bring_in(
    path: Path, *, start: Path, on_refused: Callable[[Refused], None], form: str | None = None
) -> BroughtIn:
    """Keep every document of an export whole or not at all, each quote checked against its text.

    A document kept before whose header the other record's log corrects is read again by it.

    Args:
        form: one of FORMATS; None: what it holds tells.

    Raises:
        UnreadableInput: it can't be read, or isn't in that format.
    """
    store = Store(found(start).store_url)
    new = known = refused = 0
    log: list[Judgement] = []
    otherwise_described: list[Reading] = []
    for part in read_as(form or format_of(path), path):
        if isinstance(part, Judgement):
            log.append(part)
            continue
        if isinstance(part, Reading) and _is_otherwise_described(store, part):
            otherwise_described.append(part)
            continue
        outcome = _kept(store, part) if isinstance(part, Reading) else part
        if isinstance(outcome, Refused):
            on_refused(outcome)
            refused += 1
        elif outcome:
            new += 1
        else:
            known += 1
    try:
        judged = store.bring_in(log)
    except (ValueError, KeyError) as fault:
        # Entries refer to one another, so that a log is taken in whole or not at all.
        on_refused(Refused(where="the log of judgements", reason=str(fault)))
        judged, refused = 0, refused + 1
    for document in store.otherwise_described():
        for reading in reader().read((document,)):
            store.read_again(reading, at=now())
    for reading in otherwise_described:
        outcome = _kept(store, reading)
        if isinstance(outcome, Refused):
            on_refused(outcome)
            refused += 1
        else:
            known += 1
    return BroughtIn(new=new, known=known, judgements=judged, refused=refused)


def _is_otherwise_described(store: Store, reading: Reading) -> bool:
    """Whether its very text is kept under another header, which the log that comes after it may correct."""
    document = reading.document
    return document in store and store.document(document.id) != document


def _kept(store: Store, reading: Reading) -> bool | Refused:
    """Whether it is new and now kept, or known; or why it can't be."""
    document = reading.document
    if store.holds_id(document.id):
        if store.reading(document.id, as_read=True) == reading:
            return False
        reason = "is kept already, with another text or other claims; `detente drop` it to take this one"
        return Refused(where=f"document {document.id}", reason=reason)
    try:
        store.keep(reading, at=now())
    except StoreFault:
        # A claim's id belongs to one document; where another has it, only this document is at fault.
        for statement in reading.statements:
            if any(claim == statement.id for claim, _ in store.claims_like(statement.id)):
                reason = f"statement {statement.id} is kept already, of another document"
                return Refused(where=f"document {document.id}", reason=reason)
        raise
    return True
