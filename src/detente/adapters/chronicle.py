"""A timeline as one list by day: talks, forces, threats and promises, events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from detente.analysis.escalation import CONSULT
from detente.analysis.forces import Forces
from detente.analysis.happenings import Happening
from detente.analysis.reports import Report, in_words
from detente.analysis.talks import Account, Talks
from detente.analysis.threats import Undertaking
from detente.analysis.timeline import Timeline
from detente.record import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that is told of a day.

    Attributes:
        date: the day, None where none is told. until: the last, where there are several.
        kind: of claim. quad: of an event, its class. status: "held", "warning", "happened" and so on.
        who, whom: parties. title: what it is. told: more of it, accounts that differ side by side.
        happened: it belongs into the chronology itself: no event that is only planned, feared or denied, or
            to which somebody is a party who is known as none, and none that is told as talks.
        is_dated: a report gives the day; else it is that of the first report.
    """

    date: PartialDate | None
    until: PartialDate | None = None
    kind: str
    quad: str | None = None
    status: str | None
    who: tuple[str, ...]
    whom: tuple[str, ...] = ()
    title: str
    told: tuple[str, ...] = ()
    happened: bool = True
    is_dated: bool = True
    documents: int
    independent: int
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronicle:
    """A timeline, and everything on it by day: in each day talks first; what has no day comes last.

    Attributes:
        actors: who is named on it, those named most first.
    """

    timeline: Timeline
    entries: tuple[Entry, ...]
    actors: tuple[str, ...]


def chronicle_of(timeline: Timeline) -> Chronicle:
    """The chronicle of a timeline."""
    entries = _entries(timeline)
    named = Counter(name for each in entries for name in each.who)
    return Chronicle(
        timeline=timeline, entries=entries, actors=tuple(name for name, _ in named.most_common())
    )


def _entries(timeline: Timeline) -> tuple[Entry, ...]:
    every = [
        *_talks(timeline),
        *(_forces(each) for each in timeline.forces),
        *(_undertaking(each) for each in timeline.undertakings),
        *(_event(each) for each in timeline.events),
    ]
    # Many things are told of few days, each written once.
    days = {day: "9" if day is None else str(day) for day in {each.date for each in every}}
    return tuple(sorted(every, key=lambda each: days[each.date]))


def _talks(timeline: Timeline) -> Iterator[Entry]:
    for talks in timeline.talks:
        yield Entry(
            date=talks.start,
            until=talks.end if talks.end != talks.start else None,
            kind="meeting",
            status=talks.status,
            who=talks.parties,
            title=", ".join(part for part in (talks.forum, talks.place) if part) or "Talks",
            told=tuple(_told_of(talks)),
            is_dated=talks.start is not None,
            reports=talks.coverage.reports,
            documents=talks.coverage.documents,
            independent=talks.coverage.independent,
        )


def _told_of(talks: Talks) -> Iterator[str]:
    if talks.named:
        yield ", ".join(talks.named)
    planned = [turn.published for turn in talks.history if turn.status == "planned" and turn.published]
    if planned and talks.status != "planned":
        yield f"planned as of {planned[0]}"
    for name, accounts in (("lasted", talks.durations), ("outcome", talks.outcomes)):
        if accounts:
            yield _side_by_side(name, accounts)
    for name, accounts in (("dates told", talks.dates), ("places told", talks.places)):
        if len(accounts) > 1:
            yield _side_by_side(name, accounts)


def _side_by_side(name: str, accounts: tuple[Account, ...]) -> str:
    return f"{name}: " + " | ".join(
        f"“{account.value}” ({len(account.claims)})" if len(accounts) > 1 else f"“{account.value}”"
        for account in accounts
    )


def _forces(forces: Forces) -> Entry:
    figures = tuple(
        f"{'' if each.bound == 'exactly' else each.bound + ' '}{each.count:,}"
        + (f" ({each.as_of})" if each.as_of else "")
        for each in forces.figures
    )
    return Entry(
        date=forces.as_of,
        kind="deployment",
        status=None,
        who=(forces.actor,) if forces.actor else (),
        title=", ".join(part for part in (forces.activity, forces.place) if part) or "Forces",
        told=("; ".join(dict.fromkeys(figures)),),
        is_dated=forces.figures[0].date is not None,
        reports=forces.coverage.reports,
        documents=forces.coverage.documents,
        independent=forces.coverage.independent,
    )


def _undertaking(each: Undertaking) -> Entry:
    return Entry(
        date=each.date,
        kind="commitment",
        status=each.kind,
        who=(each.party,) if each.party else (),
        title=each.consequence,
        # In their sentence: an act and its condition alone don't tell on whom it would fall.
        told=(in_words(each.coverage),),
        reports=each.coverage.reports,
        documents=each.coverage.documents,
        independent=each.coverage.independent,
    )


def _event(each: Happening) -> Entry:
    return Entry(
        date=each.date,
        kind="event",
        quad=each.quad,
        status=each.standing,
        who=each.actors,
        whom=each.recipients,
        title=each.type,
        told=(in_words(each.coverage),),
        happened=each.happened and each.between_parties and each.type != CONSULT,
        is_dated=each.is_dated,
        reports=each.coverage.reports,
        documents=each.coverage.documents,
        independent=each.coverage.independent,
    )
