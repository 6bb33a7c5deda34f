"""Every kind of claim in the one form in which the page shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.adapters.wording import balanced
from detente.brief.words import conditional
from detente.record import (
    Commitment,
    Deployment,
    Event,
    Meeting,
    Mention,
    PartialDate,
    Reading,
    Span,
    Statement,
)

KINDS = {
    "statement": "Statements",
    "meeting": "Meetings",
    "deployment": "Forces",
    "commitment": "Threats and promises",
    "event": "Events",
}
"""Each kind of claim, and what its readers call many of it."""

NOBODY = "Nobody named"

_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Characters of the text that a claim stands on, and as what: content, speaker, cue or evidence."""

    span: Span
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageClaim:
    """A claim as the page shows it.

    Attributes:
        number: what it is quoted by on the page, from 1.
        who: who says it, does it or takes part; the first one gives the claim its colour.
        act: the act of a statement, the kind of a commitment, the status of a meeting, the type of
            an event; empty for forces.
        headline: the claim in a few words, beside `who`.
        aside: what a note in the margin adds on the same line.
        details: what else is known, each a short phrase; `told` of it stands in the margin, all of it in
            the table.
        words: the text that it stands on. marks: where those words stand.
        within: the number of the statement in which a party claims it, or None.
        place: its place in `claims_of` its reading, from 0.
    """

    number: int
    kind: str
    who: tuple[str, ...]
    act: str
    headline: str
    aside: str
    details: tuple[str, ...]
    told: tuple[str, ...]
    words: tuple[str, ...]
    marks: tuple[Mark, ...]
    within: int | None = None
    place: int = 0

    @property
    def begins(self) -> int:
        """Where its first words stand."""
        return min(mark.span.start for mark in self.marks if mark.role in ("content", "evidence"))


def page_claims(reading: Reading, first: int = 1, *, numbers: Sequence[int] | None = None) -> list[PageClaim]:
    """A document's claims in the order of the text; statements before facts on the same words.

    Args:
        first: the number of the first of them; the others follow it.
        numbers: that of each of `claims_of` the reading, where they have theirs already.
    """
    drafts = list(_drafts(reading))
    order = sorted(range(len(drafts)), key=lambda index: (drafts[index][1].begins, index))
    if numbers is None:
        places = {index: place for place, index in enumerate(order)}
        numbers = [first + places[index] for index in range(len(drafts))]
    by_id = {identity: numbers[index] for index, (identity, _, _) in enumerate(drafts) if identity}
    found = []
    for index in order:
        _, draft, via = drafts[index]
        fields = {name: getattr(draft, name) for name in PageClaim.__slots__}
        fields.update(number=numbers[index], within=by_id.get(via) if via else None, place=index)
        found.append(PageClaim(**fields))
    return found


Draft = tuple[str | None, PageClaim, str | None]
"""A claim's id where it has one, the claim without its number, and the id of what it stands within."""


def _drafts(reading: Reading) -> Iterator[Draft]:
    for statement in reading.statements:
        yield statement.id, _statement(statement), statement.via
    for meeting in reading.meetings:
        yield None, _meeting(meeting), None
    for deployment in reading.deployments:
        yield None, _deployment(deployment), deployment.via
    for commitment in reading.commitments:
        yield None, _commitment(commitment), commitment.via
    for event in reading.events:
        yield None, _event(event), event.via


def _statement(statement: Statement) -> PageClaim:
    marks = [Mark(span=part.span, role="content") for part in statement.content]
    if statement.speaker is not None:
        marks.append(Mark(span=statement.speaker.span, role="speaker"))
    if statement.cue is not None:
        marks.append(Mark(span=statement.cue.span, role="cue"))
    speaker = statement.speaker
    told = [
        f"to {_line(statement.addressee)}" if statement.addressee else None,
        "negated" if statement.negated else None,
        statement.modality if statement.modality != "actual" else None,
    ]
    named = [f"“{_line(speaker.text)}”"] if speaker and speaker.text != speaker.entity else []
    return _draft(
        kind="statement",
        who=(_line(speaker.entity) if speaker else NOBODY,),
        act=statement.act,
        headline=statement.act,
        aside=statement.mode,
        told=told,
        further=named,
        words=[part.text for part in statement.content],
        marks=marks,
    )


def _meeting(meeting: Meeting) -> PageClaim:
    days = dict.fromkeys(date_for_people(day) for day in (meeting.start, meeting.end) if day)
    details = [meeting.place, " to ".join(days), meeting.duration, ", ".join(meeting.named)]
    if meeting.outcome:
        details.append(f"outcome: {meeting.outcome}")
    # Talks that name no party stand under the name of what met.
    who = meeting.parties or _parties(meeting.forum)
    headline = f"{meeting.forum or 'Talks'}, {meeting.status}" if meeting.parties else meeting.status
    return _fact("meeting", who, meeting.status, headline, details, meeting.evidence)


def _deployment(deployment: Deployment) -> PageClaim:
    hedge = "" if deployment.bound == "exactly" else f"{deployment.bound} "
    details = [deployment.activity, deployment.place, date_for_people(deployment.date)]
    headline = f"{hedge}{deployment.count:,}"
    return _fact("deployment", _parties(deployment.actor), "", headline, details, deployment.evidence)


def _commitment(commitment: Commitment) -> PageClaim:
    details = [commitment.consequence, conditional(commitment.condition) if commitment.condition else None]
    return _fact(
        "commitment",
        _parties(commitment.party),
        commitment.kind,
        commitment.kind,
        details,
        commitment.evidence,
    )


def _event(event: Event) -> PageClaim:
    aside = [
        f"→ {event.recipient}" if event.recipient else None,
        "did not happen" if event.negated else None,
        event.modality if event.modality != "actual" else None,
    ]
    further = [event.mode, ", ".join(event.context), date_for_people(event.date)]
    return _draft(
        kind="event",
        who=_parties(event.actor) or (NOBODY,),
        act=event.type,
        headline=event.type,
        aside=" · ".join(each for each in aside if each),
        told=(),
        further=further,
        words=[each.text for each in event.evidence],
        marks=_evidence(event.evidence),
    )


def _fact(
    kind: str,
    who: Sequence[str],
    act: str,
    headline: str,
    details: Sequence[str | None],
    evidence: Sequence[Mention],
) -> PageClaim:
    return _draft(
        kind=kind,
        who=tuple(_line(each) for each in who) or (NOBODY,),
        act=act,
        headline=headline,
        aside="",
        told=details,
        further=(),
        words=[each.text for each in evidence],
        marks=_evidence(evidence),
    )


def _evidence(mentions: Sequence[Mention]) -> list[Mark]:
    return [Mark(span=each.span, role="evidence") for each in mentions]


def _draft(
    *,
    kind: str,
    who: tuple[str, ...],
    act: str,
    headline: str,
    aside: str,
    told: Sequence[str | None],
    further: Sequence[str | None],
    words: Sequence[str],
    marks: Sequence[Mark],
) -> PageClaim:
    return PageClaim(
        number=0,
        kind=kind,
        who=who,
        act=act,
        headline=_line(headline),
        aside=_line(aside),
        details=tuple(_line(each) for each in (aside, *told, *further) if each),
        told=tuple(_line(each) for each in told if each),
        words=tuple(balanced(each) for each in words),
        marks=tuple(marks),
    )


def date_for_people(date: PartialDate | None) -> str:
    """A date as newspapers write it.

    >>> date_for_people(PartialDate(2022, 1, 9)), date_for_people(PartialDate(2019))
    ('9 January 2022', '2019')
    """
    if date is None:
        return ""
    parts = [date.day, _MONTHS[date.month - 1] if date.month else None, date.year]
    return " ".join(str(part) for part in parts if part)


def _parties(*names: str | None) -> tuple[str, ...]:
    return tuple(name for name in names if name)


def _line(text: str) -> str:
    return " ".join(text.split())
