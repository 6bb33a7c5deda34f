"""Every page of the workbench, taken from the application itself, with what it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI

from detente.adapters.codebooks import load_codebook
from detente.adapters.project import found
from detente.adapters.store import Filter, Store
from detente.adapters.workbench.addresses import slugs_of
from detente.adapters.workbench.supposed import names_in
from detente.analysis.supposing import Supposition
from detente.workflow.analysing import ProjectAnalyses
from detente.workflow.positions import drawing

EXPORTS = ("/record.jsonl",)
"""Not a page: everything that there is, sent as it is read."""

Ask = Callable[[], object]


def addresses(app: FastAPI, project: Path, job: str) -> tuple[list[str], list[str]]:
    """Every address to ask for: of pages and other answers, and of the JSON twins.

    Raises:
        KeyError: a page has a part in its address for which nothing is given here.
    """
    store = Store(found(project).store_url)
    parts, queries = _parts(store, project, job), _queries(store, project)
    paths = [path for method, path in _routes(list(app.routes)) if method == "GET" and path not in EXPORTS]
    pages, twins = [], []
    for path in paths:
        plain = path.removesuffix(".json") if path != "/index.json" else "/"
        is_twin = plain != path and plain in paths
        filled = re.sub(r"{(\w+)(:\w+)?}", lambda part: parts[part[1]], path)
        for query in ("", *queries.get(plain, ())):
            (twins if is_twin else pages).append(filled + (f"?{query}" if query else ""))
    return pages, twins


def twin_of(address: str) -> str:
    """Where the data of a page is."""
    path, mark, query = address.partition("?")
    return f"{'/index' if path == '/' else path}.json{mark}{query}"


def _routes(routes: list[Any]) -> Iterator[tuple[str, str]]:
    for route in routes:
        router = getattr(route, "original_router", None)
        if router is not None:
            yield from _routes(router.routes)
        else:
            yield from ((method, route.path) for method in route.methods - {"HEAD"})


def _parts(store: Store, project: Path, job: str) -> Mapping[str, str]:
    (claim,) = store.claims(Filter(kind="statement"), limit=1)
    coded = load_codebook(str(found(project).codebook))
    return {
        "document": claim.document,
        "claim": claim.id,
        "issue": next(iter(slugs_of(each.name for each in coded.issues))),
        "party": next(iter(slugs_of(coded.parties))),
        "actor": "Ruritania",
        "state": "1",
        "form": "md",
        "name": "workbench.css",
        "job": job,
    }


def _queries(store: Store, project: Path) -> Mapping[str, tuple[str, ...]]:
    """What else a page is asked with."""
    (claim,) = store.claims(Filter(kind="statement"), limit=1)
    dates = "as-of=2020-06-01&since=2020-01-01"
    what_if = _what_if(store, project)
    filters = (
        *("state=any", "kind=meeting", "party=Graustark", "speaker=Mila+Doren", "act=demand"),
        *("confidence=high", f"document={claim.document}", "issue=ferries", "words=radar"),
        *("state=any&disputed=1", "view=list", "view=list&page=900", "view=list&kind=event&state=any"),
        *(f"claim={claim.id}", "names=1", "by=not-me"),
    )
    return {
        "/documents": ("page=20", "words=Klow"),
        "/search": ("words=radar", "words=ferries+treaty", "words=that"),
        "/review": filters,
        "/positions": ("as-of=2020-06-01", dates, "accepted=true"),
        "/positions/{issue}/{party}": ("page=3", dates),
        **dict.fromkeys(("/deals", "/outcomes", "/levers", "/forecast", "/consent"), what_if),
        "/levers": (*what_if, "target=1"),
        "/timeline": ("since=2020-01-01&until=2020-03-01",),
        "/actors": ("kind=person", "words=mosk"),
        "/disputes": ("page=2",),
        "/brief": ("as-of=2019-06-01",),
    }


def _what_if(store: Store, project: Path) -> tuple[str, ...]:
    case = ProjectAnalyses(found(project), store).case(Supposition())
    names = names_in(case)
    line = next(iter(names.lines))
    salience = next(name for name, each in names.saliences.items() if each.value)
    resting = next(
        claim
        for issue in case.issues
        for each in issue.positions.values()
        if each.grounds
        for claim in each.grounds.claims
    )
    return (urlencode({"lift": line}), urlencode({salience: 40}), urlencode({"drop": resting}))


def bare(store: Store, project: Path) -> Mapping[str, Ask]:
    """The query that a page stands on, asked of the store by itself, by the page's address."""
    (claim,) = store.claims(Filter(kind="statement"), limit=1)
    coded = drawing(load_codebook(str(found(project).codebook)))

    def picked(limit: int = 9, offset: int = 0, **wanted: Any) -> Ask:
        chosen = Filter(**{"states": ("proposed",), **wanted})
        return lambda: (
            store.tally("state", Filter(**{**wanted, "states": None})),
            store.claims(chosen, limit=limit, offset=offset),
        )

    return {
        "/": lambda: store.tally("kind", Filter()),
        f"/document/{claim.document}": lambda: store.reading(claim.document),
        f"/claim/{claim.id}": lambda: store.claim(claim.id),
        "/search?words=radar": lambda: store.search("radar", limit=31),
        "/search?words=ferries+treaty": lambda: store.search("ferries treaty", limit=31),
        "/search?words=that": lambda: store.search("that", limit=31),
        "/review": picked(),
        "/review?state=any": picked(states=None),
        "/review?kind=meeting": picked(kind="meeting"),
        "/review?party=Graustark": picked(party="Graustark"),
        "/review?speaker=Mila+Doren": picked(speaker="Mila Doren"),
        "/review?act=demand": picked(act="demand"),
        "/review?confidence=high": picked(confidence="high"),
        f"/review?document={claim.document}": picked(document=claim.document),
        "/review?issue=ferries": picked(issue="ferries", codebook=coded),
        "/review?words=radar": picked(words="radar"),
        "/review?state=any&disputed=1": picked(states=None, disputed=True),
        "/review?view=list": picked(limit=50),
        "/review?view=list&page=900": picked(limit=50, offset=899 * 50),
        "/review/agreement": store.judgements,
        "/positions": lambda: store.drawn(coded),
        "/timeline": store.revisions,
        "/actors": store.revisions,
        "/disputes": store.revisions,
        "/actor/Ruritania": store.revisions,
    }
