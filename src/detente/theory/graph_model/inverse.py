"""The inverse question: which smallest change of preference makes a state an equilibrium, or stops it?

Names:
    inverse graph model, inverse GMCR: Kinsara, Kilgour and Hipel 2015; Wang, Hipel, Fang and Dang 2018.

A change's size is the number of pairs of states that the decision maker then compares differently (Kendall
1938). Whether s is stable for i depends, as far as i's own preferences go, on nothing but the set of states
that i prefers to s. So a change is a choice of states to bring below s (to make it stable) or above it (to
unsettle it); those brought across also pass whatever stays behind between. The smallest choice is an
integer programme, solved exactly.

Under Nash, GMR and SMR a decision maker's stability depends on the own preferences alone, so the smallest
changes for each make up the smallest change for all. Under SEQ and SSEQ the opponents' sanctions follow
their preferences too: the smallest change of the own preferences is found for each, and the whole is then
checked; a change of an opponent's ranking might be smaller.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from detente.errors import TooLarge
from detente.theory.graph_model.arrays import Ints
from detente.theory.graph_model.model import GraphModel
from detente.theory.graph_model.programme import Requirement, cheapest_crossing
from detente.theory.graph_model.sets import States, above, improvements, joint, members, steps
from detente.theory.graph_model.stability import Concept
from detente.theory.graph_model.witness import verdict

MOST_STATES = 200
"""Pairs of states enter the programme one by one."""
MOST_STATES_SYMMETRIC = 80
"""So do, for SMR and SSEQ, the ways out of each sanction: minutes at a hundred states."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one decision maker would have to think otherwise.

    Attributes:
        crossing: the states that change sides of the target: no longer preferred to it, or newly so.
        size: how many pairs of states are compared differently.
        payoffs: the ranking afterwards, larger is better.
    """

    decision_maker: int
    crossing: tuple[int, ...]
    size: int
    payoffs: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """Changes of preference that together do what was asked.

    Attributes:
        changes: at most one a decision maker.
        smallest: whether no smaller change of anybody's preferences can do it.
    """

    changes: tuple[Change, ...]
    smallest: bool

    @property
    def size(self) -> int:
        """How many pairs of states are compared differently, over all decision makers."""
        return sum(change.size for change in self.changes)

    def applied_to(self, model: GraphModel) -> GraphModel:
        """The model under the changed preferences."""
        payoffs = np.array(model.payoffs)
        for change in self.changes:
            payoffs[change.decision_maker] = change.payoffs
        return model.with_payoffs(payoffs)


def lever_to_hold(model: GraphModel, concept: Concept, target: int) -> Lever | None:
    """The smallest change of preferences that makes a state an equilibrium.

    Returns:
        No changes where it is one already; None where none is found (SEQ and SSEQ only: one decision
        maker's change can undo the sanctions that hold another).

    Raises:
        TooLarge: more than 200 states, or 80 for SMR and SSEQ.

    >>> chicken = GraphModel.from_arcs(
    ...     states=4,
    ...     moves={"I": [(0, 1), (1, 0), (2, 3), (3, 2)], "II": [(0, 2), (2, 0), (1, 3), (3, 1)]},
    ...     payoffs={"I": [3, 4, 2, 1], "II": [3, 2, 4, 1]},
    ... )
    >>> lever = lever_to_hold(chicken, Concept.NASH, 0)
    >>> [(change.decision_maker, change.crossing) for change in lever.changes], lever.size
    ([(0, (1,)), (1, (2,))], 2)
    """
    _require_few(model, concept)
    changes: dict[int, Change] = {}
    lever = Lever(changes=(), smallest=True)
    # A second round is needed under SEQ and SSEQ only, where one's change can unsettle another.
    for _ in range(1 + len(model.decision_makers)):
        current = lever.applied_to(model)
        unstable = _not_staying(current, concept, target)
        if not unstable:
            return lever
        for player in unstable:
            stakes = Stakes.of(current, concept, player)
            changes[player] = stakes.smallest_to_hold(model.payoffs[player], target)
        in_order = tuple(changes[player] for player in sorted(changes))
        lever = Lever(changes=in_order, smallest=not concept.credible)
    return None


def levers_to_unsettle(model: GraphModel, concept: Concept, target: int) -> tuple[Lever, ...]:
    """For each decision maker the smallest change of the own preferences that makes them leave a state.

    Any one of them stops it being an equilibrium; the smallest comes first. A decision maker who can't
    move, or whose every move the opponents can turn back to the state itself, has none.

    Raises:
        TooLarge: more than 200 states, or 80 for SMR and SSEQ.
    """
    _require_few(model, concept)
    found = []
    for player in range(len(model.decision_makers)):
        if not verdict(model, concept, player, target).stable:
            found.append(Lever(changes=(), smallest=True))
            continue
        change = Stakes.of(model, concept, player).smallest_to_unsettle(model.payoffs[player], target)
        if change is not None:
            found.append(Lever(changes=(change,), smallest=not concept.credible))
    return tuple(sorted(found, key=lambda lever: lever.size))


def _not_staying(model: GraphModel, concept: Concept, target: int) -> list[int]:
    players = range(len(model.decision_makers))
    return [player for player in players if not verdict(model, concept, player, target).stable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakes:
    """What one decision maker's stability turns on, whatever the own preferences.

    Attributes:
        own: where one move leads from each state.
        answers: what the opponents can make of each state.
    """

    player: int
    concept: Concept
    own: tuple[States, ...]
    answers: tuple[States, ...]

    @classmethod
    def of(cls, model: GraphModel, concept: Concept, player: int) -> Stakes:
        """The moves and answers as the opponents' present preferences allow them."""
        nobody = concept is Concept.NASH
        others = [other for other in range(len(model.decision_makers)) if other != player and not nobody]
        moves = [steps(model, other) for other in others]
        if concept.credible:
            rankings = [above(model.payoffs[other]) for other in others]
            moves = [improvements(own, better) for own, better in zip(moves, rankings, strict=True)]
        return cls(
            player=player,
            concept=concept,
            own=tuple(steps(model, player)),
            answers=tuple(joint(moves, model.states)),
        )

    def smallest_to_hold(self, payoff: Ints, target: int) -> Change:
        """Bring states below the target until every better move is answered; always possible."""
        better = above(payoff)[target]
        requirements = []
        for improvement in members(self.own[target] & better):
            ways: list[tuple[int, ...]] = [(improvement,)]
            for outcome in members(self.answers[improvement]):
                needed = {outcome} if better >> outcome & 1 else set()
                if self.concept.symmetric:
                    needed |= set(members(self.own[outcome] & better))
                ways.append(tuple(sorted(needed)))
            requirements.append(Requirement(ways=tuple(ways)))
        movable = sorted(members(better), key=lambda state: int(payoff[state]))
        beside = sum(1 for state in range(len(payoff)) if payoff[state] == payoff[target]) - 1
        crossing = cheapest_crossing(movable, [int(payoff[s]) for s in movable], requirements, fixed=beside)
        return _brought_below(self.player, payoff, target, movable if crossing is None else crossing)

    def smallest_to_unsettle(self, payoff: Ints, target: int) -> Change | None:
        """Bring a move, and all that could answer it, above the target."""
        better = above(payoff)[target]
        best: Change | None = None
        movable = [s for s in range(len(payoff)) if s != target and not better >> s & 1]
        movable.sort(key=lambda state: -int(payoff[state]))
        for improvement in members(self.own[target]):
            requirements = self._escape(improvement, better, target)
            if requirements is None:
                continue
            crossing = cheapest_crossing(movable, [-int(payoff[s]) for s in movable], requirements)
            if crossing is not None:
                change = _brought_above(self.player, payoff, target, crossing)
                best = change if best is None or change.size < best.size else best
        return best

    def _escape(self, improvement: int, better: States, target: int) -> list[Requirement] | None:
        """What must be preferred to the target for a move to pay; None where that can't be."""
        requirements = []
        if not better >> improvement & 1:
            requirements.append(Requirement(ways=((improvement,),)))
        for outcome in members(self.answers[improvement]):
            if better >> outcome & 1:
                continue
            ways = [] if outcome == target else [(outcome,)]
            if self.concept.symmetric:
                if self.own[outcome] & better:
                    continue
                ways += [(back,) for back in members(self.own[outcome]) if back != target]
            if not ways:
                return None
            requirements.append(Requirement(ways=tuple(ways)))
        return requirements


def _brought_below(player: int, payoff: Ints, target: int, crossing: Iterable[int]) -> Change:
    """Those that cross keep their order among themselves, just below the target."""
    chosen = set(crossing)
    key = [
        (3 if payoff[s] > payoff[target] else 0, int(payoff[s])) if s not in chosen else (1, int(payoff[s]))
        for s in range(len(payoff))
    ]
    if chosen:
        key[target] = (2, 0)
    return _change(player, payoff, chosen, key)


def _brought_above(player: int, payoff: Ints, target: int, crossing: Iterable[int]) -> Change:
    """Those that cross keep their order among themselves, just above the target."""
    chosen = set(crossing)
    key = [
        (2 if payoff[s] > payoff[target] else 0, int(payoff[s])) if s not in chosen else (1, int(payoff[s]))
        for s in range(len(payoff))
    ]
    return _change(player, payoff, chosen, key)


def _change(player: int, payoff: Ints, chosen: set[int], key: list[tuple[int, int]]) -> Change:
    rank = {each: place for place, each in enumerate(sorted(set(key)))}
    after = tuple(rank[each] for each in key)
    return Change(
        decision_maker=player,
        crossing=tuple(sorted(chosen)),
        size=pairs_compared_differently(payoff, after),
        payoffs=after,
    )


def pairs_compared_differently(before: Ints | tuple[int, ...], after: Ints | tuple[int, ...]) -> int:
    """How many pairs of states two rankings order differently, ties counted (Kendall 1938).

    >>> pairs_compared_differently((3, 2, 1), (2, 3, 1)), pairs_compared_differently((3, 2, 1), (1, 1, 1))
    (1, 3)
    """
    one, other = np.asarray(before, dtype=np.int64), np.asarray(after, dtype=np.int64)
    differs = np.sign(one[:, None] - one[None, :]) != np.sign(other[:, None] - other[None, :])
    return int(np.count_nonzero(differs)) // 2


def _require_few(model: GraphModel, concept: Concept) -> None:
    most = MOST_STATES_SYMMETRIC if concept.symmetric else MOST_STATES
    if model.states > most:
        pairs = model.states * (model.states - 1) // 2
        raise TooLarge(
            f"the smallest change of a ranking of {model.states:,} states weighs {pairs:,} pairs; up to "
            f"{most} states are possible under {concept.value.upper()} ({MOST_STATES} under Nash, GMR and "
            "SEQ). Leave out infeasible states, or merge those alike"
        )
