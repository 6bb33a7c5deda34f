"""Distinct events: one however often it is reported, and apart what is only planned, feared or denied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.analysis.days import EVER, Days, date_of, days_of
from detente.analysis.quad import QuadClasses
from detente.analysis.reports import Coverage, Report, report_of
from detente.analysis.sides import Sides
from detente.record import Event, PartialDate, Reading, claims_of

WINDOW = 7
"""Days within which undated reports of the same deed between the same parties are of one event.

Event data sets keep one event of a kind between two parties a day (the "one-a-day" filter, Schrodt and
Gerner 2012, ch. 2), because undated ones would else be counted at each telling. Briefings come back to
the same deed for longer than wires do, so a week is taken."""
HAPPENED = "happened"
DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event as all its reports tell it.

    Attributes:
        type: PLOVER's. quad: its class.
        actors, recipients: parties where the record knows whom a name stands for, else the names.
        date: the event's own, or the day of its first report where none tells one.
        between_parties: everybody named in it is a party of the record.
        is_dated: some report tells the date.
        standing: "happened", "denied", or "planned", "threatened", "demanded", "hypothetical".
    """

    type: str
    quad: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    between_parties: bool
    date: PartialDate | None
    is_dated: bool
    standing: str
    coverage: Coverage

    @property
    def id(self) -> str:
        """The claim of its first report."""
        return self.coverage.reports[0].claim

    @property
    def happened(self) -> bool:
        return self.standing == HAPPENED


def happenings_of(
    readings: Iterable[Reading], classes: QuadClasses, *, families: Mapping[str, str], sides: Sides
) -> tuple[Happening, ...]:
    """Every distinct event of a record by date; the same in whatever order the readings come."""
    groups: dict[tuple[str, str], list[_Told]] = {}
    for reading in readings:
        for claim in claims_of(reading):
            event = claim.body
            if not isinstance(event, Event):
                continue
            told = _Told(
                report=report_of(claim, reading.document, families),
                actors=sides.standing(event.actor),
                recipients=sides.standing(event.recipient),
                days=days_of(event.date),
            )
            groups.setdefault((event.type, _standing(event)), []).append(told)
    found = [
        Happening(
            type=kind,
            quad=classes.class_of(kind),
            actors=same.actors,
            recipients=same.recipients,
            between_parties=same.actors != same.recipients
            and sides.are_parties((*same.actors, *same.recipients)),
            date=same.date,
            is_dated=same.is_dated,
            standing=standing,
            coverage=Coverage.of(same.reports),
        )
        for (kind, standing), told in sorted(groups.items())
        for same in _distinct(told)
    ]
    return tuple(sorted(found, key=lambda each: (str(each.date or "9"), each.coverage.reports[0].order)))


def _standing(event: Event) -> str:
    if event.negated:
        return DENIED
    return HAPPENED if event.modality == "actual" else event.modality


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    report: Report
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    days: Days

    @property
    def order(self) -> tuple[object, ...]:
        """Dated first, then those that name both sides, then by publication."""
        named = (not self.actors, not self.recipients)
        return (not self.days.exact, self.days == EVER, *named, self.report.order)


@dataclass(slots=True)
class _Same:
    """Reports of one event."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    days: Days
    is_dated: bool
    date: PartialDate | None
    reports: list[Report] = field(default_factory=list)


def _distinct(told: Sequence[_Told]) -> Sequence[_Same]:
    found: list[_Same] = []
    on: dict[int, list[int]] = {}  # by their first day, so that a report is compared with no other
    for each in sorted(told, key=lambda each: each.order):
        near = [at for day in _may_be_of(each) for at in on.get(day, ())]
        fits = [(gap, at) for at in near if (gap := _gap(each, found[at])) is not None]
        if fits:
            found[min(fits)[1]].reports.append(each.report)
            continue
        published = each.report.published
        dated = each.days != EVER
        days = each.days if dated else days_of(published)
        own = _date(days) if dated else published
        on.setdefault(days.first, []).append(len(found))
        found.append(_Same(each.actors, each.recipients, days, dated, own, [each.report]))
    return found


def _may_be_of(each: _Told) -> Iterable[int]:
    """The first days of the events that a report may be of: its own, else those just before it came out."""
    if each.days != EVER:
        return (each.days.first,)
    told = days_of(each.report.published).first
    return range(told - WINDOW + 1, told + 1)


def _gap(each: _Told, same: _Same) -> tuple[int, int] | None:
    """How far a report is from an event: in names left out, then in days; None where it is of another."""
    left_out = 0
    for mine, its in ((each.actors, same.actors), (each.recipients, same.recipients)):
        if mine and its and mine != its:
            return None
        left_out += mine != its
    if left_out == 2:
        return None
    if each.days.exact or each.days != EVER:
        return (left_out, 0) if each.days == same.days else None
    told = days_of(each.report.published)
    if not told.exact or not same.days.exact:
        return None
    days = told.first - same.days.first
    return (left_out, days) if 0 <= days < WINDOW else None


def _date(days: Days) -> PartialDate:
    if days.exact:
        return date_of(days.first)
    first, last = date_of(days.first), date_of(days.last)
    return PartialDate(first.year, first.month) if first.month == last.month else PartialDate(first.year)
