"""Who the speakers are: a text, and the entities expected of its statements in order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.adapters.knowledge import load_knowledge
from detente.reading import Reader
from detente.reading.attribution import Attribution
from detente.reading.parse import Parse
from detente.reading.speakers import resolve_speakers
from detente.record import Document, Span

FORMS = {
    "a title is left out of the name": (
        "Finnish Foreign Minister Anna Korhonen said the talks would resume.",
        ["Anna Korhonen"],
    ),
    "an apposition names the office": (
        "The chief negotiator, Pedro Alvarado, said the talks would resume.",
        ["Pedro Alvarado"],
    ),
    "a surname after the full name": (
        "Anna Korhonen arrived in Oslo on Monday. Korhonen said the talks would resume.",
        ["Anna Korhonen"],
    ),
    "a surname before the full name": (
        "Korhonen said the talks would resume. The minister, Anna Korhonen, left on Monday.",
        ["Anna Korhonen"],
    ),
    "a courtesy title and a surname": (
        "Anna Korhonen arrived in Oslo. Ms. Korhonen said the talks would resume.",
        ["Anna Korhonen"],
    ),
    "a surname with its article": (
        "General Khaled al-Masri arrived in Oslo. Masri said the talks would resume.",
        ["Khaled al-Masri"],
    ),
    "she, of two persons": (
        "Anna Korhonen said the talks would resume. Pedro Alvarado left the room. She said she was tired.",
        ["Anna Korhonen", "Anna Korhonen"],
    ),
    "he, who spoke last": (
        "Anna Korhonen met Pedro Alvarado. Alvarado said the talks had failed. He said the door was open.",
        ["Pedro Alvarado", "Pedro Alvarado"],
    ),
    "an office of one state is no other's minister": (
        "Norway's finance minister said the talks had failed. Chile denied it. Its finance minister, "
        "Pedro Alvarado, said they would resume. Alvarado said he was glad.",
        ["Norway's finance minister", "Chile", "Pedro Alvarado", "Pedro Alvarado"],
    ),
    "it, of a state": (
        "Norway said the talks would resume. It said the date was open.",
        ["Norway", "Norway"],
    ),
    "they, of a group": (
        "Rebel commanders said the truce would hold. They said the army had withdrawn.",
        ["Rebel commanders", "Rebel commanders"],
    ),
    "a role for the person introduced with it": (
        "Norwegian Defence Minister Kari Lund met General Pedro Alvarado. "
        "The defence minister said the talks would resume.",
        ["Kari Lund"],
    ),
    "a broader noun for the office": (
        "Ambassador Pedro Alvarado spoke to the council. The diplomat said the talks had failed.",
        ["Pedro Alvarado"],
    ),
    "one of a group just named": (
        "Three Norwegian diplomats left the room. They said the talks were over. One said it was sad.",
        ["Three Norwegian diplomats", "Three Norwegian diplomats"],
    ),
    "where it was said is no part of who said it": (
        "Sweden’s fisheries ministry in a statement said the boats were gone.",
        ["Sweden's fisheries ministry"],
    ),
    "a capital with an apposition is still the state": (
        "Oslo, Iceland's traditional ally, said the boats were gone.",
        ["Norway"],
    ),
    "an unnamed official stays one": (
        "A senior Norwegian official said the talks had failed. The official said the date was open.",
        ["senior Norwegian official", "senior Norwegian official"],
    ),
    "officials of whom nothing is told": (
        "Officials said the talks had failed.",
        ["officials (unnamed)"],
    ),
    "a nationality as another name": (
        "French envoy Luc Besset left. Besset said the date was open. The Frenchman said he was tired.",
        ["Luc Besset", "Luc Besset"],
    ),
    "a capital speaks for its state": ("Bogota said the talks would resume.", ["Colombia"]),
    "a seat of power speaks for its state": (
        "Downing Street said the talks would resume.",
        ["United Kingdom"],
    ),
    "a people speaks for its state": ("The Egyptians said the talks had failed.", ["Egypt"]),
    "an acronym": ("The IMF said the loan was safe.", ["International Monetary Fund"]),
    "members of an alliance": ("All 30 NATO allies said the door was open.", ["NATO members"]),
    "what an organisation is called later": (
        "The African Union met on Monday. The bloc said the talks would resume.",
        ["African Union"],
    ),
    "an organisation by the last word of its name": (
        "The Nordic Fisheries Commission met on Monday. The commission said stocks had fallen.",
        ["Nordic Fisheries Commission"],
    ),
    "two states": ("Norway and Sweden said the talks would resume.", ["Norway; Sweden"]),
    "two persons": (
        "Anna Korhonen and Pedro Alvarado said the talks would resume.",
        ["Anna Korhonen; Pedro Alvarado"],
    ),
    "a joint adjective is one group": (
        "Norwegian and Swedish officials said the talks would resume.",
        ["Norwegian and Swedish officials"],
    ),
    "whose spokeswoman": (
        "Anna Korhonen said the date was open. Her spokeswoman said the talks would resume.",
        ["Anna Korhonen", "Anna Korhonen's spokeswoman"],
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_entity_of_a_speaker(reader: Reader, form: str) -> None:
    text, expected = FORMS[form]
    assert _entities(reader, text)[-len(expected) :] == expected


def test_an_office_is_held_by_whoever_held_it_on_the_day(reader: Reader) -> None:
    text = "The German chancellor said the talks would resume."
    assert _entities(reader, text, published="2015-03-01") == ["Angela Merkel"]
    assert _entities(reader, text, published="2023-03-01") == ["Olaf Scholz"]
    assert _entities(reader, text) == ["German chancellor"]


def test_a_transcript_goes_by_its_labels_and_its_title(reader: Reader) -> None:
    text = (
        "MS. LUND: The talks will resume on Monday.\n\nQ: Who decided that?\n\nMS. LUND: The parties did.\n\n"
        "MR. BERG: We have one more day.\n"
    )
    document = Document(id="t", text=text, title="Briefing by Spokeswoman Kari Lund and Envoy Olav Berg")
    (reading,) = reader.read([document])
    said = [each.speaker.entity for each in reading.statements if each.speaker and each.cue is None]
    assert said == ["Kari Lund", "reporter", "Kari Lund", "Olav Berg"]


def test_a_statement_within_a_statement_knows_whose_words_it_stands_in(reader: Reader) -> None:
    text = "Korhonen said that rebels had promised that they would leave the town."
    (reading,) = reader.read([Document(id="d", text=text)])
    outer, inner = reading.statements
    assert (outer.via, inner.via) == (None, outer.id)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Anna", "Lund", "the", "minister", ",", "'s", "He", "said", "UN", "-", "ﬁ", "İ"])
    )
)
def test_odd_parses_never_raise(words: list[str]) -> None:
    """Whatever the tags and the tree, names and speakers are looked for without an exception."""
    starts, position = [], 0
    for word in words:
        starts.append(position)
        position += len(word) + 1
    size = len(words)
    parse = Parse(
        " ".join(words),
        starts,
        [start + len(word) for start, word in zip(starts, words, strict=True)],
        words,
        [word.lower() for word in words],
        ["NNP" if word[0].isupper() else "NN" for word in words],
        ["appos" if index % 3 else "nsubj" for index in range(size)],
        [max(index - 1, 0) for index in range(size)],
        [0] * size,
        [0] * size,
        [(0, size)] if size else [],
        [(0, size)] if size else [],
    )
    found = [
        Attribution(
            speaker=(index, min(index + 2, size - 1)),
            cue=None,
            content=(Span(0, 1),),
            cue_lemma="say",
            cue_kind="verb",
            quoted="none",
        )
        for index in range(size)
    ]
    assert len(resolve_speakers(parse, found, load_knowledge(), published="2020-01-01", title="X")) == size


def _entities(reader: Reader, text: str, published: str | None = None) -> list[str]:
    (reading,) = reader.read([Document(id="d", text=text, published=published)])
    outer = [each for each in reading.statements if each.via is None]
    return [each.speaker.entity for each in outer if each.speaker is not None]
