"""Who holds a role: "the deputy foreign minister", "the official", "Russia's president"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from detente.reading.cast import Cast, Figure
from detente.reading.identity import PERSON, Identity
from detente.reading.knowledge import Knowledge
from detente.reading.parse import Parse
from detente.reading.roster import spelled

_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any", "no", "every", "each"})
_EMPTY = frozenset(
    {
        "the",
        "this",
        "that",
        "his",
        "her",
        "their",
        "its",
        "current",
        "new",
        "then",
        "veteran",
        "longtime",
        "top",
    }
    | {
        "top",
        "senior",
        "late",
        "outgoing",
        "incoming",
        "own",
        "same",
        "'s",
        "’s",
        ",",
        "-",
        "two",
        "three",
        "many",
    }
)
"""Words that say nothing of which office it is."""
_NATIONAL = {
    frozenset(words): "United States"
    for words in (
        ("secretary", "state"),
        ("deputy", "secretary", "state"),
        ("attorney", "general"),
        ("secretary", "defense"),
        ("treasury", "secretary"),
        ("house", "speaker"),
    )
}
"""Offices that only one state calls so."""


_TITLE = 8
"""So many tokens may a title before a name have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A description of somebody by role.

    Attributes:
        head: the role noun, singular. words: what else tells which ("deputy", "foreign").
        polities: of which states or bodies. definite: somebody already known.
        token: where its noun stands. gender: as the noun tells it.
    """

    head: str
    words: frozenset[str]
    polities: frozenset[str]
    definite: bool
    token: int
    gender: str | None = None


class Roles:
    """Finds who in a document, else in the roster of offices, answers to a role."""

    def __init__(
        self,
        parse: Parse,
        knowledge: Knowledge,
        cast: Cast,
        describe: Callable[[int, int], Identity | None],
        *,
        published: str | None,
        home: str | None,
    ) -> None:
        """Take a document's cast; `describe` words a noun phrase that names nobody."""
        self._parse = parse
        self._gazetteer = knowledge.gazetteer
        self._lexicon = knowledge.persons
        self._roster = knowledge.roster
        self._cast = cast
        self._published = published
        self._home = home
        self._describe = describe
        self._introduced: dict[str, list[tuple[int, Identity, frozenset[str]]]] | None = None

    def role(self, first: int, head: int) -> Role:
        """Read a noun phrase as the description of a role."""
        parse = self._parse
        words, polities = set[str](), set[str]()
        token = first
        while token < head:
            length = self._polity(token, head, polities)
            if not length:
                lower = parse.lowers[token]
                owner = parse.tags[token + 1] == "POS"
                place = parse.tags[token] == "NNP" and lower not in self._lexicon.title_words
                if not owner and not place and lower not in _EMPTY and lower not in _INDEFINITE:
                    words.add(lower)
                length = 1
            token += length
        words.update(self._complement(head, polities))
        opening = parse.lowers[first]
        definite = opening not in _INDEFINITE and (
            opening in _EMPTY
            or bool(polities)
            or parse.words[head][0].isupper()
            or parse.tags[first] == "PRP$"
        )
        noun = self._lexicon.role_of(parse.lowers[head]) or parse.lowers[head]
        return Role(
            head=spelled([noun])[0],
            gender=self._lexicon.genders.get(noun),
            words=frozenset(spelled(words)),
            polities=frozenset(polities),
            definite=definite,
            token=head,
        )

    def holder(self, role: Role) -> Identity | None:
        """Who it is: the person introduced with the role, else by the roster; None where nobody fits."""
        if not role.definite:
            return None
        if self._home is not None and not role.polities:
            found = self._at_home(replace(role, polities=frozenset({self._home})))
            if found is not None:
                return found
        exact, broader = self._figures(role)
        introduced = self._unnamed(role)
        if exact is not None and (introduced is None or exact[0] > introduced[0]):
            return self._of(exact[1])
        if introduced is not None:
            return introduced[1]
        listed = self._listed(role)
        if listed is not None:
            return listed
        if broader is not None:
            return self._of(broader)
        return self._ahead(role)

    def _at_home(self, role: Role) -> Identity | None:
        """In a state's own transcript its offices go without its name: "the President"."""
        listed = self._listed(role)
        if listed is not None:
            return listed
        for figure in self._cast.figures:
            if role.head in figure.roles and role.polities & figure.polities and self._fits(role, figure):
                return self._of(figure)
        return None

    def _of(self, figure: Figure) -> Identity:
        return Identity(figure.name, PERSON, figure.gender)

    def _figures(self, role: Role) -> tuple[tuple[int, Figure] | None, Figure | None]:
        """The nearest figure before with just this role, and the nearest with one that it may mean."""
        broader: Figure | None = None
        for sighting in self._cast.before(role.token or len(self._parse)):
            figure = sighting.figure
            if not self._fits(role, figure):
                continue
            if role.head in figure.roles:
                return (sighting.first, figure), broader
            if broader is None and any(self._lexicon.may_be(role.head, each) for each in figure.roles):
                broader = figure
        return None, broader

    def _fits(self, role: Role, figure: Figure) -> bool:
        if not role.words <= figure.roles or ("former" in figure.roles and "former" not in role.words):
            return False
        if role.gender is not None and figure.gender not in (None, role.gender):
            return False
        return not (role.polities and figure.polities and not role.polities & figure.polities)

    def _ahead(self, role: Role) -> Identity | None:
        if not role.token:
            return None
        if not (role.words or role.polities):
            return None
        others: list[Figure] = []
        for sighting in self._cast.after(role.token):
            figure = sighting.figure
            if role.head not in figure.roles or not self._fits(role, figure) or figure in others:
                continue
            # "Its foreign minister, Jane Doe" is of whoever "it" is, not of a state named before.
            if not role.polities or figure.polities or not self._is_possessed(sighting.first):
                return self._of(figure)
            others.append(figure)
        return None

    def _is_possessed(self, first: int) -> bool:
        """Whether a pronoun tells whose a person is: "its foreign minister, Jane Doe"."""
        for token in range(first - 1, max(-1, first - _TITLE), -1):
            if self._parse.tags[token] == "PRP$":
                return True
            if self._parse.tags[token][:1] in ("V", "I", "."):
                return False
        return False

    def _listed(self, role: Role) -> Identity | None:
        office = [*role.words, role.head]
        polities = role.polities or {_NATIONAL.get(frozenset(office), "")}
        for polity in sorted(polities):
            term = self._roster.holder(office, polity, self._published)
            if term is not None:
                return Identity(term.holder, PERSON, term.gender)
        return None

    def _unnamed(self, role: Role) -> tuple[int, Identity] | None:
        """Who was introduced without a name: "a senior official", then "the official"."""
        if self._introduced is None:
            self._introduced = self._introductions()
        for place, identity, words in reversed(self._introduced.get(role.head, ())):
            if place < role.token and role.words <= words:
                return place, identity
        return None

    def _introductions(self) -> dict[str, list[tuple[int, Identity, frozenset[str]]]]:
        parse = self._parse
        found: dict[str, list[tuple[int, Identity, frozenset[str]]]] = {}
        for token, tag in enumerate(parse.tags):
            if tag == "CD" and parse.lowers[token] == "one":
                self._introduce(found, token, self._among(token), token)
            elif tag == "NN" and self._introduces(token):
                self._introduce(
                    found, token, self._lexicon.role_of(parse.lowers[token]), parse.left[token] + 1
                )
        return found

    def _introduce(
        self,
        found: dict[str, list[tuple[int, Identity, frozenset[str]]]],
        token: int,
        role: str | None,
        first: int,
    ) -> None:
        if role is None:
            return
        parse = self._parse
        identity = self._describe(parse.left[token], parse.right[token])
        if identity is not None:
            lowers = frozenset(spelled(parse.lowers[first:token]))
            found.setdefault(spelled([role])[0], []).append((token, replace(identity, kind=PERSON), lowers))

    def _introduces(self, token: int) -> bool:
        """Whether a singular noun stands for somebody new: "a senior official said"."""
        parse = self._parse
        first = parse.left[token]
        if first >= token or parse.lowers[first] not in ("a", "an", "another", "one"):
            return False
        if parse.deps[token] in ("compound", "attr", "appos", "pobj") or self._cast.at(token) is not None:
            return False
        return not any(parse.deps[each] == "appos" for each in parse.children[token])

    def _among(self, token: int) -> str | None:
        """In "one of the officials": the role, singular."""
        parse = self._parse
        for child in parse.children[token]:
            if parse.deps[child] == "prep" and parse.lowers[child] == "of":
                for noun in parse.children[child]:
                    return self._lexicon.role_of(parse.lowers[noun])
        return None

    def _polity(self, token: int, head: int, polities: set[str]) -> int:
        """How many tokens from one on name a state or body within the description."""
        parse = self._parse
        if not parse.words[token][0].isupper():
            return 0
        for length in range(min(self._gazetteer.longest, head - token), 0, -1):
            phrase = parse.text[parse.starts[token] : parse.ends[token + length - 1]]
            found = self._gazetteer.modifier(phrase) or self._gazetteer.speaker(phrase)
            if found is not None:
                polities.add(found.name)
                return length
        return 0

    def _complement(self, head: int, polities: set[str]) -> set[str]:
        """What follows the noun: "of state", "of Russia", "for foreign affairs" after the noun."""
        parse, words = self._parse, set[str]()
        for child in parse.children[head]:
            if child < head or parse.deps[child] != "prep" or parse.lowers[child] != "of":
                continue
            for token in range(child + 1, min(parse.right[child] + 1, child + 6)):
                if parse.lowers[token] in self._lexicon.offices_of:
                    words.add(parse.lowers[token])
                else:
                    self._polity(token, parse.right[child] + 1, polities)
        return words
