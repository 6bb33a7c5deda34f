"""What of a record one claim can change: what was said last, and what hardly anybody else says."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from detente.analysis.basis import Basis
from detente.analysis.stances import ALL_APART, LAST, reports_in
from detente.case.answers import answers_in
from detente.record import Position

ENOUGH = 2
"""Claims of those that say the same, the latest first: whichever claim is dropped, one of them stays."""


def telling(basis: Basis) -> Basis:
    """The part of a basis that answers every question as all of it does, and with any one claim dropped.

    A claim outside of it changes no finding. In a large record it is a small part.
    """
    answers = answers_in(basis.commitments, basis.codebook)
    kept = _first((replace(each, claim=""), each.claim) for each in answers)
    claims = {claim for _, claim in kept}
    return replace(
        basis,
        positions=telling_positions(basis.positions, basis.families),
        commitments=tuple(each for each in basis.commitments if each.id in claims),
    )


def telling_positions(
    positions: Sequence[Position], families: Mapping[str, str] = ALL_APART
) -> tuple[Position, ...]:
    """The positions, earliest first, on which the standings and places of parties hang.

    A place hangs on the latest of the positions that say the same, a stance on a party's last documents.
    """
    kept: set[int] = set()
    for own in of_each(positions):
        latest = sorted(own, key=lambda each: str(each.as_of or ""), reverse=True)
        said = _first((_said(each), each.claim) for each in latest)
        last = last_documents(own, families)
        kept |= {id(each) for each in own if each.document in last or (_said(each), each.claim) in said}
    return tuple(each for each in positions if id(each) in kept)


def of_each(positions: Iterable[Position]) -> Iterable[Sequence[Position]]:
    """What each party said on each issue."""
    on: dict[tuple[str, str], list[Position]] = {}
    for each in positions:
        on.setdefault((each.issue, each.party), []).append(each)
    return on.values()


def _said(position: Position) -> Hashable:
    """All of a position of which a case or a verdict takes notice."""
    return position.kind, position.option, position.against, position.direct


def _first(said: Iterable[tuple[Hashable, str]]) -> set[tuple[Hashable, str]]:
    """Of each thing said the first few claims that say it."""
    by: dict[Hashable, dict[str, None]] = {}
    for what, claim in said:
        by.setdefault(what, {})[claim] = None
    return {(what, claim) for what, claims in by.items() for claim in list(claims)[:ENOUGH]}


def last_documents(own: Sequence[Position], families: Mapping[str, str]) -> set[str]:
    """Those of which a party's stance is made, and those that would be of them without one of its claims."""
    return {
        each.document
        for heard in (own, [each for each in own if each.direct])
        for told in reports_in(heard, families)[: LAST + 1]
        for each in told
    }
