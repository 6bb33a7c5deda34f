"""The timeline of a project, or of documents read for the occasion: in words, as JSON, as a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from detente.adapters import plots
from detente.adapters.knowledge import known_parties
from detente.adapters.project import found
from detente.adapters.quad_classes import load_quad_classes
from detente.adapters.store import Store
from detente.adapters.terminal.timeline import timeline_words
from detente.analysis.escalation import Escalation, Period
from detente.analysis.quad import CLASSES
from detente.analysis.reports import Coverage
from detente.analysis.talks import Account, Talks
from detente.analysis.timeline import Timeline, timeline_of
from detente.errors import UnreadableInput
from detente.record import PartialDate, Reading
from detente.theory.trend import Trend
from detente.workflow.names import readings_kept

Json = dict[str, Any]


def timeline(
    paths: Sequence[Path],
    *,
    start: Path,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
) -> Timeline:
    """Read the paths, or take the project's record where there are none.

    Raises:
        NoProject: no paths and no project. UnreadableInput: of the documents.
    """
    if paths:
        # Loading the parser takes a second, which a project's record doesn't need.
        from detente.workflow.reading import read

        readings: tuple[Reading, ...] = tuple(read(paths))
    else:
        readings = tuple(readings_kept(Store(found(start).store_url)))
    return timeline_of(readings, load_quad_classes(), known=known_parties(), since=since, until=until)


def words(drawn: Timeline, *, width: int) -> str:
    """The chronology by day and the escalation by week."""
    return timeline_words(drawn, width=width)


def plot(drawn: Timeline, path: Path) -> None:
    """Draw the weekly counts by class, and the meetings above them.

    Raises:
        UnreadableInput: nothing in the record has a date of publication.
        MissingExtra: without the extra `plots`.
    """
    escalation = drawn.escalation
    if escalation is None:
        raise UnreadableInput(str(path), "can't be drawn: no document tells when it was published")
    picture = plots.TimelinePicture(
        title="What happened, by week",
        subtitle=_subtitle(drawn, escalation),
        classes=CLASSES,
        weeks=[
            plots.WeekMark(start=week.start.isoformat(), counts=dict(week.counts), balance=week.balance)
            for week in escalation.weeks
            if week.documents or week.total
        ],
        talks=[
            plots.TalksMark(day=str(each.start), words=_called(each), status=each.status)
            for each in drawn.talks
            if each.start is not None
            and each.start.day is not None
            and each.coverage.independent > 1
            and escalation.weeks[0].start.isoformat() <= str(each.start) <= str(drawn.last)
        ],
    )
    plots.save_chart(plots.timeline_chart(picture), path, title=picture.title)


def as_json(drawn: Timeline) -> Json:
    """Everything, each entry with the ids of its claims."""
    return {
        "documents": drawn.documents,
        "independent": drawn.independent,
        "first": _date(drawn.first),
        "last": _date(drawn.last),
        "meetings": [_talks(each) for each in drawn.talks],
        "deployments": [
            {
                "actor": each.actor,
                "place": each.place,
                "activity": each.activity,
                "figures": [
                    {
                        "count": figure.count,
                        "bound": figure.bound,
                        "place": figure.place,
                        "date": _date(figure.date),
                        "published": _date(figure.report.published),
                        "claims": [figure.report.claim],
                    }
                    for figure in each.figures
                ],
                **_coverage(each.coverage),
            }
            for each in drawn.forces
        ],
        "commitments": [
            {
                "date": _date(each.date),
                "party": each.party,
                "kind": each.kind,
                "condition": each.condition,
                "consequence": each.consequence,
                **_coverage(each.coverage),
            }
            for each in drawn.undertakings
        ],
        "events": [
            {
                "date": _date(each.date),
                "dated": each.is_dated,
                "type": each.type,
                "class": each.quad,
                "actors": list(each.actors),
                "recipients": list(each.recipients),
                "standing": each.standing,
                "between_parties": each.between_parties,
                **_coverage(each.coverage),
            }
            for each in drawn.events
        ],
        "escalation": None if drawn.escalation is None else _escalation(drawn.escalation),
    }


def _subtitle(drawn: Timeline, escalation: Escalation) -> list[str]:
    told = f"{drawn.documents} documents, {drawn.independent} independent; distinct events, not mentions."
    trend = escalation.trend
    if trend is None:
        return [told]
    return [
        told,
        f"Balance of cooperation and conflict: {escalation.verdict} "
        f"(Mann–Kendall p = {trend.p:.2f}, Sen’s slope {trend.slope:+.2f} a week).",
    ]


def _called(talks: Talks) -> str:
    return ", ".join(part for part in (talks.forum, talks.place) if part) or " – ".join(
        talks.named[:2] or talks.parties[:2]
    )


def _talks(talks: Talks) -> Json:
    return {
        "start": _date(talks.start),
        "end": _date(talks.end),
        "status": talks.status,
        "forum": talks.forum,
        "place": talks.place,
        "parties": list(talks.parties),
        "named": list(talks.named),
        "history": [
            {"published": _date(turn.published), "status": turn.status, "claims": [turn.claim]}
            for turn in talks.history
        ],
        "accounts": {
            name: [_account(each) for each in accounts]
            for name, accounts in (
                ("dates", talks.dates),
                ("forums", talks.forums),
                ("places", talks.places),
                ("durations", talks.durations),
                ("outcomes", talks.outcomes),
            )
        },
        **_coverage(talks.coverage),
    }


def _account(account: Account) -> Json:
    return {"value": account.value, "claims": list(account.claims)}


def _coverage(coverage: Coverage) -> Json:
    return {
        "reports": [
            {
                "claim": report.claim,
                "document": report.document,
                "family": report.family,
                "published": _date(report.published),
                "words": report.words,
            }
            for report in coverage.reports
        ],
        "documents": coverage.documents,
        "independent": coverage.independent,
        "claims": list(coverage.claims),
    }


def _escalation(escalation: Escalation) -> Json:
    method = escalation.method
    return {
        "method": {
            "name": method.name, "citation": method.citation, "parameters": dict(method.parameters)
        },
        "verdict": escalation.verdict,
        "trend": _trend(escalation.trend),
        "shares": {name: _trend(trend) for name, trend in escalation.shares.items()},
        "change": None
        if escalation.change is None
        else {"after": escalation.change.at, "p": escalation.change.p},
        "split": None if escalation.split is None else escalation.split.isoformat(),
        "weeks": [_period(each) for each in escalation.weeks],
        "days": [_period(each) for each in escalation.days if each.total],
        "drivers": [
            {
                "type": each.type,
                "class": each.quad,
                "actors": list(each.actors),
                "before": each.before,
                "after": each.after,
                "claims": list(each.claims),
            }
            for each in escalation.drivers
        ],
        "uncounted": escalation.uncounted,
    }  # fmt: skip


def _trend(trend: Trend | None) -> Json | None:
    if trend is None:
        return None
    return {"score": trend.score, "p": trend.p, "slope": trend.slope, "weeks": trend.count}


def _period(period: Period) -> Json:
    claims: Mapping[str, Sequence[str]] = period.claims
    return {
        "start": period.start.isoformat(),
        "documents": period.documents,
        "counts": dict(period.counts),
        "balance": period.balance,
        "claims": {name: list(ids) for name, ids in claims.items()},
    }


def _date(date: PartialDate | None) -> str | None:
    return None if date is None else str(date)
