"""Why: from a claim's id or an issue's name to the words that it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.adapters.project import found
from detente.adapters.store import Store
from detente.analysis.positions import Standing
from detente.analysis.sensitivity import flips_of
from detente.brief.model import Piece
from detente.brief.passages import passage_of
from detente.brief.words import claimed
from detente.errors import UnreadableInput
from detente.record import Claim, Document, claims_of
from detente.workflow.positions import grid_of_record

SHORTEST = 4
"""Characters of an id that are enough, where no other claim's id begins with them."""
NAMED = 8
"""Claims that are named where several ids begin alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One claim with its document, its words in their sentences, and the statement that it stands in."""

    claim: Claim
    document: Document
    heading: str
    passage: tuple[Piece, ...]
    within: Account | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One finding on an issue: the standing, the accounts of its claims, and which of them carry it.

    Attributes:
        carrying: the claims without which the verdict would be another, each with that verdict.
    """

    standing: Standing
    accounts: tuple[Account, ...]
    carrying: tuple[tuple[str, str], ...]


def why(name: str, *, start: Path, codebook: str | None = None) -> Account | Verdict:
    """What a claim's id, or the beginning of one, or an issue's name stands for.

    Raises:
        UnreadableInput: nothing is so called, or more than one thing is; the message names them.
    """
    store = Store(found(start).store_url)
    claims = store.claims_like(name) if len(name) >= SHORTEST else []
    exact = [each for each in claims if each[0] == name]
    if len(exact or claims) == 1:
        claim, document = (exact or claims)[0]
        return _account(store, claim, document)
    if claims:
        named = ", ".join(claim for claim, _ in claims[:NAMED])
        raise UnreadableInput(name, f"{len(claims)} claims' ids begin so: {named}; write more of it")
    return _verdict(name, store, start, codebook)


def _account(store: Store, claim: str, document: str) -> Account:
    reading = store.reading(document)
    return account_of(claim, {each.id: each for each in claims_of(reading)}, reading.document)


def account_of(claim: str, claims: dict[str, Claim], document: Document) -> Account:
    """A claim's account from the claims of its document."""
    each = claims[claim]
    via = getattr(each.body, "via", None)
    return Account(
        claim=each,
        document=document,
        heading=claimed(each),
        passage=passage_of(document.text, [mention.span for mention in each.evidence]),
        within=account_of(via, claims, document) if via in claims else None,
    )


def _verdict(name: str, store: Store, start: Path, codebook: str | None) -> Verdict:
    too_short = "" if len(name) >= SHORTEST else f" (an id needs {SHORTEST} characters)"
    if codebook is None and found(start).codebook is None:
        raise UnreadableInput(
            name, f"no claim's id begins so{too_short}; `detente search` finds ids by words"
        )
    drawn, _ = grid_of_record(start=start, codebook=codebook)
    issue = _issue(name, [each.issue for each in drawn.standings], too_short)
    standing = next(each for each in drawn.standings if each.issue == issue)
    accounts = tuple(
        _account(store, position, document)
        for position, document in dict.fromkeys((each.claim, each.document) for each in standing.positions)
    )
    flips = flips_of(drawn.positions, drawn.codebook)
    return Verdict(
        standing=standing,
        accounts=accounts,
        carrying=tuple((flip.claim, flip.after) for flip in flips if flip.issue == issue),
    )


def _issue(name: str, issues: Sequence[str], too_short: str) -> str:
    sought = name.casefold()
    exact = [each for each in issues if each.casefold() == sought]
    like = exact or [each for each in issues if sought in each.casefold()]
    if len(like) == 1:
        return like[0]
    listed = ", ".join(like or issues)
    reason = (
        "several issues are so called"
        if like
        else f"no claim's id begins so{too_short}, and no issue is so called"
    )
    raise UnreadableInput(name, f"{reason}; the issues are {listed}")
