"""Each solution maximises what it says, among the acceptable efficient packages."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.theory.bargaining import SOLUTIONS, Domain, guaranteed_package, pareto_frontier, solve
from tests.theory.bargaining import by_definition
from tests.theory.bargaining.strategies import domains


@pytest.mark.parametrize("concept", SOLUTIONS)
@given(domain=domains(red_lines=True))
def test_equals_the_definition(concept: str, domain: Domain) -> None:
    found = solve(domain, pareto_frontier(domain), concept)
    expected = by_definition.best(domain, concept)
    if expected is None:
        assert found is None
        return
    assert found is not None
    score, tied = expected
    assert found.score == score
    assert found.units in tied
    assert by_definition.values(domain, found.package) == found.units
    assert {found.units, *(by_definition.values(domain, each) for each in found.ties)} == tied


def rescaled(domain: Domain, factors: list[int], shifts: list[int]) -> Domain:
    """Every value of party p times factors[p], and shifts[p] more on the first issue and without a deal."""
    table = tuple(
        tuple(
            tuple(v * f + (s if issue == 0 else 0) for v, f, s in zip(row, factors, shifts, strict=True))
            for row in rows
        )
        for issue, rows in enumerate(domain.values)
    )
    floor = tuple(d * f + s for d, f, s in zip(domain.disagreement, factors, shifts, strict=True))
    return replace(domain, values=table, disagreement=floor)


@pytest.mark.parametrize("concept", ["nash", "kalai_smorodinsky"])
@given(domain=domains(parties=(2, 3)), data=st.data())
def test_positive_affine_rescaling_changes_no_package(
    concept: str, domain: Domain, data: st.DataObject
) -> None:
    """Nash 1950, axiom 1; Kalai & Smorodinsky 1975, axiom 3: units of utility change nothing."""
    size = len(domain.parties)
    factors = data.draw(st.lists(st.integers(1, 7), min_size=size, max_size=size))
    shifts = data.draw(st.lists(st.integers(-9, 9), min_size=size, max_size=size))
    other = rescaled(domain, factors, shifts)

    def chosen(each: Domain) -> list[tuple[int, ...]] | None:
        found = solve(each, pareto_frontier(each), concept)
        if found is None:
            return None
        # As values in the first domain's units, for a value may have several packages; the first ones first.
        return [by_definition.values(domain, package) for package in (found.package, *found.ties)]

    assert chosen(domain) == chosen(other)


@given(domains(parties=(1, 3), red_lines=True))
@settings(max_examples=30, deadline=None)
def test_the_guaranteed_package_is_the_max_min_of_all_packages(domain: Domain) -> None:
    found = guaranteed_package(domain)
    every = by_definition.packages(domain)
    if not every:
        assert found is None
        return
    best = max(
        min(
            Fraction(u - d, s)
            for u, d, s in zip(
                by_definition.values(domain, package), domain.disagreement, domain.scale, strict=True
            )
        )
        for package in every
    )
    assert found is not None
    assert found.score == best
    assert found.bound == pytest.approx(float(best), abs=1e-5)  # the solver's tolerance


def test_an_unknown_concept_is_refused() -> None:
    domain = Domain(
        parties=("A",), issues=("i",), options=(("a",),), values=(((1,),),), scale=(1,), disagreement=(0,)
    )
    with pytest.raises(ValueError, match="they are nash"):
        solve(domain, pareto_frontier(domain), "raiffa")
