"""What a reviewer looks for, as the address of the queue says it."""

from __future__ import annotations

from typing import Literal
from urllib.parse import parse_qsl, urlencode

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from detente.adapters.store import Filter
from detente.record import LEFT_OUT, STATES

State = Literal["proposed", "accepted", "corrected", "rejected", "unsure", "orphaned", "any"]
Kind = Literal["", "statement", "meeting", "deployment", "commitment", "event"]
ADDRESS = "/review"


class Queue(BaseModel):
    """The claims that a reviewer works through. What is empty leaves nothing out."""

    model_config = ConfigDict(frozen=True)

    state: State = Field("proposed", description="What was decided of them, or any.")
    kind: Kind = Field("", description="Of claim.")
    party: str = Field("", max_length=300, description="For whom it is claimed.")
    speaker: str = Field("", max_length=300, description="Who speaks.")
    act: str = Field("", max_length=100, description="Of a statement its act, of an event its type.")
    confidence: Literal["", "high", "medium", "low"] = Field("", description="How surely it was read.")
    document: str = Field("", max_length=2000, description="A document's id.")
    issue: str = Field("", max_length=300, description="An issue of the codebook.")
    words: str = Field("", max_length=300, description="Part of its words.")
    disputed: bool = Field(False, description="Only what is flagged, contested or left unsure.")
    by: Literal["", "not-me"] = Field(
        "",
        description="not-me: what the reviewer has not judged, whatever its state, and without what others"
        " said of it; `state` and `disputed` are then left aside.",
    )
    view: Literal["one", "list"] = Field("one", description="One claim at a time, or a list.")

    def as_filter(self, reviewer: str) -> Filter:
        """The same as the store takes it, of the reviewer who asks."""
        return Filter(
            states=None if self.state == "any" or self.by else (self.state,),
            kind=self.kind or None,
            party=self.party or None,
            speaker=self.speaker or None,
            act=self.act or None,
            confidence=self.confidence or None,
            document=self.document or None,
            issue=self.issue or None,
            words=" ".join(self.words.replace("\x00", " ").split()) or None,
            disputed=self.disputed and not self.by,
            unjudged_by=reviewer if self.by else None,
        )

    def query(self, **more: object) -> str:
        """The part of an address that says it, with what else is given; None takes a part out.

        >>> Queue(kind="event").query(claim="a b"), Queue(kind="event").query(kind=None)
        ('kind=event&claim=a+b', '')
        """
        said = {**self.model_dump(exclude_defaults=True), **more}
        kept = {name: "1" if value is True else str(value) for name, value in said.items() if value}
        return urlencode(kept, errors="replace")

    def address(self, **more: object) -> str:
        """Where the queue is shown."""
        query = self.query(**more)
        return f"{ADDRESS}?{query}" if query else ADDRESS

    @property
    def narrowed(self) -> bool:
        """Whether it leaves anything out but by state."""
        return bool(set(self.model_dump(exclude_defaults=True)) - {"state", "view", "disputed", "by"})


def queue_in(query: str) -> Queue:
    """The queue that a query says; one that makes no sense is the queue of all that is proposed.

    >>> queue_in("kind=event&state=any").kind, queue_in("kind=nonsense").kind
    ('event', '')
    """
    try:
        return Queue.model_validate(dict(parse_qsl(query, max_num_fields=50)))
    except (ValidationError, ValueError):
        return Queue()


TABS: tuple[str, ...] = tuple(state for state in STATES if state not in LEFT_OUT) + LEFT_OUT + ("any",)
"""The states in the order in which the page offers them."""
