"""What a project's analyses are drawn from, held in memory and made anew only where a document changed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from time import monotonic

from detente.adapters.store import Filter, KeptClaim, Store
from detente.analysis.naming import Naming
from detente.analysis.positions import in_order
from detente.analysis.reports import day_in
from detente.case.codebook import Codebook
from detente.record import LEFT_OUT, Claim, Commitment, Mention, PartialDate, Position, Span
from detente.record.renaming import joint
from detente.workflow.names import Spellings, positions_named
from detente.workflow.positions import draw_anew

FEW = 20
"""Documents up to which each is asked for by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The positions, threats and promises of one document, each actor under its one name.

    Attributes:
        revision: of the document. naming: by which its actors are called.
        drawn: its positions as the record keeps them.
        published: its day, where it has one and a commitment.
    """

    revision: int
    naming: Naming
    drawn: tuple[Position, ...]
    positions: tuple[Position, ...]
    commitments: tuple[Claim, ...]
    published: PartialDate | None

    def draws_as(self, other: Part | None) -> bool:
        """Whether the same case is drawn of both, as it is of a claim that was accepted or not looked at."""
        if other is None:
            return not self.positions and not self.commitments
        return (
            self.published == other.published
            and _unseen(self.positions) == _unseen(other.positions)
            and _unseen(self.commitments) == _unseen(other.commitments)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What counts in a record at one time.

    Attributes:
        parts: of each document, by id. positions: of all of them, in order.
        edition: another number wherever anything is otherwise. draft: wherever another case may be drawn.
    """

    parts: Mapping[str, Part]
    positions: tuple[Position, ...]
    edition: int
    draft: int

    @property
    def commitments(self) -> tuple[Claim, ...]:
        """Every threat and promise, document after document."""
        return tuple(each for part in self.parts.values() for each in part.commitments)

    @property
    def published(self) -> dict[str, PartialDate]:
        """The days of the documents with a commitment, by their ids."""
        return {name: part.published for name, part in self.parts.items() if part.published is not None}

    @property
    def states(self) -> dict[str, str]:
        """What was decided of each claim that takes a position, or makes a threat or promise."""
        positions = {each.claim: each.state for each in self.positions}
        return positions | {each.id: each.state for each in self.commitments}


class KeptBasis:
    """What counts in the record of a store, by now."""

    def __init__(self, store: Store, spellings: Spellings) -> None:
        self._store = store
        self._spellings = spellings
        self._lock = Lock()
        self._last = Counted(parts={}, positions=(), edition=0, draft=0)
        self._last_of: tuple[Hashable, int, Codebook | None] = (), 0, None
        self._looked = 0.0

    def now(self, codebook: Codebook) -> Counted:
        """What counts, with the positions that a codebook draws."""
        asked = monotonic()
        with self._lock:
            # What somebody began to look at after this was asked is of now, though the record may be another
            # already: else each of many who wait while others judge would look once more.
            if asked < self._looked and codebook is self._last_of[-1]:
                return self._last
            looked = monotonic()
            # Before the rest: what is judged in between is then looked at once more, and never missed.
            revisions = self._store.revisions()
            state = (tuple(revisions.items()), self._store.last_judgement(), codebook)
            if state != self._last_of:
                self._last = self._counted(revisions, codebook)
                self._last_of = state
            self._looked = looked
            return self._last

    def _counted(self, revisions: Mapping[str, int], codebook: Codebook) -> Counted:
        drawn = self._store.drawn(draw_anew(self._store, codebook))
        naming, last = self._spellings.naming(), self._last
        stale = [
            each
            for each, revision in revisions.items()
            if (part := last.parts.get(each)) is None
            or (part.revision, part.drawn) != (revision, drawn.get(each, ()))
            or part.naming is not naming
        ]
        undertaken = self._undertaken_in(stale) if stale else {}
        parts = {
            each: Part(
                revision=revisions[each],
                naming=naming,
                drawn=drawn.get(each, ()),
                positions=positions_named(drawn.get(each, ()), naming),
                commitments=tuple(_commitment(kept, naming) for kept in undertaken[each]),
                published=_day(undertaken[each]),
            )
            for each in stale
        }
        gone = [part for each, part in last.parts.items() if each not in revisions]
        if not parts and not gone:
            return last
        every = {each: parts.get(each) or last.parts[each] for each in revisions}
        if all(part.draws_as(last.parts.get(each)) for each, part in parts.items()) and not any(
            part.positions or part.commitments for part in gone
        ):
            seen = {
                id(old): new
                for each, part in parts.items()
                if each in last.parts
                for old, new in zip(last.parts[each].positions, part.positions, strict=True)
            }
            positions, draft = tuple(seen.get(id(each), each) for each in last.positions), last.draft
        else:
            named = (each for part in every.values() for each in part.positions)
            positions, draft = in_order(named, codebook), last.draft + 1
        return Counted(parts=every, positions=positions, edition=last.edition + 1, draft=draft)

    def _undertaken_in(self, documents: Sequence[str]) -> dict[str, list[KeptClaim]]:
        found: dict[str, list[KeptClaim]] = {each: [] for each in documents}
        of: Sequence[str | None] = documents if len(documents) <= FEW else (None,)
        for document in of:
            wanted = Filter(kind="commitment", document=document)
            for each in self._store.claims(wanted, limit=self._store.count(wanted)):
                if each.document in found and each.state not in LEFT_OUT:
                    found[each.document].append(each)
        return found


def _day(undertaken: Sequence[KeptClaim]) -> PartialDate | None:
    return day_in(undertaken[0].published) if undertaken else None


def _unseen(counting: Sequence[Position] | Sequence[Claim]) -> list[Position | Claim]:
    """The same as if nobody had looked at any of it yet."""
    return [replace(each, state="proposed") for each in counting]


def _commitment(kept: KeptClaim, naming: Naming) -> Claim:
    """A commitment out of its row, whose quotes were checked against the text when it was kept."""
    fields = {**kept.row, "party": joint(kept.row["party"], naming)}
    del fields["evidence"]
    evidence = tuple(Mention(text=each["text"], span=Span(*each["span"])) for each in kept.row["evidence"])
    return Claim(
        id=kept.id,
        kind="commitment",
        document=kept.document,
        evidence=evidence,
        body=Commitment(**fields, evidence=evidence),
        state=kept.state,
    )
