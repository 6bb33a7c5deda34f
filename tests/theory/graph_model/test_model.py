"""What a graph model refuses."""

from __future__ import annotations

import numpy as np
import pytest

from detente.errors import TooLarge
from detente.theory.graph_model import GraphModel, Reversal, analyse, moves_by_options


def test_no_decision_maker_is_no_conflict():
    with pytest.raises(ValueError, match="needs a decision maker"):
        GraphModel.from_arcs(states=2, moves={}, payoffs={})


def test_other_preferences_need_the_same_shape():
    model = GraphModel.from_arcs(states=2, moves={"a": [(0, 1)]}, payoffs={"a": [0, 1]})
    with pytest.raises(ValueError, match=r"shape \(1, 3\)"):
        model.with_payoffs([[1, 2, 3]])


def test_payoffs_beyond_32_bits_keep_their_order():
    model = GraphModel.from_arcs(states=3, moves={"a": []}, payoffs={"a": [10**15, -(10**15), 0]})
    assert model.payoffs.tolist() == [[2, 0, 1]]


def test_a_model_cannot_be_changed_behind_its_back():
    model = GraphModel.from_arcs(states=2, moves={"a": [(0, 1)]}, payoffs={"a": [0, 1]})
    with pytest.raises(ValueError, match="read-only"):
        model.payoffs[0, 0] = 5


def test_nobody_can_move():
    model = GraphModel.from_arcs(states=3, moves={"a": [], "b": []}, payoffs={"a": [1, 2, 3], "b": [3, 2, 1]})
    assert all(np.asarray(rows).all() for rows in analyse(model).stable.values())


def test_too_little_memory_is_told_before_work_starts():
    model = GraphModel.from_arcs(states=50, moves={"a": []}, payoffs={"a": range(50)})
    with pytest.raises(TooLarge, match="50 states of 1 decision makers need about"):
        analyse(model, memory=1000)


def test_too_many_one_way_options_are_told_before_work_starts():
    codes = np.arange(2**20)
    with pytest.raises(TooLarge, match="20 options that change one way only"):
        moves_by_options(codes, range(20), [Reversal.TAKEN_FOR_GOOD] * 20)
