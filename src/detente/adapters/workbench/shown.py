"""A claim as its reviewer sees it: its words marked in their paragraphs, and its neighbours numbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.adapters.page.claims import PageClaim, page_claims
from detente.adapters.page.cutting import Run, cut
from detente.adapters.store import KeptClaim
from detente.reading.lines import paragraphs_of
from detente.record import KINDS, LEFT_OUT, Document, document_json, from_json

AROUND = 1
"""Paragraphs shown before and after those in which the words stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A paragraph, where it starts in the text, and whether words of the claim stand in it."""

    start: int
    runs: tuple[Run, ...]
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A claim beside its text.

    Attributes:
        here: the claim. number: its number on the page of its document, None where it is left out there.
        parts: its paragraphs with those around them.
        others: the other claims whose words begin in these paragraphs, each with the claim kept.
        is_cut: whether the text goes on before, and after.
    """

    here: PageClaim
    number: int | None
    parts: tuple[Part, ...]
    others: tuple[tuple[PageClaim, KeptClaim], ...]
    is_cut: tuple[bool, bool]


def numbered(document: Document, kept: Sequence[KeptClaim]) -> list[tuple[PageClaim, KeptClaim]]:
    """Claims of a document as pages show them, numbered in the order of the text."""
    order = [each for kind in KINDS for each in kept if each.kind == kind]
    rows = {f"{kind}s": [each.row for each in kept if each.kind == kind] for kind in KINDS}
    reading = from_json({"document": document_json(document), **rows})
    return [(claim, order[claim.place]) for claim in page_claims(reading, 1)]


def shown(document: Document, claim: KeptClaim, kept: Sequence[KeptClaim]) -> Shown:
    """A claim beside its text.

    Args:
        kept: every claim of the document.
    """
    standing = [each for each in kept if each.state not in LEFT_OUT and each.id != claim.id]
    if claim.state in LEFT_OUT:
        # What is left out has no number, and takes none from another.
        here, every = replace(numbered(document, (claim,))[0][0], number=0), numbered(document, standing)
    else:
        every = numbered(document, sorted([*standing, claim], key=lambda each: each.place))
        here = next(page for page, each in every if each.id == claim.id)
    spans = [each.span for each in paragraphs_of(document.text)]
    own = [n for n, span in enumerate(spans) if any(mark.span.overlaps(span) for mark in here.marks)]
    first, last = max(0, min(own, default=0) - AROUND), max(own, default=0) + AROUND + 1
    near = spans[first:last]
    others = [
        (page, each)
        for page, each in every
        if page is not here and any(span.start <= page.begins < span.end for span in near)
    ]
    marked = [page for page, _ in others] + [here]
    return Shown(
        here=here,
        number=here.number or None,
        parts=tuple(
            Part(
                start=span.start,
                runs=tuple(cut(document.text, span.start, span.end, marked)),
                is_own=place in own,
            )
            for place, span in enumerate(near, first)
        ),
        others=tuple(others),
        is_cut=(first > 0, last < len(spans)),
    )
