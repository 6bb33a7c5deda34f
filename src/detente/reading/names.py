"""Runs of capitalised words: where names stand, and where a title ends and the name begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.reading.gazetteer import Gazetteer
from detente.reading.parse import Parse
from detente.reading.persons import PersonLexicon

_PARTICLES = frozenset(
    {"de", "da", "di", "del", "della", "dos", "du", "van", "von", "der", "den", "ter", "bin", "bint", "ibn"}
    | {"al", "el", "la", "le", "abu", "ould"}
)
_DASHES = frozenset({"–", "—", "|", "•", "*"})
_ARTICLES = frozenset({"al", "el", "as", "ash", "an", "ar", "ad", "at", "az"})
"""What stands before a hyphen in names from the Arabic."""
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NOUNS = ("NNP", "NNPS")


@dataclass(slots=True, kw_only=True)
class Name:
    """One proper name as it stands, apart from the title before it.

    Attributes:
        first, last: its tokens. words: the name's words as printed, hyphens kept.
        titles: lower-case words of the title. polities: what the title is of ("Russia").
        gender: as the title tells it.
        certain: the text itself shows that it is a person's (a title, a role, a given name).
        impersonal: it is a state's, a body's or a place's, as its last word or the gazetteer tells.
    """

    first: int
    last: int
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    polities: tuple[str, ...] = ()
    gender: str | None = None
    certain: bool = False
    impersonal: bool = False
    lowers: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.lowers = tuple(plain(word) for word in self.words)


Word = tuple[str, int, int]
"""A printed word, hyphenated parts joined, with its first and last token."""


def plain(word: str) -> str:
    """A word without full stops and case.

    >>> plain("Sen."), plain("U.S.")
    ('sen', 'us')
    """
    return word.replace(".", "").casefold()


class NameFinder:
    """Finds proper names in a parse and tells titles from names."""

    def __init__(self, gazetteer: Gazetteer, lexicon: PersonLexicon) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._titular = lexicon.titular

    def names(self, parse: Parse) -> Iterator[Name]:
        """Every name of the document, in order."""
        proper = {lower for lower, tag in zip(parse.lowers, parse.tags, strict=True) if tag in _NOUNS}
        for first, last in self._runs(parse, proper):
            name = self._split(parse, first, last)
            if name is None:
                continue
            body = self._served(parse, first, name.first - 1)
            if body is not None:
                yield body
            yield name

    def _served(self, parse: Parse, first: int, last: int) -> Name | None:
        """The body within a title: "Teachers Union" in "Teachers Union President Jane Doe"."""
        run = printed_words(parse, first, last) if first < last else []
        while run and plain(run[-1][0]) not in self._lexicon.not_persons:
            run.pop()
        if len(run) < 2:
            return None
        return Name(first=first, last=run[-1][2], words=tuple(word for word, _, _ in run), impersonal=True)

    def _runs(self, parse: Parse, proper: set[str]) -> Iterator[tuple[int, int]]:
        words, size, token = parse.words, len(parse), 0
        while token < size:
            if not (words[token][0].isupper() and self._opens(parse, token, proper)):
                token += 1
                continue
            first, last = self._before(parse, token), token
            while (following := self._extends(parse, last, proper)) is not None:
                last = following
            yield first, last
            token = last + 1

    def _opens(self, parse: Parse, token: int, proper: set[str]) -> bool:
        """A capitalised word opens a name where the tagger says so, here or elsewhere in the document."""
        lower, tag = parse.lowers[token], parse.tags[token]
        if tag in _NOUNS or (lower in proper and tag[0] in "NJVF"):
            return True
        if tag[0] == "N" and len(lower) > 1 and parse.words[token].isupper():
            return True
        return lower in self._titular or lower in self._lexicon.given or lower in self._gazetteer.adjectives

    def _before(self, parse: Parse, token: int) -> int:
        """A name may open with a particle: "de Blasio", "al-Sisi"."""
        start = parse.sentences[parse.sentence_of[token]][0]
        if token - 2 >= start and parse.words[token - 1] == "-" and parse.lowers[token - 2] in _ARTICLES:
            return token - 2
        while token - 1 >= start and parse.words[token - 1] in _PARTICLES and parse.tags[token - 1] != "DT":
            token -= 1
        return token

    def _extends(self, parse: Parse, last: int, proper: set[str]) -> int | None:
        """The token up to which a run goes on after `last`, or None where it ends."""
        following, size = last + 1, len(parse)
        if following >= size or parse.sentence_of[following] != parse.sentence_of[last]:
            return None
        word = parse.words[following]
        if word[0].isupper():
            return following if self._opens(parse, following, proper) else None
        glued = parse.starts[following] == parse.ends[last]
        if word == "-" and glued and following + 1 < size:
            beyond = following + 1
            if parse.starts[beyond] == parse.ends[following] and parse.words[beyond][0].isalpha():
                return beyond
            return None
        if word in _PARTICLES or (word in _ARTICLES and self._glues(parse, following)):
            beyond = following
            while beyond < min(following + 3, size) and parse.words[beyond] in _PARTICLES | _ARTICLES:
                beyond += 1
            if beyond < size and parse.words[beyond] == "-":
                beyond += 1
            if beyond < size and parse.words[beyond][0].isupper() and parse.tags[beyond] in _NOUNS:
                return beyond
        return None

    def _glues(self, parse: Parse, token: int) -> bool:
        """Whether a hyphen follows without a space: "Bashar al-Assad"."""
        return (
            token + 2 < len(parse)
            and parse.words[token + 1] == "-"
            and parse.starts[token + 1] == parse.ends[token]
        )

    def _split(self, parse: Parse, first: int, last: int) -> Name | None:
        run = printed_words(parse, first, last)
        if any(word in _DASHES for word, _, _ in run):
            run = run[max(place for place, (word, _, _) in enumerate(run) if word in _DASHES) + 1 :]
        while run and plain(run[-1][0]) in _SUFFIXES:
            run.pop()
        while len(run) > 2 and parse.tags[run[0][2]] == "NNS":
            run.pop(0)
        cut, titles, polities, gender = self._title(parse, run)
        name = run[cut:]
        if not name or (len(name) == 1 and not gender and self._is_title(plain(name[0][0]))):
            return None
        if plain(run[-1][0]) in self._lexicon.not_persons and not self._ends_in_surname(run, cut):
            cut, titles, gender, name = 0, [], None, run
        elif not cut or titles:
            titles = [*self._before_run(parse, run[0][1], cut), *titles]
        words = tuple(word for word, _, _ in name)
        lowers = [plain(word) for word in words]
        given = len(words) > 1 and lowers[0] in self._lexicon.given
        initial = len(words) > 2 and any(len(word) == 1 for word in lowers[1:-1])
        impersonal = self._is_impersonal(words, lowers, given)
        certain = not impersonal and len(words) < 6 and bool(titles or gender or given or initial)
        return Name(
            first=name[0][1],
            last=name[-1][2],
            words=words,
            titles=tuple(titles),
            polities=tuple(polities),
            gender=gender or (self._lexicon.genders.get(lowers[0]) if given else None) or self._told(titles),
            certain=certain,
            impersonal=impersonal,
        )

    def _ends_in_surname(self, run: list[Word], cut: int) -> bool:
        """Whether a place's last word follows a given name, and is a person's: "Jerry Hall"."""
        name = run[cut:]
        given = len(name) > 1 and plain(name[0][0]) in self._lexicon.given
        return given and len(name) < 4 and plain(run[-1][0]) in self._lexicon.surnames

    def _is_impersonal(self, words: tuple[str, ...], lowers: list[str], given: bool) -> bool:
        if lowers[-1] in self._lexicon.not_persons:
            return not (given and len(words) < 4 and lowers[-1] in self._lexicon.surnames)
        return self._gazetteer.names.get(" ".join(lowers)) is not None

    def _title(self, parse: Parse, run: list[Word]) -> tuple[int, list[str], list[str], str | None]:
        """How many of the run's words are title, which they are, of what, and the gender they tell."""
        cut, titles, polities, gender = 0, list[str](), list[str](), None
        place = 0
        complement = self._is_complement(parse, run[0][1]) if run else False
        while place < len(run) - 1:
            lower = plain(run[place][0])
            length = self._polity_at(run, place, polities)
            if length:
                place += length
            elif complement and lower in self._lexicon.offices_of:
                titles.append(lower)
                place += 1
            elif self._is_titular(lower) and (place == cut or self._is_office(lower)):
                titles.extend(part for word, _, _ in run[cut : place + 1] for part in plain(word).split("-"))
                known = self._lexicon.titles.get(lower)
                if known is not None:
                    gender = gender or known.gender
                    titles.extend([known.role] if known.role else [])
                place += 1
            else:
                place += 1
                continue
            cut = place
        if not titles and run and parse.lowers[max(run[0][1] - 1, 0)] in ("of", "for", "on"):
            cut = self._after_body(run) or cut
        return cut, titles, polities, gender

    def _after_body(self, run: list[Word]) -> int:
        """Where a name follows a body's without a comma: "director of the Council Jane Doe"."""
        for place in range(1, len(run) - 1):
            before = plain(run[place - 1][0])
            if plain(run[place][0]) in self._lexicon.given and before not in self._lexicon.given:
                return place
        return 0

    def _polity_at(self, run: list[Word], place: int, polities: list[str]) -> int:
        """How many words from `place` on name a polity before more words; 0 where none do."""
        if plain(run[place][0]) in self._lexicon.given and not self._is_titular(plain(run[place + 1][0])):
            return 0
        for length in range(min(self._gazetteer.longest, len(run) - place - 1), 0, -1):
            phrase = " ".join(word for word, _, _ in run[place : place + length])
            polity = self._gazetteer.modifier(phrase) or self._gazetteer.seats.get(phrase.casefold())
            if polity is not None:
                polities.append(polity.name)
                return length
        return 0

    def _is_titular(self, lower: str) -> bool:
        return lower in self._titular or (
            "-" in lower and all(part in self._titular for part in lower.split("-"))
        )

    def _is_office(self, lower: str) -> bool:
        known = self._lexicon.titles.get(lower)
        return lower in self._lexicon.roles or (known is not None and known.role is not None)

    def _is_title(self, lower: str) -> bool:
        """Whether a word alone is an office and no name: "Minister", "Secretary-General"."""
        last = lower.rpartition("-")[2]
        return last in self._lexicon.roles and self._is_titular(lower)

    def _is_complement(self, parse: Parse, first: int) -> bool:
        """Whether the run stands after "Secretary of", "Minister for"."""
        if first < 2 or parse.lowers[first - 1] not in ("of", "for", "and"):
            return False
        before = parse.lowers[first - 2]
        return before in self._titular or before in self._lexicon.offices_of

    def _before_run(self, parse: Parse, first: int, cut: int) -> list[str]:
        return self._lower_title(parse, first) or (self._office_before(parse, first) if cut else [])

    def _lower_title(self, parse: Parse, first: int) -> list[str]:
        """Role nouns in lower case right before a name: "campaign manager Robby Mook"."""
        found: list[str] = []
        token, start = first - 1, parse.sentences[parse.sentence_of[first]][0]
        while token >= start and len(found) < 6:
            lower = parse.lowers[token]
            if not found and self._lexicon.role_of(lower) is None:
                break
            if parse.tags[token] not in ("NN", "NNS", "JJ", "NNP", "HYPH") or parse.words[token][0].isupper():
                break
            found.append(lower)
            token -= 1
        found.reverse()
        return [word for word in found if word != "-"]

    def _office_before(self, parse: Parse, first: int) -> list[str]:
        """The words "Secretary of" before the run that starts with "State"."""
        if not self._is_complement(parse, first):
            return []
        found: list[str] = []
        token, start = first - 1, parse.sentences[parse.sentence_of[first]][0]
        while token >= start and len(found) < 8:
            lower = parse.lowers[token]
            joins = lower in ("of", "for", "and") or lower in self._lexicon.offices_of
            if not joins and not (self._is_titular(lower) and parse.words[token][0].isupper()):
                break
            found.append(lower)
            token -= 1
        found.reverse()
        return [word for word in found if word not in ("of", "for", "and")]

    def _told(self, titles: list[str]) -> str | None:
        return next(
            (self._lexicon.genders[word] for word in reversed(titles) if word in self._lexicon.genders), None
        )


def printed_words(parse: Parse, first: int, last: int) -> list[Word]:
    """The tokens from `first` to `last` as printed words: parts without space between are one."""
    run: list[Word] = []
    for token in range(first, last + 1):
        if (
            run
            and parse.starts[token] == parse.ends[run[-1][2]]
            and "-" in (parse.words[token], parse.words[token - 1])
        ):
            word, opening, _ = run[-1]
            run[-1] = (word + parse.words[token], opening, token)
        else:
            run.append((parse.words[token], token, token))
    return run
