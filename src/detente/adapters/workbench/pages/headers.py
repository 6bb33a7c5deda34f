"""Headers: a document's title, publisher, day and address corrected by whoever reads it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from detente.adapters.workbench.acting import Done, Who, action
from detente.adapters.workbench.addresses import document_address
from detente.adapters.workbench.family import Family
from detente.adapters.workbench.pages.dates import day_of
from detente.adapters.workbench.ports import Bench
from detente.adapters.workbench.refusal import Refused
from detente.errors import UnreadableInput
from detente.record import HEADER

family = Family(is_offered=lambda bench: bench.descriptions is not None and bench.reviewing is not None)


class Header(BaseModel):
    """A header as it is to be: a field that is left out stays, one that is empty is taken away."""

    document: str = Field(max_length=2000, description="The document's id.")
    seen: int = Field(0, ge=0, le=2**53, description="The last correction that was looked at, 0 for none.")
    title: str | None = Field(None, max_length=400)
    publisher: str | None = Field(None, max_length=400)
    published: str | None = Field(None, max_length=100, description="The day of publication in ISO form.")
    url: str | None = Field(None, max_length=2000)
    # An empty field of a form is as good as none to what reads the forms.
    fields: list[Literal[HEADER]] = Field(  # type: ignore[valid-type]
        [], max_length=len(HEADER), description="Those that are meant, empty ones left out or not."
    )

    def given(self) -> dict[str, str]:
        """The fields that are not left out."""
        each = ((name, getattr(self, name)) for name in HEADER)
        return {
            name: (value or "").replace("\x00", "")
            for name, value in each
            if value is not None or name in self.fields
        }


@action(family, "/documents/header")
def correct(bench: Bench, who: Who, asked: Header) -> Done:
    """Correct a document's header; by another day of publication the document is read again, in a while."""
    assert bench.descriptions is not None
    address = document_address(asked.document)
    try:
        before = bench.descriptions.document(asked.document)
        if asked.published is not None and asked.published != (before.published or ""):
            day_of(asked.published, "published")
        job = bench.descriptions.correcting(
            before.id, asked.given(), by=who.name, seen=asked.seen, address=address
        )
    except KeyError:
        raise Refused(404, "No document of that id is kept.", "The list of documents names those.") from None
    except UnreadableInput as fault:
        raise Refused(
            422, f"The header stays as it was: {fault}.", "Correct that, and send it again."
        ) from None
    there = address if job is None else f"/-/jobs/{job.id}"
    return Done(
        address=there,
        data=lambda: {"document": asked.document, "job": None if job is None else job.id, "next": there},
    )
