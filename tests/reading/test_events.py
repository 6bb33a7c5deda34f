"""PLOVER's types as its manual defines them, each from words of our own."""

from __future__ import annotations

import pytest

from detente.adapters.knowledge import load_knowledge
from detente.adapters.language import SpacyParser
from detente.reading import Reader
from detente.reading.events import main_event
from detente.record import Document, Event, Span


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


def main_type(parser: SpacyParser, text: str) -> str | None:
    (parse,) = parser.parse([(text, [Span(0, len(text))])])
    event = main_event(parse, load_knowledge().ontology)
    return None if event is None else event.type


def events(reader: Reader, text: str) -> tuple[Event, ...]:
    (reading,) = reader.read([Document(id="d", text=text)])
    return reading.events


DEEDS = [
    ("Norway and Chile agreed to share data on salmon stocks.", "AGREE"),
    ("Kenya's foreign minister met his Somali counterpart in Nairobi on Monday.", "CONSULT"),
    ("Portugal praised Angola's handling of the vote.", "SUPPORT"),
    ("Japanese and Indian frigates began joint exercises off Goa.", "COOPERATE"),
    ("Denmark gave Malawi 12 million dollars in food aid.", "AID"),
    ("Chad's government lifted the ban on opposition parties.", "CONCEDE"),
    ("Ethiopian troops withdrew from the border town on Friday.", "RETREAT"),
    ("Peru demanded that Ecuador close the camp.", "REQUEST"),
    ("Bolivia accused Chile of diverting the river.", "ACCUSE"),
    ("Prosecutors opened an inquiry into the sale of the mine.", "ACCUSE"),
    ("The union rejected the employer's latest offer.", "REJECT"),
    ("Sudan threatened to close its airspace to Egyptian planes.", "THREATEN"),
    ("Thousands of teachers marched through Lisbon.", "PROTEST"),
    ("Miners began a hunger strike outside the ministry.", "PROTEST"),
    ("Canada imposed sanctions on two Belarusian banks.", "SANCTION"),
    ("Mali expelled the French ambassador.", "SANCTION"),
    ("Iran massed troops near the frontier.", "MOBILIZE"),
    ("Police arrested forty activists in Harare.", "COERCE"),
    ("Rebels attacked a convoy outside Goma.", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "expected"), DEEDS, ids=[text for text, _ in DEEDS])
def test_a_deed_has_the_type_of_its_definition(parser: SpacyParser, text: str, expected: str) -> None:
    assert main_type(parser, text) == expected


STANCES = [
    ("Rebels threatened to attack the dam.", "THREATEN"),
    ("Turkey refused to meet the envoy.", "REJECT"),
    ("Ghana called for talks between the two sides.", "REQUEST"),
    ("Brazil promised not to attack the camp.", "AGREE"),
    ("Spain will send food aid to Haiti.", "AGREE"),
    ("The minister said Serbia would boycott the vote.", "THREATEN"),
    ("The mediator said both armies must withdraw.", "REQUEST"),
    ("Lebanon did not accept the proposal.", "REJECT"),
    ("Qatar suspended talks with the consortium.", "SANCTION"),
]


@pytest.mark.parametrize(("text", "expected"), STANCES, ids=[text for text, _ in STANCES])
def test_a_stance_turns_the_type_of_the_deed(parser: SpacyParser, text: str, expected: str) -> None:
    assert main_type(parser, text) == expected


def test_a_threatened_attack_is_no_attack_that_happened(reader: Reader) -> None:
    found = events(reader, "Rebels threatened to attack Goma.")
    assert [(event.type, event.modality, event.recipient) for event in found] == [
        ("THREATEN", "actual", "Goma")
    ]


def test_a_stance_and_its_deed_are_one_event(reader: Reader) -> None:
    (event,) = events(reader, "The Chairmanship undertook to continue consultations.")
    assert event.type == "AGREE"
    assert "consultations" in event.evidence[0].text
    (event,) = events(reader, "Norwegian and Swedish envoys will meet.")
    assert (event.type, event.modality) == ("CONSULT", "planned")


def test_evidence_holds_the_words_that_decide_whether_it_happened(reader: Reader) -> None:
    (event,) = events(reader, "Chad said it would suffer if Libya invaded Niger.")
    assert (event.actor, event.recipient, event.modality) == ("Libya", "Niger", "hypothetical")
    assert event.evidence[0].text.startswith("if ")


def test_a_plan_that_nobody_has_is_denied(reader: Reader) -> None:
    (event,) = events(reader, "Eritrea said it had no plans to invade Djibouti.")
    assert (event.actor, event.recipient, event.negated) == ("Eritrea", "Djibouti", True)
    assert "no plans" in event.evidence[0].text


def test_what_is_moved_is_no_party(reader: Reader) -> None:
    (event,) = events(reader, "Kenya has massed 5,000 troops.")
    assert (event.actor, event.recipient) == ("Kenya", None)


def test_a_passive_has_its_agent_as_actor(reader: Reader) -> None:
    (event,) = events(reader, "Goma was attacked by Rwandan troops.")
    assert (event.type, event.actor, event.recipient) == ("ASSAULT", "Rwanda", "Goma")


def test_what_is_said_not_to_have_happened_is_negated(reader: Reader) -> None:
    (event,) = events(reader, "Uganda did not attack Goma.")
    assert event.negated


def test_what_would_happen_if_is_hypothetical(reader: Reader) -> None:
    found = events(reader, "Trade will suffer if Eritrea invades Djibouti.")
    assert [(event.type, event.modality) for event in found] == [("ASSAULT", "hypothetical")]


def test_evidence_quotes_the_text(reader: Reader) -> None:
    text = (
        "Oslo, 3 May. “Norway will not accept the deal,” the minister said. Chile’s navy blockaded the port."
    )
    (reading,) = reader.read([Document(id="d", text=text)])
    assert reading.events
    for event in reading.events:
        for mention in event.evidence:
            assert text[mention.span.start : mention.span.end] == mention.text


def test_an_attack_in_words_is_an_accusation(reader: Reader) -> None:
    found = events(reader, "Senator Amy Lowe attacked Governor Tom Ruiz on Friday.")
    assert [event.type for event in found] == ["ACCUSE"]


def test_a_plan_that_is_denied_is_negated(reader: Reader) -> None:
    found = events(reader, "Eritrea denies any plans to attack Djibouti.")
    assert [(event.type, event.negated) for event in found if event.type == "ASSAULT"] == [("ASSAULT", True)]


def test_parties_joined_by_and_are_all_named(reader: Reader) -> None:
    (event,) = events(reader, "Peru and Chile reached a deal.")
    assert (event.type, event.actor) == ("AGREE", "Peru; Chile")


def test_a_date_said_of_the_deed_is_the_event_s(reader: Reader) -> None:
    text = "Mali expelled the ambassador on 4 March 2021."
    (event,) = events(reader, text)
    assert str(event.date) == "2021-03-04"


@pytest.mark.parametrize(
    "text",
    [
        "The envoy told reporters that the weather was fine.",
        "Prague Film Festival",
        "The results, as opposed to the forecast, were good.",
        "The band released an album in Lagos.",
        "She was released on Monday, and it rained.",
        "Everyone should be kind.",
    ],
)
def test_what_is_no_event(reader: Reader, text: str) -> None:
    assert events(reader, text) == ()


@pytest.mark.parametrize(
    "text", ["if", "will attack", "should should should", '"', "to of for", "Russia, Russia and and"]
)
def test_odd_input_is_read_without_error(reader: Reader, text: str) -> None:
    (reading,) = reader.read([Document(id="d", text=text)])
    assert reading.commitments == ()


def test_a_demand_that_is_no_longer_made_is_negated(reader: Reader) -> None:
    (event,) = events(reader, "Norway no longer insisted on a withdrawal.")
    assert (event.type, event.negated) == ("REQUEST", True)


@pytest.mark.parametrize(
    "text",
    [
        "Norway would not impose an embargo.",
        "Norway said it would not impose an embargo on Sweden.",
        "Norway would no longer bomb Sweden.",
    ],
)
def test_what_would_not_be_done_is_no_event(reader: Reader, text: str) -> None:
    assert events(reader, text) == ()


def test_what_will_not_be_done_is_agreed_and_not_planned(reader: Reader) -> None:
    (event,) = events(reader, "Norway will not impose an embargo on Sweden.")
    assert (event.actor, event.type) == ("Norway", "AGREE")
