"""Positions as the grid and a cell of it tell them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.adapters.workbench.addresses import claim_address, document_address, position_address, slugs_of
from detente.analysis.changes import Move
from detente.analysis.positions import Standing
from detente.brief.standing import verdict_told
from detente.brief.words import taken
from detente.case.codebook import Codebook
from detente.record import COUNTED, Position

GLYPHS = {
    "demand": "▲",
    "offer": "◇",
    "concession": "▽",
    "agreement": "●",
    "commitment": "■",
    "rejection": "✕",
    "red line": "⊘",
}
"""What stands beside a kind of position, so that the eye finds it without colour."""

VERDICT_GLYPHS = {"deadlocked": "✕", "one-sided": "◐", "bridgeable": "◇", "agreed": "●", "silent": "○"}

MOVEMENT_GLYPHS = {
    "new": "+",
    "withdrawn": "−",
    "hardened": "↑",
    "softened": "↓",
    "changed": "↔",
    "repeated": "=",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One position in its words.

    Attributes:
        says: what it does, in a few words. claim_address, document_address: where its words stand.
    """

    kind: str
    option: str | None
    against: str | None
    says: str
    words: str
    speaker: str
    direct: bool
    date: str | None
    state: str
    claim: str
    document: str
    claim_address: str
    document_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A party on an issue.

    Attributes:
        address: where its words are. does: of its stance. latest: what the stance rests on, the last of it.
        claims, reviewed: how many claims take a position here, and how many a person has accepted.
        movement: since the date asked for, and why it is one.
    """

    party: str
    address: str
    does: str
    latest: Said
    claims: int
    reviewed: int
    movement: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An issue: its verdict, why, and what it was before the date since which changes are marked."""

    issue: str
    slug: str
    description: str
    verdict: str
    why: str
    before: str | None
    cells: tuple[Cell | None, ...]


def said(position: Position) -> Said:
    """A position for a page."""
    return Said(
        kind=position.kind,
        option=position.option,
        against=position.against,
        says=taken(position),
        words=position.words,
        speaker=position.speaker,
        direct=position.direct,
        date=None if position.as_of is None else str(position.as_of),
        state=position.state,
        claim=position.claim,
        document=position.document,
        claim_address=claim_address(position.claim),
        document_address=document_address(position.document),
    )


def parties_in(standings: Sequence[Standing], codebook: Codebook) -> tuple[str, ...]:
    """Who spoke, in the codebook's order, and then whom it doesn't name."""
    spoken = {each.party for standing in standings for each in standing.positions}
    known = [party for party in codebook.parties if party in spoken]
    return (*known, *sorted(spoken - set(known)))


def issue_slugs(codebook: Codebook) -> dict[str, str]:
    """The issues by their names in addresses."""
    return slugs_of(issue.name for issue in codebook.issues)


def party_slugs(standings: Sequence[Standing], codebook: Codebook) -> dict[str, str]:
    """The parties by their names in addresses; those of the codebook keep theirs whoever else speaks."""
    return slugs_of(dict.fromkeys((*codebook.parties, *parties_in(standings, codebook))))


def why_of(standing: Standing) -> str:
    """Why an issue has its verdict."""
    return verdict_told(standing).text if standing.positions else "Nobody has taken a position."


def rows_of(
    standings: Sequence[Standing],
    codebook: Codebook,
    *,
    moves: Sequence[Move] = (),
    before: Mapping[str, str] | None = None,
) -> tuple[Row, ...]:
    """The grid, an issue a row.

    Args:
        moves: what each party did since a date. before: the verdicts as they were then.
    """
    parties = parties_in(standings, codebook)
    issues = {name: slug for slug, name in issue_slugs(codebook).items()}
    slugs = {name: slug for slug, name in party_slugs(standings, codebook).items()}
    moved = {(each.issue, each.party): each for each in moves}
    described = {issue.name: issue.description for issue in codebook.issues}
    return tuple(
        Row(
            issue=standing.issue,
            slug=issues[standing.issue],
            description=described[standing.issue],
            verdict=standing.verdict,
            why=why_of(standing),
            before=was if before and (was := before[standing.issue]) != standing.verdict else None,
            cells=tuple(
                _cell(
                    standing,
                    party,
                    position_address(issues[standing.issue], slugs[party]),
                    moved.get((standing.issue, party)),
                )
                for party in parties
            ),
        )
        for standing in standings
    )


def _cell(standing: Standing, party: str, address: str, move: Move | None) -> Cell | None:
    own = [each for each in standing.positions if each.party == party]
    stance = next((each for each in standing.stances if each.party == party), None)
    if not own or stance is None:
        return None
    states = {each.claim: each.state for each in own}
    return Cell(
        party=party,
        address=address,
        does=stance.does,
        latest=said(stance.positions[0]),
        claims=len(states),
        reviewed=sum(state in COUNTED for state in states.values()),
        movement=move.movement if move else None,
        why=move.why if move else None,
    )
