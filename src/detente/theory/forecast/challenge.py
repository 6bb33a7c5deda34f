"""The challenge model: actors press each other, and the weaker give way. Contested.

Names: expected utility model, Bueno de Mesquita's forecasting model, challenge model (Bueno de Mesquita
1985, *International Studies Quarterly* 29(2):171-179 and 1994, ch. 4 of Bueno de Mesquita & Stokman,
*European Community Decision Making*; the equations as printed in Scholz, Calbert & Smith 2011,
"Unravelling Bueno de Mesquita's group decision model", *Journal of Theoretical Politics* 23(4):510-531).

**Contested.** The published descriptions are incomplete, no replication reproduces the published runs, and
on the decisions where models were compared the simple mean forecasts better. It is here because it is
asked for and so that it can be compared, not because it is believed.

A round, with positions x, capabilities c, saliences s, risk exponents r and the range of positions R:

- votes of k between x_i and x_j: c_k s_k (|x_k - x_j| - |x_k - x_i|) / R; the *median* is the position
  that beats every other (Condorcet winner); P_ij, the share of the cast votes that go to i against j;
- utilities of i: of winning 2 - 4 (1/2 - |x_i - x_j| / 2R)^r, of losing 2 - 4 (1/2 + |x_i - x_j| / 2R)^r,
  of nothing happening 2 - 4 (1/2)^r;
- expected utility of i against j: s_j (P U_win + (1 - P) U_lose) + (1 - s_j) U_win - U_nothing;
- risk: the sum of what all others expect from challenging an actor, compared with what it would be at the
  most and the least exposed positions, gives r between 1/2 (most exposed) and 2 (least exposed);
- offers: where i expects to gain and j, as i sees it, to lose less than i gains, j is offered a
  *compromise*, moving |E_ji / E_ij| of the distance; where j loses more it *capitulates* and is offered x_i;
  where both expect to gain but i more, a *confrontation*, again x_i. Each actor takes, of the strongest
  sort of offer it has (confrontation, compromise, capitulation), the one that moves it least.

The forecast is the median after the last round; before the first it is the plain weighted median.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.errors import InvalidCase
from detente.theory.forecast.stance import Stance, total_weight

Floats = NDArray[np.float64]

STRONGEST_FIRST = ("confrontation", "compromise", "capitulation")

ROUNDS = 10
"""Rounds after which the model stops if nobody has stopped moving: it need not converge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """The run of a challenge model.

    Attributes:
        positions: (rounds + 1) rows, one position per actor; the first row is the input.
        medians: the weighted median of each row. means: the weighted mean.
        converged: nobody moved in the last round.
    """

    positions: tuple[tuple[float, ...], ...]
    medians: tuple[float, ...]
    means: tuple[float, ...]
    converged: bool

    @property
    def forecast(self) -> float:
        """The median after the last round."""
        return self.medians[-1]


def challenge_model(stances: Sequence[Stance], *, rounds: int = ROUNDS) -> Challenge:
    """Run rounds of challenges until nobody moves, and at most `rounds` of them.

    Raises:
        InvalidCase: nobody has any weight.
        ValueError: rounds below 0.

    Example:
        >>> stances = [Stance(actor=a, position=x) for a, x in [("a", 0.0), ("b", 50.0), ("c", 100.0)]]
        >>> challenge_model(stances, rounds=0).forecast
        50.0
    """
    if rounds < 0:
        raise ValueError(f"rounds = {rounds}; give 0 or more")
    total_weight(stances)
    x = np.array([float(each.position) for each in stances])
    weight = np.array([each.weight for each in stances])
    salience = np.array([each.salience for each in stances])
    if salience.max() > 1:
        # Saliences are probabilities of resisting here; on a scale to 100 they are percentages.
        if salience.max() > 100:
            raise InvalidCase("the challenge model needs saliences from 0 to 1 or from 0 to 100")
        salience = salience / 100
    history = [x]
    span = float(np.ptp(x))
    converged = span == 0
    while not converged and len(history) <= rounds:
        moved = _round(history[-1], weight, salience, span)
        converged = bool(np.allclose(moved, history[-1], atol=1e-9))
        history.append(moved)
    return Challenge(
        positions=tuple(tuple(row.tolist()) for row in history),
        medians=tuple(condorcet_median(row, weight) for row in history),
        means=tuple(float(weight @ row / weight.sum()) for row in history),
        converged=converged,
    )


def condorcet_median(x: Floats, weight: Floats) -> float:
    """The position that beats or ties every other, each actor voting in proportion to how much nearer it is.

    Where none does (votes are in proportion to distances), the one that loses to the fewest; ties to the
    lowest.
    """
    spots = np.unique(x)
    nearness = -np.abs(x[:, None] - spots[None, :])
    score = weight @ nearness  # the votes of one spot against another are the difference of their scores
    return float(spots[int(np.argmax(np.round(score, 12)))])


def risk_exponents(x: Floats, weight: Floats, salience: Floats, span: float) -> Floats:
    """How much risk each actor takes: from 1/2 where it is most exposed to 2 where it is least."""
    votes, distance = _votes(x, weight)
    cast, won = np.abs(votes).sum(axis=2), np.where(votes > 0, votes, 0.0).sum(axis=2)
    # [i, a, j]: i challenges j, were j to stand at x[a]; only j's own vote changes with it.
    defence = weight[None, None, :] * distance[:, :, None]
    cast_then = cast[:, :, None] - np.abs(votes) + defence
    won_then = won[:, :, None] - np.where(votes > 0, votes, 0.0)
    odds = np.divide(won_then, cast_then, out=np.full_like(cast_then, 0.5), where=cast_then > 1e-12)
    expected = 2 * distance[:, :, None] / span * (1 - 2 * salience[None, None, :] * (1 - odds))
    others = ~np.eye(len(x), dtype=bool)
    danger = np.where(others[:, None, :], expected, 0.0).sum(axis=0).T
    own, most, least = np.diag(danger), danger.max(axis=1), danger.min(axis=1)
    differs = most - least > 1e-12
    spread = np.where(differs, most - least, 1.0)
    exposure = np.where(differs, (2 * own - most - least) / spread, 0.0)
    exponents: Floats = (1 - exposure / 3) / (1 + exposure / 3)
    return exponents


def _votes(x: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """votes[i, j, k]: k's for x_i against x_j (below 0: for x_j); and the distances between all."""
    distance: Floats = np.abs(x[:, None] - x[None, :])
    votes: Floats = weight[None, None, :] * (distance[None, :, :] - distance[:, None, :])
    return votes, distance


def _expectations(
    x: Floats, weight: Floats, salience: Floats, risk: Floats, span: float
) -> tuple[Floats, Floats]:
    """What i expects from challenging j: as i sees it, and as j sees it (with j's attitude to risk)."""
    votes, distance = _votes(x, weight)
    cast = np.abs(votes).sum(axis=2)
    won = np.where(votes > 0, votes, 0.0).sum(axis=2)
    odds = np.divide(won, cast, out=np.full_like(cast, 0.5), where=cast > 0)
    share = distance / span

    def expected(exponent: Floats) -> Floats:
        win = 2 - 4 * np.clip(0.5 - 0.5 * share, 0, None) ** exponent
        lose = 2 - 4 * (0.5 + 0.5 * share) ** exponent
        resisted = odds * win + (1 - odds) * lose
        yielded = (1 - salience[None, :]) * win
        total: Floats = salience[None, :] * resisted + yielded - (2 - 4 * 0.5**exponent)
        return total

    return expected(risk[:, None]), expected(risk[None, :])


def _round(x: Floats, weight: Floats, salience: Floats, span: float) -> Floats:
    risk = risk_exponents(x, weight, salience, span)
    own, seen = _expectations(x, weight, salience, risk, span)
    moved = x.copy()
    for j in range(len(x)):
        offers: dict[str, list[float]] = {}
        for i in np.flatnonzero(x != x[j]):
            # As the challenged j sees it: what i expects, and what j itself would from challenging i.
            theirs, mine = seen[i, j], own[j, i]
            if theirs <= 0 or theirs <= mine:
                continue
            if mine > 0:
                offers.setdefault("confrontation", []).append(x[i])
            elif theirs > -mine:
                offers.setdefault("compromise", []).append(x[j] + (x[i] - x[j]) * -mine / theirs)
            else:
                offers.setdefault("capitulation", []).append(x[i])
        sort = next((sort for sort in STRONGEST_FIRST if sort in offers), None)
        if sort is not None:
            moved[j] = min(offers[sort], key=lambda spot: (abs(spot - x[j]), spot))
    return moved
