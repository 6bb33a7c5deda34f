"""Dates as reports give them: to the day, the month or the year."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date no more exact than its words.

    >>> str(PartialDate(2022, 1, 12)), str(PartialDate(2022, 1)), str(PartialDate(2019))
    ('2022-01-12', '2022-01', '2019')
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month is no date")
        datetime.date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def is_by(self, last: PartialDate) -> bool:
        """Whether it begins no later than another date ends: what was said in January was said by 2022-01.

        >>> january = PartialDate(2022, 1)
        >>> PartialDate(2022, 1, 12).is_by(january), PartialDate(2022, 2).is_by(january)
        (True, False)
        """
        until = str(last)
        return str(self)[: len(until)] <= until

    @classmethod
    def of(cls, day: datetime.date) -> PartialDate:
        """The date of a calendar day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Raises ValueError on anything else."""
        return cls(*(int(part) for part in text.split("-")))


def is_day(text: str) -> bool:
    """Whether it is one day of the calendar in ISO form.

    >>> is_day("2022-01-10"), is_day("2022-01"), is_day("2022-02-30")
    (True, False, False)
    """
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def has_day(published: str | None) -> bool:
    """Whether relative dates can be counted from a date of publication, which may hold a time of day too.

    >>> has_day("2022-01-10T09:30:00Z"), has_day("2022-01"), has_day(None)
    (True, False, False)
    """
    return published is not None and is_day(published[:10])
