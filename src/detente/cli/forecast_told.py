"""A forecast, and the scoreboard of forecasts, as JSON and in words."""

from __future__ import annotations

from typing import Any

from detente.analysis.finding import Finding
from detente.analysis.forecast import DEFAULT, METHODS, TRACK_RECORD, Outlook
from detente.cli.analyse import grounds_json, grounds_words
from detente.cli.tables import bare_table, number, rendered, safe
from detente.errors import InvalidCase
from detente.theory.forecast import Exchange, Score

SHOWN = 8
"""Exchanges shown to people; --json has them all."""


def forecast_json(found: Finding[Outlook]) -> dict[str, Any]:
    """The published JSON of `detente forecast`."""
    outlook = found.value
    return {
        "default": DEFAULT,
        "contested": ["challenge"],
        "methods": {
            key: {"name": method.name, "citation": method.citation} for key, method in METHODS.items()
        },
        "forecast": {
            each.issue: {
                **each.values,
                "outcome": each.outcome,
                "scale": each.scale or None,
                "challenge_rounds": {
                    "medians": each.challenge.medians,
                    "means": each.challenge.means,
                    "converged": each.challenge.converged,
                },
            }
            for each in outlook.issues
        },
        "exchanges": [_exchange_json(each) for each in outlook.exchanges.exchanges],
        "grounds": grounds_json(found.grounds),
    }


def _exchange_json(each: Exchange) -> dict[str, Any]:
    return {
        "gain": each.gain,
        "moves": [
            {"party": half.actor, "issue": half.issue, "move": half.move, "position": half.position}
            for half in (each.first, each.second)
        ],
    }


def forecast_words(found: Finding[Outlook]) -> str:
    """The same for people."""
    outlook = found.value
    table = bare_table("Forecasts, on each issue's scale")
    table.add_column("issue")
    has_outcomes = any(each.outcome is not None for each in outlook.issues)
    for name in ("compromise", "median", "exchange", "challenge*"):
        table.add_column(name, justify="right")
    if has_outcomes:
        table.add_column("came out at", justify="right")
    for each in outlook.issues:
        scale = f" ({safe(each.scale)})" if each.scale else ""
        cells = [f"{each.values[key]:.1f}" for key in METHODS]
        if has_outcomes:
            cells.append("" if each.outcome is None else number(each.outcome))
        table.add_row(safe(each.issue) + scale, *cells)
    parts = [
        rendered(table),
        "Trust the compromise first: on 351 decisions of the European Union its mean error was "
        f"{TRACK_RECORD['compromise']:.1f} points\n"
        f"of 100, the median's {TRACK_RECORD['median']:.1f}, and that of always saying 50, "
        f"{TRACK_RECORD['always 50']:.1f} (`detente forecast --scoreboard`).\n"
        "* The challenge model is contested: its published runs can't be reproduced, and it forecasts worse.",
    ]
    if len(outlook.issues) > 1:
        parts.append(_exchange_words(outlook))
    parts.append(grounds_words(found.grounds))
    return "\n\n".join(part.rstrip() for part in parts)


def _exchange_words(outlook: Outlook) -> str:
    made = outlook.exchanges.exchanges
    if not made:
        return "No two parties have anything to exchange."
    heading = (
        "One exchange of positions would pay both sides"
        if len(made) == 1
        else f"{len(made)} exchanges of positions would pay both sides; the most gainful"
    )
    lines = [f"{heading} (gains are in salience times points of the outcome):"]
    for each in made[:SHOWN]:
        moves = " and ".join(
            f"{safe(half.actor)} moves to {half.position:.1f} on {safe(half.issue)}"
            for half in (each.first, each.second)
        )
        lines.append(f"  - {moves} (each gains {number(each.gain)})")
    return "\n".join(lines)


def score_json(each: Score) -> dict[str, Any]:
    """One row of the scoreboard, for JSON."""
    return {
        "method": each.method,
        "decisions": each.decisions,
        "mean_absolute_error": each.mean_error,
        "median_absolute_error": each.median_error,
    }


def scores_words(scores: tuple[Score, ...]) -> str:
    """The scoreboard for people, best first."""
    if not scores:
        raise InvalidCase("no decision to score a forecast on")
    table = bare_table("Errors of forecasts, in points of the scale")
    table.add_column("method")
    for name in ("decisions", "mean error", "median error"):
        table.add_column(name, justify="right")
    for each in sorted(scores, key=lambda score: score.mean_error):
        table.add_row(each.method, str(each.decisions), f"{each.mean_error:.2f}", f"{each.median_error:.2f}")
    return rendered(table)
