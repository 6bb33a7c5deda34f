"""The escalation as a drawing: events by week, or by day where there are few weeks, and the talks.

Cooperation is drawn upwards and conflict downwards.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from detente.analysis.escalation import Escalation, Period
from detente.analysis.talks import Talks
from detente.record import PartialDate

WIDTH, LEFT, RIGHT, TOP = 960, 44, 10, 34
HALF, BELOW = 92, 22
STRIP_TOP, STRIP_HALF = 4, 18
MOST_LABELS = 9
FEW_WEEKS = 4
"""Up to which days are drawn instead."""
WIDEST = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The events of a class in a week or on a day. `solid`: in deeds, else in words."""

    x: float
    y: float
    width: float
    height: float
    solid: bool
    quad: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Talks on a day; `status` gives its shape."""

    x: float
    status: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at a place of an axis."""

    at: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What the template draws; places are in the drawing's own units.

    Attributes:
        length: of a bar's period in days. is_strip: a low drawing of the whole, to choose a period from.
        first: the day at `left`. days: how many lie between `left` and `right`.
        period: from where to where the chosen days reach, None where none are chosen.
    """

    length: int
    is_strip: bool
    first: str
    days: int
    left: float
    right: float
    width: float
    height: float
    top: float
    zero: float
    floor: float
    bars: tuple[Bar, ...]
    talks: tuple[Mark, ...]
    days_named: tuple[Label, ...]
    counts: tuple[Label, ...]
    period: tuple[float, float] | None


def chart(
    escalation: Escalation,
    talks: Sequence[Talks],
    *,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
    is_strip: bool = False,
) -> Chart | None:
    """The drawing of a series of weeks; None where there is no week.

    Args:
        since, until: the period to be marked on it. is_strip: draw it low.
    """
    top, half = (STRIP_TOP, STRIP_HALF) if is_strip else (TOP, HALF)
    length = 1 if len(escalation.weeks) <= FEW_WEEKS else 7
    periods = escalation.days if length == 1 else escalation.weeks
    if not periods:
        return None
    first, days = periods[0].start, length * len(periods)
    unit = (WIDTH - LEFT - RIGHT) / days
    most = max(1, max(max(_up(each), _down(each)) for each in periods))
    zero = top + half

    def place(day: datetime.date) -> float:
        return round(LEFT + min(max((day - first).days, 0), days) * unit, 2)

    return Chart(
        length=length,
        is_strip=is_strip,
        first=first.isoformat(),
        days=days,
        left=LEFT,
        right=WIDTH - RIGHT,
        width=WIDTH,
        height=zero + half + BELOW,
        top=top,
        zero=zero,
        floor=zero + half,
        bars=tuple(
            bar for each in periods for bar in _bars(each, place(each.start), length, unit, zero, half / most)
        ),
        talks=tuple(_marks(talks, place, first, first + datetime.timedelta(days=days))),
        days_named=tuple(
            Label(at=place(each.start), words=f"{each.start.day} {each.start:%b %Y}")
            for each in periods[:: max(1, -(-len(periods) // MOST_LABELS))]
        ),
        counts=(
            Label(at=zero - half, words=f"{most:,}"),
            Label(at=zero, words="0"),
            Label(at=zero + half, words=f"{most:,}"),
        ),
        period=None
        if since is None and until is None
        else (
            place(_date(since)) if since else float(LEFT),
            place(_date(until) + datetime.timedelta(days=1)) if until else float(WIDTH - RIGHT),
        ),
    )


def _up(week: Period) -> int:
    return week.counts["verbal cooperation"] + week.counts["material cooperation"]


def _down(week: Period) -> int:
    return week.counts["verbal conflict"] + week.counts["material conflict"]


def _bars(period: Period, left: float, length: int, unit: float, zero: float, scale: float) -> Iterator[Bar]:
    space = length * unit
    called = f"{'Week of ' if length > 1 else ''}{period.start.isoformat()}"
    width = min(max(space * 0.7, 1.0), WIDEST)
    x = round(left + (space - width) / 2, 2)
    for sign, names in (
        (-1, ("material cooperation", "verbal cooperation")),
        (1, ("material conflict", "verbal conflict")),
    ):
        reached = 0.0
        for quad in names:
            height = period.counts[quad] * scale
            if height:
                yield Bar(
                    x=x,
                    y=round(zero - reached - height if sign < 0 else zero + reached, 2),
                    width=round(width, 2),
                    height=round(height, 2),
                    solid=quad.startswith("material"),
                    quad=quad,
                    words=f"{called}: {period.counts[quad]} in {quad}",
                )
            reached += height


def _marks(
    talks: Sequence[Talks], place: Callable[[datetime.date], float], first: datetime.date, end: datetime.date
) -> Iterator[Mark]:
    """Talks with a day of which two independent reports tell."""
    for each in talks:
        if each.start is None or each.start.day is None or each.coverage.independent < 2:
            continue
        day = _date(each.start)
        if first <= day < end:
            title = ", ".join(part for part in (each.forum, each.place) if part) or "Talks"
            yield Mark(
                x=(place(day) + place(day + datetime.timedelta(days=1))) / 2,
                status=each.status,
                words=f"{each.start}: {title}, {each.status}",
            )


def _date(date: PartialDate) -> datetime.date:
    return datetime.date(date.year, date.month or 1, date.day or 1)
