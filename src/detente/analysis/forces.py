"""Forces by whose they are, where and what they do: the figures that reports give, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.analysis.reports import Coverage, Report, report_of
from detente.record import Deployment, PartialDate, Reading, claims_of

_STEM = 5
_LITTLE = frozenset({"the", "of", "with", "and", "along", "near", "its", "in", "on", "around", "s"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count as a report gives it.

    Attributes:
        date: its own, None where none is told; `report.published` says when it was said.
    """

    count: int
    bound: str
    place: str | None
    date: PartialDate | None
    report: Report

    @property
    def as_of(self) -> PartialDate | None:
        """The date it is told for, else the day it was told."""
        return self.date or self.report.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Forces:
    """One party's forces in one place at one activity, with every figure told, by date."""

    actor: str | None
    place: str | None
    activity: str | None
    figures: tuple[Figure, ...]
    coverage: Coverage

    @property
    def id(self) -> str:
        """The claim of its first report."""
        return self.coverage.reports[0].claim

    @property
    def as_of(self) -> PartialDate | None:
        """When it is first told of."""
        return self.figures[0].as_of


def forces_of(readings: Iterable[Reading], *, families: Mapping[str, str]) -> tuple[Forces, ...]:
    """Every deployment of a record once, by date; the same in whatever order the readings come."""
    told = [
        (claim.body, report_of(claim, reading.document, families))
        for reading in readings
        for claim in claims_of(reading)
        if isinstance(claim.body, Deployment)
    ]
    groups: list[list[tuple[Deployment, Report]]] = []
    # Those that name a place come first, so that those that name none find them.
    for body, report in sorted(told, key=lambda each: (each[0].place is None, each[1].order)):
        fitting = [group for group in groups if _is_same(group[0][0], body)]
        if len(fitting) == 1 or (fitting and body.place is not None):
            fitting[0].append((body, report))
        else:
            groups.append([(body, report)])
    found = [_forces(group) for group in groups]
    return tuple(sorted(found, key=lambda each: (str(each.as_of or "9"), each.coverage.reports[0].order)))


def _is_same(one: Deployment, other: Deployment) -> bool:
    if (one.actor, one.activity) != (other.actor, other.activity):
        return False
    if one.place is None or other.place is None:
        return True
    first, second = _stems(one.place), _stems(other.place)
    return first <= second or second <= first


def _stems(place: str) -> frozenset[str]:
    """ "Ukraine's borders" and "the border with Ukraine" name one place, "Ukrainian" as "Ukraine"."""
    words = place.casefold().replace("’", " ").replace("'", " ").replace("-", " ").split()
    return frozenset(word[:_STEM] for word in words if word not in _LITTLE)


def _forces(group: Sequence[tuple[Deployment, Report]]) -> Forces:
    figures = [
        Figure(count=body.count, bound=body.bound, place=body.place, date=body.date, report=report)
        for body, report in group
    ]
    figures.sort(key=lambda each: (str(each.as_of or ""), each.report.order))
    first = group[0][0]
    return Forces(
        actor=first.actor,
        place=first.place,
        activity=first.activity,
        figures=tuple(figures),
        coverage=Coverage.of(figure.report for figure in figures),
    )
