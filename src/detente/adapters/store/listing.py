"""Claims found by what a reviewer looks for, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, false, func, or_, select, tuple_

from detente.adapters.store.positions import FEW
from detente.adapters.store.schema import CLAIM, DOCUMENT, FILED, VERDICT
from detente.record import CodedPosition, coded_in
from detente.record.judgement import LEFT_OUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is looked for; None looks for all.

    Attributes:
        states: any of these states. kind: of claim. act, document, confidence: equal to this.
        party, speaker: equal to this, or to one of these spellings.
        issue: with the codebook of that digest it takes a position on it, or took one before a review changed
            it or left it out.
        disputed: flagged, contested between reviewers, or left unsure.
        since, until: of the claim's date, inclusive, as ISO dates.
        words: part of its words, case aside.
        judged_by, unjudged_by: this reviewer has said what it is, or has not.
    """

    states: tuple[str, ...] | None = None
    kind: str | None = None
    party: str | tuple[str, ...] | None = None
    speaker: str | tuple[str, ...] | None = None
    act: str | None = None
    document: str | None = None
    confidence: str | None = None
    issue: str | None = None
    codebook: str | None = None
    disputed: bool = False
    since: str | None = None
    until: str | None = None
    words: str | None = None
    judged_by: str | None = None
    unjudged_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptClaim:
    """A claim as the store has it.

    Attributes:
        row: its JSON form as reviews leave it. as_read: as the machine read it, None where a person wrote it.
        published: of its document; `date`: of the claim itself, else of its document.
        coded: the positions that a person said it takes, None where they are drawn by the codebook.
        revision: to be handed back by whoever judges it.
        hides_others: whether it is told without what others said of it.
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
    coded: tuple[CodedPosition, ...] | None
    title: str | None
    publisher: str | None
    published: str | None
    hides_others: bool = False


_COLUMNS: tuple[Any, ...] = (CLAIM, *(DOCUMENT.c[name] for name in ("title", "publisher", "published")))
_ORDER = (CLAIM.c.issued, CLAIM.c.document, CLAIM.c.place, CLAIM.c.id)


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
    # The page is picked on the index alone; only its claims are then read whole.
    page = _picked(select(CLAIM.c.id), wanted).limit(limit).offset(offset)
    page = page.order_by(*(_ORDER if before is None else (each.desc() for each in _ORDER)))
    if after is not None:
        page = page.where(tuple_(*_ORDER) > _place(after))
    if before is not None:
        page = page.where(tuple_(*_ORDER) < _place(before))
    columns = select(*_COLUMNS).join(DOCUMENT, DOCUMENT.c.id == CLAIM.c.document)
    columns = columns.where(CLAIM.c.id.in_(page.scalar_subquery())).order_by(*_ORDER)
    return [_kept(dict(row)) for row in connection.execute(columns).mappings()]


def _place(claim: KeptClaim) -> Any:
    """Where a claim stands in the order."""
    return tuple_(claim.published or "", claim.document, claim.place, claim.id)


def count(connection: Connection, wanted: Filter) -> int:
    """How many there are."""
    if wanted.judged_by is not None and wanted == Filter(judged_by=wanted.judged_by):
        return _judged(connection, wanted.judged_by)
    counted = _picked(select(func.count()).select_from(CLAIM), wanted, every=True)
    return int(connection.execute(counted).scalar() or 0)


def _judged(connection: Connection, by: str) -> int:
    """How many claims of the latest versions somebody has judged, without looking each of them up."""
    theirs = VERDICT.c.by == by
    every = select(func.count()).select_from(VERDICT).where(theirs)
    old = select(func.count()).select_from(CLAIM).where(CLAIM.c.latest.is_(False))
    old = old.where(exists().where(theirs & (VERDICT.c.claim == CLAIM.c.id)))
    return int(connection.execute(select(every.scalar_subquery() - old.scalar_subquery())).scalar() or 0)


def tally(connection: Connection, column: str, wanted: Filter) -> list[tuple[str, int]]:
    """How many claims have each value of a column ("state", "kind", "speaker", …), most first."""
    what = CLAIM.c[column]
    columns = _picked(select(what, func.count()), wanted, every=True).where(what.is_not(None))
    rows = connection.execute(columns.group_by(what).order_by(func.count().desc(), what))
    return [(value, number) for value, number in rows]


def names(connection: Connection) -> set[str]:
    """Speakers and parties, as read, of the claims that count; several who speak together stand in one."""
    columns = select(CLAIM.c.speaker, CLAIM.c.party).distinct()
    rows = connection.execute(columns.where(CLAIM.c.latest.is_(True) & CLAIM.c.state.not_in(LEFT_OUT)))
    return {name for row in rows for name in row if name is not None}


@dataclass(frozen=True, slots=True)
class NamesHeld:
    """Of how many claims of a document two names are the speaker and the party, joint names as they are.

    Attributes:
        counts: whether these are claims that count.
    """

    speaker: str | None
    party: str | None
    counts: bool
    claims: int


def names_held(connection: Connection, documents: Sequence[str]) -> dict[str, tuple[NamesHeld, ...]]:
    """The names in the claims of each of these documents, all latest versions; perhaps of others' too."""
    told = (CLAIM.c.document, CLAIM.c.speaker, CLAIM.c.party, CLAIM.c.state)
    of = CLAIM.c.document.in_(documents) if len(documents) <= FEW else CLAIM.c.latest
    rows = connection.execute(select(*told, func.count()).where(of).group_by(*told))
    found: dict[str, Counter[tuple[str | None, str | None, bool]]] = {}
    for document, speaker, party, state, claims in rows:
        found.setdefault(document, Counter())[speaker, party, state not in LEFT_OUT] += claims
    # In an order that no judgement changes, so that who finds the same need not look further.
    return {
        document: tuple(NamesHeld(*names, held[names]) for names in sorted(held, key=str))
        for document, held in found.items()
    }


def claim(connection: Connection, identity: str) -> KeptClaim | None:
    """One claim, of whatever version."""
    columns = select(*_COLUMNS).join(DOCUMENT, DOCUMENT.c.id == CLAIM.c.document)
    row = connection.execute(columns.where(CLAIM.c.id == identity)).mappings().first()
    return None if row is None else _kept(dict(row))


def _picked(columns: Select[Any], wanted: Filter, *, every: bool = False) -> Select[Any]:
    """What a filter picks. `every`: all of it is gone over, and not one page in its order."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.document is None:
        # SQLite would go over the whole index of claims instead of those that are filed under the issue, or
        # that somebody has judged.
        is_plain = not every or (wanted.issue is None and wanted.judged_by is None)
        conditions.append(CLAIM.c.latest if is_plain else func.coalesce(CLAIM.c.latest, false()))
    if wanted.states is not None:
        conditions.append(CLAIM.c.state.in_(wanted.states))
    for name in ("kind", "party", "speaker", "act", "document", "confidence"):
        value = getattr(wanted, name)
        if isinstance(value, tuple):
            conditions.append(CLAIM.c[name].in_(value))
        elif value is not None:
            conditions.append(CLAIM.c[name] == value)
    if wanted.disputed:
        conditions.append(
            or_(CLAIM.c.flagged.is_(True), CLAIM.c.contested.is_(True), CLAIM.c.state == "unsure")
        )
    if wanted.issue is not None:
        on = select(FILED.c.claim).where(FILED.c.issue == wanted.issue)
        if wanted.codebook is not None:
            on = on.where(FILED.c.codebook == wanted.codebook)
        conditions.append(CLAIM.c.id.in_(on))
    if wanted.judged_by is not None:
        conditions.append(CLAIM.c.id.in_(select(VERDICT.c.claim).where(VERDICT.c.by == wanted.judged_by)))
    if wanted.unjudged_by is not None:
        theirs = (VERDICT.c.by == wanted.unjudged_by) & (VERDICT.c.claim == CLAIM.c.id)
        conditions.append(~exists().where(theirs))
    if wanted.since is not None:
        conditions.append(CLAIM.c.date >= wanted.since)
    if wanted.until is not None:
        conditions.append(CLAIM.c.date <= wanted.until)
    if wanted.words:
        conditions.append(CLAIM.c.words.icontains(wanted.words, autoescape=True))
    return columns.where(*conditions)


def _kept(row: Mapping[str, Any]) -> KeptClaim:
    names = ("id", "document", "place", "kind", "words", "speaker", "party", "act", "date", "confidence")
    return KeptClaim(
        **{name: row[name] for name in (*names, "state", "revision", "title", "publisher", "published")},
        row=row["row"] if row["amended"] is None else row["amended"],
        as_read=None if row["written"] else row["row"],
        is_flagged=row["flagged"],
        is_contested=row["contested"],
        coded=None if row["coded"] is None else coded_in(row["coded"]),
    )
