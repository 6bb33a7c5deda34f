"""The frontier is every package that nothing dominates, and nothing else."""

import random

import numpy as np
import pytest
from hypothesis import given, settings

from detente.errors import TooLarge
from detente.theory.bargaining import Domain, domain_of, pareto_frontier
from detente.theory.bargaining import frontier as dynamic
from detente.theory.bargaining.skyline import COMPILE_FROM, descending, maximal_rows
from tests.theory.bargaining import by_definition
from tests.theory.bargaining.strategies import domains


@given(domains(red_lines=True))
def test_equals_the_definition_and_counts_the_packages(domain: Domain) -> None:
    found = pareto_frontier(domain)
    assert dict(zip(found.units, found.counts, strict=True)) == by_definition.frontier(domain)


@given(domains(red_lines=True))
def test_every_package_has_the_values_it_stands_for_and_crosses_no_red_line(domain: Domain) -> None:
    found = pareto_frontier(domain)
    permitted = set(by_definition.packages(domain))
    for units, package in zip(found.units, found.packages, strict=True):
        assert by_definition.values(domain, package) == units
        assert package in permitted


@given(domains())
@settings(max_examples=40)
def test_unbounded_integers_give_the_same(domain: Domain) -> None:
    long = 10**25
    stretched = Domain(
        parties=domain.parties,
        issues=domain.issues,
        options=domain.options,
        values=tuple(tuple(tuple(v * long for v in row) for row in rows) for rows in domain.values),
        scale=domain.scale,
        disagreement=tuple(d * long for d in domain.disagreement),
    )
    expected = {tuple(u * long for u in units): n for units, n in by_definition.frontier(domain).items()}
    found = pareto_frontier(stretched)
    assert dict(zip(found.units, found.counts, strict=True)) == expected


@pytest.mark.parametrize("parties", [2, 3, 4, 5])
def test_the_compiled_sweeps_equal_the_plain_ones(parties: int, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = np.random.default_rng(parties)
    rows = draw.integers(0, 40, size=(3000, parties))
    first, _ = descending(rows, np.ones(len(rows), dtype=np.int64))
    plain = maximal_rows(rows[first])
    assert len(rows) < COMPILE_FROM
    monkeypatch.setattr("detente.theory.bargaining.skyline.COMPILE_FROM", 1)
    assert maximal_rows(rows[first]).tolist() == plain.tolist()
    kept = {tuple(row) for row in rows[first][plain].tolist()}
    every = {tuple(row) for row in rows.tolist()}
    sample = random.Random(parties).sample(sorted(every), 200)
    for row in sample:
        beaten = any(by_definition.dominates(other, row) for other in every)
        assert (row in kept) == (not beaten)


def test_descending_merges_equal_rows() -> None:
    rows = np.array([[1, 2], [3, 0], [1, 2]])
    first, counts = descending(rows, np.array([1, 4, 2]))
    assert rows[first].tolist() == [[3, 0], [1, 2]]
    assert counts.tolist() == [4, 3]


def test_wide_values_are_ordered_without_a_packed_key() -> None:
    rows = np.array([[0, 2**40], [2**40, 0], [0, 0]])
    first, _ = descending(rows, np.ones(3, dtype=np.int64))
    assert rows[first].tolist() == [[2**40, 0], [0, 2**40], [0, 0]]


def test_float_noise_invents_no_point() -> None:
    # In binary floating point 0.1 + 0.2 > 0.3, and the second package would count as efficient.
    issues = {
        "i": {"a": {"A": 0.1, "B": 0.0}, "b": {"A": 0.3, "B": 0.0}},
        "j": {"a": {"A": 0.2, "B": 0.0}, "b": {"A": 0.0, "B": 0.0}},
    }
    domain = domain_of(parties=["A", "B"], issues=issues, disagreement={"A": 0, "B": 0})
    assert [domain.value(0, units[0]) for units in pareto_frontier(domain).units] == [domain.value(0, 5)]


def test_an_issue_without_a_permitted_option_leaves_no_package() -> None:
    domain = domain_of(
        parties=["A"],
        issues={"i": {"a": {"A": 1}}},
        disagreement={"A": 0},
        red_lines=[("A", "i", "a")],
    )
    assert len(pareto_frontier(domain)) == 0


def _many(parties: int, issues: int) -> Domain:
    draw = random.Random(5)
    names = [f"P{p}" for p in range(parties)]
    table = {
        f"i{i}": {f"o{o}": {name: draw.randint(0, 100) for name in names} for o in range(10)}
        for i in range(issues)
    }
    return domain_of(parties=names, issues=table, disagreement=dict.fromkeys(names, 0))


def test_too_many_efficient_packages_are_refused_before_the_start() -> None:
    with pytest.raises(TooLarge, match=r"1e\+12 packages among 30 parties"):
        pareto_frontier(_many(30, 12))


def test_growth_beyond_memory_is_refused_before_the_next_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dynamic, "CANDIDATE_LIMIT", 2_000)
    with pytest.raises(TooLarge, match=r"after \d of 6 issues"):
        pareto_frontier(_many(4, 6))
