"""Which statement a claim's words stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from detente.record import Span, Statement


class StatementCover:
    """Finds the innermost statement whose content a span stands in."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        pieces = [(part.span, each) for each in statements for part in each.content]
        self._pieces = sorted(pieces, key=lambda piece: (piece[0].start, -piece[0].end))
        self._starts = [span.start for span, _ in self._pieces]
        reach = 0
        self._reach: list[int] = []
        for span, _ in self._pieces:
            reach = max(reach, span.end)
            self._reach.append(reach)

    def innermost(self, span: Span) -> Statement | None:
        """The statement of the shortest content that covers the span, or None: the publisher's own voice."""
        at = bisect_right(self._starts, span.start) - 1
        best: tuple[int, Statement] | None = None
        while at >= 0 and self._reach[at] >= span.end:
            piece, statement = self._pieces[at]
            if piece.covers(span) and (best is None or piece.end - piece.start < best[0]):
                best = (piece.end - piece.start, statement)
            at -= 1
        return None if best is None else best[1]
