"""Moves keep exactly the arcs they were made from, whatever they gather into blocks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.theory.graph_model import GraphModel, Moves, Reversal, moves_by_options
from tests.theory.graph_model.conflicts import conflicts


def arcs_of(moves):
    sources, targets = moves.arcs()
    return set(zip(sources.tolist(), targets.tolist(), strict=True))


@settings(max_examples=500, deadline=None)
@given(conflicts(max_players=1, max_states=9))
def test_arcs_in_arcs_out(conflict):
    arcs = conflict.arcs[0]
    moves = Moves.from_arcs(conflict.states, [a for a, _ in arcs], [b for _, b in arcs])
    assert arcs_of(moves) == arcs


def test_a_free_negotiator_is_one_block():
    everywhere = [(a, b) for a in range(50) for b in range(50) if a != b]
    assert Moves.from_arcs(50, *zip(*everywhere, strict=True)).blocks == 1


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_options_move_as_they_may(data):
    """s → t is a move if only own options change, each in its permitted direction, and t is feasible."""
    bits = data.draw(st.integers(1, 5))
    codes = sorted(data.draw(st.sets(st.integers(0, 2**bits - 1), min_size=1)))
    own = sorted(data.draw(st.sets(st.integers(0, bits - 1))))
    ways = [data.draw(st.sampled_from(Reversal)) for _ in own]
    way_of = dict(zip(own, ways, strict=True))

    def permitted(code, other):
        changed = [bit for bit in range(bits) if (code ^ other) >> bit & 1]
        return bool(changed) and all(
            bit in way_of
            and way_of[bit] != (Reversal.DROPPED_FOR_GOOD if other >> bit & 1 else Reversal.TAKEN_FOR_GOOD)
            for bit in changed
        )

    expected = {
        (a, b) for a, code in enumerate(codes) for b, other in enumerate(codes) if permitted(code, other)
    }
    assert arcs_of(moves_by_options(codes, own, ways)) == expected


@pytest.mark.parametrize(
    ("sources", "targets", "fault"),
    [([0], [3], "state 3"), ([-1], [0], "state -1"), ([1], [1], "itself"), ([0, 1], [1], "2 sources")],
)
def test_faulty_arcs_are_named(sources, targets, fault):
    with pytest.raises(ValueError, match=fault):
        Moves.from_arcs(3, sources, targets)


@pytest.mark.parametrize(
    ("payoffs", "fault"),
    [
        ({"a": [1, 2]}, "both need all"),
        ({"a": [1], "b": [1, 2]}, "a: payoffs of shape"),
        ({"a": [0.5, 1], "b": [1, 2]}, "give integers"),
    ],
)
def test_faulty_payoffs_are_named(payoffs, fault):
    with pytest.raises(ValueError, match=fault):
        GraphModel.from_arcs(states=2, moves={"a": [(0, 1)], "b": []}, payoffs=payoffs)
