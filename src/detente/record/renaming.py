"""Readings under the names by which a record calls its actors; what the text says stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from detente.record.claim import identity_of
from detente.record.claims import Commitment, Deployment, Event, Meeting
from detente.record.reading import Reading, Reviewed
from detente.record.rows import row_of
from detente.record.statement import Statement

Naming = Callable[[str], str]
"""From a name as read to the name that the record uses."""

JOINT = "; "
"""Between the names of several who speak together."""


def renamed(readings: Iterable[Reading], naming: Naming) -> Iterator[Reading]:
    """The readings with every actor under its one name; each claim keeps its id."""
    for reading in readings:
        yield _renamed(reading, naming)


def each_named(names: str | None) -> tuple[str, ...]:
    """The single names in a joint one.

    >>> each_named("Joe Biden; Vladimir Putin"), each_named(None)
    (('Joe Biden', 'Vladimir Putin'), ())
    """
    return tuple(part for part in (names or "").split(JOINT) if part)


def joint(names: str | None, naming: Naming) -> str | None:
    """A name, or the names of several together, as the record calls them."""
    if names is None:
        return None
    return JOINT.join(dict.fromkeys(naming(part) for part in each_named(names)))


def _renamed(reading: Reading, naming: Naming) -> Reading:
    known = {each.content: each for each in reading.reviewed}
    reviewed = dict.fromkeys(reading.reviewed)
    changed: dict[str, Any] = {}
    for kind, rename in _RENAMES:
        bodies = getattr(reading, f"{kind}s")
        renamed_bodies = tuple(rename(body, naming) for body in bodies)
        if renamed_bodies == bodies:
            continue
        changed[f"{kind}s"] = renamed_bodies
        if kind == "statement":  # whose id doesn't hang on names
            continue
        for before, after in zip(bodies, renamed_bodies, strict=True):
            if before == after:
                continue
            old, now = (identity_of(reading.document.id, kind, row_of(each)) for each in (before, after))
            if now not in known:
                review = known.get(old)
                known[now] = replace(review, content=now) if review else Reviewed(now, old, "proposed")
                reviewed[known[now]] = None
    return replace(reading, **changed, reviewed=tuple(reviewed)) if changed else reading


def _statement(body: Statement, naming: Naming) -> Statement:
    speaker = body.speaker
    if speaker is not None:
        speaker = replace(
            speaker,
            entity=joint(speaker.entity, naming) or speaker.entity,
            party=joint(speaker.party, naming),
        )
    return replace(body, speaker=speaker, addressee=joint(body.addressee, naming))


def _meeting(body: Meeting, naming: Naming) -> Meeting:
    parties = tuple(dict.fromkeys(naming(each) for each in body.parties))
    return replace(body, parties=parties, named=tuple(dict.fromkeys(naming(each) for each in body.named)))


def _deployment(body: Deployment, naming: Naming) -> Deployment:
    return replace(body, actor=joint(body.actor, naming))


def _commitment(body: Commitment, naming: Naming) -> Commitment:
    return replace(body, party=joint(body.party, naming))


def _event(body: Event, naming: Naming) -> Event:
    return replace(body, actor=joint(body.actor, naming), recipient=joint(body.recipient, naming))


_RENAMES: tuple[tuple[str, Callable[[Any, Naming], Any]], ...] = (
    ("statement", _statement),
    ("meeting", _meeting),
    ("deployment", _deployment),
    ("commitment", _commitment),
    ("event", _event),
)
