"""From a case's conflict to the graph model that the theory works on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from detente.case.model import Case, Conflict, DecisionMaker, Payoffs, Priorities, StateRanking
from detente.case.statement import holds
from detente.case.states import StateSpace
from detente.errors import InvalidCase, TooLarge
from detente.record.grounds import Grounds
from detente.theory.graph_model import GraphModel, Moves, Reversal, moves_by_options

_REVERSAL = {"": Reversal.BOTH, "taken": Reversal.TAKEN_FOR_GOOD, "dropped": Reversal.DROPPED_FOR_GOOD}
_LARGEST_LISTED = 2**16
"""Sets of options up to which moves are listed one by one, as merged states and barriers need it."""


def graph_model(case: Case) -> GraphModel:
    """The conflict as a graph model; state n of the case is state n - 1 of the model.

    Raises:
        InvalidCase: where the case names no decision makers.
        TooLarge: where merged states or barriers would need too many moves listed.
    """
    conflict = conflict_of(case)
    bit = 0
    moves = []
    for maker in conflict.decision_makers:
        moves.append(_moves(conflict, maker, range(bit, bit + len(maker.options))))
        bit += len(maker.options)
    return GraphModel(
        decision_makers=tuple(maker.name for maker in conflict.decision_makers),
        moves=tuple(moves),
        payoffs=np.stack([ordinal_payoffs(conflict.states, maker) for maker in conflict.decision_makers]),
    )


def conflict_of(case: Case) -> Conflict:
    """The case's conflict. Raises InvalidCase where it has none."""
    if case.conflict is None:
        raise InvalidCase(
            f"{case.title}: the case names no decision makers; add 'decision_makers' with "
            "what each can do and wants"
        )
    return case.conflict


def conflict_grounds(case: Case) -> Grounds:
    """Everything that the graph model stands on: preferences, irreversible moves, what is infeasible."""
    conflict = conflict_of(case)
    found = [statement.grounds for statement in (*conflict.infeasible, *conflict.same)]
    found += [barrier.grounds for barrier in conflict.barriers]
    for maker in conflict.decision_makers:
        found += [option.grounds for option in maker.options if option.irreversible and option.grounds]
        found.append(maker.preference.grounds)
        if isinstance(maker.preference, Priorities):
            found += [statement.grounds for statement in maker.preference.statements]
        found += [pair.grounds for pair in maker.unknown]
    return Grounds.of(found)


def unknown_pairs(conflict: Conflict) -> Mapping[str, NDArray[np.int64]]:
    """For each decision maker the pairs of states (from 0) whose order nobody knows; shape (pairs, 2)."""
    found = {}
    for maker in conflict.decision_makers:
        pairs = {
            (min(first, second) - 1, max(first, second) - 1)
            for each in maker.unknown
            for first in each.first
            for second in each.second
            if first != second
        }
        found[maker.name] = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return found


def ordinal_payoffs(states: StateSpace, maker: DecisionMaker) -> NDArray[np.int32]:
    """A number for each state that grows with the decision maker's preference; shape (states,).

    Prioritised statements order states by the first statement that holds in one and not in the other,
    which is the order of the sums of 2^(n-k) over the statements k that hold (Fang, Hipel, Kilgour and
    Peng 2003). Where several sets of options count as one state, the first of them is judged.
    """
    preference = maker.preference
    if isinstance(preference, Payoffs):
        return _ranks(preference.values)
    if isinstance(preference, StateRanking):
        payoffs = np.zeros(states.count, np.int32)
        for rank, tier in enumerate(reversed(preference.tiers)):
            payoffs[np.array(tier, np.int64) - 1] = rank
        return payoffs
    masks = states.representatives
    score = np.zeros(states.count, np.int64)
    for index, statement in enumerate(preference.statements):
        score = score * 2 + holds(statement.condition, masks)
        if index % 30 == 29:  # ranks instead of sums, before they outgrow 64 bits
            score = np.unique(score, return_inverse=True)[1].reshape(states.count).astype(np.int64)
    return np.unique(score, return_inverse=True)[1].reshape(states.count).astype(np.int32)


def _ranks(values: tuple[Fraction, ...]) -> NDArray[np.int32]:
    rank = {value: place for place, value in enumerate(sorted(set(values)))}
    return np.array([rank[value] for value in values], np.int32)


def _moves(conflict: Conflict, maker: DecisionMaker, bits: range) -> Moves:
    states = conflict.states
    if not states.options:
        pairs = np.array(maker.moves or (), np.int64).reshape(-1, 2) - 1
        return Moves.from_arcs(states.count, pairs[:, 0], pairs[:, 1])
    reversal = [_REVERSAL[option.irreversible] for option in maker.options]
    # Sorted, the sets of options are blocks whatever order the case lists them in.
    moves = moves_by_options(states.masks.astype(np.int64), list(bits), reversal)
    barriers = [barrier for barrier in conflict.barriers if barrier.decision_maker == maker.name]
    if states.count == states.masks.size and not barriers:
        return moves
    if states.masks.size > _LARGEST_LISTED:
        raise TooLarge(
            f"{states.masks.size} sets of options with merged states or barriers; up to {_LARGEST_LISTED} "
            "are listed, so leave out 'same' and 'barriers' or some options"
        )
    sources, targets = moves.arcs()
    for barrier in barriers:
        held_back = (
            holds(barrier.start.condition, states.masks)[sources]
            & holds(barrier.end.condition, states.masks)[targets]
        )
        sources, targets = sources[~held_back], targets[~held_back]
    pairs = np.stack([states.numbers[sources] - 1, states.numbers[targets] - 1], axis=1)
    pairs = np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)
    return Moves.from_arcs(states.count, pairs[:, 0], pairs[:, 1])
