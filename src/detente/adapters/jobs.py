"""Long work beside the answering of requests: done one piece after the other, watched, and cancelled."""

from __future__ import annotations

import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Protocol

from detente.errors import Busy, DetenteError

MOST_WAITING = 8
MOST_REMEMBERED = 200
WAITING, RUNNING, DONE, FAILED, CANCELLED = STATES = ("waiting", "running", "done", "failed", "cancelled")
ENDED = (DONE, FAILED, CANCELLED)


class Cancelled(Exception):
    """Raised within work that nobody wants any more, at its next step."""


class Unfinished(Exception):
    """What was asked for is still being worked on."""

    def __init__(self, job: Job) -> None:
        super().__init__(job.id)
        self.job = job


class Step(Protocol):
    """What work calls as it goes on."""

    def __call__(self, done: int, total: int, words: str = "") -> None:
        """So much of so much is done. Raises Cancelled where it is no longer wanted."""


@dataclass(slots=True, eq=False)
class Job:
    """One piece of work.

    Attributes:
        id: a number that can't be guessed. name: what is done. address: where what it makes is shown.
        state: one of STATES. done, total: how far it is, in units of its own; total is 0 until known.
        told: what it has to say, the latest last. reason: why it failed.
    """

    id: str
    name: str
    address: str
    state: str = WAITING
    done: int = 0
    total: int = 0
    told: list[str] = field(default_factory=list)
    reason: str | None = None
    fault: Exception | None = None
    _work: Callable[[Step], object] | None = None
    _at_end: Callable[[], object] = lambda: None
    _ended: threading.Event = field(default_factory=threading.Event)
    _unwanted: threading.Event = field(default_factory=threading.Event)

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED

    @property
    def is_unwanted(self) -> bool:
        """Somebody asked for its end, which comes at its next step."""
        return self._unwanted.is_set()

    def wait(self, seconds: float) -> bool:
        """Whether it ends within so many seconds."""
        return self._ended.wait(seconds)

    def cancel(self) -> None:
        """End it at its next step; what it has kept until then stays kept."""
        self._unwanted.set()

    def step(self, done: int, total: int, words: str = "") -> None:
        """See `Step`."""
        if self.is_unwanted:
            raise Cancelled
        self.done, self.total = done, total
        if words:
            self.told = [*self.told[-_MOST_TOLD:], words]

    def run(self) -> None:
        """Do the work; nothing that goes wrong in it comes out."""
        work, self._work = self._work, None
        try:
            self.step(0, self.total)
            self.state = RUNNING
            if work is not None:
                work(self.step)
            self.state = DONE
        except Cancelled:
            self.state = CANCELLED
        except DetenteError as fault:
            self.fault, self.reason, self.state = fault, str(fault), FAILED
        except Exception as fault:
            logging.getLogger(__name__).exception("%s failed", self.name)
            self.fault, self.reason, self.state = fault, "The program failed in this work.", FAILED
        finally:
            self._at_end()
            self._ended.set()


_MOST_TOLD = 200


class Jobs:
    """The work of one server, done by one thread in the order in which it was asked for."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: SimpleQueue[Job] = SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(
        self,
        name: str,
        work: Callable[[Step], object],
        *,
        address: str,
        at_end: Callable[[], object] = lambda: None,
    ) -> Job:
        """Put work at the end of the line. Raises Busy where the line is full.

        Args:
            at_end: called when it has ended, begun or not.
        """
        job = Job(id=secrets.token_urlsafe(12), name=name, address=address, _work=work, _at_end=at_end)
        with self._lock:
            waiting = sum(not each.has_ended for each in self._jobs.values())
            if waiting >= MOST_WAITING:
                raise Busy(f"{waiting} pieces of work wait already; let one end, or cancel it")
            self._jobs[job.id] = job
            self._forget()
            if self._thread is None:
                # A daemon, so that whoever interrupts the server doesn't wait for it.
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()
        self._queue.put(job)
        return job

    def job(self, identity: str) -> Job:
        """Raises KeyError where it is not known, or no longer."""
        return self._jobs[identity]

    def _forget(self) -> None:
        ended = [each.id for each in self._jobs.values() if each.has_ended]
        for identity in ended[: max(0, len(self._jobs) - MOST_REMEMBERED)]:
            del self._jobs[identity]

    def _work(self) -> None:
        while True:
            self._queue.get().run()
