"""How far to trust a forecast: the error of each method on decisions whose outcomes are known.

Names: mean absolute error, out-of-sample comparison of bargaining models (Thomson et al. 2006, *The European
Union Decides*; Schneider, Finke & Bailer 2010, *Political Studies* 58(1):85-103).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, median

from detente.theory.forecast.challenge import challenge_model
from detente.theory.forecast.compromise import compromise_mean
from detente.theory.forecast.median import weighted_median
from detente.theory.forecast.stance import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision that was taken.

    Attributes:
        outcome: where it came out on the issue's scale. reference: where no decision would have left it.
        group: what was decided together (a proposal), within which positions can be exchanged.
    """

    issue: str
    stances: tuple[Stance, ...]
    outcome: float
    reference: float | None = None
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A method's record: how many decisions, mean and median absolute error in points of the scale."""

    method: str
    decisions: int
    mean_error: float
    median_error: float


Forecast = Callable[[Decision], float | None]


def _even(decision: Decision) -> list[Stance]:
    return [replace(each, salience=1.0, power=1.0) for each in decision.stances]


def _middle(decision: Decision) -> float:
    positions = [each.position for each in decision.stances]
    return (min(positions) + max(positions)) / 2


BASELINES: Mapping[str, Forecast] = {
    "compromise mean": lambda each: compromise_mean(each.stances),
    "mean, all alike": lambda each: compromise_mean(_even(each)),
    "weighted median": lambda each: weighted_median(each.stances),
    "median, all alike": lambda each: weighted_median(_even(each)),
    "middle of the range": _middle,
    "always 50": lambda each: 50.0,
    "no decision": lambda each: each.reference,
}
"""Methods that need no rounds."""


def challenge_forecast(rounds: int) -> Forecast:
    """The challenge model after at most so many rounds."""
    return lambda each: challenge_model(each.stances, rounds=rounds).forecast


def scoreboard(decisions: Sequence[Decision], methods: Mapping[str, Forecast]) -> tuple[Score, ...]:
    """Each method's errors, on the decisions it has a forecast for.

    Example:
        >>> stances = (Stance(actor="a", position=0.0), Stance(actor="b", position=100.0))
        >>> decision = Decision(issue="i", stances=stances, outcome=40.0)
        >>> scoreboard([decision], {"mean": BASELINES["compromise mean"]})[0].mean_error
        10.0
    """
    scores: list[Score] = []
    for name, method in methods.items():
        pairs = [(method(each), each.outcome) for each in decisions]
        errors = [abs(guess - outcome) for guess, outcome in pairs if guess is not None]
        if errors:
            scores.append(
                Score(
                    method=name, decisions=len(errors), mean_error=fmean(errors), median_error=median(errors)
                )
            )
    return tuple(scores)
