"""Reviewing: what a person says of a claim, kept in the log and in effect at once."""

from __future__ import annotations

import datetime
import getpass
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from detente.adapters.project import found
from detente.adapters.store import KeptClaim, Store
from detente.errors import NothingChanged, UnreadableInput
from detente.record import CodedPosition, Judgement, coding_of, identity_of, meant
from detente.record.judgement import COUNTED, MARKS, is_act, last_decision, last_on_names, unsettled

__all__ = ["KeptClaim", "Review", "now", "review_of", "reviewer"]

REVIEWER_VARIABLE = "DETENTE_REVIEWER"
"""The name under which one reviews, where the system's own is not the one wanted."""


def now() -> str:
    """This instant, as the log writes it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def reviewer() -> str:
    """Who reviews: the name in the environment, else the user's."""
    return os.environ.get(REVIEWER_VARIABLE, "").strip() or getpass.getuser()


class Review:
    """A reviewer's hand on the claims of a project.

    Every method returns the claims as they are afterwards, and raises Overtaken where somebody judged a
    claim otherwise since `seen`, the revision that the reviewer looked at; None judges whatever stands.
    """

    def __init__(self, store: Store, *, by: str) -> None:
        self._store = store
        self._by = by

    def meant(self, beginning: str) -> str:
        """The id of the claim whose id begins so.

        Raises:
            KeyError: there is none. UnreadableInput: several begin so; the message names them.
        """
        claims = (claim for claim, _ in self._store.claims_like(beginning))
        claim = meant(beginning, claims, of="claims") if beginning else None
        # An id that a claim had before it was read again still stands in what people wrote down.
        return claim or self._store.claim(beginning).id

    def decide(
        self, claim: str, verdict: str, *, seen: int | None = None, note: str | None = None
    ) -> KeptClaim:
        """Accept, reject, leave unsure, or set back to proposed."""
        self._store.judge(self._entry(claim, "review", verdict, note=note), seen=seen)
        return self._store.claim(claim)

    def decide_all(self, claims: Sequence[tuple[str, int | None]], verdict: str) -> list[KeptClaim]:
        """One verdict on several claims, each with the revision seen, to be undone as one."""
        at = now()
        self._store.judge_all(
            [(self._entry(claim, "review", verdict, at=at), seen) for claim, seen in claims]
        )
        return [self._store.claim(claim) for claim, _ in claims]

    def correct(
        self, claim: str, row: dict[str, Any], *, seen: int | None = None, note: str | None = None
    ) -> KeptClaim:
        """Put another form in the place of a claim's; every quote in it is checked against the text.

        Raises:
            ValueError: naming the field, or the quote and what the text has there.
            NothingChanged: it is the form that the claim has, and no note says why.
        """
        kept = self._store.claim(claim)
        if row == kept.row and _is_settled(kept, seen, note):
            raise NothingChanged(f"{claim}: this is the form that it has, so nothing was judged; {REMEDY}")
        self._store.judge(self._entry(claim, "review", "corrected", note=note, value=row), seen=seen)
        return self._store.claim(claim)

    def write(self, document: str, kind: str, row: dict[str, Any]) -> KeptClaim:
        """A claim that the machine didn't read, on words of the text. Raises ValueError as `correct` does."""
        bare = {name: value for name, value in row.items() if name != "id"}
        claim = identity_of(document, kind, bare)
        whole = {"id": claim, **bare} if kind == "statement" else bare
        entry = self._entry(
            claim, "written", "accepted", value={"kind": kind, "row": whole}, document=document
        )
        self._store.judge(entry)
        return self._store.claim(claim)

    def code(
        self,
        claim: str,
        positions: Sequence[CodedPosition],
        *,
        seen: int | None = None,
        note: str | None = None,
    ) -> KeptClaim:
        """Say which positions a claim takes, perhaps none, in place of those that the codebook draws.

        What the codebook draws may be coded as well: a person then stands by it.

        Raises:
            UnreadableInput: it is no statement.
            NothingChanged: a person has coded it so, that coding holds, and no note says why.
        """
        kept = self._store.claim(claim)
        if kept.kind != "statement":
            raise UnreadableInput(
                claim, f"is a claim of the kind {kept.kind}; only a statement takes a position"
            )
        is_held = kept.coded is not None and set(kept.coded) == set(positions) and kept.state in COUNTED
        if is_held and _is_settled(kept, seen, note):
            raise NothingChanged(f"{claim}: it is coded so already, so nothing was judged; {REMEDY}")
        value = coding_of(tuple(positions))
        self._store.judge(self._entry(claim, "coding", "coded", note=note, value=value), seen=seen)
        return self._store.claim(claim)

    def flag(self, claim: str, *, raised: bool = True) -> KeptClaim:
        """Ask for a second look, or take that back."""
        self._store.judge(self._entry(claim, "flag", "raised" if raised else "cleared"))
        return self._store.claim(claim)

    def note(self, claim: str, words: str) -> KeptClaim:
        """Say something of a claim without judging it."""
        self._store.judge(self._entry(claim, "note", "told", note=words))
        return self._store.claim(claim)

    def undo(self, claim: str, *, seen: int | None = None) -> KeptClaim | None:
        """Take back the last standing judgement of a claim, or one overtaken by it, where it is this
        reviewer's own.

        Returns:
            The claim, or None where what was taken back was its writing.

        Raises:
            UnreadableInput: there is nothing to take back, or the last word is somebody else's.
        """
        words = unsettled(self._store.judgements(subject=claim))
        if not words:
            raise UnreadableInput(claim, "nobody has judged it, so there is nothing to undo")
        own = [each for each in words if each.by == self._by]
        if not own:
            raise UnreadableInput(claim, f"was last judged by {words[0].by}; judge it anew instead")
        return self._take_back(own[-1], claim, seen=seen)

    def _take_back(self, entry: Judgement, claim: str, *, seen: int | None = None) -> KeptClaim | None:
        undo = self._entry(claim, "undo", "undone", object=str(entry.seq))
        self._store.judge(undo, seen=seen)
        try:
            return self._store.claim(claim)
        except KeyError:
            return None

    def last(self) -> tuple[Judgement, ...]:
        """This reviewer's last standing judgement, flag or note, or all judgements made as one."""
        undone: set[str | None] = set()
        made: list[Judgement] = []
        for each in self._store.last_by(self._by):
            if each.relation == "undo":
                undone.add(each.object)
            elif is_act(each) and str(each.seq) not in undone:
                as_one = made and (each.at, each.seq, each.relation)
                if made and as_one != (made[-1].at, made[-1].seq - 1, made[-1].relation):
                    break
                made.append(each)
        return tuple(made)

    def undo_last(self) -> list[KeptClaim | None]:
        """Take back this reviewer's last judgement, flag or note, or all judgements that were made as one.

        Where somebody else has judged one of them since, that one stays as it is.

        Raises:
            UnreadableInput: there is nothing of this reviewer's to take back, or none of it is the last word.
        """
        made = self.last()
        if not made:
            raise UnreadableInput(self._by, "has judged nothing that could be undone")
        if made[0].relation in MARKS:
            return [self._take_back(made[0], made[0].subject)]
        if len(made) == 1:
            return [self.undo(made[0].subject)]
        at = now()
        entries = [
            (
                self._entry(each.subject, "undo", "undone", object=str(each.seq), at=at),
                self._revision_after(each),
            )
            for each in made
        ]
        self._store.judge_all(entries)
        return [self._store.claim(each.subject) for each in made]

    def _revision_after(self, judgement: Judgement) -> int:
        """The revision that a judgement left its claim at; a day corrected since has raised it."""
        # The claim is looked at before the log, so that nobody's judgement comes unseen between the two.
        revision = self._store.claim(judgement.subject).revision
        last = last_decision(self._store.judgements(subject=judgement.subject))
        return revision if last == judgement else judgement.seq

    def same_actor(
        self, one: str, other: str, verdict: str, *, note: str | None = None, name: str | None = None
    ) -> None:
        """Say that two names are one actor ("positive"), or are not ("negative"), or that it is open.

        Args:
            name: by which the record is to call the one actor.
        """
        first, second = sorted((one, other))
        value = None if name is None else {"name": name}
        self._store.judge(self._entry(first, "same actor", verdict, object=second, note=note, value=value))

    def undo_same_actor(self, one: str, other: str) -> None:
        """Take back the last standing judgement on two names, where it is this reviewer's own.

        Raises:
            UnreadableInput: there is nothing to take back, or the last word is somebody else's.
        """
        first, second = sorted((one, other))
        last = last_on_names(self._store.judgements(subject=first), second)
        if last is None:
            raise UnreadableInput(
                f"{one}, {other}", "nobody has judged these two, so there is nothing to undo"
            )
        if last.by != self._by:
            raise UnreadableInput(
                f"{one}, {other}", f"were last judged by {last.by}; judge them anew instead"
            )
        self._store.judge(self._entry(first, "undo", "undone", object=str(last.seq)))

    def _entry(
        self, subject: str, relation: str, verdict: str, *, at: str | None = None, **other: Any
    ) -> Judgement:
        by = self._by
        return Judgement(subject=subject, relation=relation, verdict=verdict, by=by, at=at or now(), **other)


REMEDY = "`detente review accept` says that it is right as it is"


def _is_settled(kept: KeptClaim, seen: int | None, note: str | None) -> bool:
    """Whether to say the same again says nothing: it was seen, nobody differs, and no reason is given."""
    return not note and not kept.is_contested and seen in (None, kept.revision)


def review_of(start: Path, *, by: str | None = None) -> Review:
    """The project's record under a reviewer's hand. Raises NoProject where there is none."""
    return Review(Store(found(start).store_url), by=by or reviewer())
