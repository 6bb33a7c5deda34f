"""A claim as its reviewer sees it: its words marked in their paragraphs, and its neighbours numbered."""

from __future__ import annotations

from dataclasses import dataclass

from detente.adapters.page.claims import PageClaim
from detente.adapters.page.cutting import Run, cut
from detente.adapters.workbench.numbered import Numbered, Pair
from detente.reading.lines import paragraphs_of
from detente.record import Document

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
        here: the claim.
        parts: its paragraphs with those around them.
        others: the other claims whose words begin in these paragraphs, each with the claim kept.
        states: what was decided of each of them, by number; empty where that is not to be told.
        is_cut: whether the text goes on before, and after.
    """

    here: PageClaim
    parts: tuple[Part, ...]
    others: tuple[Pair, ...]
    states: dict[int, str]
    is_cut: tuple[bool, bool]


def shown(document: Document, claim: str, claims: Numbered) -> Shown:
    """A claim beside its text.

    Args:
        claim: its id. claims: every claim of the document.
    """
    its = next(pair for pair in (*claims.standing, *claims.left_out) if pair[1].id == claim)
    here = its[0]
    spans = [each.span for each in paragraphs_of(document.text)]
    own = [n for n, span in enumerate(spans) if any(mark.span.overlaps(span) for mark in here.marks)]
    first, last = max(0, min(own, default=0) - AROUND), max(own, default=0) + AROUND + 1
    near = spans[first:last]
    others = [
        (page, each)
        for page, each in claims.standing
        if page is not here and any(span.start <= page.begins < span.end for span in near)
    ]
    marked = [page for page, _ in others] + [here]
    return Shown(
        here=here,
        parts=tuple(
            Part(
                start=span.start,
                runs=tuple(cut(document.text, span.start, span.end, marked)),
                is_own=place in own,
            )
            for place, span in enumerate(near, first)
        ),
        others=tuple(others),
        states={page.number: "" if each.hides_others else each.state for page, each in (its, *others)},
        is_cut=(first > 0, last < len(spans)),
    )
