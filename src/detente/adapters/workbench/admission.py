"""Who may ask: a browser of this machine, or one that knows the token; and only from our own pages."""

from __future__ import annotations

import hmac
import ipaddress
import re
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from detente.adapters.workbench.refusal import Refused

SHORTEST_TOKEN = 16
"""Characters; a shorter one could be guessed by trying."""

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where the workbench is bound, and the token that it asks for.

    Attributes:
        key: of this process, by which it knows its own forms again.
    """

    host: str = "127.0.0.1"
    port: int = 8642
    token: str | None = None
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def is_loopback(self) -> bool:
        """Whether nobody but this machine can reach it."""
        return is_loopback(self.host)

    @property
    def token_cookie(self) -> str:
        """The name of the cookie of a browser that knows the token; hosts share cookies among their ports."""
        return f"detente_token_{self.port}"

    @property
    def pass_of_token(self) -> str:
        """What that cookie holds: not the token itself."""
        return _signed((self.token or "").encode(), "pass")

    def opens(self, token: str) -> bool:
        """Whether this is the token, told in a time that doesn't depend on how much of it is right."""
        return self.token is not None and hmac.compare_digest(token.encode(), self.token.encode())

    def form_token(self, browser: str) -> str:
        """What a form sends along: it tells that it is one of ours, made for this browser."""
        return _signed(self.key, f"form {browser}")

    def check_host(self, headers: Headers) -> None:
        """Refuse a name that isn't ours: another site may have its own name lead here (DNS rebinding)."""
        named = headers.getlist("host")
        found = _HOST.fullmatch(named[0]) if len(named) == 1 else None
        if found is None or not self._is_ours(found[1].strip("[]").lower()):
            raise Refused(
                400,
                "The request names a host that this workbench doesn't go by.",
                f"Open {self.address} instead.",
            )

    def _is_ours(self, name: str) -> bool:
        if name in _LOOPBACK or name == self.host.lower():
            return True
        # Bound to every address it can't know its own; a number can't be rebound as a name can.
        return self.host in ("0.0.0.0", "::") and _is_number(name)

    def check_token(self, headers: Headers, cookies: dict[str, str]) -> None:
        """Refuse whoever doesn't know the token, where one is asked for."""
        if self.token is None:
            return
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self.opens(given.strip()):
            return
        if hmac.compare_digest(cookies.get(self.token_cookie, "").encode(), self.pass_of_token.encode()):
            return
        raise Refused(401, "This workbench asks for a token.", "Open /login and give it there.")

    def check_origin(self, headers: Headers) -> None:
        """Refuse a change that another site's page asks for."""
        site = headers.get("sec-fetch-site")
        origin = headers.get("origin")
        foreign = site is not None and site not in ("same-origin", "none")
        if origin is not None:
            foreign = foreign or urlsplit_host(origin) != headers.get("host", "").lower()
        if foreign:
            raise Refused(
                403, "Another site's page asked for this change.", "Make it from the workbench's own pages."
            )

    @property
    def address(self) -> str:
        """Where a browser on this machine finds it."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"


def is_loopback(host: str) -> bool:
    """Whether an address to bind to is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def urlsplit_host(origin: str) -> str:
    """The host and port that an Origin names; nothing where it names none."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _signed(key: bytes, words: str) -> str:
    return hmac.new(key, words.encode(), sha256).hexdigest()
