"""How the wires tell of offers, refusals and silence: who is found to say what, and where nobody does."""

from __future__ import annotations

import pytest

from tests.reading.attributions import Said, found_in, said

BODY = "\n\nOSLO, June 9 2019 (Wire) - It rained. The boats stayed in."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mediators offered a longer truce.", said("The mediators", "offered", "a longer truce")),
        ("The rebels accepted the proposal.", said("The rebels", "accepted", "the proposal")),
        (
            "The union appealed to both sides to return to the table.",
            said("The union", "appealed to", "both sides to return to the table"),
        ),
        (
            "The dam was said to have been finished.",
            said(None, "said", "The dam", "to have been finished"),
        ),
        (
            "Her deputy dismissed what he described as invented history.",
            said("Her deputy", "dismissed", "what he described as invented history"),
        ),
    ],
)
def test_offers_acceptances_and_appeals_are_statements(text: str, found: Said) -> None:
    assert found in found_in(text)


@pytest.mark.parametrize(
    ("text", "asked", "answered"),
    [
        (
            "The union wants higher wages, shorter shifts and a bonus, a request that the firm said it "
            "would consider.",
            "higher wages, shorter shifts and a bonus",
            ("the firm", "it would consider"),
        ),
        (
            "Egypt demanded that Ethiopia stop filling the dam, the canal and the lake, a demand "
            "that Ethiopia says it will not accept.",
            "that Ethiopia stop filling the dam, the canal and the lake",
            ("Ethiopia", "it will not accept"),
        ),
    ],
)
def test_what_became_of_a_demand_is_not_part_of_it(text: str, asked: str, answered: tuple[str, str]) -> None:
    found = {(each.speaker, each.content) for each in found_in(text)}
    assert asked in {content[0] for _, content in found}
    assert (answered[0], (answered[1],)) in found


def test_a_second_verb_of_the_same_speaker_is_a_second_statement() -> None:
    found = found_in('The envoy said he had proposed a truce and rejected what he termed "a late start".')
    assert said("The envoy", "said", "he had proposed a truce") in found
    assert [each.content for each in found if each.cue == "rejected"] == [('what he termed "a late start"',)]


def test_a_verb_joined_to_an_infinitive_is_its_own_statement() -> None:
    found = found_in("The union urged both sides to return to the table and offered technical help.")
    assert said("The union", "offered", "technical help") in found
    assert said("The union", "urged", "both sides to return to the table") in found


def test_a_concession_at_the_end_is_neither_lost_nor_swallowed() -> None:
    found = found_in(
        "She said employers had understood the prices, though she acknowledged that some would be unhappy."
    )
    assert said("She", "said", "employers had understood the prices") in found
    assert said("she", "acknowledged", "that some would be unhappy") in found


def test_a_relative_clause_lends_its_antecedent() -> None:
    (found,) = (
        each for each in found_in("They signed a draft, which one of them described as sound.") if each.cue
    )
    assert found == said("one of them", "described", "a draft", "as sound")


def test_two_nouns_of_feeling_hold_one_statement() -> None:
    found = found_in("Diplomats expressed regret and concern over the long delay.")
    assert [each.content for each in found] == [("the long delay",)]
    assert found[0].speaker == "Diplomats"


@pytest.mark.parametrize(
    "text",
    [
        "The envoy declined to comment.",
        "The envoy declined to say whether hostages would be freed.",
        "She did not say on which day the wages would be paid.",
        "The delegation stopped short of saying how it would respond.",
        "The shelling raised fears of renewed violence.",
        "The matter, say of generations, is open.",
        "We saw prices rise.",
    ],
)
def test_silence_and_sight_are_no_statements(text: str) -> None:
    assert found_in(text) == []


def test_a_question_put_is_nobodys_statement() -> None:
    found = found_in("Asked whether the strike would go on, the envoy said it was over.")
    assert [each.cue for each in found] == ["said"]


def test_an_accusation_holds_no_statement_of_its_own() -> None:
    found = found_in("The two states accused each other of refusing to negotiate in good faith.")
    assert [each.cue for each in found] == ["accused"]


def test_a_headlines_second_cue_is_the_same_speakers() -> None:
    found = found_in("Tokyo rejects fishing offer, says talks at standstill" + BODY)
    assert said("Tokyo", "says", "talks at standstill") in found


def test_a_headline_may_end_with_its_speaker() -> None:
    found = found_in("Port Workers Accept Pay Deal, Union Says" + BODY)
    assert said("Union", "Says", "Port Workers Accept Pay Deal") in found


def test_according_to_ends_where_the_clause_begins() -> None:
    (found,) = found_in("According to Rovik the property in question was returned.")
    assert found.speaker == "Rovik"
    assert found.content[0].startswith("the property in question")


def test_an_aside_after_a_semicolon_attributes_what_follows() -> None:
    found = found_in("It was hard to know; I think, they were just guessing.")
    assert all("hard to know" not in piece for each in found for piece in each.content)
