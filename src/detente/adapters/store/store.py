"""The store: one transaction a document or judgement, so that each is kept whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, select
from sqlalchemy.exc import SQLAlchemyError

from detente.adapters.store import headers, listing, log, numbering, positions
from detente.adapters.store.hits import Hit, search
from detente.adapters.store.independent import independent
from detente.adapters.store.keeping import Kept, every, keep
from detente.adapters.store.listing import Filter, KeptClaim, NamesHeld
from detente.adapters.store.opening import WRITING, opened, reason_of
from detente.adapters.store.positions import DrawnDocument
from detente.adapters.store.rereading import read_again
from detente.adapters.store.rows import reading_of, told_in
from detente.adapters.store.schema import CLAIM, DOCUMENT, JUDGEMENT
from detente.errors import Overtaken, StoreFault
from detente.record import Document, Judgement, Position, Reading


class Store:
    """A record kept in a database.

    Args:
        url: a SQLAlchemy URL.

    Raises:
        StoreFault: the database can't be opened, is full, or is a newer release's.
    """

    def __init__(self, url: str) -> None:
        self._engine = opened(url)

    @property
    def engine(self) -> Engine:
        """The database, for what reads it in a way of its own."""
        return self._engine

    def close(self) -> None:
        """Give the database back."""
        self._engine.dispose()

    # Documents

    def __contains__(self, document: Document) -> bool:
        """Whether this very text under this very id is kept already."""
        with self._reading() as connection:
            kept = connection.execute(select(DOCUMENT.c.text).where(DOCUMENT.c.id == document.id)).scalar()
        return bool(kept == document.text)

    def holds_id(self, document: str) -> bool:
        """Whether a document of that id is kept, whatever its text."""
        with self._reading() as connection:
            found = connection.execute(select(DOCUMENT.c.id).where(DOCUMENT.c.id == document)).first()
        return found is not None

    def keep(self, reading: Reading, *, at: str = "") -> Kept:
        """Keep a new document with all its claims; on the disk when this returns.

        An edited text becomes the next version of its lineage, and the older ones stay. What was judged of
        the last version is looked for in this one: see `log.carry`. What was judged of this very document
        before it was dropped takes effect again.

        Args:
            at: now, as an ISO instant, for what is noted of claims judged in the last version.

        Raises:
            StoreFault: the disk is full, or a document of that id is kept already.
        """
        with self._writing() as connection:
            return keep(connection, reading, at)

    def read_again(self, reading: Reading, *, at: str = "") -> None:
        """Put a new reading in the place of an old one of the same text.

        A claim that a person has accepted, corrected, left unsure or written stays, whether or not it was
        read again; what was rejected stays rejected where it was read again. A claim that differs from one
        judged by its days alone is the same claim.

        Args:
            at: now, as an ISO instant, for what is noted of claims read again with other days.

        Raises:
            KeyError: the document is not kept.
        """
        with self._writing() as connection:
            read_again(connection, reading, at)

    def drop(self, document: str) -> bool:
        """Take a document and its claims out; what was judged of them stays in the log."""
        with self._writing() as connection:
            lineage = connection.execute(select(DOCUMENT.c.lineage).where(DOCUMENT.c.id == document)).scalar()
            dropped = connection.execute(delete(DOCUMENT).where(DOCUMENT.c.id == document)).rowcount
            if lineage is not None:
                headers.settle_latest(connection, lineage)
            return bool(dropped)

    def readings(self, *, latest_only: bool = True, as_read: bool = False) -> Iterator[Reading]:
        """Every reading kept, in the order of publication and then of id: the same however added.

        Args:
            latest_only: without the older versions, which else stand each before the next one.
            as_read: as the machine read them; else as the reviews leave them: without what was rejected,
                with what was corrected or written.
        """
        issued = func.coalesce(DOCUMENT.c.published, "")
        if latest_only:
            documents = select(DOCUMENT).where(DOCUMENT.c.latest).order_by(issued, DOCUMENT.c.id)
        else:
            # By the lineage's first day, since a version may say an earlier one than the version before.
            first = func.min(issued).over(partition_by=DOCUMENT.c.lineage)
            documents = select(DOCUMENT).order_by(first, DOCUMENT.c.lineage, DOCUMENT.c.version)
        with self._reading() as connection:
            for kept in connection.execute(documents).mappings().all():
                yield reading_of(dict(kept), told_in(connection, kept["id"]), as_read=as_read)

    def reading(self, document: str, *, as_read: bool = False) -> Reading:
        """The reading of one document. Raises KeyError where it is not kept."""
        with self._reading() as connection:
            kept = connection.execute(select(DOCUMENT).where(DOCUMENT.c.id == document)).mappings().first()
            if kept is None:
                raise KeyError(document)
            return reading_of(dict(kept), told_in(connection, document), as_read=as_read)

    def document(self, document: str) -> Document:
        """A document without its claims. Raises KeyError where it is not kept."""
        with self._reading() as connection:
            return log.document_of(connection, document)

    def revisions(self) -> dict[str, int]:
        """The latest version of every document with its revision, which a judgement of its claims raises."""
        columns = select(DOCUMENT.c.id, DOCUMENT.c.revision).where(DOCUMENT.c.latest)
        with self._reading() as connection:
            rows = connection.execute(
                columns.order_by(func.coalesce(DOCUMENT.c.published, ""), DOCUMENT.c.id)
            )
            return {document: revision for document, revision in rows}  # noqa: C416

    def documents(self) -> list[Kept]:
        """Every document kept, by lineage and version."""
        with self._reading() as connection:
            return every(connection)

    def search(self, query: str, *, limit: int = 20) -> list[Hit]:
        """The documents and claims that hold the words, best first."""
        with self._reading() as connection:
            return search(connection, query, limit=limit)

    # Headers

    def described(self, document: Document) -> Document:
        """A document with its header as persons have corrected it, kept or not."""
        with self._reading() as connection:
            return headers.as_described(connection, document)

    def otherwise_described(self) -> list[Document]:
        """The documents whose header the log has otherwise, as after an import, each as the log has it."""
        with self._reading() as connection:
            return headers.otherwise_described(connection)

    def last_correction(self, document: str) -> int:
        """The number of the last entry that corrected a document's header, 0 where none did."""
        with self._reading() as connection:
            return headers.last_correction(connection, document)

    def correct_header(
        self, entry: Judgement, document: Document, *, seen: int, reading: Reading | None = None
    ) -> None:
        """Log a correction of a header and let it take effect; on the disk when this returns.

        Args:
            entry: of the relation "header". document: as it is to be.
            seen: the last correction that whoever corrects has seen.
            reading: of the document as it is to be, where another day of publication makes it another.

        Raises:
            Overtaken: somebody else has corrected it since. KeyError: it is not kept.
            ValueError: the address can't be its own; the message says why.
        """
        with self._writing() as connection:
            headers.correct(connection, entry, document, seen=seen)
            if reading is None:
                headers.put_header(connection, document)
            else:
                read_again(connection, reading, entry.at)

    # Claims

    def claims_like(self, prefix: str) -> list[tuple[str, str]]:
        """The claims whose id begins so, each with its document's id, in the order of their ids."""
        columns = select(CLAIM.c.id, CLAIM.c.document).where(CLAIM.c.id.startswith(prefix, autoescape=True))
        with self._reading() as connection:
            return [(claim, document) for claim, document in connection.execute(columns.order_by(CLAIM.c.id))]

    def claims(
        self,
        wanted: Filter,
        *,
        limit: int = 50,
        offset: int = 0,
        after: KeptClaim | None = None,
        before: KeptClaim | None = None,
    ) -> list[KeptClaim]:
        """The claims that a filter picks, in the order of publication and place; see `listing.claims`."""
        with self._reading() as connection:
            return listing.claims(connection, wanted, limit=limit, offset=offset, after=after, before=before)

    def numbers(self, document: str) -> dict[str, int]:
        """The number of each claim of a document, from 1, by the claim's id; no judgement changes it."""
        with self._reading() as connection:
            return numbering.numbers(connection, document)

    def count(self, wanted: Filter) -> int:
        """How many claims a filter picks."""
        with self._reading() as connection:
            return listing.count(connection, wanted)

    def tally(self, column: str, wanted: Filter) -> list[tuple[str, int]]:
        """How many of them have each value of a column, most first."""
        with self._reading() as connection:
            return listing.tally(connection, column, wanted)

    def names(self) -> set[str]:
        """Whom the claims that count make speak, and for whom; joint names as they are."""
        with self._reading() as connection:
            return listing.names(connection)

    def names_held(self, documents: Sequence[str]) -> dict[str, tuple[NamesHeld, ...]]:
        """The names in the claims of each of these documents, all latest versions; perhaps of others' too."""
        with self._reading() as connection:
            return listing.names_held(connection, documents)

    def claim(self, identity: str) -> KeptClaim:
        """One claim as reviews leave it, by any id that it has had. Raises KeyError where it is not kept."""
        with self._reading() as connection:
            found = listing.claim(connection, identity)
            if found is None:
                found = listing.claim(connection, log.now_called(connection, identity))
        if found is None:
            raise KeyError(identity)
        return found

    def independent(self, claims: Sequence[KeptClaim], by: str) -> list[KeptClaim]:
        """The claims, each without what others said of it until this reviewer has judged it."""
        with self._reading() as connection:
            return independent(connection, claims, by)

    # Judgements

    def judge(self, judgement: Judgement, *, seen: int | None = None) -> None:
        """Append a judgement to the log and let it take effect; on the disk when this returns.

        Args:
            seen: the revision of the claim on which it was made; None to judge whatever stands.

        Raises:
            Overtaken: the claim was judged otherwise since; the judgement is in the log and changed nothing.
            KeyError: the claim is not kept. ValueError: a correction that the text doesn't bear out.
        """
        self.judge_all(((judgement, seen),))

    def judge_all(self, judgements: Sequence[tuple[Judgement, int | None]]) -> None:
        """The same for several, each with the revision seen; all in one transaction.

        Raises:
            Overtaken: of some the claim was judged otherwise since; the others took effect.
        """
        late = []
        with self._writing() as connection:
            for judgement, seen in judgements:
                if not log.judge(connection, judgement, seen=seen):
                    late.append(judgement.subject)
        if late:
            raise Overtaken(
                f"{', '.join(late)}: somebody else judged this in the meantime; look at it again, "
                "your judgement is in the log"
            )

    def judgements(self, *, subject: str | None = None, by: str | None = None) -> tuple[Judgement, ...]:
        """The log, oldest first, or what of it is on a subject, by any id of a claim, or by a person."""
        with self._reading() as connection:
            where: ColumnElement[bool] | None = None
            if subject is not None:
                where = JUDGEMENT.c.subject.in_(log.ids_of(connection, subject))
            if by is not None:
                where = JUDGEMENT.c.by == by if where is None else where & (JUDGEMENT.c.by == by)
            return log.entries(connection, where=where)

    def last_by(self, by: str, *, limit: int = 400) -> tuple[Judgement, ...]:
        """A person's latest entries in the log, the latest first."""
        with self._reading() as connection:
            return log.latest(connection, by=by, limit=limit)

    def last_judgement(self) -> int:
        """The number of the log's last entry, 0 where it is empty."""
        with self._reading() as connection:
            return int(connection.execute(select(func.max(JUDGEMENT.c.seq))).scalar() or 0)

    def last_naming(self) -> int:
        """The number of the last entry that may change by which names the claims have an actor, 0 if none."""
        renames = JUDGEMENT.c.relation.in_(("same actor", "written", "moved", "header", "undo"))
        columns = select(func.max(JUDGEMENT.c.seq)).where(renames | (JUDGEMENT.c.verdict == "corrected"))
        with self._reading() as connection:
            return int(connection.execute(columns).scalar() or 0)

    def bring_in(self, judgements: Sequence[Judgement]) -> int:
        """Append entries of another record's log, all that are not here yet, and return how many."""
        with self._writing() as connection:
            return log.bring_in(connection, judgements)

    # Positions as drawn

    def undrawn(self, codebook: str) -> list[tuple[str, int]]:
        """Documents whose positions are not drawn with a codebook as it is, with their revisions."""
        with self._reading() as connection:
            return positions.undrawn(connection, codebook)

    def keep_drawn(self, codebook: str, drawn: Sequence[DrawnDocument], *, is_new: bool) -> None:
        """Keep what was drawn from documents. `is_new`: first use of the codebook."""
        with self._writing() as connection:
            for each in drawn:
                positions.keep_drawn(connection, codebook, each)
            if is_new:
                positions.forget_others(connection, codebook)

    def drawn(self, codebook: str) -> dict[str, tuple[Position, ...]]:
        """The positions kept, by document."""
        with self._reading() as connection:
            return positions.drawn(connection, codebook)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as fault:
            raise StoreFault(f"{self._engine.url.render_as_string()}: {reason_of(fault)}") from None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._engine.execution_options(**WRITING).begin() as connection:
                yield connection
        except SQLAlchemyError as fault:
            raise StoreFault(
                f"{self._engine.url.render_as_string()}: {reason_of(fault)}; this write was not kept"
            ) from None
