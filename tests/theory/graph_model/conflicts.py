"""Random conflicts for Hypothesis, and the bridge from the slow form to the package's."""

from __future__ import annotations

from hypothesis import strategies as st

from detente.theory.graph_model import GraphModel
from tests.theory.graph_model.definition import Conflict


@st.composite
def conflicts(draw, *, max_states=7, max_players=4, min_players=1):
    """Any graph at all: irreversible, intransitive, with ties; some players free inside groups of states."""
    states = draw(st.integers(1, max_states))
    players = draw(st.integers(min_players, max_players))
    levels = draw(st.integers(1, states))
    arcs = []
    for _ in range(players):
        if draw(st.booleans()):
            pairs = st.tuples(st.integers(0, states - 1), st.integers(0, states - 1))
            drawn = draw(st.lists(pairs, max_size=3 * states))
        else:
            group = draw(st.lists(st.integers(0, 2), min_size=states, max_size=states))
            onward = draw(st.sets(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=2))
            drawn = [
                (a, b)
                for a in range(states)
                for b in range(states)
                if group[a] == group[b] or (group[a], group[b]) in onward
            ]
        arcs.append(frozenset((a, b) for a, b in drawn if a != b))
    row = st.lists(st.integers(0, levels), min_size=states, max_size=states)
    payoffs = tuple(tuple(draw(row)) for _ in range(players))
    return Conflict(states=states, arcs=tuple(arcs), payoffs=payoffs)


def model_of(conflict):
    names = [f"player {i}" for i in conflict.players]
    return GraphModel.from_arcs(
        states=conflict.states,
        moves={name: sorted(arcs) for name, arcs in zip(names, conflict.arcs, strict=True)},
        payoffs=dict(zip(names, conflict.payoffs, strict=True)),
    )
