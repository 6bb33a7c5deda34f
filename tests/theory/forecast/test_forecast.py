"""The forecasting models against their definitions."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InvalidCase
from detente.theory.forecast import (
    BASELINES,
    Decision,
    Stance,
    challenge_model,
    compromise_mean,
    exchange_round,
    scoreboard,
    weighted_median,
)
from detente.theory.forecast.challenge import risk_exponents

whole = st.integers(0, 20).map(float)


@st.composite
def stances(draw: st.DrawFn, *, least: int = 2, most: int = 5) -> list[Stance]:
    size = draw(st.integers(least, most))
    return [
        Stance(
            actor=f"a{at}",
            position=draw(whole),
            salience=draw(st.integers(1, 10)) / 10,
            power=float(draw(st.integers(1, 4))),
        )
        for at in range(size)
    ]


@given(stances())
def test_the_mean_and_the_median_lie_within_the_positions(rows: list[Stance]) -> None:
    positions = [each.position for each in rows]
    for value in (compromise_mean(rows), weighted_median(rows), challenge_model(rows, rounds=3).forecast):
        assert min(positions) - 1e-9 <= value <= max(positions) + 1e-9


@given(stances())
def test_no_majority_of_weight_lies_beyond_the_median(rows: list[Stance]) -> None:
    """Black 1948."""
    middle = weighted_median(rows)
    total = sum(each.weight for each in rows)
    assert sum(each.weight for each in rows if each.position < middle) <= total / 2 + 1e-9
    assert sum(each.weight for each in rows if each.position > middle) <= total / 2 + 1e-9


@given(st.lists(stances(least=5, most=5), min_size=2, max_size=4))
def test_every_exchange_pays_both_sides_the_same_by_the_shifts_of_the_outcomes(
    tables: list[list[Stance]],
) -> None:
    issues = {f"issue {at}": rows for at, rows in enumerate(tables)}
    found = exchange_round(issues)
    now = {issue: {each.actor: each for each in rows} for issue, rows in issues.items()}
    first = {issue: {each.actor: each.position for each in rows} for issue, rows in issues.items()}

    def outcome(issue: str) -> float:
        return compromise_mean(list(now[issue].values()))

    for made in found.exchanges:
        a, b = made.first, made.second
        shift = {}
        for half in (a, b):
            before = outcome(half.issue)
            old = now[half.issue][half.actor]
            moved = Stance(
                actor=old.actor, position=old.position + half.move, salience=old.salience, power=old.power
            )
            now[half.issue][half.actor] = moved
            shift[half.issue] = abs(outcome(half.issue) - before)
        for supplier, partner in ((a, b), (b, a)):
            own = now[partner.issue][supplier.actor].salience * shift[partner.issue]
            cost = now[supplier.issue][supplier.actor].salience * shift[supplier.issue]
            assert own - cost == pytest.approx(made.gain, abs=1e-9)
            goal = first[supplier.issue][partner.actor]
            start = first[supplier.issue][supplier.actor]
            assert min(start, goal) - 1e-9 <= supplier.position <= max(start, goal) + 1e-9
    gains = [each.gain for each in found.exchanges]
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(gains))


@given(stances(least=3))
def test_risk_exponents_equal_the_printed_equations_one_by_one(rows: list[Stance]) -> None:
    """Scholz, Calbert and Smith 2011, as the module's docstring has them; r = 1 while risk is assessed."""
    x = [each.position for each in rows]
    span = max(x) - min(x)
    if span == 0:
        return

    def expects(i: int, j: int, spot: float) -> float:
        stood = [spot if k == j else position for k, position in enumerate(x)]
        votes = [rows[k].weight * (abs(stood[k] - spot) - abs(stood[k] - x[i])) / span for k in range(len(x))]
        cast = sum(map(abs, votes))
        odds = sum(v for v in votes if v > 0) / cast if cast > 1e-12 else 0.5
        share = abs(x[i] - spot) / span
        win, lose = 2 - 4 * (0.5 - 0.5 * share), 2 - 4 * (0.5 + 0.5 * share)
        return rows[j].salience * (odds * win + (1 - odds) * lose) + (1 - rows[j].salience) * win

    expected = []
    for j in range(len(x)):
        danger = [sum(expects(i, j, spot) for i in range(len(x)) if i != j) for spot in x]
        most, least = max(danger), min(danger)
        exposure = (2 * danger[j] - most - least) / (most - least) if most - least > 1e-12 else 0.0
        expected.append((1 - exposure / 3) / (1 + exposure / 3))
    weight = np.array([each.weight for each in rows])
    salience = np.array([each.salience for each in rows])
    found = risk_exponents(np.array(x), weight, salience, span)
    assert found == pytest.approx(expected, abs=1e-6)


def test_nobody_moves_where_all_agree() -> None:
    run = challenge_model([Stance(actor="a", position=3.0), Stance(actor="b", position=3.0)])
    assert run.converged
    assert run.medians == (3.0,)


def test_no_weight_no_forecast() -> None:
    with pytest.raises(InvalidCase, match="salience and power"):
        compromise_mean([Stance(actor="a", position=1.0, salience=0.0)])
    with pytest.raises(InvalidCase, match="position"):
        Stance(actor="a", position=float("nan"))


def test_errors_count_only_decisions_with_a_forecast() -> None:
    rows = (Stance(actor="a", position=0.0), Stance(actor="b", position=100.0))
    decisions = [
        Decision(issue="i", stances=rows, outcome=40.0, reference=0.0),
        Decision(issue="j", stances=rows, outcome=70.0),
    ]
    scores = {each.method: each for each in scoreboard(decisions, BASELINES)}
    assert scores["compromise mean"].mean_error == 15.0
    assert (scores["no decision"].decisions, scores["no decision"].mean_error) == (1, 40.0)
