"""A reading as a person would tell it: who said what, which meetings, which threats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

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
        self._section("Who said what", reading.statements, _statements(reading.statements))
        self._section("Meetings", reading.meetings, _facts(map(_meeting, reading.meetings)))
        self._section("Forces", reading.deployments, _facts(map(_deployment, reading.deployments)))
        self._section(
            "Threats and promises", reading.commitments, _facts(map(_commitment, reading.commitments))
        )
        self._section("Events", reading.events, _facts(map(_event, reading.events)))

    def say(self, message: str) -> None:
        """Print a sentence of Détente's own."""
        self._console.print(Text(plain(message)))

    def _heading(self, document: Document) -> None:
        self._console.print()
        self._console.rule(
            Text(shortened(document.title or document.name or document.id, 70), "bold"), align="left"
        )
        parts = [
            document.publisher,
            document.published,
            document.dateline,
            f"{len(document.text):,} characters",
        ]
        self._console.print(Text(" · ".join(plain(part) for part in parts if part), "dim"))

    def _section(self, title: str, claims: Sequence[object], body: RenderableType) -> None:
        if claims:
            self._console.print()
            self._console.print(Text.assemble((title, "bold"), f" ({len(claims)})"))
            self._console.print(Padding(body, (0, 0, 0, 2)))


def _grid() -> Table:
    return Table(box=box.SIMPLE, show_header=False, show_edge=False, pad_edge=False, expand=False)


def _statements(statements: Iterable[Statement]) -> Table:
    table = _grid()
    table.add_column(max_width=22, min_width=12, style="bold cyan")
    table.add_column(max_width=9, style="green")
    table.add_column(max_width=8, style="dim")
    table.add_column(ratio=1)
    for statement in statements:
        speaker = statement.speaker
        who = "(nobody named)" if speaker is None else shortened(speaker.entity or speaker.text, 44)
        act = f"not {statement.act}" if statement.negated else statement.act
        if statement.modality != "actual":
            act += " ?"
        table.add_row(
            Text(f"↳ {who}" if statement.via else who),
            Text(act),
            Text(statement.mode),
            Text(_words(statement)),
        )
    return table


def _words(statement: Statement) -> str:
    said = " … ".join(part.text for part in statement.content)
    return f"“{shortened(said)}”" if statement.mode == "direct" else shortened(said)


def _facts(rows: Iterable[tuple[str, str, tuple[Mention, ...]]]) -> Table:
    table = _grid()
    table.add_column(max_width=26, min_width=12, style="bold cyan")
    table.add_column(ratio=1)
    for who, what, evidence in rows:
        table.add_row(
            Text(shortened(who, 60)),
            Text.assemble(
                plain(what), "\n", (shortened(" … ".join(each.text for each in evidence), 90), "dim")
            ),
        )
    return table


def _meeting(meeting: Meeting) -> tuple[str, str, tuple[Mention, ...]]:
    days = " to ".join(dict.fromkeys(str(day) for day in (meeting.start, meeting.end) if day))
    outcome = f"outcome: {meeting.outcome}" if meeting.outcome else None
    parts = [meeting.place, days, meeting.status, meeting.duration, ", ".join(meeting.parties), outcome]
    return meeting.forum or "Talks", " · ".join(part for part in parts if part), meeting.evidence


def _deployment(deployment: Deployment) -> tuple[str, str, tuple[Mention, ...]]:
    count = (
        f"{deployment.count:,} troops"
        if deployment.bound == "exactly"
        else f"{deployment.bound} {deployment.count:,} troops"
    )
    parts = [count, deployment.activity, deployment.place, str(deployment.date) if deployment.date else None]
    return (
        deployment.actor or "(nobody named)",
        " · ".join(part for part in parts if part),
        deployment.evidence,
    )


def _commitment(commitment: Commitment) -> tuple[str, str, tuple[Mention, ...]]:
    condition = f" – if {commitment.condition}" if commitment.condition else ""
    what = f"{commitment.kind}: {commitment.consequence}{condition}"
    return commitment.party or "(nobody named)", what, commitment.evidence


def _event(event: Event) -> tuple[str, str, tuple[Mention, ...]]:
    who = " → ".join(party for party in (event.actor, event.recipient) if party) or "(nobody named)"
    kind = f"{event.type}-{event.mode}" if event.mode else event.type
    hedge = "not so" if event.negated else None if event.modality == "actual" else event.modality
    parts = [kind, ", ".join(event.context), hedge, str(event.date) if event.date else None]
    return who, " · ".join(part for part in parts if part), event.evidence
