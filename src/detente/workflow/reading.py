"""Reading, from paths to readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from detente.adapters.documents import load
from detente.adapters.knowledge import load_knowledge
from detente.adapters.language import SpacyParser
from detente.reading import Reader
from detente.record import Reading


def read(paths: Iterable[Path]) -> Iterator[Reading]:
    """Read every document found under the paths."""
    yield from Reader(parser=SpacyParser(), knowledge=load_knowledge()).read(load(paths))
