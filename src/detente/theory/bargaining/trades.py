"""Logrolling: which concessions on one issue pay for which on another.

Names: logrolling, trades across issues, integrative bargaining (Raiffa 1982, chs. 10-11; Pruitt 1981,
*Negotiation Behavior*, ch. 5).

A trade changes the options of one or more issues at once. It *improves* a package when no party loses by
it as a whole and some party gains, though on single issues parties may give way: what each gives and gets,
issue by issue, is the trade's witness. A trade is *minimal* when no part of it improves by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from detente.theory.bargaining.domain import Domain

Package = Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One issue's part of a trade: the option left, the option taken, and what each party gains by it."""

    issue: int
    before: int
    after: int
    units: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """Changes agreed together.

    Attributes:
        changes: at least one. units: each party's gain from all of them, in its units.
    """

    changes: tuple[Change, ...]
    units: tuple[int, ...]

    @property
    def improves(self) -> bool:
        """No party loses and some party gains."""
        return min(self.units) >= 0 and max(self.units) > 0


def trade_between(domain: Domain, before: Package, after: Package) -> Trade | None:
    """The whole trade from one package to another; None where they are the same."""
    changes = tuple(
        Change(
            issue=issue,
            before=left,
            after=taken,
            units=tuple(
                b - a for a, b in zip(domain.values[issue][left], domain.values[issue][taken], strict=True)
            ),
        )
        for issue, (left, taken) in enumerate(zip(before, after, strict=True))
        if left != taken
    )
    return _bundle(changes) if changes else None


def trade_steps(domain: Domain, before: Package, after: Package, *, widest: int = 4) -> tuple[Trade, ...]:
    """The way from one package to another in the smallest trades that no party loses by.

    Args:
        widest: the most issues in one trade that are searched; what is left over then is one last trade,
            which may cost a party something (`improves` tells).

    Example:
        >>> from detente.theory.bargaining.domain import domain_of
        >>> road = {"no": {"A": 0, "B": 0}, "yes": {"A": 5, "B": -1}}
        >>> port = {"no": {"A": 0, "B": 0}, "yes": {"A": -1, "B": 5}}
        >>> domain = domain_of(
        ...     parties="AB", issues={"road": road, "port": port}, disagreement={"A": 0, "B": 0}
        ... )
        >>> [trade.units for trade in trade_steps(domain, (0, 0), (1, 1))]
        [(4, 4)]
    """
    whole = trade_between(domain, before, after)
    left = list(whole.changes) if whole else []
    steps: list[Trade] = []
    while left:
        step = _smallest_improving(left, widest) or _bundle(tuple(left))
        steps.append(step)
        left = [change for change in left if change not in step.changes]
    return tuple(steps)


def improving_trades(domain: Domain, package: Package, *, widest: int = 2) -> tuple[Trade, ...]:
    """Minimal trades over at most `widest` issues that improve a package; an efficient one has none.

    Only permitted options are taken. Best first: by the smallest, then the next-smallest gain, each as a
    share of what its party could gain on all issues.
    """
    permitted = domain.permitted()
    single = [
        change
        for issue, options in enumerate(permitted)
        for option in options
        if option != package[issue]
        and (moved := trade_between(domain, package, (*package[:issue], option, *package[issue + 1 :])))
        for change in moved.changes
    ]
    found: list[Trade] = []
    for width in range(1, widest + 1):
        for changes in combinations(single, width):
            if len({change.issue for change in changes}) < width:
                continue
            trade = _bundle(changes)
            if trade.improves and not any(set(each.changes) < set(changes) for each in found):
                found.append(trade)
    spread = [
        sum(max(row[p] for row in rows) - min(row[p] for row in rows) for rows in domain.values) or 1
        for p in range(len(domain.parties))
    ]
    found.sort(key=lambda t: sorted(u / s for u, s in zip(t.units, spread, strict=True)), reverse=True)
    return tuple(found)


def separate_settlement(domain: Domain) -> tuple[int, ...] | None:
    """The package that comes of settling each issue by itself, without trading across issues.

    On every issue the permitted option whose worst-off party gets most, each party's values measured from
    its worst to its best permitted option of that issue (Kalai-Smorodinsky, issue by issue); ties by the
    sum, then by order. None where an issue has no permitted option.
    """
    chosen: list[int] = []
    for rows, options in zip(domain.values, domain.permitted(), strict=True):
        if not options:
            return None
        columns = list(zip(*(rows[option] for option in options), strict=True))
        spans = [(min(column), max(column) - min(column)) for column in columns]

        def shares(
            option: int, rows: Sequence[Sequence[int]] = rows, spans: list[tuple[int, int]] = spans
        ) -> list[float]:
            return [
                (value - low) / span for value, (low, span) in zip(rows[option], spans, strict=True) if span
            ]

        chosen.append(
            max(options, key=lambda option: (min(shares(option), default=0.0), sum(shares(option))))
        )
    return tuple(chosen)


def _smallest_improving(changes: Sequence[Change], widest: int) -> Trade | None:
    for width in range(1, min(widest, len(changes)) + 1):
        for chosen in combinations(changes, width):
            trade = _bundle(chosen)
            if min(trade.units) >= 0:
                return trade
    return None


def _bundle(changes: Sequence[Change]) -> Trade:
    totals = zip(*(change.units for change in changes), strict=True)
    return Trade(changes=tuple(changes), units=tuple(sum(column) for column in totals))
