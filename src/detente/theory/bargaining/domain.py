"""Additive bargaining domains: what each party gets from each option of each issue, in exact units."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from detente.errors import InvalidCase

Number = int | str | float | Decimal | Fraction
"""A value as a case gives it. Floats count as the decimals they print, never as their binary neighbours."""


@dataclass(frozen=True, slots=True, order=True)
class RedLine:
    """An option that a party will not accept in any package (all three are indices)."""

    party: int
    issue: int
    option: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """Issues, options and the additive values that the parties put on them (multi-issue bargaining domain).

    A package takes one option of every issue; a party values it at the sum of its values. Values are
    integers in each party's own unit, so that sums and comparisons are exact: party p's value of an
    option is `values[issue][option][p] / scale[p]`.

    Attributes:
        disagreement: what each party has if there is no deal, in the same units.
        red_lines: options that a party never accepts.
    """

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    values: tuple[tuple[tuple[int, ...], ...], ...]
    scale: tuple[int, ...]
    disagreement: tuple[int, ...]
    red_lines: frozenset[RedLine] = frozenset()

    def __post_init__(self) -> None:
        if not self.parties:
            raise InvalidCase("a bargaining domain needs at least one party")
        if not self.issues:
            raise InvalidCase("a bargaining domain needs at least one issue")
        for names, kind in ((self.parties, "party"), (self.issues, "issue")):
            _distinct(names, f"{kind} {{}} is named twice")
        for issue, options in zip(self.issues, self.options, strict=True):
            if not options:
                raise InvalidCase(f"issue {issue!r} has no option; give it at least one")
            _distinct(options, f"issue {issue!r} has the option {{}} twice")

    @property
    def size(self) -> int:
        """How many packages there are: the product of the numbers of options."""
        return math.prod(len(options) for options in self.options)

    def value(self, party: int, units: int) -> Fraction:
        """A sum of units as the party's value, in the numbers of the case."""
        return Fraction(int(units), self.scale[party])

    def package_units(self, package: Sequence[int]) -> tuple[int, ...]:
        """Each party's value, in units, of the package that takes option `package[i]` of issue i."""
        chosen = [rows[option] for rows, option in zip(self.values, package, strict=True)]
        return tuple(sum(column) for column in zip(*chosen, strict=True))

    def permitted(self, lines: Iterable[RedLine] | None = None) -> tuple[tuple[int, ...], ...]:
        """The options of each issue that none of the red lines (by default, all of them) rules out."""
        ruled_out = {(line.issue, line.option) for line in (self.red_lines if lines is None else lines)}
        return tuple(
            tuple(option for option in range(len(options)) if (issue, option) not in ruled_out)
            for issue, options in enumerate(self.options)
        )


def domain_of(
    *,
    parties: Sequence[str],
    issues: Mapping[str, Mapping[str, Mapping[str, Number]]],
    disagreement: Mapping[str, Number],
    red_lines: Iterable[tuple[str, str, str]] = (),
) -> Domain:
    """A domain from plain tables: `issues[issue][option][party]`, and red lines (party, issue, option).

    Raises:
        InvalidCase: a party without a value or a disagreement value, an unknown name, a value that is
            no finite number.

    Example:
        >>> domain = domain_of(
        ...     parties=["A", "B"],
        ...     issues={"price": {"low": {"A": "0.1", "B": 3}, "high": {"A": "0.25", "B": 1}}},
        ...     disagreement={"A": 0, "B": 0},
        ... )
        >>> domain.values, domain.scale
        ((((2, 3), (5, 1)),), (20, 1))
    """
    order = {party: index for index, party in enumerate(parties)}
    table = [
        [_row(values, order, f"issue {issue!r}, option {option!r}") for option, values in options.items()]
        for issue, options in issues.items()
    ]
    walk_away = _row(disagreement, order, "the disagreement point")
    scale = tuple(
        math.lcm(walk_away[p].denominator, *(row[p].denominator for rows in table for row in rows))
        for p in range(len(order))
    )

    def units(row: Sequence[Fraction]) -> tuple[int, ...]:
        return tuple(int(value * unit) for value, unit in zip(row, scale, strict=True))

    names = list(issues)
    return Domain(
        parties=tuple(parties),
        issues=tuple(names),
        options=tuple(tuple(options) for options in issues.values()),
        values=tuple(tuple(units(row) for row in rows) for rows in table),
        scale=scale,
        disagreement=units(walk_away),
        red_lines=frozenset(_red_line(line, order, names, issues) for line in red_lines),
    )


def exact(value: Number) -> Fraction:
    """The number as written, exactly. Raises InvalidCase where it is none or is infinite.

    >>> exact(0.1), exact("1/3"), exact("2.50")
    (Fraction(1, 10), Fraction(1, 3), Fraction(5, 2))
    """
    if isinstance(value, bool):
        raise InvalidCase(f"{value!r} is no number; give a number such as 2.5 or '1/3'")
    try:
        return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)
    except (ValueError, OverflowError, ZeroDivisionError, TypeError):
        raise InvalidCase(f"{value!r} is no finite number; give one such as 2.5 or '1/3'") from None


def _row(values: Mapping[str, Number], order: Mapping[str, int], where: str) -> list[Fraction]:
    for party in values:
        if party not in order:
            raise InvalidCase(f"{where}: {party!r} is no party; the parties are {', '.join(order)}")
    for party in order:
        if party not in values:
            raise InvalidCase(f"{where}: no value for {party!r}; give every party a number")
    return [exact(values[party]) for party in order]


def _red_line(
    line: tuple[str, str, str],
    order: Mapping[str, int],
    names: Sequence[str],
    issues: Mapping[str, Mapping[str, object]],
) -> RedLine:
    party, issue, option = line
    if party not in order:
        raise InvalidCase(f"red line {line}: {party!r} is no party; the parties are {', '.join(order)}")
    if issue not in issues:
        raise InvalidCase(f"red line {line}: {issue!r} is no issue; the issues are {', '.join(names)}")
    options = list(issues[issue])
    if option not in options:
        raise InvalidCase(
            f"red line {line}: {option!r} is no option of {issue!r}; they are {', '.join(options)}"
        )
    return RedLine(order[party], names.index(issue), options.index(option))


def _distinct(names: Sequence[str], message: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise InvalidCase(message.format(repr(name)))
        seen.add(name)
