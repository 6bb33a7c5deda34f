"""How far an equilibrium depends on rankings that might be otherwise.

A single disputed ranking is an adjacent swap: two states of which a decision maker prefers the one to the
other with nothing between them, exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from detente.errors import TooLarge
from detente.theory.graph_model.arrays import Ints, Mask
from detente.theory.graph_model.model import GraphModel
from detente.theory.graph_model.stability import Concept, analyse

MOST_STEPS = 50_000_000
"""States times decision makers times swaps: some minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Two neighbours in one decision maker's ranking, exchanged.

    Attributes:
        better, worse: the states as they are ranked now.
    """

    decision_maker: int
    better: int
    worse: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapEffect:
    """What a single swap changes.

    Attributes:
        lost, gained: the equilibria that the swap ends, and those that it makes, by concept.
    """

    swap: Swap
    lost: dict[Concept, tuple[int, ...]]
    gained: dict[Concept, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """Each equilibrium against each single swap.

    Attributes:
        swaps: how many swaps there are.
        effects: those that change some equilibrium.
    """

    swaps: int
    effects: tuple[SwapEffect, ...]

    def ending(self, concept: Concept, state: int) -> tuple[Swap, ...]:
        """The swaps of which any one stops a state being an equilibrium."""
        return tuple(each.swap for each in self.effects if state in each.lost[concept])

    def making(self, concept: Concept, state: int) -> tuple[Swap, ...]:
        """The swaps of which any one makes a state an equilibrium."""
        return tuple(each.swap for each in self.effects if state in each.gained[concept])


def adjacent_swaps(model: GraphModel) -> Iterator[Swap]:
    """Every pair of neighbours in every ranking; of tied states, each with each of the next level."""
    for player, row in enumerate(model.payoffs):
        levels = [np.flatnonzero(row == level).tolist() for level in np.unique(row)]
        for lower, upper in pairwise(levels):
            for better in upper:
                for worse in lower:
                    yield Swap(decision_maker=player, better=better, worse=worse)


def swap_robustness(model: GraphModel) -> Robustness:
    """Try each single adjacent swap of each ranking.

    Raises:
        TooLarge: trying them would take more than some minutes.
    """
    count = 0
    for row in model.payoffs:
        sizes = np.unique(row, return_counts=True)[1].astype(np.int64)
        count += int((sizes[1:] * sizes[:-1]).sum())
    work = count * model.states * len(model.decision_makers)
    if work > MOST_STEPS:
        raise TooLarge(
            f"{count:,} adjacent swaps of {model.states:,} states are {work:,} verdicts; up to "
            f"{MOST_STEPS:,} are tried. Random perturbation takes as many samples as are asked for"
        )
    now = _equilibria(model)
    effects = []
    for swap in adjacent_swaps(model):
        then = _equilibria(model.with_payoffs(_swapped(model.payoffs, [swap])))
        lost = {c: _listed(now[c] & ~then[c]) for c in Concept}
        gained = {c: _listed(then[c] & ~now[c]) for c in Concept}
        if any(lost.values()) or any(gained.values()):
            effects.append(SwapEffect(swap=swap, lost=lost, gained=gained))
    return Robustness(swaps=count, effects=tuple(effects))


def perturbed(
    model: GraphModel, generator: np.random.Generator, *, samples: int, swaps: int
) -> dict[Concept, Ints]:
    """In how many random perturbations each state is an equilibrium, shape (states,) for each concept.

    Args:
        generator: the source of chance; seed it for a result that can be repeated.
        samples: how many perturbed models to judge.
        swaps: how many random adjacent swaps to make in each decision maker's ranking, one after another.
    """
    counts = {concept: np.zeros(model.states, dtype=np.int32) for concept in Concept}
    for _ in range(samples):
        payoffs = np.array(model.payoffs)
        for row in payoffs:
            for _ in range(swaps):
                _swap_somewhere(row, generator)
        for concept, held in _equilibria(model.with_payoffs(payoffs)).items():
            counts[concept] += held
    return counts


def _swap_somewhere(row: Ints, generator: np.random.Generator) -> None:
    levels = np.unique(row)
    if len(levels) < 2:
        return
    at = int(generator.integers(len(levels) - 1))
    low = generator.choice(np.flatnonzero(row == levels[at]))
    high = generator.choice(np.flatnonzero(row == levels[at + 1]))
    row[low], row[high] = row[high], row[low]


def _swapped(payoffs: Ints, swaps: Sequence[Swap]) -> Ints:
    after = np.array(payoffs)
    for swap in swaps:
        row = after[swap.decision_maker]
        row[swap.better], row[swap.worse] = row[swap.worse], row[swap.better]
    return after


def _equilibria(model: GraphModel) -> dict[Concept, Mask]:
    verdicts = analyse(model)
    return {concept: verdicts.equilibria(concept) for concept in Concept}


def _listed(states: Mask) -> tuple[int, ...]:
    return tuple(np.flatnonzero(states).tolist())
