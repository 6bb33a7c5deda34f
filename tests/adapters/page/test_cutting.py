"""Runs of equal marking: nothing lost, nothing moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.adapters.page.claims import Mark, PageClaim
from detente.adapters.page.cutting import cut
from detente.record import Span


def claim(number: int, *spans: tuple[int, int]) -> PageClaim:
    return PageClaim(
        number=number,
        kind="statement",
        who=("somebody",),
        act="report",
        headline="report",
        aside="",
        details=(),
        told=(),
        words=(),
        marks=tuple(Mark(span=Span(*span), role="content") for span in spans),
    )


def test_nested_claims_are_covers_of_one_run() -> None:
    runs = cut("he said she said no", 0, 19, [claim(1, (8, 19)), claim(2, (17, 19))])
    assert [run.text for run in runs] == ["he said ", "she said ", "no"]
    assert [[cover.claim.number for cover in run.covers] for run in runs] == [[], [1], [1, 2]]
    assert [[opened.number for opened in run.opened] for run in runs] == [[], [1], [2]]


def test_overlapping_claims_share_a_run() -> None:
    runs = cut("abcdef", 0, 6, [claim(1, (0, 4)), claim(2, (2, 6))])
    assert [(run.text, [cover.claim.number for cover in run.covers]) for run in runs] == [
        ("ab", [1]),
        ("cd", [1, 2]),
        ("ef", [2]),
    ]


SPANS = st.tuples(st.integers(0, 29), st.integers(1, 12)).map(lambda pair: (pair[0], min(30, sum(pair))))


@given(
    text=st.text(min_size=30, max_size=30),
    edges=st.tuples(st.integers(0, 14), st.integers(15, 30)),
    claims=st.lists(st.lists(SPANS, min_size=1, max_size=3), max_size=5),
)
def test_runs_join_to_the_text_and_cover_exactly_the_marks(
    text: str, edges: tuple[int, int], claims: list[list[tuple[int, int]]]
) -> None:
    start, end = edges
    made = [claim(number, *spans) for number, spans in enumerate(claims, start=1)]
    runs = cut(text, start, end, made)
    assert "".join(run.text for run in runs) == text[start:end]
    covered: dict[int, set[int]] = {each.number: set() for each in made}
    at = start
    for run in runs:
        for cover in run.covers:
            covered[cover.claim.number].update(range(at, at + len(run.text)))
        at += len(run.text)
    for each in made:
        marked = {place for mark in each.marks for place in range(mark.span.start, mark.span.end)}
        assert covered[each.number] == marked & set(range(start, end))
