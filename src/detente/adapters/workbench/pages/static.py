"""Styles, scripts and pictures that ship with the workbench."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from fastapi import Request
from fastapi.responses import Response

from detente.adapters.templates import asset
from detente.adapters.workbench.family import Family
from detente.adapters.workbench.refusal import Refused

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

family = Family()


@family.router.get(
    "/-/static/{name}",
    response_class=Response,
    responses={
        200: {"content": {kind: {"schema": {"type": "string"}} for kind in TYPES.values()}},
        304: {"description": "It is as it was"},
    },
)
def static(request: Request, name: str) -> Response:
    """A file of the workbench's own."""
    if name not in names():
        raise Refused(404, "No such file ships.", "Load the page again; it may be of another release.")
    tag = tag_of(name)
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"etag": tag})
    kind = TYPES[name[name.rindex(".") :]]
    return Response(
        asset("workbench", name), media_type=kind, headers={"etag": tag, "cache-control": "no-cache"}
    )


@cache
def names() -> frozenset[str]:
    """Every file that may be asked for; no other path is ever opened."""
    folder = files("detente").joinpath("data", "workbench")
    return frozenset(each.name for each in folder.iterdir() if each.name.endswith(tuple(TYPES)))


@cache
def tag_of(name: str) -> str:
    """What a browser knows a file's content by."""
    return f'"{sha256(asset("workbench", name).encode()).hexdigest()[:32]}"'
