"""Documents given to a running workbench: kept beside the record while they are read, and never outside."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from detente.adapters.jobs import Job, Jobs, Step
from detente.adapters.store import Kept
from detente.brief.words import counted
from detente.errors import Busy, UnreadableInput, UnwritableOutput
from detente.reading.english import FOREIGN
from detente.workflow.adding import add

LONGEST_NAME = 120
_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*/\\]|[\ud800-\udfff]")


class Intake:
    """Reads into a project what its workbench is given.

    Args:
        folder: of the project.
    """

    def __init__(self, folder: Path, jobs: Jobs) -> None:
        self._folder = folder
        self._jobs = jobs

    def files(self, given: Sequence[tuple[str, bytes]], *, published: str | None = None) -> Job:
        """Read these files, each with the name that it came by.

        Args:
            published: the day of publication of those that don't say theirs.

        Raises:
            UnwritableOutput: the project's folder is full or can't be written to. Busy: too much waits.
        """
        safe = [(safe_name(name), content) for name, content in given]
        return self._take([(name, Path(name).suffix, content) for name, content in safe], published)

    def article(self, text: str, *, title: str, **about: str) -> Job:
        """Read one article with what is known about it: its title, publisher, url and day of publication."""
        row = {"text": text, "title": title, **{name: value for name, value in about.items() if value}}
        return self._take([(title, ".jsonl", json.dumps(row).encode())])

    def _take(self, given: Sequence[tuple[str, str, bytes]], published: str | None = None) -> Job:
        names: dict[str, str] = {}
        kept = None
        try:
            kept = Path(tempfile.mkdtemp(prefix=".incoming-", dir=self._folder))
            for number, (name, ending, content) in enumerate(given):
                path = kept / f"{number:03d}{ending}"
                path.write_bytes(content)
                names[str(path)] = name
        except OSError as fault:
            _removed(kept)
            raise UnwritableOutput(str(self._folder), f"can't be written to ({fault.strerror})") from None
        try:
            return self._jobs.start(
                f"Reading {counted(len(given), 'file')}",
                lambda step: _read(self._folder, names, step, published),
                address="/documents",
                at_end=lambda: _removed(kept),
            )
        except Busy:
            _removed(kept)
            raise


def _removed(folder: Path | None) -> None:
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)


def _read(folder: Path, names: dict[str, str], step: Step, published: str | None) -> None:
    done = total = 0

    def say(words: str = "") -> None:
        step(min(done, total), total, words)

    @contextmanager
    def watched(size: int) -> Iterator[Callable[[int], None]]:
        nonlocal total
        total = size

        def advance(count: int) -> None:
            nonlocal done
            done += count
            say()

        yield advance

    def name_of(name: str) -> str:
        """A line of a file of documents is named after both, the one line of an article after it."""
        if name in names:
            return names[name]
        path, _, line = name.rpartition(":")
        called = names.get(path, name)
        return f"{called}:{line}" if called.endswith(".jsonl") else called

    def on_kept(kept: Kept) -> None:
        again = f", version {kept.version}" if kept.version > 1 else ""
        undated = "" if kept.has_day else "; no day of publication is known: give it one on its page"
        say(f"Read: {kept.title or kept.name}{again}: {counted(kept.claims, 'claim')}{undated}")

    def on_foreign(kept: Kept) -> None:
        say(f"{kept.title or kept.name} {FOREIGN}")

    def on_unreadable(fault: UnreadableInput) -> None:
        say(f"Not read: {name_of(fault.name)}: {fault.reason}")

    added = add(
        [Path(each) for each in names],
        start=folder,
        on_kept=on_kept,
        on_unreadable=on_unreadable,
        on_foreign=on_foreign,
        published=published,
        watch=watched,
        name_of=name_of,
    )
    if added.known:
        say(f"Known already: {added.known}")
    if not added.new and not added.known:
        say("Nothing was read.")


def safe_name(name: str) -> str:
    """A file's name as a document may go by: no folder, nothing hidden, nothing that a system trips over.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\\\talks\\\\day 1.txt"), safe_name("..")
    ('passwd', 'day 1.txt', 'document.txt')
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    clean = _UNSAFE.sub("", last).strip().lstrip(".").strip()
    stem, dot, ending = clean.rpartition(".")
    if dot and stem:
        return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"[-LONGEST_NAME:]
    return clean[:LONGEST_NAME] or "document.txt"
