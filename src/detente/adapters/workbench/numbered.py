"""The claims of a document as its pages show them, under numbers and in colours that no judgement changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from detente.adapters.page.claims import PageClaim, page_claims
from detente.adapters.page.people import Person, people_of
from detente.adapters.store import KeptClaim
from detente.record import KINDS, LEFT_OUT, Document, document_json, from_json

Pair = tuple[PageClaim, KeptClaim]
"""A claim as a page shows it, and as it is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """Every claim of a document.

    Attributes:
        standing: those that count. left_out: those that count for nothing. Both in the order of the text.
        people: everybody named in them, by name.
    """

    standing: tuple[Pair, ...]
    left_out: tuple[Pair, ...]
    people: dict[str, Person]


def numbered(document: Document, kept: Sequence[KeptClaim], numbers: Mapping[str, int]) -> Numbered:
    """Every claim of a document as its pages show it.

    Args:
        kept: all of them, whatever was judged of them. numbers: theirs, by id.
    """
    standing = _pairs(document, [each for each in kept if each.state not in LEFT_OUT], numbers)
    left_out = _pairs(document, [each for each in kept if each.state in LEFT_OUT], numbers)
    return Numbered(
        standing=standing, left_out=left_out, people=_people(document, (*standing, *left_out), numbers)
    )


def _people(document: Document, claims: Sequence[Pair], numbers: Mapping[str, int]) -> dict[str, Person]:
    """Told apart by the claims as they were read; who is named by persons alone comes after the others."""
    as_read = [page for page, kept in claims if kept.row == kept.as_read]
    changed = [
        replace(kept, row=kept.as_read)
        for _, kept in claims
        if kept.as_read is not None and kept.row != kept.as_read
    ]
    as_read += [page for page, _ in _pairs(document, changed, numbers)]
    return people_of(as_read, later=(page for page, _ in claims))


def _pairs(document: Document, kept: Sequence[KeptClaim], numbers: Mapping[str, int]) -> tuple[Pair, ...]:
    order = sorted(kept, key=lambda each: (KINDS.index(each.kind), each.place, each.id))
    rows = {f"{kind}s": [each.row for each in order if each.kind == kind] for kind in KINDS}
    reading = from_json({"document": document_json(document), **rows})
    # One without a number has come between one look at the record and the next.
    given = [numbers.get(each.id, 0) for each in order]
    return tuple((page, order[page.place]) for page in page_claims(reading, numbers=given))
