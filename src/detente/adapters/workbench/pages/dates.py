"""Days as addresses and forms give them; a form leaves empty what nobody chose."""

from __future__ import annotations

import datetime
from typing import Annotated

from fastapi import Query

from detente.adapters.workbench.refusal import Refused
from detente.record import PartialDate

Day = Annotated[str, Query(max_length=10, description="A day in ISO form, or empty.")]


def day_of(text: str, name: str) -> PartialDate | None:
    """The day, None where it is left open. Raises Refused on what is none.

    >>> day_of("2022-01-13", "since"), day_of("", "since")
    (PartialDate(year=2022, month=1, day=13), None)
    """
    if not text:
        return None
    try:
        return PartialDate.of(datetime.date.fromisoformat(text))
    except ValueError:
        raise Refused(422, f"{name}: “{text}” is no day.", "Write it so: 2022-01-13.") from None


def period_of(since: str, until: str, last: str = "until") -> tuple[PartialDate | None, PartialDate | None]:
    """From a day to a day, both perhaps left open; `last` is what the second is called. Raises Refused."""
    begins, ends = day_of(since, "since"), day_of(until, last)
    if begins is not None and ends is not None and str(begins) > str(ends):
        raise Refused(422, f"since: {since} is after {until}.", "Put the earlier day first.")
    return begins, ends
