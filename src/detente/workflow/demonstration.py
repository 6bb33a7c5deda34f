"""The demonstration case: the talks of January 2022 in six dispatches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from detente.adapters.brief import to_html
from detente.adapters.codebooks import load_codebook
from detente.adapters.files import written_whole
from detente.adapters.project import SETTINGS, created, found
from detente.adapters.store import Store
from detente.errors import UnreadableInput, UnwritableOutput
from detente.record import Reading
from detente.workflow.adding import add
from detente.workflow.briefing import brief_of
from detente.workflow.positions import drawn_from
from detente.workflow.reading import Outcome, Request, fulfil, refuse

CODEBOOK = "russia-nato-2022"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """What the demonstration wrote, and where."""

    outcome: Outcome
    page: Path
    record: Path
    brief: Path


@contextmanager
def dispatches() -> Iterator[Path]:
    """The folder of the dispatches that ship with the package."""
    with as_file(files("detente").joinpath("data", "demo")) as folder:
        yield folder


def demonstrate(folder: Path, *, on_unreadable: Callable[[UnreadableInput], None]) -> Demonstration:
    """Read the demonstration, tell what it holds, and write its page, record and brief into a folder.

    Raises:
        UnwritableOutput: the folder can't be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UnwritableOutput(str(folder), f"can't be made ({fault.strerror})") from None
    page, record, brief = folder / "page.html", folder / "record.jsonl", folder / "brief.html"
    with dispatches() as articles:
        request = Request(paths=(articles,), page=page, record=record, title="A week of talks, January 2022")
        outcome = fulfil(request, on_unreadable=on_unreadable)
    write_brief(outcome.readings, brief)
    return Demonstration(outcome=outcome, page=page, record=record, brief=brief)


def demonstration_project(folder: Path) -> Path:
    """The demonstration as a project to work in, made where it isn't there yet.

    Raises:
        NoProject: the folder can't be made.
    """
    if not (folder / SETTINGS).exists():
        created(folder, codebook=CODEBOOK)
    if not Store(found(folder).store_url).documents():
        with dispatches() as articles:
            add([articles], start=folder, on_kept=lambda kept: None, on_unreadable=refuse)
    return folder


def write_brief(readings: Sequence[Reading], path: Path) -> None:
    """Positions, deals and outcomes of the readings, as a brief. Raises UnwritableOutput."""
    drawn = drawn_from(readings, load_codebook(CODEBOOK))
    with written_whole(path) as handle:
        handle.write(to_html(brief_of(drawn, readings)))
