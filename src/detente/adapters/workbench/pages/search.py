"""Search: documents and claims by their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from detente.adapters.english import function_words
from detente.adapters.workbench.addresses import claim_address, document_address
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.ports import Bench, Reviewing
from detente.adapters.workbench.queue import Queue
from detente.brief.model import Piece

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
ROWS = 30
MOST = 300
VOICES = 3
"""Speakers at the most whose claims are offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker whose name is among the words searched for, with how much they said, of the other words.

    Attributes:
        words: those that aren't of the name; "" where nothing they said holds them, or there are none.
    """

    speaker: str
    words: str
    claims: int
    address: str


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
    voices = [] if bench.reviewing is None else _voices(bench.reviewing, asked)
    more = min(count + ROWS, MOST) if len(hits) > count and count < MOST else None
    return View(
        template="search.html.jinja",
        title=f"Search: {asked}" if asked else "Search",
        data={"words": asked, "hits": found, "voices": voices, "more": more},
    )


def _voices(desk: Reviewing, asked: str) -> list[Voice]:
    """Whoever is named in the words searched for: a claim's own words seldom have its speaker's name."""
    terms = {term.lower() for term in _WORD.findall(asked)}
    named = [(len(terms & _words_of(name)), name) for name in desk.names("speaker")]
    # As frequent as they are, those of whose names most words are meant.
    closest = sorted((each for each in named if each[0]), key=lambda each: -each[0])[:VOICES]
    return [voice for _, name in closest if (voice := _voice(desk, name, asked))]


def _voice(desk: Reviewing, name: str, asked: str) -> Voice | None:
    own = _words_of(name)
    rest = " ".join(word for word in _WORD.findall(asked) if word.lower() not in own)
    for words in dict.fromkeys((rest, "")):
        queue = Queue(state="any", speaker=name[:300], words=words[:300], view="list")
        if claims := desk.count(desk.drawn(queue.as_filter(""))):
            return Voice(speaker=name, words=words, claims=claims, address=queue.address())
    return None


def _words_of(name: str) -> set[str]:
    """The words that tell a name from others."""
    return {word.lower() for word in _WORD.findall(name)} - function_words()
