"""An attribution while it is being put together, in tokens."""

from __future__ import annotations

from dataclasses import dataclass, replace

Range = tuple[int, int]
"""First and last token, both included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A cue with its speaker and its content.

    Attributes:
        head: the token that attributes (the verb, the noun, the adjective).
        frame: the complement that holds the content.
        speech: the cue is an act of speech, not of mind alone.
        pieces: the content, in order, none overlapping another.
    """

    head: int
    cue: Range
    lemma: str
    kind: str
    frame: str
    speaker: Range | None
    pieces: tuple[Range, ...]
    addressee: Range | None = None
    negated: bool = False
    hypothetical: bool = False
    speech: bool = False

    def with_pieces(self, pieces: tuple[Range, ...]) -> Draft:
        """The same with other content."""
        return replace(self, pieces=pieces)

    @property
    def first(self) -> int:
        return self.pieces[0][0]

    @property
    def last(self) -> int:
        return self.pieces[-1][1]


def without(content: Range, holes: list[Range]) -> list[Range]:
    """What is left of a range when others are cut out of it."""
    left, (first, last) = [], content
    for start, end in sorted(holes):
        if end < first or start > last:
            continue
        if start > first:
            left.append((first, start - 1))
        first = max(first, end + 1)
    if first <= last:
        left.append((first, last))
    return left
