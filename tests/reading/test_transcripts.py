"""Transcripts: each turn is its speaker's direct statement."""

from __future__ import annotations

from detente.reading import Reader
from detente.record import Document

TEXT = (
    "MODERATOR:  Welcome.\n\n"
    "MR. FOX:  Thank you.  (Laughter.)  We think the talks were useful.\n\n"
    "The minister said that the border would stay closed.\n\n"
    "Q    Did you agree?\n\n"
    "MR. FOX:  No.\n"
)


def test_turns_are_direct_statements_of_their_labels(reader: Reader) -> None:
    (reading,) = reader.read([Document(id="d", text=TEXT)])
    turns = [each for each in reading.statements if each.cue is None]
    assert [each.speaker.text if each.speaker else None for each in turns] == [
        "MODERATOR",
        "MR. FOX",
        "Q",
        "MR. FOX",
    ]
    assert {each.mode for each in turns} == {"direct"}
    assert [part.text for part in turns[1].content] == [
        "Thank you.",
        "We think the talks were useful.",
        "The minister said that the border would stay closed.",
    ]


def test_what_a_turn_says_of_others_is_a_further_statement(reader: Reader) -> None:
    (reading,) = reader.read([Document(id="d", text=TEXT)])
    others = [each for each in reading.statements if each.cue is not None]
    assert [each.speaker.text if each.speaker else None for each in others] == ["The minister"]


def test_a_label_s_title_tells_namesakes_apart(reader: Reader) -> None:
    text = "MODERATOR: Welcome.\n\nMS. BLINKEN: Thank you. We are glad.\n\nMR. BLINKEN: So am I."
    (reading,) = reader.read([Document(id="d", text=text, published="2022-01-12")])
    names = [each.speaker.entity for each in reading.statements if each.speaker is not None]
    assert names[1:] == ["Blinken", "Antony Blinken"]
