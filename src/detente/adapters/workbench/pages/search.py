"""Search: documents and claims by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from detente.adapters.workbench.addresses import claim_address, document_address
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.ports import Bench
from detente.brief.model import Piece

ROWS = 30
MOST = 300

# The field for it stands on every page.
family = Family()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A hit: what it is, where it leads, and the words around the match, cut at those searched for."""

    kind: str
    id: str
    address: str
    document: str
    title: str
    published: str | None
    pieces: tuple[Piece, ...]


@family.page("/search")
def search(
    bench: Bench,
    words: Annotated[str, Query(max_length=400, description="Words that all must occur.")] = "",
    count: Annotated[int, Query(ge=1, le=MOST, description="How many hits at the most.")] = ROWS,
) -> View:
    """Documents and claims that hold the words, best first."""
    asked = " ".join(words.replace("\x00", " ").split())
    # One more than is shown tells whether there are more.
    hits = bench.record.search(asked, limit=count + 1) if asked else []
    titles = bench.record.titles([hit.document for hit in hits])
    found = [
        Found(
            kind=hit.kind,
            id=hit.ref,
            address=document_address(hit.ref) if hit.kind == "document" else claim_address(hit.ref),
            document=hit.document,
            title=titles[hit.document].title,
            published=titles[hit.document].published,
            pieces=tuple(pieces(" ".join(hit.snippet.split()), asked)),
        )
        for hit in hits[:count]
        if hit.document in titles
    ]
    more = min(count + ROWS, MOST) if len(hits) > count and count < MOST else None
    return View(
        template="search.html.jinja",
        title=f"Search: {asked}" if asked else "Search",
        data={"words": asked, "hits": found, "more": more},
    )


def pieces(snippet: str, words: str) -> Iterator[Piece]:
    """A snippet cut at the words searched for.

    >>> [(piece.text, piece.is_quoted) for piece in pieces("No veto, he said", "veto")]
    [('No ', False), ('veto', True), (', he said', False)]
    """
    terms = sorted({re.escape(word) for word in re.findall(r"\w+", words)}, key=len, reverse=True)
    if not terms:
        yield Piece(snippet, False)
        return
    at = 0
    for match in re.finditer(rf"\b(?:{'|'.join(terms)})\b", snippet, re.IGNORECASE):
        if match.start() > at:
            yield Piece(snippet[at : match.start()], False)
        yield Piece(match[0], True)
        at = match.end()
    if at < len(snippet):
        yield Piece(snippet[at:], False)
