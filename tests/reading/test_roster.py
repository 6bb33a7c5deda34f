"""Offices and their holders by date."""

from __future__ import annotations

import itertools

import pytest

from detente.adapters.knowledge import load_knowledge, load_yaml
from detente.reading.roster import Roster, Term


def _term(start: str, end: str) -> Term:
    return Term(holder="Kari Lund", gender="female", of="Norway", office=("premier",), start=start, end=end)


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2014-06-30", False), ("2014-07-01", True), ("2015", True), ("2016-03", True), ("2016-04-01", False)],
)
def test_a_term_holds_from_its_first_to_its_last_day(day: str, holds: bool) -> None:
    assert _term("2014-07-01", "2016-03").holds_on(day) is holds


def test_nobody_is_named_without_a_day() -> None:
    roster = Roster([_term("2014", "2016")])
    assert roster.holder(["premier"], "Norway", None) is None
    assert roster.holder(["premier"], "Norway", "2015-01-01") == _term("2014", "2016")


def test_a_surname_that_two_share_names_neither() -> None:
    other = Term(holder="Olav Lund", gender="male", of="Norway", office=("king",), start="2014", end="2016")
    assert Roster([_term("2014", "2016"), other]).named("lund", "2015-01-01") is None


def test_no_office_has_two_holders_on_one_day() -> None:
    data = load_yaml("offices.yaml")
    for office in data["offices"]:
        terms = sorted(
            (str(row[2]), str(row[3]) if len(row) > 3 else "9999", row[0]) for row in office["terms"]
        )
        for (start, end, _), (following, _, holder) in itertools.pairwise(terms):
            assert start < end, office
            assert end[: len(following)] <= following, (office["of"], office["office"], holder)


def test_offices_belong_to_states_and_bodies_that_the_gazetteer_knows() -> None:
    gazetteer = load_knowledge().gazetteer
    for office in load_yaml("offices.yaml")["offices"]:
        assert gazetteer.polity(office["of"]) is not None, office["of"]
