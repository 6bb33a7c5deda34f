"""Verdicts under partial preferences against every completion there is."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.theory.graph_model import Certainty, Concept, PartialRanking, analyse_partial
from tests.theory.graph_model import definition
from tests.theory.graph_model.conflicts import conflicts, model_of

EXACT = ("nash", "gmr", "smr")


def completions(states, known):
    """Every full ranking of the states, ties allowed, that keeps to what is known."""
    for row in product(range(states), repeat=states):
        if set(row) == set(range(max(row) + 1)) and all(
            (row[t] > row[s] or not known.better[s] >> t & 1)
            and (row[t] >= row[s] or not known.as_good[s] >> t & 1)
            for s in range(states)
            for t in range(states)
        ):
            yield row


@settings(max_examples=120, deadline=None)
@given(conflicts(max_states=4, min_players=2, max_players=2), st.data())
def test_against_every_completion(conflict, data):
    """Sound: a verdict holds under every completion. Exact for Nash, GMR and SMR."""
    pairs = st.lists(st.tuples(*[st.integers(0, conflict.states - 1)] * 2), max_size=6)
    known = [PartialRanking.forgetting(row, data.draw(pairs)) for row in conflict.payoffs]
    judged = analyse_partial(model_of(conflict), known)
    seen = {}
    rows = [list(completions(conflict.states, each)) for each in known]
    for payoffs in product(*rows):
        completed = definition.Conflict(states=conflict.states, arcs=conflict.arcs, payoffs=payoffs)
        for concept in definition.CONCEPTS:
            for i in conflict.players:
                for s in range(conflict.states):
                    verdict = definition.is_stable(completed, concept, i, s)
                    seen.setdefault((concept, i, s), set()).add(verdict)
    for (concept, i, s), verdicts in seen.items():
        found = judged[Concept(concept)][i][s]
        if found is Certainty.STABLE:
            assert verdicts == {True}, (concept, i, s)
        elif found is Certainty.UNSTABLE:
            assert verdicts == {False}, (concept, i, s)
        elif concept in EXACT:
            assert verdicts == {True, False}, (concept, i, s)


@settings(max_examples=200, deadline=None)
@given(conflicts())
def test_full_knowledge_leaves_nothing_undetermined(conflict):
    known = [PartialRanking.from_intervals(row, row) for row in conflict.payoffs]
    judged = analyse_partial(model_of(conflict), known)
    for concept in definition.CONCEPTS:
        for i, stable in enumerate(definition.stable(conflict, concept)):
            assert judged[Concept(concept)][i] == tuple(
                Certainty.STABLE if s in stable else Certainty.UNSTABLE for s in range(conflict.states)
            )


def test_intervals_say_what_their_comparisons_say():
    known = PartialRanking.from_intervals([0, 2, 2], [1, 2, 4])
    assert known.better == (0b110, 0, 0)
    assert known.as_good == (0b111, 0b110, 0b100)


def test_contradictions_are_refused():
    with pytest.raises(ValueError, match="better than itself"):
        PartialRanking.from_comparisons(3, [(0, 1), (1, 2), (2, 0)])
    with pytest.raises(ValueError, match="between 3 and 1"):
        PartialRanking.from_intervals([3], [1])
