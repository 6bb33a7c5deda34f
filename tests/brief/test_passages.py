"""A claim's words are shown within whole sentences, and nothing of them is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.brief import passage_of
from detente.record import Span

TEXT = (
    'The talks failed. "We will not move," the envoy said, "not by an inch." '
    "Mr. Low left at 4 p.m. early.\n\nRain."
)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def shown(*words: str) -> str:
    return "".join(piece.text for piece in passage_of(TEXT, [span(each) for each in words]))


def test_words_stand_in_their_sentence() -> None:
    assert shown("failed") == "The talks failed."


def test_a_broken_quotation_is_shown_whole() -> None:
    pieces = passage_of(TEXT, [span("We will not move,"), span("not by an inch.")])
    assert [piece.text for piece in pieces if piece.is_quoted] == ["We will not move,", "not by an inch."]
    assert "".join(piece.text for piece in pieces).startswith('"We will')


def test_a_title_ends_no_sentence() -> None:
    assert shown("left").startswith("Mr. Low left")


@given(st.text(st.sampled_from('ab. \n"A?'), min_size=1, max_size=60), st.data())
def test_the_passage_is_a_piece_of_the_text_with_the_words_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    pieces = passage_of(text, [Span(start, end)])
    assert "".join(piece.text for piece in pieces if piece.is_quoted) == text[start:end]
    assert "".join(piece.text for piece in pieces) in text
