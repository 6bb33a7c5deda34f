"""The five solution concepts: what each decision maker would stay with, and what all would.

Names:
    Nash, R (rational): Nash 1950, 1951.
    GMR (general metarational), SMR (symmetric metarational): Howard 1971.
    SEQ (sequential): Fraser and Hipel 1979, 1984.
    SSEQ (symmetric sequential): Rêgo and Vieira 2017.

Let R_i(s) be the states that decision maker i reaches from s in one move, R_i⁺(s) those of them that i
prefers to s, and R_H(s), R_H⁺(s) what the others (H = N − i) reach by legal sequences of moves, of
improvements: any number of moves, nobody twice in a row. For i, state s is

    Nash  if R_i⁺(s) is empty;
    GMR   if each s₁ in R_i⁺(s) has an s₂ in R_H(s₁) that i doesn't prefer to s;
    SMR   if, besides, i can't escape from that s₂: nothing in R_i(s₂) is preferred to s;
    SEQ   as GMR, with s₂ in R_H⁺(s₁): the others' sanction is credible;
    SSEQ  as SMR, with s₂ in R_H⁺(s₁).

A state that is stable for every decision maker is an equilibrium (Fang, Hipel and Kilgour 1993, ch. 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from detente.errors import TooLarge
from detente.theory.graph_model.arrays import Ints, Mask
from detente.theory.graph_model.flood import least_reachable
from detente.theory.graph_model.layout import Layout, best_within_move
from detente.theory.graph_model.model import GraphModel


class Concept(StrEnum):
    """A solution concept: how far, and against which answers, a decision maker thinks ahead."""

    NASH = "nash"
    GMR = "gmr"
    SMR = "smr"
    SEQ = "seq"
    SSEQ = "sseq"

    @property
    def credible(self) -> bool:
        """Whether opponents sanction only by moves that better themselves."""
        return self in (Concept.SEQ, Concept.SSEQ)

    @property
    def symmetric(self) -> bool:
        """Whether the decision maker may try to escape a sanction."""
        return self in (Concept.SMR, Concept.SSEQ)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stability:
    """Which states are stable, for whom, in which sense.

    Attributes:
        decision_makers: the players, in the order of the arrays.
        stable: for each concept an array of shape (decision makers, states).
    """

    decision_makers: tuple[str, ...]
    stable: dict[Concept, Mask]

    def equilibria(self, concept: Concept) -> Mask:
        """The states stable for everyone, shape (states,)."""
        everyone: Mask = np.logical_and.reduce(self.stable[concept], axis=0)
        return everyone


BYTES_EACH = 64
"""Memory for each pair of decision maker and state, measured and rounded up."""


def analyse(model: GraphModel, *, memory: int = 8 * 2**30) -> Stability:
    """Judge every state for every decision maker under all five concepts, exactly.

    For N decision makers and S states whose moves form blocks it takes time in proportion to N²·S,
    memory to N·S.

    Args:
        memory: how many bytes it may take.

    Raises:
        TooLarge: it would take more.

    >>> dilemma = GraphModel.from_arcs(
    ...     states=4,  # both confess, I keeps silent, II keeps silent, both do
    ...     moves={"I": [(0, 1), (1, 0), (2, 3), (3, 2)], "II": [(0, 2), (2, 0), (1, 3), (3, 1)]},
    ...     payoffs={"I": [2, 1, 4, 3], "II": [2, 4, 1, 3]},
    ... )
    >>> verdicts = analyse(dilemma)
    >>> [np.flatnonzero(verdicts.equilibria(c)).tolist() for c in (Concept.NASH, Concept.SEQ)]
    [[0], [0, 3]]
    """
    needed = model.payoffs.size * BYTES_EACH
    if needed > memory:
        raise TooLarge(
            f"{model.states:,} states of {len(model.decision_makers)} decision makers need about "
            f"{needed / 2**30:.1f} GiB, more than the {memory / 2**30:.1f} GiB allowed; rule out infeasible "
            "states, merge those alike, or allow more memory"
        )
    layout = Layout.of(model)
    stable = {concept: np.empty(model.payoffs.shape, dtype=np.bool_) for concept in Concept}
    for player in range(layout.players):
        for concept, verdict in _stable_for(layout, player).items():
            stable[concept][player] = verdict
    return Stability(decision_makers=model.decision_makers, stable=stable)


def _stable_for(layout: Layout, player: int) -> dict[Concept, Mask]:
    """One decision maker's verdicts. Only minima over the opponents' closure are needed.

    An improvement t is unsanctioned if all that the opponents can bring about from t is preferred to s.
    Then t is worth min(payoff(t), least(t)) for sure, and s is stable if no move is worth more than s.
    """
    payoff: Ints = layout.payoffs[player]
    opponents = [other for other in range(layout.players) if other != player]
    best = best_within_move(layout, player, payoff)
    verdicts: dict[Concept, Mask] = {Concept.NASH: best <= payoff}
    for concept in (Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ):
        answered = best if concept.symmetric else payoff
        least = least_reachable(layout, opponents, answered, improving=concept.credible)
        sure = best_within_move(layout, player, np.minimum(payoff, least))
        verdicts[concept] = sure <= payoff
    return verdicts
