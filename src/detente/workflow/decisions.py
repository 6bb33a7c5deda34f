"""Forecasts against decisions that were taken."""

from __future__ import annotations

from pathlib import Path

from detente.adapters.decisions import load_decisions
from detente.analysis.forecast import score
from detente.theory.forecast import Score


def score_decisions(path: Path, *, rounds: int = 0) -> tuple[Score, ...]:
    """The record of each method on the decisions in a file.

    Raises:
        UnreadableInput: the file can't be read. InvalidCase: it isn't in the format.
    """
    return score(load_decisions(path), rounds=rounds)
