"""Judgements: what a person decided of a claim, two names or a header, never edited (record linkage)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from detente.record.change import changed_in, followed
from detente.record.position import CodedPosition, coded_in

STATES = ("proposed", "accepted", "corrected", "rejected", "unsure", "orphaned")
"""Of a claim: as the machine read it; right; right after a change; wrong; open; its words are gone."""

COUNTED = ("accepted", "corrected")
"""States in which a person has seen a claim and stands by it."""

UNSAID = ("proposed", "orphaned")
"""States that are nobody's word on what a claim is."""

LEFT_OUT = ("rejected", "orphaned")
"""States in which a claim counts for nothing."""

RELATIONS = {
    "review": STATES,
    "written": ("accepted",),
    "coding": ("coded",),
    "flag": ("raised", "cleared"),
    "note": ("told",),
    "moved": ("proposed",),
    "overtaken": STATES,
    "same actor": ("positive", "negative", "unsure"),
    "same claim": ("positive",),
    "header": ("corrected",),
    "undo": ("undone",),
}
"""What is judged, each with its verdicts: a claim's state; a claim that a person wrote; which positions a
claim takes, in place of those that a codebook's phrases draw; a flag; a note; a claim found again in an
edited text; a review made without knowing of a later one; whether two names are one actor; a claim read
again with other days, and the claim that it was; a document's header; an earlier judgement taken back."""

HEADER = ("title", "publisher", "published", "url")
"""What of a document's header a person may correct."""

DAYS = ("date", "start", "end")
"""Fields of a claim that are counted from the day of publication."""

DECIDING = ("review", "written", "coding")
"""Relations by which a person decides of a claim, each of which can be taken back."""

MACHINE = "detente"
"""Who judges where the program does."""

GIVEN = (*DECIDING, "overtaken")
"""Relations by which a person says what a claim is, whether or not that took effect."""

MARKS = ("flag", "note")
"""Relations by which a person says something of a claim without saying what it is."""

_CHANGING = ("review", "written", "coding", "moved", "same claim", "undo")
_OF_NO_CLAIM = ("same actor", "header")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One entry of the log.

    Attributes:
        subject: the id of a claim or document, or the name of an actor.
        relation: one of RELATIONS, with its verdict.
        object: what the subject is held against: another actor's name, the claim of an older version or
            reading, or of an undo the number of the entry taken back.
        by: who judged. at: when, as an ISO instant in UTC.
        document: of a claim its document's id. note: in the judge's words.
        value: of a correction the claim's new JSON form; of a written claim `{"kind": …, "row": …}`; of a
            coding, overtaken or not, `{"positions": […]}`, each with the fields of
            `detente.record.position.CodedPosition`; of a header and of a claim read again what changed, as
            `detente.record.change.Change`.
        seq: its number in the log, 0 before it is kept.

    Raises:
        ValueError: the relation or its verdict is unknown, or its value is not what it needs.
    """

    subject: str
    relation: str
    verdict: str
    by: str
    at: str
    object: str | None = None
    document: str | None = None
    note: str | None = None
    value: dict[str, Any] | None = None
    seq: int = 0

    def __post_init__(self) -> None:
        if self.relation not in RELATIONS:
            raise ValueError(f"relation {self.relation!r} is none of {', '.join(RELATIONS)}")
        if self.verdict not in RELATIONS[self.relation]:
            raise ValueError(f"verdict {self.verdict!r} is none of {', '.join(RELATIONS[self.relation])}")
        if self.relation == "review" and (self.verdict == "corrected") != (self.value is not None):
            raise ValueError("a correction, and nothing else, needs the claim's new form as its value")
        if self.relation == "coding" or self.is_overtaken_coding:
            coded_in(self.value)
        if self.relation in ("header", "same claim"):
            changed_in(self.value, HEADER if self.relation == "header" else DAYS)
        if not self.by.strip():
            raise ValueError("a judgement needs the name of who judged")

    @property
    def is_overtaken_coding(self) -> bool:
        """Whether it would have said which positions a claim takes; no claim's own form has such a field."""
        return self.relation == "overtaken" and self.value is not None and "positions" in self.value

    @property
    def meaning(self) -> tuple[str, dict[str, Any] | None]:
        """What it says of a claim, its verdict and the form or positions with it: alike where two agree."""
        return "corrected" if self.relation == "coding" else self.verdict, self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the log says of one claim by now.

    Attributes:
        state: one of STATES. row: the claim's form after its last correction, None where it has none.
        coded: the positions that a person said it takes, None where nobody did.
        revision: the number of the last entry that changed it, 0 where none did: whoever judges says which
            revision was seen, so that nobody overwrites what they didn't know of.
        by: who judged last. is_flagged: somebody asks for a second look. notes: oldest first.
        is_contested: a review was overtaken by one that says otherwise and that its judge didn't know, and
            nobody has settled it.
        moved_from: the claim of an older version of the document whose words were found again.
    """

    state: str = "proposed"
    row: dict[str, Any] | None = None
    coded: tuple[CodedPosition, ...] | None = None
    revision: int = 0
    by: str | None = None
    is_flagged: bool = False
    is_contested: bool = False
    notes: tuple[str, ...] = ()
    moved_from: str | None = None


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The entries that nobody took back, without the undoing ones."""
    each = tuple(judgements)
    undone = {one.object for one in each if one.relation == "undo"}
    return tuple(one for one in each if one.relation != "undo" and str(one.seq) not in undone)


def last_decision(judgements: Iterable[Judgement]) -> Judgement | None:
    """The last standing word on a claim, of the log of this claim; None where nobody decided of it."""
    return next((each for each in reversed(standing(judgements)) if each.relation in DECIDING), None)


def unsettled(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The last standing word on a claim and what was overtaken by it since, of the log of this claim."""
    found: list[Judgement] = []
    for each in standing(judgements):
        if each.relation in DECIDING:
            found = [each]
        elif each.relation == "overtaken":
            found.append(each)
    return tuple(found)


def is_act(judgement: Judgement) -> bool:
    """Whether it is something that a person did with a claim, and can take back."""
    return judgement.relation in (*GIVEN, "flag") or (judgement.relation == "note" and bool(judgement.note))


def last_on_names(judgements: Iterable[Judgement], other: str) -> Judgement | None:
    """The last standing word on whether a name and another are one actor's, of the log of the first name."""
    on_both = (each for each in reversed(standing(judgements)) if each.relation == "same actor")
    return next((each for each in on_both if each.object == other), None)


def same_claims(judgements: Iterable[Judgement]) -> dict[str, frozenset[str]]:
    """The ids that one claim has had, under each of them; of claims that were read again with other days.

    A day corrected twice may bring an old id back, so that they are a set and no line.
    """
    one: dict[str, frozenset[str]] = {}
    for each in judgements:
        if each.relation == "same claim" and each.object is not None:
            both = one.get(each.subject, frozenset((each.subject,)))
            both |= one.get(each.object, frozenset((each.object,)))
            one.update(dict.fromkeys(both, both))
    return one


def reviews_of(judgements: Iterable[Judgement]) -> dict[str, Review]:
    """Each judged claim's review, from the whole log of these claims, oldest entry first.

    What was judged of a claim under one of its ids holds under each.
    """
    log = tuple(each for each in judgements if each.relation not in _OF_NO_CLAIM)
    one = same_claims(log)
    last: dict[str, int] = {}
    of_claim: dict[str, list[Judgement]] = {}
    # To take back a flag or a note changes no more than they did.
    marks = {str(each.seq) for each in log if each.relation in MARKS}
    for each in log:
        for subject in one.get(each.subject, (each.subject,)):
            of_claim.setdefault(subject, [])
            if each.relation in _CHANGING and each.object not in marks:
                last[subject] = each.seq
    for each in standing(log):
        for subject in one.get(each.subject, (each.subject,)):
            of_claim[subject].append(each)
    return {subject: _review(entries, last.get(subject, 0)) for subject, entries in of_claim.items()}


def _review(entries: list[Judgement], revision: int) -> Review:
    state, row, coded, by, moved = "proposed", None, None, None, None
    flagged = contested = False
    said: tuple[str, dict[str, Any] | None] = ("proposed", None)
    amended = None
    notes = []
    for each in entries:
        if each.note:
            notes.append(each.note)
        if each.relation in DECIDING:
            by, contested = each.by, False
            state = each.meaning[0]
            if each.relation == "coding":
                coded = coded_in(each.value)
            else:
                row = each.value["row"] if each.relation == "written" and each.value else each.value or row
            if state == "proposed":
                row, coded, amended = None, None, None
            elif state == "corrected":
                amended = each.value
            # Whoever accepts what somebody corrected accepts another form than was read.
            said = (state, amended if state in COUNTED else None)
        elif each.relation == "overtaken":
            contested = contested or each.meaning != said
        elif each.relation == "flag":
            flagged = each.verdict == "raised"
        elif each.relation == "moved":
            moved = each.object
        elif each.relation == "same claim" and row is not None and each.value is not None:
            row = followed(row, each.value)
    return Review(
        state=state,
        row=row,
        coded=coded,
        revision=revision,
        by=by,
        is_flagged=flagged,
        is_contested=contested,
        notes=tuple(notes),
        moved_from=moved,
    )


def judges_of(judgements: Iterable[Judgement]) -> dict[str, set[str]]:
    """Who has said of each claim what it is, and has neither taken that back nor set the claim back."""
    log = tuple(judgements)
    one = same_claims(log)
    last: dict[str, dict[str, str]] = {}
    for each in standing(log):
        for subject in one.get(each.subject, (each.subject,)) if each.relation in GIVEN else ():
            last.setdefault(subject, {})[each.by] = each.meaning[0]
    return {subject: {by for by, said in of.items() if said not in UNSAID} for subject, of in last.items()}


def without_others(judgements: Iterable[Judgement], by: str) -> tuple[Judgement, ...]:
    """Of the log of one claim what its reviewer may see: all of it once they have judged, else nothing that
    another person said."""
    log = tuple(judgements)
    if any(by in judges for judges in judges_of(log).values()):
        return log
    return tuple(each for each in log if each.by in (by, MACHINE))


def reviewers_verdicts(judgements: Iterable[Judgement]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Each claim's verdicts by each person, in the order given, overtaken ones included.

    What was taken back is none. Whoever sets a claim back has no verdict from then on, told as one of UNSAID.
    """
    log = tuple(judgements)
    one = same_claims(log)
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for each in standing(log):
        if each.relation not in ("review", "overtaken", "coding"):
            continue
        verdicts = found.setdefault(min(one.get(each.subject, (each.subject,))), {})
        if each.by in verdicts or each.meaning[0] not in UNSAID:
            verdicts[each.by] = (*verdicts.get(each.by, ()), each.meaning[0])
    return {claim: verdicts for claim, verdicts in found.items() if verdicts}
