"""What would change it: from a case to levers, words and JSON."""

from __future__ import annotations

from typing import Any

import numpy as np

from detente.adapters.terminal.levers import levers_words
from detente.analysis import levers as analysis
from detente.analysis.finding import Finding
from detente.analysis.levers import Levers, Perturbation, TargetLevers
from detente.case import Case
from detente.theory.graph_model import Concept, Lever, Swap


def levers(
    case: Case, *, target: int | None, concepts: tuple[Concept, ...], perturbation: Perturbation
) -> Finding[Levers]:
    """The levers on a state, with chance drawn from the perturbation's seed."""
    generator = np.random.default_rng(perturbation.seed)
    return analysis.levers(
        case, target=target, concepts=concepts, perturbation=perturbation, generator=generator
    )


def levers_text(case: Case, finding: Finding[Levers]) -> str:
    """The finding for people."""
    return levers_words(case.title, finding.value)


def levers_json(finding: Finding[Levers]) -> dict[str, Any]:
    """The finding as one object; states are numbered from 1."""
    found = finding.value
    told: dict[str, Any] = {"target": found.target}
    told["levers"] = {str(each.concept): _target(found, each) for each in found.of_target}
    told["robustness"] = {
        "samples": found.perturbation.samples,
        "swaps_per_ranking": found.perturbation.swaps,
        "seed": found.perturbation.seed,
        "survived": {str(concept): states for concept, states in found.survived.items()},
    }
    if found.swaps is not None:
        told["single_swaps"] = {
            "tried": found.swaps.swaps,
            "effects": [
                {
                    **_swap(found, each.swap),
                    "ends": {str(c): [s + 1 for s in each.lost[c]] for c in found.equilibria},
                    "makes": {str(c): [s + 1 for s in each.gained[c]] for c in found.equilibria},
                }
                for each in found.swaps.effects
            ],
        }
    return told


def _target(found: Levers, each: TargetLevers) -> dict[str, Any]:
    told: dict[str, Any] = {"equilibrium": each.holds}
    if each.too_large:
        told["too_large"] = each.too_large
    elif each.holds:
        told["to_stop"] = [_lever(found, lever) for lever in each.to_unsettle]
    else:
        told["to_make"] = None if each.to_hold is None else _lever(found, each.to_hold)
    return told


def _lever(found: Levers, lever: Lever) -> dict[str, Any]:
    return {
        "pairs": lever.size,
        "smallest": lever.smallest,
        "changes": [
            {
                "decision_maker": found.model.decision_makers[change.decision_maker],
                "crossing": [state + 1 for state in change.crossing],
                "pairs": change.size,
                "payoffs": change.payoffs,
            }
            for change in lever.changes
        ],
    }


def _swap(found: Levers, swap: Swap) -> dict[str, Any]:
    return {
        "decision_maker": found.model.decision_makers[swap.decision_maker],
        "better": swap.better + 1,
        "worse": swap.worse + 1,
    }
