"""Claims: each beside its sentence, at an address that stays."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated

from fastapi import Path

from detente.adapters.store import KeptClaim
from detente.adapters.wording import heading_of
from detente.adapters.workbench.acting import Somebody, can_undo
from detente.adapters.workbench.addresses import (
    claim_address,
    document_address,
    identity_in,
    left_out_address,
)
from detente.adapters.workbench.family import Elsewhere, Family, View
from detente.adapters.workbench.forms import changed_fields
from detente.adapters.workbench.numbered import Pair, numbered
from detente.adapters.workbench.ports import Bench
from detente.adapters.workbench.refusal import Refused
from detente.adapters.workbench.told.positions import issue_slugs
from detente.brief.passages import passage_of
from detente.brief.words import claimed
from detente.errors import UnreadableInput
from detente.record import KINDS, LEFT_OUT, Reading, claims_of, document_json, from_json, meant

family = Family()


@family.page("/claim/{claim:path}")
def claim(
    bench: Bench,
    who: Somebody,
    claim: Annotated[str, Path(description="The claim's id, or the beginning of one.")],
) -> View | Elsewhere:
    """A claim beside the sentences in which its words stand."""
    identity, document = _found(bench, identity_in(claim))
    if identity != identity_in(claim):
        return Elsewhere(claim_address(identity))
    kept = bench.record.claim(identity)
    is_standing = kept.state not in LEFT_OUT
    whole = bench.record.reading(document)
    reading = whole if is_standing else _alone(whole, kept)
    said = next((each for each in claims_of(reading) if each.id == identity or not is_standing), None)
    claims = numbered(reading.document, bench.record.claims_in(document), bench.record.numbers(document))
    beside = claims.standing if is_standing else claims.left_out
    at = next((at for at, (_, each) in enumerate(beside) if each.id == identity), None)
    if said is None or at is None:  # judged, or read again by another day, between one look and the next
        return Elsewhere(claim_address(identity))
    here = beside[at][0]
    around = next((each for each in beside if each[0].number == here.within), None)
    spans = [mention.span for mention in said.evidence]
    return View(
        template="claim.html.jinja",
        title=claimed(said),
        data={
            "id": identity,
            "kind": here.kind,
            "number": here.number,
            "state": kept.state,
            "is_flagged": kept.is_flagged,
            "is_contested": kept.is_contested,
            "claim": said.row,
            "as_read": kept.as_read,
            "positions": bench.reviewing.positions_of(kept) if bench.reviewing and is_standing else (),
            "log": bench.reviewing.log(identity) if bench.reviewing else (),
            "passage": passage_of(reading.document.text, spans),
            "document": {
                "id": document,
                "title": heading_of(reading.document),
                "publisher": reading.document.publisher,
                "published": reading.document.published,
            },
            "address": document_address(document, here.number) if is_standing else left_out_address(document),
            "within": None if around is None else around[1].id,
        },
        shown={
            "here": here,
            "around": None if around is None else around[0],
            "spans": spans,
            "kept": kept,
            "reviewable": bench.reviewing is not None,
            "can_undo": can_undo(bench, who, identity),
            "changed": changed_fields(kept),
            "slugs": _slugs(bench),
            "people": claims.people,
            "is_standing": is_standing,
            "neighbours": _neighbours(beside, at),
        },
    )


def _slugs(bench: Bench) -> dict[str, str]:
    """The issues of the project's codebook by their names in addresses."""
    codebook = bench.reviewing.codebook() if bench.reviewing else None
    return {} if codebook is None else {name: slug for slug, name in issue_slugs(codebook).items()}


def _neighbours(claims: Sequence[Pair], at: int) -> dict[str, str | None]:
    """The ids of the claims before and after the one at a place, of all that count or all that don't."""
    ids = [None, *(each.id for _, each in claims), None]
    return {"before": ids[at], "after": ids[at + 2]}


def _alone(reading: Reading, kept: KeptClaim) -> Reading:
    """A document with one claim only: one that its reading leaves out, since it was rejected."""
    rows = {f"{kind}s": [kept.row] if kind == kept.kind else [] for kind in KINDS}
    return from_json({"document": document_json(reading.document), **rows})


def _found(bench: Bench, name: str) -> tuple[str, str]:
    found = dict(bench.record.claims_like(name)) if name else {}
    try:
        claim = meant(name, found, of="claims")
    except UnreadableInput as fault:
        what, remedy = fault.reason.rsplit("; ", 1)
        raise Refused(404, f"{what}.", f"{remedy.capitalize()}.") from None
    if claim is not None:
        return claim, found[claim]
    with suppress(KeyError):  # an id that it had before it was read again by another day
        kept = bench.record.claim(name)
        return kept.id, kept.document
    raise Refused(404, "No claim of that id is kept.", "The search finds claims by their words.")
