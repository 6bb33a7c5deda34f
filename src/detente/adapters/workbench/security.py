"""Every request is checked before any page sees it, and every answer leaves with the same headers."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request, cookie_parser
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from detente.adapters.workbench.admission import Door
from detente.adapters.workbench.refusal import Refused

LONGEST_BODY = 1_000_000
"""Bytes of a request: a long note fits, an attempt to fill the memory doesn't."""

UPLOAD = "/add"
"""The one address that takes files."""
LONGEST_UPLOAD = 32_000_000
MOST_FILES = 50

METHODS = ("GET", "HEAD", "POST")

FORM_COOKIE = "detente_form"
FORM_FIELD = "form_token"
OPEN = ("/login", "/-/static/")
"""What is shown to whoever doesn't know the token yet: the page that asks for it, and its style."""

FRAMED = "/brief/view"
"""The one page that stands in a frame, of ours alone, and under a policy that lets no script run."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # Not `no-referrer`: under it a browser hides the origin of our own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}

OWN = frozenset({"content-security-policy", "x-frame-options"})
"""What that page may say otherwise."""

Refuse = Callable[[Scope, Refused], Response]


class Security:
    """The outermost layer, outside even of what answers for a fault of the program.

    Args:
        refuse: the page of a refusal.
    """

    def __init__(self, app: ASGIApp, *, door: Door, refuse: Refuse) -> None:
        self._app = app
        self._door = door
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = Headers(scope=scope)
        cookies = cookie_parser(headers.get("cookie", ""))
        browser = cookies.get(FORM_COOKIE) or secrets.token_urlsafe(24)
        scope["detente.form_token"] = self._door.form_token(browser)
        is_head = scope["method"] == "HEAD"
        own = OWN if scope["path"] == FRAMED else frozenset()
        send = _with_headers(send, None if FORM_COOKIE in cookies else browser, is_head, own)
        try:
            self._door.check_host(headers)
            if not scope["path"].startswith(OPEN):
                self._door.check_token(headers, cookies)
            if scope["method"] not in METHODS:
                raise Refused(405, "The page can't be asked for in this way.", "Open it, or send its form.")
            if scope["method"] == "POST":
                self._door.check_origin(headers)
                receive = await self._checked_body(scope, headers, receive, cookies.get(FORM_COOKIE))
        except Refused as refused:
            await self._refuse(scope, refused)(scope, receive, send)
            return
        if is_head:
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive, send)

    async def _checked_body(
        self, scope: Scope, headers: Headers, receive: Receive, browser: str | None
    ) -> Receive:
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        is_upload = kind == "multipart/form-data" and scope["path"] == UPLOAD
        body = await _body(headers, receive, LONGEST_UPLOAD if is_upload else LONGEST_BODY)
        if is_upload or kind == "application/x-www-form-urlencoded":
            given = await _token_in_parts(scope, body) if is_upload else _token_in(body)
            expected = self._door.form_token(browser) if browser else ""
            if not expected or not hmac.compare_digest(given.encode(), expected.encode()):
                raise Refused(
                    403,
                    "The form was not made for this browser, or the workbench has started anew since.",
                    "Load its page again and send it once more.",
                )
        elif kind != "application/json":
            raise Refused(
                415,
                "A change is asked for as JSON (application/json) or by a form of the workbench's own.",
                "Name the type of what is sent.",
            )
        return _again(body, receive)


def _token_in(body: bytes) -> str:
    return dict(parse_qsl(body.decode("utf-8", "replace"))).get(FORM_FIELD, "")


async def _token_in_parts(scope: Scope, body: bytes) -> str:
    """The token of a form that brings files."""
    try:
        async with Request(scope, _again(body, _nothing)).form(max_files=MOST_FILES) as form:
            given = form.get(FORM_FIELD)
    except (HTTPException, MultiPartException) as fault:
        raise Refused(
            400,
            f"The form can't be read: {getattr(fault, 'message', None) or getattr(fault, 'detail', '')}",
            f"Send at most {MOST_FILES} files at once, and at most a million characters of text.",
        ) from None
    return given if isinstance(given, str) else ""


async def _nothing() -> Message:
    return {"type": "http.disconnect"}


async def _body(headers: Headers, receive: Receive, longest: int) -> bytes:
    too_long = Refused(
        413, f"The request has more than {longest:,} bytes.", "Send less, in several requests."
    )
    declared = headers.get("content-length", "0")
    if not declared.isascii() or not declared.isdigit():
        raise Refused(400, "The request does not say how long it is.", "Send a whole number of bytes.")
    if int(declared) > longest:
        raise too_long
    parts, length, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Refused(400, "The request ended before its body did.", "Send it again.")
        parts.append(message.get("body", b""))
        length += len(parts[-1])
        if length > longest:
            raise too_long
        more = message.get("more_body", False)
    return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """The body once more, for whoever reads it next."""
    told = False

    async def replay() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _with_headers(send: Send, browser: str | None, is_head: bool, own: frozenset[str]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                if name not in own or name not in headers:
                    headers[name] = value
            headers.setdefault("cache-control", "private, no-cache")
            is_page = headers.get("content-type", "").startswith("text/html")
            if browser is not None and is_page and message["status"] != HTTPStatus.BAD_REQUEST:
                headers.append("set-cookie", cookie(FORM_COOKIE, browser))
        elif is_head and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return sending


def cookie(name: str, value: str, **more: Any) -> str:
    """A cookie that no script can read and no other site's form can send."""
    extra = "".join(f"; {key.replace('_', '-')}={each}" for key, each in more.items())
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Lax{extra}"
