"""Disputes as their page tells them: each account in the words of those who give it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.adapters.store import KeptClaim
from detente.adapters.workbench.addresses import claim_address, document_address
from detente.adapters.workbench.ports import Analyses
from detente.analysis.disputes import Account, Dispute
from detente.brief.words import quoted

MOST = 5
"""Reports of an account that are told in their words; its other claims are named in the JSON."""
LONGEST = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One claim that bears out an account.

    Attributes:
        who: says so, None where the publisher says it in its own voice.
        published: the day of its document. state: what was decided of the claim.
    """

    claim: str
    words: str
    who: str | None
    publisher: str | None
    published: str | None
    title: str | None
    state: str
    document: str
    address: str
    document_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAccount:
    """An account with its first reports, one of each document before a second of any."""

    told: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    independent: int
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDispute:
    """A dispute, its accounts side by side."""

    kind: str
    about: str
    accounts: tuple[ToldAccount, ...]


def disputes_told(disputes: Sequence[Dispute], analyses: Analyses) -> list[ToldDispute]:
    """The disputes with the words of their accounts."""
    named = {claim for each in disputes for claim in each.claims}
    known = analyses.claims(sorted(named))
    through = {str(each.row["via"]) for each in known.values() if each.row.get("via")}
    spoken = known | analyses.claims(sorted(through - named))
    return [
        ToldDispute(
            kind=dispute.kind,
            about=dispute.about,
            accounts=tuple(
                ToldAccount(
                    told=account.told,
                    claims=account.claims,
                    documents=account.documents,
                    independent=account.independent,
                    reports=_reports(account, spoken),
                )
                for account in dispute.accounts
            ),
        )
        for dispute in disputes
    ]


def _reports(account: Account, known: Mapping[str, KeptClaim]) -> tuple[Report, ...]:
    kept = [known[claim] for claim in account.claims if claim in known]
    return tuple(_report(each, known) for each in _one_of_each_first(kept)[:MOST])


def _one_of_each_first(kept: Iterable[KeptClaim]) -> list[KeptClaim]:
    firsts: dict[str, KeptClaim] = {}
    others = [each for each in kept if firsts.setdefault(each.document, each) is not each]
    return [*firsts.values(), *others]


def _report(kept: KeptClaim, known: Mapping[str, KeptClaim]) -> Report:
    via = known.get(str(kept.row.get("via")))
    return Report(
        claim=kept.id,
        words=quoted(kept.words, LONGEST),
        who=kept.speaker or (via.speaker if via else None),
        publisher=kept.publisher,
        published=kept.published,
        title=kept.title,
        state=kept.state,
        document=kept.document,
        address=claim_address(kept.id),
        document_address=document_address(kept.document),
    )
