"""Deployments: whose forces, how many, where, doing what."""

from __future__ import annotations

import pytest

from detente.reading import Reader
from detente.record import Deployment, Document


def deployments(reader: Reader, text: str) -> tuple[Deployment, ...]:
    (reading,) = reader.read([Document(id="d", text=text, published="2022-01-13")])
    return reading.deployments


@pytest.mark.parametrize(
    ("text", "actor", "count", "bound", "place", "activity"),
    [
        (
            "Russia has massed more than 100,000 troops near its border with Ukraine.",
            *("Russia", 100_000, "more than", "border with Ukraine", "massing"),
        ),
        (
            "The massing of some 40,000 Indian soldiers near the frontier alarmed Pakistan.",
            *("India", 40_000, "about", "frontier", "massing"),
        ),
        (
            "Two Russian warships sailed into the Black Sea on Wednesday.",
            *("Russia", 2, "exactly", "Black Sea", "incursion"),
        ),
        (
            "NATO, which has about 3,700 peacekeepers in Kosovo, said it would step in.",
            *("NATO", 3_700, "about", "Kosovo", "deployment"),
        ),
        (
            "Tens of thousands of Ethiopian soldiers withdrew from Tigray.",
            *("Ethiopia", 10_000, "at least", "Tigray", "withdrawal"),
        ),
        (
            "NATO is sending a 4,000-strong force to Kosovo.",
            *("NATO", 4_000, "exactly", "Kosovo", "deployment"),
        ),
        (
            "About 60,000 to 90,000 Turkish troops are deployed in northern Syria.",
            *("Turkey", 60_000, "at least", "northern Syria", "deployment"),
        ),
        (
            "More than 12,000 troops from Kenya took part in exercises in Garissa on Monday.",
            *("Kenya", 12_000, "more than", "Garissa", "military exercises"),
        ),
    ],
)
def test_forces_counted(
    reader: Reader, text: str, actor: str, count: int, bound: str, place: str, activity: str
) -> None:
    (found,) = deployments(reader, text)
    assert (found.actor, found.count, found.bound) == (actor, count, bound)
    assert (found.place, found.activity) == (place, activity)


def test_several_counts_of_one_clause(reader: Reader) -> None:
    found = deployments(reader, "Azerbaijan has moved two battalions and 30 tanks to the Lachin corridor.")
    assert [(each.actor, each.count) for each in found] == [("Azerbaijan", 2), ("Azerbaijan", 30)]


def test_a_date_in_the_clause_is_the_deployments(reader: Reader) -> None:
    (found,) = deployments(reader, "China flew 25 military aircraft towards Taiwan on Monday.")
    assert str(found.date) == "2022-01-10"


def test_a_count_within_a_statement_is_claimed_by_it(reader: Reader) -> None:
    text = "The minister said that Serbia had deployed 500 soldiers to the border."
    (reading,) = reader.read([Document(id="d", text=text)])
    assert [each.via for each in reading.deployments] == [reading.statements[0].id]


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian forces killed 300 Russian soldiers near the border.",
        "Some 200 captured Russian soldiers were exchanged on Monday.",
        "Germany has sold 40 tanks to Hungary.",
        "France did not send 500 soldiers to Mali.",
        "The soldiers left the border.",
        "Two thirds of the officials were soldiers from Mali.",
        "The march drew 10,000 protesters to Minsk.",
        "Resolution 2231 on Iranian missiles lapsed.",
    ],
)
def test_what_is_no_deployment(reader: Reader, text: str) -> None:
    assert deployments(reader, text) == ()


def test_the_same_figure_twice_is_one_deployment(reader: Reader) -> None:
    text = (
        "Russia has massed 100,000 troops on the border.\n\n"
        "The massing of 100,000 Russian troops on the border has alarmed Kyiv."
    )
    (found,) = deployments(reader, text)
    assert len(found.evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Several thousand troops from Burundi are deployed in Uvira.",
        "More than half of Russia's 190,000 troops are deployed in Belarus.",
    ],
)
def test_no_number_is_told_of_those_who_are_deployed(reader: Reader, text: str) -> None:
    assert deployments(reader, text) == ()
