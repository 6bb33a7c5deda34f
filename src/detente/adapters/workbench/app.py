"""The workbench's application, made of families of pages.

To add a page:

1. If it asks something new of the project, say what as a port in `ports.py`, give `Workbench` a field of
   that type (`X | None = None` where not every project has it), and implement it in `workflow/serving.py`.
   Pages import no workflow.
2. Write a module in `pages/` with a `Family` (its name and address are its entry in the navigation) and a
   handler for each page. A handler is a plain function: what of the address, the query or the project it
   needs are its parameters, `bench: Bench` among them; it returns a `View`, an `Elsewhere`, or raises
   `Refused` with a reason and a remedy. `@family.page("/things/{name}")` serves it as HTML, and its `data`
   as JSON at `/things/{name}.json`. A list takes `page` and shows so many rows; a page loads only what it
   shows.
3. Put the module in `PAGES` below, in the place that it should have in the navigation.
4. Write its template in `data/workbench`: it extends `layout.html.jinja` and takes its parts from
   `parts.html.jinja`. No inline style or script gets past the policy: a style goes to `workbench.css`
   (colours only by its properties, so that both themes have them), a script to a module of its own, named in
   the block `scripts`. Every file there that ends in .css, .js or .svg is served under `/-/static/`.
5. A change is a POST: `@family.router.post(...)`, which returns a redirect to the page (303) or JSON. A form
   holds `{{ parts.token(form_field, site.form_token) }}` and is sent urlencoded; a script sends JSON as
   `application/json`. The security layer lets nothing else through, whatever the handler does.

What is worked out from the whole record is asked of a port that keeps it (`adapters/drawings.py`), as the
timeline is; it raises `Unfinished`, which leads to the page of the work (`pages/jobs.py`). The keys that lead
to sections stand in `help.js`.

The tests find the new addresses in `app.routes` and attack them; where an address has a part that must be
named (`{name}`), give them one in `tests/adapters/workbench/conftest.py`.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp

from detente import __version__
from detente.adapters.jobs import Unfinished
from detente.adapters.workbench.addresses import json_address
from detente.adapters.workbench.admission import Door
from detente.adapters.workbench.pages import (
    actors,
    add,
    agreement,
    analyses,
    brief,
    claims,
    coding,
    documents,
    editing,
    entry,
    headers,
    health,
    jobs,
    judging,
    overview,
    positions,
    record,
    review,
    search,
    static,
    theme,
    timeline,
)
from detente.adapters.workbench.ports import Workbench
from detente.adapters.workbench.refusal import Refused
from detente.adapters.workbench.rendering import Rendering, here
from detente.adapters.workbench.security import Security
from detente.errors import (
    Busy,
    DetenteError,
    InvalidCase,
    MissingExtra,
    NoProject,
    Overtaken,
    TooLarge,
    UnreadableInput,
    UnwritableOutput,
)

PAGES = (
    *(overview, documents, headers, claims, review, editing, coding, agreement, judging),
    *(positions, analyses, timeline, actors, brief, add),
    *(search, theme, entry, jobs, record, health, static),
)
"""Every module of pages, in the order of the navigation."""


STATUSES: tuple[tuple[type[DetenteError], int], ...] = (
    (Overtaken, 409),
    (UnreadableInput, 404),
    (NoProject, 409),
    (InvalidCase, 422),
    (TooLarge, 422),
    (Busy, 503),
    (MissingExtra, 409),
    (UnwritableOutput, 507),
)
"""What a fault of the project's own means to whoever asked; any other is a fault on our side."""


class WorkbenchApp(FastAPI):
    """An application all of whose answers, those to its own faults too, pass the security layer."""

    def build_middleware_stack(self) -> ASGIApp:
        """The layers, security outermost."""
        return Security(
            super().build_middleware_stack(), door=self.state.door, refuse=self.state.rendering.refusal
        )


def create_app(workbench: Workbench, door: Door) -> FastAPI:
    """The application of a project.

    Args:
        workbench: what the pages show. door: where it is bound and what it asks for.
    """
    app = WorkbenchApp(
        title="Détente",
        summary="The record and the analyses of a negotiation.",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    families = [page.family for page in PAGES if page.family.is_offered(workbench)]
    app.state.workbench = workbench
    app.state.door = door
    app.state.rendering = Rendering(workbench.name, families)
    for family in families:
        app.include_router(family.router)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(Unfinished, _unfinished)
    app.add_exception_handler(HTTPException, _unanswered)
    app.add_exception_handler(RequestValidationError, _senseless)
    app.add_exception_handler(DetenteError, _fault)
    app.add_exception_handler(Exception, _broken)
    return app


def _answer(request: Request, refused: Refused) -> Response:
    answered: Response = request.app.state.rendering.refusal(request.scope, refused)
    return answered


def _refused(request: Request, fault: Any) -> Response:
    return _answer(request, fault)


def _unfinished(request: Request, unfinished: Any) -> Response:
    is_json = request.url.path.endswith(".json")
    address = f"/-/jobs/{unfinished.job.id}"
    back = urlencode({"back": here(request).replace(".json", "", 1) if is_json else here(request)})
    return RedirectResponse(json_address(address, back) if is_json else f"{address}?{back}", 307)


def _unanswered(request: Request, fault: Any) -> Response:
    remedies = {
        404: ("There is no such page.", "The navigation names those that there are."),
        405: ("The page can't be asked for in this way.", "Open it, or send its form."),
    }
    reason, remedy = remedies.get(fault.status_code, (str(fault.detail), "Go back and try another way."))
    return _answer(request, Refused(fault.status_code, reason, remedy))


def _senseless(request: Request, fault: Any) -> Response:
    first = fault.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:]) or "What was sent"
    if first["type"] == "string_too_long":
        remedy = f"Write {first['ctx']['max_length']:,} characters at the most."
        return _answer(request, Refused(422, f"{where}: too long.", remedy))
    said = f"{where}: {first['msg'].lower()}."
    return _answer(request, Refused(422, said, "Correct it in the address or form."))


def _fault(request: Request, fault: Any) -> Response:
    status = next((code for kind, code in STATUSES if isinstance(fault, kind)), 500)
    return _answer(request, Refused(status, str(fault), "Mend that and load the page again."))


def _broken(request: Request, _fault: Any) -> Response:
    return _answer(
        request,
        Refused(500, "The program failed on this page.", "What it said stands where `detente serve` runs."),
    )
