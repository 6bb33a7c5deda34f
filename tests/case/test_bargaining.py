"""Worths from values, from rankings with saliences, and what stands in the way of a domain."""

from __future__ import annotations

from fractions import Fraction

import pytest

from detente.adapters.cases import case_from_text, shipped_case
from detente.case import bargaining_domain, bargaining_grounds, build_case
from detente.case.bargaining import EVENLY
from detente.errors import InvalidCase
from detente.theory.bargaining import pareto_frontier

RANKED = """
detente: case/1
title: t
assumption: made up
parties: [A, B]
issues:
  - name: price
    options: [low, middle, high, free]
    rankings:
      A: [[low, free], middle, high]
      B: [high, middle, low, free]
    saliences: {A: 10, B: 1}
disagreement: {A: 0, B: 0}
"""


def test_ranked_options_lie_evenly_between_nothing_and_the_salience() -> None:
    domain = bargaining_domain(case_from_text(RANKED, name="t"))
    worths = [
        [domain.value(party, units) for party, units in enumerate(domain.package_units([option]))]
        for option in range(4)
    ]
    assert worths == [[10, Fraction(1, 3)], [5, Fraction(2, 3)], [0, 1], [10, 0]]


def test_the_even_distances_are_named_as_an_assumption() -> None:
    assert EVENLY in bargaining_grounds(case_from_text(RANKED, name="t")).assumptions


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("disagreement: {A: 0, B: 0}", "disagreement: {A: 0}", "no disagreement value for B"),
        ("disagreement: {A: 0, B: 0}", "", "no disagreement value for A, B"),
        ("saliences: {A: 10, B: 1}", "saliences: {A: 10}", "B ranks .* no salience"),
        (
            "    rankings:\n      A: [[low, free], middle, high]\n      B: [high, middle, low, free]\n",
            "",
            "no issue says",
        ),
        ("    saliences: {A: 10, B: 1}\n", "    saliences: {A: 10, B: 1}\n  - {name: x, options: "
         "[{name: y, values: {A: 1}}]}\n", "issue 'x' has no values for B"),
    ],
)  # fmt: skip
def test_a_domain_that_lacks_something_says_what(old: str, new: str, fault: str) -> None:
    with pytest.raises(InvalidCase, match=fault):
        bargaining_domain(case_from_text(RANKED.replace(old, new), name="t"))


def test_a_plain_table_is_a_domain() -> None:
    case = build_case(
        {
            "parties": ["A", "B"],
            "issues": [
                {
                    "name": "price",
                    "options": [
                        {"name": "low", "values": {"A": "0.1", "B": 3}},
                        {"name": "high", "values": {"A": 0.25, "B": "1/3"}},
                    ],
                }
            ],
            "disagreement": {"A": 0, "B": 0},
        }
    )
    domain = bargaining_domain(case)
    assert [domain.value(0, units[0]) for units in domain.values[0]] == [Fraction(1, 10), Fraction(1, 4)]
    assert [domain.value(1, units[1]) for units in domain.values[0]] == [3, Fraction(1, 3)]
    assert bargaining_grounds(case).ungrounded == ("ungrounded table",)


def test_the_shipped_domain_has_the_frontier_that_two_programs_found() -> None:
    """NegMAS 0.16 and an additive dynamic programme agree on 8.2075 and 8.5444 for the Nash package."""
    domain = bargaining_domain(shipped_case("england-zimbabwe"))
    assert domain.size == 576
    values = [
        tuple(float(domain.value(party, int(each))) for party, each in enumerate(row))
        for row in pareto_frontier(domain).units
    ]
    best = max(values, key=lambda pair: pair[0] * pair[1])
    assert best == (pytest.approx(8.2075, abs=1e-4), pytest.approx(8.5444, abs=1e-4))


def test_a_red_line_rules_an_option_out() -> None:
    domain = bargaining_domain(shipped_case("january-2022"))
    membership = domain.issues.index("Ukraine's and Georgia's path to NATO")
    assert domain.permitted()[membership] == (0, 1)
