"""Claims found by what a reviewer looks for, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, or_, select

from detente.adapters.store.schema import CLAIM, DOCUMENT, POSITION


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is looked for; None looks for all.

    Attributes:
        states: any of these states. kind: of claim. party, speaker, act, document, confidence: equal to this.
        issue: a position on it was drawn with the codebook of that digest.
        disputed: flagged, contested between reviewers, or left unsure.
        since, until: of the claim's date, inclusive, as ISO dates.
        words: part of its words, case aside.
    """

    states: tuple[str, ...] | None = None
    kind: str | None = None
    party: str | None = None
    speaker: str | None = None
    act: str | None = None
    document: str | None = None
    confidence: str | None = None
    issue: str | None = None
    codebook: str | None = None
    disputed: bool = False
    since: str | None = None
    until: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptClaim:
    """A claim as the store has it.

    Attributes:
        row: its JSON form as reviews leave it. as_read: as the machine read it, None where a person wrote it.
        published: of its document; `date`: of the claim itself, else of its document.
        revision: to be handed back by whoever judges it.
    """

    id: str
    document: str
    place: int
    kind: str
    words: str
    row: dict[str, Any]
    as_read: dict[str, Any] | None
    speaker: str | None
    party: str | None
    act: str | None
    date: str | None
    confidence: str
    state: str
    revision: int
    is_flagged: bool
    is_contested: bool
    title: str | None
    publisher: str | None
    published: str | None


_COLUMNS = (CLAIM, DOCUMENT.c.title, DOCUMENT.c.publisher, DOCUMENT.c.published)
_ORDER = (func.coalesce(DOCUMENT.c.published, ""), CLAIM.c.document, CLAIM.c.place, CLAIM.c.id)


def claims(
    connection: Connection,
    wanted: Filter,
    *,
    limit: int,
    offset: int = 0,
    after: KeptClaim | None = None,
    before: KeptClaim | None = None,
) -> list[KeptClaim]:
    """The claims of the latest versions that a filter picks, by publication and place.

    Args:
        after: only those that follow this claim, whether or not the filter picks it itself.
        before: only those that precede it, the nearest `limit` of them, still in their order.
    """
    beside = after if before is None else before
    order = _ORDER if before is None else tuple(each.desc() for each in _ORDER)
    beyond = None if beside is None else _beyond(beside, backwards=before is not None)
    columns = select(*_COLUMNS).order_by(*order).limit(limit).offset(offset)
    if beyond is not None:
        columns = columns.where(beyond)
    found: list[KeptClaim] = []
    for reach in () if offset or wanted.document else NEAR:
        near = columns.where(DOCUMENT.c.id.in_(_documents(beside, reach, backwards=before is not None)))
        found = _found(connection, _picked(near, wanted, by_document=True))
        if len(found) == limit:
            break
    else:
        found = _found(connection, _picked(columns, wanted))
    return found if before is None else found[::-1]


NEAR = (4, 64)
"""How many documents are looked through first, so that the next claims are found without sorting them all."""


def _documents(beside: KeptClaim | None, count: int, *, backwards: bool) -> Select[Any]:
    """The first documents in their order, or those from a claim's own on, forwards or backwards."""
    published, identity = func.coalesce(DOCUMENT.c.published, ""), DOCUMENT.c.id
    order = (published.desc(), identity.desc()) if backwards else (published, identity)
    columns = select(identity).where(DOCUMENT.c.latest.is_(True)).order_by(*order).limit(count)
    if beside is None:
        return columns
    day, document = beside.published or "", beside.document
    if backwards:
        return columns.where(or_(published < day, and_(published == day, identity <= document)))
    return columns.where(or_(published > day, and_(published == day, identity >= document)))


def _beyond(claim: KeptClaim, *, backwards: bool) -> ColumnElement[bool]:
    """Whether a claim stands after another in the order of the list, or backwards before it."""
    here = (claim.published or "", claim.document, claim.place, claim.id)
    beyond: ColumnElement[bool] = false()
    for column, value in reversed(list(zip(_ORDER, here, strict=True))):
        further = column < value if backwards else column > value
        beyond = or_(further, and_(column == value, beyond))
    return beyond


def _found(connection: Connection, columns: Select[Any]) -> list[KeptClaim]:
    return [_kept(dict(row)) for row in connection.execute(columns).mappings()]


def count(connection: Connection, wanted: Filter) -> int:
    """How many there are."""
    return int(connection.execute(_picked(select(func.count(CLAIM.c.id)), wanted)).scalar() or 0)


def tally(connection: Connection, column: str, wanted: Filter) -> list[tuple[str, int]]:
    """How many claims have each value of a column ("state", "kind", "speaker", …), most first."""
    what = CLAIM.c[column]
    if wanted == Filter():
        return _whole_tally(connection, what)
    columns = _picked(select(what, func.count(CLAIM.c.id)), wanted).where(what.is_not(None))
    rows = connection.execute(columns.group_by(what).order_by(func.count(CLAIM.c.id).desc(), what))
    return [(value, number) for value, number in rows]


def _whole_tally(connection: Connection, what: ColumnElement[Any]) -> list[tuple[str, int]]:
    """The tally of the whole record: all its claims, which an index alone counts, less those superseded."""
    every = select(what, func.count()).where(what.is_not(None)).group_by(what)
    counts = Counter({value: number for value, number in connection.execute(every)})
    superseded = every.where(CLAIM.c.document.in_(select(DOCUMENT.c.id).where(DOCUMENT.c.latest.is_(False))))
    counts.subtract({value: number for value, number in connection.execute(superseded)})
    return sorted(((value, n) for value, n in counts.items() if n), key=lambda each: (-each[1], each[0]))


def claim(connection: Connection, identity: str) -> KeptClaim | None:
    """One claim, of whatever version."""
    columns = select(*_COLUMNS).join(DOCUMENT, DOCUMENT.c.id == CLAIM.c.document)
    row = connection.execute(columns.where(CLAIM.c.id == identity)).mappings().first()
    return None if row is None else _kept(dict(row))


def _picked(columns: Select[Any], wanted: Filter, *, by_document: bool = False) -> Select[Any]:
    """What a filter picks. `by_document`: through the documents already named, and no other index."""

    def column(name: str) -> ColumnElement[Any]:
        return func.coalesce(CLAIM.c[name], "") if by_document else CLAIM.c[name]

    found = columns.join(DOCUMENT, DOCUMENT.c.id == CLAIM.c.document)
    conditions: list[ColumnElement[bool]] = []
    if wanted.document is None:
        conditions.append(DOCUMENT.c.latest.is_(True))
    if wanted.states is not None:
        conditions.append(column("state").in_(wanted.states))
    for name in ("kind", "party", "speaker", "act", "document", "confidence"):
        value = getattr(wanted, name)
        if value is not None:
            conditions.append(column(name) == value)
    if wanted.disputed:
        conditions.append(
            or_(CLAIM.c.flagged.is_(True), CLAIM.c.contested.is_(True), CLAIM.c.state == "unsure")
        )
    if wanted.issue is not None:
        on = select(POSITION.c.claim).where(POSITION.c.issue == wanted.issue)
        if wanted.codebook is not None:
            on = on.where(POSITION.c.codebook == wanted.codebook)
        conditions.append(CLAIM.c.id.in_(on))
    if wanted.since is not None:
        conditions.append(CLAIM.c.date >= wanted.since)
    if wanted.until is not None:
        conditions.append(CLAIM.c.date <= wanted.until)
    if wanted.words:
        conditions.append(CLAIM.c.words.icontains(wanted.words, autoescape=True))
    return found.where(*conditions)


def _kept(row: Mapping[str, Any]) -> KeptClaim:
    names = ("id", "document", "place", "kind", "words", "speaker", "party", "act", "date", "confidence")
    return KeptClaim(
        **{name: row[name] for name in (*names, "state", "revision", "title", "publisher", "published")},
        row=row["row"] if row["amended"] is None else row["amended"],
        as_read=None if row["written"] else row["row"],
        is_flagged=row["flagged"],
        is_contested=row["contested"],
    )
