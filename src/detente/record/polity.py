"""States and organisations, offices, memberships: what is known apart from any text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Polity:
    """A state, or an organisation that negotiates.

    Attributes:
        name: the one name that every record uses. also: its other names and acronyms.
        kind: "state" or "organisation".
        adjectives: "Russian". people: "Russians".
        capitals, seats: what speaks for it ("Moscow", "the Kremlin").
        nouns: what "the ..." calls it once it has been named ("the alliance").
        members: whether its members speak as a group ("NATO allies").
    """

    name: str
    kind: str
    also: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    members: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One person's time in one office.

    Attributes:
        holder: the full name without title. gender: "male" or "female".
        of: the state or organisation. office: lower-case words ("deputy", "foreign", "minister").
        start, end: ISO dates, to the day, the month or the year; the term holds on both.
        title: the office as it is written out ("secretary of state").
    """

    holder: str
    gender: str
    of: str
    office: tuple[str, ...]
    start: str
    end: str
    title: str = ""

    def holds_on(self, day: str) -> bool:
        """Whether the term holds on an ISO date, each side as exact as it is written."""
        return reaches(self.start, self.end, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One state's time in one organisation.

    Attributes:
        member: the state. of: the organisation. basis: where it is on record.
        start: ISO date. end: ISO date, None while it goes on.
        since, until: the days between which the organisation's whole list is on record.
    """

    member: str
    of: str
    start: str
    end: str | None
    basis: str
    since: str
    until: str

    def holds_on(self, day: str) -> bool:
        """Whether the state is on record as a member on an ISO date."""
        return reaches(self.start, self.end or day, day) and reaches(self.since, self.until, day)


def reaches(start: str, end: str, day: str) -> bool:
    """Whether a day lies between two ISO dates, each as exact as it is written; both count.

    >>> reaches("2021-04", "2023-07", "2022-01-12"), reaches("2021-04", "2023-07", "2023-08-01")
    (True, False)
    """
    return start[: len(day)] <= day[: len(start)] and day[: len(end)] <= end[: len(day)]
