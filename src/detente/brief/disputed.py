"""What is disputed: figures that differ, and what one party denies or charges another with."""

from __future__ import annotations

from collections.abc import Iterable

from detente.brief.evidence import NOT_FOUND, Evidence
from detente.brief.model import Entry, Section, Sentence
from detente.brief.words import claimed, counted, day, quoted
from detente.record import Claim, Statement
from detente.record.grounds import Grounds

MOST = 8
"""Accusations and denials that are told before the earlier ones are shown on demand."""
LONGEST = 160
_VERBS = {"deny": "denies", "accuse": "charges"}


def who_claims(claim: Claim) -> str:
    """Who makes a claim, in a few words."""
    body = claim.body
    return body.speaker.entity if isinstance(body, Statement) and body.speaker else claimed(claim)


def what_is_disputed(evidence: Evidence) -> Section:
    """Figures that differ, and what is denied or charged."""
    entries = []
    figures = list(_figures(evidence))
    if figures:
        entries.append(Entry(title="Figures side by side", sentences=tuple(figures)))
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


def _figures(evidence: Evidence) -> Iterable[Sentence]:
    """Forces of one party at one thing, where the numbers told differ."""
    for forces in evidence.timeline.forces:
        told: dict[str, list[str]] = {}
        for figure in forces.figures:
            bound = "" if figure.bound == "exactly" else f"{figure.bound} "
            told.setdefault(f"{bound}{figure.count:,}", []).append(day(figure.as_of))
        if len({figure.count for figure in forces.figures}) < 2:
            continue
        where = ", ".join(part for part in (forces.actor, forces.activity, forces.place) if part)
        numbers = "; ".join(f"{number} ({', '.join(dict.fromkeys(days))})" for number, days in told.items())
        yield Sentence(text=f"{where}: {numbers}.", grounds=Grounds(claims=forces.coverage.claims))
