"""Review: the claims that a reviewer looks for, one at a time beside its sentence, or in a list."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import Query
from pydantic import Field

from detente.adapters.store import Filter, KeptClaim
from detente.adapters.wording import heading_of
from detente.adapters.workbench.acting import Desk, Reviewer, Who
from detente.adapters.workbench.addresses import claim_address, document_address
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.forms import FIELDS, as_text, changed_fields
from detente.adapters.workbench.numbered import numbered
from detente.adapters.workbench.ports import Bench, Reviewing
from detente.adapters.workbench.queue import TABS, Queue, queue_in
from detente.adapters.workbench.refusal import Refused
from detente.adapters.workbench.shown import shown
from detente.record import CONFIDENCES, STATES
from detente.record.judgement import reviews_of, standing, without_others

COMING = 8
"""How many of the claims that come next are listed."""
ROWS = 50
NAMES = 300

family = Family("Review", "/review", is_offered=lambda bench: bench.reviewing is not None)


class Asked(Queue):
    """A queue, and where in it."""

    claim: str = Field("", max_length=2000, description="The claim to show; else the first.")
    page: int = Field(1, ge=1, le=100_000, description="Which page of the list.")
    names: bool = Field(False, description="With the names of the record, to filter by.")

    @property
    def queue(self) -> Queue:
        """The queue alone."""
        return Queue.model_validate(self.model_dump(include=set(Queue.model_fields)))


@family.page("/review")
def review(desk: Desk, bench: Bench, who: Who, asked: Annotated[Asked, Query()]) -> View:
    """The queue of claims to review: one beside its sentence with those that come next, or a list."""
    queue = asked.queue
    wanted = desk.drawn(queue.as_filter(who.name))
    data = {
        "queue": queue.model_dump(),
        "reviewer": who.name,
        **counted(desk, wanted),
        "undo": undone_by(desk, who),
    }
    shared = {
        "queue": queue,
        "who": who,
        "tabs": TABS,
        "states": STATES,
        "confidences": CONFIDENCES,
        "codebook_issues": desk.issues(),
        "choices": names_of(desk) if asked.names else {},
        "filtered_document": _title_of(bench, queue.document),
    }
    if queue.view == "list":
        return _list(desk, bench, who, asked, wanted, data, shared)
    return _one(desk, bench, who, asked, wanted, data, shared)


def counted(desk: Reviewing, wanted: Filter) -> dict[str, Any]:
    """How many claims are in each state, of those that a filter picks whatever their state, and how many were
    looked at. Of what a reviewer has not judged no states are told, and their own judgements count.
    """
    if wanted.unjudged_by is not None:
        every = replace(wanted, states=None, unjudged_by=None)
        judged = desk.count(replace(every, judged_by=wanted.unjudged_by))
        return {"counts": {}, "total": desk.count(every), "looked_at": judged}
    found = dict(desk.tally("state", replace(wanted, states=None)))
    counts = {state: found.get(state, 0) for state in STATES}
    total = sum(counts.values())
    return {"counts": counts, "total": total, "looked_at": total - counts["proposed"]}


ACTS = {
    ("flag", "raised"): "flagged",
    ("flag", "cleared"): "flag taken off",
    ("note", "told"): "a note",
    ("written", "accepted"): "written",
}
"""What a reviewer did, where the verdict alone doesn't say it."""


def undone_by(desk: Reviewing, who: Reviewer) -> dict[str, Any] | None:
    """What undoing would take back."""
    made = desk.hand(who.name).last()
    if not made:
        return None
    last = made[-1]
    differs = last.relation == "overtaken" and reviews_of(desk.log(last.subject))[last.subject].is_contested
    return {
        "claims": len(made),
        "claim": last.subject,
        "verdict": last.verdict,
        "act": ACTS.get((last.relation, last.verdict), last.verdict),
        "at": last.at,
        "differs": differs,
    }


def names_of(desk: Reviewing) -> dict[str, list[str]]:
    """Names of the record to choose from, the most frequent first."""
    return {each: desk.names(each)[:NAMES] for each in ("speaker", "party", "act")}


def told(desk: Reviewing, who: Reviewer, claim: KeptClaim) -> dict[str, Any]:
    """A claim for JSON, and all that its reviewer is shown of it in words."""
    log, positions = desk.log(claim.id), desk.positions_of(claim)
    if claim.hides_others:
        log = without_others(log, who.name)
    return {
        "claim": claim,
        "issues": tuple(dict.fromkeys(each.issue for each in positions)),
        "positions": positions,
        "log": log,
        "notes": [each for each in standing(log) if each.note],
        "address": claim_address(claim.id),
    }


def told_fields(claim: KeptClaim) -> list[dict[str, str]]:
    """The fields of a claim that hold anything, each with what the machine read where that differs."""
    rows = []
    for field in FIELDS[claim.kind]:
        value = as_text(claim.row, field)
        read = value if claim.as_read is None else as_text(claim.as_read, field)
        if value not in ("", "actual") or read != value:
            rows.append({"label": field.label, "value": value, "read": read, "changed": str(read != value)})
    return rows


def _one(
    desk: Reviewing,
    bench: Bench,
    who: Reviewer,
    asked: Asked,
    wanted: Filter,
    data: dict[str, Any],
    shared: dict[str, Any],
) -> View:
    def seen(claims: list[KeptClaim]) -> list[KeptClaim]:
        return desk.independent(claims, who.name) if asked.by else claims

    if asked.claim:
        claim: KeptClaim | None = found(bench, asked.claim)
        coming = desk.claims(wanted, limit=COMING, after=claim)
    else:
        first = desk.claims(wanted, limit=COMING + 1)
        claim, coming = (first[0], first[1:]) if first else (None, [])
    if claim is None:
        return View(
            template="review.html.jinja",
            title="Review",
            data={**data, "claim": None, "next": []},
            shown={**shared, "fields": [], "text": None},
        )
    # Whatever its state, so that one goes back to what one has just judged.
    before = desk.claims(replace(wanted, states=None, unjudged_by=None), limit=1, before=claim)
    after = coming[0] if coming else next(iter(desk.claims(wanted, limit=1)), None)
    claim, *coming = seen([claim, *coming])
    document = desk.document(claim.document)
    others = [each for each in seen(bench.record.claims_in(claim.document)) if each.id != claim.id]
    claims = numbered(document, [*others, claim], bench.record.numbers(claim.document))
    text = shown(document, claim.id, claims)
    return View(
        template="review.html.jinja",
        title=f"Review: {', '.join(text.here.who)}, {text.here.headline}",
        data={
            **data,
            **told(desk, who, claim),
            "number": text.here.number,
            "place": document_address(document.id, text.here.number),
            "goes_by": desk.called(claim.speaker) if claim.speaker else None,
            "next": [_listed(each) for each in coming],
            "previous": before[0].id if before else None,
            "after": after.id if after and after.id != claim.id else None,
        },
        shown={
            **shared,
            "text": text,
            "people": claims.people,
            "fields": told_fields(claim),
            "heading": heading_of(document),
            "document": document,
            "read_elsewhere": _read_elsewhere(claim),
            "coming": coming,
            "is_wrapped": not coming and after is not None and after.id != claim.id,
        },
    )


def _list(
    desk: Reviewing,
    bench: Bench,
    who: Reviewer,
    asked: Asked,
    wanted: Filter,
    data: dict[str, Any],
    shared: dict[str, Any],
) -> View:
    rows = desk.claims(wanted, limit=ROWS, offset=(asked.page - 1) * ROWS)
    total = data["total"] if wanted.states is None else sum(data["counts"][each] for each in wanted.states)
    if asked.by:
        rows, total = desk.independent(rows, who.name), data["total"] - data["looked_at"]
    return View(
        template="review_list.html.jinja",
        title="Review",
        data={
            **data,
            "page": asked.page,
            "pages": max(1, -(-total // ROWS)),
            "picked": total,
            "claims": [_listed(each) for each in rows],
        },
        shown={**shared, "rows": rows, "titles": bench.record.titles([each.document for each in rows])},
    )


def seen_by(desk: Reviewing, bench: Bench, who: Reviewer, identity: str, queue: str) -> KeptClaim:
    """A claim by its id as a queue shows it to its reviewer."""
    claim = found(bench, identity)
    return desk.independent([claim], who.name)[0] if queue_in(queue).by else claim


def found(bench: Bench, identity: str) -> KeptClaim:
    """A claim by its id."""
    try:
        return bench.record.claim(identity)
    except KeyError:
        raise Refused(
            404, "No claim of that id is kept.", "The queue shows those that are: /review?state=any."
        ) from None


def _listed(claim: KeptClaim) -> dict[str, Any]:
    named = ("id", "document", "kind", "words", "speaker", "party", "act", "date", "confidence")
    more = ("state", "revision", "is_flagged", "is_contested", "title", "published")
    return {name: getattr(claim, name) for name in (*named, *more)}


def _read_elsewhere(claim: KeptClaim) -> str | None:
    """The words that the machine read the claim on, where a person has moved it to others."""
    changed = (each["read"] for each in changed_fields(claim) if each["label"] == "Words")
    return next(changed, None)


def _title_of(bench: Bench, document: str) -> str | None:
    listed = bench.record.titles([document]).get(document) if document else None
    return listed.title if listed else document or None
