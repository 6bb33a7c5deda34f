"""Who must consent? Who can block, which coalitions decide, and what each vote weighs."""

from __future__ import annotations

from typing import Any

from detente.adapters.workbench.family import View
from detente.adapters.workbench.pages.analyses.opening import family, grounds_of, opened
from detente.adapters.workbench.ports import Bench
from detente.adapters.workbench.supposed import Supposed
from detente.analysis.consent import Consent
from detente.record.grounds import Grounds
from detente.theory.power import Minimal

SHOWN = 5
"""Coalitions of each sort shown; the JSON has up to 50."""


@family.page("/consent")
def consent(bench: Bench, written: Supposed) -> View:
    """Each rule of the case: vetoes, the smallest coalitions, and voting power, exactly."""
    opening = opened(bench, "/consent", written)
    _, found, lacking = opening.found(bench.analyses.consent)
    if opening.case is not None and not opening.case.consent:
        lacking = "The case has no rule of consent."
    if not found:
        return opening.view(
            "consent.html.jinja",
            {"lacking": lacking, "rules": None},
            shown={"leavable": None, "shown": SHOWN},
        )
    grounds = Grounds.of(each.grounds for each in found)
    stands = grounds_of(opening, grounds, grounds)
    rules = [_rule(each.value) for each in found]
    return opening.view(
        "consent.html.jinja",
        {"rules": rules, "grounds": stands["grounds"]},
        shown={
            "leavable": stands["leavable"],
            "shown": SHOWN,
            "alike": {rule["name"]: _alike(rule["power"]) for rule in rules},
        },
    )


def _rule(found: Consent) -> dict[str, Any]:
    members, power = found.rule.members, found.power
    dictator = found.blocking.dictator
    order = sorted(range(len(members)), key=lambda at: -power.shapley_shubik[at])
    return {
        "name": found.name,
        "members": members,
        "veto_players": [members[at] for at in found.blocking.veto_players],
        "dictator": None if dictator is None else members[dictator],
        "dummies": [members[at] for at in found.dummies],
        "minimal_winning": _coalitions(found.winning, members),
        "minimal_blocking": _coalitions(found.stopping, members),
        "winning_coalitions": power.winning,
        "power": [
            {
                "member": members[at],
                "shapley_shubik": float(power.shapley_shubik[at]),
                "shapley_shubik_exact": str(power.shapley_shubik[at]),
                "banzhaf": float(power.banzhaf[at]),
                "banzhaf_exact": str(power.banzhaf[at]),
                "swings": power.swings[at],
            }
            for at in order
        ],
    }


def _alike(power: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[str]]]:
    """The members by their power, the most powerful first; those who have the same, together."""
    together: dict[tuple[str, str], tuple[dict[str, Any], list[str]]] = {}
    for row in power:
        same = together.setdefault((row["shapley_shubik_exact"], row["banzhaf_exact"]), (row, []))
        same[1].append(row["member"])
    return list(together.values())


def _coalitions(minimal: Minimal, members: tuple[str, ...]) -> dict[str, Any]:
    return {
        "count": minimal.count,
        "complete": minimal.is_complete,
        "coalitions": [[members[at] for at in each] for each in minimal.examples],
    }
