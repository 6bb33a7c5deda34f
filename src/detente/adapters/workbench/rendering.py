"""From what a page shows to HTML and JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from itertools import groupby
from typing import Any

from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.types import Scope

from detente.adapters.page.claims import KINDS, date_for_people
from detente.adapters.templates import environment
from detente.adapters.workbench.addresses import (
    actor_address,
    claim_address,
    conflict_address,
    document_address,
    edit_address,
    json_address,
    left_out_address,
    new_address,
)
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.refusal import Refused
from detente.adapters.workbench.security import FORM_FIELD, UPLOAD
from detente.adapters.workbench.told.numbers import amount, plain_number, signed
from detente.brief.words import whose
from detente.record import PartialDate

THEME_COOKIE = "detente_theme"
TITLES = {422: "This can’t be answered"}
"""What a refusal is headed where the usual words for its status mean something to programs alone."""
THEMES = ("system", "light", "dark")


class Rendering:
    """Fills the templates of one workbench; what its layout needs stands in them under `site`.

    Args:
        project: what the project is called. families: whose pages the navigation names.
    """

    def __init__(self, project: str, families: Sequence[Family]) -> None:
        self._project = project
        self._sections = [family for family in families if family.name]
        self._adding = next((family.address for family in families if family.address == UPLOAD), None)
        self._environment = environment("workbench")
        self._environment.filters.update(
            day=_day,
            groupby_day=_by_day,
            amount=amount,
            signed=signed,
            plain_number=plain_number,
            whose=whose,
        )
        self._environment.filters["exact"] = _exact
        self._environment.globals.update(
            document_address=document_address,
            claim_address=claim_address,
            actor_address=actor_address,
            edit_address=edit_address,
            conflict_address=conflict_address,
            new_address=new_address,
            left_out_address=left_out_address,
            kinds=KINDS,
            themes=THEMES,
            form_field=FORM_FIELD,
        )

    def page(self, request: Request, view: View, *, bare: bool = False) -> HTMLResponse:
        """The page as HTML.

        Args:
            bare: without the navigation and the project's name, for whoever may not come in yet.
        """
        return HTMLResponse(self._filled(request, view, bare=bare), status_code=view.status)

    def data(self, view: View) -> Response:
        """The page's data as JSON."""
        return as_json(view.data, status=view.status)

    def refusal(self, scope: Scope, refused: Refused) -> Response:
        """A refusal, in the form that was asked for; whoever may not come in is told nothing else."""
        request = Request(scope)
        if scope["path"].endswith(".json") or not _wants_html(request):
            return as_json(refused.as_row().model_dump(), status=refused.status)
        view = View(
            template="refused.html.jinja",
            title=TITLES.get(refused.status, refused.title),
            data={"reason": refused.reason, "remedy": refused.remedy, "status": refused.status},
        )
        shut_out = refused.status in (400, 401)
        return HTMLResponse(self._filled(request, view, bare=shut_out), status_code=refused.status)

    def _filled(self, request: Request, view: View, *, bare: bool = False) -> str:
        theme = request.cookies.get(THEME_COOKIE)
        site = {
            "project": self._project,
            "sections": self._sections,
            "path": request.url.path,
            "adding": self._adding,
            "here": here(request),
            "json": json_address(*_parts(request)),
            "bare": bare,
            "theme": theme if theme in THEMES else THEMES[0],
            "form_token": request.scope.get("detente.form_token", ""),
        }
        template = self._environment.get_template(view.template)
        return template.render({**view.data, **view.shown, "title": view.title, "site": site})


def as_json(value: Any, *, status: int = 200) -> Response:
    """An answer in JSON; lone surrogates, which no encoding has, as escapes."""
    text = json.dumps(plain(value), ensure_ascii=False)
    try:
        content = text.encode()
    except UnicodeEncodeError:
        content = json.dumps(plain(value)).encode()
    return Response(content, status_code=status, media_type="application/json")


def plain(value: Any) -> Any:
    """Values as JSON has them: types as objects of their fields, dates in ISO form."""
    if value is None or isinstance(value, str | int):  # by far the most
        return value
    if isinstance(value, PartialDate):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    return value


def _wants_html(request: Request) -> bool:
    accepted = request.headers.get("accept", "*/*")
    return "text/html" in accepted or "application/json" not in accepted


def _parts(request: Request) -> tuple[str, str]:
    """The path and the query as they were asked for, nothing in them decoded."""
    raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
    return raw.decode("ascii", "replace").partition("?")[0], request.url.query


def here(request: Request) -> str:
    """The address that a request asks for on this workbench, to come back to."""
    path, query = _parts(request)
    return f"{path}?{query}" if query else path


def _exact(text: str) -> Markup:
    """A text of which a browser makes as many code points: it would take a CR LF for one, and drop a NUL."""
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\x00", "\ufffd"))


def _by_day(entries: Sequence[Any]) -> list[dict[str, Any]]:
    """Entries in their order, those of one day together."""
    grouped = groupby(entries, key=lambda each: each.date)
    return [{"date": date, "entries": list(same)} for date, same in grouped]


def _day(date: str | PartialDate | None) -> str:
    if isinstance(date, str):
        try:
            date = PartialDate.parse(date[:10])
        except (ValueError, TypeError):
            return str(date)
    return date_for_people(date)
