"""Meetings: one for each that a text tells of, none for mere mentions."""

from __future__ import annotations

import pytest

from detente.reading import Reader
from detente.record import Document, Meeting


def meetings(reader: Reader, text: str, published: str = "2022-01-13") -> tuple[Meeting, ...]:
    (reading,) = reader.read([Document(id="d", text=text, published=published)])
    return reading.meetings


def told(meeting: Meeting) -> tuple[str | None, str | None, str]:
    return meeting.place, str(meeting.start) if meeting.start else None, meeting.status


@pytest.mark.parametrize(
    ("text", "place", "start", "status"),
    [
        ("Colombia and Venezuela held talks in Havana on Tuesday.", "Havana", "2022-01-11", "held"),
        ("The premiers of India and Nepal will meet in Delhi on Friday.", "Delhi", "2022-01-14", "planned"),
        ("A summit of the African Union opened in Lusaka on Monday.", "Lusaka", "2022-01-10", "held"),
        (
            "Talks between Serbia and Kosovo, due in Brussels next Tuesday, were called off.",
            *("Brussels", "2022-01-18", "cancelled"),
        ),
        (
            "Sudanese and Egyptian ministers met in the Kenyan capital on Jan. 5.",
            "Nairobi",
            "2022-01-05",
            "held",
        ),
        ("Iran and Iraq are to resume negotiations in Muscat on Jan. 20.", "Muscat", "2022-01-20", "planned"),
        ("The presidents of Chile and Peru spoke by phone on Wednesday.", None, "2022-01-12", "held"),
        (
            "At a meeting in Doha on Sunday, Afghan and Turkish diplomats discussed the airport.",
            *("Doha", "2022-01-09", "held"),
        ),
    ],
)
def test_a_meeting_told_in_a_sentence(
    reader: Reader, text: str, place: str | None, start: str, status: str
) -> None:
    (found,) = meetings(reader, text)
    assert told(found) == (place, start, status)


@pytest.mark.parametrize(
    "text",
    [
        "The talks come as tension grows between Peru and Chile.",
        "The minister called for talks between Peru and Chile in Lima.",
        "Peru has offered to hold a meeting in Lima.",
        "Chile refused to meet Peruvian envoys in Lima.",
        "No meeting was held in Lima on Monday.",
        "The minister told a news conference in Lima on Monday that Peru would stay out.",
        "Peru met the deadline on Monday.",
        "The call for restraint came on Monday.",
        "If Peru and Chile meet in Lima, they may agree.",
        "Talks could be held in Lima.",
    ],
)
def test_what_is_no_meeting(reader: Reader, text: str) -> None:
    assert meetings(reader, text) == ()


def test_mentions_of_one_meeting_are_one(reader: Reader) -> None:
    text = (
        "LIMA, Jan. 12 (Wire) - A meeting between Peruvian and Chilean officials ended without agreement "
        "on Tuesday.\n\n"
        "The envoys spoke after the nearly three-hour meeting.\n\n"
        "The Lima talks were the first between Peru and Chile since 2019."
    )
    (found,) = meetings(reader, text)
    assert told(found) == ("Lima", "2022-01-11", "held")
    assert found.parties == ("Peru", "Chile")
    assert found.duration == "nearly three hours"
    assert found.outcome == "without agreement"
    assert len(found.evidence) == 3


def test_two_meetings_of_the_same_parties_are_two(reader: Reader) -> None:
    text = (
        "Peruvian and Chilean officials held talks in Lima on Monday.\n\n"
        "The two sides will hold a second round of talks in Santiago on Friday."
    )
    assert [told(each) for each in meetings(reader, text)] == [
        ("Lima", "2022-01-10", "held"),
        ("Santiago", "2022-01-14", "planned"),
    ]


def test_the_body_that_meets_is_the_forum(reader: Reader) -> None:
    (found,) = meetings(reader, "The U.N. Security Council held an emergency session in New York on Monday.")
    assert found.forum == "United Nations Security Council"
    assert found.place == "New York"


@pytest.mark.parametrize(
    ("text", "place", "start", "status"),
    [
        (
            "Peruvian and Chilean officials met on the Bolivian border on Monday.",
            *("Bolivian border", "2022-01-10", "held"),
        ),
        (
            "A third round of talks with Chile is due to be held in Lima on April 3, the bloc said.",
            *("Lima", "2022-04-03", "planned"),
        ),
        (
            "President Gabriel Boric and President Luis Arce will meet in Cusco on June 28, the palace said.",
            *("Cusco", "2022-06-28", "planned"),
        ),
        (
            "Three days of talks between Peru and Chile in Lima ended on Tuesday with no deal.",
            *("Lima", "2022-01-09", "held"),
        ),
        (
            "Talks between Peru and Chile in Lima broke off on Tuesday.",
            *("Lima", "2022-01-11", "held"),
        ),
        (
            "Chile's foreign minister visited Lima on Monday and held talks with Peruvian officials.",
            *("Lima", "2022-01-10", "held"),
        ),
        (
            "The chairman plans to convene the three ministers again in Quito on April 20.",
            *("Quito", "2022-04-20", "planned"),
        ),
        (
            "Aides to the two presidents had met in Lima on Jan. 5.",
            *("Lima", "2022-01-05", "held"),
        ),
    ],
)
def test_a_meeting_told_by_its_journey_its_round_or_its_end(
    reader: Reader, text: str, place: str, start: str, status: str
) -> None:
    (found,) = meetings(reader, text)
    assert told(found) == (place, start, status)


def found(reader: Reader, text: str, published: str) -> list[tuple[str, str, str | None, str | None]]:
    (reading,) = reader.read([Document(id="d", text=text, published=published)])
    return [(each.status, str(each.start), each.forum, each.place) for each in reading.meetings]


def test_formats_in_a_list_are_each_a_meeting_on_its_own_day(reader: Reader) -> None:
    text = (
        "The premiers agreed to the sequence of a Baltic Security Dialogue starting on the 4th and 5th in "
        "Oslo, an EU-Ukraine Council on the 7th, and an OSCE meeting on the 8th."
    )
    assert found(reader, text, "2021-04-29") == [
        ("planned", "2021-05-04", "Baltic Security Dialogue", "Oslo"),
        ("planned", "2021-05-07", "EU-Ukraine Council", None),
        ("planned", "2021-05-08", "OSCE", None),
    ]


def test_a_week_tells_no_day(reader: Reader) -> None:
    text = "The EU-Ukraine Council will take place the week of May 3rd."
    assert found(reader, text, "2021-04-20") == [("planned", "2021-05", "EU-Ukraine Council", None)]


def test_that_a_format_exists_or_is_spoken_about_is_no_meeting(reader: Reader) -> None:
    assert found(reader, "That is why the EU-Ukraine Council exists.", "2021-04-20") == []
    assert found(reader, "On Monday she briefed envoys about the EU-Ukraine Council.", "2021-04-20") == []


def test_who_is_not_expected_takes_no_part(reader: Reader) -> None:
    text = "The presidents of Chile and Peru are not expected to participate in the talks in Oslo."
    assert found(reader, text, "2021-04-20") == []


@pytest.mark.parametrize(
    ("text", "start", "status"),
    [
        (
            "The second round of talks of Chile and Peru, set for 18 January, was postponed to 25 January.",
            *("2022-01-25", "planned"),
        ),
        (
            "Talks between Chile and Peru planned for 18 January were postponed to 25 January.",
            *("2022-01-25", "planned"),
        ),
        (
            "The talks between Chile and Peru on 25 January, postponed from 18 January, will be long.",
            *("2022-01-25", "planned"),
        ),
        (
            "The meeting between Chile and Peru, set for 18 January, was put off until next month.",
            *("2022-02", "planned"),
        ),
        ("Chile and Peru postponed their talks from 18 January to 25 January.", "2022-01-25", "planned"),
        ("The meeting of Chile and Peru on 18 January was moved to 25 January.", "2022-01-25", "planned"),
        ("Talks between Chile and Peru planned for 18 January were postponed.", "2022-01-18", "cancelled"),
        ("A meeting of the defence ministers of Chile and Peru was cancelled.", None, "cancelled"),
        ("The talks between Chile and Peru were called off.", None, "cancelled"),
        ("Chile threatened to cancel the talks with Peru planned for 18 January.", "2022-01-18", "planned"),
        ("Chile did not cancel the talks with Peru planned for 18 January.", "2022-01-18", "planned"),
        ("The talks between Chile and Peru on 18 January were moved to Lima.", "2022-01-18", "planned"),
        ("The talks between Chile and Peru on 18 January are no longer cancelled.", "2022-01-18", "planned"),
        (
            "The talks between Chile and Peru on 18 January are no longer postponed to 25 January.",
            *("2022-01-18", "planned"),
        ),
    ],
)
def test_a_meeting_put_off_is_planned_for_its_new_day_and_called_off_where_it_has_none(
    reader: Reader, text: str, start: str | None, status: str
) -> None:
    (found,) = meetings(reader, text)
    assert (None if found.start is None else str(found.start), found.status) == (start, status)
    assert set(found.parties) == {"Chile", "Peru"}


@pytest.mark.parametrize(
    "text",
    [
        "The talks between Chile and Peru are no longer postponed.",
        "The presidents of Chile and Peru will no longer meet in Lima on 18 January.",
        "Chile no longer attends the talks with Peru in Lima on 18 January.",
    ],
)
def test_what_is_no_longer_so_is_no_meeting_held_planned_or_called_off(reader: Reader, text: str) -> None:
    assert meetings(reader, text) == ()


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("A meeting of the defence ministers of Chile and Peru was cancelled.", []),
        ("The talks between Chile and Peru were postponed to 25 January.", []),
        ("Chile and Peru postponed their talks to 25 January.", []),
        ("Chile called off the talks with Peru.", [("Chile", "SANCTION", "Peru")]),
    ],
)
def test_talks_called_off_by_nobody_named_or_put_off_to_a_day_are_no_party_s_deed(
    reader: Reader, text: str, events: list[tuple[str, str, str]]
) -> None:
    (reading,) = reader.read([Document(id="d", text=text, published="2022-01-13")])
    assert [(each.actor, each.type, each.recipient) for each in reading.events] == events
