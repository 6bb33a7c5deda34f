"""What changes the record: each at one address as a form, and as JSON beside it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin
from urllib.parse import quote, unquote

from fastapi import Depends, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from detente.adapters.workbench.addresses import json_address
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.ports import Bench, Reviewing
from detente.adapters.workbench.refusal import Refused
from detente.adapters.workbench.rendering import as_json
from detente.record.judgement import last_decision

REVIEWER_COOKIE = "detente_reviewer"
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done.

    Attributes:
        address: where a browser goes from there. data: what JSON tells, made only where it is asked for.
    """

    address: str
    data: Callable[[], Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """Who sits at the browser, by name. `is_chosen`: by themselves, and not by the machine's user."""

    name: str
    is_chosen: bool


def desk_of(bench: Bench) -> Reviewing:
    """The record as reviewers work through it: a page's parameter."""
    if bench.reviewing is None:
        raise Refused(404, "This workbench has nothing to review.", "Serve a project: detente serve.")
    return bench.reviewing


Desk = Annotated[Reviewing, Depends(desk_of)]


def reviewer_of(request: Request, desk: Desk) -> Reviewer:
    """Who reviews: the name in this browser's cookie, else that of the machine's user."""
    chosen = unquote(request.cookies.get(REVIEWER_COOKIE, "")).strip()[:LONGEST_NAME]
    if chosen.isprintable() and chosen:
        return Reviewer(name=chosen, is_chosen=True)
    return Reviewer(name=desk.default_reviewer(), is_chosen=False)


Who = Annotated[Reviewer, Depends(reviewer_of)]


def somebody_of(request: Request, bench: Bench) -> Reviewer | None:
    """Who reviews, None where nothing may be judged."""
    return None if bench.reviewing is None else reviewer_of(request, bench.reviewing)


Somebody = Annotated[Reviewer | None, Depends(somebody_of)]


def can_undo(bench: Bench, who: Reviewer | None, claim: str) -> bool:
    """Whether the last judgement of a claim is one's own, to be taken back."""
    if bench.reviewing is None or who is None:
        return False
    last = last_decision(bench.reviewing.log(claim))
    return last is not None and last.by == who.name


def as_cookie(name: str) -> str:
    """A reviewer's name as a cookie holds it."""
    return quote(name, safe="")


Act = Callable[..., Done | View]


def action(family: Family, path: str) -> Callable[[Act], Act]:
    """Let a handler be asked for by a form at the path, and in JSON at the path with `.json`.

    The handler's parameter whose type is a model is what is sent. It returns what was done, or a page that
    says why nothing was, or raises Refused.
    """

    def register(handler: Act) -> Act:
        for is_json in (True, False):
            family.router.add_api_route(
                json_address(path) if is_json else path,
                _answering(handler, is_json=is_json),
                methods=["POST"],
                name=f"{handler.__name__}_json" if is_json else handler.__name__,
                status_code=200 if is_json else 303,
                response_class=Response,
                responses={200: {"description": "Done" if is_json else "A page that asks once more"}},
            )
        return handler

    return register


def _answering(handler: Act, *, is_json: bool) -> Callable[..., Response]:
    def answer(asking: Request, **given: Any) -> Response:
        done = handler(**given)
        if isinstance(done, Done):
            return as_json(done.data()) if is_json else RedirectResponse(done.address, 303)
        if is_json:
            return as_json(done.data, status=done.status)
        page: Response = asking.app.state.rendering.page(asking, done)
        return page

    parameters = [inspect.Parameter("asking", inspect.Parameter.KEYWORD_ONLY, annotation=Request)]
    for each in inspect.signature(handler, eval_str=True).parameters.values():
        annotation = each.annotation
        if not is_json and _is_model(annotation):
            annotation = Annotated[annotation, Form()]
        parameters.append(each.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=annotation))
    answer.__signature__ = inspect.Signature(parameters, return_annotation=Response)  # type: ignore[attr-defined]
    answer.__name__ = handler.__name__
    answer.__doc__ = handler.__doc__
    return answer


def _is_model(annotation: Any) -> bool:
    bare = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    return isinstance(bare, type) and issubclass(bare, BaseModel)
