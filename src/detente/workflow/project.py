"""A project: made, listed, searched, documents dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from detente.adapters.project import Project, created, found
from detente.adapters.store import Hit, Kept, Store

__all__ = ["Added", "Hit", "Kept", "documents", "drop", "init", "search"]


@dataclass(frozen=True, slots=True)
class Added:
    """What an `add` did: documents now kept, kept before, and inputs that couldn't be read."""

    new: int
    known: int
    unreadable: int


def init(folder: Path) -> Project:
    """Make a project folder with an empty record."""
    project = created(folder)
    Store(project.store_url)
    return project


def documents(start: Path) -> list[Kept]:
    """Every document of the project, by lineage and version."""
    return Store(found(start).store_url).documents()


def search(query: str, *, start: Path, limit: int) -> list[Hit]:
    """Documents and claims that hold the words."""
    return Store(found(start).store_url).search(query, limit=limit)


def drop(names: Iterable[str], *, start: Path) -> list[str]:
    """Take documents out, by id, name or folder, and return the ids of those dropped."""
    store = Store(found(start).store_url)
    dropped = []
    for kept in store.documents():
        if any(is_named(kept, name) for name in names):
            store.drop(kept.document)
            dropped.append(kept.document)
    return dropped


def is_named(kept: Kept, name: str) -> bool:
    """Whether a document is called so, or lies in the folder called so."""
    return name in (kept.document, kept.lineage, kept.name) or kept.name.startswith(name.rstrip("/") + "/")
