"""The case drawn from positions and threats: what it says, and on what."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.adapters.cases import case_from_text
from detente.adapters.cases.plain import read_yaml
from detente.adapters.cases.writing import yaml_of
from detente.analysis.bargaining import deals
from detente.analysis.forecast import forecast
from detente.analysis.outcomes import outcomes
from detente.case.build import build_case
from detente.case.codebook import codebook_from
from detente.case.draft import (
    FARTHEST,
    LEFT,
    PROMISES_OUT,
    REFUSED,
    RULED,
    WHAT_WAS_ASKED,
    assumptions_in,
    draft_case,
)
from detente.case.wishes import MINDS_NEITHER
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


def threat(party: str, condition: str, consequence: str, *, claim: str, kind: str = "threat") -> Claim:
    body = Commitment(party=party, kind=kind, condition=condition, consequence=consequence, evidence=())
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


def promise(party: str, condition: str, consequence: str, *, claim: str) -> Claim:
    return threat(party, condition, consequence, claim=claim, kind="promise")


def conflict(*commitments: Claim) -> dict[str, tuple[list[str], list[str]]]:
    """Each party's options, and its statements in their order."""
    return {
        maker["name"]: (
            [option["name"] for option in maker["options"]],
            [said["statement"] for said in maker["preferences"]["statements"]],
        )
        for maker in drawn(*commitments)["decision_makers"]
    }


@pytest.mark.parametrize(
    ("condition", "option"),
    [
        ("Erewhon does not pull back its tanks by 20 March", "Erewhon: pull back its tanks by 20 March"),
        ("Erewhon didn't pull back its tanks", "Erewhon: pull back its tanks"),
        ("the Erewhon government refuses to sign", "Erewhon government: sign"),
        ("Erewhon failed to sign the accord", "Erewhon: sign the accord"),
        ("Erewhon not sign the accord", "Erewhon: sign the accord"),
        ("Erewhon has not yet signed", "Erewhon has signed"),
        ("unless Erewhon signed the accord", "Erewhon signed the accord"),
        ("until Erewhon signs the accord", "Erewhon signs the accord"),
        ("Erewhon cannot agree", "Erewhon: agree"),
        ("Erewhon can not agree", "Erewhon: agree"),
        ("Erewhon can’t agree", "Erewhon: agree"),
        ("Erewhon will never agree", "Erewhon: agree"),
    ],
)
def test_a_threat_over_what_is_not_done_makes_the_act_itself_the_option(condition: str, option: str) -> None:
    made = threat("Utopia", condition, "close the crossing", claim="t1")
    assert conflict(made) == {
        "Utopia": (
            ["Utopia: close the crossing"],
            [f'"{option}"', f'"Utopia: close the crossing" IFF -"{option}"'],
        ),
        "Erewhon": ([option], ['-"Utopia: close the crossing"', f'-"{option}"']),
    }
    assert drawn(made)["status_quo"] == []


def test_what_goes_on_already_is_done_in_the_status_quo() -> None:
    kept = threat("Utopia", "Erewhon does not keep the truce", "march", claim="t1")
    assert drawn(kept)["status_quo"] == ["Erewhon: keep the truce"]
    shells = threat("Utopia", "Erewhon continues shelling", "march", claim="t1")
    assert drawn(shells)["status_quo"] == ["Erewhon continues shelling"]
    assert case_from_text(yaml_of(drawn(kept)), name="drawn").conflict is not None


@pytest.mark.parametrize(
    ("condition", "option"),
    [
        ("Erewhon no longer observes the truce", "Erewhon observes the truce"),
        ("Erewhon will no longer sell gas", "Erewhon: sell gas"),
        ("Erewhon is no longer a member", "Erewhon is a member"),
    ],
)
def test_what_is_no_longer_to_be_is_so_in_the_status_quo(condition: str, option: str) -> None:
    assert drawn(threat("Utopia", condition, "march", claim="t1"))["status_quo"] == [option]


@pytest.mark.parametrize(
    ("consequence", "option"),
    [
        ("not keep the truce", "Utopia: keep the truce"),
        ("no longer honour the treaty", "Utopia: honour the treaty"),
        ("no longer sell gas", "Utopia: sell gas"),
    ],
)
def test_a_threat_to_end_what_goes_on_is_not_carried_out_in_the_status_quo(
    consequence: str, option: str
) -> None:
    made = threat("Utopia", "Erewhon attacks", consequence, claim="t1")
    row = drawn(made)
    assert row["status_quo"] == [option]
    assert conflict(made)["Utopia"][1][1] == f'-"{option}" IFF "Erewhon attacks"'
    found = outcomes(case_from_text(yaml_of(row), name="drawn")).value
    assert found.status_quo in found.any_equilibria


@pytest.mark.parametrize("consequence", ["cannot agree", "Cannot agree", "can not agree", "can't agree"])
def test_an_answer_in_the_negative_leaves_its_option(consequence: str) -> None:
    made = threat("Utopia", "Erewhon attacks", consequence, claim="t1")
    assert conflict(made)["Utopia"] == (
        ["Utopia: agree"],
        ['-"Erewhon attacks"', '-"Utopia: agree" IFF "Erewhon attacks"'],
    )


def test_one_answer_to_two_acts_is_feared_once_and_given_where_either_condition_is_met() -> None:
    row = drawn(
        threat("Erewhon", "if Utopia builds towers", "close the strait", claim="t1"),
        threat("Erewhon", "if Utopia does not sign the treaty", "close the strait", claim="t2"),
    )
    built, signed, closed = (
        '"Utopia builds towers"',
        '"Utopia: sign the treaty"',
        '"Erewhon: close the strait"',
    )
    makers = {maker["name"]: maker["preferences"]["statements"] for maker in row["decision_makers"]}
    assert [each["statement"] for each in makers["Erewhon"]] == [
        f"-{built}",
        signed,
        f"{closed} IFF ({built} | -{signed})",
    ]
    assert [each["statement"] for each in makers["Utopia"]] == [f"-{closed}", built, f"-{signed}"]
    assert makers["Utopia"][0]["grounds"] == makers["Erewhon"][2]["grounds"] == ["t1", "t2"]
    assert case_from_text(yaml_of(row), name="drawn").conflict is not None


@pytest.mark.parametrize("consequence", ["lift the sanctions", "not close the strait"])
def test_two_promises_of_one_thing_are_hoped_for_once(consequence: str) -> None:
    row = drawn(
        promise("Erewhon", "if Utopia withdraws", consequence, claim="p1"),
        promise("Erewhon", "unless Utopia builds towers", consequence, claim="p2"),
        threat("Erewhon", "if Utopia builds towers", "close the strait", claim="t1"),
    )
    hoped = row["decision_makers"][0]["preferences"]["statements"][0]
    assert hoped["grounds"][:2] == ["p1", "p2"]
    assert case_from_text(yaml_of(row), name="drawn").conflict is not None


def test_what_is_threatened_and_promised_alike_is_neither_feared_nor_hoped_for() -> None:
    row = drawn(
        threat("Erewhon", "if Utopia builds towers", "open the strait", claim="t1"),
        promise("Erewhon", "if Utopia signs", "open the strait", claim="p1"),
    )
    said = row["decision_makers"][0]["preferences"]["statements"][0]
    opened = '"Erewhon: open the strait"'
    assert said == {
        "statement": f"{opened} | -{opened}",
        "grounds": ["t1", "p1"],
        "assumption": MINDS_NEITHER,
    }


PARTIES = ("Utopia", "Utopia Minor", "Erewhon")
ACTS = (
    "close the strait",
    "Close the strait",
    "not close the strait",
    "keep the truce",
    "Utopia Minor signs",
)
OPENERS = ("if", "unless", "")
MADE = st.builds(
    lambda party, opener, actor, act, consequence, kind, claim: threat(
        party, f"{opener} {actor} {act}".strip(), consequence, claim=f"c{claim}", kind=kind
    ),
    party=st.sampled_from(PARTIES),
    opener=st.sampled_from(OPENERS),
    actor=st.sampled_from(PARTIES),
    act=st.sampled_from(ACTS),
    consequence=st.sampled_from(ACTS),
    kind=st.sampled_from(("threat", "warning", "promise")),
    claim=st.integers(0, 99),
)


@given(st.lists(MADE, max_size=6))
def test_whatever_is_threatened_and_promised_the_row_drawn_is_a_valid_case(made: list[Claim]) -> None:
    issues = [{"name": "towers", "phrases": ["tower*"]}]
    three = {"title": "A strait", "version": "1", "parties": list(PARTIES), "issues": issues}
    row = draft_case((), made, codebook_from(three, name="strait"))
    if "decision_makers" not in row:
        return
    built = build_case(row).conflict
    assert built is not None
    told = {claim for maker in row["decision_makers"] for claim in maker["preferences"]["grounds"]}
    options = {
        claim for maker in row["decision_makers"] for each in maker["options"] for claim in each["grounds"]
    }
    assert told == options


def test_the_condition_of_a_promise_is_wanted_by_whom_promises_and_what_is_promised_by_the_other() -> None:
    made = promise("Utopia", "Erewhon removes its artillery", "withdraw its tanks", claim="p1")
    act, answer = '"Erewhon removes its artillery"', '"Utopia: withdraw its tanks"'
    assert conflict(made) == {
        "Utopia": (["Utopia: withdraw its tanks"], [act, f"{answer} IFF {act}"]),
        "Erewhon": (["Erewhon removes its artillery"], [answer, f"-{act}"]),
    }
    found = outcomes(case_from_text(yaml_of(drawn(made)), name="drawn"))
    both = "Erewhon removes its artillery + Utopia: withdraw its tanks"
    held = {found.value.names[state - 1] for state in found.value.any_equilibria}
    assert {frozenset(name.split(" + ")) for name in held} == {
        frozenset(both.split(" + ")),
        frozenset(["none"]),
    }


def test_what_is_threatened_to_be_left_undone_is_the_same_option_as_where_it_is_promised() -> None:
    refused = threat("Utopia", "unless Erewhon signs", "not withdraw its tanks", claim="t1")
    offered = promise("Utopia", "if Erewhon signs", "withdraw its tanks", claim="p1")
    act, answer = '"Erewhon signs"', '"Utopia: withdraw its tanks"'
    made = conflict(refused, offered)
    assert made["Utopia"][0] == ["Utopia: withdraw its tanks"]
    assert set(made["Utopia"][1]) == {act, f"-{answer} IFF -{act}", f"{answer} IFF {act}"}
    assert set(made["Erewhon"][1]) == {answer, f"-{act}"}
    (option,) = drawn(refused, offered)["decision_makers"][0]["options"]
    assert option["grounds"] == ["t1", "p1"]


def test_an_act_that_is_asked_for_isnt_one_with_an_act_that_is_warned_against() -> None:
    made = conflict(
        threat("Utopia", "Erewhon attacks", "march", claim="t1"),
        threat("Utopia", "Erewhon does not sign", "close the road", claim="t2"),
    )
    assert made["Erewhon"][0] == ["Erewhon attacks", "Erewhon: sign"]


def test_promises_are_left_out_where_the_acts_would_be_too_many_and_the_case_says_so() -> None:
    parties = [f"State {letter}" for letter in "ABCDE"]
    book = codebook_from(
        {
            "title": "Five",
            "version": "1",
            "parties": parties,
            "issues": [{"name": "towers", "phrases": ["tower*"]}],
        },
        name="five",
    )
    pairs = [(one, other) for one in parties for other in parties if one != other]
    threats = [threat(one, f"{other} attacks", "march", claim=f"{one}{other}") for one, other in pairs[:8]]
    promises = [
        promise(one, f"{other} signs", f"open road {at}", claim=f"p{at}")
        for at, (one, other) in enumerate(pairs)
    ]
    row = draft_case((), [*threats, *promises], book)
    assert row["source"].endswith(PROMISES_OUT)
    options = [option["name"] for maker in row["decision_makers"] for option in maker["options"]]
    assert not [name for name in options if "open road" in name]
    assert PROMISES_OUT not in draft_case((), [threats[0], promises[0]], book)["source"]


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
