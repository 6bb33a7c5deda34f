"""Full-text search over documents and claims."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, text

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
    terms = [phrase or word for phrase, word in _WORD.findall(query)]
    if not terms:
        return []
    if connection.dialect.name == "sqlite":
        statement = text(
            "SELECT kind, ref, document, snippet(words, 3, '', '', '…', 16) FROM words"
            " WHERE words MATCH :query ORDER BY rank, ref LIMIT :limit"
        )
        query = " ".join(f'"{term}"' for term in terms)
    else:
        statement = text(
            "SELECT kind, ref, document, left(body, 160) FROM passage"
            " WHERE to_tsvector('english', body) @@ plainto_tsquery('english', :query)"
            " ORDER BY ts_rank(to_tsvector('english', body), plainto_tsquery('english', :query)) DESC, ref"
            " LIMIT :limit"
        )
        query = " ".join(terms)
    rows = connection.execute(statement, {"query": query, "limit": limit})
    return [
        Hit(kind=kind, ref=ref, document=document, snippet=around) for kind, ref, document, around in rows
    ]
