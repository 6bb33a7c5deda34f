"""Actors: who speaks for whom, which names may be one actor's, and what accounts dispute."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import Form, Path, Query
from fastapi.responses import RedirectResponse

from detente.adapters.workbench.acting import Who
from detente.adapters.workbench.addresses import actor_address, identity_in
from detente.adapters.workbench.family import Elsewhere, Family, View
from detente.adapters.workbench.ports import Actors, Bench
from detente.adapters.workbench.queue import Queue
from detente.adapters.workbench.refusal import Refused
from detente.adapters.workbench.told.disputes import disputes_told
from detente.analysis.actors import Actor, actor_called
from detente.analysis.kinds import KINDS_OF_ACTORS, ORGANISATION, STATE, UNCLEAR, UNNAMED
from detente.record import Judgement
from detente.record.judgement import last_on_names

ROWS = 50
PROPOSED = 20
SHOWN_CLAIMS = 30
SHOWN_DISPUTES = 50
OFFERED = 300
"""Names offered to choose another actor from; any other can be written."""
LONGEST = 400

# Names are judged by the same reviewers as claims.
family = Family(
    "Actors", "/actors", is_offered=lambda bench: bench.actors is not None and bench.reviewing is not None
)

Verdict = Literal["positive", "negative", "unsure"]
Name = Annotated[str, Form(max_length=LONGEST)]


@family.page("/actors")
def actors(
    bench: Bench,
    who: Who,
    kind: Annotated[str, Query(max_length=20, description="Show only actors of a kind.")] = "",
    words: Annotated[str, Query(max_length=LONGEST, description="Part of a name.")] = "",
    page: Annotated[int, Query(ge=1, le=1_000_000, description="Which page of the list.")] = 1,
    one: Annotated[str, Query(max_length=LONGEST, description="A name just judged.")] = "",
    other: Annotated[str, Query(max_length=LONGEST, description="And the other.")] = "",
) -> View:
    """The actors of the record, those who say most first, and the names that may be one actor's."""
    if kind and kind not in KINDS_OF_ACTORS:
        raise Refused(422, f"There is no kind “{kind}”.", f"Choose of {', '.join(KINDS_OF_ACTORS)}.")
    found = _actors(bench).company()
    company = found.value
    listed = [
        each
        for each in company.cast.actors
        if (each.kind == kind if kind else each.kind not in (UNNAMED, UNCLEAR))
        and (not words or any(words.casefold() in name.casefold() for name in _names(each)))
    ]
    proposed = [each for each in company.candidates if {each.one.name, each.other.name} != {one, other}]
    return View(
        template="actors.html.jinja",
        title="Actors",
        data={
            "kind": kind,
            "words": words,
            "page": page,
            "pages": max(1, -(-len(listed) // ROWS)),
            "total": len(listed),
            "current": found.is_current,
            "actors": [_row(each) for each in listed[(page - 1) * ROWS : page * ROWS]],
            "candidates": [
                {"one": each.one.name, "other": each.other.name, "reason": each.reason}
                for each in proposed[:PROPOSED]
            ],
            "proposed": len(proposed),
            "contradictions": company.naming.contradictions,
            "disputes": len(company.disputes),
            "reviewer": who.name,
        },
        shown={
            "kinds_of_actors": KINDS_OF_ACTORS,
            "who": who,
            "pairs": proposed[:PROPOSED],
            "judged": _judged(bench, one, other) if one and other else None,
            "filters": urlencode(
                {name: value for name, value in (("kind", kind), ("words", words)) if value}
            ),
        },
    )


@family.page("/actor/{actor:path}")
def actor(
    bench: Bench,
    who: Who,
    actor: Annotated[str, Path(description="The actor's name, or one under which it was read.")],
) -> View | Elsewhere:
    """One actor: its names, offices, side, memberships, and the claims behind each."""
    name = identity_in(actor)
    found = _actors(bench).company()
    meant = actor_called(name, found.value.cast.actors)
    if len(meant) != 1:
        told = ", ".join(each.name for each in meant[:8])
        raise Refused(
            404,
            f"“{name}” may be {told}." if meant else f"“{name}” is nobody in the record.",
            "Give the whole name." if meant else "The list of actors names everybody.",
        )
    if meant[0].name != name:
        return Elsewhere(actor_address(meant[0].name))
    company, here = found.value, meant[0]
    return View(
        template="actor.html.jinja",
        title=here.name,
        data={
            "actor": here,
            "current": found.is_current,
            "spokesmen": [
                {"name": each.name, "statements": spoken.claims}
                for each in company.cast.actors
                for spoken in each.speaks_for
                if spoken.party == here.name
            ],
            "merges": [each for each in company.naming.merges if company.naming(each.one) == here.name],
            "apart": [
                each
                for each in company.naming.apart
                if here.name in (company.naming(each.subject), company.naming(each.object or ""))
            ],
            "disputes": [each for each in company.disputes if set(each.claims) & set(here.claims)],
        },
        shown={
            "most": SHOWN_CLAIMS,
            "listed": _listed(here).address(),
            "who": who,
            "others": [each.name for each in company.cast.actors if each.name != here.name][:OFFERED],
        },
    )


def _listed(actor: Actor) -> Queue:
    """What is claimed for a party, or said by a person, as a list to review."""
    whose = {"party": actor.name} if actor.kind in (STATE, ORGANISATION) else {"speaker": actor.name}
    return Queue(state="any", view="list", **whose)


@family.page("/disputes")
def disputes(
    bench: Bench,
    page: Annotated[int, Query(ge=1, le=1_000_000, description="Which page of the list.")] = 1,
) -> View:
    """Figures, meetings and deeds of which accounts can't all be right, side by side."""
    found = _actors(bench).company()
    every = found.value.disputes
    here = every[(page - 1) * SHOWN_DISPUTES : page * SHOWN_DISPUTES]
    return View(
        template="disputes.html.jinja",
        title="Disputed",
        data={
            "page": page,
            "pages": max(1, -(-len(every) // SHOWN_DISPUTES)),
            "total": len(every),
            "current": found.is_current,
            "disputes": disputes_told(here, bench.analyses),
        },
    )


@family.router.post("/actors/judge", status_code=303, response_class=RedirectResponse)
def judge(
    bench: Bench,
    who: Who,
    one: Name,
    other: Name,
    verdict: Annotated[Literal["positive", "negative", "unsure"], Form()],
) -> RedirectResponse:
    """Say that two names are one actor, called by the first, or two, or that it is open."""
    known = {name for each in _actors(bench).company().value.cast.actors for name in _names(each)}
    for name in (one, other):
        if name not in known:
            raise Refused(
                404, f"“{name}” is nobody in the record.", "Give one of the names in the list of actors."
            )
    if one == other:
        raise Refused(422, f"“{one}” is one name.", "Give two.")
    _actors(bench).judge(one, other, verdict, by=who.name)
    return RedirectResponse(f"/actors?{urlencode({'one': one, 'other': other})}#candidates", 303)


@family.router.post("/actors/undo", status_code=303, response_class=RedirectResponse)
def undo(bench: Bench, who: Who, one: Name, other: Name) -> RedirectResponse:
    """Take back one's own last judgement on two names."""
    _actors(bench).undo(one, other, by=who.name)
    return RedirectResponse("/actors#candidates", 303)


def _judged(bench: Bench, one: str, other: str) -> Judgement | None:
    """The last word on two names, None where it was taken back or never said."""
    assert bench.reviewing is not None
    first, second = sorted((one, other))
    return last_on_names(bench.reviewing.log(first), second)


def _actors(bench: Bench) -> Actors:
    assert bench.actors is not None
    return bench.actors


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *(read for read, _ in actor.read))


def _row(actor: Actor) -> dict[str, object]:
    return {
        "name": actor.name,
        "kind": actor.kind,
        "address": actor_address(actor.name),
        "statements": actor.statements,
        "claims": len(actor.claims),
        "documents": actor.documents,
        "names": [read for read, _ in actor.read if read != actor.name],
        "offices": [office.title for office in actor.offices],
        "speaks_for": [{"party": each.party, "statements": len(each.claims)} for each in actor.speaks_for],
    }
