"""Shared by all tests: one parser and one browser for the whole run, since each takes seconds to start."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from detente.reading import Reader
from detente.workflow import reading

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
