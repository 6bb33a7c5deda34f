"""A family of pages: their addresses, each in HTML and in JSON, and their place in the navigation."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from detente.adapters.workbench.addresses import json_address
from detente.adapters.workbench.ports import Workbench
from detente.adapters.workbench.refusal import FaultRow


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a page shows.

    Attributes:
        template: its file in `data/workbench`. title: of the page.
        data: what the page is about: all of its JSON, and known to the template by the same names.
        shown: what only the template needs, such as words cut into runs.
        status: of HTTP.
    """

    template: str
    title: str
    data: Mapping[str, Any]
    shown: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is asked for stands at another address, in HTML and in JSON alike."""

    address: str


Handler = Callable[..., View | Elsewhere]
FAULTS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": words,
        "content": {
            "application/json": {"schema": FaultRow.model_json_schema()},
            "text/html": {"schema": {"type": "string"}},
        },
    }
    for status, words in {
        400: "The request is none that this workbench answers",
        401: "The token is missing",
        403: "Another site asked for it, or a form that isn't ours",
        404: "Nothing is so called",
        405: "It is asked for in a way in which nothing here is",
        409: "Somebody else changed it in the meantime, or the project isn't ready for it",
        413: "The request is too long",
        415: "What is sent is neither JSON under its own name nor a form of ours",
        422: "A parameter has no sense",
        503: "More long work is asked for than is taken on at once",
        507: "The disk is full, or may not be written to",
        500: "A fault of the program, or of the disk under it",
    }.items()
}
ELSEWHERE: dict[int | str, dict[str, Any]] = {
    307: {"description": "It stands at another address, or is being worked on, and there it is said how far"}
}


class Family:
    """Pages that belong together.

    Args:
        name: what the navigation calls them; "" where it doesn't name them.
        address: where the navigation leads.
        is_offered: whether this project has what they show.
    """

    def __init__(
        self,
        name: str = "",
        address: str = "",
        *,
        is_offered: Callable[[Workbench], bool] = lambda bench: True,
    ) -> None:
        self.name = name
        self.address = address
        self.is_offered = is_offered
        self.router = APIRouter(tags=[name] if name else [], responses=FAULTS)

    def has(self, path: str) -> bool:
        """Whether a page of this path is one of its own, as the navigation marks it."""
        return any(
            getattr(route, "path_regex", None) is not None and route.path_regex.match(path)  # type: ignore[attr-defined]
            for route in self.router.routes
        )

    def page(self, path: str) -> Callable[[Handler], Handler]:
        """Serve what a handler returns, as HTML at the path and as JSON at the path with `.json`."""

        def register(handler: Handler) -> Handler:
            # The JSON comes first, since a part of an address that may hold anything would swallow it.
            self.router.add_api_route(
                json_address(path),
                _answering(handler, as_json=True),
                name=f"{handler.__name__}_json",
                responses=ELSEWHERE,
            )
            self.router.add_api_route(
                path,
                _answering(handler, as_json=False),
                name=handler.__name__,
                response_class=HTMLResponse,
                responses=ELSEWHERE,
            )
            return handler

        return register


def _answering(handler: Handler, *, as_json: bool) -> Callable[..., Response]:
    signature = inspect.signature(handler, eval_str=True)

    def answer(asking: Request, **given: Any) -> Response:
        found = handler(**given)
        if isinstance(found, Elsewhere):
            return RedirectResponse(json_address(found.address) if as_json else found.address, 307)
        rendering = asking.app.state.rendering
        answered: Response = rendering.data(found) if as_json else rendering.page(asking, found)
        return answered

    asking = inspect.Parameter("asking", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    given = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in signature.parameters.values()]
    answer.__signature__ = inspect.Signature([asking, *given], return_annotation=Response)  # type: ignore[attr-defined]
    answer.__name__ = handler.__name__
    answer.__doc__ = handler.__doc__
    return answer
