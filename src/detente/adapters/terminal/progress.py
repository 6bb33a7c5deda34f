"""A progress bar on standard error, and only where somebody watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

WORTH_IT = 200_000
"""Bytes below which reading is over before a bar would be looked at."""


@contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """What to call with each number of bytes that has been read.

    Args:
        total: bytes to be read in all.
    """
    console = Console(stderr=True)
    columns = (TextColumn("Reading"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    shown = console.is_terminal and total >= WORTH_IT
    with Progress(*columns, console=console, transient=True, disable=not shown) as bar:
        task = bar.add_task("Reading", total=total)
        yield lambda count: bar.advance(task, count)


MANY = 100
"""Things below which going through them is over before a bar would be looked at."""


@contextmanager
def counting(words: str, total: int) -> Iterator[Callable[[int], None]]:
    """What to call with each number of things that are done.

    Args:
        words: what is being done. total: how many there are.
    """
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    shown = console.is_terminal and total >= MANY
    with Progress(*columns, console=console, transient=True, disable=not shown) as bar:
        task = bar.add_task(words, total=total)
        yield lambda count: bar.advance(task, count)


@contextmanager
def stages(total: int) -> Iterator[Callable[[str], None]]:
    """What to call at the beginning of each stage of a work, with its name.

    Args:
        total: how many stages there are.
    """
    console = Console(stderr=True)
    columns = (TextColumn("{task.description:<40}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=total)
        begun = 0

        def begin(words: str) -> None:
            nonlocal begun
            bar.update(task, description=words, completed=begun)
            begun += 1

        yield begin
