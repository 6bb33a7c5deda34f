"""Dates as options give them."""

from __future__ import annotations

from detente.errors import UnreadableInput
from detente.record import PartialDate, is_day


def iso_date(text: str | None, option: str = "--as-of") -> PartialDate | None:
    """The date of an option, None where it was not given. Raises UnreadableInput on anything else."""
    if text is None:
        return None
    try:
        return PartialDate.parse(text)
    except (ValueError, TypeError):
        raise UnreadableInput(f"{option} {text}", "is no ISO date, such as 2022-01-13") from None


def day(text: str, option: str = "--published") -> str:
    """The whole day of an option. Raises UnreadableInput on anything else."""
    iso_date(text, option)
    if not is_day(text):
        raise UnreadableInput(f"{option} {text}", "is no day; write it so: 2022-01-13")
    return text
