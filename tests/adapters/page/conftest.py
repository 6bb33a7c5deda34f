"""A page of several kinds of claim, and a browser that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from detente.adapters.page import render
from detente.record import (
    Commitment,
    Contributor,
    Deployment,
    Document,
    Event,
    Meeting,
    Mention,
    PartialDate,
    Reading,
    Span,
    Speaker,
    Statement,
)

TEXT = """A week of talks

Minister Ana Ruiz said that the ambassador had promised "an answer 🕊️ by Monday" to the envoys.

השגריר אמר שהשיחות נכשלו. Cafe\u0301 talk 👨‍👩‍👧 went on.

The council met in Geneva on Sunday. If they attack, the allies will impose sanctions, she added. \
Some 10,000 troops stood by.
"""


RUIZ = "Ana Ruiz"


class Builder:
    """Builds claims on the words of one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def words(self, quote: str) -> Mention:
        start = self.text.index(quote)
        return Mention(text=quote, span=Span(start, start + len(quote)))

    def said(self, identity: str, who: str, entity: str, cue: str, content: str, **more: object) -> Statement:
        named = self.words(who)
        fields: dict[str, object] = {"mode": "indirect", "act": "report", **more}
        return Statement(
            id=identity,
            speaker=Speaker(text=who, span=named.span, entity=entity),
            cue=self.words(cue),
            content=(self.words(content),),
            **fields,  # type: ignore[arg-type]
        )


def reading() -> Reading:
    """Nested, overlapping and many-script claims on one text."""
    made = Builder(TEXT)
    outer = 'that the ambassador had promised "an answer 🕊️ by Monday" to the envoys'
    inner, envoy = "an answer 🕊️ by Monday", "the ambassador"
    sanctions = "If they attack, the allies will impose sanctions"
    return Reading(
        document=Document(
            id="d",
            text=TEXT,
            title="A week of talks",
            publisher="The Herald",
            url="https://example.org/a?b=1&c=2",
            published="2022-01-13",
            dateline="GENEVA",
            contributors=(Contributor(name="Ada Writer", agency="The Wire"),),
        ),
        statements=(
            made.said("s1", "Minister Ana Ruiz", RUIZ, "said", outer, mode="mixed", addressee="reporters"),
            made.said("s2", envoy, envoy, "had promised", inner, act="promise", mode="direct", via="s1"),
            made.said("s3", "השגריר", "השגריר", "אמר", "שהשיחות נכשלו", act="assess"),
            made.said("s4", "she", RUIZ, "added", sanctions, act="threaten", negated=True),
        ),
        meetings=(
            Meeting(
                forum="Council",
                place="Geneva",
                start=PartialDate(2022, 1, 9),
                end=PartialDate(2022, 1, 9),
                duration=None,
                status="held",
                parties=("Utopia", "Erewhon"),
                named=(RUIZ,),
                outcome=None,
                evidence=(made.words("The council met in Geneva on Sunday"),),
            ),
        ),
        deployments=(
            Deployment(
                actor=None,
                count=10_000,
                bound="about",
                place=None,
                activity=None,
                date=None,
                evidence=(made.words("Some 10,000 troops"),),
            ),
        ),
        commitments=(
            Commitment(
                party="allies",
                kind="threat",
                condition="if they attack",
                consequence="sanctions",
                evidence=(made.words(sanctions),),
                via="s4",
            ),
        ),
        events=(
            Event(
                type="CONSULT",
                mode=None,
                context=("diplomatic",),
                actor="Utopia",
                recipient="Erewhon",
                date=None,
                evidence=(made.words("council met in Geneva"),),
            ),
        ),
    )


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(render([reading()]), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Browser, page_file: Path) -> Iterator[Page]:
    """The page as it opens on a desk, every animation off."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(page_file.as_uri())
    yield page
    context.close()
