"""Which documents, of those that decide where a party stands, are copies of one report?"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from contextlib import suppress

from detente.analysis.reports import copies_among, families_by
from detente.analysis.telling import last_documents, of_each
from detente.record import Document, Position

SHARED = 0.5
"""Of the positions of the document with fewer the share that another has in the same words, from which on the
two are held against each other. A copy, whatever was cut off, says the same in the same words."""

Pair = tuple[str, str]


class Copies:
    """The families of the documents that decide where parties stand, each pair compared once.

    Where a party stands hangs on its last few reports, so only those are held against what was said before,
    and only where their positions are alike: in a large record hardly a text has to be looked at.

    Args:
        document_of: gives a document by its id; raises KeyError where there is none by now.
    """

    def __init__(self, document_of: Callable[[str], Document]) -> None:
        self._document_of = document_of
        self._is_copy: dict[Pair, bool] = {}

    def families(self, positions: Sequence[Position]) -> Mapping[str, str]:
        """For each document that has or may have copies its family's id; any other is its own.

        Args:
            positions: earliest first, all that count.
        """
        own, alike = of_each(positions), _Alike(positions)
        families: dict[str, str] = {}
        compared: set[Pair] = set()
        while True:
            last = {name for each in own for name in last_documents(each, families)}
            fresh = {pair for name in last for pair in alike.pairs_of(name)} - compared
            self._compare(fresh)
            compared |= fresh
            copies = [each for each in sorted(compared) if self._is_copy.get(each)]
            found = families_by({name for pair in copies for name in pair}, copies)
            if found == families:
                return families
            # Where the last reports turn out to be one, an earlier one is among the last.
            families = found

    def _compare(self, pairs: Iterable[Pair]) -> None:
        fresh = [each for each in pairs if each not in self._is_copy]
        documents = {}
        for name in sorted({name for pair in fresh for name in pair}):
            # One that was dropped since is nobody's copy.
            with suppress(KeyError):
                documents[name] = self._document_of(name)
        there = [(one, other) for one, other in fresh if one in documents and other in documents]
        found = set(copies_among(list(documents.values()), there))
        self._is_copy.update({each: each in found for each in there})


class _Alike:
    """Documents by what they say where parties stand, and in which words."""

    def __init__(self, positions: Iterable[Position]) -> None:
        self._said: dict[str, set[Hashable]] = {}
        self._by: dict[Hashable, list[str]] = {}
        for each in positions:
            said = (each.issue, each.kind, each.words)
            of = self._said.setdefault(each.document, set())
            if said not in of:
                of.add(said)
                self._by.setdefault(said, []).append(each.document)

    def pairs_of(self, document: str) -> Iterable[Pair]:
        """A document with each whose positions are alike, the lesser id first."""
        own = self._said[document]
        for other in {name for said in own for name in self._by[said]} - {document}:
            fewer = min(len(own), len(self._said[other]))
            if len(own & self._said[other]) >= SHARED * fewer:
                yield (document, other) if document < other else (other, document)
