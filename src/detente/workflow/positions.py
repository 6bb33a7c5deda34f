"""Positions of a project, or of documents read for the occasion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.adapters.codebooks import load_codebook
from detente.adapters.knowledge import load_wording
from detente.adapters.project import found
from detente.adapters.store import Store
from detente.analysis.positions import Standing, positions_of, standings_of
from detente.case.codebook import Codebook
from detente.errors import NoProject
from detente.record import PartialDate, Position, Reading

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
        return grid_of_record(start=start, codebook=codebook, as_of=as_of)[0]
    if codebook is None:
        raise NoProject(NO_CODEBOOK)
    return drawn_from(_read(paths), load_codebook(codebook), as_of)


def grid_of_record(
    *, start: Path, codebook: str | None, as_of: PartialDate | None = None
) -> tuple[Grid, tuple[Reading, ...]]:
    """The grid of the project's record, and the record itself. Raises as `grid` does."""
    project = found(start)
    name = codebook or project.codebook
    if name is None:
        raise NoProject(NO_CODEBOOK)
    readings = tuple(Store(project.store_url).readings())
    return drawn_from(readings, load_codebook(name), as_of), readings


def drawn_from(readings: Sequence[Reading], coded: Codebook, as_of: PartialDate | None = None) -> Grid:
    """The grid of readings."""
    positions = positions_of(readings, coded, load_wording())
    return Grid(codebook=coded, positions=positions, standings=standings_of(positions, coded, as_of=as_of))


def _read(paths: Sequence[Path]) -> tuple[Reading, ...]:
    # Loading the parser takes a second, which a project's record doesn't need.
    from detente.workflow.reading import read

    return tuple(read(paths))
