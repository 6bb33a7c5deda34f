"""Trends of short series, against SciPy and against their definitions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from detente.theory.trend import mann_kendall, pettitt

SERIES = st.lists(st.integers(-20, 20), min_size=3, max_size=25)


@given(SERIES)
def test_the_score_is_kendalls_and_the_slope_is_sens(values: list[int]) -> None:
    found = mann_kendall(values)
    assert found is not None
    pairs = [(a, b) for a in range(len(values)) for b in range(a + 1, len(values))]
    assert found.score == sum((values[b] > values[a]) - (values[b] < values[a]) for a, b in pairs)
    assert found.slope == pytest.approx(stats.theilslopes(values).slope)


@given(st.permutations(range(14)))
def test_the_probability_comes_near_the_exact_one(values: list[int]) -> None:
    found = mann_kendall(values)
    assert found is not None
    assert found.p == pytest.approx(stats.kendalltau(range(14), values, method="exact").pvalue, abs=0.02)


@given(SERIES)
def test_a_series_turned_round_has_the_opposite_trend(values: list[int]) -> None:
    one, other = mann_kendall(values), mann_kendall(values[::-1])
    assert one is not None
    assert other is not None
    assert (one.score, one.p) == (-other.score, pytest.approx(other.p))


def test_a_step_is_found_where_it_is_and_a_level_series_has_none() -> None:
    found = pettitt([1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9])
    assert found is not None
    assert found.at == 6
    assert found.p < 0.05
    assert pettitt([4, 4, 4, 4, 4]) is None
    assert mann_kendall([1, 2]) is None
