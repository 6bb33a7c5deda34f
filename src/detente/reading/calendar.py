"""Days, weeks and months counted from the day of publication."""

from __future__ import annotations

import datetime
from calendar import monthrange

from detente.record.dates import PartialDate

_MONTHS_IN_FULL = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTHS = {
    name: number
    for number, month in enumerate(_MONTHS_IN_FULL, start=1)
    for name in (month, month[:3], month[:4] if month == "september" else month)
}
"""Months by their English names and abbreviations, lower case, without stops."""

WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
"""Weekdays by name, lower case, Monday first."""

PAST = "past"
FUTURE = "future"

_EARLIEST, _LATEST = 1000, 9000


def exact(date: PartialDate | None) -> datetime.date | None:
    """The calendar day, where the date is exact to the day."""
    if date is None or date.month is None or date.day is None:
        return None
    return datetime.date(date.year, date.month, date.day)


def day_of(year: int, month: int, day: int) -> PartialDate | None:
    """The date, or None where the calendar has no such day."""
    if _EARLIEST <= year <= _LATEST and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return PartialDate(year, month, day)
    return None


def shifted(day: datetime.date, days: int) -> datetime.date:
    """So many days on, or back."""
    return day + datetime.timedelta(days=days)


def weekday_near(
    base: datetime.date, weekday: int, direction: str | None, *, strictly: bool = False
) -> datetime.date:
    """The weekday of that name nearest to the base: at or after it for the future, else at or before it.

    >>> weekday_near(datetime.date(2022, 1, 13), WEEKDAYS["wednesday"], PAST)
    datetime.date(2022, 1, 12)
    """
    ahead = direction == FUTURE
    distance = (weekday - base.weekday()) % 7 if ahead else (base.weekday() - weekday) % 7
    if strictly and distance == 0:
        distance = 7
    return shifted(base, distance if ahead else -distance)


def year_near(base: datetime.date, month: int, day: int | None, direction: str | None) -> int:
    """The year of a month, or a day of a month, printed without one.

    Where the verb tells no direction, the year that brings it nearest to the base.
    """
    if direction is None:
        middle = min(day or 15, 28)
        return min(
            (base.year - 1, base.year, base.year + 1),
            key=lambda year: abs((datetime.date(year, month, middle) - base).days),
        )
    here = (month, day or (base.day if month == base.month else 1))
    now = (base.month, base.day)
    if direction == FUTURE:
        return base.year if here >= now else base.year + 1
    return base.year if here <= now else base.year - 1


def week_of(day: datetime.date, weeks: int = 0) -> tuple[datetime.date, datetime.date]:
    """Monday and Sunday of the day's week, or of a week before or after."""
    monday = shifted(day, 7 * weeks - day.weekday())
    return monday, shifted(monday, 6)


def month_of(day: datetime.date, months: int = 0) -> PartialDate:
    """The day's month, or one before or after."""
    count = day.year * 12 + day.month - 1 + months
    return PartialDate(count // 12, count % 12 + 1)
