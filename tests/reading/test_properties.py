"""What holds of every reading, whatever the text says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.adapters.documents import load
from detente.reading import Reader
from detente.record import Document, Reading, to_json
from detente.workflow.demonstration import dispatches

AROUND = "The weather in the mountains stayed dry.\n\nThe harvest was good, and the roads were open."


@pytest.fixture(scope="module")
def articles() -> list[Document]:
    with dispatches() as folder:
        return [each for each in load([Path(folder)]) if isinstance(each, Document)]


def quotes(value: Any) -> Iterator[tuple[list[int], str]]:
    """Each span with the words that are said to stand there, wherever they are."""
    if isinstance(value, list):
        for each in value:
            yield from quotes(each)
    elif isinstance(value, dict):
        if "span" in value:
            yield value["span"], value["text"]
        if "content" in value:
            yield from zip(value["content"], value["content_text"], strict=True)
        for each in value.values():
            yield from quotes(each)


def said(reading: Reading) -> list[tuple[object, ...]]:
    """Each statement without its place."""
    return [
        (
            statement.speaker and (statement.speaker.text, statement.speaker.entity),
            statement.cue and statement.cue.text,
            tuple(part.text for part in statement.content),
            statement.mode,
            statement.act,
            statement.negated,
            statement.modality,
        )
        for statement in reading.statements
    ]


def test_every_quote_is_the_texts(reader: Reader, articles: list[Document]) -> None:
    for reading in reader.read(articles):
        found = list(quotes(to_json(reading)))
        assert found
        assert [(span, words) for span, words in found if reading.document.text[slice(*span)] != words] == []


def test_reading_twice_gives_the_same_in_any_company(reader: Reader, articles: list[Document]) -> None:
    together = [to_json(reading) for reading in reader.read(articles)]
    again = [to_json(reading) for reading in reader.read(articles)]
    alone = [to_json(reading) for article in reversed(articles) for reading in reader.read([article])]
    assert together == again == alone[::-1]


@pytest.mark.parametrize("place", ["before", "after"])
def test_text_around_an_article_does_not_change_what_is_said_in_it(
    reader: Reader, articles: list[Document], place: str
) -> None:
    if place == "after":  # what follows the last label of a transcript is its last speaker's
        articles = [each for each in articles if "Transcript" not in (each.title or "")]
    longer = [
        Document(
            id=each.id,
            text=f"{AROUND}\n\n{each.text}" if place == "before" else f"{each.text}\n\n{AROUND}",
            published=each.published,
        )
        for each in articles
    ]
    plain = [Document(id=each.id, text=each.text, published=each.published) for each in articles]
    for alone, within in zip(reader.read(plain), reader.read(longer), strict=True):
        assert said(within) == said(alone)


WORDS = (
    *("said", "Moscow", "the minister", '"', "“", "”", "'", ",", ".", "he", "that", "not", "would", "if"),
    *("\n\n", "\r\n", "according to", "10,000 troops", "MR. SMITH:", "é", "e\u0301", "🕊️", "שלום", "\u2028"),
    *("on Monday", "...", "--", "(", ")", "[", "]", "met in", "Geneva", "\t", "\ufeff", "\x00", "<b>", "1."),
)


@given(parts=st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_odd_text_is_read_without_a_fault_and_quoted_exactly(reader: Reader, parts: list[str]) -> None:
    text = " ".join(parts)
    (reading,) = reader.read([Document(id="odd", text=text, published="2022-01-12")])
    assert all(text[slice(*span)] == words for span, words in quotes(to_json(reading)))


def test_marks_and_length_without_end_are_read(reader: Reader) -> None:
    for text in ('"' * 100_000, "( " * 4_000, "He said " + "that he said " * 1_000 + "no.", "said " * 4_000):
        (reading,) = reader.read([Document(id="long", text=text)])
        assert all(text[slice(*span)] == words for span, words in quotes(to_json(reading)))
