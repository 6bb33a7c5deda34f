"""The fast concepts against the definitions, and the theorems that relate them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from detente.theory.graph_model import Concept, analyse, flood
from tests.theory.graph_model import definition
from tests.theory.graph_model.conflicts import conflicts, model_of


def found(verdicts, concept):
    return [set(np.flatnonzero(row).tolist()) for row in verdicts.stable[Concept(concept)]]


@settings(max_examples=1500, deadline=None)
@given(conflicts())
def test_equals_the_definition(conflict):
    verdicts = analyse(model_of(conflict))
    for concept in definition.CONCEPTS:
        assert found(verdicts, concept) == definition.stable(conflict, concept), concept


@settings(max_examples=400, deadline=None)
@given(conflicts(max_states=9))
def test_machine_code_equals_python(conflict):
    model = model_of(conflict)
    slow = analyse(model)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flood, "COMPILE_FROM", 0)
        fast = analyse(model)
    for concept in Concept:
        assert (slow.stable[concept] == fast.stable[concept]).all()


@settings(max_examples=300, deadline=None)
@given(conflicts(max_states=12))
def test_inclusions(conflict):
    """R ⊆ SEQ ⊆ GMR and R ⊆ SMR ⊆ GMR (Fang, Hipel and Kilgour 1993, chapter 3).

    R ⊆ SSEQ, SSEQ ⊆ SEQ and SSEQ ⊆ SMR (Rêgo and Vieira 2017).
    """
    stable = analyse(model_of(conflict)).stable
    for inner, outer in (
        ("nash", "sseq"),
        ("sseq", "seq"),
        ("sseq", "smr"),
        ("seq", "gmr"),
        ("smr", "gmr"),
    ):
        assert (stable[Concept(inner)] <= stable[Concept(outer)]).all(), (inner, outer)


@settings(max_examples=200, deadline=None)
@given(conflicts(max_players=1))
def test_alone_every_concept_is_nash(conflict):
    """With one decision maker nobody can sanction, and all five concepts agree."""
    stable = analyse(model_of(conflict)).stable
    for concept in Concept:
        assert (stable[concept] == stable[Concept.NASH]).all()


@settings(max_examples=200, deadline=None)
@given(conflicts())
def test_only_the_order_of_payoffs_counts(conflict):
    """Stability is ordinal: any increasing transformation of payoffs leaves it as it is."""
    model = model_of(conflict)
    stretched = model.with_payoffs(model.payoffs.astype(np.int64) ** 3 * 10**9 - 7)
    for concept in Concept:
        assert (analyse(model).stable[concept] == analyse(stretched).stable[concept]).all()
