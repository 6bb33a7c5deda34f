"""Adding to a project: documents read and kept, one at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from detente.adapters.documents import load, sizes
from detente.adapters.english import is_foreign
from detente.adapters.project import found
from detente.adapters.store import Kept, Store
from detente.adapters.terminal import progress
from detente.errors import UnreadableInput
from detente.record import Document
from detente.workflow.project import Added, is_named
from detente.workflow.reading import reader
from detente.workflow.reviewing import now

IDENTITY = 12
"""Hexadecimal digits that tell the versions of a document apart whose id its collection gave it."""


def add(
    paths: Iterable[Path],
    *,
    start: Path,
    on_kept: Callable[[Kept], None],
    on_unreadable: Callable[[UnreadableInput], None],
    on_foreign: Callable[[Kept], None] = lambda kept: None,
    encoding: str | None = None,
    published: str | None = None,
    watch: Callable[[int], AbstractContextManager[Callable[[int], None]]] = progress,
    name_of: Callable[[str], str] = str,
) -> Added:
    """Read documents and keep each: `on_kept` is called when it is safely on the disk, not before.

    Args:
        on_foreign: is told of each document kept that seems not to be in English.
        published: the day of publication of those that don't say theirs.
        watch: is given how many bytes there are, and gives what hears of those that are read.
        name_of: the name by which a document goes whose file goes by another.
    """
    paths = tuple(paths)
    store = Store(found(start).store_url)
    known = unreadable = new = 0

    def unread() -> Iterator[Document]:
        nonlocal known, unreadable
        for loaded in load(paths, encoding=encoding, on_bytes=advance):
            if isinstance(loaded, UnreadableInput):
                unreadable += 1
                on_unreadable(loaded)
                continue
            named = name_of(loaded.name)
            document = _versioned(loaded if named == loaded.name else replace(loaded, name=named), store)
            if document is None:
                known += 1
            else:
                yield store.described(document)

    with watch(sizes(paths)) as advance:
        for reading in reader().read(unread(), published=published):
            kept = store.keep(reading, at=now())
            on_kept(kept)
            if is_foreign(reading.document):
                on_foreign(kept)
            new += 1
    return Added(new, known, unreadable)


def read_again(names: Iterable[str], *, start: Path, on_read: Callable[[str], None]) -> int:
    """Read kept documents again, as this release reads; what a person judged stays. Return how many changed.

    Args:
        names: ids, names or folders of documents; none for all.
    """
    store = Store(found(start).store_url)
    wanted = tuple(names)
    chosen = [
        kept for kept in store.documents() if not wanted or any(is_named(kept, name) for name in wanted)
    ]
    changed = 0
    with progress(sum(kept.chars for kept in chosen)) as advance:
        for kept in chosen:
            before = store.reading(kept.document, as_read=True)
            for reading in reader().read((store.described(before.document),)):
                if reading != before:
                    store.read_again(reading, at=now())
                    changed += 1
                    on_read(kept.document)
            advance(kept.chars)
    return changed


def _versioned(document: Document, store: Store) -> Document | None:
    """The document under an id that the store doesn't have, or None where it keeps the very text.

    A collection may give an edited text the id of the old one; then its words tell them apart.
    """
    if document in store:
        return None
    if not store.holds_id(document.id):
        return document
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()[:IDENTITY]
    edited = replace(document, id=f"{document.id}@{digest}", name=document.name or document.id)
    return None if edited in store else edited
