"""Statements within statements: in whose words each stands."""

from __future__ import annotations

from collections.abc import Sequence

from detente.record.text import Span

_DEPTH = 8
"""Overlapping contents beyond so many are not looked through."""


def enclosing(contents: Sequence[tuple[Span, ...]]) -> list[int | None]:
    """For each content, the index of the innermost other one in which it stands.

    A content stands in another where one of the other's spans covers all of its own and is longer.
    Sorted once and kept on a stack, so that the time is linear but for the sorting.

    >>> enclosing([(Span(0, 90),), (Span(10, 40),), (Span(20, 30),), (Span(95, 99),)])
    [None, 0, 1, None]
    """
    outer: list[int | None] = [None] * len(contents)
    spans = sorted(
        ((span.start, -span.end, index) for index, content in enumerate(contents) for span in content),
    )
    stack: list[tuple[int, int, int]] = []
    for start, negative_end, index in spans:
        end = -negative_end
        while stack and stack[-1][1] <= start:
            stack.pop()
        if start == contents[index][0].start:
            whole = contents[index][-1].end
            outer[index] = next(
                (
                    holder
                    for begins, ends, holder in reversed(stack[-_DEPTH:])
                    if holder != index and whole <= ends and (begins, ends) != (start, end)
                ),
                None,
            )
        stack.append((start, end, index))
    return outer
