"""The graph models of the shipped cases are those that were published."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.adapters.cases import case_from_text, shipped_case
from detente.case import build_case, conflict_grounds, graph_model, unknown_pairs
from detente.theory.graph_model import Concept, Moves, analyse


def arcs(moves: Moves) -> set[tuple[int, int]]:
    """Every move, with states from 1."""
    sources, targets = moves.arcs()
    return set(zip((sources + 1).tolist(), (targets + 1).tolist(), strict=True))


def equilibria(name: str) -> dict[str, list[int]]:
    stability = analyse(graph_model(shipped_case(name)))
    return {
        concept.value: (np.flatnonzero(stability.equilibria(concept)) + 1).tolist() for concept in Concept
    }


def test_elmira_has_the_published_moves() -> None:
    """Fang, Hipel and Kilgour 1993: the ministry can modify once, the plant can close from anywhere."""
    ministry, uniroyal, government = graph_model(shipped_case("elmira")).moves
    assert arcs(ministry) == {(1, 2), (3, 4), (5, 6), (7, 8)}
    waits = {(1, 3), (2, 4), (5, 7), (6, 8)}
    assert arcs(uniroyal) == waits | {(state, 9) for state in range(1, 9)}
    assert arcs(government) == {
        (state, other) for state in range(1, 9) for other in (state + 4, state - 4)
    } & {(first, second) for pair in combinations(range(1, 9), 2) for first, second in (pair, pair[::-1])}


def test_elmira_has_the_published_equilibria() -> None:
    found = equilibria("elmira")
    assert found["nash"] == found["seq"] == [5, 8, 9]
    assert found["gmr"] == found["smr"] == [1, 4, 5, 8, 9]


def test_cuba_has_the_equilibria_of_the_definitions() -> None:
    """One Nash equilibrium: the missiles go after an air strike; withdrawal without one is sequential."""
    found = equilibria("cuban-missile-crisis")
    assert found["nash"] == [6]
    assert found["seq"] == [5, 6, 7]
    assert found["gmr"] == found["smr"] == [1, 2, 3, 5, 6, 7, 8]


def test_garrison_has_fifteen_metarational_equilibria() -> None:
    """The definition gives 15; gmcr-py's code finds 14 and its shipped table has 12."""
    found = equilibria("garrison")
    assert found["nash"] == found["seq"] == [2, 3, 11, 17, 18, 21, 22]
    assert found["gmr"] == [2, 3, 4, 6, 8, 10, 11, 13, 14, 15, 17, 18, 19, 21, 22]


def test_january_talks_leave_the_order_of_war_and_waiting_open() -> None:
    case = shipped_case("january-2022")
    assert case.conflict is not None
    pairs = unknown_pairs(case.conflict)
    assert len(pairs["Russia"]) == 8
    assert len(pairs["NATO"]) == 0
    assert "with a guarantee there would be nothing to gain by war" in conflict_grounds(case).assumptions


PRIORITIES = """
detente: case/1
title: t
assumption: made up
parties: [one]
decision_makers:
  - name: one
    options: [a, b, c]
    preferences: {{statements: {statements}}}
"""


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["a", "-b", "c IF a", "a IFF c", "b | c", "-a & b", "c"]), min_size=1, unique=True
    )
)
def test_a_state_is_better_where_the_first_telling_statement_holds(statements: list[str]) -> None:
    """Lexicographic order, by Python's own tuples of truth values."""
    logic = {
        "a": lambda a, b, c: a,
        "-b": lambda a, b, c: not b,
        "c IF a": lambda a, b, c: c or not a,
        "a IFF c": lambda a, b, c: a == c,
        "b | c": lambda a, b, c: b or c,
        "-a & b": lambda a, b, c: not a and b,
        "c": lambda a, b, c: c,
    }
    case = case_from_text(PRIORITIES.format(statements=str(statements)), name="t")
    payoffs = graph_model(case).payoffs[0]
    truths = [
        tuple(logic[words](*(bool(mask >> bit & 1) for bit in range(3))) for words in statements)
        for mask in range(8)
    ]
    for first in range(8):
        for second in range(8):
            assert (payoffs[first] > payoffs[second]) == (truths[first] > truths[second])


def test_sixty_statements_and_more_keep_their_order() -> None:
    """Sums of powers of two would outgrow 64 bits; the first statement still decides."""
    fillers = [" & ".join(["a"] * n) for n in range(1, 80)]
    case = case_from_text(PRIORITIES.format(statements=str(["c", *fillers])), name="t")
    payoffs = graph_model(case).payoffs[0]
    assert min(payoffs[mask] for mask in range(8) if mask & 4) > max(
        payoffs[mask] for mask in range(8) if not mask & 4
    )


def test_a_barrier_takes_moves_away() -> None:
    text = PRIORITIES.format(statements="[a]") + "barriers: [{by: one, from: a, to: b & -a}]\n"
    free = arcs(graph_model(case_from_text(PRIORITIES.format(statements="[a]"), name="t")).moves[0])
    held = arcs(graph_model(case_from_text(text, name="t")).moves[0])
    assert free - held == {
        (start + 1, end + 1) for start in range(8) if start & 1 for end in range(8) if end & 2 and not end & 1
    }


def test_a_plain_table_is_taken_as_it_stands() -> None:
    """Payoffs that differ by less than any float tells apart are still different."""
    table = {
        "states": 3,
        "moves": {"A": [[1, 2]], "B": [[2, 3], [3, 2]]},
        "payoffs": {"A": ["0.1", "0.10000000000000000001", 0], "B": [1, 1, 5]},
    }
    case = build_case(table)
    model = graph_model(case)
    assert arcs(model.moves[0]) == {(1, 2)}
    assert arcs(model.moves[1]) == {(2, 3), (3, 2)}
    assert model.payoffs.tolist() == [[1, 2, 0], [0, 0, 1]]
    assert not conflict_grounds(case).is_complete
