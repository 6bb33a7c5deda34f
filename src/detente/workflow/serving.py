"""Serving a project's workbench: what its pages ask of the project, and where it is bound."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from detente.adapters.drawings import Drawings
from detente.adapters.export.lines import record_lines
from detente.adapters.jobs import Jobs
from detente.adapters.listing import Contents, Listed, Lister, Listing
from detente.adapters.project import found
from detente.adapters.store import Filter, Hit, KeptClaim, Store
from detente.errors import CannotServe, MissingExtra
from detente.record import Reading
from detente.workflow.desk import Desk
from detente.workflow.kept_chronology import KeptChronology
from detente.workflow.kept_readings import KeptReadings
from detente.workflow.names import Spellings
from detente.workflow.taking_in import Intake

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI

    from detente.adapters.workbench import Workbench

HOST, PORT = "127.0.0.1", 8642
HIGHEST_PORT = 65535
MOST = 1_000_000
"""More claims than one document has."""
TURN = 0.0002
"""Seconds after which a thread that computes lets another go on. A page reads its rows one by one, and after
each it waits for what is drawn beside it: at the interpreter's own 5 ms too long for a reviewer."""


class KeptRecord:
    """A project's record as the pages read it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lister = Lister(store.engine)

    def contents(self) -> Contents:
        """How much it holds."""
        return self._lister.contents()

    def documents(self, *, skip: int = 0, count: int = 50, words: str = "") -> Listing:
        """Documents whose header holds the words, the latest first."""
        return self._lister.documents(skip=skip, count=count, words=words)

    def titles(self, documents: list[str]) -> dict[str, Listed]:
        """The headers of these documents, by id."""
        return self._lister.titles(documents)

    def versions(self, document: str) -> tuple[Listed, ...]:
        """Every version of a document, the newest first."""
        return self._lister.versions(document)

    def reading(self, document: str) -> Reading:
        """A document with its claims. Raises KeyError where it is not kept."""
        return self._store.reading(document)

    def claim(self, claim: str) -> KeptClaim:
        """A claim as reviews leave it, a rejected one too. Raises KeyError where it is not kept."""
        return self._store.claim(claim)

    def claims_in(self, document: str) -> list[KeptClaim]:
        """Every claim of a document, whatever was judged of it."""
        return self._store.claims(Filter(document=document), limit=MOST)

    def numbers(self, document: str) -> dict[str, int]:
        """The number of each claim of a document, from 1, by the claim's id; no judgement changes it."""
        return self._store.numbers(document)

    def claims_like(self, prefix: str) -> list[tuple[str, str]]:
        """The claims whose id begins so, each with its document's id."""
        return self._store.claims_like(prefix)

    def search(self, words: str, *, limit: int) -> list[Hit]:
        """The documents and claims that hold the words, best first."""
        return self._store.search(words, limit=limit)

    def lines(self) -> Iterator[str]:
        """All of it in JSON Lines: every reading as read, then what was judged."""
        yield from record_lines(
            self._store.readings(latest_only=False, as_read=True), self._store.judgements()
        )


def workbench_of(start: Path) -> Workbench:
    """The project of a folder, as the pages see it. Raises NoProject and StoreFault."""
    from detente.adapters.workbench import Workbench
    from detente.workflow.analysing import ProjectAnalyses
    from detente.workflow.describing import Describer
    from detente.workflow.kept_actors import KeptActors
    from detente.workflow.kept_briefs import KeptBriefs

    project = found(start)
    # The database is opened once, not for each page nor for each family of them.
    store, jobs = Store(project.store_url), Jobs()
    readings = KeptReadings(store)
    spellings = Spellings(store)
    drawings = Drawings(jobs, readings.stamp)
    return Workbench(
        name=project.name,
        codebook=project.codebook,
        record=KeptRecord(store),
        analyses=ProjectAnalyses(project, store, spellings),
        reviewing=Desk(store, project.codebook, spellings),
        jobs=jobs,
        chronology=KeptChronology(drawings, readings),
        briefs=None if project.codebook is None else KeptBriefs(project, store, drawings, readings),
        intake=Intake(project.folder, jobs),
        descriptions=Describer(store, jobs),
        actors=KeptActors(store, drawings, readings),
    )


def application(start: Path, *, host: str = HOST, port: int = PORT, token: str | None = None) -> FastAPI:
    """The workbench of a folder's project.

    Raises:
        MissingExtra: what it stands on is not installed.
        CannotServe: others than this machine could reach it, and it has no token, or one easily guessed.
    """
    _require_web()
    from detente.adapters.workbench import Door, create_app
    from detente.adapters.workbench.admission import SHORTEST_TOKEN

    door = Door(host=host, port=port, token=token)
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise CannotServe(f"the token has {len(token)} characters; give at least {SHORTEST_TOKEN}")
    if token is None and not door.is_loopback:
        raise CannotServe(
            f"{host}: others could reach the workbench there; give a --token of at least {SHORTEST_TOKEN} "
            "characters, or leave --host out"
        )
    return create_app(workbench_of(start), door)


def serve(
    start: Path,
    *,
    host: str = HOST,
    port: int = PORT,
    token: str | None = None,
    on_ready: Callable[[str], None],
) -> None:
    """Serve a project's workbench until it is interrupted; `on_ready` hears its address.

    Raises:
        MissingExtra, CannotServe, NoProject, StoreFault: nothing was served.
    """
    app = application(start, host=host, port=port, token=token)
    bound = _bound(host, port)
    sys.setswitchinterval(TURN)
    # Whoever interrupts it has had what was asked for.
    with bound, suppress(KeyboardInterrupt):
        on_ready(app.state.door.address)
        server_of(app).run(sockets=[bound])


def server_of(app: FastAPI) -> uvicorn.Server:
    """What speaks HTTP for an application: it trusts no proxy and writes down nobody's visits."""
    import uvicorn

    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws="none",
            lifespan="off",
        )
    )


def _bound(host: str, port: int) -> socket.socket:
    if not 0 < port <= HIGHEST_PORT:
        raise CannotServe(f"--port {port}: a port is a number from 1 to {HIGHEST_PORT}")
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        bound = socket.create_server((host, port), family=family)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise CannotServe(f"{host}:{port}: {reason.lower()}; choose another --port or --host") from None
    # Else the last part of each answer waits some 40 ms for the acknowledgement of the first.
    bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return bound


def _require_web() -> None:
    absent = [name for name in ("fastapi", "uvicorn", "python_multipart") if find_spec(name) is None]
    if absent:
        raise MissingExtra(
            f"the workbench needs {' and '.join(absent)}; install them with: pip install 'detente[web]'"
        )
