"""The case drawn from positions and threats: what it says, and on what."""

from __future__ import annotations

from typing import Any

import pytest

from detente.adapters.cases import case_from_text
from detente.adapters.cases.plain import read_yaml
from detente.adapters.cases.writing import yaml_of
from detente.analysis.bargaining import deals
from detente.analysis.forecast import forecast
from detente.analysis.outcomes import outcomes
from detente.case.codebook import codebook_from
from detente.case.draft import FARTHEST, LEFT, REFUSED, RULED, WHAT_WAS_ASKED, assumptions_in, draft_case
from detente.record import Claim, Commitment, PartialDate, Position

CODEBOOK = codebook_from(
    {
        "title": "A border",
        "version": "1",
        "parties": ["Utopia", "Erewhon"],
        "issues": [
            {
                "name": "towers",
                "phrases": ["tower*"],
                "options": [{"name": "none"}, {"name": "few"}, {"name": "many"}],
            },
            {"name": "patrols", "phrases": ["patrol*"], "options": [{"name": "joint"}]},
        ],
    },
    name="border",
)


def position(
    party: str, kind: str, option: str | None, *, claim: str, day: int = 1, issue: str = "towers"
) -> Position:
    refuses = kind in ("rejection", "red line")
    return Position(
        party=party,
        issue=issue,
        kind=kind,
        as_of=PartialDate(2020, 1, day),
        claim=claim,
        document="d",
        speaker=party,
        direct=True,
        words="words",
        option=None if refuses else option,
        against=option if refuses else None,
    )


def threat(party: str, condition: str, consequence: str, *, claim: str) -> Claim:
    body = Commitment(party=party, kind="threat", condition=condition, consequence=consequence, evidence=())
    return Claim(id=claim, kind="commitment", document="d", evidence=(), body=body)


TAKEN = (
    position("Utopia", "demand", "none", claim="c1"),
    position("Erewhon", "rejection", "none", claim="c2"),
    position("Utopia", "offer", "few", claim="c3", day=2),
    position("Erewhon", "offer", "joint", claim="c4", issue="patrols"),
)


def drawn(*threats: Claim) -> dict[str, Any]:
    return draft_case(TAKEN, threats, CODEBOOK)


def test_a_case_is_of_the_day_of_its_latest_position_or_threat() -> None:
    made = threat("Erewhon", "if Utopia builds towers", "blockade the strait", claim="c9")
    idle = threat("Erewhon", "if it rains", "stay at home", claim="c8")
    early, late = {"d": PartialDate(2020, 1, 1)}, {"d": PartialDate(2020, 1, 5)}
    assert draft_case(TAKEN, (made,), CODEBOOK, published=late)["as_of"] == "2020-01-05"
    assert draft_case(TAKEN, (made,), CODEBOOK, published=early)["as_of"] == "2020-01-02"
    assert draft_case(TAKEN, (made,), CODEBOOK)["as_of"] == "2020-01-02"
    assert draft_case(TAKEN, (idle,), CODEBOOK, published=late)["as_of"] == "2020-01-02"


def test_a_party_stands_at_the_option_it_last_asked_for() -> None:
    assert drawn()["issues"][0]["positions"]["Utopia"] == {"option": "few", "grounds": ["c3"]}


def test_a_party_that_only_refuses_stands_farthest_from_it_and_this_is_named() -> None:
    issue = drawn()["issues"][0]
    assert issue["positions"]["Erewhon"] == {"option": "many", "grounds": ["c2"], "assumption": FARTHEST}
    assert issue["red_lines"] == {"Erewhon": {"options": ["none"], "grounds": ["c2"], "assumption": REFUSED}}


def test_a_red_line_needs_no_assumption_and_a_bare_refusal_another() -> None:
    taken = [
        position("Utopia", "demand", "none", claim="c1"),
        position("Erewhon", "red line", "none", claim="c2"),
    ]
    (issue,) = draft_case(taken, (), CODEBOOK)["issues"]
    assert issue["red_lines"]["Erewhon"] == {"options": ["none"], "grounds": ["c2"]}
    taken[1] = position("Erewhon", "rejection", None, claim="c2")
    (issue,) = draft_case(taken, (), CODEBOOK)["issues"]
    assert issue["red_lines"]["Erewhon"]["options"] == ["none"]
    assert issue["red_lines"]["Erewhon"]["assumption"] == f"{WHAT_WAS_ASKED}; {REFUSED}"
    assert issue["red_lines"]["Erewhon"]["grounds"] == ["c2", "c1"]  # what was asked tells what is refused


def test_one_answer_to_the_acts_of_two_is_two_options() -> None:
    row = drawn(
        threat("Utopia", "if Erewhon attacks", "would march", claim="t1"),
        threat("Erewhon", "if Utopia attacks", "would march", claim="t2"),
    )
    names = [option["name"] for maker in row["decision_makers"] for option in maker["options"]]
    assert len(set(names)) == len(names) == 4
    three = codebook_from(
        {
            "title": "A border",
            "version": "1",
            "parties": ["Utopia", "Erewhon", "Ruritania"],
            "issues": [{"name": "towers", "phrases": ["tower*"]}],
        },
        name="border",
    )
    threats = [
        threat("Utopia", "if Erewhon attacks", "would march", claim="t1"),
        threat("Utopia", "if Ruritania attacks", "would march", claim="t2"),
    ]
    case = case_from_text(yaml_of(draft_case((), threats, three)), name="three")
    assert [option.name for option in case.conflict.decision_makers[0].options] == [
        "Utopia: would march, against Erewhon",
        "Utopia: would march, against Ruritania",
    ]


def test_an_issue_with_one_option_may_be_left_as_it_is() -> None:
    assert [each["name"] for each in drawn()["issues"][1]["options"]] == [LEFT, "joint"]


def test_what_was_said_after_the_date_is_not_counted() -> None:
    row = draft_case(TAKEN, (), CODEBOOK, as_of=PartialDate(2020, 1, 1))
    assert row["issues"][0]["positions"]["Utopia"]["option"] == "none"


def test_the_case_is_one_that_deals_and_forecasts_take() -> None:
    row = drawn()
    case = case_from_text(yaml_of(row), name="drawn")
    assert read_yaml(yaml_of(row)).data == row
    found = deals(case)
    assert not found.zone.value.is_empty
    assert found.grounds.is_complete
    assert {"c1", "c2", "c3", "c4"} - set(found.grounds.claims) == {"c1"}
    values = {each.issue: each.values["compromise"] for each in forecast(case).value.issues}
    assert values["towers"] == pytest.approx(75)


def test_a_threat_deters_from_the_act_that_it_names() -> None:
    made = threat("Utopia", "if Erewhon closes the road", "build towers", claim="t1")
    case = case_from_text(yaml_of(drawn(made)), name="drawn")
    assert case.conflict is not None
    assert {option.name for option in case.conflict.options} == {
        "Erewhon closes the road",
        "Utopia: build towers",
    }
    finding = outcomes(case)
    assert "t1" in finding.grounds.claims
    assert finding.value.status_quo in finding.value.any_equilibria


@pytest.mark.parametrize("condition", ["if it closes the road", "if the road to Erewhon is closed"])
def test_a_threat_whose_condition_begins_with_no_party_draws_no_conflict(condition: str) -> None:
    assert "decision_makers" not in drawn(threat("Utopia", condition, "build towers", claim="t1"))


def values(row: Any) -> Any:
    """Every mapping that holds a number, an option or a ranking."""
    if isinstance(row, dict):
        if {"value", "option", "ranking", "statement"} & set(row):
            yield row
        for each in row.values():
            yield from values(each)
    elif isinstance(row, list):
        for each in row:
            yield from values(each)


def test_every_value_stands_on_claims_or_an_assumption() -> None:
    row = drawn(threat("Utopia", "if Erewhon closes the road", "build towers", claim="t1"))
    found = list(values(row))
    assert len(found) > 12
    assert [each for each in found if not each.get("grounds") and not each.get("assumption")] == []
    assert set(assumptions_in(row)) == {each["assumption"] for each in found if "assumption" in each} | {
        each["assumption"] for issue in row["issues"] for each in issue["options"] if "assumption" in each
    } | {each["assumption"] for issue in row["issues"] for each in issue.get("red_lines", {}).values()} | {
        each["assumption"]
        for maker in row["decision_makers"]
        for each in maker["options"]
        if "assumption" in each
    }


def test_a_consent_rule_of_the_codebook_is_the_case_s() -> None:
    rule = {"name": "Council", "members": ["Utopia", "Erewhon", "Ruritania"], "rule": "unanimity"}
    issues = [{"name": "towers", "phrases": ["tower*"], "options": [{"name": "none"}, {"name": "many"}]}]
    raw = {"title": "A border", "version": "1", "consent": [rule], "issues": issues}
    ruled = codebook_from(raw, name="border")
    assert hash(ruled) == hash(codebook_from(raw, name="another")), "as what was drawn with it is kept by"
    row = draft_case(TAKEN[:2], (), ruled)
    assert row["consent"] == [rule | {"assumption": RULED}]
    case = case_from_text(yaml_of(row), name="drawn")
    assert case.consent[0].members == ("Utopia", "Erewhon", "Ruritania")
    assert deals(case).domain.parties == ("Erewhon", "Utopia")
