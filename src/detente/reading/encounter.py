"""What one clause tells of a meeting, and the words for its kind and standing."""

from __future__ import annotations

from dataclasses import dataclass

from detente.reading.dates import DateMention
from detente.record import PartialDate, Span

MEETING = "meeting"
CALL = "call"
FORMAT = "format"

HELD = "held"
PLANNED = "planned"
CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """What one clause tells of a meeting; None or empty where it tells nothing.

    Attributes:
        anchor: the noun or verb that names it. kind: "meeting", "call", or
            "format" where it goes by the name of one.
        definite: "the", "this", "such": known from elsewhere.
        asserted: the clause says that it took or takes place, or was called off, and doesn't just mention it.
        off: the clause calls it off or gives it another day, so that it is told of without any.
        several: a plural ("meetings"): more than one.
        since: the day it has gone on since. again: a further round ("the second round").
        verb: that of its clause. delegations: "envoys", "both sides" and the like take part.
    """

    anchor: int
    kind: str
    status: str | None
    date: DateMention | None
    place: str | None
    forum: str | None
    duration: str | None
    parties: tuple[str, ...]
    named: tuple[str, ...]
    outcome: str | None
    since: PartialDate | None
    verb: int | None
    delegations: bool
    again: bool
    definite: bool
    asserted: bool
    off: bool
    several: bool
    evidence: Span
