"""A claim's words within the sentences in which they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.brief.model import Piece
from detente.record import Span

_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Mrs|Gen|Sen|Rep|Col|Gov))[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n\s*\n"
)
FARTHEST = 600
"""Characters on either side of a claim's words that are looked through for the ends of its sentences."""


def passage_of(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """The sentences that hold the spans, cut into what is quoted and what stands around it.

    >>> [piece.text for piece in passage_of("He rose. She said no. He left.", [Span(18, 20)])]
    ['She said ', 'no', '.']
    """
    if not spans:
        return ()
    ordered = sorted(spans)
    start, end = ordered[0].start, max(span.end for span in ordered)
    floor = max(0, start - FARTHEST)
    # What follows an end tells that it is one, so the search sees a little of the words themselves.
    ends = [found.end() for found in _END.finditer(text, floor, start + 2) if found.end() <= start]
    first = ends[-1] if ends else floor
    after = _END.search(text, max(end - 1, 0), min(len(text), end + FARTHEST))
    last = after.end() if after else min(len(text), end + FARTHEST)
    pieces: list[Piece] = []
    at = first
    for span in ordered:
        if span.start > at:
            pieces.append(Piece(text[at : span.start], False))
        if span.end > at:
            pieces.append(Piece(text[max(at, span.start) : span.end], True))
            at = span.end
    tail = text[at:last].rstrip()
    if tail:
        pieces.append(Piece(tail, False))
    return tuple(pieces)
