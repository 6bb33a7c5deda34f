"""Conflicts from the literature: every verdict, by the definitions and by the package.

One YAML a conflict: states from 1, moves, rankings, verdicts, with the source. A table published elsewhere
that differs stands beside the verdicts, and the difference is accounted for below.
"""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
import yaml

from detente.theory.graph_model import Concept, GraphModel, analyse, analyse_coalitions, verdict
from tests.theory.graph_model import definition

FILES = sorted((Path(__file__).parent / "conflicts").glob("*.yaml"))


def read(name):
    path = Path(__file__).parent / "conflicts" / f"{name}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def conflict_of(file):
    payoffs = []
    for ranking in file["rankings"].values():
        row = [0] * file["states"]
        for place, tier in enumerate(reversed(ranking)):
            for state in tier if isinstance(tier, list) else [tier]:
                row[state - 1] = place
        payoffs.append(tuple(row))
    arcs = [
        frozenset((start - 1, end - 1) for start, ends in moves.items() for end in ends)
        for moves in file["moves"].values()
    ]
    return definition.Conflict(states=file["states"], arcs=tuple(arcs), payoffs=tuple(payoffs))


def model_of(file):
    conflict = conflict_of(file)
    return GraphModel.from_arcs(
        states=conflict.states,
        moves={name: sorted(arcs) for name, arcs in zip(file["moves"], conflict.arcs, strict=True)},
        payoffs=dict(zip(file["rankings"], conflict.payoffs, strict=True)),
    )


def from_one(states):
    return sorted(int(state) + 1 for state in states)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("concept", definition.CONCEPTS)
def test_verdicts(path, concept):
    file = read(path.stem)
    expected = file["results"][concept]
    conflict, verdicts = conflict_of(file), analyse(model_of(file))
    by_definition = [from_one(states) for states in definition.stable(conflict, concept)]
    by_package = [from_one(np.flatnonzero(row)) for row in verdicts.stable[Concept(concept)]]
    assert by_definition == by_package == list(expected["stable"].values())
    assert from_one(np.flatnonzero(verdicts.equilibria(Concept(concept)))) == expected["equilibria"]


def test_elmira_only_the_ministry_and_uniroyal_move_an_equilibrium():
    """Fang, Hipel and Kilgour 1993: the equilibrium shifts from 5 to 8, by that coalition alone."""
    file = read("elmira_nine_states")
    model = model_of(file)
    found = analyse_coalitions(model)
    names = model.decision_makers
    assert [
        [[names[member] for member in move.coalition], move.start + 1, move.end + 1]
        for move in found.improvements
    ] == file["coalition_improvements"]
    nash = frozenset(np.flatnonzero(analyse(model).equilibria(Concept.NASH)).tolist())
    shifts = [(move.coalition, move.start + 1, move.end + 1) for move in found.shifts(nash)]
    assert shifts == [((names.index("MoE"), names.index("Uniroyal")), 5, 8)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_gmcr_py_agrees_but_for_garrison(path):
    file = read(path.stem)
    differing = {
        (table, concept)
        for table in ("as_computed_by_gmcr_py", "as_shipped_with_gmcr_py")
        for concept, states in file.get(table, {}).items()
        if states != file["results"][concept]["equilibria"]
    }
    if path.stem == "garrison":
        assert {concept for _, concept in differing} == {"gmr", "smr"}
    else:
        assert not differing


def orders(opponents, length):
    return [order for size in range(1, length + 1) for order in permutations(opponents, size)]


def gmr_with_sanctions_of(conflict, length):
    """GMR if each opponent may move once at most in a sanction, and no more than so many of them."""

    def reached(i, start):
        opponents = [j for j in conflict.players if j != i]
        found = set()
        for order in orders(opponents, length):
            front = {start}
            for j in order:
                front = {t for s in front for t in conflict.moves(j, s)}
            found |= front
        return found

    def stable(i, s):
        worth = conflict.payoffs[i]
        return all(any(worth[t] <= worth[s] for t in reached(i, s1)) for s1 in conflict.improvements(i, s))

    return [s + 1 for s in range(conflict.states) if all(stable(i, s) for i in conflict.players)]


def test_garrison_twelve_fourteen_fifteen():
    """Three published counts of GMR equilibria, and what each of them leaves out.

    The table shipped with gmcr-py has 12: those that sanctions of a single move support. Its code finds
    14: sanctions in which each opponent moves at most once. The definition gives 15: state 6 is held only
    by a sequence in which US Support moves, US Opposition moves, and US Support moves again.
    """
    file = read("garrison")
    conflict = conflict_of(file)
    assert gmr_with_sanctions_of(conflict, 1) == file["as_shipped_with_gmcr_py"]["gmr"]
    assert gmr_with_sanctions_of(conflict, 3) == file["as_computed_by_gmcr_py"]["gmr"]
    assert len(file["results"]["gmr"]["equilibria"]) == 15
    names = list(file["moves"])
    held = verdict(model_of(file), Concept.GMR, names.index("Canadian Opposition"), 5)
    movers = [names[step.mover] for step in held.sanctions[0].answer]
    assert movers == ["US Support", "US Opposition", "US Support"]
