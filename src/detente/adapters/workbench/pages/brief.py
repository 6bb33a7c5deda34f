"""The brief: looked at as it will be handed over, and taken out in each format."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import Path, Query
from fastapi.responses import HTMLResponse, Response

from detente.adapters.brief import policy
from detente.adapters.workbench.family import ELSEWHERE, Family, View
from detente.adapters.workbench.pages.dates import Day, period_of
from detente.adapters.workbench.pages.record import as_file
from detente.adapters.workbench.ports import Bench, Briefs
from detente.adapters.workbench.refusal import Refused
from detente.adapters.workbench.security import FRAMED

FORMATS = ("html", "md", "pdf")
TYPES = {"html": "text/html", "md": "text/markdown", "pdf": "application/pdf"}
NAMES = {"html": "HTML, one file", "md": "Markdown", "pdf": "PDF"}

OLDER = (
    '<p role="status"><strong>The record has changed since this was composed; it is being composed anew. '
    "Load this page again.</strong></p>"
)

SANDBOX = "allow-top-navigation-by-user-activation"
"""What the brief may do besides being read: be left by one of its links."""

AsOf = Annotated[
    str,
    Query(alias="as-of", max_length=10, description="Count what was said up to this date (ISO)."),
]

# Without a codebook there is none, of which the page says what is lacking.
family = Family(
    "Brief", "/brief", is_offered=lambda bench: bench.briefs is not None or bench.codebook is None
)


@family.page("/brief")
def brief(bench: Bench, as_of: AsOf = "", since: Day = "") -> View:
    """The brief, and its forms to be handed over."""
    first, last = period_of(since, as_of, "as-of")
    if bench.briefs is None:
        return View(
            template="brief.html.jinja",
            title="Brief",
            data={"lacking": "The project names no codebook.", "view": None, "exports": []},
        )
    found = bench.briefs.brief(as_of=last, since=first)
    made = found.value.brief
    query = urlencode({name: day for name, day in (("as-of", as_of), ("since", since)) if day})
    offered = [each for each in FORMATS if each != "pdf" or find_spec("typst") is not None]
    return View(
        template="brief.html.jinja",
        title=f"Brief: {made.title}",
        data={
            "lacking": None,
            "as_of": as_of,
            "since": since,
            "current": found.is_current,
            "name": made.title,
            "documents": made.documents,
            "claims": made.claims,
            "sentences": sum(1 for _ in made.sentences()),
            "sources": len(made.sources),
            "reviewed": made.reviewed,
            "assumptions": made.assumptions,
            "view": f"{FRAMED}?{query}" if query else FRAMED,
            "exports": [
                {
                    "format": each,
                    "name": NAMES[each],
                    "address": f"/brief/as/{each}{f'?{query}' if query else ''}",
                }
                for each in offered
            ],
            "record": "/record.jsonl",
        },
        shown={"pdf_is_absent": "pdf" not in offered, "sandbox": SANDBOX},
    )


@family.router.get(FRAMED, response_class=HTMLResponse, responses=ELSEWHERE)
def view(bench: Bench, as_of: AsOf = "", since: Day = "") -> Response:
    """The brief by itself, under the policy that it carries with it, and in a frame of ours alone."""
    first, last = period_of(since, as_of, "as-of")
    found = _briefs(bench).brief(as_of=last, since=first)
    page = found.value.preview if found.is_current else _older(found.value.preview)
    return HTMLResponse(
        page,
        headers={
            "content-security-policy": f"{policy()}; frame-ancestors 'self'; sandbox {SANDBOX}",
            "x-frame-options": "SAMEORIGIN",
        },
    )


@family.router.get(
    "/brief/as/{form}",
    response_class=Response,
    responses={
        **ELSEWHERE,
        200: {"content": {kind: {"schema": {"type": "string"}} for kind in TYPES.values()}},
    },
)
def taken_out(
    bench: Bench,
    form: Annotated[Literal["html", "md", "pdf"], Path(description="The format.")],
    as_of: AsOf = "",
    since: Day = "",
) -> Response:
    """The brief of the record as it is, as a file to keep."""
    first, last = period_of(since, as_of, "as-of")
    briefs = _briefs(bench)
    content: str | bytes
    if form == "pdf":
        content = briefs.pdf(as_of=last, since=first)
    else:
        written = briefs.brief(as_of=last, since=first, only_current=True).value
        content = written.html if form == "html" else written.markdown
    return Response(content, media_type=TYPES[form], headers=as_file(f"brief.{form}"))


def _older(preview: str) -> str:
    """The preview, and at its head that the record has changed since."""
    # Put in, since a large one takes long to render.
    head, end, rest = preview.partition("</header>")
    return head + OLDER + end + rest


def _briefs(bench: Bench) -> Briefs:
    if bench.briefs is None:
        raise Refused(
            409, "There is no brief without a codebook.", "Name one in detente.toml; /brief says how."
        )
    return bench.briefs
