"""A project with claims of every kind and one that attacks; its workbench in this process and on a port."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from anyio.from_thread import start_blocking_portal
from fastapi import FastAPI
from playwright.sync_api import expect

from detente.adapters.cases.writing import yaml_of
from detente.adapters.jobs import Jobs
from detente.adapters.project import SETTINGS, created, found
from detente.adapters.store import Store
from detente.adapters.workbench import Door, create_app
from detente.adapters.workbench.addresses import slugs_of
from detente.record import Reading, claims_of
from detente.workflow.reviewing import review_of
from detente.workflow.serving import application, server_of
from tests.adapters.page.conftest import reading as every_kind
from tests.adapters.page.test_page_in_a_browser import hostile

# A busy machine takes longer over a page than a person would wait.
expect.set_options(timeout=20_000)

HOST = "127.0.0.1:8642"
TOKEN = "a token that is long enough"


class Client:
    """Asks an application in this process, as a browser would; it keeps its cookies."""

    def __init__(self, app: FastAPI, **headers: str) -> None:
        self.app = app
        self.cookies = httpx.Cookies()
        self.headers = {"accept": "text/html", **headers}

    def ask(self, method: str, address: str, **more: Any) -> httpx.Response:
        """One answer; a fault of the program is answered too, as it is on the network."""

        async def asking() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(
                transport=transport, base_url=f"http://{HOST}", cookies=self.cookies, headers=self.headers
            ) as client:
                answer = await client.request(method, address, **more)
                self.cookies = client.cookies
                return answer

        # In a thread of its own: a browser of another test may have this thread's event loop.
        with start_blocking_portal() as portal:
            return portal.call(asking)

    def get(self, address: str, **more: Any) -> httpx.Response:
        """One answer; where it is still being worked on, the one that comes of it."""
        answer = self.ask("GET", address, **more)
        found = re.match(r"/-/jobs/([\w-]+)", answer.headers.get("location", ""))
        if answer.status_code == 307 and found is not None:
            assert self.app.state.workbench.jobs.job(found[1]).wait(60)
            answer = self.ask("GET", address, **more)
        return answer

    def post(self, address: str, **more: Any) -> httpx.Response:
        return self.ask("POST", address, **more)

    def form_token(self, address: str = "/") -> str:
        """The token of a form on a page, and with it the cookie that it was made for."""
        shown = re.search(r'name="form_token" value="(\w+)"', self.get(address).text)
        assert shown is not None
        return shown[1]


def project_of(
    folder: Path, *readings: Reading, name: str | None = None, codebook: str | None = None
) -> Path:
    """A project that keeps these readings."""
    made = created(folder, codebook=codebook)
    if name is not None:
        settings = (folder / SETTINGS).read_text(encoding="utf-8")
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        (folder / SETTINGS).write_text(settings.replace(f'"{made.name}"', f'"{quoted}"'), encoding="utf-8")
    store = Store(found(folder).store_url)
    for each in readings:
        store.keep(each)
    return folder


PARTY, OTHER = "Utopia<img src=x onerror=alert(12)>", "Erewhon"
CODEBOOK: dict[str, Any] = {
    "title": "<script>alert(13)</script>",
    "version": "1",
    "parties": [PARTY, OTHER],
    "issues": [
        {
            "name": "towers<script>alert(14)</script>",
            "phrases": ["tower*"],
            "options": [{"name": "few", "phrases": ["few"]}, {"name": "many", "phrases": ["many"]}],
        }
    ],
}


def with_codebook(folder: Path, row: dict[str, Any]) -> None:
    """Give a project a codebook of its own."""
    (folder / "codebook.yaml").write_text(yaml_of(row), encoding="utf-8")
    settings = (folder / SETTINGS).read_text(encoding="utf-8")
    (folder / SETTINGS).write_text(settings.replace('# codebook = "', 'codebook = "'), encoding="utf-8")


def case_of(one: str, other: str) -> dict[str, Any]:
    """A case with something for every analysis: two issues, a red line, a conflict, a rule of consent."""
    taken = "made up"
    care = {one: 60, other: 40}

    def issue(name: str, low: str, high: str) -> dict[str, Any]:
        return {
            "name": name,
            "ordered": True,
            "options": [low, f"some {name}", high],
            "positions": {
                one: {"option": low, "assumption": taken},
                other: {"option": high, "assumption": taken},
            },
            "saliences": {name: {"value": value, "assumption": taken} for name, value in care.items()},
            "rankings": {
                one: {"ranking": [low, f"some {name}", high], "assumption": taken},
                other: {"ranking": [high, f"some {name}", low], "assumption": taken},
            },
        }

    def maker(name: str, act: str, wanted: list[str]) -> dict[str, Any]:
        statements = [{"statement": each, "assumption": taken} for each in wanted]
        return {
            "name": name,
            "options": [act],
            "preferences": {"statements": statements, "assumption": taken},
        }

    towers = issue("towers", "few towers", "many towers")
    towers["red_lines"] = {one: {"options": ["many towers"], "assumption": taken}}
    return {
        "detente": "case/1",
        "title": "<script>alert(15)</script>",
        "assumption": taken,
        "parties": [one, other],
        "issues": [towers, issue("patrols", "no patrols", "joint patrols")],
        "disagreement": {party: {"value": 10, "assumption": taken} for party in (one, other)},
        "decision_makers": [
            maker(one, "build", ["-block", "build"]),
            maker(other, "block", ["-build", "block IFF build"]),
        ],
        "status_quo": [],
        "consent": [{"name": "both", "rule": "unanimity", "assumption": taken}],
    }


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One document with claims of every kind in many scripts, and one that attacks from every field."""
    attacking = hostile()
    named = replace(attacking, document=replace(attacking.document, published="<script>alert(8)</script>"))
    folder = tmp_path_factory.mktemp("workbench") / "talks"
    project_of(folder, every_kind(), named, name="<script>alert(9)</script>talks")
    with_codebook(folder, CODEBOOK)
    (folder / "case.yaml").write_text(yaml_of(case_of(PARTY, OTHER)), encoding="utf-8")
    review = review_of(folder, by="<img src=x onerror=alert(10)>")
    review.decide(attacking.statements[0].id, "accepted", note="<script>alert(11)</script>")
    review.decide(attacking.statements[1].id, "unsure")
    return folder


@pytest.fixture(scope="session")
def app(project: Path) -> FastAPI:
    return application(project)


@pytest.fixture
def client(app: FastAPI) -> Client:
    return Client(app)


@pytest.fixture(scope="session")
def guarded(project: Path) -> FastAPI:
    """The same workbench behind a token."""
    return application(project, token=TOKEN)


def routes_of(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Every method and path that the application answers to, however its routers are nested."""

    def walk(routes: list[Any]) -> Iterator[tuple[str, str]]:
        for route in routes:
            router = getattr(route, "original_router", None)
            if router is not None:
                yield from walk(router.routes)
                continue
            for method in sorted(route.methods - {"HEAD"}):
                yield method, route.path

    return walk(list(app.routes))


def named_parts() -> dict[str, str]:
    """A value for each part that an address may have. A new page with a new part names one here."""
    reading = every_kind()
    return {
        "document": reading.document.id,
        "claim": claims_of(reading)[-1].id,
        "name": "workbench.css",
        "issue": next(iter(slugs_of([CODEBOOK["issues"][0]["name"]]))),
        "party": next(iter(slugs_of([PARTY]))),
        "state": "1",
        "form": "md",
        "actor": next(each.speaker.entity for each in reading.statements if each.speaker),
    }


def job_of(app: FastAPI) -> str:
    """The id of some work that has ended."""
    if not hasattr(app.state, "job"):
        jobs: Jobs = app.state.workbench.jobs
        app.state.job = jobs.start("Work", lambda step: step(1, 1, "<script>alert(12)</script>"), address="/")
        assert app.state.job.wait(60)
    found: str = app.state.job.id
    return found


def addresses_of(app: FastAPI) -> list[tuple[str, str]]:
    """Every method and address of the application, its parts filled with what is there."""
    parts = {**named_parts(), "job": job_of(app)}
    return [
        (method, re.sub(r"{(\w+)(:\w+)?}", lambda found: parts[found[1]], path))
        for method, path in routes_of(app)
    ]


def pages_of(app: FastAPI) -> list[str]:
    """Every address that a browser opens as a page."""
    return [
        path.removesuffix(".json") if path != "/index.json" else "/"
        for method, path in addresses_of(app)
        if method == "GET" and path.endswith(".json") and path != "/openapi.json"
    ]


@contextmanager
def on_a_port(made: Callable[[int], FastAPI]) -> Iterator[str]:
    """The address of an application, made for a port of this machine, while it is served there."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        port = bound.getsockname()[1]
        server = server_of(made(port))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        while not server.started:
            threading.Event().wait(0.01)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def base(app: FastAPI) -> Iterator[str]:
    """The address of the workbench on a port of this machine."""
    with on_a_port(lambda port: create_app(app.state.workbench, Door(port=port))) as address:
        # What is worked out once is there before a browser asks for it.
        for each in pages_of(app):
            Client(app).get(each)
        yield address
