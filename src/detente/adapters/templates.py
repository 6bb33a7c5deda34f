"""What every page shares: one escaping template engine, its files in the package, and what may run."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import jinja2

from detente import __version__


def environment(folder: str) -> jinja2.Environment:
    """The templates of a folder under `data`: every value escaped, an unknown name an error."""
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: asset(folder, name)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["safe_address"] = safe_address
    made.globals["version"] = __version__
    return made


@cache
def asset(folder: str, name: str) -> str:
    """A template, style or script as it ships."""
    return files("detente").joinpath("data", folder, name).read_text(encoding="utf-8")


def safe_address(url: str | None) -> str | None:
    """An address that leads to a web page, or None: `javascript:` and its like are no addresses."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def hash_of(content: str) -> str:
    """A style's or script's content as a security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
