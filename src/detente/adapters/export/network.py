"""Kumu: elements and connections for a map, and beside them what it takes to read the record again."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from detente.adapters.export.actors import Cast, identity, named_by, parties_of
from detente.adapters.export.bundle import Bundle
from detente.adapters.export.cells import cell_of, value_of
from detente.adapters.export.parts import (
    Found,
    Refused,
    Sheaf,
    decoded,
    distinct,
    encoded,
    readings_of,
    sorted_in,
)
from detente.adapters.export.rows import rows_of
from detente.adapters.record_lines import judgement_line, judgement_of, safe_line
from detente.errors import UnreadableInput
from detente.record import (
    Claim,
    Commitment,
    Deployment,
    Event,
    Judgement,
    Meeting,
    Reading,
    Statement,
    document_json,
)

ELEMENTS = ("ID", "Label", "Type", "Description", "Tags", "Record")
CONNECTIONS = ("ID", "From", "To", "Type", "Label", "Description", "Tags", "Record")
TEXTS = "documents.jsonl"
JUDGEMENTS = "judgements.jsonl"
_KIND = "kind"


class _Map:
    """The two sheets, open for writing; what joins the same two ends for the same reason is written once."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._seen: set[str] = set()
        self._sheets: dict[str, Any] = {}
        for name, head in (("elements", ELEMENTS), ("connections", CONNECTIONS)):
            handle = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            self._sheets[name] = csv.writer(handle, lineterminator="\r\n")
            self._sheets[name].writerow(head)

    def element(
        self, name: str, label: str, kind: str, *, said: str = "", tags: Iterable[str] = (), record: str = ""
    ) -> None:
        self._row("elements", name, label, kind, said, _tags(tags), record)

    def connection(
        self,
        ends: tuple[str, str],
        kind: str,
        *,
        label: str = "",
        claim: str | None = None,
        said: str = "",
        tags: Iterable[str] = (),
        record: str = "",
    ) -> None:
        """One connection. It bears the claim's id, or none of its own where several claims imply it."""
        name = f"claim-{claim}" if claim else f"link-{identity(*ends, kind)}"
        if claim or name not in self._seen:
            self._seen.add(name)
            self._row("connections", name, *ends, kind, label, said, _tags(tags), record)

    def _row(self, sheet: str, *cells: str) -> None:
        self._sheets[sheet].writerow([cell_of(each, "text") if each else "" for each in cells])


def write_network(readings: Iterable[Reading], judgements: Sequence[Judgement], folder: Path) -> None:
    """Write the sheets, and the texts that are not for the map, into a folder."""
    cast = Cast()
    with ExitStack() as stack:
        drawn = _Map(folder, stack)
        texts = stack.enter_context((folder / TEXTS).open("w", encoding="utf-8", newline=""))
        for reading in readings:
            document = reading.document
            texts.write(safe_line({"document": document_json(document)}) + "\n")
            tags = [each for each in (document.publisher, document.published) if each]
            drawn.element(
                _document(document.id), document.title or document.name or document.id, "Document", tags=tags
            )
            for number, claim in distinct(reading):
                cast.meet(claim)
                _draw(drawn, claim, number)
        for name, kind in cast.members():
            drawn.element(_actor(name), name, kind.capitalize())
        log = stack.enter_context((folder / JUDGEMENTS).open("w", encoding="utf-8", newline=""))
        for judgement in judgements:
            log.write(judgement_line(judgement) + "\n")


def _actor(name: str) -> str:
    return f"actor-{identity(name)}"


def _document(name: str) -> str:
    return f"document-{identity(name)}"


def _end(name: str | None, source: str) -> str:
    return _actor(name) if name and name.strip() else source


def _tags(tags: Iterable[str]) -> str:
    """Kumu parts tags at a bar."""
    return "|".join(each.replace("|", "/") for each in tags if each)


def _draw(drawn: _Map, claim: Claim, number: int) -> None:
    """A claim as one element or connection that carries it, and what else it implies."""
    body, source, who = claim.body, _document(claim.document), [_actor(each) for each in named_by(claim)]
    record = encoded({"document": claim.document, _KIND: claim.kind, "number": number, "claim": claim.row})
    if isinstance(body, Meeting):
        place = f"meeting-{claim.id}"
        label = ", ".join(str(each) for each in (body.forum or "Talks", body.place, body.start) if each)
        drawn.element(place, label, "Meeting", said=claim.words, tags=[body.status], record=record)
        for each in who:
            drawn.connection((each, place), "met" if body.status == "held" else f"met ({body.status})")
        drawn.connection((place, source), "reported in")
        return
    ends, kind, label, tags = (who[0] if who else source, source), "", "", list[str]()
    if isinstance(body, Statement):
        kind, label, tags = "stated", body.act, [body.mode, body.modality, "not said" if body.negated else ""]
        if body.speaker and body.speaker.entity.strip():
            for party in parties_of(body.speaker.party):
                if party.strip() and party != body.speaker.entity:
                    drawn.connection((_actor(body.speaker.entity), _actor(party)), "spoke for")
    elif isinstance(body, Deployment):
        kind, label, tags = "deployed", f"{body.bound} {body.count}", [body.place or "", body.activity or ""]
    elif isinstance(body, Commitment):
        kind, label = _DONE.get(body.kind, body.kind), body.consequence
    elif isinstance(body, Event):
        kind, label = "event", body.type
        tags = [body.modality, "denied" if body.negated else "", *body.context]
        ends = (_end(body.actor, source), _end(body.recipient, source))
    drawn.connection(ends, kind, label=label, claim=claim.id, said=claim.words, tags=tags, record=record)


_DONE = {"threat": "threatened", "promise": "promised", "warning": "warned", "assurance": "assured"}


def read_network(bundle: Bundle) -> Iterator[Found]:
    """The readings that the map and its texts hold. What was drawn anew in Kumu carries no claim.

    Raises:
        UnreadableInput: a file or a column is missing.
    """
    sheaves: dict[str, Sheaf] = {}
    for where, line in _lines(bundle, TEXTS):
        try:
            document = decoded(line).get("document")
            if not isinstance(document, dict) or not isinstance(document.get("id"), str):
                raise ValueError("a document with its id belongs here")
            if document["id"] in sheaves:
                raise ValueError(f"document {document['id']} stands there twice")
            sheaves[document["id"]] = Sheaf(document=document)
        except ValueError as fault:
            yield Refused(where=where, reason=str(fault))
    waiting = []
    for sheet, head in (("elements", ELEMENTS), ("connections", CONNECTIONS)):
        for where, cells in rows_of(bundle, f"{sheet}.csv"):
            if missing := set(head) - set(cells):
                raise UnreadableInput(f"{bundle.path}, {where}", f"lacks {sorted(missing)[0]!r}")
            try:
                if cells["Record"]:
                    waiting.append((where, decoded(str(value_of(cells["Record"], "text")))))
            except ValueError as fault:
                yield Refused(where=where, reason=str(fault))
    yield from sorted_in(sheaves, waiting, _KIND)
    yield from readings_of(sheaves.values())
    yield from _judgements(bundle)


def _judgements(bundle: Bundle) -> Iterator[Judgement | Refused]:
    for where, line in _lines(bundle, JUDGEMENTS):
        try:
            yield judgement_of(decoded(line).get("judgement"))
        except ValueError as fault:
            yield Refused(where=where, reason=str(fault))


def _lines(bundle: Bundle, name: str) -> Iterator[tuple[str, str]]:
    with bundle.opened(name) as handle:
        for number, line in enumerate(handle, 1):
            if line.strip():
                yield f"{name}, line {number}", line
