"""From a case's consent rules to the simple games that the theory works on."""

from __future__ import annotations

from detente.case.model import Case, ConsentRule, VoteCount
from detente.errors import InvalidCase
from detente.theory import power


def consent_games(case: Case) -> dict[str, power.ConsentRule]:
    """Each rule of the case as a simple game, by its name. Raises InvalidCase where there is none."""
    if not case.consent:
        raise InvalidCase(
            f"{case.title}: the case names no consent rule; add 'consent' with a name, "
            "a rule and, for a quota, its size"
        )
    return {rule.name: consent_game(rule) for rule in case.consent}


def consent_game(rule: ConsentRule) -> power.ConsentRule:
    """One rule as a simple game: every count met, or an alternative; and every holder of a veto agrees."""
    conditions = [
        _threshold(rule, count, rule.name if index == 0 else f"condition {index + 1}")
        for index, count in enumerate(rule.conditions)
    ]
    alternatives = [
        _threshold(rule, count, f"alternative {index + 1}") for index, count in enumerate(rule.alternatives)
    ]
    together = tuple(range(len(conditions)))
    alone = ((len(conditions) + index,) for index in range(len(alternatives)))
    game = power.ConsentRule(
        members=rule.members, thresholds=(*conditions, *alternatives), ways=(together, *alone)
    )
    return power.with_vetoes(game, rule.vetoes)


def _threshold(rule: ConsentRule, count: VoteCount, name: str) -> power.Threshold:
    weights = [count.weights[member] for member in rule.members]
    return power.threshold_of(name, weights, count.quota, strictly_more=count.strictly_more)
