"""From a case's conflict to its graph model: states, moves and preferences as numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from detente.case import Conflict, DecisionMaker, Payoffs, Priorities, StateRanking
from detente.case.statement import holds
from detente.record.grounds import Grounds
from detente.theory.graph_model import GraphModel, Moves, PartialRanking, Reversal, moves_by_options

REVERSAL = {"": Reversal.BOTH, "taken": Reversal.TAKEN_FOR_GOOD, "dropped": Reversal.DROPPED_FOR_GOOD}


def graph_of(conflict: Conflict) -> GraphModel:
    """The graph model of a conflict. State n of the case is state n - 1 of the model."""
    moves = []
    first_bit = 0
    for maker in conflict.decision_makers:
        moves.append(_moves(conflict, maker, first_bit))
        first_bit += len(maker.options)
    payoffs = [_payoffs(conflict, maker) for maker in conflict.decision_makers]
    return GraphModel(
        decision_makers=tuple(maker.name for maker in conflict.decision_makers),
        moves=tuple(moves),
        payoffs=np.array(payoffs, dtype=np.int32).reshape(len(payoffs), conflict.states.count),
    )


def partial_rankings(conflict: Conflict, model: GraphModel) -> tuple[PartialRanking, ...] | None:
    """What is known of each decision maker's preferences; None where all of it is."""
    if not any(maker.unknown for maker in conflict.decision_makers):
        return None
    rankings = []
    for number, maker in enumerate(conflict.decision_makers):
        hidden = [
            (one - 1, other - 1) for pair in maker.unknown for one in pair.first for other in pair.second
        ]
        rankings.append(PartialRanking.forgetting(model.payoffs[number], hidden))
    return tuple(rankings)


def conflict_grounds(conflict: Conflict) -> Grounds:
    """Everything that the graph model stands on: preferences, options, conditions, barriers."""
    stated = [*conflict.infeasible, *conflict.same]
    found: list[Grounds | None] = [each.grounds for each in stated]
    found += [barrier.grounds for barrier in conflict.barriers]
    for maker in conflict.decision_makers:
        found += [maker.grounds, maker.preference.grounds]
        found += [option.grounds for option in maker.options]
        found += [pair.grounds for pair in maker.unknown]
        if isinstance(maker.preference, Priorities):
            found += [statement.grounds for statement in maker.preference.statements]
    return Grounds.of(each for each in found if each is not None)


def _moves(conflict: Conflict, maker: DecisionMaker, first_bit: int) -> Moves:
    states = conflict.states
    if maker.moves is not None:
        pairs = np.array(maker.moves, dtype=np.int64).reshape(-1, 2) - 1
        return Moves.from_arcs(states.count, pairs[:, 0], pairs[:, 1])
    bits = range(first_bit, first_bit + len(maker.options))
    by_set = moves_by_options(states.masks, bits, [REVERSAL[option.irreversible] for option in maker.options])
    barriers = [each for each in conflict.barriers if each.decision_maker == maker.name]
    if not barriers and states.count == len(states.masks):
        return by_set
    start, end = by_set.arcs()
    open_to = np.ones(len(start), dtype=np.bool_)
    for barrier in barriers:
        begins = holds(barrier.start.condition, states.masks)
        ends = holds(barrier.end.condition, states.masks)
        open_to &= ~(begins[start] & ends[end])
    source, target = states.numbers[start[open_to]] - 1, states.numbers[end[open_to]] - 1
    leaves = source != target
    return Moves.from_arcs(states.count, source[leaves], target[leaves])


def _payoffs(conflict: Conflict, maker: DecisionMaker) -> Sequence[int]:
    """Ranks from 0, larger is better."""
    preference = maker.preference
    count = conflict.states.count
    if isinstance(preference, StateRanking):
        ranks = [0] * count
        for rank, tier in enumerate(reversed(preference.tiers)):
            for state in tier:
                ranks[state - 1] = rank
        return ranks
    if isinstance(preference, Payoffs):
        level = {value: rank for rank, value in enumerate(sorted(set(preference.values)))}
        return [level[value] for value in preference.values]
    masks = conflict.states.representatives
    order = np.zeros(count, dtype=np.int64)
    for statement in preference.statements:
        # Earlier statements decide first: the order so far, then this one, numbered afresh each time.
        order = np.unique(order * 2 + holds(statement.condition, masks), return_inverse=True)[1].reshape(
            count
        )
    return [int(rank) for rank in order]
