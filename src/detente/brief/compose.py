"""Compose: from the record and the findings to a brief."""

from __future__ import annotations

from collections.abc import Iterable

from detente.analysis.reports import published_on
from detente.brief.agreement import where_they_could_agree
from detente.brief.ahead import what_comes_next
from detente.brief.disputed import what_is_disputed
from detente.brief.evidence import Evidence
from detente.brief.happenings import what_happened
from detente.brief.hinges import what_would_change
from detente.brief.holding import what_holds_otherwise
from detente.brief.model import Brief, Sentence, Source
from detente.brief.passages import passage_of
from detente.brief.standing import where_they_stand
from detente.brief.summary import summary
from detente.brief.words import claimed
from detente.record.judgement import COUNTED


def compose(evidence: Evidence, *, title: str | None = None) -> Brief:
    """The brief: a summary, seven questions answered, and every claim that an answer stands on."""
    sections = (
        where_they_stand(evidence),
        where_they_could_agree(evidence),
        what_holds_otherwise(evidence),
        what_would_change(evidence),
        what_is_disputed(evidence),
        what_happened(evidence),
        what_comes_next(evidence),
    )
    top = summary(evidence)
    sentences = (*top, *(sentence for section in sections for sentence in section.sentences()))
    sources = tuple(_sources(sentences, evidence))
    return Brief(
        title=title or evidence.codebook.title,
        as_of=evidence.as_of,
        case=evidence.case,
        documents=len(evidence.documents),
        claims=len(evidence.claims),
        sections=sections,
        sources=sources,
        assumptions=_assumptions(sentences),
        summary=top,
        independent=evidence.timeline.independent,
        reviewed=sum(each.state in COUNTED for each in sources),
        since=evidence.since,
    )


def _assumptions(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            words
            for sentence in sentences
            for words in (*sentence.grounds.assumptions, *sentence.grounds.ungrounded)
        )
    )


def _sources(sentences: Iterable[Sentence], evidence: Evidence) -> Iterable[Source]:
    """The claims in the order of first use, each after it the statement that it stands in."""
    numbers: dict[str, int] = {}
    for sentence in sentences:
        for claim in sentence.grounds.claims:
            for each in _chain(claim, evidence):
                numbers.setdefault(each, len(numbers) + 1)
    for claim, number in numbers.items():
        yield source_of(claim, number, numbers, evidence)


def _chain(claim: str, evidence: Evidence) -> Iterable[str]:
    seen: set[str] = set()
    at: str | None = claim
    while at is not None and at not in seen:
        seen.add(at)
        yield at
        found = evidence.claims.get(at)
        at = getattr(found.body, "via", None) if found else None


def source_of(claim: str, number: int, numbers: dict[str, int], evidence: Evidence) -> Source:
    """One claim as the appendix shows it; a claim that the record lacks says so."""
    found = evidence.claims.get(claim)
    if found is None:
        return Source(
            number=number,
            claim=claim,
            kind="claim",
            heading="not in the record",
            passage=(),
            title="",
            publisher=None,
            published=None,
            url=None,
            within=None,
        )
    document = evidence.documents[found.document]
    via = getattr(found.body, "via", None)
    return Source(
        number=number,
        claim=claim,
        kind=found.kind,
        heading=claimed(found),
        passage=passage_of(document.text, [mention.span for mention in found.evidence]),
        title=" ".join((document.title or document.name.rsplit("/", 1)[-1] or document.id).split()),
        publisher=document.publisher,
        published=None if published_on(document) is None else document.published,
        url=document.url,
        within=None if via is None else numbers.get(via),
        state=found.state,
        copies=evidence.copies.get(found.document, 0),
    )
