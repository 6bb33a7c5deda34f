"""Dates as intervals of days: what is known only to the month or the year bounds more than one."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from detente.record import PartialDate


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day that a date may mean, as ordinals; `exact` where it names days."""

    first: int
    last: int
    exact: bool = True

    def meets(self, other: Days) -> bool:
        """Whether the two may be the same."""
        return self.first <= other.last and other.first <= self.last

    def joined(self, other: Days) -> Days:
        """From the earlier first to the later last day."""
        return Days(min(self.first, other.first), max(self.last, other.last), self.exact and other.exact)


EVER = Days(1, datetime.date.max.toordinal(), False)
"""A date of which nothing is known."""


def days_of(start: PartialDate | None, end: PartialDate | None = None) -> Days:
    """The days that a date or a range of dates may mean."""
    if start is None:
        return EVER
    last = end if end is not None and str(end) >= str(start) else start
    return Days(_first(start), _last(last), start.day is not None and last.day is not None)


def date_of(day: int) -> PartialDate:
    """The date of an ordinal."""
    return PartialDate.of(datetime.date.fromordinal(day))


def _first(date: PartialDate) -> int:
    return datetime.date(date.year, date.month or 1, date.day or 1).toordinal()


def _last(date: PartialDate) -> int:
    month = date.month or 12
    day = date.day or calendar.monthrange(date.year, month)[1]
    return datetime.date(date.year, month, day).toordinal()
