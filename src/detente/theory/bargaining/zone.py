"""The zone of possible agreement, and the clauses that kill it.

Names: zone of possible agreement, bargaining zone, settlement range (Raiffa 1982, *The Art and Science of
Negotiation*, ch. 4); minimal conflicts and hitting sets (Reiter 1987, *Artificial Intelligence*
32(1):57-95); minimal unsatisfiable subsets.

Each party brings clauses: its red lines (options it never accepts) and its walk-away value (what it has
without a deal). The zone is every package that keeps all of them. Where it is empty, a *killing set* is a
smallest set of clauses that no package keeps, every one of which is needed for that; an *opening* is a
smallest set of clauses whose waiver makes the zone non-empty. Every opening takes at least one clause out
of every killing set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from detente.errors import TooLarge
from detente.theory.bargaining.domain import Domain, RedLine
from detente.theory.bargaining.frontier import pareto_frontier
from detente.theory.bargaining.guaranteed import guaranteed_package


@dataclass(frozen=True, slots=True, order=True)
class WalkAway:
    """A party's refusal of less than its disagreement value (reservation value, BATNA)."""

    party: int


Clause = RedLine | WalkAway


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """Whether any package keeps every clause, and if none does, why.

    Attributes:
        is_empty: no package is acceptable to all.
        killing_sets: minimal sets of clauses that together leave no package.
        openings: minimal sets of clauses whose waiver would leave one.
        is_complete: all killing sets and openings are listed; False where the search stopped at its limit.
    """

    is_empty: bool
    killing_sets: tuple[tuple[Clause, ...], ...] = ()
    openings: tuple[tuple[Clause, ...], ...] = ()
    is_complete: bool = True


def clauses_of(domain: Domain) -> tuple[Clause, ...]:
    """Every clause of every party: walk-away values first, then red lines."""
    return (*(WalkAway(p) for p in range(len(domain.parties))), *sorted(domain.red_lines))


def agreement_zone(domain: Domain, *, limit: int = 200) -> Zone:
    """Find whether the zone is empty, the clauses that kill it and those whose waiver would open it.

    Args:
        limit: how many waivers to look into before stopping with what has been found.

    Example:
        >>> from detente.theory.bargaining.domain import domain_of
        >>> price = {"low": {"buyer": 5, "seller": 1}, "high": {"buyer": 1, "seller": 5}}
        >>> domain = domain_of(
        ...     parties=["buyer", "seller"], issues={"price": price}, disagreement={"buyer": 3, "seller": 3}
        ... )
        >>> agreement_zone(domain).killing_sets
        ((WalkAway(party=0), WalkAway(party=1)),)
    """
    clauses = clauses_of(domain)
    known: dict[frozenset[Clause], bool] = {}

    def is_open(kept: frozenset[Clause]) -> bool:
        if kept not in known:
            known[kept] = some_package_keeps(domain, kept)
        return known[kept]

    if is_open(frozenset(clauses)):
        return Zone(is_empty=False)
    return _conflicts(clauses, is_open, limit)


def some_package_keeps(domain: Domain, clauses: Iterable[Clause]) -> bool:
    """Whether some package crosses none of these red lines and meets these walk-away values."""
    kept = tuple(clauses)
    permitted = domain.permitted(each for each in kept if isinstance(each, RedLine))
    parties = sorted(each.party for each in kept if isinstance(each, WalkAway))
    if any(not options for options in permitted):
        return False
    if not parties:
        return True
    if len(parties) <= 3:
        try:
            frontier = pareto_frontier(domain, permitted=permitted, parties=parties)
        except TooLarge:
            pass
        else:
            floors = [domain.disagreement[p] for p in parties]
            return any(all(a >= b for a, b in zip(units, floors, strict=True)) for units in frontier.units)
    best = guaranteed_package(domain, permitted=permitted, parties=parties)
    return best is not None and best.score >= 0


def _conflicts(clauses: tuple[Clause, ...], is_open: Callable[[frozenset[Clause]], bool], limit: int) -> Zone:
    """Reiter's hitting-set tree, breadth first: waive a clause of each killing set until the zone opens."""
    everything = frozenset(clauses)
    killing: list[frozenset[Clause]] = []
    openings: list[frozenset[Clause]] = []
    level: list[frozenset[Clause]] = [frozenset()]
    seen: set[frozenset[Clause]] = set(level)
    looked = 0
    while level:
        deeper: list[frozenset[Clause]] = []
        for waived in level:
            if any(opening <= waived for opening in openings):
                continue
            looked += 1
            if looked > limit:
                return _zone(clauses, killing, openings, is_complete=False)
            conflict = next((each for each in killing if not each & waived), None)
            if conflict is None:
                if is_open(everything - waived):
                    openings.append(waived)
                    continue
                conflict = _shrunk(everything - waived, clauses, is_open)
                killing.append(conflict)
            for clause in clauses:
                wider = waived | {clause}
                if clause in conflict and wider not in seen:
                    seen.add(wider)
                    deeper.append(wider)
        level = deeper
    return _zone(clauses, killing, openings, is_complete=True)


def _shrunk(
    conflict: frozenset[Clause], clauses: tuple[Clause, ...], is_open: Callable[[frozenset[Clause]], bool]
) -> frozenset[Clause]:
    """Drop every clause that is not needed to leave no package."""
    for clause in reversed(clauses):
        if clause in conflict and not is_open(conflict - {clause}):
            conflict -= {clause}
    return conflict


def _zone(
    clauses: tuple[Clause, ...],
    killing: list[frozenset[Clause]],
    openings: list[frozenset[Clause]],
    *,
    is_complete: bool,
) -> Zone:
    def ordered(sets: list[frozenset[Clause]]) -> tuple[tuple[Clause, ...], ...]:
        rows = [tuple(each for each in clauses if each in chosen) for chosen in sets]
        return tuple(sorted(rows, key=len))

    return Zone(
        is_empty=True, killing_sets=ordered(killing), openings=ordered(openings), is_complete=is_complete
    )
