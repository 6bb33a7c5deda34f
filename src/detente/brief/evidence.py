"""What a brief is composed from: the record, and the findings on it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from detente.analysis.bargaining import Deals
from detente.analysis.changes import Changes
from detente.analysis.disputes import Dispute
from detente.analysis.finding import Finding
from detente.analysis.headline import ONLY_THE_RECORD, Headline
from detente.analysis.outcomes import Outcomes
from detente.analysis.positions import Standing
from detente.analysis.reports import published_on
from detente.analysis.sensitivity import Flip
from detente.analysis.supposing import Line
from detente.analysis.timeline import Timeline
from detente.case.codebook import Codebook
from detente.record import Claim, Commitment, Deployment, Document, Meeting, PartialDate, Statement
from detente.record.grounds import Grounds

Body = Statement | Meeting | Deployment | Commitment


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything that the brief tells of.

    Attributes:
        documents: by id. claims: by id, in the order of publication.
        timeline: what happened, over all of the record.
        copies: for each document's id, how many other documents are its near-duplicates.
        case: which case was analysed, in words.
        deals, outcomes: None where the case can't answer; `lacking` then says why, by question.
        without_promises: whether the case leaves the promises out, with which the acts would be too many.
        assumed: red lines of the case that nobody stated as such.
        disputes: of what the record has accounts that exclude each other.
        findings: every finding, whose names the flips have.
        since: what happened before is left out; None leaves nothing out.
        changes: what changed since then, None where nothing is left out.
    """

    codebook: Codebook
    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    standings: Sequence[Standing]
    timeline: Timeline
    flips: Sequence[Flip]
    case: str
    deals: Deals | None = None
    outcomes: Finding[Outcomes] | None = None
    lacking: Mapping[str, str] = field(default_factory=dict)
    assumed: Collection[Line] = frozenset()
    as_of: PartialDate | None = None
    since: PartialDate | None = None
    findings: Sequence[Headline] = ()
    disputes: Sequence[Dispute] = ()
    changes: Changes | None = None
    copies: Mapping[str, int] = field(default_factory=dict)
    without_promises: bool = False

    def published(self, claim: Claim) -> PartialDate | None:
        """When the document of a claim was published."""
        return published_on(self.documents[claim.document])

    @property
    def spoken(self) -> list[Standing]:
        """The issues on which somebody has taken a position."""
        return [each for each in self.standings if each.positions]

    def of_kind(self, kind: str) -> list[Claim]:
        """The claims of one kind, in the order of publication."""
        return [claim for claim in self.claims.values() if claim.kind == kind]


NOT_FOUND = Grounds(assumptions=(ONLY_THE_RECORD,))
