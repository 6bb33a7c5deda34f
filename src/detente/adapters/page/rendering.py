"""Fill the page: everything inline, nothing fetched, every character of an article escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import jinja2

from detente.adapters.page.claims import KINDS, PageClaim, date_for_people, page_claims
from detente.adapters.page.paragraphs import Paragraph, paragraphs
from detente.adapters.page.people import Person, people_of
from detente.adapters.templates import asset, environment, hash_of, safe_address
from detente.adapters.wording import heading_of
from detente.record import Document, PartialDate, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document on the page.

    Attributes:
        key: its place on the page, from 1.
        link: its address, where that is one that a browser may follow safely.
    """

    key: int
    title: str
    document: Document
    link: str | None
    paragraphs: tuple[Paragraph, ...]
    claims: tuple[PageClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A value to filter by, and how many claims have it."""

    value: str
    label: str
    count: int
    person: Person | None = None


def render(readings: Iterable[Reading], *, title: str | None = None) -> str:
    """The page of the readings as one HTML file without any address in it but the articles' own."""
    articles: list[Article] = []
    first = 1
    for key, reading in enumerate(readings, start=1):
        article = _article(key, reading, first)
        articles.append(article)
        first += len(article.claims)
    claims = [claim for article in articles for claim in article.claims]
    style, script = asset("page", "page.css"), asset("page", "page.js")
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            title=title or (articles[0].title if len(articles) == 1 else "What was said"),
            articles=articles,
            claims=claims,
            people=people_of(claims),
            kinds=KINDS,
            facets=_facets(claims, articles),
            style=style,
            script=script,
            policy=_policy(style, script),
        )
    )


def _article(key: int, reading: Reading, first: int) -> Article:
    document = reading.document
    claims = page_claims(reading, first)
    return Article(
        key=key,
        title=heading_of(document),
        document=document,
        link=safe_address(document.url),
        paragraphs=tuple(paragraphs(document, claims)),
        claims=tuple(claims),
    )


def _facets(claims: Sequence[PageClaim], articles: Sequence[Article]) -> dict[str, list[Facet]]:
    kinds = Counter(claim.kind for claim in claims)
    acts = Counter(claim.act for claim in claims if claim.act)
    place = {kind: index for index, kind in enumerate(KINDS)}
    first_kind = {claim.act: place[claim.kind] for claim in reversed(claims)}
    ordered = sorted(acts, key=lambda act: (first_kind[act], -acts[act], act))
    return {
        "kind": [Facet(value=k, label=label, count=kinds[k]) for k, label in KINDS.items() if kinds[k]],
        "who": [
            Facet(value=str(person.key), label=person.name, count=person.claims, person=person)
            for person in sorted(people_of(claims).values(), key=lambda person: (-person.claims, person.key))
        ],
        "act": [Facet(value=act, label=act, count=acts[act]) for act in ordered],
        "doc": [Facet(value=str(a.key), label=a.title, count=len(a.claims)) for a in articles],
    }


@cache
def _environment() -> jinja2.Environment:
    made = environment("page")
    made.filters["day"] = lambda iso: date_for_people(PartialDate.parse(iso))
    return made


def _policy(style: str, script: str) -> str:
    """Only this style and this script, by their hashes; no image, font, frame, form or connection."""
    return (
        f"default-src 'none'; style-src {hash_of(style)}; script-src {hash_of(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
