"""Consent rules: who can decide, as the charter or the treaty says."""

from __future__ import annotations

from fractions import Fraction

import pytest

from detente.adapters.cases import case_from_text, shipped_case
from detente.case import consent_games
from detente.errors import InvalidCase

RULE = """
detente: case/1
title: t
assumption: made up
parties: [A, B, C]
consent:
  - name: board
    {rule}
"""


def decides(rule: str, *coalition: int) -> bool:
    (game,) = consent_games(case_from_text(RULE.format(rule=rule), name="t")).values()
    return game.decides(coalition)


def test_the_security_council_needs_nine_votes_and_no_veto() -> None:
    """Charter, Article 27 (3)."""
    (game,) = consent_games(shipped_case("security-council")).values()
    permanent = [
        game.members.index(name) for name in ("China", "France", "Russia", "United Kingdom", "United States")
    ]
    elected = [member for member in range(15) if member not in permanent]
    assert game.decides([*permanent, *elected[:4]])
    assert not game.decides([*permanent, *elected[:3]])
    assert not game.decides([*permanent[1:], *elected])


def test_one_ally_of_thirty_two_can_block() -> None:
    (game,) = consent_games(shipped_case("nato")).values()
    assert len(game.members) == 32
    assert game.decides(range(32))
    assert not game.decides(range(31))


def test_a_majority_is_more_than_half_of_the_weights() -> None:
    rule = "rule: majority\n    weights: {A: 0.5, B: 0.3, C: 0.2}"
    assert not decides(rule, 0)
    assert not decides(rule, 1, 2)
    assert decides(rule, 0, 2)


def test_a_double_majority_needs_both_counts() -> None:
    rule = (
        "rule: quota\n    quota: 2\n    conditions: [{quota: 60, weights: {A: 70, B: 20, C: 10}}]\n"
        "    vetoes: [C]"
    )
    assert not decides(rule, 1, 2)
    assert not decides(rule, 0, 1)
    assert decides(rule, 0, 2)


def test_another_count_may_be_enough_but_no_way_passes_a_veto() -> None:
    """As in the Council of the European Union (TEU, article 16(4)): or else, nearly all states."""
    rule = (
        "rule: quota\n    quota: 2\n    conditions: [{quota: 60, weights: {A: 70, B: 20, C: 10}}]\n"
        "    or_else: [{quota: 2, weights: {A: 0, B: 1, C: 1}}]"
    )
    assert decides(rule, 1, 2)
    assert decides(rule, 0, 1)
    assert not decides(rule, 0)
    vetoed = f"{rule}\n    vetoes: [A]"
    assert not decides(vetoed, 1, 2)
    assert decides(vetoed, 0, 1)


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("rule: quota", "'quota' needs the weight"),
        ("rule: quota\n    quota: 4", "4 can't be the quota of weights that add up to 3"),
        ("rule: quota\n    quota: 0", "0 can't be the quota"),
        ("rule: unanimity\n    quota: 3", "'unanimity' has no quota"),
        ("rule: unanimity\n    weights: {A: 1, B: 1, C: 1}", "'unanimity' has no weights"),
        ("rule: quota\n    quota: 1\n    weights: {A: 1}", "no weight for B, C"),
        ("rule: quota\n    quota: 1\n    weights: {A: -1, B: 3, C: 1}", "-1 is below zero"),
        ("rule: majority\n    vetoes: [D]", "'D' is no member"),
        ("rule: majority\n    members: [A, B, A]", "stands twice"),
        ("rule: majority\n    members: []", "empty body"),
        ("rule: plurality", "'plurality' is no choice"),
        ("rule: majority\n    or_else: [{quota: 4}]", r"or_else\[1\].*4 can't be the quota"),
    ],
)
def test_a_faulty_rule_says_what_would_be_right(rule: str, fault: str) -> None:
    with pytest.raises(InvalidCase, match=fault):
        case_from_text(RULE.format(rule=rule), name="t")


def test_half_of_an_odd_number_needs_no_rounding() -> None:
    (game,) = consent_games(case_from_text(RULE.format(rule="rule: majority"), name="t")).values()
    assert game.decides([0, 1])
    assert not game.decides([0])
    assert Fraction(3, 2) < game.thresholds[0].quota
