"""Shared by all tests: one parser for the whole run, since loading it takes a second."""

from __future__ import annotations

import pytest

from detente.adapters.knowledge import load_knowledge
from detente.adapters.language import SpacyParser
from detente.reading import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader as it ships."""
    return Reader(parser=SpacyParser(), knowledge=load_knowledge())
