"""What coalitions would change: coalitional improvements and coalitional stability.

Names:
    coalition analysis: Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008;
    Xu, Hipel, Kilgour and Fang 2018, ch. 7.

A coalition H improves on s by moving, in legal sequences of its members' moves, to a state that each of
them prefers to s. State s is coalitionally Nash stable for H if H can't improve on it; coalitionally GMR,
SMR, SEQ or SSEQ stable if the others (N − H) have an answer to every such improvement that leaves some
member of H no better off than at s (for SMR and SSEQ: from which H can't improve on s again). In SEQ and
SSEQ the others answer by legal sequences of their own unilateral improvements. (Inohara and Hipel also let
them improve in sub-coalitions; those answers are not counted here.) For a coalition of one, these are the
concepts for single decision makers.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from detente.errors import TooLarge
from detente.theory.graph_model.model import GraphModel
from detente.theory.graph_model.sets import (
    States,
    above,
    escapes,
    improvements,
    joint,
    members,
    require_small,
    steps,
)
from detente.theory.graph_model.stability import Concept

Coalition = tuple[int, ...]
"""Decision makers by number, ascending."""

MOST_DECISION_MAKERS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class CoalitionMove:
    """A joint move that betters every member of a coalition."""

    coalition: Coalition
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoalitionAnalysis:
    """What each coalition of two and more can improve on, and where it would stay.

    Attributes:
        improvements: every coalitional improvement, coalition by coalition.
        stable: for each concept and coalition, the states stable for it.
        equilibria: for each concept, the states stable for all coalitions, those of one included.
    """

    improvements: tuple[CoalitionMove, ...]
    stable: dict[Concept, dict[Coalition, frozenset[int]]]
    equilibria: dict[Concept, frozenset[int]]

    def shifts(self, equilibria: frozenset[int]) -> tuple[CoalitionMove, ...]:
        """The joint moves that lead from one equilibrium to another."""
        return tuple(m for m in self.improvements if m.start in equilibria and m.end in equilibria)


def analyse_coalitions(model: GraphModel) -> CoalitionAnalysis:
    """Judge every state for every coalition.

    Raises:
        TooLarge: more than 12 decision makers (4,095 coalitions) or 5,000 states.

    >>> dilemma = GraphModel.from_arcs(
    ...     states=4,
    ...     moves={"I": [(0, 1), (1, 0), (2, 3), (3, 2)], "II": [(0, 2), (2, 0), (1, 3), (3, 1)]},
    ...     payoffs={"I": [2, 1, 4, 3], "II": [2, 4, 1, 3]},
    ... )
    >>> analyse_coalitions(dilemma).improvements
    (CoalitionMove(coalition=(0, 1), start=0, end=3),)
    """
    require_small(model, "The analysis of coalitions")
    players = range(len(model.decision_makers))
    if len(players) > MOST_DECISION_MAKERS:
        raise TooLarge(
            f"{len(players)} decision makers form {2 ** len(players) - 1:,} coalitions; up to "
            f"{MOST_DECISION_MAKERS} can be analysed. Merge decision makers who want the same"
        )
    own = [steps(model, player) for player in players]
    better = [above(model.payoffs[player]) for player in players]
    selfish = [improvements(own[player], better[player]) for player in players]
    coalitions = [each for size in range(1, len(players) + 1) for each in combinations(players, size)]
    moved: list[CoalitionMove] = []
    stable: dict[Concept, dict[Coalition, frozenset[int]]] = {concept: {} for concept in Concept}
    for coalition in coalitions:
        others = [player for player in players if player not in coalition]
        together = joint([own[member] for member in coalition], model.states)
        wanted = [_all_prefer(better, coalition, state) for state in range(model.states)]
        answers = {
            False: joint([own[other] for other in others], model.states),
            True: joint([selfish[other] for other in others], model.states),
        }
        for concept in Concept:
            stable[concept][coalition] = frozenset(
                state
                for state in range(model.states)
                if _stays(concept, together, answers[concept.credible], wanted[state], state)
            )
        if len(coalition) > 1:
            moved += [
                CoalitionMove(coalition=coalition, start=state, end=end)
                for state in range(model.states)
                for end in members(together[state] & wanted[state])
            ]
    equilibria = {
        concept: frozenset.intersection(*by_coalition.values()) for concept, by_coalition in stable.items()
    }
    return CoalitionAnalysis(improvements=tuple(moved), stable=stable, equilibria=equilibria)


def _all_prefer(better: list[list[States]], coalition: Coalition, state: int) -> States:
    found = better[coalition[0]][state]
    for member in coalition[1:]:
        found &= better[member][state]
    return found


def _stays(
    concept: Concept, together: list[States], answers: list[States], wanted: States, state: int
) -> bool:
    if concept is Concept.NASH:
        return not together[state] & wanted
    escape = escapes(together, answers.__getitem__, wanted, state, symmetric=concept.symmetric)
    return escape is None
