"""Which drafts stand, where several claim the same words."""

from __future__ import annotations

from detente.reading.draft import Draft
from detente.reading.parse import Parse


def kept(parse: Parse, drafts: list[Draft], inside: bytearray) -> list[Draft]:
    """The drafts that stand, in the order of the text."""
    ordered = sorted(drafts, key=lambda draft: (draft.first, -draft.last, draft.head))
    covered = bytearray(len(parse))
    for draft in ordered:
        for first, last in draft.pieces:
            for token in range(first, last + 1):
                covered[token] = 1
    return [draft for draft in ordered if not covered[draft.head]]
