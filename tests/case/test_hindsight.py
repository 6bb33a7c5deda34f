"""A case of an earlier day takes nothing from later claims, and keeps what an analyst wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from copy import deepcopy
from typing import Any

import pytest

from detente.case import build_case
from detente.case.codebook import codebook_from
from detente.case.draft import draft_case
from detente.case.hindsight import without_hindsight
from detente.record import Claim, Commitment, Mention, PartialDate, Position, Span

CODEBOOK = codebook_from(
    {
        "title": "A border",
        "version": "1",
        "parties": ["Utopia", "Erewhon", "Ruritania"],
        "issues": [
            {"name": "towers", "phrases": ["tower*"], "options": [{"name": "none"}, {"name": "some"}]},
            {"name": "patrols", "phrases": ["patrol*"], "options": [{"name": "joint"}, {"name": "own"}]},
        ],
    },
    name="border",
)


def demand(claim: str, party: str, issue: str, option: str) -> Position:
    return Position(
        party=party,
        issue=issue,
        kind="demand",
        as_of=PartialDate(2020, 1, 1),
        claim=claim,
        document=claim,
        speaker=party,
        direct=True,
        words="words",
        option=option,
        against=None,
    )


def threat(claim: str, party: str, condition: str, consequence: str) -> Claim:
    said = (Mention(text=consequence, span=Span(0, len(consequence))),)
    return Claim(
        id=claim,
        kind="commitment",
        document=claim,
        evidence=said,
        body=Commitment(
            party=party, kind="threat", condition=condition, consequence=consequence, evidence=said
        ),
    )


EARLY = (demand("c1", "Utopia", "towers", "none"), demand("c2", "Erewhon", "towers", "some"))
LATE = (
    demand("c3", "Utopia", "patrols", "joint"),
    demand("c4", "Ruritania", "towers", "some"),
    demand("c5", "Utopia", "towers", "none"),
)
THREAT = threat("c6", "Utopia", "if Erewhon builds towers", "close the border")
LATER = {"c3", "c4", "c5", "c6"}

BUILT = draft_case([*EARLY, *LATE], [THREAT], CODEBOOK)
THEN = draft_case(EARLY, [], CODEBOOK)


def draw(parties: Collection[str] = (), issues: Collection[str] = ()) -> dict[str, Any]:
    return draft_case(EARLY, [], CODEBOOK, keeping=parties, keeping_issues=issues)


def then(edited: dict[str, Any]) -> dict[str, Any]:
    """An edited case as of the day before the later claims, which is a case."""
    row = without_hindsight(BUILT, edited, draw, later=LATER)
    build_case(deepcopy(row))
    assert LATER.isdisjoint(grounds_in(row))
    return row


def grounds_in(row: Any) -> Iterable[str]:
    if isinstance(row, dict):
        yield from row.get("grounds", ())
    for each in row.values() if isinstance(row, dict) else row if isinstance(row, list) else ():
        yield from grounds_in(each)


def issue(row: dict[str, Any], name: str) -> Any:
    return next(each for each in row["issues"] if each["name"] == name)


@pytest.fixture
def edited() -> dict[str, Any]:
    """The case as drawn from all claims, to be edited by a test."""
    return deepcopy(BUILT)


def test_a_case_that_nobody_edited_is_the_one_drawn_then(edited: dict[str, Any]) -> None:
    assert then(edited) == THEN


def test_what_an_analyst_assumed_stays(edited: dict[str, Any]) -> None:
    mine = {"value": 7, "assumption": "the towers cost it its budget"}
    issue(edited, "towers")["saliences"]["Utopia"] = mine
    edited["disagreement"]["Erewhon"] = mine
    row = then(edited)
    assert issue(row, "towers")["saliences"]["Utopia"] == mine
    assert row["disagreement"]["Erewhon"] == mine
    assert issue(row, "towers")["positions"] == issue(THEN, "towers")["positions"]


def test_what_an_analyst_grounded_on_later_claims_alone_is_left_out(edited: dict[str, Any]) -> None:
    places = issue(edited, "towers")["positions"]
    places["Erewhon"] = {"option": "none", "grounds": ["c3"]}
    assert issue(then(edited), "towers")["positions"] == issue(THEN, "towers")["positions"]
    places["Erewhon"] = {"option": "none", "grounds": ["c2", "c3"]}
    assert issue(then(edited), "towers")["positions"]["Erewhon"] == {"option": "none", "grounds": ["c2"]}


def test_a_weight_on_an_issue_of_which_nobody_had_spoken_is_not_told(edited: dict[str, Any]) -> None:
    issue(edited, "patrols")["saliences"]["Utopia"] = {"value": 7, "assumption": "mine"}
    assert [each["name"] for each in then(edited)["issues"]] == ["towers"]


def test_a_position_that_an_analyst_assumed_keeps_its_issue(edited: dict[str, Any]) -> None:
    mine = {"option": "own", "assumption": "Erewhon always patrols alone"}
    issue(edited, "patrols")["positions"]["Erewhon"] = mine
    assert issue(then(edited), "patrols")["positions"] == {"Erewhon": mine}


def test_an_issue_of_the_analyst_s_own_stays(edited: dict[str, Any]) -> None:
    own = deepcopy(issue(THEN, "towers")) | {"name": "tolls"}
    edited["issues"].append(own)
    assert issue(then(edited), "tolls") == own


def test_a_party_that_spoke_later_stays_where_the_analyst_wrote_of_it(edited: dict[str, Any]) -> None:
    edited["disagreement"]["Ruritania"] = {"value": 3, "assumption": "mine"}
    row = then(edited)
    assert [each["name"] for each in row["parties"]] == ["Utopia", "Erewhon", "Ruritania"]
    assert "Ruritania" not in issue(row, "towers")["positions"]


def test_a_party_that_must_consent_by_the_analyst_s_rule_stays(edited: dict[str, Any]) -> None:
    rule = {"name": "council", "members": ["Ruritania", "Utopia"], "rule": "unanimity", "assumption": "mine"}
    edited["consent"] = [rule]
    row = then(edited)
    assert row["consent"] == [rule]
    assert "Ruritania" in [each["name"] for each in row["parties"]]


def test_a_conflict_that_only_later_threats_tell_of_is_left_out_edited_or_not(edited: dict[str, Any]) -> None:
    assert edited["decision_makers"]
    edited["decision_makers"][0]["preferences"]["statements"].reverse()
    edited["status_quo"] = [edited["decision_makers"][0]["options"][0]["name"]]
    assert then(edited).keys() == THEN.keys()
