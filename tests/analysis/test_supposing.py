"""What is supposed of a case: exactly that changes, and its grounds say so."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.bargaining import deals
from detente.analysis.binding import binding_of
from detente.analysis.supposing import Disagreement, Line, Salience, Supposition, row_supposed
from detente.case import build_case
from detente.theory.bargaining import SOLUTIONS, pareto_frontier, solve
from tests.adapters.workbench.conftest import case_of

ROW = case_of("Utopia", "Erewhon")
numbers = st.fractions(min_value=0, max_value=200, max_denominator=7)


@given(value=numbers)
def test_a_salience_takes_the_place_of_the_case_s(value: Fraction) -> None:
    kept = deepcopy(ROW)
    supposed = Supposition(saliences=(Salience(party="Utopia", issue="towers", value=value),))
    case, before = build_case(row_supposed(ROW, supposed)), build_case(ROW)
    assert kept == ROW
    assert case.issues[0].saliences["Utopia"].value == value
    assert case.issues[0].saliences["Erewhon"] == before.issues[0].saliences["Erewhon"]
    assert case.issues[1] == before.issues[1]
    assert "it is supposed that" in case.issues[0].saliences["Utopia"].grounds.assumptions[0]


def test_what_a_file_writes_once_for_two_issues_changes_for_one_alone() -> None:
    row = deepcopy(ROW)
    row["issues"][1]["saliences"] = row["issues"][0]["saliences"]
    supposed = Supposition(saliences=(Salience(party="Utopia", issue="towers", value=Fraction(1)),))
    case = build_case(row_supposed(row, supposed))
    assert [issue.saliences["Utopia"].value for issue in case.issues] == [1, 60]


@given(value=numbers)
def test_a_disagreement_takes_the_place_of_the_case_s(value: Fraction) -> None:
    case = build_case(
        row_supposed(ROW, Supposition(disagreement=(Disagreement(party="Utopia", value=value),)))
    )
    assert case.disagreement["Utopia"].value == value
    assert case.disagreement["Erewhon"].value == 10


def test_a_red_line_is_lifted_option_by_option() -> None:
    row = deepcopy(ROW)
    row["issues"][0]["red_lines"]["Utopia"]["options"] = ["some towers", "many towers"]
    line = Line(party="Utopia", issue="towers", option="many towers")
    case = build_case(row_supposed(row, Supposition(lifted=(line,))))
    assert case.issues[0].red_lines["Utopia"].options == ("some towers",)
    both = Supposition(lifted=(line, replace(line, option="some towers")))
    assert build_case(row_supposed(row, both)).issues[0].red_lines == {}


@pytest.mark.parametrize(
    "supposed",
    [
        Supposition(lifted=(Line(party="Nobody", issue="towers", option="many towers"),)),
        Supposition(saliences=(Salience(party="Utopia", issue="whales", value=Fraction(1)),)),
        Supposition(disagreement=(Disagreement(party="Nobody", value=Fraction(1)),)),
    ],
)
def test_what_names_nothing_changes_nothing(supposed: Supposition) -> None:
    assert row_supposed(ROW, supposed) == ROW
    assert supposed
    assert not Supposition()


def test_a_red_line_binds_where_lifted_by_itself_it_changes_the_package() -> None:
    found = deals(build_case(ROW))
    binding = binding_of(found)
    domain = found.domain
    for line in domain.red_lines:
        other = replace(domain, red_lines=domain.red_lines - {line})
        frontier = pareto_frontier(other)
        for concept in SOLUTIONS:
            before, after = found.solutions[concept], solve(other, frontier, concept)
            assert before is not None
            assert after is not None
            assert (line in binding.lines[concept]) == (after.units != before.value.units)


def test_a_floor_binds_where_a_party_gets_no_more_than_without_a_deal() -> None:
    row = deepcopy(ROW)
    row["disagreement"]["Erewhon"] = {"value": 70, "assumption": "made up"}
    row["issues"][0].pop("red_lines")
    found = deals(build_case(row))
    binding = binding_of(found)
    for concept, each in found.solutions.items():
        if each is not None:
            assert binding.floors[concept] == tuple(
                at for at, floor in enumerate(found.domain.disagreement) if each.value.units[at] == floor
            )
