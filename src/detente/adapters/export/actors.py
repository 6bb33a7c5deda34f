"""Whom a record names: states, organisations, persons, and those of whom it doesn't say which."""

from __future__ import annotations

import hashlib
from functools import cache

from detente.adapters.knowledge import load_yaml
from detente.record import Claim, Commitment, Deployment, Event, Meeting, Statement

STATE, ORGANISATION, PERSON, ACTOR = "state", "organisation", "person", "actor"
_BETWEEN = "; "


def identity(*parts: str) -> str:
    """A short name for what these say, the same in every export."""
    return hashlib.sha1("\x00".join(parts).encode(), usedforsecurity=False).hexdigest()[:20]


class Cast:
    """Everybody whom claims name, each once, in the order of first mention."""

    def __init__(self) -> None:
        self._kinds: dict[str, str] = {}

    def meet(self, claim: Claim) -> None:
        """Take in whom a claim names."""
        for name in named_by(claim):
            self._kinds.setdefault(name, _known().get(name, ACTOR))
        if isinstance(claim.body, Meeting):
            for name in claim.body.named:
                self._kinds[name] = _known().get(name, PERSON)

    def members(self) -> list[tuple[str, str]]:
        """Each name, and what bears it."""
        return list(self._kinds.items())


def named_by(claim: Claim) -> list[str]:
    """The actors that a claim names: who speaks, acts or meets first, then the others."""
    body = claim.body
    if isinstance(body, Statement):
        speaker = body.speaker
        return [] if speaker is None else _present(speaker.entity, *parties_of(speaker.party))
    if isinstance(body, Meeting):
        return _present(*body.parties, *body.named)
    if isinstance(body, Deployment):
        return _present(body.actor)
    if isinstance(body, Commitment):
        return _present(*parties_of(body.party))
    return _present(body.actor, body.recipient) if isinstance(body, Event) else []


def parties_of(party: str | None) -> list[str]:
    """The states and organisations of a field that may hold several."""
    return party.split(_BETWEEN) if party else []


def _present(*names: str | None) -> list[str]:
    return list(dict.fromkeys(name for name in names if name and name.strip()))


@cache
def _known() -> dict[str, str]:
    states = dict.fromkeys(load_yaml("states.yaml")["states"], STATE)
    return states | dict.fromkeys(load_yaml("organisations.yaml")["organisations"], ORGANISATION)
