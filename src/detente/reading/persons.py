"""How reports introduce persons: titles, roles and given names, and what each tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title before a name: the role and the gender that it tells, where it tells any."""

    role: str | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLexicon:
    """Words that introduce persons.

    Attributes:
        titles: by the word before a name, without full stops, lower case ("sen", "president").
        title_words: lower-case words that may stand within a title ("deputy", "foreign").
        offices_of: lower-case words for what an office is of ("state", after "Secretary of").
        roles: nouns for persons in an office or occupation, singular -> the narrower nouns that
            each may stand for ("official" -> "minister", "envoy", ...).
        genders: "male" or "female" by given name or noun, lower case.
        given: given names, lower case, also those that tell no gender.
        epithets: nouns for somebody already known ("the billionaire").
        informants: nouns for unnamed informants, singular and plural.
        not_persons: last words of names that are no person's, lower case.
        surnames: those of them that are surnames too, after a given name.
        titular: every word that a title before a name may have.
    """

    titles: Mapping[str, Title]
    title_words: frozenset[str]
    offices_of: frozenset[str]
    roles: Mapping[str, frozenset[str]]
    genders: Mapping[str, str]
    given: frozenset[str]
    epithets: frozenset[str]
    informants: frozenset[str]
    not_persons: frozenset[str]
    surnames: frozenset[str]
    titular: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        titular = self.title_words | frozenset(self.titles) | frozenset(self.roles)
        object.__setattr__(self, "titular", titular)

    def role_of(self, noun: str) -> str | None:
        """The singular of a lower-case noun if it is a role: "diplomats" is "diplomat"."""
        if noun in self.roles:
            return noun
        if noun.endswith("men"):
            singular = f"{noun[:-3]}man"
        elif noun.endswith("ies"):
            singular = f"{noun[:-3]}y"
        elif noun.endswith("ches"):
            singular = noun[:-2]
        elif noun.endswith("s"):
            singular = noun[:-1]
        else:
            return None
        return singular if singular in self.roles else None

    def may_be(self, noun: str, role: str) -> bool:
        """Whether "the `noun`" may stand for a person known as `role`."""
        return noun == role or role in self.roles.get(noun, frozenset())
