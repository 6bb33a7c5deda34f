"""Documents: the list, and each with every claim on its exact words."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query

from detente.adapters.english import is_foreign
from detente.adapters.page.claims import page_claims
from detente.adapters.page.paragraphs import paragraphs
from detente.adapters.page.people import people_of
from detente.adapters.templates import safe_address
from detente.adapters.wording import heading_of
from detente.adapters.workbench.acting import Somebody, can_undo
from detente.adapters.workbench.addresses import claim_address, document_address, identity_in
from detente.adapters.workbench.family import Elsewhere, Family, View
from detente.adapters.workbench.ports import Bench, in_document
from detente.adapters.workbench.refusal import Refused
from detente.reading.english import FOREIGN
from detente.record import LEFT_OUT, STATES, claims_of, has_day, to_json

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
    every = claims_of(reading)
    kept = in_document(bench.reviewing, reading.document.id) if bench.reviewing else []
    shown = page_claims(reading, 1)
    corrections = () if bench.descriptions is None else bench.descriptions.corrections(reading.document.id)
    foreign = is_foreign(reading.document)
    set_aside = [each for each in kept if each.state in LEFT_OUT]
    return View(
        template="document.html.jinja",
        title=heading_of(reading.document),
        data={
            "reading": to_json(reading, with_text=True),
            "claims": [
                {
                    "number": claim.number,
                    "id": every[claim.place].id,
                    "kind": claim.kind,
                    "state": every[claim.place].state,
                    "address": document_address(reading.document.id, claim.number),
                }
                for claim in shown
            ],
            "left_out": [
                {"id": each.id, "kind": each.kind, "state": each.state, "address": claim_address(each.id)}
                for each in set_aside
            ],
            "versions": bench.record.versions(reading.document.id),
            "corrections": corrections,
            "foreign": foreign,
        },
        shown={
            "document": reading.document,
            "told_foreign": FOREIGN,
            "dated": has_day(reading.document.published),
            "correctable": bench.descriptions is not None and bench.reviewing is not None,
            "link": safe_address(reading.document.url),
            "paragraphs": list(paragraphs(reading.document, shown)),
            "claims": shown,
            "people": people_of(shown),
            "kept": every,
            "reviewed": {each.id: each for each in kept},
            "who": who,
            "reviewable": bench.reviewing is not None,
            "set_aside": [(each, can_undo(bench, who, each.id)) for each in set_aside],
            "states": [state for state in STATES if state != "orphaned"],
        },
    )
