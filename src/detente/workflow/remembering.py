"""Answers kept in this process: worked out once, however many ask, and the least used forgotten."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


class Remembered:
    """As many answers as there is room for, each under what it depends on.

    An answer that fails is told to all who wait for it, and not kept.

    >>> kept = Remembered(room=1)
    >>> kept.answer("sum", lambda: 1 + 1), kept.answer("sum", lambda: 1 / 0)
    (2, 2)
    """

    def __init__(self, *, room: int) -> None:
        self._room = room
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._answers)

    def answer(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """The answer under a key; whoever asks while it is worked out waits for it."""
        with self._lock:
            known = self._answers.get(key)
            mine = known is None
            future: Future[Any] = known if known is not None else Future()
            self._answers[key] = future
            self._answers.move_to_end(key)
            while len(self._answers) > self._room:
                self._answers.popitem(last=False)
        if mine:
            try:
                future.set_result(work_out())
            except BaseException as raised:
                with self._lock:
                    self._answers.pop(key, None)
                future.set_exception(raised)
                raise
        found: T = future.result()
        return found
