"""The actors of a project: listed, shown, proposed to be one, merged, split, and the names they go by."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from detente.adapters.directory import load_directory
from detente.adapters.project import found
from detente.adapters.store import Store
from detente.analysis.actors import Actor, Cast, actor_called, cast_of
from detente.analysis.candidates import Candidate, candidates_of
from detente.analysis.disputes import Dispute, disputes_of
from detente.analysis.kinds import KINDS_OF_ACTORS, UNCLEAR, UNNAMED
from detente.analysis.naming import Contradiction, Merge, Naming
from detente.analysis.offices import Office
from detente.errors import UnreadableInput
from detente.workflow.names import naming_kept, readings_kept
from detente.workflow.reviewing import Review, review_of

__all__ = [
    "Actor",
    "Candidate",
    "Cast",
    "Contradiction",
    "Dispute",
    "Merge",
    "Naming",
    "Office",
    "People",
    "disputes",
    "judge",
    "listed",
    "people",
    "undo",
]

NEAREST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The actors of a project.

    Attributes:
        cast: everybody. naming: what they are called, and why.
    """

    cast: Cast
    naming: Naming

    def candidates(self) -> tuple[Candidate, ...]:
        """Who may be one actor."""
        return candidates_of(self.cast.actors, self.naming, load_directory())

    def speakers_for(self, party: str) -> tuple[Actor, ...]:
        """Who speaks for a state or organisation, those who say most first."""
        return tuple(
            each for each in self.cast.actors if any(spoken.party == party for spoken in each.speaks_for)
        )

    def called(self, name: str) -> Actor:
        """The one actor whom a name means. Raises UnreadableInput where it means none or several."""
        meant = actor_called(name, self.cast.actors)
        named = [each for each in meant if each.kind not in (UNNAMED, UNCLEAR)]
        meant = named if len(named) == 1 else meant
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise UnreadableInput(
                name, f"may be {', '.join(each.name for each in meant)}; give the whole name"
            )
        raise UnreadableInput(name, _unknown(name, [each.name for each in self.cast.actors]))


def listed(people: People, *, kind: str | None = None, everybody: bool = False) -> tuple[Actor, ...]:
    """The actors that one looks for: of a kind, else those named who speak, meet or are spoken for.

    Raises:
        UnreadableInput: there is no such kind.
    """
    if kind is not None and kind not in KINDS_OF_ACTORS:
        raise UnreadableInput(f"--kind {kind}", f"is none of {', '.join(KINDS_OF_ACTORS)}")
    spoken_for = {spoken.party for each in people.cast.actors for spoken in each.speaks_for}
    if kind is not None or everybody:
        return tuple(each for each in people.cast.actors if kind in (None, each.kind))
    return tuple(
        each
        for each in people.cast.actors
        if each.kind not in (UNNAMED, UNCLEAR) and (each.statements or each.meets or each.name in spoken_for)
    )


def people(start: Path) -> People:
    """Everybody in a project's record. Raises NoProject where there is none."""
    store = Store(found(start).store_url)
    naming = naming_kept(store)
    return People(cast=cast_of(store.readings(), naming, load_directory()), naming=naming)


def disputes(start: Path) -> tuple[Dispute, ...]:
    """What is disputed in a project's record. Raises NoProject where there is none."""
    return disputes_of(readings_kept(Store(found(start).store_url)))


def judge(one: str, other: str, verdict: str, *, start: Path, by: str | None, note: str | None) -> Naming:
    """Say that two names are one actor, called `one`, or two, or that it is open; the naming after that.

    Raises:
        UnreadableInput: a name is nobody's in the record, or both are the same.
    """
    hand, first, second = _both(one, other, start, by)
    hand.same_actor(first, second, verdict, note=note, name=first if verdict == "positive" else None)
    return naming_kept(Store(found(start).store_url))


def undo(one: str, other: str, *, start: Path, by: str | None) -> Naming:
    """Take back one's own last judgement on two names. Raises UnreadableInput where there is none."""
    hand, first, second = _both(one, other, start, by)
    hand.undo_same_actor(first, second)
    return naming_kept(Store(found(start).store_url))


def _both(one: str, other: str, start: Path, by: str | None) -> tuple[Review, str, str]:
    if one == other:
        raise UnreadableInput(one, "is one name; give two")
    cast = people(start).cast
    known = {name for each in cast.actors for name in (each.name, *(read for read, _ in each.read))}
    known |= {name for name, _ in cast.nobody}
    for name in (one, other):
        if name not in known:
            raise UnreadableInput(name, _unknown(name, known))
    return review_of(start, by=by), one, other


def _unknown(name: str, known: set[str] | list[str]) -> str:
    near = get_close_matches(name, known, n=NEAREST, cutoff=0.5)
    words = f"; perhaps {', '.join(near)}" if near else ""
    return f"is nobody in the record{words}; `detente actors` lists them"
