"""A reading as a person would tell it: who said what, which meetings, which threats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from rich.console import Console
from rich.text import Text

from detente.adapters.wording import balanced, heading_of
from detente.brief.words import conditional
from detente.record import Commitment, Deployment, Document, Event, Meeting, Mention, Reading, Statement

WORDS = 120
"""Characters of a claim's words that are shown."""

# An article may hold escape sequences and marks that turn the line round; a terminal must not obey them.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Text that a terminal prints and never obeys, on one line.

    >>> plain("a\\x1b[31m b\\n c")
    'a[31m b c'
    """
    return _UNSAFE.sub("", " ".join(text.split()))


def shortened(text: str, width: int = WORDS) -> str:
    """The beginning of a text, cut at a word.

    >>> shortened("The talks had failed", 14)
    'The talks had …'
    """
    text = plain(text)
    if len(text) <= width:
        return text
    head = text[: width + 1].rsplit(" ", 1)[0] if " " in text[: width + 1] else text[:width]
    return f"{head} …"


class Account:
    """Prints readings to a console, one document after another."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False)

    def show(self, reading: Reading) -> None:
        """Print one document's account."""
        self._heading(reading.document)
        sections = {
            "Who said what": [_statement(each) for each in reading.statements],
            "Meetings": [_meeting(each) for each in reading.meetings],
            "Forces": [_deployment(each) for each in reading.deployments],
            "Threats and promises": [_commitment(each) for each in reading.commitments],
            "Events": [_event(each) for each in reading.events],
        }
        for title, rows in sections.items():
            if rows:
                self._section(title, rows)
        if not any(sections.values()):
            self._indented(Text("Nobody is quoted here, and no event was found."), 2)

    def _heading(self, document: Document) -> None:
        title = shortened(heading_of(document), self._console.width - 10)
        name, length = PurePath(document.name).name, len(document.text)
        parts = [None if name == title else name, document.publisher, document.published, document.dateline]
        parts.append(f"{length:,} character{'' if length == 1 else 's'}")
        self._console.print()
        self._console.rule(Text(title, "bold"), align="left", characters="━")
        self._console.print(Text(" · ".join(plain(part) for part in parts if part), "dim"))

    def _section(self, title: str, rows: Sequence[Told]) -> None:
        self._console.print()
        self._console.print(Text.assemble((title, "bold underline"), f" ({len(rows)})"))
        for row in rows:
            name = f"↳ {plain(row.who)}" if row.within else plain(row.who)
            line = Text.assemble((name, "bold cyan"), "  ", (plain(row.what), "green"))
            if row.how:
                line.append(f"  {plain(row.how)}", "dim")
            left = 4 if row.within else 2
            self._indented(line, left)
            self._indented(Text(row.words, "italic" if row.quoted else ""), left + 4)

    def _indented(self, line: Text, left: int) -> None:
        for part in line.wrap(self._console, max(1, self._console.width - left)):
            part.rstrip()
            self._console.print(Text(" " * left).append_text(part))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim in the terms of the account: a line about it, and its words below."""

    who: str
    what: str
    how: str = ""
    words: str = ""
    within: bool = False
    quoted: bool = False


def _statement(statement: Statement) -> Told:
    speaker = statement.speaker
    hedges = [statement.mode]
    if speaker is not None and _bare(speaker.text) != _bare(speaker.entity):
        hedges.append(f"printed as {shortened(speaker.text, 40)}")
    if statement.addressee:
        hedges.append(f"to {shortened(statement.addressee, 40)}")
    if statement.modality != "actual":
        hedges.append(statement.modality)
    said = _shown(part.text for part in statement.content)
    direct = statement.mode == "direct"
    return Told(
        who="(nobody named)" if speaker is None else shortened(speaker.entity, 60),
        what=f"not: {statement.act}" if statement.negated else statement.act,
        how=", ".join(hedges),
        words=f"“{said}”" if direct else said,
        within=statement.via is not None,
        quoted=direct,
    )


def _bare(name: str) -> str:
    return re.sub(r"^(the|an?) ", "", name, flags=re.IGNORECASE)


def _meeting(meeting: Meeting) -> Told:
    days = " to ".join(dict.fromkeys(str(day) for day in (meeting.start, meeting.end) if day))
    outcome = f"outcome: {meeting.outcome}" if meeting.outcome else None
    where = ", ".join(part for part in (meeting.forum or "Talks", meeting.place) if part)
    how = _joined(days, meeting.duration, ", ".join(meeting.parties), outcome)
    return Told(who=where, what=meeting.status, how=how, words=_words(meeting.evidence))


def _deployment(deployment: Deployment) -> Told:
    bound = "" if deployment.bound == "exactly" else f"{deployment.bound} "
    date = str(deployment.date) if deployment.date else None
    return Told(
        who=deployment.actor or "(nobody named)",
        what=f"{bound}{deployment.count:,}",
        how=_joined(deployment.activity, deployment.place, date),
        words=_words(deployment.evidence),
        within=deployment.via is not None,
    )


def _commitment(commitment: Commitment) -> Told:
    condition = commitment.condition
    return Told(
        who=commitment.party or "(nobody named)",
        what=commitment.kind,
        how=_joined(commitment.consequence, conditional(condition) if condition else None),
        words=_words(commitment.evidence),
        within=commitment.via is not None,
    )


def _event(event: Event) -> Told:
    hedge = "did not happen" if event.negated else None if event.modality == "actual" else event.modality
    date = str(event.date) if event.date else None
    return Told(
        who=" → ".join(party for party in (event.actor, event.recipient) if party) or "(nobody named)",
        what=f"{event.type}-{event.mode}" if event.mode else event.type,
        how=_joined(*event.context, hedge, date),
        words=_words(event.evidence),
        within=event.via is not None,
    )


def _joined(*parts: str | None) -> str:
    return " · ".join(shortened(part, 90) for part in parts if part)


def _shown(words: Iterable[str]) -> str:
    return balanced(shortened(" … ".join(words)))


def _words(evidence: Iterable[Mention]) -> str:
    return _shown(each.text for each in evidence)
