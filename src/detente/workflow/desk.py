"""The reviewer's desk: what the workbench asks of a project's record to have it judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from detente.adapters.directory import load_directory
from detente.adapters.knowledge import load_wording
from detente.adapters.project import found
from detente.adapters.store import Filter, KeptClaim, Store
from detente.adapters.store.rows import claim_of
from detente.analysis.actors import names_in
from detente.analysis.doubts import Doubt, doubts_of
from detente.analysis.naming import on_record
from detente.analysis.positions import positions_of
from detente.analysis.reviewing import Agreement, agreement_of
from detente.case.codebook import Codebook
from detente.errors import UnreadableInput
from detente.record import (
    CONFIDENCES,
    KINDS,
    STATES,
    CodedPosition,
    Document,
    Judgement,
    Position,
    meant,
    too_short,
)
from detente.workflow.coding import coded, one_of
from detente.workflow.names import Spellings
from detente.workflow.positions import codebook_of, draw_anew
from detente.workflow.reviewing import Review, reviewer

__all__ = ["Desk", "Filter", "KeptClaim", "desk_of"]


class Desk:
    """A project's record as reviewers work through it.

    Args:
        store: the record. codebook: what the project's settings name, or None.
        spellings: the names of the record, where others look at them too.
    """

    def __init__(self, store: Store, codebook: str | None, spellings: Spellings | None = None) -> None:
        self._store = store
        self._codebook = codebook
        self._spellings = spellings or Spellings(store)

    def hand(self, by: str) -> Review:
        """The hand of a reviewer."""
        return Review(self._store, by=by)

    def default_reviewer(self) -> str:
        """Who reviews where nobody has said so."""
        return reviewer()

    def issues(self) -> tuple[str, ...]:
        """The issues of the project's codebook; none where it has none."""
        codebook = self.codebook()
        return () if codebook is None else tuple(each.name for each in codebook.issues)

    def codebook(self) -> Codebook | None:
        """What the issues are, their options, and whose positions count; None where the project has none."""
        return None if self._codebook is None else codebook_of(self._codebook)

    def positions_of(self, claim: KeptClaim) -> tuple[Position, ...]:
        """The positions that a claim takes, as a person coded it, else as the codebook draws them by now."""
        if self._codebook is None:
            return ()
        is_written = claim.as_read is None
        reading = self._store.reading(claim.document, as_read=claim.hides_others and not is_written)
        drawn = positions_of((reading,), codebook_of(self._codebook), load_wording())
        return tuple(each for each in drawn if each.claim == claim.id)

    def coded(
        self, claim: str, *, issue: str, kind: str, option: str | None = None, party: str | None = None
    ) -> CodedPosition:
        """A position that a claim takes, in the codebook's names; without a party, its speaker's side's.

        Raises:
            KeyError: the claim is not kept.
            NoProject: the project has no codebook.
            UnreadableInput: the codebook lacks what is named.
        """
        kept = self._store.claim(claim)
        whose = party or kept.party or kept.speaker or ""
        return coded(codebook_of(self._codebook), issue=issue, party=whose, kind=kind, option=option)

    def doubts(
        self, document: str, kind: str, row: Mapping[str, Any], *, claim: KeptClaim | None = None
    ) -> tuple[Doubt, ...]:
        """The names in a new form of a claim that may be misspelled: unknown, and much like a known one.

        Known are the names of the record, those that ship and those of the codebook, and what the claim that
        is corrected says itself.

        Raises:
            ValueError: as `Review.correct` does.
        """
        text = self._store.document(document)

        def names(form: Mapping[str, Any]) -> tuple[str, ...]:
            return names_in(claim_of(kind, {"id": "", **form} if kind == "statement" else dict(form), text))

        own = [name for form in (claim.row, claim.as_read) if form for name in names(form)] if claim else []
        directory, codebook = load_directory(), self.codebook()
        new = [name for name in names(row) if name not in own and on_record(name, directory) is None]
        if not new:
            return ()
        coded = (*codebook.parties, *(also for also, _ in codebook.also)) if codebook else ()
        return doubts_of(new, {*self._spellings.every(), *directory.names(), *coded})

    def assured(self, claim: str, row: Mapping[str, Any]) -> None:
        """Refuse a correction with a name that may be misspelled.

        Raises:
            UnreadableInput: naming it, and who may be meant. ValueError: as `Review.correct` does.
        """
        kept = self._store.claim(claim)
        for doubt in self.doubts(kept.document, kept.kind, row, claim=kept):
            raise UnreadableInput(doubt.name, f"{doubt.question} Correct it, or keep it with --as-written")

    def drawn(self, wanted: Filter) -> Filter:
        """The filter with its speaker and party under every name that the record has for them, and with the
        codebook by which its issue is meant, every position drawn: a claim is found on each issue on which it
        takes a position, or took one before it was changed or left out.

        Raises:
            NoProject: it names an issue, and the project has no codebook.
        """
        if isinstance(wanted.speaker, str):
            wanted = replace(wanted, speaker=self._spellings.of(wanted.speaker, "speaker"))
        if isinstance(wanted.party, str):
            wanted = replace(wanted, party=self._spellings.of(wanted.party, "party"))
        if wanted.issue is None:
            return wanted
        codebook = codebook_of(self._codebook)
        return replace(wanted, codebook=draw_anew(self._store, codebook))

    def checked(self, wanted: Filter) -> Filter:
        """What somebody wrote, with the whole id of the document whose id begins so.

        Raises:
            UnreadableInput: no claim can be like that; the message names the choices.
            NoProject: it names an issue, and the project has no codebook.
        """
        for state in wanted.states or ():
            one_of(state, STATES, "a state of a claim")
        if wanted.kind is not None:
            one_of(wanted.kind, KINDS, "a kind of claim")
        if wanted.confidence is not None:
            one_of(wanted.confidence, CONFIDENCES, "a degree of confidence")
        if wanted.issue is not None:
            known = codebook_of(self._codebook).issues
            one_of(wanted.issue, (each.name for each in known), "an issue of the codebook")
        if wanted.document is None:
            return wanted
        kept = (each.document for each in self._store.documents())
        document = meant(wanted.document, kept, of="documents")
        if document is None:
            reason = f"no document's id begins so{too_short(wanted.document)}; `detente documents` lists them"
            raise UnreadableInput(wanted.document, reason)
        return replace(wanted, document=document)

    def called(self, name: str) -> str:
        """The one name by which the record calls an actor, or several who speak together."""
        return self._spellings.called(name)

    def names(self, column: str) -> list[str]:
        """What a column of the record holds, "speaker", "party" or "act", the most frequent first."""
        if column in ("speaker", "party"):
            return self._spellings.names(column)
        return [name for name, _ in self._store.tally(column, Filter())]

    def claims(
        self,
        wanted: Filter,
        *,
        limit: int,
        offset: int = 0,
        after: KeptClaim | None = None,
        before: KeptClaim | None = None,
    ) -> list[KeptClaim]:
        """The claims that a filter picks, in the order of publication and place."""
        return self._store.claims(wanted, limit=limit, offset=offset, after=after, before=before)

    def independent(self, claims: Sequence[KeptClaim], by: str) -> list[KeptClaim]:
        """The claims, each without what others said of it until this reviewer has judged it."""
        return self._store.independent(claims, by)

    def tally(self, column: str, wanted: Filter) -> list[tuple[str, int]]:
        """How many of them have each value of a column, most first."""
        return self._store.tally(column, wanted)

    def count(self, wanted: Filter) -> int:
        """How many claims a filter picks."""
        return self._store.count(wanted)

    def document(self, document: str) -> Document:
        """A document without its claims. Raises KeyError where it is not kept."""
        return self._store.document(document)

    def log(self, subject: str) -> tuple[Judgement, ...]:
        """What was judged of a claim, or of an actor's name against others after it, oldest first."""
        return self._store.judgements(subject=subject)

    def agreement(self) -> Agreement:
        """How far reviewers agree."""
        return agreement_of(self._store.judgements())


def desk_of(start: Path) -> Desk:
    """The desk of a folder's project. Raises NoProject where there is none."""
    project = found(start)
    return Desk(Store(project.store_url), project.codebook)
