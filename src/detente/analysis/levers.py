"""What would change it? Smallest changes of preference, and how much of the answer hangs on one ranking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from detente.analysis.finding import Finding, Method
from detente.analysis.outcomes import MOST_STATES_IN_FULL
from detente.case import Case, conflict_grounds, conflict_of, graph_model
from detente.errors import TooLarge
from detente.theory.graph_model import (
    Concept,
    GraphModel,
    Lever,
    Robustness,
    analyse,
    lever_to_hold,
    levers_to_unsettle,
    perturbed,
    swap_robustness,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Perturbation:
    """How random perturbation is done: so many samples, so many swaps in each ranking, from this seed."""

    samples: int
    swaps: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLevers:
    """What would make one state an equilibrium in one sense, or stop it being one.

    Attributes:
        holds: whether it is one now.
        to_hold: the smallest change that makes it one; None where it is one, or none was found.
        to_unsettle: where it is one, each decision maker's smallest change that stops it.
        too_large: why no levers were sought, where that is so.
    """

    concept: Concept
    holds: bool
    to_hold: Lever | None
    to_unsettle: tuple[Lever, ...]
    too_large: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Levers:
    """States are numbered from 1 here, as in the case.

    Attributes:
        target: the state asked about; None where only robustness was asked for.
        of_target: one entry a concept.
        equilibria: by concept.
        swaps: every single adjacent swap tried; None where there are too many.
        survived: in how many perturbed models each equilibrium is still one.
    """

    model: GraphModel
    names: tuple[str, ...]
    target: int | None
    of_target: tuple[TargetLevers, ...]
    equilibria: Mapping[Concept, tuple[int, ...]]
    swaps: Robustness | None
    perturbation: Perturbation
    survived: Mapping[Concept, Mapping[int, int]]


def levers(
    case: Case,
    *,
    target: int | None,
    concepts: tuple[Concept, ...] = tuple(Concept),
    perturbation: Perturbation,
    generator: np.random.Generator,
) -> Finding[Levers]:
    """Find the levers on a state, and try every equilibrium against other rankings.

    Args:
        target: a state's number, from 1.
        generator: seeded with `perturbation.seed` by whoever calls.

    Raises:
        InvalidCase: the case has no decision makers.
    """
    conflict = conflict_of(case)
    model = graph_model(case)
    verdicts = analyse(model)
    equilibria = {c: tuple((np.flatnonzero(verdicts.equilibria(c)) + 1).tolist()) for c in concepts}
    counts = perturbed(model, generator, samples=perturbation.samples, swaps=perturbation.swaps)
    try:
        swaps = swap_robustness(model)
    except TooLarge:
        swaps = None
    value = Levers(
        model=model,
        names=tuple(conflict.states.name(state) for state in range(1, model.states + 1))
        if model.states <= MOST_STATES_IN_FULL
        else (),
        target=target,
        of_target=()
        if target is None
        else tuple(_of_target(model, concept, target, target in equilibria[concept]) for concept in concepts),
        equilibria=equilibria,
        swaps=swaps,
        perturbation=perturbation,
        survived={c: {state: int(counts[c][state - 1]) for state in equilibria[c]} for c in concepts},
    )
    return Finding(
        question="levers",
        value=value,
        method=Method(
            name="inverse graph model and robustness to rankings",
            citation="Kinsara, Kilgour and Hipel 2015; distance of rankings after Kendall 1938",
            parameters={
                "samples": perturbation.samples,
                "swaps": perturbation.swaps,
                "seed": perturbation.seed,
            },
        ),
        grounds=conflict_grounds(case),
        as_of=case.as_of,
    )


def _of_target(model: GraphModel, concept: Concept, target: int, holds: bool) -> TargetLevers:
    try:
        return TargetLevers(
            concept=concept,
            holds=holds,
            to_hold=None if holds else lever_to_hold(model, concept, target - 1),
            to_unsettle=levers_to_unsettle(model, concept, target - 1) if holds else (),
        )
    except TooLarge as error:
        return TargetLevers(concept=concept, holds=holds, to_hold=None, to_unsettle=(), too_large=str(error))
