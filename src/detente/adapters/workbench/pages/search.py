"""Search: documents and claims by their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from detente.adapters.workbench.addresses import claim_address, document_address
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.ports import Bench
from detente.brief.model import Piece

_SPACE = re.compile(r"\s+")
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
    speaker: str | None
    party: str | None
    act: str | None
    pieces: tuple[Piece, ...]


@family.page("/search")
def search(
    bench: Bench,
    words: Annotated[str, Query(max_length=400, description="Words that all must occur, in any form.")] = "",
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
            speaker=hit.speaker,
            party=hit.party,
            act=hit.act,
            pieces=tuple(Piece(_SPACE.sub(" ", words), is_meant) for words, is_meant in hit.pieces),
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
