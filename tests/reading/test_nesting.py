"""Contents within contents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.reading.nesting import enclosing
from detente.record import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda pair: (Span(pair[0], sum(pair)),))


def test_the_innermost_is_meant() -> None:
    contents = [(Span(0, 90),), (Span(10, 40), Span(50, 60)), (Span(12, 30),)]
    assert enclosing(contents) == [None, 0, 1]


def test_neighbours_do_not_hold_one_another() -> None:
    assert enclosing([(Span(0, 5),), (Span(5, 9),), (Span(3, 8),)]) == [None, None, None]


@given(st.lists(SPANS, max_size=12))
def test_whoever_holds_covers(contents: list[tuple[Span, ...]]) -> None:
    """An enclosing content covers the whole of what it encloses and is longer."""
    for (inner,), holder in zip(contents, enclosing(contents), strict=True):
        if holder is not None:
            (outer,) = contents[holder]
            assert outer.covers(inner)
            assert outer != inner
