"""Voting power and consent: who must agree, who can block, and how much each vote weighs."""

from detente.theory.power.coalitions import Blocking, Minimal, blocking, minimal_blocking, minimal_winning
from detente.theory.power.indices import Power, voting_power
from detente.theory.power.rule import (
    ConsentRule,
    Threshold,
    threshold_of,
    unanimity,
    weighted,
    with_vetoes,
)
from detente.theory.power.tally import winning_by_size

__all__ = [
    "Blocking",
    "ConsentRule",
    "Minimal",
    "Power",
    "Threshold",
    "blocking",
    "minimal_blocking",
    "minimal_winning",
    "threshold_of",
    "unanimity",
    "voting_power",
    "weighted",
    "winning_by_size",
    "with_vetoes",
]
