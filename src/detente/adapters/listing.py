"""What a record holds, counted and listed a page at a time: no more is loaded than is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, Select, func, or_, select
from sqlalchemy.exc import SQLAlchemyError

from detente.adapters.store.opening import reason_of
from detente.adapters.store.schema import CLAIM, DOCUMENT
from detente.adapters.wording import heading_of
from detente.errors import StoreFault
from detente.record import KINDS, LEFT_OUT, STATES, Document, has_day

OPENING = 400
"""Characters of a text in which its headline is looked for, where it has no title of its own."""

_COLUMNS = (
    *(DOCUMENT.c.id, DOCUMENT.c.lineage, DOCUMENT.c.title, DOCUMENT.c.publisher, DOCUMENT.c.published),
    *(DOCUMENT.c.version, DOCUMENT.c.latest, DOCUMENT.c.row),
    func.substr(DOCUMENT.c.text, 1, OPENING).label("opening"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document in a list: its header and how many claims it holds."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    version: int
    is_latest: bool
    claims: int

    @property
    def has_day(self) -> bool:
        """Whether it says on which day it was published."""
        return has_day(self.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page of a list.

    Attributes:
        total: how many could be listed. superseded: how many of them are older versions of others.
    """

    rows: tuple[Listed, ...]
    total: int
    superseded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """How much a record holds.

    Attributes:
        documents: the latest version of each. superseded: older versions kept beside them.
        claims: how many of each kind that no person has rejected, in all versions.
        states: how many in each state of review.
        first, last: the earliest and the latest date of publication.
    """

    documents: int
    superseded: int
    claims: dict[str, int]
    states: dict[str, int]
    first: str | None
    last: str | None


class Lister:
    """Lists a record kept in a database.

    Args:
        engine: the database, opened by the store.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def contents(self) -> Contents:
        """How much the record holds."""
        versions = select(
            func.count(DOCUMENT.c.id),
            func.count(DOCUMENT.c.lineage.distinct()),
            func.min(DOCUMENT.c.published),
            func.max(DOCUMENT.c.published),
        )
        by_state = select(CLAIM.c.state, CLAIM.c.kind, func.count()).group_by(CLAIM.c.state, CLAIM.c.kind)
        (kept, lineages, first, last), *_ = self._rows(versions)
        kinds, states = Counter[str](), Counter[str]()
        for state, kind, number in self._rows(by_state):
            states[state] += number
            kinds[kind] += 0 if state in LEFT_OUT else number
        return Contents(
            documents=lineages,
            superseded=kept - lineages,
            claims={kind: kinds[kind] for kind in KINDS},
            states={state: states[state] for state in STATES},
            first=first,
            last=last,
        )

    def documents(self, *, skip: int = 0, count: int = 50, words: str = "") -> Listing:
        """The documents whose title or publisher holds the words, the latest published first."""
        holds: list[ColumnElement[bool]] = [
            or_(
                DOCUMENT.c.title.icontains(word, autoescape=True),
                DOCUMENT.c.publisher.icontains(word, autoescape=True),
                DOCUMENT.c.lineage.icontains(word, autoescape=True),
            )
            for word in words.split()
        ]
        query = select(*_COLUMNS).where(*holds)
        order = (func.coalesce(DOCUMENT.c.published, "").desc(), DOCUMENT.c.id)
        counted = select(DOCUMENT.c.latest, func.count()).where(*holds).group_by(DOCUMENT.c.latest)
        counts = {bool(is_latest): number for is_latest, number in self._rows(counted)}
        return Listing(
            rows=self._listed(self._rows(query.order_by(*order).offset(skip).limit(count))),
            total=sum(counts.values()),
            superseded=counts.get(False, 0),
        )

    def titles(self, documents: Iterable[str]) -> dict[str, Listed]:
        """The documents of these ids, by id; one that isn't kept is left out."""
        rows = self._rows(select(*_COLUMNS).where(DOCUMENT.c.id.in_(set(documents))))
        return {each.id: each for each in self._listed(rows)}

    def versions(self, document: str) -> tuple[Listed, ...]:
        """Every version of a document's lineage, the newest first; none where it isn't kept."""
        lineage = select(DOCUMENT.c.lineage).where(DOCUMENT.c.id == document).scalar_subquery()
        rows = self._rows(
            select(*_COLUMNS).where(DOCUMENT.c.lineage == lineage).order_by(DOCUMENT.c.version.desc())
        )
        return self._listed(rows)

    def _listed(self, rows: Iterable[Row[*tuple[Any, ...]]]) -> tuple[Listed, ...]:
        rows = list(rows)
        standing = CLAIM.c.state.not_in(LEFT_OUT)
        counts = select(CLAIM.c.document, func.count()).where(standing).group_by(CLAIM.c.document)
        counted = {
            row[0]: row[1] for row in self._rows(counts.where(CLAIM.c.document.in_([row.id for row in rows])))
        }
        return tuple(
            Listed(
                id=row.id,
                title=heading_of(
                    Document(id=row.id, text=row.opening, name=row.row["name"] or "", title=row.title)
                ),
                publisher=row.publisher,
                published=row.published,
                version=row.version,
                is_latest=row.latest,
                claims=counted.get(row.id, 0),
            )
            for row in rows
        )

    def _rows(self, query: Select[*tuple[Any, ...]]) -> list[Row[*tuple[Any, ...]]]:
        try:
            with self._engine.connect() as connection:
                return list(connection.execute(query).all())
        except SQLAlchemyError as fault:
            raise StoreFault(f"{self._engine.url.render_as_string()}: {reason_of(fault)}") from None
