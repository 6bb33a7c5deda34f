"""Positions: who stands where on each issue at any date, and the words of each cell."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Path, Query

from detente.adapters.workbench.addresses import position_address
from detente.adapters.workbench.family import Elsewhere, Family, View
from detente.adapters.workbench.ports import Analyses, Bench
from detente.adapters.workbench.refusal import Refused
from detente.record import COUNTED, PartialDate

ROWS = 100
"""Quotes of a cell on one page."""

family = Family("Positions", "/positions")

Day = Annotated[
    str, Query(alias="as-of", max_length=10, description="Count what was said up to this date (ISO).")
]
Since = Annotated[str, Query(max_length=10, description="Mark what changed since this date (ISO).")]
Accepted = Annotated[bool, Query(description="Count only what a person has accepted or corrected.")]


@family.page("/positions")
def positions(
    bench: Bench,
    as_of: Day = "",
    since: Since = "",
    accepted: Accepted = False,
    step: Annotated[
        int | None, Query(ge=0, le=1_000_000, description="The date by its place among those of the record.")
    ] = None,
) -> View | Elsewhere:
    """Each party on each issue as of a date, how far apart they are, and why."""
    if bench.codebook is None:
        return View(template="positions.html.jinja", title="Positions", data={"codebook": None, "issues": []})
    # Loading what draws positions takes a moment, which the pages of the record don't need.
    from detente.adapters.workbench.told import positions as told

    analyses = bench.analyses
    dates = analyses.dates()
    if step is not None:
        # A form without a script sends the slider's place; the address keeps the date.
        chosen = dates[min(step, len(dates) - 1)] if dates else ""
        return Elsewhere("/positions" + query_of(as_of=_last(chosen, dates), since=since, accepted=accepted))
    until = date_of(as_of, "as-of")
    start = date_of(since, "since")
    coded = analyses.codebook()
    standings = analyses.standings(until=until, accepted=accepted)
    moves = () if start is None else analyses.moves(since=start, until=until, accepted=accepted)
    before = None if start is None else _verdicts_before(analyses, dates, start, accepted)
    rows = told.rows_of(standings, coded, moves=moves, before=before)
    claims = {each.claim: each.state for standing in standings for each in standing.positions}
    return View(
        template="positions.html.jinja",
        title="Positions",
        data={
            "codebook": {"title": coded.title, "version": coded.version},
            "as_of": as_of or None,
            "since": since or None,
            "accepted": accepted,
            "dates": dates,
            "parties": told.parties_in(standings, coded),
            "issues": rows,
            "claims": len(claims),
            "reviewed": sum(state in COUNTED for state in claims.values()),
        },
        shown={
            "place": sum(day <= as_of for day in dates) - 1 if as_of else len(dates) - 1,
            "query": query_of(as_of=as_of, since=since, accepted=accepted),
            "glyphs": told.GLYPHS,
            "verdict_glyphs": told.VERDICT_GLYPHS,
            "movement_glyphs": told.MOVEMENT_GLYPHS,
        },
    )


@family.page("/positions/{issue}/{party}")
def cell(
    bench: Bench,
    issue: Annotated[str, Path(description="The issue's name in small letters, hyphens for spaces.")],
    party: Annotated[str, Path(description="The party's, in the same way.")],
    as_of: Day = "",
    since: Since = "",
    accepted: Accepted = False,
    page: Annotated[int, Query(ge=1, le=1_000_000, description="Which page of the list.")] = 1,
) -> View:
    """What a party said on an issue, each in its words, the latest first."""
    if bench.codebook is None:
        raise Refused(404, "There are no positions without a codebook.", "Name one in detente.toml.")
    from detente.adapters.workbench.told import positions as told

    coded = bench.analyses.codebook()
    standings = bench.analyses.standings(until=date_of(as_of, "as-of"), accepted=accepted)
    every = bench.analyses.standings()
    issues, parties = told.issue_slugs(coded), told.party_slugs(every, coded)
    if issue not in issues or party not in parties:
        raise Refused(
            404,
            "No issue of the codebook is so called, or nobody who is so called takes part.",
            "The grid of positions leads to all that there are.",
        )
    standing = next(each for each in standings if each.issue == issues[issue])
    every_own = [each for each in standing.positions if each.party == parties[party]]
    own = [told.said(each) for each in every_own[(page - 1) * ROWS : page * ROWS]]
    states = {each.claim: each.state for each in every_own}
    unseen = next((claim for claim, state in states.items() if state == "proposed"), None)
    query = query_of(as_of=as_of, since=since, accepted=accepted)
    headers = bench.record.titles(list(dict.fromkeys(each.document for each in own)))
    return View(
        template="position.html.jinja",
        title=f"{parties[party]} on {standing.issue}",
        data={
            "issue": standing.issue,
            "party": parties[party],
            "as_of": as_of or None,
            "accepted": accepted,
            "verdict": standing.verdict,
            "why": told.why_of(standing),
            "does": next((each.does for each in standing.stances if each.party == parties[party]), None),
            "page": page,
            "pages": max(1, -(-len(every_own) // ROWS)),
            "total": len(every_own),
            "claims": len(states),
            "reviewed": sum(state in COUNTED for state in states.values()),
            "positions": own,
        },
        shown={
            "headers": headers,
            "unseen": None if bench.reviewing is None else unseen,
            "reviewable": bench.reviewing is not None,
            "here": f"{position_address(issue, party)}?{query[1:]}{'&' if query else ''}",
            "query": query,
            "glyphs": told.GLYPHS,
            "verdict_glyphs": told.VERDICT_GLYPHS,
        },
    )


def query_of(*, as_of: str = "", since: str = "", accepted: bool = False) -> str:
    """The query by which a state of the grid is asked for; nothing where it is the whole record's."""
    asked = {"as-of": as_of, "since": since, "accepted": "true" if accepted else ""}
    kept: dict[str, Any] = {name: value for name, value in asked.items() if value}
    return f"?{urlencode(kept)}" if kept else ""


def date_of(text: str, name: str) -> PartialDate | None:
    """A date of the address; None where none is given. Refuses what is no date."""
    if not text:
        return None
    try:
        return PartialDate.parse(text)
    except (ValueError, TypeError):
        raise Refused(
            422, f"{name}: {text!r} is no ISO date.", "Write it as 2022-01-13, 2022-01 or 2022."
        ) from None


def _last(chosen: str, dates: tuple[str, ...]) -> str:
    """The last date is the whole record, which needs no date, and grows with it."""
    return "" if dates and chosen == dates[-1] else chosen


def _verdicts_before(
    analyses: Analyses, dates: tuple[str, ...], since: PartialDate, accepted: bool
) -> dict[str, str] | None:
    """The verdicts as they were on the last day before a date; None where nobody had spoken."""
    earlier = [day for day in dates if day < str(since)]
    if not earlier:
        return None
    standings = analyses.standings(until=PartialDate.parse(earlier[-1]), accepted=accepted)
    return {each.issue: each.verdict for each in standings}
