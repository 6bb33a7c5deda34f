"""What a sentence of one's own speech does, told by its words."""

from __future__ import annotations

import pytest

from detente.adapters.knowledge import load_wording
from detente.reading.thought_units import units_of

SURNAMES = {"abebe": "Ethiopia"}


def act(words: str) -> str | None:
    return load_wording().act(words, "Ethiopia", SURNAMES)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("We are prepared to discuss limits on the filling.", "offer"),
        ("If Egypt is willing, we could discuss limits.", "offer"),
        ("We will not accept any limit.", "reject"),
        ("Neither Egypt nor any other country is going to dictate our policy.", "reject"),
        ("Egypt needs to return to the talks.", "demand"),
        ("Progress can only be made in a calmer setting.", "demand"),
        ("We remain committed to the treaty.", "commit"),
        ("Minister Abebe is open to considering a schedule.", "offer"),
    ],
)
def test_own_moves(words: str, told: str) -> None:
    assert act(words) == told


@pytest.mark.parametrize(
    "words",
    [
        "Egypt is ready to discuss limits.",
        "Are we ready to discuss limits?",
        "If they attack us, we are prepared to consider every answer.",
        "Sudan will not accept any limit.",
        "Our preference is not to negotiate in public.",
        "There was no fundamental change in the talks.",
        "The river rises in July.",
    ],
)
def test_no_moves(words: str) -> None:
    assert act(words) not in ("offer", "reject", "demand", "agree", "commit", "promise", "support")


@pytest.mark.parametrize(
    ("words", "party", "told"),
    [
        (
            "Egypt would study American suggestions for joint steps.",
            "United States",
            "American suggestions for joint steps",
        ),
        ("Russia's proposals on missiles, which came late", "Russia", "Russia's proposals on missiles"),
    ],
)
def test_a_noun_tells_whose_offer_it_is(words: str, party: str, told: str) -> None:
    (found,) = load_wording().put_forward(words)
    assert (found.party, found.words) == (party, told)


@pytest.mark.parametrize("words", ["There were proposals for limits.", "Some suggestions on data were made."])
def test_an_offer_without_an_owner_is_nobodys(words: str) -> None:
    assert list(load_wording().put_forward(words)) == []


def test_sentences_end_where_they_end() -> None:
    text = "Mr. Abebe met the U.S. Senate. “We agree.” They left!"
    assert [text[start:end] for start, end in units_of(text)] == [
        "Mr. Abebe met the U.S. Senate.",
        "“We agree.”",
        "They left!",
    ]
