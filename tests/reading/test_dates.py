"""Dates relative to the day of publication, Thursday 13 January 2022."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.adapters.language import SpacyParser
from detente.reading.dates import find_dates
from detente.record import Span

PUBLISHED = datetime.date(2022, 1, 13)
PARSER = SpacyParser()


def dates(text: str, published: datetime.date | None = PUBLISHED) -> list[tuple[str, str]]:
    (parse,) = PARSER.parse([(text, [Span(0, len(text))])])
    return [(str(each.start), str(each.end)) for each in find_dates(parse, published)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("They met on Wednesday.", "2022-01-12", None),
        ("They met Thursday.", "2022-01-13", None),
        ("They met on Friday.", "2022-01-07", None),
        ("They will meet on Friday.", "2022-01-14", None),
        ("They are to meet again on Wednesday.", "2022-01-19", None),
        ("The talks are scheduled for Tuesday.", "2022-01-18", None),
        ("They agreed to meet on Monday.", "2022-01-17", None),
        ("He spoke ahead of talks on Saturday.", "2022-01-15", None),
        ("He arrived after talks on Saturday.", "2022-01-08", None),
        ("They will meet next Thursday.", "2022-01-20", None),
        ("They met last Thursday.", "2022-01-06", None),
        ("They met on Sunday and Monday.", "2022-01-09", "2022-01-10"),
        ("They will meet from Monday to Wednesday.", "2022-01-17", "2022-01-19"),
        ("They met on Monday, Tuesday and Wednesday.", "2022-01-10", "2022-01-12"),
        ("Today, they will take part in a meeting.", "2022-01-13", None),
        ("They met yesterday.", "2022-01-12", None),
        ("They will meet tomorrow.", "2022-01-14", None),
        ("They met last night.", "2022-01-12", None),
        ("They met on Jan. 12.", "2022-01-12", None),
        ("They met on 12 January 2022.", "2022-01-12", None),
        ("They met on January 12, 2022, in Rome.", "2022-01-12", None),
        ("They met on the 12th of May 2021.", "2021-05-12", None),
        ("They met on Dec. 30.", "2021-12-30", None),
        ("They will meet on Feb. 3.", "2022-02-03", None),
        ("They met on Nov. 9-10.", "2021-11-09", "2021-11-10"),
        ("They met on 3-5 March 2020.", "2020-03-03", "2020-03-05"),
        ("They met on November 30 and December 1.", "2021-11-30", "2021-12-01"),
        ("They met on Friday, Jan. 7, in Rome.", "2022-01-07", None),
        ("They met on 2021-12-30.", "2021-12-30", None),
        ("They met in December.", "2021-12", None),
        ("They will meet in March.", "2022-03", None),
        ("They agreed to meet in Rome in March.", "2022-03", None),
        ("They agreed to meet in December.", "2021-12", None),
        ("They met in June 2021.", "2021-06", None),
        ("They met last month.", "2021-12", None),
        ("They will meet next month.", "2022-02", None),
        ("It was the first encounter since 2019.", "2019", None),
        ("They met two days ago.", "2022-01-11", None),
        ("They met this week.", "2022-01-10", "2022-01-16"),
        ("They will meet next week.", "2022-01-17", "2022-01-23"),
        ("They met three years ago.", "2019", None),
    ],
)
def test_dates_counted_from_publication(text: str, start: str, end: str | None) -> None:
    assert dates(text) == [(start, end or start)]


@pytest.mark.parametrize(
    "text",
    [
        "They may meet again.",
        "Protesters march on the capital.",
        "The bill has 12 sponsors.",
        "Resolution 2231 was adopted.",
        "Their force of 2000 men left.",
        "They met on Feb. 31.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == []


def test_without_a_day_of_publication_only_full_dates_are_found() -> None:
    assert dates("They met on Wednesday and on Jan. 12, 2022.", None) == [("2022-01-12", "2022-01-12")]


def test_a_bound_is_told_from_the_day_itself() -> None:
    text = "They have not met since Monday."
    (parse,) = PARSER.parse([(text, [Span(0, len(text))])])
    assert [each.relation for each in find_dates(parse, PUBLISHED)] == ["since"]


WORDS = st.sampled_from(
    [
        "next",
        "last",
        "this",
        "Monday",
        "and",
        "May",
        "31",
        "February",
        "Feb.",
        "29",
        "2021",
        "2022",
        "-",
        "week",
        "ago",
        "two",
        "of",
        "the",
        "12th",
        ",",
        "Sunday",
        "to",
        "in",
    ]
)


@given(
    st.lists(WORDS, min_size=1, max_size=12), st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 1, 1))
)
@settings(max_examples=60, deadline=None)
def test_dates_end_no_sooner_than_they_start(words: list[str], published: datetime.date) -> None:
    text = " ".join(words)
    (parse,) = PARSER.parse([(text, [Span(0, len(text))])])
    last = -1
    for each in find_dates(parse, published):
        assert last < each.first <= each.last
        assert str(each.start) <= str(each.end)
        last = each.last
