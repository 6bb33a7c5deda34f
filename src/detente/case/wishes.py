"""What a party would rather, in statements of which none stands twice and none beside its contrary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

MINDS_NEITHER = "a party of whom the record tells a wish and its contrary minds neither way"


@dataclass(slots=True)
class _Told:
    """On what a wish stands."""

    claims: list[str] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)


class Wishes:
    """Statements about options in the order in which they matter, each on all that tells it."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], dict[bool, _Told]] = {}

    def add(
        self, option: str, taken: bool, claims: Iterable[str], assumptions: Iterable[str], *, where: str = ""
    ) -> None:
        """The wish that an option be taken, or not; `where`: in just the states where a statement holds."""
        told = self._told.setdefault((option, where), {}).setdefault(taken, _Told())
        told.claims += claims
        told.assumptions += assumptions

    def rows(self) -> list[dict[str, Any]]:
        """The statements as plain data; a wish and its contrary make one that holds in every state.

        That says of the party that it minds neither way, and keeps the claims that tell so.
        """
        found: dict[str, _Told] = {}
        for (option, where), told in self._told.items():
            if len(told) == 1:
                ((taken, basis),) = told.items()
                words = so(option, taken) + (f" IFF {where}" if where else "")
            else:
                words = f"{so(option, True)} | {so(option, False)}"
                claims = [claim for each in told.values() for claim in each.claims]
                basis = _Told(claims, [MINDS_NEITHER])
            one = found.setdefault(words, _Told())
            one.claims += basis.claims
            one.assumptions += basis.assumptions
        return [
            {
                "statement": words,
                "grounds": list(dict.fromkeys(basis.claims)),
                "assumption": "; ".join(dict.fromkeys(basis.assumptions)),
            }
            for words, basis in found.items()
        ]


def so(option: str, taken: bool) -> str:
    """The statement that an option is taken, or not.

    >>> so("Utopia: sign", False)
    '-"Utopia: sign"'
    """
    return f'"{option}"' if taken else f'-"{option}"'


def any_of(statements: Sequence[str]) -> str:
    """The statement that one of several holds.

    >>> any_of(['"Utopia builds"', '-"Utopia signs"', '"Utopia builds"'])
    '("Utopia builds" | -"Utopia signs")'
    """
    each = tuple(dict.fromkeys(statements))
    return each[0] if len(each) == 1 else f"({' | '.join(each)})"
