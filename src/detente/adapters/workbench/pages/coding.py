"""Coding: a reviewer says which positions a statement takes on the issues of the codebook."""

from __future__ import annotations

from itertools import zip_longest

from pydantic import BaseModel, Field

from detente.adapters.workbench.acting import Desk, Done, Who, action
from detente.adapters.workbench.drafting import Draft
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.pages.editing import form_of
from detente.adapters.workbench.pages.judging import Judging, conflict_of, judged
from detente.adapters.workbench.pages.review import found
from detente.adapters.workbench.ports import Bench
from detente.errors import Overtaken, UnreadableInput

MOST = 20
"""Positions that one statement may take."""

family = Family(is_offered=lambda bench: bench.reviewing is not None)


class Stand(BaseModel):
    """One position, in the codebook's own names; without a party it is the speaker's side's."""

    issue: str = Field(max_length=300)
    kind: str = Field(max_length=40)
    option: str | None = Field(
        None, max_length=300, description="Asked for or held to; of a refusal, refused."
    )
    party: str | None = Field(None, max_length=300)


class Coding(Judging):
    """The positions that a statement takes: as a list, or field by field as a form sends them."""

    positions: list[Stand] | None = Field(None, max_length=MOST)
    issue: list[str] = Field(default_factory=list, max_length=MOST, description="Empty: no position.")
    kind: list[str] = Field(default_factory=list, max_length=MOST)
    option: list[str] = Field(default_factory=list, max_length=MOST)
    party: list[str] = Field(default_factory=list, max_length=MOST)
    note: str = Field("", max_length=10_000)

    def stands(self) -> list[Stand]:
        """The positions, however they were sent; rows of the form without an issue are none."""
        if self.positions is not None:
            return self.positions
        rows = zip_longest(self.issue, self.kind, self.option, self.party, fillvalue="")
        return [
            Stand(issue=issue, kind=kind, option=option or None, party=party.strip() or None)
            for issue, kind, option, party in rows
            if issue
        ]


@action(family, "/review/code")
def code(desk: Desk, bench: Bench, who: Who, asked: Coding) -> Done | View:
    """Say which positions a statement takes, perhaps none, in place of those that the codebook draws."""
    kept = found(bench, asked.claim)
    note = asked.note.replace("\x00", "").strip() or None
    stands = [each.model_dump() for each in asked.stands()]
    try:
        positions = [desk.coded(kept.id, **each) for each in stands]
        claim = desk.hand(who.name).code(kept.id, positions, seen=asked.seen, note=note)
    except Overtaken:
        return conflict_of(desk, bench, who, kept.id, asked.queue, status=409)
    except UnreadableInput as fault:
        draft = Draft(queue=asked.queue, back=asked.back, seen=asked.seen)
        document = desk.document(kept.document)
        return form_of(
            desk, document, kept.kind, kept.row, draft, claim=kept, fault=f"{fault}.", stands=stands
        )
    return judged(desk, who, claim, asked, moves_on=True)
