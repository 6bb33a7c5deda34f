"""Full-text search over documents and claims, by the stems of English words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from detente.adapters.store.schema import CLAIM

_UNSAYABLE = re.compile("[\x00\ud800-\udfff]")
"""What no database takes in a query, and no text that is kept has: NUL stands in some, but in no word."""

BEGINS, ENDS = "\x02", "\x03"
"""Around what was searched for; text that is printed holds neither."""

_MARKS = re.compile(f"{BEGINS}|{ENDS}")
_WORD = re.compile(r'"([^"]+)"|(\w+)\*?', re.UNICODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document or claim that holds the words searched for.

    Attributes:
        kind: "document", or the kind of claim. ref: its id.
        pieces: the words around the match, each stretch of them with whether it was searched for.
        speaker, party, act: of a claim, where it has them.
    """

    kind: str
    ref: str
    document: str
    pieces: tuple[tuple[str, bool], ...]
    speaker: str | None = None
    party: str | None = None
    act: str | None = None

    @property
    def snippet(self) -> str:
        """The words around the match."""
        return "".join(words for words, _ in self.pieces)


def search(connection: Connection, query: str, *, limit: int) -> list[Hit]:
    """The best hits for all the words of a query, in whatever form; words in double quotes as a phrase.

    Nothing in a query is an operator, so that no search can fail on its punctuation.
    """
    sayable = _UNSAYABLE.sub(" ", query)
    terms = list(dict.fromkeys(phrase or word for phrase, word in _WORD.findall(sayable)))
    if not terms:
        return []
    if connection.dialect.name == "sqlite":
        statement = text(
            "SELECT kind, ref, document, snippet(words, 3, :begins, :ends, '…', 16) FROM words"
            " WHERE words MATCH :query ORDER BY rank, ref LIMIT :limit"
        )
        values = {"begins": BEGINS, "ends": ENDS, "query": " ".join(f'"{term}"' for term in terms)}
    else:
        # A term is a phrase of one word or more, as it is in SQLite; the snippet is made of the best alone.
        values = {f"term{number}": term for number, term in enumerate(terms)}
        wanted = " && ".join(f"phraseto_tsquery('detente', :{name})" for name in values)
        statement = text(
            f"WITH wanted AS (SELECT {wanted} AS query), best AS ("
            " SELECT kind, ref, document, body, ts_rank(to_tsvector('detente', body), query) AS score, query"
            " FROM passage, wanted WHERE to_tsvector('detente', body) @@ query"
            " ORDER BY score DESC, ref LIMIT :limit)"
            " SELECT kind, ref, document, ts_headline('detente', body, query,"
            f' \'StartSel="{BEGINS}", StopSel="{ENDS}", MaxWords=16, MinWords=8\') FROM best'
            " ORDER BY score DESC, ref"
        )
    rows = connection.execute(statement, {**values, "limit": limit}).all()
    columns = (CLAIM.c.id, CLAIM.c.speaker, CLAIM.c.party, CLAIM.c.act)
    told = {
        claim: more
        for claim, *more in connection.execute(
            select(*columns).where(CLAIM.c.id.in_([ref for kind, ref, *_ in rows if kind != "document"]))
        )
    }
    return [
        Hit(
            kind=kind,
            ref=ref,
            document=document,
            pieces=tuple(_pieces(around)),
            **dict(zip(("speaker", "party", "act"), told.get(ref, ()), strict=False)),
        )
        for kind, ref, document, around in rows
    ]


def _pieces(around: str) -> Iterator[tuple[str, bool]]:
    """Cut where what was searched for begins and ends."""
    for number, part in enumerate(_MARKS.split(around)):
        if part:
            yield part, number % 2 == 1
