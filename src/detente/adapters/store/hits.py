"""Full-text search over documents and claims."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, text

_UNSAYABLE = re.compile("[\x00\ud800-\udfff]")
"""What no database takes in a query, and no text that is kept has: NUL stands in some, but in no word."""

_WORD = re.compile(r'"([^"]+)"|(\w+)\*?', re.UNICODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document or claim that holds the words searched for.

    Attributes:
        kind: "document", or the kind of claim. ref: its id. snippet: the words around the match.
    """

    kind: str
    ref: str
    document: str
    snippet: str


def search(connection: Connection, query: str, *, limit: int) -> list[Hit]:
    """The best hits for all the words of a query; words in double quotes as a phrase.

    Nothing in a query is an operator, so that no search can fail on its punctuation.
    """
    sayable = _UNSAYABLE.sub(" ", query)
    terms = list(dict.fromkeys(phrase or word for phrase, word in _WORD.findall(sayable)))
    if not terms:
        return []
    if connection.dialect.name == "sqlite":
        statement = text(
            "SELECT kind, ref, document, snippet(words, 3, '', '', '…', 16) FROM words"
            " WHERE words MATCH :query ORDER BY rank, ref LIMIT :limit"
        )
        values = {"query": " ".join(f'"{term}"' for term in terms)}
    else:
        # A term is a phrase of one word or more, as it is in SQLite; the snippet is made of the best alone.
        values = {f"term{number}": term for number, term in enumerate(terms)}
        wanted = " && ".join(f"phraseto_tsquery('simple', :{name})" for name in values)
        statement = text(
            f"WITH wanted AS (SELECT {wanted} AS query), best AS ("
            " SELECT kind, ref, document, body, ts_rank(to_tsvector('simple', body), query) AS score, query"
            " FROM passage, wanted WHERE to_tsvector('simple', body) @@ query"
            " ORDER BY score DESC, ref LIMIT :limit)"
            " SELECT kind, ref, document, ts_headline('simple', body, query,"
            ' \'StartSel="", StopSel="", MaxWords=16, MinWords=8\') FROM best ORDER BY score DESC, ref'
        )
    rows = connection.execute(statement, {**values, "limit": limit})
    return [
        Hit(kind=kind, ref=ref, document=document, snippet=around) for kind, ref, document, around in rows
    ]
