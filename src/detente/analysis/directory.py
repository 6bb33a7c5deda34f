"""Who is who, apart from any text: states, organisations, office holders, and who belongs to what."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.record.polity import Membership, Polity, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorWords:
    """Words that tell an actor from other things that stand where a speaker does, in lower case.

    Attributes:
        open: pronouns left open. owners: what stands before a noun that is no name ("our").
        groups: nouns for people who are described. organs: last words of a state's parts.
        things: last words of what can't act. factions: singulars of a party's people ("republican").
        particles: words in lower case within names ("von").
    """

    open: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    organs: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    factions: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()


class Directory:
    """Looks up actors that are on the public record.

    Args:
        polities: states and organisations. terms: who held which office when.
        spellings: other spellings of surnames, as they are folded here ("zelenskyy" for "zelensky").
        memberships: which states belong to what. given: given names, lower case.
        roles: nouns for persons in an office or occupation, singular, lower case.
        titles: words before a name ("sen"). honorifics: those that are no office ("mr").
        titular: further words within a title ("deputy", "state"). bodies: last words of bodies' names.
    """

    __slots__ = (
        "_holders",
        "_polities",
        "_terms",
        "bodies",
        "given",
        "honorifics",
        "memberships",
        "modifiers",
        "roles",
        "titles",
        "titular",
        "words",
    )

    def __init__(
        self,
        polities: Iterable[Polity],
        terms: Iterable[Term],
        *,
        spellings: Mapping[str, str],
        memberships: Iterable[Membership] = (),
        given: Iterable[str] = (),
        roles: Iterable[str] = (),
        titles: Iterable[str] = (),
        honorifics: Iterable[str] = (),
        titular: Iterable[str] = (),
        bodies: Iterable[str] = (),
        words: ActorWords | None = None,
    ) -> None:
        known = tuple(polities)
        self._polities: Mapping[str, Polity] = {
            key(name): each for each in reversed(known) for name in (each.name, *each.also)
        }
        self.modifiers: Mapping[str, str] = {
            key(word): each.name
            for each in reversed(known)
            for word in (each.name, *each.also, *each.adjectives, *each.people)
        }
        self._terms: dict[str, tuple[Term, ...]] = {}
        for term in terms:
            self._terms[term.holder] = (*self._terms.get(term.holder, ()), term)
        surnames = {folded(other): folded(one) for other, one in spellings.items()}
        self._holders = _Holders(self._terms, surnames)
        self.memberships = tuple(memberships)
        self.given = frozenset(given)
        self.roles = frozenset(roles)
        self.titles = frozenset(titles)
        self.honorifics = frozenset(honorifics)
        self.titular = frozenset(titular) | self.titles | self.roles
        self.bodies = frozenset(bodies)
        self.words = words or ActorWords()

    def polity(self, name: str) -> Polity | None:
        """The state or organisation so called, by any of its names; a pronoun is none ("us")."""
        return None if name.islower() else self._polities.get(key(name))

    def holder(self, name: str) -> str | None:
        """The office holder whom a full name means, or a title with a surname, as the roster writes the name.

        None for a bare surname, and where several of a surname held such an office.
        """
        words = [key(word) for word in name.split()]
        title = {spelled(word) for word in words[:-1] if word not in JOINS}
        if title and title <= self.titular:
            return self._holders.titled(title, words[-1])
        return self._holders.of(name)

    def names(self) -> Iterator[str]:
        """Every name that it knows, of states and organisations, of what speaks for them, and of holders."""
        for each in dict.fromkeys(self._polities.values()):
            yield from (each.name, *each.also, *each.capitals, *each.seats)
        yield from self._terms

    def terms(self, holder: str) -> tuple[Term, ...]:
        """Every office of a holder."""
        return self._terms.get(holder, ())

    def members(self, of: str, on: str) -> tuple[Membership, ...]:
        """Who belongs to an organisation on an ISO date."""
        return tuple(each for each in self.memberships if each.of == of and each.holds_on(on))

    def belongs(self, member: str, on: str) -> tuple[Membership, ...]:
        """To what a state belongs on an ISO date."""
        return tuple(each for each in self.memberships if each.member == member and each.holds_on(on))

    def is_role(self, noun: str) -> bool:
        """Whether a noun, singular or plural, is an office or occupation."""
        return any(each in self.roles for each in singulars(noun.casefold()))


class _Holders:
    """Office holders by surname, with the consonants of the given name or with an office."""

    __slots__ = ("_by_name", "_by_surname", "_spellings")

    def __init__(self, holders: Mapping[str, tuple[Term, ...]], spellings: Mapping[str, str]) -> None:
        self._spellings = spellings
        self._by_surname: dict[str, list[Term]] = {}
        for holder, terms in holders.items():
            self._by_surname.setdefault(folded(holder.removesuffix(" Jr.").split()[-1]), []).extend(terms)
        found: dict[tuple[str, str], set[str]] = {}
        for holder in holders:
            if (name := self._key(holder)) is not None:
                found.setdefault(name, set()).add(holder)
        self._by_name = {name: min(same) for name, same in found.items() if len(same) == 1}

    def of(self, name: str) -> str | None:
        found = self._key(name)
        return None if found is None else self._by_name.get(found)

    def titled(self, title: set[str], surname: str) -> str | None:
        last = folded(surname)
        fitting = {
            term.holder
            for term in self._by_surname.get(self._spellings.get(last, last), ())
            if title <= set(term.office)
        }
        return min(fitting) if len(fitting) == 1 else None

    def _key(self, name: str) -> tuple[str, str] | None:
        words = [folded(word) for word in name.removesuffix(" Jr.").split()]
        words = [word for word in words if word]
        if len(words) < 2:
            return None
        return skeleton(words[0]), " ".join([*words[1:-1], self._spellings.get(words[-1], words[-1])])


JOINS = frozenset(("of", "the", "for", "and", "a", "an", "to"))
"""Words within an office that don't tell it from another."""

_ALIKE = {
    "defence": "defense",
    "advisor": "adviser",
    "spokesperson": "spokesman",
    "spokeswoman": "spokesman",
}


def spelled(word: str) -> str:
    """A word of an office as the roster spells it."""
    return _ALIKE.get(word, word)


def key(name: str) -> str:
    """A name without case, full stops and article.

    >>> key("the U.S."), key("NATO")
    ('us', 'nato')
    """
    return " ".join(name.replace(".", "").replace("’", "'").casefold().split()).removeprefix("the ")


def folded(word: str) -> str:
    """A word's letters without case, accents and marks.

    >>> folded("Erdoğan"), folded("al-Assad")
    ('erdogan', 'alassad')
    """
    if word.isascii():
        return "".join(filter(str.isalpha, word.casefold()))
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(each for each in plain if each.isalpha() and not unicodedata.combining(each))


def skeleton(word: str) -> str:
    """A folded word as its first letter and the consonants after it, doubling aside: equal for spellings.

    >>> skeleton("sergei") == skeleton("sergey"), skeleton("mohammed") == skeleton("muhammad")
    (True, True)
    """
    consonants = [each for each in word if each not in "aeiouy"]
    kept = [each for at, each in enumerate(consonants) if not at or consonants[at - 1] != each]
    return (word[:1] if word[:1] in "aeiouy" else "") + "".join(kept)


def singulars(noun: str) -> tuple[str, ...]:
    """The forms of which a noun may be the plural, itself among them.

    >>> singulars("diplomats")
    ('diplomats', 'diplomat')
    """
    forms = [noun]
    for ending, instead in (("men", "man"), ("ies", "y"), ("ches", "ch"), ("s", "")):
        if noun.endswith(ending):
            forms.append(noun.removesuffix(ending) + instead)
            break
    return tuple(forms)
