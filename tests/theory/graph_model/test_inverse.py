"""A lever does what it says, and nothing smaller would."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import TooLarge
from detente.theory.graph_model import (
    Concept,
    GraphModel,
    adjacent_swaps,
    lever_to_hold,
    levers_to_unsettle,
    pairs_compared_differently,
    perturbed,
    swap_robustness,
)
from tests.theory.graph_model import definition
from tests.theory.graph_model.conflicts import conflicts, model_of


def conflict_under(conflict, model):
    payoffs = tuple(tuple(row.tolist()) for row in model.payoffs)
    return definition.Conflict(states=conflict.states, arcs=conflict.arcs, payoffs=payoffs)


def is_equilibrium(conflict, concept, s):
    return all(definition.is_stable(conflict, concept, i, s) for i in conflict.players)


@settings(max_examples=150, deadline=None)
@given(conflicts(max_states=6, max_players=3), st.sampled_from(definition.CONCEPTS), st.data())
def test_levers_applied_do_what_they_say(conflict, concept, data):
    """Under Nash, GMR and SMR any state can be made an equilibrium: let all rank it first."""
    model = model_of(conflict)
    target = data.draw(st.integers(0, conflict.states - 1))
    lever = lever_to_hold(model, Concept(concept), target)
    if lever is None:
        assert concept in ("seq", "sseq")
    else:
        assert is_equilibrium(conflict_under(conflict, lever.applied_to(model)), concept, target)
        assert (lever.size == 0) == is_equilibrium(conflict, concept, target)
    for each in levers_to_unsettle(model, Concept(concept), target):
        assert not is_equilibrium(conflict_under(conflict, each.applied_to(model)), concept, target)
        for change in each.changes:
            before = conflict.payoffs[change.decision_maker]
            assert change.size == pairs_compared_differently(before, change.payoffs)


def rankings(states):
    for row in product(range(states), repeat=states):
        if set(row) == set(range(max(row) + 1)):
            yield row


@settings(max_examples=60, deadline=None)
@given(
    conflicts(max_states=4, min_players=2, max_players=2),
    st.sampled_from(definition.CONCEPTS),
    st.data(),
)
def test_nothing_smaller_would_do(conflict, concept, data):
    """Against every ranking there is, each decision maker's own change is the smallest."""
    model = model_of(conflict)
    target = data.draw(st.integers(0, conflict.states - 1))

    def least(player, wanted):
        sizes = []
        for row in rankings(conflict.states):
            payoffs = tuple(row if i == player else own for i, own in enumerate(conflict.payoffs))
            other = definition.Conflict(states=conflict.states, arcs=conflict.arcs, payoffs=payoffs)
            if definition.is_stable(other, concept, player, target) is wanted:
                sizes.append(pairs_compared_differently(conflict.payoffs[player], row))
        return min(sizes, default=None)

    if concept not in ("seq", "sseq"):
        lever = lever_to_hold(model, Concept(concept), target)
        sizes = {change.decision_maker: change.size for change in lever.changes}
        assert [sizes.get(player, 0) for player in conflict.players] == [
            least(p, True) for p in conflict.players
        ]
    unsettling = [least(player, False) for player in conflict.players]
    found = [lever.size for lever in levers_to_unsettle(model, Concept(concept), target)]
    assert found == sorted(size for size in unsettling if size is not None)


@settings(max_examples=40, deadline=None)
@given(conflicts(max_states=5, max_players=3))
def test_single_swaps_end_and_make_what_they_say(conflict):
    model = model_of(conflict)
    found = swap_robustness(model)
    assert found.swaps == len(list(adjacent_swaps(model)))
    effects = {each.swap: each for each in found.effects}
    for swap in adjacent_swaps(model):
        row = list(conflict.payoffs[swap.decision_maker])
        row[swap.better], row[swap.worse] = row[swap.worse], row[swap.better]
        payoffs = tuple(
            tuple(row) if i == swap.decision_maker else own for i, own in enumerate(conflict.payoffs)
        )
        then = definition.Conflict(states=conflict.states, arcs=conflict.arcs, payoffs=payoffs)
        for concept in definition.CONCEPTS:
            before, after = definition.equilibria(conflict, concept), definition.equilibria(then, concept)
            lost = effects[swap].lost[Concept(concept)] if swap in effects else ()
            gained = effects[swap].gained[Concept(concept)] if swap in effects else ()
            assert (set(lost), set(gained)) == (before - after, after - before)


def dilemma():
    return GraphModel.from_arcs(
        states=4,
        moves={"I": [(0, 1), (1, 0), (2, 3), (3, 2)], "II": [(0, 2), (2, 0), (1, 3), (3, 1)]},
        payoffs={"I": [2, 1, 4, 3], "II": [2, 4, 1, 3]},
    )


def test_a_seed_repeats_a_perturbation():
    counts = [perturbed(dilemma(), np.random.default_rng(7), samples=50, swaps=2) for _ in range(2)]
    for concept in Concept:
        assert (counts[0][concept] == counts[1][concept]).all()
        assert counts[0][concept].max() <= 50
    assert counts[0][Concept.NASH].sum() > 0


def test_no_swaps_change_nothing():
    held = perturbed(dilemma(), np.random.default_rng(1), samples=3, swaps=0)
    assert held[Concept.SEQ].tolist() == [3, 0, 0, 3]


def test_too_many_states_are_refused():
    states = 5000
    model = GraphModel.from_arcs(states=states, moves={"a": [(0, 1)]}, payoffs={"a": range(states)})
    with pytest.raises(TooLarge, match="12,497,500 pairs"):
        lever_to_hold(model, Concept.NASH, 0)
    flat = model.with_payoffs([[s % 2 for s in range(states)]])
    with pytest.raises(TooLarge, match="6,250,000 adjacent swaps"):
        swap_robustness(flat)
