"""Shared by all tests: one parser for the whole run, since loading it takes a second."""

from __future__ import annotations

import pytest

from detente.reading import Reader
from detente.workflow import reading


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader as it ships."""
    return reading.reader()
