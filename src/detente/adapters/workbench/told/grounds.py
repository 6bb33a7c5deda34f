"""What a finding stands on: claims in their words, and assumptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.adapters.store import KeptClaim
from detente.adapters.workbench.addresses import claim_address, document_address
from detente.adapters.workbench.ports import Analyses
from detente.brief.words import quoted
from detente.record import COUNTED
from detente.record.grounds import Grounds

MOST = 40
"""Claims that are shown; the JSON names all of them."""
LONGEST = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A claim that a finding stands on.

    Attributes:
        words: empty where the record doesn't have the claim any more.
    """

    claim: str
    kind: str | None
    who: str | None
    words: str
    date: str | None
    title: str | None
    state: str | None
    address: str
    document_address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """What a finding stands on.

    Attributes:
        states: what was decided of each claim that the record has, by id.
        reviewed: how many of the claims a person has accepted or corrected.
        shown: the first of the claims.
    """

    claims: tuple[str, ...]
    assumptions: tuple[str, ...]
    ungrounded: tuple[str, ...]
    states: Mapping[str, str]
    reviewed: int
    shown: tuple[Ground, ...]

    @property
    def unseen(self) -> str | None:
        """The first claim that nobody has looked at."""
        return next((each for each in self.claims if self.states.get(each) == "proposed"), None)


def stands_on(grounds: Grounds, analyses: Analyses, *, also: Sequence[str] = ()) -> Stands:
    """The grounds of a finding with the words of its claims.

    Args:
        also: further claims to show, such as those that are supposed not to have been made.
    """
    claims = tuple(dict.fromkeys((*also, *grounds.claims)))
    known = analyses.claims(claims[:MOST])
    states = analyses.states(grounds.claims)
    return Stands(
        claims=grounds.claims,
        assumptions=grounds.assumptions,
        ungrounded=grounds.ungrounded,
        states=states,
        reviewed=sum(state in COUNTED for state in states.values()),
        shown=tuple(_ground(claim, known.get(claim)) for claim in claims[:MOST]),
    )


def _ground(claim: str, kept: KeptClaim | None) -> Ground:
    if kept is None:
        return Ground(
            claim=claim,
            kind=None,
            who=None,
            words="",
            date=None,
            title=None,
            state=None,
            address=claim_address(claim),
            document_address=None,
        )
    return Ground(
        claim=claim,
        kind=kept.kind,
        who=kept.speaker or kept.party,
        words=quoted(kept.words, LONGEST),
        date=kept.date,
        title=kept.title,
        state=kept.state,
        address=claim_address(claim),
        document_address=document_address(kept.document),
    )
