"""Coding: a reviewer says which positions a statement takes on the issues of the codebook."""

from __future__ import annotations

from itertools import zip_longest
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from detente.adapters.workbench.acting import Desk, Done, Who, action
from detente.adapters.workbench.drafting import Draft
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.pages.editing import UNCHANGED, Refusal, form_of
from detente.adapters.workbench.pages.judging import Reasoned, conflict_of, judged
from detente.adapters.workbench.pages.review import found
from detente.adapters.workbench.ports import Bench
from detente.errors import NothingChanged, Overtaken, UnreadableInput

MOST = 20
"""Positions that one statement may take."""

Name = Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00]*$")]

family = Family(is_offered=lambda bench: bench.reviewing is not None)


class NamedPosition(BaseModel):
    """One position, in the codebook's own names; without a party it is the speaker's side's."""

    issue: Name
    kind: Name
    option: Name | None = Field(None, description="Asked for or held to; of a refusal, refused.")
    party: Name | None = None


class Coding(Reasoned):
    """The positions that a statement takes: as a list, or field by field as a form sends them."""

    positions: list[NamedPosition] | None = Field(None, max_length=MOST)
    issue: list[Name] = Field(default_factory=list, max_length=MOST, description="Empty: no position.")
    kind: list[Name] = Field(default_factory=list, max_length=MOST)
    option: list[Name] = Field(default_factory=list, max_length=MOST)
    party: list[Name] = Field(default_factory=list, max_length=MOST)

    def named(self) -> list[NamedPosition]:
        """The positions, however they were sent; rows of the form without an issue are none."""
        if self.positions is not None:
            return self.positions
        rows = zip_longest(self.issue, self.kind, self.option, self.party, fillvalue="")
        return [
            NamedPosition(issue=issue, kind=kind, option=option or None, party=party.strip() or None)
            for issue, kind, option, party in rows
            if issue
        ]


@action(family, "/review/code")
def code(desk: Desk, bench: Bench, who: Who, asked: Coding) -> Done | View:
    """Say which positions a statement takes, perhaps none, in place of those that the codebook draws."""
    kept = found(bench, asked.claim)
    written = [each.model_dump() for each in asked.named()]
    try:
        positions = [desk.coded(kept.id, **each) for each in written]
        claim = desk.hand(who.name).code(kept.id, positions, seen=asked.seen, note=asked.reason)
    except Overtaken:
        return conflict_of(desk, bench, who, kept.id, asked.queue, status=409)
    except (NothingChanged, UnreadableInput) as fault:
        draft = Draft(queue=asked.queue, back=asked.back, seen=asked.seen)
        document = desk.document(kept.document)
        return form_of(
            *(desk, document, kept.kind, kept.row, draft),
            claim=kept,
            refusal=UNCHANGED if isinstance(fault, NothingChanged) else Refusal(reason=f"{fault}."),
            written=written,
            why=asked.reason or "",
        )
    return judged(desk, who, claim, asked, moves_on=True)
