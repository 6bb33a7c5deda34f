"""Shared by all tests: one parser and one browser for the whole run, since each takes seconds to start."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from detente.adapters.codebooks import load_codebook
from detente.brief import Brief
from detente.reading import Reader
from detente.record import Reading
from detente.workflow import reading
from detente.workflow.briefing import brief_of
from detente.workflow.demonstration import dispatches
from detente.workflow.positions import Grid, drawn_from

# A test that takes long says nothing about what it tests: the machine may be busy.
settings.register_profile("detente", deadline=None)
settings.load_profile("detente")


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader as it ships."""
    return reading.reader()


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium of the system's own."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here; install the system's chromium to run the tests of the pages")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def readings() -> tuple[Reading, ...]:
    """The demonstration's dispatches, read once."""
    with dispatches() as folder:
        return tuple(reading.read([folder]))


@pytest.fixture(scope="session")
def drawn(readings: tuple[Reading, ...]) -> Grid:
    """Where the parties of the demonstration stand."""
    return drawn_from(readings, load_codebook("russia-nato-2022"))


@pytest.fixture(scope="session")
def brief(drawn: Grid, readings: tuple[Reading, ...]) -> Brief:
    """The demonstration's brief."""
    return brief_of(drawn, readings)
