"""Coalitional concepts against their definitions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from detente.errors import TooLarge
from detente.theory.graph_model import Concept, GraphModel, analyse, analyse_coalitions
from tests.theory.graph_model import definition
from tests.theory.graph_model.conflicts import conflicts, model_of


@settings(max_examples=200, deadline=None)
@given(conflicts(max_states=6))
def test_equals_the_definition(conflict):
    found = analyse_coalitions(model_of(conflict))
    for concept in definition.CONCEPTS:
        for coalition, stable in found.stable[Concept(concept)].items():
            assert stable == {
                s
                for s in range(conflict.states)
                if definition.is_stable_for_coalition(conflict, concept, coalition, s)
            }, (concept, coalition)
    assert {(m.coalition, m.start, m.end) for m in found.improvements} == {
        (coalition, s, t)
        for coalition in found.stable[Concept.NASH]
        if len(coalition) > 1
        for s in range(conflict.states)
        for t in definition.coalition_improvements(conflict, coalition, s)
    }


@settings(max_examples=200, deadline=None)
@given(conflicts())
def test_a_coalition_of_one_is_a_decision_maker(conflict):
    """For H = {i} the coalitional concepts are the concepts for i (Inohara and Hipel 2008)."""
    model = model_of(conflict)
    single, joint = analyse(model), analyse_coalitions(model)
    for concept in Concept:
        for i in conflict.players:
            stable = set(np.flatnonzero(single.stable[concept][i]).tolist())
            assert joint.stable[concept][(i,)] == stable
        assert joint.equilibria[concept] <= set(np.flatnonzero(single.equilibria(concept)).tolist())


def test_too_many_states_are_refused_before_work_starts():
    model = GraphModel.from_arcs(states=6000, moves={"a": []}, payoffs={"a": range(6000)})
    with pytest.raises(TooLarge, match="6,000 states"):
        analyse_coalitions(model)


def test_too_many_decision_makers_are_refused():
    names = [f"d{i}" for i in range(13)]
    model = GraphModel.from_arcs(
        states=1, moves={name: [] for name in names}, payoffs={name: [0] for name in names}
    )
    with pytest.raises(TooLarge, match="8,191 coalitions"):
        analyse_coalitions(model)
