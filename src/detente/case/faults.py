"""Faults of a case: where, what stands there, what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction

from detente.errors import InvalidCase

Path = tuple[str | int, ...]
"""From the root of the file to a field: names of fields, indices of lists (from 0)."""

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: the field's path, and words that name the value and what would be right."""

    path: Path
    words: str

    def __str__(self) -> str:
        return f"{field_name(self.path)}: {self.words}"


class FaultyCase(InvalidCase):
    """A case with faults, each with its path, so that whoever read the file can add the lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        more = len(self.faults) - SHOWN
        words = [str(fault) for fault in self.faults[:SHOWN]] + ([f"and {more} more"] if more > 0 else [])
        super().__init__("; ".join(words))


class Faults:
    """Collects faults, so that one reading of a file tells all of them."""

    def __init__(self) -> None:
        self._found: list[Fault] = []
        self.breaking = 0
        """How many of them leave nothing to build on; a value without grounds is a fault, but no such one."""

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._found)

    def add(self, path: Path, words: str, *, breaks: bool = True) -> None:
        """Note one fault."""
        self._found.append(Fault(path, words))
        self.breaking += breaks

    def settle(self) -> None:
        """Raise FaultyCase where any fault was noted."""
        if self._found:
            raise FaultyCase(self._found)


def field_name(path: Path) -> str:
    """A path as people write it.

    >>> field_name(("issues", 0, "saliences", "Russia"))
    'issues[1].saliences.Russia'
    """
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name or "the file"


def remedy(value: str, choices: Iterable[str], *, kind: str) -> str:
    """What would be right instead of a name that is none of the choices.

    >>> remedy("Rusia", ["Russia", "NATO"], kind="party")
    "'Rusia' is no party; did you mean 'Russia'? (parties: Russia, NATO)"
    """
    known = list(choices)
    close = get_close_matches(value, known, n=1, cutoff=0.6)
    if not close:
        folded = {choice.casefold(): choice for choice in known}
        close = get_close_matches(value.casefold(), list(folded), n=1, cutoff=0.6)
        close = [folded[choice] for choice in close]
    hint = f"; did you mean {close[0]!r}?" if close else ""
    plural = kind[:-1] + "ies" if kind.endswith("y") else kind + "s"
    shown = ", ".join(known[:SHOWN]) + (", …" if len(known) > SHOWN else "")
    listed = f" ({plural}: {shown})" if known else f" (there are no {plural})"
    return f"{value!r} is no {kind}{hint}{listed}"


def shown(value: object) -> str:
    """A value as a message shows it, cut where it is long."""
    if value is None:
        return "nothing"
    if isinstance(value, Fraction):
        return str(float(value))
    words = repr(value)
    return words if len(words) <= 60 else words[:57] + "…"
