"""The cast of a document: every person whom it names, under one full name each."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from detente.reading.names import Name
from detente.reading.parse import Parse
from detente.reading.persons import PersonLexicon
from detente.reading.roster import KNOWN_BY_FIRST, Roster, spelled
from detente.record.polity import Term

_MEMORY = 300
"""So many names are looked through for one that fits, so that long texts take linear time."""
_NEAR = 3
"""So many words may a name have and still be taken for a person's where only its place tells."""

_INTRODUCED = 80
"""Within so many words after the first full mention, a surname shared with others means the newcomer."""


@dataclass(slots=True, kw_only=True)
class Figure:
    """A person of the document, as its mentions together tell.

    Attributes:
        name: the full name without title. words: its lower-case words.
        roles: lower-case words of all titles and descriptions. polities: states and bodies served.
        count: how often the full name stands in the document. first: the token where it first does.
    """

    name: str
    words: tuple[str, ...]
    gender: str | None = None
    roles: set[str] = field(default_factory=set)
    polities: set[str] = field(default_factory=set)
    count: int = 0
    first: int = 0

    def answers_to(self, words: Sequence[str]) -> bool:
        """Whether a shorter or longer form of a name may be this person's."""
        bare = {stem(word) for word in self.words}
        other = [stem(word) for word in words]
        if other[-1] not in bare:
            return False
        if len(other) == 1 or set(other) <= bare:
            return True
        if other[-1] != stem(self.words[-1]):
            return False
        first, own = other[0], stem(self.words[0])
        return (
            len(self.words) == 1 or bare <= set(other) or first == own or first[0] == own or own[0] == first
        )


@dataclass(frozen=True, slots=True)
class Sighting:
    """A figure's name where it stands: first and last token."""

    first: int
    last: int
    figure: Figure


class Cast:
    """The figures of one document and where their names stand."""

    def __init__(self, sightings: Iterable[Sighting]) -> None:
        self.sightings: tuple[Sighting, ...] = tuple(sorted(sightings, key=lambda each: each.first))
        self._starts = [each.first for each in self.sightings]
        self.figures: tuple[Figure, ...] = tuple(
            {id(each.figure): each.figure for each in self.sightings}.values()
        )

    def at(self, token: int) -> Sighting | None:
        """The name that a token is part of."""
        place = bisect_right(self._starts, token) - 1
        if place >= 0 and token <= self.sightings[place].last:
            return self.sightings[place]
        return None

    def before(self, token: int) -> Iterable[Sighting]:
        """Names before a token, the nearest first, as far back as a reader remembers."""
        place = bisect_right(self._starts, token - 1)
        yield from reversed(self.sightings[max(0, place - _MEMORY) : place])

    def after(self, token: int) -> Iterable[Sighting]:
        """Names after a token, the nearest first, as far on as names keep a reader waiting."""
        place = bisect_right(self._starts, token)
        yield from self.sightings[place : place + _MEMORY]


class Casting:
    """Settles who is who among the names of one document."""

    def __init__(self, parse: Parse, lexicon: PersonLexicon, roster: Roster, published: str | None) -> None:
        self._parse = parse
        self._lexicon = lexicon
        self._roster = roster
        self._published = published
        self._by_word: dict[str, list[Figure]] = {}

    def cast(self, names: Sequence[Name], speaking: frozenset[int]) -> Cast:
        """The document's cast.

        Args:
            names: its names, in order. speaking: the tokens within speakers' noun phrases.
        """
        known: dict[int, Figure] = {}
        for place, name in enumerate(names):
            self._describe(name)
            if len(name.words) > 1 and self._is_person(name, speaking):
                known[place] = self._figure(name)
        for place, name in enumerate(names):
            if place not in known and (name.titles or name.gender):
                figure = self._surnamed(name)
                if figure is not None:
                    known[place] = figure
        for place, name in enumerate(names):
            if place not in known:
                figure = self._short(name, speaking)
                if figure is not None:
                    known[place] = figure
        return Cast(
            Sighting(names[place].first, names[place].last, figure) for place, figure in known.items()
        )

    def _is_person(self, name: Name, speaking: frozenset[int]) -> bool:
        if name.certain:
            return True
        if name.impersonal or len(name.words) > _NEAR or self._parse.tags[name.last] == "NNPS":
            return False
        if self._parse.lowers[max(name.first - 1, 0)] == "the" or any(word.isupper() for word in name.words):
            return False
        return name.last in speaking and self._parse.heads[name.last] not in range(name.first, name.last + 1)

    def _describe(self, name: Name) -> None:
        """Add what an apposition tells: "Robby Mook, Clinton's campaign manager"."""
        parse, head = self._parse, name.last
        while name.first <= parse.heads[head] <= name.last and parse.heads[head] != head:
            head = parse.heads[head]
        noun = next((each for each in parse.children[head] if parse.deps[each] == "appos"), None)
        if noun is None and parse.deps[head] == "appos":
            noun = parse.heads[head]
        if noun is None or parse.tags[noun] not in ("NN", "NNP"):
            return
        role = self._lexicon.role_of(parse.lowers[noun])
        if role is None or name.first <= noun <= name.last:
            return
        words = [role]
        for child in parse.children[noun]:
            if parse.deps[child] in ("compound", "amod", "nmod"):
                words.insert(-1, parse.lowers[child])
        name.titles = (*name.titles, *words)
        name.gender = name.gender or self._lexicon.genders.get(parse.lowers[noun])
        if not name.impersonal:
            name.certain = True

    def _figure(self, name: Name) -> Figure:
        for figure in self._by_word.get(stem(name.lowers[-1]), [])[-_MEMORY:]:
            if figure.answers_to(name.lowers) and stem(figure.words[-1]) == stem(name.lowers[-1]):
                if name.gender and figure.gender and name.gender != figure.gender:
                    continue
                return self._met(figure, name)
        return self._new(name, self._holder(name))

    def _holder(self, name: Name) -> Term | None:
        """The office holder whom a full name means: the same first name, or the very office as title."""
        surname = stem(name.lowers[-1])
        term = self._roster.named(surname, None)
        if term is not None and stem(term.holder.casefold().split()[0]) == stem(name.lowers[0]):
            return term
        term = self._term(name)
        titles = set(spelled(name.titles))
        return term if term is not None and titles and set(term.office) <= titles else None

    def _met(self, figure: Figure, name: Name) -> Figure:
        figure.count += 1
        figure.gender = figure.gender or name.gender
        figure.roles.update(spelled(name.titles))
        figure.polities.update(name.polities)
        return figure

    def _new(self, name: Name, term: Term | None = None) -> Figure:
        full = printed(name.words) if term is None else _agreed(term.holder, name)
        figure = Figure(
            name=full, words=name.lowers, gender=None if term is None else term.gender, first=name.first
        )
        for held in self._roster.held_by(full if term is None else term.holder, self._published):
            figure.roles.update(held.office)
            figure.polities.add(held.of)
        for word in {stem(each) for each in (*name.lowers, *full.casefold().replace(".", "").split())}:
            self._by_word.setdefault(word, []).append(figure)
        return self._met(figure, name)

    def _surnamed(self, name: Name) -> Figure | None:
        """A title and a surname: "President Putin"; the full name may stand elsewhere or nowhere."""
        if name.impersonal or not name.certain:
            return None
        term = self._term(name)
        found = self._among(name)
        if found is not None and term is not None and found.name != term.holder:
            # The office tells namesakes apart: "President Obama" isn't the Michelle Obama of the headline.
            held = {word for word in spelled(name.titles) if word in term.office}
            if held and not held & found.roles:
                found = None
        return self._new(name, term) if found is None else self._met(found, name)

    def _short(self, name: Name, speaking: frozenset[int]) -> Figure | None:
        if len(name.words) > _NEAR or (name.impersonal and len(name.words) > 1):
            return None
        found = self._among(name)
        if found is not None and name.impersonal and stem(found.words[-1]) != stem(name.lowers[-1]):
            return None
        if found is not None or len(name.words) > 1:
            return found
        before = self._parse.lowers[name.first - 1] if name.first else ""
        word = name.lowers[0]
        if before == "the" or name.impersonal:
            return None
        if word in self._lexicon.genders and word not in KNOWN_BY_FIRST:
            name.gender = self._lexicon.genders[word]
            return self._new(name) if name.last in speaking else None
        if self._parse.tags[name.last] != "NNP":
            return None
        term = self._roster.named(word, self._published)
        return None if term is None or self._published is None else self._new(name, term)

    def _term(self, name: Name) -> Term | None:
        surname = stem(name.lowers[-1])
        return self._roster.named(surname, self._published, name.polities) or self._roster.named(
            surname, self._published
        )

    def _among(self, name: Name) -> Figure | None:
        """The figure whom a short form means: the one most often named in full."""
        fitting = [
            figure
            for figure in self._by_word.get(stem(name.lowers[-1]), [])[-_MEMORY:]
            if figure.answers_to(name.lowers)
            and not (name.gender and figure.gender and name.gender != figure.gender)
        ]
        if not fitting:
            return None
        by_surname = [figure for figure in fitting if stem(figure.words[-1]) == stem(name.lowers[-1])]
        fitting = by_surname or fitting
        if len(fitting) > 1:
            new = [figure for figure in fitting if 0 < name.first - figure.first < _INTRODUCED]
            fitting = new or fitting
        return max(fitting, key=lambda figure: figure.count)


def _agreed(holder: str, name: Name) -> str:
    """An office holder's name in the document's own spelling, where it has one."""
    words = holder.split()
    if len(name.words) > 1 and _skeleton(words[0].casefold()) == _skeleton(name.lowers[0]):
        return printed(name.words)
    surname = printed(name.words[-1:])
    last = -2 if words[-1] == "Jr." else -1
    if len(words) > 1 and stem(words[last].casefold()) != stem(surname.casefold()):
        known_by_first = stem(words[0].casefold()) == stem(surname.casefold())
        if not known_by_first and " ".join(words[1:]).casefold() != " ".join(name.lowers):
            words[last] = surname
    return " ".join(words)


def _skeleton(word: str) -> str:
    """Consonants without doubling: "Yasir" and "Yasser" are spellings of one name, "Joe" of another."""
    bare = [each for each in stem(word) if each not in "aeiouy"]
    return "".join(each for index, each in enumerate(bare) if not index or bare[index - 1] != each)


def printed(words: Sequence[str]) -> str:
    """A name as the record writes it; the capitals of labels and headlines are toned down.

    >>> printed(["JEN", "PSAKI"]), printed(["JD", "Vance"])
    ('Jen Psaki', 'JD Vance')
    """
    if all(word.isupper() for word in words) and any(len(word.replace(".", "")) > 3 for word in words):
        return " ".join(word.title() for word in words)
    return " ".join(words)


def stem(word: str) -> str:
    """A surname without its article and accents: "al-Sisi" is also "Sisi".

    >>> stem("al-sisi"), stem("grushko"), stem("erdoğan")
    ('sisi', 'grushko', 'erdogan')
    """
    if not word.isascii():
        word = "".join(
            each for each in unicodedata.normalize("NFKD", word) if not unicodedata.combining(each)
        )
    for article in ("al-", "el-", "as-", "ash-"):
        if word.startswith(article):
            return word[len(article) :]
    return word
