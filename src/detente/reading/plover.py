"""PLOVER as the reader needs it: printed forms of words, each with the frames that make events of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
"""The event types of the PLOVER manual, draft 0.8 (Open Event Data Alliance 2021)."""


DUTY = frozenset(("must", "should", "ought"))
"""Modal verbs that lay a duty on someone."""
DENY = "deny"
"""The stance that says a deed was not, or will not be, done."""
ANY = frozenset(("name", "pronoun"))
"""Classes that tags tell, not words: any name, any personal pronoun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a word or a frame stands for: an event type, or a stance towards another deed.

    Attributes:
        type: an event type, or None. stance: the name of a stance, or None.
        latent: whether it counts only as what someone means to do.
    """

    type: str | None = None
    stance: str | None = None
    mode: str | None = None
    context: tuple[str, ...] = ()
    latent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A verb's use and the conditions under which it is that use.

    Attributes:
        particle: the particle or preposition that goes with the verb, "" where there is none.
        object, subject: classes of nouns of which one must stand there; empty: any or none.
        head: words of which the object's head must be one.
        joined: preposition → classes of nouns after it (empty: any); one must be there.
        clause, infinitive: whether it must govern a clause, or one with "to".
        bare: whether it must lack (or, False, have) an object.
        active: whether it mustn't be passive.
        raised: whether its clause must have its own subject. joint: whether its subject must be several.
        purpose: printed forms of verbs of which one must head its infinitive of purpose.
    """

    deed: Deed
    particle: str = ""
    object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    head: frozenset[str] = frozenset()
    joined: Mapping[str, frozenset[str]] = field(default_factory=dict)
    clause: bool = False
    infinitive: bool = False
    bare: bool | None = None
    active: bool = False
    raised: bool = False
    joint: bool = False
    purpose: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun's classes and what it stands for; `before` are the words that must come just before it.

    Attributes:
        alone: whether it names an event where no verb carries it.
    """

    classes: frozenset[str]
    deed: Deed | None = None
    before: tuple[str, ...] = ()
    alone: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What becomes of a deed that a party intends, demands, refuses …: the type by the kind of deed.

    Attributes:
        good, bad, other: the type where the deed is co-operative, conflictual, or none of PLOVER's.
        modality: of the deed itself.
    """

    good: str | None
    bad: str | None
    other: str | None
    modality: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """The codebook, indexed by printed forms in lower case.

    Attributes:
        prospects: words that make a noun's deed one that may come ("any", "potential", "the event of").
        triggers: every form that may name an event. denials: forms of verbs that deny.
    """

    version: int
    cooperative: frozenset[str]
    stances: Mapping[str, Stance]
    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Noun, ...]]
    adjectives: Mapping[str, str]
    report: frozenset[str]
    aspect: frozenset[str]
    halt: frozenset[str]
    prospects: frozenset[str]
    actors: frozenset[str]
    organs: frozenset[str]
    contexts: Mapping[str, str]
    triggers: frozenset[str] = field(init=False)
    denials: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        words = {*self.verbs, *self.nouns, *self.adjectives, *self.aspect, *self.halt, *DUTY}
        object.__setattr__(self, "triggers", frozenset(words))
        denials = (
            form for form, frames in self.verbs.items() if any(each.deed.stance == DENY for each in frames)
        )
        object.__setattr__(self, "denials", frozenset(denials))

    def turned(self, stance: str, deed: str | None) -> str | None:
        """The event type of a stance towards a deed of the given type."""
        row = self.stances[stance]
        if deed is None:
            return row.other
        return row.good if deed in self.cooperative else row.bad
