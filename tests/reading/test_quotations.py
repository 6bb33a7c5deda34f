"""Quotation marks, balanced or not, and what stands between them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.adapters.knowledge import load_knowledge
from detente.reading.parse import Parse
from detente.reading.quotations import MARKS, find_quotations
from detente.reading.statements import find_attributions
from detente.record.text import Span
from tests.reading.attributions import PARSER, attributions_in

WORDS = st.sampled_from(
    [
        *sorted(MARKS),
        "the",
        "envoy",
        "said",
        "that",
        "it",
        "failed",
        ",",
        ".",
        "according",
        "to",
        "hope",
        "\n\n",
    ]
)


def quoted_in(text: str) -> list[str]:
    (parse,) = PARSER.parse([(text, [Span(0, len(text))])])
    return [
        parse.text[parse.starts[found.first] : parse.ends[found.last]] for found in find_quotations(parse)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He read "one" and "two" aloud.', ["one", "two"]),
        ("He read “one” and “two” aloud.", ["one", "two"]),
        ("He read ``one'' and ''two'' aloud.", ["one", "two"]),
        ("He read 'one of them' aloud.", ["one of them"]),
        ("The states' envoys' cars weren't there.", []),
        ("“He said ‘no’ to me.”", ["He said ‘no’ to me."]),
        ('"It goes on to the end', ["It goes on to the end"]),
        ('It began before," he said.', ["It began before,"]),
        ("“One begins “and another", ["One begins", "and another"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted_in(text) == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_order_of_words_and_marks_is_read_the_same_twice(words: list[str]) -> None:
    text = " ".join(words)
    found = attributions_in(text)
    assert found == attributions_in(text)
    for each in found:
        assert each.content
        spans = list(each.content)
        assert spans == sorted(spans)
        assert all(span.end <= len(text) for span in spans)


@pytest.mark.parametrize("mark", sorted(MARKS))
def test_a_hundred_thousand_marks_are_no_statement(mark: str) -> None:
    size = 100_000
    parse = _flat([mark] * size, "''")
    assert find_attributions(parse, load_knowledge().cues) == []


def test_a_sentence_of_a_hundred_thousand_words_is_read() -> None:
    parse = _flat(["envoy", "said", '"', "yes", ",", '"'] * 20_000, "VBD")
    assert find_attributions(parse, load_knowledge().cues)


def _flat(words: list[str], tag: str) -> Parse:
    """A parse in which every word hangs on the first."""
    starts, offset = [], 0
    for word in words:
        starts.append(offset)
        offset += len(word) + 1
    size = len(words)
    return Parse(
        " ".join(words),
        starts,
        [start + len(word) for start, word in zip(starts, words, strict=True)],
        words,
        words,
        [tag] * size,
        ["dep"] * size,
        [0] * size,
        [0] * size,
        [0] * size,
        [(0, size)],
        [(0, size)],
    )
