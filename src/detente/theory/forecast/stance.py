"""Stances: where an actor stands on an issue's scale, how much it cares and how much it weighs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from detente.errors import InvalidCase


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """One actor on one issue (spatial model of politics).

    Attributes:
        position: the outcome it asks for, on the issue's scale.
        salience: how much it cares, from 0; only ratios matter.
        power: capability or influence, from 0; only ratios matter.
    """

    actor: str
    position: float
    salience: float = 1.0
    power: float = 1.0

    def __post_init__(self) -> None:
        for name in ("position", "salience", "power"):
            value = getattr(self, name)
            if not isfinite(value) or (name != "position" and value < 0):
                raise InvalidCase(f"{self.actor}: {name} {value} must be a finite number, 0 or more")

    @property
    def weight(self) -> float:
        """What the actor puts behind its position: salience times power (effective power)."""
        return self.salience * self.power


def total_weight(stances: Sequence[Stance]) -> float:
    """The sum of the weights. Raises InvalidCase where nobody has a stance or any weight."""
    total = sum(each.weight for each in stances)
    if total <= 0:
        raise InvalidCase("no forecast without at least one stance whose salience and power are above 0")
    return total
