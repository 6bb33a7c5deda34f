"""The shipped demonstration read once, and its brief."""

from __future__ import annotations

import pytest

from detente.adapters.codebooks import load_codebook
from detente.analysis.positions import positions_of, standings_of
from detente.brief import Brief
from detente.record import Reading
from detente.workflow.briefing import brief_of
from detente.workflow.demonstration import dispatches
from detente.workflow.positions import Grid
from detente.workflow.reading import read


@pytest.fixture(scope="package")
def readings() -> tuple[Reading, ...]:
    with dispatches() as folder:
        return tuple(read([folder]))


@pytest.fixture(scope="package")
def drawn(readings: tuple[Reading, ...]) -> Grid:
    codebook = load_codebook("russia-nato-2022")
    positions = positions_of(readings, codebook)
    return Grid(codebook=codebook, positions=positions, standings=standings_of(positions, codebook))


@pytest.fixture(scope="package")
def brief(drawn: Grid, readings: tuple[Reading, ...]) -> Brief:
    return brief_of(drawn, readings)
