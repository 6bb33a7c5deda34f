"""Adding: files or a pasted article read into the record, in sight of whoever gave them."""

from __future__ import annotations

from typing import Annotated

from fastapi import File, Form, UploadFile
from fastapi.responses import RedirectResponse

from detente.adapters.documents.formats import EXTENSIONS
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.pages.dates import day_of
from detente.adapters.workbench.ports import Bench
from detente.adapters.workbench.refusal import Refused
from detente.adapters.workbench.security import LONGEST_UPLOAD, MOST_FILES, UPLOAD

family = Family("Add", UPLOAD, is_offered=lambda bench: bench.intake is not None)


@family.page(UPLOAD)
def add(bench: Bench) -> View:
    """The forms by which documents are given."""
    return View(
        template="add.html.jinja",
        title="Add documents",
        data={"endings": list(EXTENSIONS), "longest": LONGEST_UPLOAD, "most": MOST_FILES},
    )


@family.router.post(UPLOAD, status_code=303, response_class=RedirectResponse)
def take(
    bench: Bench,
    files: Annotated[list[UploadFile] | None, File(description="Documents.")] = None,
    text: Annotated[str, Form(max_length=1_000_000, description="A pasted article.")] = "",
    title: Annotated[str, Form(max_length=400)] = "",
    publisher: Annotated[str, Form(max_length=400)] = "",
    url: Annotated[str, Form(max_length=2000)] = "",
    published: Annotated[str, Form(max_length=10)] = "",
) -> RedirectResponse:
    """Read files, or an article, into the record; the answer leads to where the work is watched."""
    assert bench.intake is not None
    day_of(published, "published")
    given = [(each.filename or "", each.file.read()) for each in files or () if each.filename]
    if given:
        job = bench.intake.files(given, published=published or None)
    elif text.strip():
        if not title.strip():
            raise Refused(422, "The article has no title.", "Give it the one that it was published under.")
        job = bench.intake.article(
            text.replace("\r\n", "\n"),
            title=" ".join(title.split()),
            publisher=" ".join(publisher.split()),
            url=url.strip(),
            published=published,
        )
    else:
        raise Refused(422, "Neither a file nor a text was sent.", "Choose files, or paste an article.")
    return RedirectResponse(f"/-/jobs/{job.id}", 303)
