"""The brief as one HTML file: everything inline, nothing fetched, every character of an article escaped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import jinja2
from markupsafe import Markup

from detente.adapters.brief.charts import inline
from detente.adapters.brief.front import basis, cut, seen, state_of
from detente.adapters.brief.references import References
from detente.adapters.templates import asset, environment, hash_of
from detente.brief import Brief
from detente.brief.words import counted, day
from detente.record import PartialDate


def to_html(
    brief: Brief,
    charts: Mapping[str, str] | None = None,
    *,
    claim_at: Callable[[str], str] | None = None,
) -> str:
    """The page. The same brief gives the same bytes.

    Args:
        charts: its pictures as SVG, by key; a picture that has none is told in words only.
        claim_at: where a claim is shown outside of the page, by its id. What leads to a claim leads there,
            out of the frame in which the page stands; without it the page leads nowhere but to its sources.
    """
    style = asset("brief", "brief.css")
    references = References(brief)
    drawn = charts or {}
    return (
        _environment()
        .get_template("brief.html.jinja")
        .render(
            brief=brief,
            references=references,
            charts={
                each.key: Markup(inline(drawn[each.key], each))
                for each in brief.pictures
                if each.key in drawn
            },
            told=[each for each in brief.sources if references.is_told(each.number)],
            further=[each for each in brief.sources if not references.is_told(each.number)],
            basis=basis(brief),
            seen=seen(brief),
            style=style,
            policy=policy(),
            claim_at=claim_at,
            claim_of={each.number: each.claim for each in brief.sources},
        )
    )


@cache
def policy() -> str:
    """What the page may do: have its own style, and nothing else."""
    style = hash_of(asset("brief", "brief.css"))
    return f"default-src 'none'; style-src {style}; base-uri 'none'; form-action 'none'"


@cache
def _environment() -> jinja2.Environment:
    made = environment("brief")
    made.filters["day"] = lambda date: day(PartialDate.parse(date[:10]) if isinstance(date, str) else date)
    made.globals["counted"] = counted
    made.globals["state_of"] = state_of
    made.globals["cut"] = cut
    return made
