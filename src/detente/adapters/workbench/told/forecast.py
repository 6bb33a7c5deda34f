"""Forecasts as their page tells them: each issue's scale with who stands where, and what is expected."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.finding import Finding
from detente.analysis.forecast import METHODS, IssueForecast, Outlook
from detente.case import Case, Issue
from detente.theory.forecast import Exchange

WIDTH, SIDE = 560, 30
STEP = 17
LARGEST = 11
LETTER = 7
MOST_EXCHANGES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A party or a forecast on the scale's picture; `radius` grows with its weight, 0 of a forecast."""

    x: float
    label: str
    line: int
    anchor: str = "middle"
    radius: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """An issue's scale as a picture: parties below the line, forecasts above it."""

    width: int
    height: int
    axis: int
    low: str
    high: str
    parties: tuple[Mark, ...]
    forecasts: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What to expect of an issue.

    Attributes:
        values: a point on the scale, by method. nearest: the option nearest to the compromise, or several.
        positions: where each party stands.
    """

    issue: str
    scale: str
    values: dict[str, float]
    nearest: str | None
    outcome: float | None
    positions: dict[str, float]
    strip: Strip


def expected(found: Finding[Outlook], case: Case) -> list[Expected]:
    """Each issue on which parties take positions."""
    issues = {issue.name: issue for issue in case.issues}
    return [_expected(each, issues[each.issue]) for each in found.value.issues]


def _expected(each: IssueForecast, issue: Issue) -> Expected:
    value = each.values["compromise"]
    placed = [
        (round(abs(float(option.position.value) - value), 9), option.name)
        for option in issue.options
        if option.position is not None
    ]
    near = min((far for far, _ in placed), default=0.0)
    return Expected(
        issue=each.issue,
        scale=each.scale,
        values={name: each.values[name] for name in METHODS},
        nearest=" or ".join(name for far, name in placed if far == near) or None,
        outcome=each.outcome,
        positions={stance.actor: stance.position for stance in each.stances},
        strip=_strip(each, issue),
    )


def _strip(each: IssueForecast, issue: Issue) -> Strip:
    options = [float(option.position.value) for option in issue.options if option.position is not None]
    seen = [*options, *(stance.position for stance in each.stances), *each.values.values()]
    low, high = min(seen), max(seen)

    def x(value: float) -> float:
        return round(SIDE + (value - low) / ((high - low) or 1) * (WIDTH - 2 * SIDE), 1)

    most = max((stance.salience * stance.power for stance in each.stances), default=1) or 1
    weights = {stance.actor: stance.salience * stance.power for stance in each.stances}
    together: dict[float, list[str]] = {}
    for stance in each.stances:
        together.setdefault(stance.position, []).append(stance.actor)
    parties = _stacked(
        [
            (x(place), ", ".join(names), 4 + (LARGEST - 4) * max(weights[name] for name in names) / most)
            for place, names in together.items()
        ]
    )
    methods: dict[float, list[str]] = {}
    for name in METHODS:
        methods.setdefault(round(each.values[name], 6), []).append(
            name + ("*" if name == "challenge" else "")
        )
    forecasts = _stacked([(x(place), ", ".join(names), 0.0) for place, names in methods.items()])
    above = (max((mark.line for mark in forecasts), default=0) + 1) * STEP + 12
    below = (max((mark.line for mark in parties), default=0) + 1) * STEP + LARGEST + 8
    ends = [option.name for option in issue.options if option.position is not None]
    return Strip(
        width=WIDTH,
        height=above + below + STEP,
        axis=above,
        low=ends[0] if ends else f"{low:g}",
        high=ends[-1] if ends else f"{high:g}",
        parties=parties,
        forecasts=forecasts,
    )


def _stacked(marks: list[tuple[float, str, float]]) -> tuple[Mark, ...]:
    """Labels on as many lines as it takes for none to cover another."""
    found: list[Mark] = []
    ends: list[float] = []
    for x, label, radius in sorted(marks):
        wide = len(label) * LETTER
        anchor = "start" if x - wide / 2 < 0 else "end" if x + wide / 2 > WIDTH else "middle"
        start = {"start": x, "end": x - wide, "middle": x - wide / 2}[anchor]
        line = next((at for at, end in enumerate(ends) if end < start), len(ends))
        if line == len(ends):
            ends.append(0.0)
        ends[line] = start + wide + LETTER
        found.append(Mark(x=x, label=label, line=line, anchor=anchor, radius=round(radius, 1)))
    return tuple(found)


def exchanges(found: Finding[Outlook]) -> list[dict[str, object]]:
    """Exchanges of positions that would pay both sides, the most gainful first."""
    return [_exchange(each) for each in found.value.exchanges.exchanges]


def _exchange(each: Exchange) -> dict[str, object]:
    return {
        "gain": each.gain,
        "moves": [
            {"party": half.actor, "issue": half.issue, "position": half.position}
            for half in (each.first, each.second)
        ],
    }
