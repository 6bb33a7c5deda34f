"""Claims about the negotiation itself: talks, forces, conditional commitments, events."""

from __future__ import annotations

from dataclasses import dataclass

from detente.record.dates import PartialDate
from detente.record.statement import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Talks held, planned or cancelled.

    Attributes:
        forum: the body or format that met ("NATO-Russia Council").
        duration: as printed ("nearly four hours").
        status: "held", "planned" or "cancelled".
        parties: states and organisations. named: the persons named as taking part.
        outcome: what came of it in a few words, or None.
    """

    forum: str | None
    place: str | None
    start: PartialDate | None
    end: PartialDate | None
    duration: str | None
    status: str
    parties: tuple[str, ...]
    named: tuple[str, ...]
    outcome: str | None
    evidence: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    """Forces: whose, how many, where, doing what (military balance).

    Attributes:
        bound: how the count is hedged: "exactly", "about", "more than", "at least", "up to", "fewer than".
        via: the id of the statement that claims it; None where the publisher says so.
    """

    actor: str | None
    count: int
    bound: str
    place: str | None
    activity: str | None
    date: PartialDate | None
    evidence: tuple[Mention, ...]
    via: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A conditional commitment (Schelling 1960): what a party says it will do, and when.

    Attributes:
        kind: "threat", "promise", "warning" or "assurance". A warning foretells what the speaker
            doesn't control; an assurance promises what won't be done.
    """

    party: str | None
    kind: str
    condition: str | None
    consequence: str
    evidence: tuple[Mention, ...]
    via: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A PLOVER event: who did what to whom.

    Attributes:
        type: a PLOVER event type ("CONSULT"). mode: PLOVER mode, where the type has any.
        context: PLOVER contexts ("military").
        negated: denied or said not to have happened. modality: "actual", "planned",
            "threatened", "demanded" or "hypothetical".
    """

    type: str
    mode: str | None
    context: tuple[str, ...]
    actor: str | None
    recipient: str | None
    date: PartialDate | None
    evidence: tuple[Mention, ...]
    negated: bool = False
    modality: str = "actual"
    via: str | None = None
