"""What does a verdict hang on? The claims which, dropped, would change where the parties stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.analysis.positions import standings_of
from detente.case.codebook import Codebook
from detente.record import PartialDate, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """One claim, and the verdict that would be another without it.

    Attributes:
        claim: the id of the claim dropped. issue: whose verdict changes. before, after: the verdicts.
    """

    claim: str
    issue: str
    before: str
    after: str


def flips_of(
    positions: Sequence[Position], codebook: Codebook, *, as_of: PartialDate | None = None
) -> tuple[Flip, ...]:
    """Drop each claim in turn, draw the standings anew, and list the verdicts that change.

    Only the issues on which the claim takes a position can change, so only these are drawn anew.
    """
    before = {each.issue: each.verdict for each in standings_of(positions, codebook, as_of=as_of)}
    of_issue = {
        issue.name: [each for each in positions if each.issue == issue.name] for issue in codebook.issues
    }
    found = []
    for claim, issue in dict.fromkeys((each.claim, each.issue) for each in positions):
        rest = [each for each in of_issue[issue] if each.claim != claim]
        after = next(
            each.verdict for each in standings_of(rest, codebook, as_of=as_of) if each.issue == issue
        )
        if after != before[issue]:
            found.append(Flip(claim=claim, issue=issue, before=before[issue], after=after))
    order = [issue.name for issue in codebook.issues]
    return tuple(sorted(found, key=lambda flip: order.index(flip.issue)))
