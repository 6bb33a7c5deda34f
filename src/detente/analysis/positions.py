"""Where do they stand? From statements to positions, and from positions to how far apart the parties are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from detente.case.codebook import Codebook, CodedIssue
from detente.record import PartialDate, Position, Reading, Statement

KIND_OF_ACT = {
    "demand": "demand",
    "request": "demand",
    "offer": "offer",
    "agree": "agreement",
    "support": "commitment",
    "commit": "commitment",
    "promise": "commitment",
    "reject": "rejection",
}
"""Acts that take a position (after Walcott and Hopmann 1978); the others report, judge or threaten."""

ANSWERS = frozenset(("reject", "agree", "support"))
"""Acts that may leave unsaid what they answer: "a demand that NATO has said it would not accept"."""

_NEAR = 120
_FOR_GOOD = re.compile(
    r"\b(never|red lines?|non-?negotiable|under no circumstances|not up for)\b", re.IGNORECASE
)
_REFUSAL = re.compile(r"\b(not|never|no|nor|reject\w*|refus\w*|rul\w+ out)\b|n['’]t\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"'”’]?\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far apart the parties are on an issue.

    Attributes:
        verdict: "agreed", "bridgeable", "one-sided", "deadlocked" or "silent".
        positions: each party's positions, latest first.
        asked, refused: what the verdict rests on: positions that ask or offer, and those that refuse.
    """

    issue: str
    verdict: str
    positions: tuple[Position, ...]
    asked: tuple[Position, ...]
    refused: tuple[Position, ...]


def positions_of(readings: Iterable[Reading], codebook: Codebook) -> tuple[Position, ...]:
    """Every position taken in the record, by date, issue and party."""
    return in_order((each for reading in readings for each in _positions(reading, codebook)), codebook)


def in_order(positions: Iterable[Position], codebook: Codebook) -> tuple[Position, ...]:
    """Positions by date, issue and party: the same whatever order they come in."""
    order = {issue.name: number for number, issue in enumerate(codebook.issues)}
    # The least first, each sort keeping the last one's order: in a large record faster than keys of four.
    found = sorted(positions, key=attrgetter("claim"))
    found.sort(key=attrgetter("party"))
    found.sort(key=lambda each: order[each.issue])
    days = _days(found)
    found.sort(key=lambda each: days[each.as_of])
    return tuple(found)


def _days(positions: Iterable[Position]) -> dict[PartialDate | None, str]:
    """The dates of positions as they are compared, each written once: a record has many on few days."""
    return {day: str(day or "") for day in {each.as_of for each in positions}}


def standings_of(
    positions: Sequence[Position], codebook: Codebook, *, as_of: PartialDate | None = None
) -> tuple[Standing, ...]:
    """Each issue of the codebook as it stands, by what was said up to a date."""
    days, last = _days(positions), str(as_of)
    on: dict[str, list[Position]] = {issue.name: [] for issue in codebook.issues}
    for each in positions:
        if each.issue in on and (as_of is None or days[each.as_of] <= last):
            on[each.issue].append(each)
    return tuple(_standing(issue, on[issue.name]) for issue in codebook.issues)


def _positions(reading: Reading, codebook: Codebook) -> Iterator[Position]:
    text = reading.document.text
    published = reading.document.published
    as_of = PartialDate.parse(published[:10]) if published else None
    nested = {each.via for each in reading.statements}
    states = {each.claim: each.state for each in reading.reviewed}
    previous: tuple[int, list[CodedIssue]] = (-1, [])
    for each in sorted(reading.statements, key=lambda statement: statement.content[0].span.start):
        words = " ".join(part.text for part in each.content)
        issues = codebook.issues_in(_refused(words) if each.act == "reject" else words)
        start, end = each.content[0].span.start, each.content[-1].span.end
        if not issues and each.act in ANSWERS and _adjoins(text, previous[0], start):
            issues = previous[1]
        if issues:
            previous = (end, issues)
        kind = KIND_OF_ACT.get(each.act)
        if kind is None or each.speaker is None or each.modality != "actual":
            continue
        if each.id in nested and each.act in ("support", "agree"):
            continue
        for position in _taken(each, kind, words, issues, codebook, as_of, reading.document.id):
            yield replace(position, state=states.get(each.id, "proposed"))


def _refused(words: str) -> str:
    """The side of a "but" on which the refusal stands: "put forward ideas, but would not accept limits"."""
    before, but, after = words.partition(" but ")
    if not but:
        return words
    return after if _REFUSAL.search(after) or not _REFUSAL.search(before) else before


def _taken(
    statement: Statement,
    kind: str,
    words: str,
    issues: Iterable[CodedIssue],
    codebook: Codebook,
    as_of: PartialDate | None,
    document: str,
) -> Iterator[Position]:
    assert statement.speaker is not None
    if kind == "rejection" and _FOR_GOOD.search(words):
        kind = "red line"
    for issue in issues:
        option = issue.option_in(words)
        for party in _parties(statement, codebook):
            yield Position(
                party=party,
                issue=issue.name,
                kind=kind,
                option=None if kind in ("rejection", "red line") else option,
                against=option if kind in ("rejection", "red line") else None,
                as_of=as_of,
                claim=statement.id,
                document=document,
                speaker=statement.speaker.entity,
                direct=statement.via is None,
                words=words,
            )


def _parties(statement: Statement, codebook: Codebook) -> Iterator[str]:
    assert statement.speaker is not None
    also = dict(codebook.also)
    named = statement.speaker.party or also.get(statement.speaker.entity)
    for party in (named or "").split("; "):
        party = also.get(party, party)
        if party and (not codebook.parties or party in codebook.parties):
            yield party


def _adjoins(text: str, before: int, start: int) -> bool:
    """Whether a statement goes on the sentence in which the last one on an issue stood."""
    return 0 <= start - before <= _NEAR and _SENTENCE_END.search(text, before, start) is None


def _standing(issue: CodedIssue, positions: list[Position]) -> Standing:
    latest_first = tuple(reversed(positions))
    asked = tuple(
        each for each in latest_first if each.kind in ("demand", "offer", "concession", "agreement")
    )
    refused = tuple(each for each in latest_first if each.kind in ("rejection", "red line", "commitment"))
    parties = {each.party for each in positions}
    opening = {each.party for each in positions if each.kind in ("offer", "concession", "agreement")}
    agreeing = {each.party for each in positions if each.kind == "agreement"}
    offered = [each for each in asked if each.kind == "offer"]
    wanted = [each for each in asked if each.kind == "demand"] + offered
    against = _are_of_two(wanted, refused)
    if not positions:
        verdict = "silent"
    elif len(agreeing) > 1 and agreeing == parties:
        verdict = "agreed"
    elif against and not _are_of_two(offered, refused):
        verdict = "deadlocked"
    elif opening:
        short_of_red = [each for each in refused if each.kind != "red line"]
        verdict = "deadlocked" if against and not _are_of_two(wanted, short_of_red) else "bridgeable"
    elif len(parties) == 1:
        verdict = "one-sided"
    else:
        verdict = "deadlocked" if refused and asked else "one-sided"
    return Standing(issue=issue.name, verdict=verdict, positions=latest_first, asked=asked, refused=refused)


def _are_of_two(some: Sequence[Position], others: Sequence[Position]) -> bool:
    """Whether a party of some and another party of others are two."""
    return bool(some and others) and len({each.party for each in (*some, *others)}) > 1
