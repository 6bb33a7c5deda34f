"""What happened, when, and in which documents: talks, forces, threats, events and whether it escalates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from detente.analysis.days import EVER, Days, date_of, days_of
from detente.analysis.escalation import Escalation, escalation_of
from detente.analysis.forces import Forces, forces_of
from detente.analysis.happenings import Happening, happenings_of
from detente.analysis.quad import QuadClasses
from detente.analysis.reports import families_of, published_on
from detente.analysis.sides import Sides
from detente.analysis.talks import Talks, talks_of
from detente.analysis.threats import Undertaking, undertakings_of
from detente.record import PartialDate, Reading

T = TypeVar("T")


class Keep(Protocol):
    """Has a part of a timeline drawn, or answers with what it knows that part to be."""

    def __call__(self, kind: str, stands_on: object, draw: Callable[[], T], /) -> T:
        """The part of a kind of claim, which stands on those claims and on what else is named."""
        ...


def draw_each(kind: str, stands_on: object, draw: Callable[[], T]) -> T:
    """Every part drawn from nothing."""
    return draw()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A record by date.

    Attributes:
        documents: how many it has. independent: how many, near-duplicates counted once.
        first, last: of the days that it covers.
        talks, forces, undertakings, events: what is told of those days, and what has no date at all
            where no bound was asked for.
        published: the ordinals of the days on which documents came out, those out of bounds too.
    """

    documents: int
    independent: int
    first: PartialDate | None
    last: PartialDate | None
    talks: tuple[Talks, ...]
    forces: tuple[Forces, ...]
    undertakings: tuple[Undertaking, ...]
    events: tuple[Happening, ...]
    escalation: Escalation | None
    published: tuple[int, ...] = field(repr=False)


def timeline_of(
    readings: Iterable[Reading],
    classes: QuadClasses,
    *,
    known: Iterable[str] = (),
    families: Mapping[str, str] | None = None,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
    keep: Keep = draw_each,
) -> Timeline:
    """The timeline of a record, the same in whatever order its readings come.

    The series runs over the weeks in which documents were published, within the bounds: of other days
    nobody reported, and silence is no calm.

    Args:
        known: names of states and organisations, beyond those for which somebody speaks in the record.
        families: of its documents, where they are known.
        since, until: what is told of other days is left out.
        keep: whoever draws one record again and again hands out the parts that are as they were.
    """
    every = sorted(readings, key=lambda reading: (reading.document.published or "", reading.document.id))
    if families is None:
        families = families_of(reading.document for reading in every)
    sides = Sides.of(every, known)
    drawn = Timeline(
        documents=len(every),
        independent=len(set(families.values())),
        first=None,
        last=None,
        talks=keep("meeting", (families, sides), lambda: talks_of(every, families=families, sides=sides)),
        forces=keep("deployment", families, lambda: forces_of(every, families=families)),
        undertakings=keep("commitment", families, lambda: undertakings_of(every, families=families)),
        events=keep(
            "event",
            (families, sides, classes),
            lambda: happenings_of(every, classes, families=families, sides=sides),
        ),
        escalation=None,
        published=tuple(_days(every)),
    )
    return bounded(drawn, classes, since=since, until=until)


def bounded(
    drawn: Timeline,
    classes: QuadClasses,
    *,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
) -> Timeline:
    """What a timeline without bounds tells of the days from one to another, and whether those escalate."""
    asked = Days(
        days_of(since).first if since else EVER.first, days_of(until).last if until else EVER.last, True
    )
    is_bounded = since is not None or until is not None

    def kept(entries: Sequence[T], date: Callable[[T], Days]) -> tuple[T, ...]:
        if not is_bounded:
            return tuple(entries)
        return tuple(each for each in entries if date(each) != EVER and asked.meets(date(each)))

    covered = _covered(drawn.published, asked)
    return replace(
        drawn,
        first=None if covered is None else date_of(covered.first),
        last=None if covered is None else date_of(covered.last),
        talks=kept(drawn.talks, lambda each: days_of(each.start, each.end)),
        forces=kept(drawn.forces, lambda each: days_of(each.as_of)),
        undertakings=kept(drawn.undertakings, lambda each: days_of(each.date)),
        events=kept(drawn.events, lambda each: days_of(each.date)),
        escalation=None
        if covered is None
        else escalation_of(drawn.events, drawn.talks, classes, within=covered, published=drawn.published),
    )


def _covered(days: Sequence[int], asked: Days) -> Days | None:
    if not days:
        return None
    monday = min(days) - (min(days) - 1) % 7  # what was published on a Wednesday tells of the days before
    first, last = max(asked.first, monday), min(asked.last, max(days))
    return Days(first, last) if first <= last else None


def _days(readings: Sequence[Reading]) -> list[int]:
    """The days of publication that are known, as ordinals."""
    dates = (published_on(each.document) for each in readings)
    return [days_of(date).first for date in dates if date is not None and date.day is not None]
