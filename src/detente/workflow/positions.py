"""Positions of a project, or of documents read for the occasion."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path

from detente.adapters.codebooks import load_codebook
from detente.adapters.knowledge import load_wording
from detente.adapters.project import found
from detente.adapters.store import DrawnDocument, Store
from detente.adapters.terminal import counting
from detente.analysis.copies import Copies
from detente.analysis.drawing import drawn as positions_taken
from detente.analysis.naming import Naming
from detente.analysis.positions import Standing, counted, in_order, positions_of, standings_of
from detente.case.codebook import Codebook
from detente.errors import NoProject
from detente.record import PartialDate, Position, Reading
from detente.record.renaming import renamed
from detente.workflow.names import naming_kept, positions_named

NO_CODEBOOK = "no codebook; name one with --codebook, or as `codebook` in the project's settings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Who stands where: the codebook, every position up to the date, and each issue's standing."""

    codebook: Codebook
    positions: tuple[Position, ...]
    standings: tuple[Standing, ...]


def grid(
    paths: Sequence[Path], *, start: Path, codebook: str | None, as_of: PartialDate | None = None
) -> Grid:
    """Read the paths, or take the project's record where there are none, and draw the grid.

    Raises:
        NoProject: no paths and no project, or neither names a codebook.
        UnreadableInput, InvalidCase: of the documents or the codebook.
    """
    if not paths:
        return grid_kept(start=start, codebook=codebook, as_of=as_of)
    return drawn_from(_read(paths), codebook_of(codebook), as_of)


def grid_kept(*, start: Path, codebook: str | None = None, as_of: PartialDate | None = None) -> Grid:
    """The grid of the project's record, drawn anew only where a document changed. Raises as `grid` does."""
    project = found(start)
    coded, store = codebook_of(codebook or project.codebook), Store(project.store_url)
    return grid_named(store, naming_kept(store), coded, as_of, watch=counting)


def codebook_of(name: str | None) -> Codebook:
    """The codebook so called. Raises NoProject where none is named, and as `load_codebook` does."""
    if name is None:
        raise NoProject(NO_CODEBOOK)
    return load_codebook(name)


Watch = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""Is given what is done and how much of it, and gives what hears of each part."""


@contextmanager
def unwatched(_words: str, _total: int) -> Iterator[Callable[[int], None]]:
    """Nobody is told."""
    yield lambda count: None


def kept_positions(store: Store, coded: Codebook, *, watch: Watch = unwatched) -> tuple[Position, ...]:
    """The positions of the latest version of every document, in no particular order.

    Args:
        watch: is told of the documents whose positions are drawn anew.
    """
    return tuple(chain.from_iterable(store.drawn(draw_anew(store, coded, watch=watch)).values()))


def draw_anew(store: Store, coded: Codebook, *, watch: Watch = unwatched) -> str:
    """Draw what is not drawn yet with a codebook, or was before a judgement; under what it is kept."""
    digest = drawing(coded)
    stale = store.undrawn(digest)
    with watch("Drawing positions", len(stale)) as advance:
        for first in range(0, len(stale), BATCH):
            batch = stale[first : first + BATCH]
            drawn = [_drawn_from_kept(store, document, revision, coded) for document, revision in batch]
            store.keep_drawn(digest, drawn, is_new=first == 0)
            advance(len(batch))
    return digest


def _drawn_from_kept(store: Store, document: str, revision: int, coded: Codebook) -> DrawnDocument:
    reading, wording = store.reading(document), load_wording()
    every = tuple(positions_taken(reading, coded, wording))
    filed = {(each.claim, each.issue) for each in every}
    if any(each.is_amended or each.coded is not None for each in reading.reviewed):
        as_read = store.reading(document, as_read=True)
        filed |= {(each.claim, each.issue) for each in positions_taken(as_read, coded, wording)}
    return DrawnDocument(
        document=document,
        revision=revision,
        positions=in_order(counted(every), coded),
        filed=frozenset(filed),
    )


BATCH = 100
"""Documents whose positions are kept in one transaction."""


RULES = (
    ("analysis", "drawing.py"),
    ("analysis", "moves.py"),
    ("reading", "thought_units.py"),
    ("case", "codebook.py"),
    ("data", "wording.yaml"),
    ("data", "acts.yaml"),
    ("data", "states.yaml"),
    ("data", "organisations.yaml"),
)
"""All that says which positions a statement takes; kept positions are drawn anew where any of it changed."""


def drawing(coded: Codebook) -> str:
    """What a codebook and the rules of this release make of a record: equal where they are equal."""
    return hashlib.sha256(f"{coded!r}\n{_rules()}".encode()).hexdigest()[:16]


@cache
def _rules() -> str:
    return "".join(files("detente").joinpath(*parts).read_text(encoding="utf-8") for parts in RULES)


def grid_of_record(
    *, start: Path, codebook: str | None, as_of: PartialDate | None = None
) -> tuple[Grid, tuple[Reading, ...]]:
    """The grid of the project's record, and the record itself. Raises as `grid` does."""
    project = found(start)
    store, coded = Store(project.store_url), codebook_of(codebook or project.codebook)
    naming = naming_kept(store)
    return grid_named(store, naming, coded, as_of), tuple(renamed(store.readings(), naming))


def grid_named(
    store: Store,
    naming: Naming,
    coded: Codebook,
    as_of: PartialDate | None = None,
    *,
    watch: Watch = unwatched,
) -> Grid:
    """The grid of a record, with every party under its one name; `watch` as for `kept_positions`."""
    positions = in_order(positions_named(kept_positions(store, coded, watch=watch), naming), coded)
    return _grid(positions, coded, as_of, Copies(store.document))


def drawn_from(readings: Sequence[Reading], coded: Codebook, as_of: PartialDate | None = None) -> Grid:
    """The grid of readings."""
    positions = positions_of(readings, coded, load_wording())
    documents = {each.document.id: each.document for each in readings}
    return _grid(positions, coded, as_of, Copies(documents.__getitem__))


def _grid(
    positions: tuple[Position, ...], coded: Codebook, as_of: PartialDate | None, copies: Copies
) -> Grid:
    families = copies.families([each for each in positions if each.is_taken_by(as_of)])
    return Grid(
        codebook=coded,
        positions=positions,
        standings=standings_of(positions, coded, as_of=as_of, families=families),
    )


def _read(paths: Sequence[Path]) -> tuple[Reading, ...]:
    # Loading the parser takes a second, which a project's record doesn't need.
    from detente.workflow.reading import read

    return tuple(read(paths))
