"""What is worked out from the whole record: once however many ask, and again when the record changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from detente.adapters import drawings
from detente.adapters.drawings import FIRST_PATIENCE, REST, Drawings, Drawn
from detente.adapters.jobs import Jobs, Step, Unfinished


class Record:
    """A record whose state is a number, and what is drawn of it, which may be held up."""

    def __init__(self) -> None:
        self.state = 1
        self.drawn = 0
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.drawings = Drawings(Jobs(), lambda: self.state)

    def draw(self, step: Step) -> int:
        self.drawn += 1
        state = self.state
        assert self.may_go_on.wait(60)
        return state

    def ask(self) -> Drawn[int]:
        return self.drawings.get("whole", self.draw, name="Drawing", address="/")


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Time as the drawings see it, which stands still until it is moved on."""
    now = SimpleNamespace(seconds=1000.0)
    monkeypatch.setattr(drawings, "time", SimpleNamespace(monotonic=lambda: now.seconds))
    return now


def ended(ask: Callable[[], Drawn[int]], value: int) -> None:
    while ask() != Drawn(value, True):
        threading.Event().wait(0.01)


def test_it_is_drawn_once_for_all_who_ask_until_the_record_changes(record: Record) -> None:
    found: list[Drawn[int]] = []
    asking = [threading.Thread(target=lambda: found.append(record.ask())) for _ in range(8)]
    for each in asking:
        each.start()
    for each in asking:
        each.join()
    assert found == [Drawn(1, True)] * 8
    assert record.drawn == 1
    record.state = 2
    assert record.ask() == Drawn(2, True)
    assert record.drawn == 2


def test_whoever_asks_first_is_told_of_the_work_where_it_takes_long(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert FIRST_PATIENCE > 0
    monkeypatch.setattr(drawings, "FIRST_PATIENCE", 0.05)
    record.may_go_on.clear()
    with pytest.raises(Unfinished) as told:
        record.ask()
    assert told.value.job.address == "/"
    record.may_go_on.set()
    assert told.value.job.wait(60)
    assert record.ask() == Drawn(1, True)


def test_the_older_is_shown_while_the_new_one_takes_long(record: Record) -> None:
    record.ask()
    record.may_go_on.clear()
    record.state = 2
    assert record.ask() == Drawn(1, False)
    record.may_go_on.set()
    ended(record.ask, 2)


def test_what_takes_long_is_left_alone_while_the_record_goes_on_changing(record: Record, clock: Any) -> None:
    record.ask()
    # The first is no measure of the next ones, which find most of their work done.
    record.state, took = 2, 10.0
    record.may_go_on.clear()
    assert record.ask() == Drawn(1, False)
    clock.seconds += took
    record.may_go_on.set()
    ended(record.ask, 2)
    record.state = 3
    assert record.ask() == Drawn(2, False)
    clock.seconds += REST * took - 1
    assert record.ask() == Drawn(2, False)
    assert record.drawn == 2
    clock.seconds += 1
    ended(record.ask, 3)
    assert record.drawn == 3
