"""What is disputed: accounts that exclude each other, and what a party denies or charges another with."""

from __future__ import annotations

from detente.analysis.disputes import Dispute
from detente.brief.evidence import NOT_FOUND, Evidence
from detente.brief.model import Entry, Section, Sentence
from detente.brief.words import claimed, counted, day, quoted
from detente.record import Claim, Statement
from detente.record.grounds import Grounds

SIDE_BY_SIDE = {
    "Figures side by side": ("figures",),
    "Meetings told differently": ("duration", "outcome", "status"),
    "Told by one, denied by another": ("denial",),
}
"""Kinds of disputes, by the heading under which they are told."""

MOST = 8
"""Accusations and denials that are told before the earlier ones are shown on demand."""
LONGEST = 160
_VERBS = {"deny": "denies", "accuse": "charges"}


def who_claims(claim: Claim) -> str:
    """Who makes a claim, in a few words."""
    body = claim.body
    return body.speaker.entity if isinstance(body, Statement) and body.speaker else claimed(claim)


def what_is_disputed(evidence: Evidence) -> Section:
    """Accounts that exclude each other, and what is denied or charged."""
    entries = []
    for title, kinds in SIDE_BY_SIDE.items():
        told = tuple(_side_by_side(each) for each in evidence.disputes if each.kind in kinds)
        if told:
            entries.append(Entry(title=title, sentences=told))
    denials = [
        _denial(evidence, claim) for claim in evidence.of_kind("statement") if _is_one(evidence, claim)
    ]
    denials.reverse()
    if denials:
        entries.append(
            Entry(
                title="Denied or charged, the latest first",
                sentences=tuple(denials[:MOST]),
                more=tuple(denials[MOST:]),
                more_words=counted(
                    max(0, len(denials) - MOST), "earlier denial or charge", "earlier denials and charges"
                ),
            )
        )
    lead = () if entries else (Sentence(text="Nothing in the record is disputed.", grounds=NOT_FOUND),)
    return Section(key="disputed", title="What is disputed", lead=lead, entries=tuple(entries))


def _is_one(evidence: Evidence, claim: Claim) -> bool:
    """Whether it is a party's: a reporter's question charges nobody."""
    body = claim.body
    if not isinstance(body, Statement) or body.act not in _VERBS or body.speaker is None:
        return False
    parties = set(evidence.codebook.parties)
    also = dict(evidence.codebook.also)
    named = (body.speaker.party or also.get(body.speaker.entity, body.speaker.entity)).split("; ")
    return body.modality == "actual" and (not parties or bool(parties & set(named)))


def _denial(evidence: Evidence, claim: Claim) -> Sentence:
    assert isinstance(claim.body, Statement)
    who, party = who_claims(claim), claim.body.speaker.party if claim.body.speaker else None
    for_whom = f" ({party})" if party and party != who else ""
    words = quoted(claim.words, LONGEST)
    text = f"{who}{for_whom} {_VERBS[claim.body.act]}: {words}, {day(evidence.published(claim))}."
    return Sentence(text=text, grounds=Grounds(claims=(claim.id,)))


def _side_by_side(dispute: Dispute) -> Sentence:
    """Each account with how many report it, none of them preferred."""
    told = "; ".join(
        f"{each.told} ({counted(each.independent, 'independent report')})" for each in dispute.accounts
    )
    return Sentence(text=f"{dispute.about}: {told}.", grounds=Grounds(claims=dispute.claims))
