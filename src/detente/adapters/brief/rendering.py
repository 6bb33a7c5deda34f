"""The brief as one HTML file: everything inline, nothing fetched, every character of an article escaped."""

from __future__ import annotations

from functools import cache

import jinja2

from detente.adapters.brief.references import References
from detente.adapters.templates import asset, environment, hash_of
from detente.brief import Brief
from detente.brief.words import counted, day
from detente.record import PartialDate


def to_html(brief: Brief) -> str:
    """The page. The same brief gives the same bytes."""
    style = asset("brief", "brief.css")
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
    made = environment("brief")
    made.filters["day"] = lambda date: day(PartialDate.parse(date[:10]) if isinstance(date, str) else date)
    made.globals["counted"] = counted
    return made
