"""How it went: whether events escalate, what drives it, and the charts of weeks and meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.analysis.escalation import Driver, Escalation
from detente.analysis.quad import CLASSES
from detente.analysis.talks import Talks
from detente.brief.evidence import NOT_FOUND, Evidence
from detente.brief.model import Met, Picture, Sentence, Week
from detente.brief.words import counted, day, listed, met_by
from detente.record import PartialDate
from detente.record.grounds import Grounds

MOST_DRIVERS = 3
FEWEST_WEEKS = 3
"""Weeks with events from which on a chart by week says more than a sentence."""
MOST_MEETINGS = 14
"""Meetings that a chart can name legibly: those that most documents report."""


def how_it_went(evidence: Evidence) -> Iterable[Sentence]:
    """Whether it escalates and what drives it, as far as enough weeks are covered."""
    escalation = evidence.timeline.escalation
    if escalation is None:
        yield Sentence(text="Nothing in the record is dated, so no course can be told.", grounds=NOT_FOUND)
        return
    grounds = _grounds(escalation)
    trend = escalation.trend
    covered = sum(1 for week in escalation.weeks if week.total)
    if trend is None:
        text = f"With events in only {counted(covered, 'week')}, whether it escalates can't be told."
        yield Sentence(text=text, grounds=grounds)
        return
    words = {
        "escalating": "It escalates: week by week conflict gains on cooperation",
        "de-escalating": "It de-escalates: week by week cooperation gains on conflict",
    }.get(escalation.verdict, "Neither escalation nor its reverse is borne out by the weekly balance")
    text = (
        f"{words} (Mann–Kendall p = {trend.p:.2f}, Sen’s slope {trend.slope:+.2f} a week, "
        f"over {counted(trend.count, 'week')} with events)."
    )
    yield Sentence(text=text, grounds=grounds)
    drivers = [each for each in escalation.drivers if each.claims][:MOST_DRIVERS]
    if drivers and escalation.split:
        told = listed(_driver(each) for each in drivers)
        since = day(PartialDate.of(escalation.split))
        yield Sentence(
            text=f"What differs most from the week of {since} on: {told}.",
            grounds=Grounds(claims=tuple(dict.fromkeys(one for each in drivers for one in each.claims))),
        )


def _driver(driver: Driver) -> str:
    more = "more" if driver.change > 0 else "less"
    return (
        f"{more} {driver.type.lower()} by {listed(driver.actors)} "
        f"({driver.before:.1f} a week before, {driver.after:.1f} after)"
    )


def _grounds(escalation: Escalation) -> Grounds:
    claims = tuple(
        dict.fromkeys(one for week in escalation.weeks for ids in week.claims.values() for one in ids)
    )
    return Grounds(claims=claims) if claims else NOT_FOUND


def pictures_of(evidence: Evidence) -> Iterable[Picture]:
    """The charts that there is enough for."""
    escalation = evidence.timeline.escalation
    if escalation is None:
        return
    weeks = [week for week in escalation.weeks if week.documents or week.total]
    if sum(1 for week in weeks if week.total) >= FEWEST_WEEKS:
        most = max(weeks, key=lambda week: (sum(week.counts[name] for name in CLASSES[2:]), week.start))
        conflict = sum(most.counts[name] for name in CLASSES[2:])
        yield Picture(
            key="weeks",
            title="Distinct events by week and class, and their balance",
            caption=Sentence(
                text=f"Conflict is at its highest in the week of {day(PartialDate.of(most.start))}, with "
                f"{counted(conflict, 'event')} against {most.total - conflict} of cooperation; "
                f"{counted(len(weeks), 'week')} are covered.",
                grounds=_grounds(escalation),
            ),
            drawing=tuple(
                Week(
                    start=week.start.isoformat(),
                    counts=tuple((name, week.counts[name]) for name in CLASSES),
                    balance=week.balance,
                )
                for week in weeks
            ),
        )
    meetings = _meetings(evidence, str(escalation.weeks[0].start))
    if len(meetings) > 1:
        names = ", ".join(f"{day(each.start)} {_called(each)} ({each.status})" for each in meetings)
        yield Picture(
            key="meetings",
            title="Meetings by day: filled where held, open where planned",
            caption=Sentence(
                text=f"In order: {names}.",
                grounds=Grounds(
                    claims=tuple(dict.fromkeys(c for each in meetings for c in each.coverage.claims))
                ),
            ),
            drawing=tuple(
                Met(day=str(each.start), words=_called(each), status=each.status) for each in meetings
            ),
        )


def _meetings(evidence: Evidence, first: str) -> Sequence[Talks]:
    """The best reported of those with a day, by day."""
    dated = [
        each
        for each in evidence.timeline.talks
        if each.start is not None
        and each.start.day is not None
        and str(each.end or each.start) >= str(evidence.since or first)
        and (each.parties or each.forum)
    ]
    best = sorted(
        dated,
        key=lambda each: (-each.coverage.independent, -each.coverage.documents, str(each.start), each.id),
    )
    return sorted(best[:MOST_MEETINGS], key=lambda each: (str(each.start), each.id))


def _called(talks: Talks) -> str:
    return met_by(talks.forum, talks.place, talks.parties or talks.named)
