"""Where they stand, and what is disputed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.analysis.positions import Standing
from detente.brief.evidence import NOT_FOUND, Evidence
from detente.brief.model import Entry, Grid, Row, Section, Sentence
from detente.brief.words import claimed, day, deployed, listed, quoted, taken
from detente.record import Claim, Deployment, Position, Statement
from detente.record.grounds import Grounds

VERDICTS = ("deadlocked", "one-sided", "bridgeable", "agreed")

MOST_DISPUTES = 12
"""Accusations and denials that are told, the latest of them."""


def where_they_stand(evidence: Evidence) -> Section:
    """The grid, and each issue's verdict with the words that it rests on."""
    spoken = [each for each in evidence.standings if each.positions]
    silent = [each.issue for each in evidence.standings if not each.positions]
    parties = tuple(dict.fromkeys(one.party for each in spoken for one in each.positions))
    known = [party for party in evidence.codebook.parties if party in parties]
    parties = (*known, *(party for party in parties if party not in known))
    lead = list(_tally(spoken))
    if silent:
        lead.append(Sentence(text=f"Nobody has taken a position on {listed(silent)}.", grounds=NOT_FOUND))
    rows = tuple(
        Row(
            issue=each.issue,
            verdict=each.verdict,
            cells=tuple(_cell(each, party) for party in parties),
        )
        for each in spoken
    )
    return Section(
        key="stand",
        title="Where they stand",
        lead=tuple(lead),
        grid=Grid(parties=parties, rows=rows) if rows else None,
        entries=tuple(
            Entry(title=each.issue, mark=each.verdict, sentences=(_verdict(each), *_said(each)))
            for each in spoken
        ),
    )


def _tally(spoken: Sequence[Standing]) -> Iterable[Sentence]:
    """One sentence for each verdict: the issues that have it."""
    for verdict in VERDICTS:
        having = [each for each in spoken if each.verdict == verdict]
        if having:
            text = f"{verdict.capitalize()}: {listed(each.issue for each in having)}."
            yield Sentence(text=text, grounds=_on(one for each in having for one in each.positions))


def _cell(standing: Standing, party: str) -> Sentence | None:
    own = [each for each in standing.positions if each.party == party]
    if not own:
        return None
    same = [each for each in own if (each.kind, each.option, each.against) == _stance(own[0])[1:]]
    return Sentence(text=taken(own[0]) + ("" if own[0].direct else " (reported)"), grounds=_on(same))


def _stance(position: Position) -> tuple[str, str, str | None, str | None]:
    return position.party, position.kind, position.option, position.against


def _on(positions: Iterable[Position]) -> Grounds:
    return Grounds(claims=tuple(dict.fromkeys(each.claim for each in positions)))


def _verdict(standing: Standing) -> Sentence:
    offering = [each for each in standing.asked if each.kind != "demand"]
    demanding = [each for each in standing.asked if each.kind == "demand"]
    parties = listed(each.party for each in standing.positions)
    asking = listed(each.party for each in demanding or standing.asked)
    refusing = listed(each.party for each in standing.refused)
    both = any(each.kind == "demand" for each in standing.refused)
    words = {
        "agreed": f"All who spoke of it agree: {parties}.",
        "bridgeable": f"{listed(each.party for each in offering)} put something forward, "
        "and not all of it is refused for good.",
        "deadlocked": f"{parties} ask for what can't all be had, and none of them gives way."
        if both
        else f"What {asking} asks for is refused by {refusing}, and neither gives way.",
        "one-sided": f"Only asked or said, not answered: {parties}.",
    }
    rests = (*standing.asked, *standing.refused) or standing.positions
    return Sentence(text=words[standing.verdict], grounds=_on(rests))


def _said(standing: Standing) -> Iterable[Sentence]:
    """One sentence for each thing that a party does, in its latest words, on all who report it."""
    groups: dict[tuple[str, str, str | None, str | None], list[Position]] = {}
    for each in standing.positions:
        groups.setdefault(_stance(each), []).append(each)
    for same in groups.values():
        first = same[0]
        who = f"{first.speaker}, " if first.speaker != first.party else ""
        told = "" if first.direct else ", as reported"
        yield Sentence(
            text=f"{first.party} {taken(first)}: {quoted(first.words)} ({who}{day(first.as_of)}{told}).",
            grounds=_on(same),
        )


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
        _denial(evidence, claim)
        for claim in evidence.of_kind("statement")
        if isinstance(claim.body, Statement)
        and claim.body.act in ("deny", "accuse")
        and claim.body.speaker is not None
        and claim.body.modality == "actual"
    ]
    if denials:
        entries.append(Entry(title="Denied or charged", sentences=tuple(reversed(denials[-MOST_DISPUTES:]))))
    lead = () if entries else (Sentence(text="Nothing in the record is disputed.", grounds=NOT_FOUND),)
    return Section(key="disputed", title="What is disputed", lead=lead, entries=tuple(entries))


def _denial(evidence: Evidence, claim: Claim) -> Sentence:
    assert isinstance(claim.body, Statement)
    verb = {"deny": "denies", "accuse": "charges"}[claim.body.act]
    text = f"{who_claims(claim)} {verb}: {quoted(claim.words)} ({day(evidence.published(claim))})."
    return Sentence(text=text, grounds=Grounds(claims=(claim.id,)))


def _figures(evidence: Evidence) -> Iterable[Sentence]:
    """Forces of one side doing one thing, where their numbers differ."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in evidence.of_kind("deployment"):
        body = claim.body
        if isinstance(body, Deployment) and body.actor and body.activity:
            groups.setdefault((body.actor, body.activity), []).append(claim)
    for same in groups.values():
        counts = {claim.body.count for claim in same if isinstance(claim.body, Deployment)}
        if len(counts) > 1:
            told = "; ".join(
                f"{deployed(claim.body)} ({day(evidence.published(claim))})"
                for claim in same
                if isinstance(claim.body, Deployment)
            )
            yield Sentence(text=f"{told}.", grounds=Grounds(claims=tuple(claim.id for claim in same)))
