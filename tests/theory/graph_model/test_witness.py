"""A verdict's evidence is checked move by move against the definition."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.theory.graph_model import Concept, reach, verdict
from tests.theory.graph_model import definition
from tests.theory.graph_model.conflicts import conflicts, model_of


@settings(max_examples=300, deadline=None)
@given(conflicts(), st.sampled_from(definition.CONCEPTS))
def test_evidence_holds(conflict, concept):
    model = model_of(conflict)
    for i in conflict.players:
        worth = conflict.payoffs[i]
        opponents = [j for j in conflict.players if j != i]
        step = conflict.improvements if concept in ("seq", "sseq") else conflict.moves
        for s in range(conflict.states):
            found = verdict(model, Concept(concept), i, s)
            assert found.stable == definition.is_stable(conflict, concept, i, s)
            if not found.stable:
                assert found.unanswered in conflict.improvements(i, s)
                continue
            assert {each.improvement for each in found.sanctions} == conflict.improvements(i, s)
            for sanction in found.sanctions:
                at, last = sanction.improvement, i
                for move in sanction.answer:
                    assert move.mover in opponents
                    assert move.mover != last
                    assert move.state in step(move.mover, at)
                    at, last = move.state, move.mover
                assert worth[at] <= worth[s]
                if concept in ("smr", "sseq"):
                    assert all(worth[t] <= worth[s] for t in conflict.moves(i, at))


@settings(max_examples=300, deadline=None)
@given(conflicts(max_players=3), st.booleans(), st.data())
def test_paths_are_legal_and_shortest(conflict, improving, data):
    """Breadth first: no legal sequence of fewer moves leads there."""
    model = model_of(conflict)
    start = data.draw(st.integers(0, conflict.states - 1))
    step = conflict.improvements if improving else conflict.moves
    found = reach(model, list(conflict.players), start, improving=improving)
    assert found.states == definition.joint(conflict, conflict.players, start, step)
    distance, front, length = {}, {(start, None)}, 0
    seen = set(front)
    while front:
        length += 1
        front = {
            (t, j) for s, last in front for j in conflict.players if j != last for t in step(j, s)
        } - seen
        seen |= front
        for t, _ in front:
            distance.setdefault(t, length)
    for state in found.states:
        path = found.path_to(state)
        assert len(path) == distance[state]
        assert path[-1].state == state
