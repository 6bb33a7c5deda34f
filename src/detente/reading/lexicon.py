"""The words that attribute, and which of their complements is what is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb, noun or adjective that attributes.

    Attributes:
        lemma: the headword, with its particles ("point out").
        particles: words that must follow the verb ("out"), in order.
        complements: frames in which it attributes: "quote", "clause", "inf", "obj_inf", "obj", "ger",
            "as", "pred"; "told" where the direct object is the addressee.
        on: prepositions whose object is what is said.
        speech: it tells of an act of speech ("demand"), not of mind alone ("fear").
        following: prepositions that carry the object's content on ("blamed NATO for the rift").
    """

    lemma: str
    particles: tuple[str, ...] = ()
    complements: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()
    following: frozenset[str] = frozenset()
    speech: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CueLexicon:
    """Cues by their forms, lower case.

    Attributes:
        verbs: for each verb form its cues, those with particles first.
        nouns, adjectives: for each form its cue.
        light_verbs: forms of verbs that lend a noun cue their subject ("voiced hope").
        media: where and when words are said ("in a tweet", "on Friday"), no part of them.
        rubrics: what stands before a headline's colon and names no speaker ("analysis").
    """

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    light_verbs: frozenset[str]
    media: frozenset[str]
    rubrics: frozenset[str]
