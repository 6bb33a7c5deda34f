"""Describing: a document's header corrected by hand, and the document read again by another day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from detente.adapters.jobs import Job, Jobs, Step
from detente.adapters.project import found
from detente.adapters.store import Kept, Store
from detente.adapters.wording import heading_of
from detente.errors import UnreadableInput
from detente.record import HEADER, Document, Judgement, header_change, is_day, meant, too_short
from detente.workflow.reading import reader
from detente.workflow.reviewing import now, reviewer

__all__ = ["Describer", "describer_of"]


class Describer:
    """A person's hand on the headers of a project's documents."""

    def __init__(self, store: Store, jobs: Jobs | None = None) -> None:
        self._store = store
        self._jobs = jobs or Jobs()

    def document(self, document: str) -> Document:
        """A document without its claims. Raises KeyError where it is not kept."""
        return self._store.document(document)

    def meant(self, name: str) -> Document:
        """The document of an id, of its beginning, or of a name or address, in its latest version.

        Raises:
            UnreadableInput: there is none, or there are several; the message names them.
        """
        every = self._store.documents()
        latest = [each.document for each in every if each.is_latest and _is_called(each, name)]
        if len(latest) > 1:
            raise UnreadableInput(name, f"{len(latest)} documents are called so: {', '.join(latest)}")
        identity = latest[0] if latest else meant(name, (each.document for each in every), of="documents")
        if identity is None:
            reason = f"no document of that id or name{too_short(name)}; `detente documents` lists them"
            raise UnreadableInput(name, reason)
        return self._store.document(identity)

    def corrections(self, document: str) -> tuple[Judgement, ...]:
        """Who corrected a document's header, when, and what it was before; oldest first."""
        return tuple(each for each in self._store.judgements(subject=document) if each.relation == "header")

    def correct(
        self,
        document: str,
        given: Mapping[str, str],
        *,
        by: str | None = None,
        note: str | None = None,
        seen: int | None = None,
        step: Step = lambda done, total, words="": None,
    ) -> Judgement | None:
        """Correct fields of a header; "" leaves a field empty, and one that stays as it is changes nothing.

        Another day of publication has the document read again. What persons judged of its claims stays.

        Args:
            given: by the names in `detente.record.HEADER`.
            seen: the last correction that whoever corrects has seen; None for that which stands.

        Returns:
            What stands in the log, None where nothing was otherwise.

        Raises:
            UnreadableInput: a day that is none, or an address that another document has.
            Overtaken: somebody else corrected it since. KeyError: it is not kept.
        """
        last = self._store.last_correction(document) if seen is None else seen
        before = self._store.document(document)
        after = amended(before, given)
        if after == before:
            return None
        reading = None
        if after.published != before.published:
            step(0, 1)
            reading = next(iter(reader().read((after,))))
            after = reading.document
            step(1, 1)
        value: Any = header_change(before, after)
        if not value["is"]:  # the text itself says the day that was taken away
            return None
        entry = Judgement(
            subject=document,
            relation="header",
            verdict="corrected",
            by=by or reviewer(),
            at=now(),
            document=document,
            note=note,
            value=value,
        )
        try:
            self._store.correct_header(entry, after, seen=last, reading=reading)
        except ValueError as fault:
            raise UnreadableInput(after.url or "an empty address", str(fault)) from None
        return self.corrections(document)[-1]

    def correcting(
        self, document: str, given: Mapping[str, str], *, by: str, seen: int, address: str
    ) -> Job | None:
        """The same for who doesn't wait: the work of reading it again, None where that isn't needed.

        Args:
            address: where the document is shown.
        """
        before = self._store.document(document)
        if amended(before, given).published == before.published:
            self.correct(document, given, by=by, seen=seen)
            return None
        return self._jobs.start(
            f"Reading again: {heading_of(before)}",
            lambda step: self.correct(document, given, by=by, seen=seen, step=step),
            address=address,
        )


def describer_of(start: Path) -> Describer:
    """The headers of a folder's project. Raises NoProject where there is none."""
    return Describer(Store(found(start).store_url))


def amended(document: Document, given: Mapping[str, str]) -> Document:
    """The document with fields of its header as they are given.

    Raises:
        UnreadableInput: a field that nobody corrects, or a day of publication that is none.
    """
    fields: dict[str, str | None] = {}
    for name, value in given.items():
        if name not in HEADER:
            raise UnreadableInput(name, f"is no field of a header; choose of: {', '.join(HEADER)}")
        words = " ".join(value.split())
        if words != " ".join((getattr(document, name) or "").split()):
            fields[name] = words or None
    day = fields.get("published")
    if day is not None and not is_day(day):
        raise UnreadableInput(f"published {day}", "is no day, such as 2022-01-13")
    return replace(document, **fields)  # type: ignore[arg-type]


def _is_called(kept: Kept, name: str) -> bool:
    return name in (kept.lineage, kept.name)
