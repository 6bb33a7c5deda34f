"""The brief as one HTML file: everything inline, nothing fetched, every character of an article escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import jinja2

from detente import __version__
from detente.adapters.brief.references import References
from detente.adapters.page.rendering import hash_of, safe_address
from detente.brief import Brief
from detente.brief.words import counted, day
from detente.record import PartialDate


def to_html(brief: Brief) -> str:
    """The page. The same brief gives the same bytes."""
    style = _asset("brief.css")
    references = References(brief)
    return (
        _environment()
        .get_template("brief.html.jinja")
        .render(
            brief=brief,
            references=references,
            style=style,
            policy=f"default-src 'none'; style-src {hash_of(style)}; base-uri 'none'; form-action 'none'",
        )
    )


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = lambda date: day(
        PartialDate.parse(date[:10]) if isinstance(date, str) else date
    )
    environment.filters["safe_address"] = safe_address
    environment.globals.update(version=__version__, counted=counted)
    return environment


@cache
def _asset(name: str) -> str:
    return files("detente").joinpath("data", "brief", name).read_text(encoding="utf-8")
