"""The overview: what the record holds, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from detente.adapters.listing import Contents
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.ports import Bench, Workbench
from detente.adapters.workbench.security import UPLOAD
from detente.brief.words import counted

RECENT = 8

family = Family("Overview", "/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something to do next. `command` is for a terminal, `address` for this browser; either may be absent."""

    words: str
    command: str | None = None
    address: str | None = None


@family.page("/")
def overview(bench: Bench) -> View:
    """What the record holds, and what to do next."""
    contents = bench.record.contents()
    return View(
        template="overview.html.jinja",
        title=bench.name,
        data={
            "project": bench.name,
            "contents": contents,
            "recent": bench.record.documents(count=RECENT).rows,
            "next": steps(bench, contents),
        },
    )


def steps(bench: Workbench, contents: Contents) -> list[Step]:
    """What a record of such contents lacks."""
    found = []
    if not contents.documents:
        found.append(
            Step(
                words="Add documents to the record: files, web pages saved as HTML, a pasted article."
                if bench.intake
                else "The record is empty. Read documents into it: files, folders, web pages saved as HTML.",
                command="detente add PATH...",
                address=UPLOAD if bench.intake else None,
            )
        )
    elif not any(contents.claims.values()):
        found.append(
            Step(
                words="No claim was read from these documents. See what was taken for their text.",
                address="/documents",
            )
        )
    else:
        found.append(Step(words="Read the documents with each claim on its words.", address="/documents"))
    waiting = contents.states["proposed"]
    if waiting:
        found.append(
            Step(
                words=f"Review what the machine read: {counted(waiting, 'claim')} nobody has looked at.",
                address="/review",
            )
        )
    if bench.codebook is None:
        found.append(
            Step(
                words="Name a codebook in detente.toml, so that positions, deals and the brief can be drawn.",
                command='codebook = "codebook.yaml"',
            )
        )
    elif contents.documents:
        found.append(
            Step(words="See who stands where on each issue, and what changed since.", address="/positions")
        )
        found.append(
            Step(words="See where they could agree, and what holds if they don’t.", address="/deals")
        )
    if bench.briefs is not None and contents.documents:
        found.append(Step(words="Read the brief, and take it out to hand it over.", address="/brief"))
    return found
