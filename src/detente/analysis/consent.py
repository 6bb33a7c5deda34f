"""Who must consent? From a case's consent rules to blockers, winning coalitions and voting power."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.finding import Finding, Method
from detente.case import Case, consent_game
from detente.errors import InvalidCase
from detente.theory.power import (
    Blocking,
    ConsentRule,
    Minimal,
    Power,
    blocking,
    minimal_blocking,
    minimal_winning,
    voting_power,
)

METHOD = Method(
    name="simple games: veto players, minimal coalitions, Banzhaf and Shapley-Shubik indices",
    citation="Shapley and Shubik 1954; Banzhaf 1965; Felsenthal and Machover 1998",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What a rule means for its members."""

    name: str
    rule: ConsentRule
    blocking: Blocking
    winning: Minimal
    stopping: Minimal
    power: Power

    @property
    def dummies(self) -> tuple[int, ...]:
        """Members whose consent never matters."""
        return tuple(at for at, swings in enumerate(self.power.swings) if swings == 0)


def consent(case: Case, *, limit: int = 50) -> tuple[Finding[Consent], ...]:
    """One finding for each consent rule of the case.

    Args:
        limit: the most coalitions of each sort to list.

    Raises:
        InvalidCase: the case has no consent rule.
        TooLarge: too many members and weights to count.
    """
    if not case.consent:
        raise InvalidCase(
            f"{case.title}: no 'consent' rule; give one, such as unanimity, a quota, weights or vetoes"
        )
    findings = []
    for written in case.consent:
        rule = consent_game(written)
        answer = Consent(
            name=written.name,
            rule=rule,
            blocking=blocking(rule),
            winning=minimal_winning(rule, limit=limit),
            stopping=minimal_blocking(rule, limit=limit),
            power=voting_power(rule),
        )
        findings.append(
            Finding(
                question="consent", value=answer, method=METHOD, grounds=written.grounds, as_of=case.as_of
            )
        )
    return tuple(findings)
