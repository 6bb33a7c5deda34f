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


_Open = tuple[int, int, Mark, PageClaim]
"""A mark over what is being cut, with what puts the widest first, then the lowest number."""


def cut(text: str, start: int, end: int, claims: Sequence[PageClaim]) -> list[Run]:
    """The runs of `text[start:end]`; their texts, joined, are exactly that.

    Args:
        claims: those with a mark between start and end; others do no harm.
    """
    starting: dict[int, list[_Open]] = {}
    edges = {start, end}
    for claim in claims:
        for mark in claim.marks:
            if mark.span.start < end and start < mark.span.end and mark.span.start < mark.span.end:
                opened = (mark.span.start - mark.span.end, claim.number, mark, claim)
                starting.setdefault(max(mark.span.start, start), []).append(opened)
                edges.update(edge for edge in (mark.span.start, mark.span.end) if start < edge < end)
    beginning: dict[int, list[PageClaim]] = {}
    for claim in claims:
        beginning.setdefault(claim.begins, []).append(claim)
    runs: list[Run] = []
    over: list[_Open] = []
    for left, right in pairwise(sorted(edges)):
        over = [each for each in over if each[2].span.end >= right]
        if left in starting:
            over = sorted([*over, *starting[left]], key=lambda each: each[:2])
        covers = tuple(Cover(claim=claim, role=mark.role) for *_, mark, claim in over)
        runs.append(Run(text=text[left:right], covers=covers, opened=tuple(beginning.get(left, ()))))
    return runs
