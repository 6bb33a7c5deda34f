"""Deals as their page tells them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from detente.adapters.workbench.told.numbers import amount
from detente.analysis.bargaining import Deals
from detente.analysis.binding import Binding
from detente.analysis.red_lines import waived
from detente.analysis.supposing import Line
from detente.brief.clauses import clause_told
from detente.theory.bargaining import Domain, Trade

CONCEPTS = {
    "nash": ("Nash", "the largest product of gains"),
    "kalai_smorodinsky": ("Kalai-Smorodinsky", "the largest smallest share of what each could gain"),
    "egalitarian": ("egalitarian", "the largest smallest gain"),
    "utilitarian": ("utilitarian", "the largest sum of values"),
}
"""What each solution is called, and what its package has most of."""

SHOWN = 30
"""Packages of the frontier in the list; the JSON has all."""
SHOWN_TRADES = 6
ONE_BY_ONE = "settled one by one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package as a column to compare.

    Attributes:
        names: which solutions choose it, or what it is. number: its place on the frontier, from 1.
        options: by issue. values: by party. binds: what holds it back, in words.
        ties: of each solution that chooses it, how many others do as well by it, which bear its name too.
    """

    names: tuple[str, ...]
    number: int | None
    options: Mapping[str, str]
    values: Mapping[str, float]
    acceptable: bool
    binds: tuple[str, ...] = ()
    ties: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A trade in words: what changes on each issue, and what each party gains by it and by all of it."""

    changes: tuple[Mapping[str, object], ...]
    gains: Mapping[str, float]
    improves: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a supposition does to one thing."""

    what: str
    before: str
    after: str


def zone_row(found: Deals, assumed: Collection[Line] = ()) -> dict[str, object]:
    """Whether some package is acceptable to all; if not, which clauses kill the zone and would open it.

    Args:
        assumed: red lines that nobody stated as such.
    """
    zone, domain = found.zone.value, found.domain
    return {
        "empty": zone.is_empty,
        "killing_sets": [[clause_told(domain, each, assumed) for each in row] for row in zone.killing_sets],
        "openings": [[waived(domain, each, assumed) for each in row] for row in zone.openings],
        "complete": zone.is_complete,
    }


def frontier_rows(found: Deals) -> list[Package]:
    """Every efficient package, with the solutions that choose it."""
    if found.frontier is None:
        return []
    frontier, chosen = found.frontier.value, found.chosen
    return [
        _package(found.domain, package, names=_called(chosen.get(units, ())), number=number)
        for number, (package, units) in enumerate(zip(frontier.packages, frontier.units, strict=True), 1)
    ]


def compared(
    found: Deals, binding: Binding, picked: Iterable[int], assumed: Collection[Line] = ()
) -> list[Package]:
    """The packages side by side: each that a solution chooses, the one without trading, and those picked.

    Args:
        assumed: red lines that nobody stated as such.
    """
    domain, chosen = found.domain, found.chosen
    rows = frontier_rows(found)
    numbers = {_key(row.options): row.number for row in rows}
    columns: dict[tuple[str, ...], Package] = {}
    for each in found.solutions.values():
        if each is None:
            continue
        concepts = chosen[each.value.units]
        package = _package(domain, each.value.package, names=_called(concepts))
        binds = (words for concept in concepts for words in _binds(domain, binding, concept, assumed))
        columns[_key(package.options)] = replace(
            package,
            number=numbers.get(_key(package.options)),
            binds=tuple(dict.fromkeys(binds)),
            ties={CONCEPTS[concept][0]: others for concept in concepts if (others := found.beside(concept))},
        )
    if found.trades is not None:
        start = _package(domain, found.trades.value.start, names=(ONE_BY_ONE,))
        columns.setdefault(_key(start.options), start)
    for number in picked:
        if 0 < number <= len(rows):
            row = rows[number - 1]
            columns.setdefault(_key(row.options), row)
    return list(columns.values())


def _key(options: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(options.values())


def _binds(domain: Domain, binding: Binding, concept: str, assumed: Collection[Line]) -> Iterator[str]:
    for line in binding.lines.get(concept, ()):
        yield clause_told(domain, line, assumed)
    for party in binding.floors.get(concept, ()):
        yield f"{domain.parties[party]} gets no more than without a deal"


def _called(concepts: Iterable[str]) -> tuple[str, ...]:
    return tuple(CONCEPTS[concept][0] for concept in concepts)


def _package(
    domain: Domain,
    package: Sequence[int],
    *,
    names: tuple[str, ...] = (),
    number: int | None = None,
) -> Package:
    units = domain.package_units(package)
    return Package(
        names=names,
        number=number,
        options={issue: domain.options[at][package[at]] for at, issue in enumerate(domain.issues)},
        values=values_of(domain, units),
        acceptable=all(have >= floor for have, floor in zip(units, domain.disagreement, strict=True)),
    )


def values_of(domain: Domain, units: Sequence[int]) -> dict[str, float]:
    """What sums of units are worth to each party, in the case's numbers."""
    return {party: float(domain.value(at, units[at])) for at, party in enumerate(domain.parties)}


def trades_row(found: Deals) -> dict[str, object] | None:
    """From what is settled one by one, by trades, to the package of Nash's solution."""
    if found.trades is None:
        return None
    trades, domain = found.trades.value, found.domain
    return {
        "from": _package(domain, trades.start, names=(ONE_BY_ONE,)),
        "to": None if trades.target is None else _package(domain, trades.target),
        "steps": [_trade(domain, each) for each in trades.steps],
        "improving": [_trade(domain, each) for each in trades.improving],
    }


def _trade(domain: Domain, trade: Trade) -> Told:
    return Told(
        changes=tuple(
            {
                "issue": domain.issues[each.issue],
                "from": domain.options[each.issue][each.before],
                "to": domain.options[each.issue][each.after],
                "gains": values_of(domain, each.units),
            }
            for each in trade.changes
        ),
        gains=values_of(domain, trade.units),
        improves=trade.improves,
    )


def differences(before: Deals, after: Deals) -> list[Difference]:
    """What is otherwise in the second: the zone, and each solution's package and what it is worth.

    A solution's package is another only where the one that it had no longer does best by it.
    """
    told = []
    zones = [
        "no package is acceptable to all" if each.zone.value.is_empty else "there is a package for all"
        for each in (before, after)
    ]
    if zones[0] != zones[1]:
        told.append(Difference(what="zone of possible agreement", before=zones[0], after=zones[1]))
    sizes = [None if each.frontier is None else len(each.frontier.value) for each in (before, after)]
    if sizes[0] != sizes[1]:
        words = ["too many to list" if size is None else str(size) for size in sizes]
        told.append(Difference(what="efficient packages", before=words[0], after=words[1]))
    for concept, (name, _) in CONCEPTS.items():
        was, now = (each.solutions[concept] for each in (before, after))
        if was is None and now is None:
            continue
        one = None if was is None else _package(before.domain, was.value.package)
        kept = None if one is None else _same(after.domain, one)
        if kept is None or not after.does_best(concept, kept):
            kept = next(iter(after.picked(concept)), None)
        other = None if kept is None else _package(after.domain, kept)
        if one is None or other is None:
            told.append(Difference(what=name, before=_whole(one), after=_whole(other)))
            continue
        for issue in dict.fromkeys((*one.options, *other.options)):
            a, b = (each.options.get(issue, "not in the case") for each in (one, other))
            if a != b:
                told.append(Difference(what=f"{name}: {issue}", before=a, after=b))
        for party in dict.fromkeys((*one.values, *other.values)):
            values = [each.values.get(party) for each in (one, other)]
            if values[0] != values[1]:
                words = ["not in the case" if value is None else amount(value) for value in values]
                told.append(Difference(what=f"{name}: worth to {party}", before=words[0], after=words[1]))
        beside = [each.beside(concept) for each in (before, after)]
        if beside[0] != beside[1]:
            words = [f"{each:,}" for each in beside]
            told.append(Difference(what=f"{name}: others that do as well", before=words[0], after=words[1]))
    return told


def _same(domain: Domain, package: Package) -> tuple[int, ...] | None:
    """A package of another domain in this one; None where this one lacks an issue or option of it."""
    if set(package.options) != set(domain.issues):
        return None
    chosen = [package.options[issue] for issue in domain.issues]
    if any(option not in options for option, options in zip(chosen, domain.options, strict=True)):
        return None
    return tuple(options.index(option) for option, options in zip(chosen, domain.options, strict=True))


def _whole(package: Package | None) -> str:
    if package is None:
        return "no package"
    return "; ".join(f"{issue}: {option}" for issue, option in package.options.items())
