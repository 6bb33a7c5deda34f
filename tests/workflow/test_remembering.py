"""Answers kept in the process: worked out once, bounded, a failure never kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from detente.workflow.remembering import Remembered


def test_an_answer_is_worked_out_once_however_many_ask_at_once() -> None:
    kept = Remembered(room=4)
    together, worked = Barrier(8), []
    gate = Event()

    def work_out() -> int:
        gate.wait()
        worked.append(1)
        return 7

    def ask() -> int:
        together.wait()
        return kept.answer("key", work_out)

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(ask) for _ in range(8)]
        gate.set()
        assert [each.result() for each in asked] == [7] * 8
    assert worked == [1]


def test_the_least_used_is_forgotten() -> None:
    kept = Remembered(room=2)
    for key in ("a", "b", "a", "c"):
        kept.answer(key, lambda: key)  # noqa: B023
    assert len(kept) == 2
    assert kept.answer("a", lambda: "again") == "a"
    assert kept.answer("b", lambda: "again") == "again"


def test_a_failure_is_told_and_not_kept() -> None:
    kept = Remembered(room=2)

    def fail() -> int:
        raise ValueError("no")

    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            kept.answer("key", fail)
    assert len(kept) == 0
    assert kept.answer("key", lambda: 3) == 3


def test_one_answer_may_ask_for_another() -> None:
    kept = Remembered(room=2)
    assert kept.answer("whole", lambda: kept.answer("part", lambda: 2) + 1) == 3
