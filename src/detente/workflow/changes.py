"""What changed in a project's record from one date to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.analysis.changes import Changes
from detente.analysis.changes import changes as compared
from detente.brief.words import excerpt
from detente.case.codebook import Codebook
from detente.record import Claim, Document, PartialDate, Position
from detente.workflow.findings import record_of

__all__ = ["Compared", "changes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What changed, and the claims and documents that say so.

    Attributes:
        codebook: by which the positions were told. since, until: the dates asked for.
        before, after: how many documents count on either side.
    """

    changes: Changes
    codebook: Codebook
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    since: PartialDate
    until: PartialDate | None
    before: int
    after: int

    def excerpt(self, position: Position, longest: int) -> str:
        """As many of a position's words, on one line, around those that speak of its issue."""
        issue = next(each for each in self.codebook.issues if each.name == position.issue)
        return excerpt(position.words, issue.marked_in(position.words), longest)


def changes(
    *, start: Path, since: PartialDate, until: PartialDate | None = None, codebook: str | None = None
) -> Compared:
    """What was said before a date against what was said up to another, or in all.

    Raises:
        NoProject: there is no project, or it names no codebook.
    """
    record = record_of(start=start, codebook=codebook)
    return Compared(
        changes=compared(record.basis(before=since), record.basis(until=until)),
        codebook=record.codebook,
        claims=record.claims,
        documents=record.documents,
        since=since,
        until=until,
        before=record.counted(before=since),
        after=record.counted(until=until),
    )
