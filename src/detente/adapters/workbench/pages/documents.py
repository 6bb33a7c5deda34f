"""Documents: the list, and each with every claim on its exact words."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query

from detente.adapters.english import is_foreign
from detente.adapters.page.claims import PageClaim
from detente.adapters.page.paragraphs import paragraphs
from detente.adapters.store import KeptClaim
from detente.adapters.templates import safe_address
from detente.adapters.wording import heading_of
from detente.adapters.workbench.acting import Somebody, can_undo
from detente.adapters.workbench.addresses import claim_address, document_address, identity_in
from detente.adapters.workbench.family import Elsewhere, Family, View
from detente.adapters.workbench.numbered import numbered
from detente.adapters.workbench.ports import Bench
from detente.adapters.workbench.refusal import Refused
from detente.reading.english import FOREIGN
from detente.record import STATES, has_day, to_json

ROWS = 50

family = Family("Documents", "/documents")


@family.page("/documents")
def documents(
    bench: Bench,
    page: Annotated[int, Query(ge=1, le=1_000_000, description="Which page of the list.")] = 1,
    words: Annotated[str, Query(max_length=200, description="Words of title or publisher.")] = "",
) -> View:
    """The documents of the record, the latest published first."""
    listing = bench.record.documents(skip=(page - 1) * ROWS, count=ROWS, words=words)
    return View(
        template="documents.html.jinja",
        title="Documents",
        data={
            "words": words,
            "page": page,
            "pages": max(1, -(-listing.total // ROWS)),
            "total": listing.total,
            "superseded": listing.superseded,
            "documents": listing.rows,
        },
    )


@family.page("/document/{document:path}")
def document(
    bench: Bench, who: Somebody, document: Annotated[str, Path(description="The document's id.")]
) -> View | Elsewhere:
    """A document with every claim on its words, and the claims beside it in their order."""
    try:
        reading = bench.record.reading(identity_in(document))
    except KeyError:
        raise Refused(
            404,
            "No document of that id is kept.",
            "The list of documents and the search lead to those that are.",
        ) from None
    identity = reading.document.id
    claims = numbered(reading.document, bench.record.claims_in(identity), bench.record.numbers(identity))
    corrections = () if bench.descriptions is None else bench.descriptions.corrections(identity)
    return View(
        template="document.html.jinja",
        title=heading_of(reading.document),
        data={
            "reading": to_json(reading, with_text=True),
            "claims": [
                _listed(page, kept, document_address(identity, page.number)) for page, kept in claims.standing
            ],
            "left_out": [_listed(page, kept, claim_address(kept.id)) for page, kept in claims.left_out],
            "versions": bench.record.versions(identity),
            "corrections": corrections,
            "foreign": is_foreign(reading.document),
        },
        shown={
            "document": reading.document,
            "told_foreign": FOREIGN,
            "dated": has_day(reading.document.published),
            "correctable": bench.descriptions is not None and bench.reviewing is not None,
            "link": safe_address(reading.document.url),
            "paragraphs": list(paragraphs(reading.document, [page for page, _ in claims.standing])),
            "claims": claims.standing,
            "people": claims.people,
            "state_of": {page.number: kept.state for page, kept in claims.standing},
            "who": who,
            "reviewable": bench.reviewing is not None,
            "set_aside": [(page, kept, can_undo(bench, who, kept.id)) for page, kept in claims.left_out],
            "states": [state for state in STATES if state != "orphaned"],
        },
    )


def _listed(page: PageClaim, kept: KeptClaim, address: str) -> dict[str, Any]:
    told = {"number": page.number, "id": kept.id, "kind": kept.kind, "state": kept.state}
    return {**told, "address": address}
