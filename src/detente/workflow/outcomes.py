"""What holds if they don't agree: from a case to findings, words and JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from detente.adapters.terminal.outcomes import outcomes_words
from detente.analysis.finding import Finding
from detente.analysis.outcomes import Outcomes, outcomes
from detente.analysis.rankings import rankings
from detente.case import Case
from detente.theory.graph_model import Concept, Path, Verdict

__all__ = ["outcomes", "outcomes_json", "outcomes_text"]


def outcomes_text(case: Case, finding: Finding[Outcomes], states: Sequence[int] = ()) -> str:
    """The finding for people."""
    ranked = rankings(finding.value, case.conflict) or ()
    return outcomes_words(case.title, finding.value, ranked, states)


def outcomes_json(case: Case, finding: Finding[Outcomes], states: Sequence[int] = ()) -> dict[str, Any]:
    """The finding as one object; states are numbered from 1.

    Args:
        states: whose verdicts to explain under every concept; if none, the equilibria's, up to 50,
            unless the conflict is large.
    """
    found = finding.value
    makers = found.model.decision_makers
    told: dict[str, Any] = {
        "states": found.model.states,
        "equilibria": {str(concept): found.equilibria(concept) for concept in Concept},
        "stable": {
            str(concept): {maker: found.stable_for(concept, number) for number, maker in enumerate(makers)}
            for concept in Concept
        },
        "status_quo": found.status_quo,
    }
    if found.names:
        told["names"] = found.names
    ranked = rankings(found, case.conflict)
    if ranked is not None:
        told["rankings"] = [
            {"decision_maker": each.maker, "tiers": each.tiers, "known": each.is_known} for each in ranked
        ]
    if found.certainty is not None:
        told["with_unknown_preferences"] = {
            str(concept): {
                maker: [str(each) for each in row] for maker, row in zip(makers, rows, strict=True)
            }
            for concept, rows in found.certainty.items()
        }
    explained = list(states) or (found.any_equilibria[:50] if found.is_small else ())
    told["witnesses"] = [
        _witness(found, found.why(concept, number, state))
        for state in explained
        for number in range(len(makers))
        for concept in Concept
    ]
    told["paths"] = _paths(found)
    if found.coalitions is not None:
        told["coalitions"] = {
            "improvements": [
                {
                    "coalition": [makers[member] for member in move.coalition],
                    "from": move.start + 1,
                    "to": move.end + 1,
                }
                for move in found.coalitions.improvements
            ],
            "equilibria": {
                str(concept): sorted(state + 1 for state in states)
                for concept, states in found.coalitions.equilibria.items()
            },
        }
    return told


def _witness(found: Outcomes, verdict: Verdict) -> dict[str, Any]:
    return {
        "state": verdict.state + 1,
        "decision_maker": found.model.decision_makers[verdict.decision_maker],
        "concept": str(verdict.concept),
        "stable": verdict.stable,
        "unanswered": None if verdict.unanswered is None else verdict.unanswered + 1,
        "sanctions": [
            {"improvement": each.improvement + 1, "answer": _steps(found, each.answer)}
            for each in verdict.sanctions
        ],
    }


def _paths(found: Outcomes) -> list[dict[str, Any]]:
    told = []
    for state in found.any_equilibria if found.from_status_quo is not None else ():
        path = found.path_to(state)
        if path is not None and state != found.status_quo:
            told.append({"to": state, "moves": _steps(found, path[0]), "each_an_improvement": path[1]})
    return told


def _steps(found: Outcomes, path: Path) -> list[dict[str, Any]]:
    return [
        {"decision_maker": found.model.decision_makers[step.mover], "to": step.state + 1} for step in path
    ]
