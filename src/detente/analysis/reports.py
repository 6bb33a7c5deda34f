"""Who reported it, and how many of them independently: copies of one dispatch are one report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np

from detente.record import Claim, Document, PartialDate

SHINGLE = 5
"""Words in a row that are compared (word shingles, Broder 1997)."""
COPIED = 0.6
"""Of the shorter document's shingles the share that the longer one has, from which on it is a copy.

Dispatches are cut to length and given another headline, so containment counts and not resemblance."""
_CANDIDATE = 0.2
"""Estimated resemblance from which on two documents are compared shingle by shingle."""
_PERMUTATIONS = 128
_SEED = 1
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document's account of something.

    Attributes:
        family: the id that the document shares with its near-duplicates.
        published: None where that is not known.
        words: the words that the claim stands on.
    """

    claim: str
    document: str
    family: str
    published: PartialDate | None
    words: str

    @property
    def order(self) -> tuple[str, str, str]:
        """Where it comes among reports, however they arrived."""
        return (str(self.published or ""), self.document, self.claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Every report of one thing, in the order of publication.

    Attributes:
        documents: how many tell of it. independent: how many, near-duplicates counted once.
    """

    reports: tuple[Report, ...]

    @property
    def documents(self) -> int:
        return len({report.document for report in self.reports})

    @property
    def independent(self) -> int:
        return len({report.family for report in self.reports})

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that it stands on."""
        return tuple(report.claim for report in self.reports)

    @property
    def is_in_one_wording(self) -> bool:
        """Whether no other document has other words than the first."""
        return self.documents == 1 or len({report.words for report in self.reports}) == 1

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Coverage:
        return cls(reports=tuple(sorted(set(reports), key=lambda report: report.order)))


def report_of(claim: Claim, document: Document, families: Mapping[str, str]) -> Report:
    """A claim as a report of its document."""
    return Report(
        claim=claim.id,
        document=document.id,
        family=families[document.id],
        published=published_on(document),
        words=claim.words,
    )


def published_on(document: Document) -> PartialDate | None:
    """The day of publication, where one is told."""
    return day_in(document.published)


def day_in(published: str | None) -> PartialDate | None:
    """The day in what a document's metadata say of its publication: a time of day as well, or nonsense."""
    try:
        return PartialDate.parse(published[:10]) if published else None
    except (TypeError, ValueError):
        return None


def days_of_publication(documents: Iterable[Document]) -> dict[str, PartialDate]:
    """The day of each document that has one, by its id."""
    return {each.id: day for each in documents if (day := published_on(each)) is not None}


def is_told_by(document: Document, as_of: PartialDate | None) -> bool:
    """Whether a document counts up to a date; one of no known day always does."""
    day = published_on(document)
    return as_of is None or day is None or day.is_by(as_of)


def families_of(documents: Iterable[Document]) -> Mapping[str, str]:
    """For each document's id its family's: near-duplicates share one, any other document is its own.

    Candidates come from MinHash signatures in a locality-sensitive index (Broder 1997; Leskovec,
    Rajaraman and Ullman 2014, ch. 3); each is then compared shingle by shingle, so that no estimate
    decides. The family's id is the least of its members'.
    """
    shingles = {document.id: _shingles(document) for document in documents}
    return families_by(shingles, _copied(shingles, _candidates(shingles)))


def copies_among(
    documents: Iterable[Document], pairs: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Those of the pairs, told by ids, in which one document is a copy of the other."""
    shingles = {each.id: said for each in documents if (said := _shingles(each))}
    return _copied(shingles, sorted(pair for pair in pairs if shingles.keys() >= set(pair)))


def families_by(documents: Iterable[str], copies: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each document its family's id, the least of its members', given which are copies.

    >>> families_by("abcd", [("c", "b"), ("b", "d")])
    {'a': 'a', 'b': 'b', 'c': 'b', 'd': 'b'}
    """
    leader = {each: each for each in documents}

    def head(each: str) -> str:
        while leader[each] != each:
            leader[each] = leader[leader[each]]
            each = leader[each]
        return each

    for one, other in copies:
        first, second = sorted((head(one), head(other)))
        leader[second] = first
    return {each: head(each) for each in sorted(leader)}


def _copied(
    shingles: Mapping[str, frozenset[str]], pairs: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    for one, other, shared in _overlaps(shingles, pairs):
        if shared >= COPIED * min(len(shingles[one]), len(shingles[other])):
            yield one, other


def _shingles(document: Document) -> frozenset[str]:
    furniture = sorted(document.boilerplate)
    text, at = "", 0
    for span in furniture:
        text += document.text[at : span.start] + " "
        at = max(at, span.end)
    words = _WORD.findall((text + document.text[at:]).casefold())
    if not words:
        return frozenset()
    last = max(1, len(words) - SHINGLE + 1)
    return frozenset(" ".join(words[start : start + SHINGLE]) for start in range(last))


def _overlaps(
    shingles: Mapping[str, frozenset[str]], pairs: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str, int]]:
    """Each pair with the number of shingles that it shares."""
    number: dict[str, int] = {}
    each_of = {
        each: np.fromiter((number.setdefault(words, len(number)) for words in its), np.int64, len(its))
        for each, its in shingles.items()
    }
    # One document's shingles are marked, and those of all that it is held against looked up at once.
    marked = np.zeros(len(number), np.int64)
    for one, same in groupby(pairs, key=itemgetter(0)):
        others = [other for _, other in same]
        marked[each_of[one]] = 1
        starts = np.cumsum([0, *(len(each_of[other]) for other in others[:-1])])
        counts = np.add.reduceat(marked[np.concatenate([each_of[other] for other in others])], starts)
        marked[each_of[one]] = 0
        yield from ((one, other, int(count)) for other, count in zip(others, counts, strict=True))


def _candidates(shingles: Mapping[str, frozenset[str]]) -> Sequence[tuple[str, str]]:
    # It loads SciPy, which takes two seconds and which nothing else here needs.
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    found: set[tuple[str, str]] = set()
    for each in sorted(shingles):
        if not shingles[each]:
            continue
        signature = MinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        signature.update_batch([words.encode() for words in sorted(shingles[each])])
        found |= {(str(other), each) for other in index.query(signature)}
        index.insert(each, signature)
    return sorted(found)


def in_words(coverage: Coverage, *, at_most: Callable[[str], str] = str) -> str:
    """The words of the first report, told to be its own where others say it otherwise.

    Args:
        at_most: cuts what is too long.
    """
    said = f"“{at_most(coverage.reports[0].words)}”"
    return said if coverage.is_in_one_wording else f"{said}, in the first report"
