"""Does it escalate? Distinct events by day, week and class, their balance, its trend and its drivers."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.analysis.days import Days, days_of
from detente.analysis.finding import Method
from detente.analysis.happenings import Happening
from detente.analysis.quad import CLASSES, COOPERATION, QuadClasses
from detente.analysis.talks import Talks
from detente.theory.trend import Break, Trend, mann_kendall, pettitt

CONSULT = "CONSULT"
SIGNIFICANT = 0.05
MOST_DRIVERS = 8
METHOD = Method(
    name="share of cooperation less conflict among distinct events a week; Mann-Kendall trend, Sen's slope, "
    "Pettitt's point of change",
    citation="Schrodt 2012 (classes); Mann 1945, Kendall 1975, Sen 1968, Pettitt 1979 (tests)",
    parameters={"significance": SIGNIFICANT},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The distinct events of a day or a week.

    Attributes:
        documents: how many were published in it; where none was, nothing is known of it.
        counts: how many by class, every class of CLASSES named.
        claims: what each class's count stands on.
    """

    start: datetime.date
    documents: int
    counts: Mapping[str, int]
    claims: Mapping[str, tuple[str, ...]]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def balance(self) -> float | None:
        """Cooperation less conflict as a share of all: 1 all cooperation, -1 all conflict, None no event.

        A share and not a difference, because how much is reported differs from week to week.
        """
        if not self.total:
            return None
        cooperation = sum(self.counts[name] for name in COOPERATION)
        return (2 * cooperation - self.total) / self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """What one party did more or less of in the later weeks than in the earlier, in distinct events a week.

    Attributes:
        before, after: a week on average. claims: what both stand on.
    """

    type: str
    quad: str
    actors: tuple[str, ...]
    before: float
    after: float
    claims: tuple[str, ...]

    @property
    def change(self) -> float:
        return self.after - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """How the events between the parties went.

    Attributes:
        verdict: "escalating", "de-escalating", "no trend", or "too few weeks".
        trend: of the weekly balance, weeks without an event left out. change: where it breaks.
        split: the week from which on its drivers are told: that of the break where it is significant,
            else the middle one. drivers: the largest changes first, of a tenth of an event a week at the
            least; none where there are too few weeks to speak of a trend.
        shares: the trend of each class's share of a week's events.
        uncounted: events that happened, but to which somebody is a party whom the record knows as
            none (a ministry, "the President", a newspaper), or of which no day is told.
    """

    weeks: tuple[Period, ...]
    days: tuple[Period, ...]
    verdict: str
    trend: Trend | None
    change: Break | None
    split: datetime.date | None
    shares: Mapping[str, Trend | None]
    drivers: tuple[Driver, ...]
    uncounted: int
    method: Method = METHOD


@dataclass(frozen=True, slots=True)
class _Counted:
    day: datetime.date
    quad: str
    type: str
    actors: tuple[str, ...]
    claims: tuple[str, ...]


def escalation_of(
    happenings: Iterable[Happening],
    talks: Iterable[Talks],
    classes: QuadClasses,
    *,
    within: Days,
    published: Iterable[int] = (),
) -> Escalation:
    """The series over a stretch of days.

    Consultations are counted as the meetings held, which are told apart better than events of that
    type; every other event that happened counts once, on its day.

    Args:
        within: the stretch. published: the ordinals of the days on which the documents came out.
    """
    happened = [each for each in happenings if each.happened and each.type != CONSULT]
    counted = [found for each in happened if (found := _of_event(each))]
    held = [found for each in talks if (found := _of_talks(each, classes))]
    kept = [each for each in (*counted, *held) if within.first <= each.day.toordinal() <= within.last]
    out = tuple(published)
    weeks, days = _periods(kept, out, within, 7), _periods(kept, out, within, 1)
    told = [(at, week.balance) for at, week in enumerate(weeks) if week.balance is not None]
    values, places = [value for _, value in told], [float(at) for at, _ in told]
    trend, change = mann_kendall(values, places), pettitt(values)
    at = told[change.at][0] if change and change.p < SIGNIFICANT else len(weeks) // 2
    return Escalation(
        weeks=weeks,
        days=days,
        verdict=_verdict(trend),
        trend=trend,
        change=change,
        split=weeks[at].start if at else None,
        shares={
            name: mann_kendall(
                [weeks[int(place)].counts[name] / weeks[int(place)].total for place in places], places
            )
            for name in CLASSES
        },
        drivers=() if trend is None else _drivers(kept, weeks, at),
        uncounted=len(happened) - len(counted),
    )


def _verdict(trend: Trend | None) -> str:
    if trend is None:
        return "too few weeks"
    if trend.p >= SIGNIFICANT:
        return "no trend"
    return "escalating" if trend.slope < 0 else "de-escalating"


def _of_event(event: Happening) -> _Counted | None:
    if not event.between_parties or event.date is None or event.date.day is None:
        return None
    day = datetime.date.fromordinal(days_of(event.date).first)
    return _Counted(day, event.quad, event.type, event.actors, event.coverage.claims)


def _of_talks(talks: Talks, classes: QuadClasses) -> _Counted | None:
    if talks.status != "held" or talks.start is None or talks.start.day is None or not talks.parties:
        return None
    day = datetime.date.fromordinal(days_of(talks.start).first)
    return _Counted(day, classes.class_of(CONSULT), CONSULT, talks.parties, talks.coverage.claims)


def _periods(
    counted: Sequence[_Counted], published: Sequence[int], within: Days, length: int
) -> tuple[Period, ...]:
    """Days, or weeks from Monday on, without a gap."""
    first = datetime.date.fromordinal(within.first)
    start = first - datetime.timedelta(days=first.weekday() if length == 7 else 0)
    number = (within.last - start.toordinal()) // length + 1
    found: list[dict[str, list[_Counted]]] = [{name: [] for name in CLASSES} for _ in range(number)]
    for each in counted:
        found[(each.day - start).days // length][each.quad].append(each)
    out = Counter((day - start.toordinal()) // length for day in published)
    return tuple(
        Period(
            start=start + datetime.timedelta(days=at * length),
            documents=out[at],
            counts={name: len(events) for name, events in by_class.items()},
            claims={
                name: tuple(dict.fromkeys(claim for each in events for claim in each.claims))
                for name, events in by_class.items()
            },
        )
        for at, by_class in enumerate(found)
    )


def _drivers(counted: Sequence[_Counted], weeks: Sequence[Period], at: int) -> tuple[Driver, ...]:
    """By type and actor, the difference between the mean week from one on and the mean week before it."""
    if not at:
        return ()
    day = weeks[at].start
    before: Counter[tuple[str, str, tuple[str, ...]]] = Counter()
    after: Counter[tuple[str, str, tuple[str, ...]]] = Counter()
    claims: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for each in counted:
        key = (each.quad, each.type, each.actors)
        (before if each.day < day else after)[key] += 1
        claims.setdefault(key, []).extend(each.claims)
    drivers = [
        Driver(
            type=key[1],
            quad=key[0],
            actors=key[2],
            before=before[key] / at,
            after=after[key] / (len(weeks) - at),
            claims=tuple(dict.fromkeys(claims[key])),
        )
        for key in sorted(claims)
        if key[2]
    ]
    drivers = [each for each in drivers if round(each.before, 1) != round(each.after, 1)]
    drivers.sort(key=lambda each: (-abs(each.change), each.quad, each.type, each.actors))
    return tuple(drivers[:MOST_DRIVERS])
