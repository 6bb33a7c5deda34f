"""What will probably come of it? From a case's positions, saliences and powers to forecasts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from detente.analysis.finding import Finding, Method
from detente.case import Case, Issue
from detente.errors import InvalidCase
from detente.record.grounds import Grounds
from detente.theory.forecast import (
    BASELINES,
    Challenge,
    Decision,
    ExchangeRound,
    Forecast,
    Score,
    Stance,
    challenge_forecast,
    challenge_model,
    compromise_mean,
    exchange_round,
    scoreboard,
    weighted_median,
)

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "compromise": Method(
            name="compromise mean, by salience and power", citation="Van den Bos 1991; Achen 2006"
        ),
        "median": Method(name="weighted median", citation="Black 1948"),
        "exchange": Method(
            name="position exchange to equal gain, one round", citation="Stokman and van Oosten 1994"
        ),
        "challenge": Method(
            name="challenge model (contested)", citation="Bueno de Mesquita 1994; Scholz et al. 2011"
        ),
    }
)
DEFAULT = "compromise"

TRACK_RECORD: Mapping[str, float] = MappingProxyType(
    {"compromise": 23.64, "exchange": 25.41, "always 50": 27.96, "median": 28.31, "challenge": 28.31}
)
"""The mean absolute error of each on the 351 decided issues of DEU III (Arregui and Perarnaud 2021), in
points of a scale of 100, as `detente forecast --scoreboard` works it out; of the challenge model before any
round."""

ALIKE_SALIENCE = "all who take a position care alike about {issue}"
ALIKE_POWER = "all who take a position weigh the same"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueForecast:
    """One issue and what each method expects of it.

    Attributes:
        values: a point on the issue's scale, by method. outcome: what came of it, where that is known.
        challenge: the run behind the challenge model's figure.
        grounds: what the issue's own positions, saliences and powers stand on.
    """

    issue: str
    scale: str
    stances: tuple[Stance, ...]
    values: Mapping[str, float]
    challenge: Challenge
    outcome: float | None
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The forecasts of a case; `exchanges` is the round behind the exchange model's figures."""

    issues: tuple[IssueForecast, ...]
    exchanges: ExchangeRound


def forecast(case: Case) -> Finding[Outlook]:
    """Forecast every issue of a case on which parties take positions, by every method.

    Where a case gives no salience (or power) at all for an issue, all count alike, and the finding says so.

    Raises:
        InvalidCase: no issue has positions, or some of an issue's parties lack a salience or a power.
    """
    placed = [issue for issue in case.issues if issue.positions]
    if not placed:
        raise InvalidCase(
            f"{case.title}: no issue with 'positions'; forecasts start from where parties stand"
        )
    grounds: dict[str, list[Grounds]] = {issue.name: [] for issue in placed}
    stances = {issue.name: _stances(case, issue, grounds[issue.name]) for issue in placed}
    exchanges = exchange_round(stances)
    issues = tuple(_forecast(issue, stances[issue.name], exchanges, grounds[issue.name]) for issue in placed)
    return Finding(
        question="forecast",
        value=Outlook(issues=issues, exchanges=exchanges),
        method=METHODS[DEFAULT],
        grounds=Grounds.of(each.grounds for each in issues),
        as_of=case.as_of,
    )


def score(decisions: tuple[Decision, ...], *, rounds: int = 0) -> tuple[Score, ...]:
    """The record of each method on decisions with known outcomes.

    Args:
        rounds: of the challenge model; 0 leaves it at its first median and takes no time.
    """
    methods: dict[str, Forecast] = dict(BASELINES)
    exchanged = _exchanged(decisions)
    methods["exchange model"] = lambda each: exchanged[each.group, each.issue]
    methods[f"challenge model, {rounds} rounds (contested)"] = challenge_forecast(rounds)
    return scoreboard(decisions, methods)


def _exchanged(decisions: tuple[Decision, ...]) -> dict[tuple[str, str], float]:
    """The outcomes after exchange, among the issues that were decided together."""
    groups: dict[str, dict[str, tuple[Stance, ...]]] = {}
    for each in decisions:
        groups.setdefault(each.group, {})[each.issue] = each.stances
    return {
        (group, issue): outcome
        for group, issues in groups.items()
        for issue, outcome in exchange_round(issues).after.items()
    }


def _stances(case: Case, issue: Issue, grounds: list[Grounds]) -> tuple[Stance, ...]:
    powers = {party.name: party.power for party in case.parties if party.power is not None} | dict(
        issue.powers
    )
    given = {
        "salience": {name: issue.saliences[name] for name in issue.positions if name in issue.saliences},
        "power": {name: powers[name] for name in issue.positions if name in powers},
    }
    for kind, quantities in given.items():
        absent = [name for name in issue.positions if name not in quantities]
        if quantities and absent:
            raise InvalidCase(
                f"{case.title}: issue {issue.name!r} has no {kind} for {', '.join(absent)}; give one to "
                "every party that takes a position, or to none of them"
            )
        grounds.extend(each.grounds for each in quantities.values())
        if not quantities:
            words = ALIKE_SALIENCE.format(issue=issue.name) if kind == "salience" else ALIKE_POWER
            grounds.append(Grounds(assumptions=(words,)))
    grounds.extend(each.grounds for each in issue.positions.values())
    return tuple(
        Stance(
            actor=name,
            position=float(position.value),
            salience=float(given["salience"][name].value) if given["salience"] else 1.0,
            power=float(given["power"][name].value) if given["power"] else 1.0,
        )
        for name, position in issue.positions.items()
    )


def _forecast(
    issue: Issue, stances: tuple[Stance, ...], exchanges: ExchangeRound, grounds: list[Grounds]
) -> IssueForecast:
    challenge = challenge_model(stances)
    if issue.outcome is not None:
        grounds.append(issue.outcome.grounds)
    return IssueForecast(
        issue=issue.name,
        scale=issue.scale,
        stances=stances,
        values=MappingProxyType(
            {
                "compromise": compromise_mean(stances),
                "median": weighted_median(stances),
                "exchange": exchanges.after[issue.name],
                "challenge": challenge.forecast,
            }
        ),
        challenge=challenge,
        outcome=None if issue.outcome is None else float(issue.outcome.value),
        grounds=Grounds.of(grounds),
    )
