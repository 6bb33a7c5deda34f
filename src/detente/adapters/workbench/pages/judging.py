"""Judging: what a reviewer's keys and buttons do, and reviewers who differ, side by side."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Form, Path, Query
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field, field_validator

from detente.adapters.store import KeptClaim
from detente.adapters.workbench.acting import (
    LONGEST_NAME,
    REVIEWER_COOKIE,
    Desk,
    Done,
    Reviewer,
    Who,
    action,
    as_cookie,
)
from detente.adapters.workbench.addresses import claim_address, edit_address, identity_in, is_inside
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.forms import FIELDS, as_text, words_in
from detente.adapters.workbench.pages.review import counted, found, told, undone_by
from detente.adapters.workbench.pages.theme import YEAR
from detente.adapters.workbench.ports import Bench, Reviewing
from detente.adapters.workbench.queue import queue_in
from detente.adapters.workbench.refusal import Refused
from detente.adapters.workbench.security import cookie
from detente.errors import NothingChanged, Overtaken, UnreadableInput
from detente.record import CodedPosition, Judgement, coded_in
from detente.record.judgement import DECIDING

family = Family(is_offered=lambda bench: bench.reviewing is not None)

HIGHEST = 2**53
Verdict = Literal["accepted", "rejected", "unsure", "proposed"]

BY_PHRASES = "by the codebook’s phrases"


class Judging(BaseModel):
    """What every judgement of a claim says."""

    claim: str = Field(max_length=2000, description="The claim's id.")
    seen: int | None = Field(None, ge=0, le=HIGHEST, description="The revision that the reviewer looked at.")
    queue: str = Field("", max_length=4000, description="The query of the queue in which to go on.")
    back: str = Field("", max_length=4000, description="The address to go back to, instead of going on.")


class Reasoned(Judging):
    """A judgement that says why."""

    note: str = Field("", max_length=10_000, description="Why, in the reviewer's words.")

    @property
    def reason(self) -> str | None:
        """The note as it is kept, None where there is none."""
        return self.note.replace("\x00", "").strip() or None


class Decision(Reasoned):
    """A verdict on a claim."""

    verdict: Verdict


class Flag(Judging):
    """A second look asked for, or no longer."""

    raised: bool = True


class Note(Judging):
    """Something said of a claim without judging it."""

    words: str = Field(min_length=1, max_length=10_000)

    @field_validator("words")
    @classmethod
    def _says_something(cls, words: str) -> str:
        if not words.strip():
            raise ValueError("a note needs words")
        return words.replace("\x00", "").strip()


class Undo(BaseModel):
    """What one did last taken back, or the last judgement of a claim."""

    claim: str = Field("", max_length=2000, description="The claim's id; else whatever was done last.")
    queue: str = Field("", max_length=4000)
    back: str = Field("", max_length=4000)


class Settlement(Judging):
    """Which of two judgements stands."""

    keep: Literal["theirs", "mine"]


class Many(BaseModel):
    """One verdict on several claims."""

    claims: list[str] = Field(
        default_factory=list, max_length=1000, description="Each as id:revision, the revision looked at."
    )
    verdict: Verdict
    confirmed: bool = Field(False, description="Else the claims are only counted.")
    queue: str = Field("", max_length=4000)


def after(desk: Reviewing, who: Reviewer, claim: KeptClaim | None, queue: str) -> str:
    """The address of the claim that comes next in a queue."""
    asked = queue_in(queue)
    wanted = desk.drawn(asked.as_filter(who.name))
    coming = desk.claims(wanted, limit=1, after=claim) if claim else []
    coming = coming or desk.claims(wanted, limit=1)
    nothing = not coming or (claim is not None and coming[0].id == claim.id)
    return asked.address(claim=None if nothing else coming[0].id)


def judged(desk: Reviewing, who: Reviewer, claim: KeptClaim, asked: Judging, *, moves_on: bool) -> Done:
    """What a judgement did, with the claim as it is now and where the queue goes on."""
    queue = queue_in(asked.queue)
    there = after(desk, who, claim, asked.queue) if moves_on else queue.address(claim=claim.id)
    if asked.back and is_inside(asked.back):
        there = asked.back
    return Done(
        address=there,
        data=lambda: {
            "claim": desk.independent([claim], who.name)[0] if queue.by else claim,
            "next": there,
            **counted(desk, desk.drawn(queue.as_filter(who.name))),
            "undo": undone_by(desk, who),
        },
    )


@action(family, "/review/decide")
def decide(desk: Desk, bench: Bench, who: Who, asked: Decision) -> Done | View:
    """Accept a claim, reject it, leave it unsure or set it back to proposed, and go on to the next."""
    found(bench, asked.claim)
    try:
        claim = desk.hand(who.name).decide(asked.claim, asked.verdict, seen=asked.seen, note=asked.reason)
    except Overtaken:
        if not queue_in(asked.queue).by:
            return conflict_of(desk, bench, who, asked.claim, asked.queue, status=409)
        # Who judges independently is not stopped by what others said: it stands among what is disputed.
        claim = found(bench, asked.claim)
    return judged(desk, who, claim, asked, moves_on=True)


@action(family, "/review/decide-all")
def decide_all(desk: Desk, bench: Bench, who: Who, asked: Many) -> Done | View:
    """One verdict on several claims, after a look at how many they are."""
    if not asked.claims:
        raise Refused(422, "No claim is chosen.", "Tick those that the verdict is for.")
    pairs = [_pair(each) for each in dict.fromkeys(asked.claims)]
    kept = [found(bench, identity) for identity, _ in pairs]
    if not asked.confirmed:
        return View(
            template="review_confirm.html.jinja",
            title="Review",
            data={"verdict": asked.verdict, "count": len(kept), "claims": asked.claims, "confirmed": False},
            shown={"kept": kept, "query": asked.queue, "queue": queue_in(asked.queue)},
        )
    try:
        now = desk.hand(who.name).decide_all(pairs, asked.verdict)
    except Overtaken as late:
        raise Refused(
            409, str(late), "The other claims are judged. Look at these one at a time: /review?disputed=1."
        ) from None
    queue = queue_in(asked.queue)
    data = {
        "claims": [{"id": each.id, "state": each.state, "revision": each.revision} for each in now],
        "confirmed": True,
        "undo": undone_by(desk, who),
    }
    return Done(address=queue.address(), data=lambda: data)


def _pair(named: str) -> tuple[str, int]:
    identity, _, revision = named.rpartition(":")
    if not identity or not (revision.isascii() and revision.isdigit()) or len(revision) > 15:
        raise Refused(422, f"{named!r:.80} is no claim with its revision.", "Write it as id:revision.")
    return identity, int(revision)


@action(family, "/review/undo")
def undo(desk: Desk, bench: Bench, who: Who, asked: Undo) -> Done:
    """Take back what one did last: a judgement, a flag, a note, or all judgements that were made as one."""
    hand = desk.hand(who.name)
    try:
        if asked.claim:
            found(bench, asked.claim)
            back = [hand.undo(asked.claim)]
        else:
            back = hand.undo_last()
    except Overtaken as late:
        raise Refused(409, str(late), "What nobody else had judged is taken back.") from None
    except UnreadableInput as fault:
        raise Refused(409, f"Nothing was undone: {fault}.", "Judge the claim anew instead.") from None
    except KeyError:
        raise Refused(
            409, "What was judged last is no longer in the record.", "Judge another claim."
        ) from None
    queue = queue_in(asked.queue)
    claims = [each for each in back if each is not None]
    first = claims[0].id if len(back) == 1 and claims else None
    there = asked.back if asked.back and is_inside(asked.back) else queue.address(claim=first)
    data = {
        "claims": claims,
        "next": there,
        **counted(desk, desk.drawn(queue.as_filter(who.name))),
        "undo": undone_by(desk, who),
    }
    return Done(address=there, data=lambda: data)


@action(family, "/review/flag")
def flag(desk: Desk, bench: Bench, who: Who, asked: Flag) -> Done:
    """Ask for a second look at a claim, or take that back."""
    found(bench, asked.claim)
    claim = desk.hand(who.name).flag(asked.claim, raised=asked.raised)
    return judged(desk, who, claim, asked, moves_on=False)


@action(family, "/review/note")
def note(desk: Desk, bench: Bench, who: Who, asked: Note) -> Done:
    """Say something of a claim without judging it."""
    found(bench, asked.claim)
    claim = desk.hand(who.name).note(asked.claim, asked.words)
    return judged(desk, who, claim, asked, moves_on=False)


@action(family, "/review/settle")
def settle(desk: Desk, bench: Bench, who: Who, asked: Settlement) -> Done | View:
    """Let one of two judgements of a claim stand, in the settler's name."""
    kept = found(bench, asked.claim)
    mine = overtaken_in(desk.log(kept.id), who.name)
    if asked.keep == "mine" and mine is None:
        raise Refused(
            409, "No judgement of this claim was overtaken.", "Judge it anew: open it in the queue."
        )
    state, row, coded = kept.state, kept.row, kept.coded if kept.state == "corrected" else None
    if asked.keep == "mine" and mine is not None:
        state, row = mine.verdict, mine.value or {}
        coded = coded_in(mine.value) if mine.is_overtaken_coding else None
    hand = desk.hand(who.name)
    try:
        if coded is not None:  # a correction of the form beside it stays
            claim = hand.code(kept.id, coded, seen=asked.seen)
        elif state == "corrected":
            claim = hand.correct(kept.id, row, seen=asked.seen)
        else:
            claim = hand.decide(kept.id, state, seen=asked.seen)
    except Overtaken:
        return conflict_of(desk, bench, who, asked.claim, asked.queue, status=409)
    except NothingChanged:
        raise Refused(409, "Nobody differs on this claim; it stands as it is.", "Judge it anew.") from None
    return judged(desk, who, claim, asked, moves_on=True)


@family.page("/review/conflict/{claim:path}")
def conflict(
    desk: Desk,
    bench: Bench,
    who: Who,
    claim: Annotated[str, Path(description="The claim's id.")],
    queue: Annotated[str, Query(max_length=4000, description="The query of the queue to go on in.")] = "",
) -> View:
    """Two judgements of one claim side by side: what stands, what was overtaken, and what was read."""
    return conflict_of(desk, bench, who, identity_in(claim), queue)


def conflict_of(
    desk: Reviewing, bench: Bench, who: Reviewer, identity: str, queue: str, *, status: int = 200
) -> View:
    """The page on which a conflict is settled."""
    claim = found(bench, identity)
    log = desk.log(identity)
    mine = overtaken_in(log, who.name)
    theirs = next((each for each in reversed(log) if each.relation in (*DECIDING, "undo")), None)
    said = f"{theirs.by} has judged it" if theirs else "Nobody has judged it"
    yours = f"; {'your' if mine.by == who.name else mine.by + '’s'} judgement is in the log" if mine else ""
    return View(
        template="review_conflict.html.jinja",
        title="Two judgements of one claim",
        data={
            "status": status,
            "error": "Conflict" if status == 409 else "",
            "reason": f"{said} in the meantime{yours}." if status == 409 else f"{said}{yours}.",
            "remedy": "Look at both and let one stand.",
            **told(desk, who, claim),
            "theirs": theirs,
            "mine": mine,
        },
        shown={
            "rows": _compared(claim, mine),
            "query": queue,
            "queue": queue_in(queue),
            "who": who,
            "edit": edit_address(claim.id, queue_in(queue).query()),
            "here": claim_address(claim.id),
        },
        status=status,
    )


def overtaken_in(log: tuple[Judgement, ...], by: str) -> Judgement | None:
    """The judgement that was overtaken and not settled since: one's own, else the last one."""
    since: list[Judgement] = []
    for each in log:
        if each.relation in DECIDING:
            since = []
        elif each.relation == "overtaken":
            since.append(each)
    own = [each for each in since if each.by == by]
    return next(reversed(own or since), None)


def _compared(claim: KeptClaim, mine: Judgement | None) -> list[dict[str, Any]]:
    """Each field as it was read, as it stands, and as the overtaken judgement would have it."""
    coded = mine is not None and mine.is_overtaken_coding
    other = (mine.value if mine and mine.value and not coded else None) or claim.row
    rows = [
        {
            "label": "Words",
            "read": None if claim.as_read is None else words_in(claim.as_read),
            "theirs": words_in(claim.row),
            "mine": words_in(other),
        }
    ]
    for field in FIELDS[claim.kind]:
        rows.append(
            {
                "label": field.label,
                "read": None if claim.as_read is None else as_text(claim.as_read, field),
                "theirs": as_text(claim.row, field),
                "mine": as_text(other, field),
            }
        )
    if coded and mine:
        stands, drawn = (_positions_in(each) for each in (claim.coded, coded_in(mine.value)))
        rows.append({"label": "Positions", "read": BY_PHRASES, "theirs": stands, "mine": drawn})
    return [row for row in rows if row["theirs"] or row["mine"] or row["read"]]


def _positions_in(coded: tuple[CodedPosition, ...] | None) -> str:
    if coded is None:
        return BY_PHRASES
    told = (
        f"{each.issue}: {each.party}, {each.kind}"
        + (f", {each.option}" if each.option else "")
        + (f", not {each.against}" if each.against else "")
        for each in coded
    )
    return "; ".join(told) or "none"


@family.router.post("/review/reviewer", status_code=303, response_class=RedirectResponse)
def choose_reviewer(
    name: Annotated[str, Form(max_length=LONGEST_NAME)],
    back: Annotated[str, Form(max_length=4000)] = "/review",
) -> RedirectResponse:
    """Say under which name one reviews in this browser."""
    words = " ".join(name.split())
    if not words or not words.isprintable():
        raise Refused(422, "A reviewer needs a name.", "Write the one under which your colleagues know you.")
    answer = RedirectResponse(back if is_inside(back) else "/review", 303)
    answer.headers.append("set-cookie", cookie(REVIEWER_COOKIE, as_cookie(words), Max_Age=YEAR))
    return answer
