"""The timeline: what happened day by day and in how many reports, and whether it escalates."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import Query

from detente.adapters.chronicle import Entry
from detente.adapters.terminal.timeline import verdict
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.pages.dates import Day, period_of
from detente.adapters.workbench.pages.weeks import chart
from detente.adapters.workbench.ports import Bench
from detente.analysis.days import date_of
from detente.analysis.escalation import Escalation, Period
from detente.analysis.quad import CLASSES

ROWS = 50
MOST_ACTORS = 200
SHOWN_REPORTS = 3

family = Family("Timeline", "/timeline", is_offered=lambda bench: bench.chronology is not None)

Class = Literal["", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
Kind = Literal["", "meeting", "deployment", "commitment", "event"]


@family.page("/timeline")
def timeline(
    bench: Bench,
    since: Day = "",
    until: Day = "",
    kind: Annotated[Kind, Query(description="Show only these.")] = "",
    quad: Annotated[Class, Query(alias="class", description="Of events, show only those of a class.")] = "",
    actor: Annotated[str, Query(max_length=300, description="Show only what this party does or meets.")] = "",
    all: Annotated[bool, Query(description="Show what is only planned, feared or denied as well.")] = False,
    page: Annotated[int, Query(ge=1, le=1_000_000, description="Which page of the list.")] = 1,
) -> View:
    """What happened, day by day, with the reports of it, and the escalation by week."""
    assert bench.chronology is not None
    first, last = period_of(since, until)
    whole = bench.chronology.timeline()
    is_bounded = first is not None or last is not None
    told = bench.chronology.within(whole.value, since=first, until=last) if is_bounded else whole.value
    drawn = told.timeline
    picked = [each for each in told.entries if (all or each.happened) and _is_meant(each, kind, quad, actor)]
    here = picked[(page - 1) * ROWS : page * ROWS]
    asked = {"since": since, "until": until, "kind": kind, "class": quad, "actor": actor}
    every = whole.value.timeline
    return View(
        template="timeline.html.jinja",
        title="Timeline",
        data={
            **asked,
            "all": all,
            "page": page,
            "pages": max(1, -(-len(picked) // ROWS)),
            "total": len(picked),
            "left_out": sum(not each.happened for each in told.entries),
            "documents": drawn.documents,
            "independent": drawn.independent,
            "first": drawn.first,
            "last": drawn.last,
            "current": whole.is_current,
            "entries": here,
            **_course(drawn.escalation),
        },
        shown={
            "address": partial(_address, **asked, all="true" if all else ""),
            "asked_class": quad,
            "classes": CLASSES,
            "actors": sorted({*told.actors[:MOST_ACTORS], *([actor] if actor else [])}),
            "published": [date_of(pick(drawn.published)) for pick in (min, max)] if drawn.published else [],
            "headers": bench.record.titles(sorted(_documents(here))),
            "most": SHOWN_REPORTS,
            "chart": drawn.escalation and chart(drawn.escalation, drawn.talks),
            "strip": is_bounded
            and every.escalation
            and chart(every.escalation, every.talks, since=first, until=last, is_strip=True),
        },
    )


def _course(escalation: Escalation | None) -> dict[str, object]:
    """Whether it escalates, by week."""
    if escalation is None:
        return {"verdict": None, "weeks": [], "drivers": (), "split": None}
    return {
        "verdict": verdict(escalation),
        "weeks": weeks_of(escalation.weeks),
        "drivers": escalation.drivers,
        "split": None if escalation.split is None else escalation.split.isoformat(),
    }


def _is_meant(entry: Entry, kind: str, quad: str, actor: str) -> bool:
    return (
        kind in ("", entry.kind)
        and quad in ("", entry.quad)
        and (not actor or actor in entry.who or actor in entry.whom)
    )


def weeks_of(weeks: Sequence[Period]) -> list[dict[str, object]]:
    """Each week with its counts, its balance and how many documents tell of it."""
    return [
        {
            "start": week.start.isoformat(),
            "end": (week.start + datetime.timedelta(days=6)).isoformat(),
            "documents": week.documents,
            "counts": dict(week.counts),
            "balance": week.balance,
        }
        for week in weeks
    ]


def _address(*, page: str | None = None, **chosen: str) -> str:
    """The page with these choices; up to where the number of its page goes, if `page` is given."""
    query = urlencode({name: value for name, value in chosen.items() if value})
    if page is not None:
        query += "&" if query else ""
    return f"/timeline?{query}" if query or page is not None else "/timeline"


def _documents(here: Sequence[Entry]) -> set[str]:
    named = (sorted({report.document for report in each.reports})[:SHOWN_REPORTS] for each in here)
    return {document for documents in named for document in documents}
