"""Load the reader's knowledge from the data files that ship with the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from detente.adapters.acts import act_lexicon
from detente.adapters.cues import cue_lexicon
from detente.adapters.forces import force_lexicon
from detente.adapters.ontology import ontology_of
from detente.adapters.people import person_lexicon, roster
from detente.adapters.pledges import pledges_of
from detente.adapters.talks import talk_lexicon
from detente.adapters.thought_units import wording_lexicon
from detente.analysis.suggestion import PlainWords
from detente.reading.gazetteer import Gazetteer
from detente.reading.knowledge import Knowledge
from detente.reading.thought_units import Wording
from detente.record.polity import Polity


@cache
def load_knowledge() -> Knowledge:
    """The knowledge that ships: read once, immutable, shared by every reader of the process."""
    events = load_yaml("plover.yaml")
    return Knowledge(
        gazetteer=Gazetteer(load_polities()),
        cues=cue_lexicon(load_yaml("cues.yaml")),
        forces=force_lexicon(load_yaml("forces.yaml")),
        persons=person_lexicon(load_yaml("persons.yaml"), load_yaml("given_names.yaml")),
        roster=roster(load_yaml("offices.yaml")),
        acts=act_lexicon(load_yaml("acts.yaml")),
        ontology=ontology_of(events),
        pledges=pledges_of(load_yaml("commitments.yaml"), events["irregular"]),
        talks=talk_lexicon(load_yaml("talks.yaml")),
    )


@cache
def known_parties() -> frozenset[str]:
    """The names of the states and organisations that the package knows."""
    states, bodies = load_yaml("states.yaml")["states"], load_yaml("organisations.yaml")["organisations"]
    return frozenset([*states, *bodies])


@cache
def load_wording() -> Wording:
    """What tells an act by words alone: enough for a record that is read already."""
    data = load_yaml("acts.yaml")
    return Wording(
        wording_lexicon(load_yaml("wording.yaml"), data), act_lexicon(data), Gazetteer(load_polities())
    )


def load_plain_words() -> PlainWords:
    """Words that name no issue and no way of settling one."""
    data = load_yaml("suggestion.yaml")
    return PlainWords(generic=frozenset(data["generic"].split()), verbs=frozenset(data["plain"].split()))


def load_yaml(name: str) -> Any:
    """One of the package's data files as plain values."""
    text = files("detente").joinpath("data", name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def load_polities() -> tuple[Polity, ...]:
    """The states and organisations that ship."""
    states = [_state(name, row) for name, row in load_yaml("states.yaml")["states"].items()]
    bodies = [
        _organisation(name, row) for name, row in load_yaml("organisations.yaml")["organisations"].items()
    ]
    return (*states, *bodies)


def _state(name: str, row: dict[str, Any]) -> Polity:
    adjectives = _words(row.get("adjective"))
    people = _words(row.get("people")) or tuple(
        f"{adjective}s" for adjective in adjectives if "." not in adjective
    )
    return Polity(
        name=name,
        kind="state",
        also=_words(row.get("also")),
        adjectives=adjectives,
        people=people,
        capitals=_words(row.get("capital")) if row.get("capital_speaks", True) else (),
        seats=_words(row.get("seats")),
    )


def _organisation(name: str, row: dict[str, Any]) -> Polity:
    return Polity(
        name=name,
        kind="organisation",
        also=_words(row.get("also")),
        seats=_words(row.get("seats")),
        nouns=_words(row.get("noun")),
        members=bool(row.get("members", False)),
    )


def _words(value: str | list[str] | None) -> tuple[str, ...]:
    """One word or phrase, several, or none."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
