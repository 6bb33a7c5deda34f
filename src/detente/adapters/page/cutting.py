"""Cut a text into runs of equal marking, so that overlapping claims need no overlapping elements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.adapters.page.claims import Mark, PageClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """One claim's mark over a run."""

    claim: PageClaim
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters that are all marked alike.

    Attributes:
        covers: the marks over it, the widest first.
        opened: the claims whose words begin here, in the order of their numbers.
    """

    text: str
    covers: tuple[Cover, ...]
    opened: tuple[PageClaim, ...]


def cut(text: str, start: int, end: int, claims: Sequence[PageClaim]) -> list[Run]:
    """The runs of `text[start:end]`; their texts, joined, are exactly that.

    Args:
        claims: those with a mark between start and end; others do no harm.
    """
    marks: list[tuple[Mark, PageClaim]] = []
    for claim in claims:
        marks += [(m, claim) for m in claim.marks if m.span.start < end and start < m.span.end]
    marks.sort(key=lambda pair: (pair[0].span.start - pair[0].span.end, pair[1].number))
    edges = {start, end}
    for mark, _ in marks:
        edges.update(edge for edge in (mark.span.start, mark.span.end) if start < edge < end)
    opening = {claim.number: claim.begins for claim in claims}
    places = sorted(edges)
    runs = []
    for left, right in pairwise(places):
        covers = [
            Cover(claim=claim, role=mark.role)
            for mark, claim in marks
            if mark.span.start <= left and right <= mark.span.end
        ]
        opened = [claim for claim in claims if opening[claim.number] == left]
        runs.append(Run(text=text[left:right], covers=tuple(covers), opened=tuple(opened)))
    return runs
