"""Who prefers which state: each decision maker's ranking, and two states compared by it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.outcomes import Outcomes
from detente.case import Conflict

TITLE = "Who prefers which state"
READ_SO = "The best first. Only the order counts, not by how much."
GUESSED = "Not all of it is known; this is the case’s best guess."
ALIKE = "all alike to it"
"""What a person needs to be told beside a ranking."""

SHOWN = 12
"""Places of a ranking that are shown at first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """A decision maker's states, by number, the best first; those that it minds equally together.

    Attributes:
        is_known: whether the case knows all of it, and takes no best guess.
    """

    maker: str
    tiers: tuple[tuple[int, ...], ...]
    is_known: bool


def rankings(found: Outcomes, conflict: Conflict | None) -> list[Ranking] | None:
    """The ranking of each decision maker; None where there are too many states to list."""
    if not found.is_small:
        return None
    guessed = {each.name for each in conflict.decision_makers if each.unknown} if conflict else set()
    return [
        Ranking(maker=name, tiers=_tiers(found, maker), is_known=name not in guessed)
        for maker, name in enumerate(found.model.decision_makers)
    ]


def _tiers(found: Outcomes, maker: int) -> tuple[tuple[int, ...], ...]:
    alike: dict[int, list[int]] = {}
    for number, payoff in enumerate(found.model.payoffs[maker].tolist(), 1):
        alike.setdefault(payoff, []).append(number)
    return tuple(tuple(alike[payoff]) for payoff in sorted(alike, reverse=True))


def compared(found: Outcomes, maker: int, one: int, other: int) -> str:
    """How a decision maker ranks a state against another, both by number: above, below, or level with it."""
    row = found.model.payoffs[maker]
    first, second = int(row[one - 1]), int(row[other - 1])
    how = "above" if first > second else "below" if first < second else "level with"
    return f"{one} {how} {other}"
