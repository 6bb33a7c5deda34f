"""The entry for a browser that knows the token."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from detente.adapters.workbench.admission import Door
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.refusal import Refused
from detente.adapters.workbench.security import cookie

family = Family()


@family.router.get(
    "/login",
    response_class=HTMLResponse,
    responses={303: {"description": "No token is asked for, or this is it"}},
)
def ask(request: Request, token: Annotated[str | None, Query()] = None) -> Response:
    """Ask for the token, or take it from the address."""
    door: Door = request.app.state.door
    if door.token is None:
        return RedirectResponse("/", 303)
    if token is None:
        view = View(template="login.html.jinja", title="Token", data={})
        answer: Response = request.app.state.rendering.page(request, view, bare=True)
        return answer
    return _let_in(door, token)


@family.router.post("/login", status_code=303, response_class=RedirectResponse)
def answer(request: Request, token: Annotated[str, Form()]) -> Response:
    """Take the token from the form."""
    return _let_in(request.app.state.door, token)


def _let_in(door: Door, token: str) -> Response:
    if not door.opens(token.strip()):
        raise Refused(401, "That is not the token.", "Give the one that `detente serve` was started with.")
    answer = RedirectResponse("/", 303)
    answer.headers.append("set-cookie", cookie(door.token_cookie, door.pass_of_token))
    return answer
