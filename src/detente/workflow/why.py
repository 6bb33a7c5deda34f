"""Why: from a claim's id or a finding's name to the words that it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from detente.adapters.project import found
from detente.adapters.store import Store
from detente.analysis.headline import Headline
from detente.analysis.sensitivity import Flip
from detente.brief.model import Piece
from detente.brief.passages import passage_of
from detente.brief.words import claimed
from detente.errors import UnreadableInput
from detente.record import Claim, Document, Position, claims_of, meant, too_short
from detente.workflow.findings import Findings, NoFinding, findings, named


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One claim with its document, its words in their sentences, and the statement that it stands in."""

    claim: Claim
    document: Document
    heading: str
    passage: tuple[Piece, ...]
    within: Account | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One finding, the accounts of the claims that it stands on, and which of them carry it.

    Attributes:
        case: which case it was drawn from, in words; "" of a verdict, which needs none.
        unknown: claims that an edited case names and the record lacks.
        carrying: the claims without which it would be another.
        positions: of a verdict, what was said on the issue.
    """

    finding: Headline
    case: str
    accounts: tuple[Account, ...]
    unknown: tuple[str, ...]
    carrying: tuple[Flip, ...]
    positions: tuple[Position, ...]


def why(
    name: str, *, start: Path, codebook: str | None = None, case: Path | None = None
) -> Account | Explained:
    """What a claim's id, or the beginning of one, or a finding's name stands for.

    Raises:
        UnreadableInput: nothing is so called, or more than one thing is; the message names them.
    """
    store = Store(found(start).store_url)
    claims = dict(store.claims_like(name))
    claim = meant(name, claims, of="claims")
    if claim is not None:
        return _account(store, claim, claims[claim])
    return _finding(name, start, codebook, case)


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


def _finding(name: str, start: Path, codebook: str | None, case: Path | None) -> Explained:
    if codebook is None and found(start).codebook is None:
        raise UnreadableInput(
            name, f"no claim's id begins so{too_short(name)}; `detente search` finds ids by words"
        )
    try:
        every = findings(start=start, codebook=codebook, case=case, sought=(name,))
    except NoFinding as fault:
        raise UnreadableInput(name, f"no claim's id begins so{too_short(name)}, and {fault.reason}") from None
    finding = next(each for each in every.findings if each.name == named(name, every.findings))
    by_document: dict[str, dict[str, Claim]] = {}
    for each in every.record.claims.values():
        by_document.setdefault(each.document, {})[each.id] = each
    known = [each for each in finding.grounds.claims if each in every.record.claims]
    return Explained(
        finding=finding,
        case="" if finding.question == "positions" else every.case,
        accounts=tuple(
            account_of(
                each,
                by_document[every.record.claims[each].document],
                every.record.documents[every.record.claims[each].document],
            )
            for each in known
        ),
        unknown=tuple(each for each in finding.grounds.claims if each not in known),
        carrying=every.flips,
        positions=tuple(each for each in every.basis.positions if each.issue == finding.name),
    )


def listed(*, start: Path, codebook: str | None = None, case: Path | None = None) -> Findings:
    """Every finding that can be asked for. Raises as `findings` does."""
    return findings(start=start, codebook=codebook, case=case, sought=())
