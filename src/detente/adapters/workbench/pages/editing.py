"""Editing: a claim corrected where it stands, or written on words of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import ConfigDict, Field

from detente.adapters.store import KeptClaim
from detente.adapters.wording import heading_of
from detente.adapters.workbench.acting import Desk, Done, Who, action
from detente.adapters.workbench.addresses import document_address, identity_in, is_inside
from detente.adapters.workbench.drafting import Draft, drafted, marked
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.forms import FIELDS, ROLES, SEVERAL, as_text, blank
from detente.adapters.workbench.pages.judging import Reasoned, conflict_of, judged
from detente.adapters.workbench.pages.review import names_of, seen_by
from detente.adapters.workbench.ports import Bench, Reviewing
from detente.adapters.workbench.queue import Kind, queue_in
from detente.adapters.workbench.refusal import Refused
from detente.analysis.doubts import Doubt
from detente.case.codebook import Codebook
from detente.case.draft import options_of
from detente.errors import NothingChanged, Overtaken
from detente.record import KINDS, POSITION_KINDS, Document, Position

family = Family(is_offered=lambda bench: bench.reviewing is not None)


class Correction(Reasoned, Draft):
    """A claim's new form: its fields and its words, or its whole JSON form as `row`."""

    model_config = ConfigDict(extra="allow")

    row: dict[str, Any] | None = None


class Writing(Draft):
    """A new claim: its kind, its fields and its words, or its whole JSON form as `row`."""

    model_config = ConfigDict(extra="allow")

    document: str = Field(max_length=2000, description="The document's id.")
    of: Kind = Field("statement", description="Kind of claim.")
    row: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a form comes back with nothing kept.

    Attributes:
        doubts: the names that may be misspelled, to be kept as they are if that is said again.
        is_unchanged: it says what the claim says already, which may be what its reviewer means to say.
    """

    reason: str
    remedy: str = "Correct it; what was written is still here."
    doubts: tuple[Doubt, ...] = ()
    is_unchanged: bool = False


UNCHANGED = Refusal(
    reason="Nothing was changed, so nothing was judged.",
    remedy="Accept the claim if it is right as it is, change something, or leave it.",
    is_unchanged=True,
)


@family.page("/review/edit/{claim:path}")
def edit(
    desk: Desk,
    bench: Bench,
    who: Who,
    claim: Annotated[str, Path(description="The claim's id.")],
    draft: Annotated[Draft, Query()],
) -> View:
    """A claim's fields and words, to be corrected; what is drafted so far is in the address."""
    kept = seen_by(desk, bench, who, identity_in(claim), draft.queue)
    document = desk.document(kept.document)
    return form_of(desk, document, kept.kind, kept.row, draft, claim=kept)


@family.page("/review/new/{document:path}")
def new(
    desk: Desk,
    document: Annotated[str, Path(description="The document's id.")],
    draft: Annotated[Draft, Query()],
) -> View:
    """The fields and words of a claim to be written on a document."""
    kind = draft.of or "statement"
    return form_of(desk, _document(desk, identity_in(document)), kind, blank(kind), draft)


@action(family, "/review/correct")
def correct(desk: Desk, bench: Bench, who: Who, asked: Correction) -> Done | View:
    """Put another form in the place of a claim's, and go on to the next."""
    kept = seen_by(desk, bench, who, asked.claim, asked.queue)
    document = desk.document(kept.document)
    try:
        row = _checked(asked.row, kept.kind) or drafted(document, kept.kind, kept.row, asked)
        if doubts := _doubts(desk, document, kept.kind, row, asked, kept):
            return form_of(desk, document, kept.kind, kept.row, asked, claim=kept, refusal=_asking(doubts))
        claim = desk.hand(who.name).correct(kept.id, row, seen=asked.seen, note=asked.reason)
    except Overtaken:
        return conflict_of(desk, bench, who, kept.id, asked.queue, status=409)
    except NothingChanged:
        return form_of(desk, document, kept.kind, kept.row, asked, claim=kept, refusal=UNCHANGED)
    except ValueError as fault:
        refusal = Refusal(reason=_said(fault, document))
        return form_of(desk, document, kept.kind, kept.row, asked, claim=kept, refusal=refusal)
    return judged(desk, who, claim, asked, moves_on=True)


@action(family, "/review/write")
def write(desk: Desk, who: Who, asked: Writing) -> Done | View:
    """Write a claim that the machine didn't read, on words of the text."""
    document = _document(desk, asked.document)
    kind = asked.of or "statement"
    try:
        row = _checked(asked.row, kind) or drafted(document, kind, blank(kind), asked)
        if doubts := _doubts(desk, document, kind, row, asked):
            return form_of(desk, document, kind, blank(kind), asked, refusal=_asking(doubts))
        claim = desk.hand(who.name).write(document.id, kind, row)
    except ValueError as fault:
        refusal = Refusal(reason=_said(fault, document))
        return form_of(desk, document, kind, blank(kind), asked, refusal=refusal)
    there = queue_in(asked.queue).address(claim=claim.id)
    if asked.back and is_inside(asked.back):
        there = asked.back
    return Done(address=there, data=lambda: {"claim": claim, "next": there})


def _doubts(
    desk: Reviewing,
    document: Document,
    kind: str,
    row: Mapping[str, Any],
    asked: Draft,
    claim: KeptClaim | None = None,
) -> tuple[Doubt, ...]:
    """The names that may be misspelled, without those that are said to be kept."""
    found = desk.doubts(document.id, kind, row, claim=claim)
    return tuple(each for each in found if not asked.keeps(each.name))


def _asking(doubts: tuple[Doubt, ...]) -> Refusal:
    return Refusal(
        reason=" ".join(f"{each.name} {each.question}" for each in doubts),
        remedy="Correct it, or say that it is to be kept as written.",
        doubts=doubts,
    )


def _checked(row: dict[str, Any] | None, kind: str) -> dict[str, Any] | None:
    """A whole form as it was sent, which must stand on words."""
    if row is not None and not row.get("content" if kind == "statement" else "evidence"):
        raise ValueError("the claim stands on no words")
    return row


def _said(fault: ValueError, document: Document) -> str:
    words = str(fault).removeprefix(f"document {document.id} has ").strip()
    words = f"the text has {words}" if words != str(fault).strip() else words
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")


def _document(desk: Reviewing, identity: str) -> Document:
    try:
        return desk.document(identity)
    except KeyError:
        raise Refused(
            404, "No document of that id is kept.", "The list of documents leads to those that are."
        ) from None


def form_of(
    desk: Reviewing,
    document: Document,
    kind: str,
    row: Mapping[str, Any],
    draft: Draft,
    *,
    claim: KeptClaim | None = None,
    refusal: Refusal | None = None,
    written: Sequence[Mapping[str, Any]] | None = None,
    why: str = "",
) -> View:
    """The form of a claim with what is drafted so far, beside its paragraphs.

    Args:
        claim: the one corrected, None where one is written. refusal: why what was sent was not kept.
        written, why: the positions and the note on them as they were sent; None shows those that it takes.
    """
    held = marked(document, kind, row, draft)
    values = {field.name: draft.given(field.name, as_text(row, field)) for field in FIELDS[kind]}
    taken = desk.positions_of(claim) if claim else ()
    return View(
        template="review_edit.html.jinja",
        title="Correct a claim" if claim else "A new claim",
        data={
            **_refused(refusal, held.fault),
            "claim": claim,
            "document": document.id,
            "kind": kind,
            "fields": values,
            "words": [{"role": each.role, "span": each.asked, "quote": each.quote} for each in held.parts],
            "positions": taken,
        },
        shown={
            "held": held,
            "form": FIELDS[kind],
            "values": values,
            "read": _as_read(claim),
            **_coding(desk.codebook() if claim and kind == "statement" else None),
            "positions_written": [*(map(_written, taken) if written is None else written), None],
            "why": why,
            "roles": ROLES[kind],
            "several": SEVERAL,
            "claim_kinds": KINDS,
            "names": _suggested(desk),
            "is_unchanged": refusal is not None and refusal.is_unchanged,
            "as_written": draft.as_written,
            "heading": heading_of(document),
            "place": document_address(document.id),
            "query": draft.queue,
            "queue": queue_in(draft.queue),
            "back": draft.back if is_inside(draft.back) else "",
            "seen": draft.seen if draft.seen is not None else (claim.revision if claim else 0),
            "note": draft.given("note", ""),
        },
        status=422 if refusal else 200,
    )


def _refused(refusal: Refusal | None, fault: str | None) -> dict[str, Any]:
    """Why the form was not kept, or can't be. `fault`: what is wrong with the words drafted so far."""
    told = refusal or (Refusal(reason=fault) if fault else Refusal(reason="", remedy=""))
    return {
        "status": 422 if refusal else 200,
        "error": "Unprocessable Content" if refusal else "",
        "reason": told.reason,
        "remedy": told.remedy,
        "doubts": told.doubts,
    }


def _suggested(desk: Reviewing) -> dict[str, list[str]]:
    """The names of the record to choose from, and those of whom the codebook counts."""
    names, codebook = names_of(desk), desk.codebook()
    counted = codebook.parties if codebook else ()
    return {**names, "party": list(dict.fromkeys((*names["party"], *counted)))}


def _as_read(claim: KeptClaim | None) -> dict[str, str]:
    """A claim's fields as the machine read them; none where a person wrote it."""
    if claim is None or claim.as_read is None:
        return {}
    return {field.name: as_text(claim.as_read, field) for field in FIELDS[claim.kind]}


def _coding(codebook: Codebook | None) -> dict[str, Any]:
    """What a position is coded in: issues with their options, kinds, and whose positions count."""
    return {
        "options": {each.name: options_of(each) for each in codebook.issues} if codebook else {},
        "position_kinds": POSITION_KINDS,
        "counted": codebook.parties if codebook else (),
    }


def _written(position: Position) -> dict[str, str | None]:
    """A position as the form codes it."""
    option = position.against if position.option is None else position.option
    return {"issue": position.issue, "kind": position.kind, "option": option, "party": position.party}
