"""Reading, from paths to readings, and what is made of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TextIO

from detente.adapters.documents import files_under, load, sizes
from detente.adapters.english import is_foreign
from detente.adapters.files import written_whole
from detente.adapters.knowledge import load_knowledge
from detente.adapters.language import SpacyParser
from detente.adapters.page import render
from detente.adapters.record_lines import line_of
from detente.adapters.terminal import Account, progress
from detente.errors import UnreadableInput, UnwritableOutput
from detente.reading import Reader
from detente.record import Document, Reading


@cache
def reader() -> Reader:
    """The reader as it ships: parser, rules and lexicons joined, once for the process."""
    return Reader(parser=SpacyParser(), knowledge=load_knowledge())


def refuse(fault: UnreadableInput) -> None:
    """Raise the fault: what `read` does with unreadable input unless it is told otherwise."""
    raise fault


def read(
    paths: Iterable[Path],
    *,
    on_unreadable: Callable[[UnreadableInput], None] = refuse,
    on_foreign: Callable[[Document], None] = lambda document: None,
    on_bytes: Callable[[int], None] = lambda count: None,
    encoding: str | None = None,
    published: str | None = None,
) -> Iterator[Reading]:
    """Read every document found under the paths; input that can't be read goes to `on_unreadable`.

    Args:
        on_foreign: is told of each document that seems not to be in English, before it is given.
        published: the day of publication of those that don't say theirs.
    """

    def readable() -> Iterator[Document]:
        for loaded in load(paths, encoding=encoding, on_bytes=on_bytes):
            if isinstance(loaded, UnreadableInput):
                on_unreadable(loaded)
            else:
                yield loaded

    for reading in reader().read(readable(), published=published):
        if is_foreign(reading.document):
            on_foreign(reading.document)
        yield reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a user asks of `detente read`.

    Attributes:
        record: where to keep the readings as JSON Lines. page: where to write the page that shows them.
        encoding: of text files that are not UTF-8.
        published: the day of publication of those that don't say theirs.
        title: of the page. with_text: keep each document's text with its claims.
    """

    paths: tuple[Path, ...]
    as_json: bool = False
    record: Path | None = None
    page: Path | None = None
    title: str | None = None
    encoding: str | None = None
    published: str | None = None
    with_text: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many documents were read, how many inputs could not be, and the readings that a page shows."""

    documents: int
    unreadable: int
    readings: tuple[Reading, ...] = ()


def fulfil(
    request: Request,
    *,
    on_unreadable: Callable[[UnreadableInput], None],
    on_foreign: Callable[[Document], None] = lambda document: None,
    output: TextIO | None = None,
) -> Outcome:
    """Read as asked, print or keep each reading as it comes.

    Args:
        on_foreign: is told of each document that seems not to be in English.
        output: where JSON Lines go with `as_json`, if not to standard output; else an account is told.

    Raises:
        UnwritableOutput: a file asked for can't be written, or is one of those to be read.
    """
    faults: list[UnreadableInput] = []

    def note(fault: UnreadableInput) -> None:
        faults.append(fault)
        on_unreadable(fault)

    _spare_the_input(request)
    documents = 0
    with ExitStack() as stack:
        page = stack.enter_context(written_whole(request.page)) if request.page else None
        record = stack.enter_context(written_whole(request.record)) if request.record else None
        advance = stack.enter_context(progress(sizes(request.paths)))
        account = Account()
        kept: list[Reading] = []
        for each in read(
            request.paths,
            on_unreadable=note,
            on_foreign=on_foreign,
            on_bytes=advance,
            encoding=request.encoding,
            published=request.published,
        ):
            documents += 1
            if page:
                kept.append(each)
            if record or request.as_json:
                line = line_of(each, with_text=request.with_text) + "\n"
                if record:
                    record.write(line)
                if request.as_json:
                    (output or sys.stdout).write(line)
            if not request.as_json:
                account.show(each)
        if page:
            page.write(render(kept, title=request.title))
    return Outcome(documents, len(faults), tuple(kept))


def _spare_the_input(request: Request) -> None:
    asked = [path for path in (request.record, request.page) if path]
    if not asked:
        return
    if len({path.resolve() for path in asked}) < len(asked):
        raise UnwritableOutput(str(request.page), "is asked for as record and as page; name two files")
    sources = {path.resolve() for path in files_under(request.paths)}
    for path in asked:
        if path.resolve() in sources:
            raise UnwritableOutput(str(path), "is to be read as well; name another file")
