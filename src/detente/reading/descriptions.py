"""What a noun phrase without a pronoun names: a person, a role, a state, a body, a group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from detente.reading.cast import Cast, Figure, stem
from detente.reading.identity import BODY, GROUP, OTHER, PERSON, POLITY, Identity
from detente.reading.knowledge import Knowledge
from detente.reading.names import Name, plain
from detente.reading.parse import Parse
from detente.reading.roles import Role, Roles
from detente.record.polity import Polity

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "JJ", "WP", "FW"})
_PROPER = ("NNP", "NNPS")
_PLURAL = ("NNS", "NNPS")
_DROPPED = frozenset({"the", "a", "an", "all", "this", "these", "those", "another"})
_ENDS = frozenset({",", "(", "[", ";", ":", "—", "–", "--", "-", ".", "'", '"', "“", "”", "’", "‘", ")", "]"})
_INNER = frozenset({"-", "–", "'", "’", "."})
_MEMBERS = frozenset({"members", "allies", "countries", "nations", "states", "governments"})
_PEOPLE = frozenset(
    {"people", "authorities", "police", "forces", "troops", "sides", "parties", "others", "families"}
)
_SPEAKING = frozenset({"officials", "leaders", "diplomats", "negotiators", "governments", "representatives"})
_CAPITALS = re.compile(r"[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*)*")
_GLOSSES = frozenset({"relcl", "acl", "appos"})
_ASKING = frozenset({"q", "question", "reporter", "questioner"})
_ASKER = Identity("reporter", OTHER)


class Descriptions:
    """Resolves noun phrases of one document."""

    def __init__(
        self,
        parse: Parse,
        knowledge: Knowledge,
        cast: Cast,
        names: Sequence[Name],
        published: str | None,
        home: str | None,
    ) -> None:
        self._parse = parse
        self._gazetteer = knowledge.gazetteer
        self._lexicon = knowledge.persons
        self._media = knowledge.cues.media
        self._cast = cast
        self._figures: dict[str, Figure] = {figure.name: figure for figure in cast.figures}
        self._by_word = {stem(figure.words[-1]): figure for figure in self._figures.values()}
        self._roles = Roles(parse, knowledge, cast, self.described, published=published, home=home)
        self._roster = knowledge.roster
        self._published = published
        self._names = names
        self._bodies = _bodies(names, cast)
        self._labels: dict[str, Identity] = {}

    def of_figure(self, figure: Figure) -> Identity:
        """A figure as the record names it."""
        return Identity(figure.name, PERSON, figure.gender)

    def learn(self, identity: Identity, gender: str) -> None:
        """Remember the gender by which a pronoun spoke of someone."""
        figure = self._figures.get(identity.name)
        if figure is not None and figure.gender is None:
            figure.gender = gender

    def identity(self, first: int, last: int) -> Identity | None:
        """Who or what the tokens from `first` to `last` name."""
        first, last = self._trimmed(first, last)
        head = self._head(first, last)
        figure = self._figure(first, last, head)
        if figure is not None:
            return self.of_figure(figure)
        polity = self._polity(first, last, head)
        if polity is not None:
            return polity
        if self._is_role(first, head):
            role = self._role(first, head)
            if role is not None:
                return role
        body = self._body(first, head)
        return body if body is not None else self.described(first, last)

    def is_role(self, head: int) -> bool:
        """Whether a noun is an office or occupation."""
        return self._lexicon.role_of(self._parse.lowers[head]) is not None

    def is_epithet(self, first: int, last: int) -> bool:
        """Whether the phrase is another name for somebody just named: "the Frenchman", "the billionaire"."""
        parse = self._parse
        first, last = self._trimmed(first, last)
        head = self._head(first, last)
        if parse.lowers[first] != "the" or head == first or parse.tags[head] not in ("NN", "NNP", "JJ"):
            return False
        lower = parse.lowers[head]
        stems = (lower, lower.removesuffix("man"), lower.removesuffix("woman"))
        return lower in self._lexicon.epithets or any(each in self._gazetteer.adjectives for each in stems)

    def is_named(self, identity: Identity) -> bool:
        """Whether it is a person whom the document names."""
        return identity.name in self._figures

    def may_speak(self, head: int) -> bool:
        """Whether a noun can speak at all: people and bodies can, scenarios can't."""
        lower = self._parse.lowers[head]
        return (
            self._parse.tags[head] in _PROPER
            or self._lexicon.role_of(lower) is not None
            or lower in self._lexicon.not_persons
            or lower in _PEOPLE
            or lower in self._gazetteer.nouns
        )

    def described(self, first: int, last: int) -> Identity | None:
        """A phrase that stays what it is, without article and trailing clauses."""
        parse = self._parse
        first, last = self._trimmed(first, last)
        head = self._head(first, last)
        end = self._end(head, last)
        start = first
        while start < end and (
            parse.lowers[start] in _DROPPED
            or (parse.lowers[start] == "both" and parse.lowers[start + 1] in ("the", "of"))
            or (start > first and parse.tags[start] == "CD" and parse.words[start + 1] != "-")
        ):
            start += 1
        words = parse.text[parse.starts[start] : parse.ends[end]]
        name = " ".join(words.replace("’", "'").split())
        if start == end and parse.lowers[head] in self._lexicon.informants:
            name = f"{parse.lowers[head]} (unnamed)"
        return (
            Identity(name, self._kind(head), self._lexicon.genders.get(parse.lowers[head])) if name else None
        )

    def _kind(self, head: int) -> str:
        if self._parse.tags[head] in _PLURAL:
            return GROUP
        if self._lexicon.role_of(self._parse.lowers[head]) is not None:
            return PERSON
        return BODY

    def _end(self, head: int, last: int) -> int:
        """The last token of what names, before clauses and appositions that only describe."""
        parse = self._parse
        for child in parse.children[head]:
            if child > head and (parse.deps[child] in _GLOSSES or self._is_medium(child)):
                last = min(last, max(head, parse.left[child] - 1))
        end = head
        while end < last and not self._closes(end + 1):
            end += 1
        return end

    def _is_medium(self, preposition: int) -> bool:
        """Whether where or when it was said hangs on the name: "the ministry in a statement"."""
        parse = self._parse
        return parse.deps[preposition] == "prep" and any(
            parse.lowers[each] in self._media for each in parse.children[preposition]
        )

    def _closes(self, token: int) -> bool:
        word = self._parse.words[token]
        return (word in _ENDS and word not in _INNER) or word in ("who", "which", "whose")

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        words, tags = self._parse.words, self._parse.tags
        while first < last and words[first] in _ENDS:
            first += 1
        while last > first and (words[last] in _ENDS or tags[last] in ("POS", "IN", "CC")):
            last -= 1
        return first, last

    def _head(self, first: int, last: int) -> int:
        heads, tags = self._parse.heads, self._parse.tags
        loose = [
            token
            for token in range(first, last + 1)
            if heads[token] == token or not first <= heads[token] <= last
        ]
        return next((token for token in loose if tags[token] in _NOUNS), loose[0] if loose else last)

    def _figure(self, first: int, last: int, head: int) -> Figure | None:
        """The named person whom the phrase is about, not one whom it merely mentions."""
        parse = self._parse
        sighting = self._cast.at(head)
        if sighting is not None and self._gazetteer.speaker(sighting.figure.name) is not None:
            return None
        if sighting is not None and not self._possesses(sighting.last, head):
            return sighting.figure
        if parse.tags[head] in ("NN", "NNP"):
            for child in parse.children[head]:
                if parse.deps[child] == "appos" and first <= child <= last:
                    named = self._cast.at(child)
                    if named is not None:
                        return named.figure
        opening = self._cast.at(first)
        if opening is not None and opening.last < last and parse.words[opening.last + 1] in (",", "("):
            return opening.figure
        introduced = self._introduced(first, last)
        if introduced is not None:
            return introduced
        if first == last and parse.words[first][0].isupper():
            return self._by_word.get(stem(parse.lowers[first]))
        return None

    def _introduced(self, first: int, last: int) -> Figure | None:
        """A name right after a role or a title within the phrase: "... adviser James Jones"."""
        parse = self._parse
        for token in range(first + 1, last + 1):
            sighting = self._cast.at(token)
            if sighting is not None and sighting.first == token and not self._owned(sighting.last, last):
                before = parse.lowers[token - 1]
                if before in ("named", "called") or (before == "as" and parse.lowers[token - 2] == "known"):
                    return sighting.figure
                if self._is_governed(first, token):
                    continue
                if before in self._lexicon.roles or plain(before) in self._lexicon.titles:
                    return sighting.figure
                if sighting.last == last and (
                    parse.tags[token - 1] == "NN" or self._follows_role(first, token)
                ):
                    return sighting.figure
        return None

    def _is_governed(self, first: int, token: int) -> bool:
        """Whether a preposition leads to the titled name: "advisers to Mr. Obama"."""
        parse, place = self._parse, token - 1
        while place > first and plain(parse.lowers[place]) in self._lexicon.titles:
            place -= 1
        return parse.tags[place] in ("IN", "TO") and parse.lowers[place] != "of"

    def _follows_role(self, first: int, token: int) -> bool:
        """A name in apposition to an office: "the prime minister, Jane Doe"."""
        if token - 2 < first or self._parse.words[token - 1] != ",":
            return False
        return self._is_role(first, token - 2) or self._is_role(first, self._head(first, token - 2))

    def _owned(self, token: int, last: int) -> bool:
        return token < last and self._parse.tags[token + 1] == "POS"

    def _possesses(self, last: int, head: int) -> bool:
        return last < head and self._parse.tags[last + 1] == "POS"

    # States and bodies

    def _polity(self, first: int, last: int, head: int) -> Identity | None:
        parse, text = self._parse, self._parse.text
        end = self._end(head, last)
        comma = next((token for token in range(first + 1, last) if parse.words[token] == ","), first)
        for stop in (last, end, head, comma - 1):
            if stop < first:
                continue
            found = self._gazetteer.speaker(text[parse.starts[first] : parse.ends[stop]])
            if found is not None and parse.words[first] not in ("us", "who"):
                return Identity(found.name, POLITY)
        return self._speaks_as(first, head)

    def _speaks_as(self, first: int, head: int) -> Identity | None:
        """A phrase that speaks for a body or a state: "NATO allies", "the Iranian side"."""
        parse = self._parse
        lower = parse.lowers[head]
        if lower not in _MEMBERS and lower not in ("side", "member"):
            return None
        start = first
        while start < head and (parse.lowers[start] in _DROPPED or parse.tags[start] in ("CD", "PDT")):
            start += 1
        end = head - 1 if parse.lowers[head - 1] != "member" else head - 2
        if end < start:
            return None
        found = self._gazetteer.modifier(parse.text[parse.starts[start] : parse.ends[end]].removesuffix("'s"))
        if found is None:
            return None
        if lower == "side":
            return Identity(found.name, POLITY)
        return Identity(f"{found.name} members", GROUP) if found.members else None

    def _body(self, first: int, head: int) -> Identity | None:
        """An organisation: by its own name, or by "the agency" after the name."""
        parse = self._parse
        lower = parse.lowers[head]
        if parse.tags[head] in _PROPER:
            return self._named_body(first, head)
        if parse.lowers[first] not in ("the", "this", "that") or (
            parse.tags[head] in _PLURAL
            and lower
            not in (
                "rebels",
                "guerrillas",
            )
        ):
            return None
        phrase = " ".join(parse.lowers[first + 1 : head + 1])
        polity = self._known_noun(phrase, head) or (
            self._known_noun(lower, head) if head - first < 2 else None
        )
        if polity is not None:
            return Identity(polity.name, POLITY)
        if head - first > 1:
            return None
        for name in reversed(self._bodies.get(lower, ())):
            if name.last < first:
                return Identity(self._printed(name), BODY)
        return None

    def _known_noun(self, phrase: str, head: int) -> Polity | None:
        """The body among those that a noun may mean that was named last before a token."""
        meant = {polity.name for polity in self._gazetteer.nouns.get(phrase, ())}
        if not meant:
            return None
        for name in reversed(self._names):
            if name.first < head:
                polity = self._gazetteer.names.get(" ".join(name.lowers))
                if polity is not None and polity.name in meant:
                    return polity
        return None

    def _named_body(self, first: int, head: int) -> Identity | None:
        """An acronym or the last part of a longer name that the document has."""
        lower = plain(self._parse.words[head])
        if first != head or not self._parse.words[head].isupper():
            return None
        for name in self._names:
            if len(name.words) > 1 and "".join(word[0] for word in name.lowers) == lower:
                return Identity(self._printed(name), BODY)
        return None

    def _printed(self, name: Name) -> str:
        return " ".join(name.words)

    # Roles

    def _is_role(self, first: int, head: int) -> bool:
        parse = self._parse
        return parse.tags[head] in ("NN", "NNP") and self._lexicon.role_of(parse.lowers[head]) is not None

    def _role(self, first: int, head: int) -> Identity | None:
        return self._roles.holder(self._roles.role(first, head))

    # Several speakers, and turns

    def opening(self, first: int, last: int) -> int:
        """Where a list of polities opens that a parse has cut before its noun: "… and EU officials"."""
        parse = self._parse
        if first != last or parse.tags[first] != "NNS" or self._lexicon.role_of(parse.lowers[first]) is None:
            return first
        start = parse.sentences[parse.sentence_of[first]][0]
        token, listed = first - 1, False
        while token >= start and (parse.tags[token] in _PROPER or parse.lowers[token] in ("and", ",")):
            listed = listed or parse.lowers[token] == "and"
            token -= 1
        token += 1
        while token < first and parse.lowers[token] in ("and", ","):
            token += 1
        if not listed or parse.tags[first - 1] not in _PROPER:
            return first
        return token - 1 if token > start and parse.lowers[token - 1] == "the" else token

    def conjuncts(self, first: int, last: int) -> list[tuple[int, int]]:
        """The parts of a coordinated phrase ("A, B and C"); the whole as one part where it is none."""
        parse = self._parse
        first, last = self._trimmed(first, last)
        if self._gazetteer.speaker(parse.text[parse.starts[first] : parse.ends[last]]) is not None:
            return [(first, last)]
        head = self._head(first, last)
        heads = [head]
        for token in heads:
            heads += [
                each
                for each in parse.children[token]
                if parse.deps[each] == "conj" and token < each <= last and parse.tags[each] in _NOUNS
            ]
            if len(heads) > 12:
                break
        heads.sort()
        if len(heads) == 1 or not all(self._stands_alone(first, each) for each in heads):
            return [(first, last)]
        if self._introduced(first, last) is not None and not any(map(self._cast.at, heads)):
            return [(first, last)]
        starts = [first, *(parse.left[each] for each in heads[1:])]
        ends = [start - 1 for start in starts[1:]] + [last]
        parts = []
        for start, end in zip(starts, ends, strict=True):
            while end > start and (parse.words[end] in _ENDS or parse.tags[end] == "CC"):
                end -= 1
            if start <= end:
                parts.append((start, end))
        return parts

    def _stands_alone(self, first: int, head: int) -> bool:
        """Whether a conjunct names someone of its own: "the billionaire and reality star" is one man."""
        parse = self._parse
        if parse.tags[head] in (*_PROPER, "NNS", "PRP"):
            return True
        start = parse.left[head]
        return parse.tags[start] in ("DT", "PRP$", "NNP", "NNPS", "CD")

    def spoken_for(self, identities: Iterable[Identity | None]) -> list[Identity | None]:
        """In a list of states and bodies, their officials stand for them."""
        found = list(identities)
        others = [each for each in found if each is not None and each.kind == POLITY]
        if len(others) < len(found) - 1 or not others:
            return found
        return [self._principal(each) if each is not None and each.kind == GROUP else each for each in found]

    def _principal(self, identity: Identity) -> Identity:
        modifier, _, noun = identity.name.rpartition(" ")
        polity = self._gazetteer.modifier(modifier) if noun in _SPEAKING else None
        return identity if polity is None else Identity(polity.name, POLITY)

    def label(self, first: int, last: int, title: str) -> Identity:
        """Who a transcript's label means: "MR. SULLIVAN", "THE PRESIDENT", "Q"."""
        parse = self._parse
        text = parse.text[parse.starts[first] : parse.ends[last]].split(",")[0].split("(")[0]
        if text not in self._labels:
            self._labels[text] = self._labelled(text, title)
        return self._labels[text]

    def asks(self, identity: Identity) -> bool:
        """Whether it is whoever asks in a transcript."""
        return identity == _ASKER

    def _labelled(self, text: str, title: str) -> Identity:
        words = [plain(word) for word in text.replace(":", " ").split()]
        if not words or words[0] in _ASKING:
            return _ASKER
        titles = [word for word in words if word in self._lexicon.titles or word in self._lexicon.title_words]
        name = [word for word in words if word not in titles and word != "the"]
        gender = next(
            (self._lexicon.titles[word].gender for word in titles if word in self._lexicon.titles), None
        )
        if name and name[-1] in self._lexicon.informants:
            return Identity(" ".join(word for word in words if word != "the"), PERSON)
        if not name or self._lexicon.role_of(name[-1]) is not None:
            return self._office(words, title) or Identity(
                " ".join([word for word in words if word != "the"]), PERSON
            )
        for figure in self._cast.figures:
            if (
                len(figure.words) > 1
                and figure.gender in (None, gender or figure.gender)
                and figure.answers_to(name)
            ):
                return self.of_figure(figure)
        full = self._in_title(name[-1], title)
        if full is None:
            term = self._roster.named(name[-1], self._published)
            if term is not None and gender not in (None, term.gender):
                term = None  # "MS. PRICE" is not the Mr. Price of the roster
            full = " ".join(word.capitalize() for word in name) if term is None else term.holder
        return Identity(full, PERSON, gender)

    def _in_title(self, surname: str, title: str) -> str | None:
        for match in islice(_CAPITALS.finditer(title), 40):
            words = match.group().split()
            if len(words) > 1 and plain(words[-1]).removesuffix("'s").removesuffix("’s") == surname:
                while len(words) > 1 and plain(words[0]) in self._lexicon.titular:
                    words.pop(0)
                if len(words) > 1:
                    return " ".join(words[-3:]).removesuffix("'s").removesuffix("’s")
        return None

    def _office(self, words: list[str], title: str) -> Identity | None:
        """Who holds the office of a label: whom the title names with it, else whoever fits."""
        wanted = [word for word in words if word not in ("the", "of")]
        titled = re.search(rf"(?i:\b{re.escape(' '.join(wanted))})\s+({_CAPITALS.pattern})", title)
        if titled is not None:
            surname = plain(titled.group(1).split()[0]).removesuffix("'s").removesuffix("’s")
            for figure in self._figures.values():
                if figure.answers_to([surname]):
                    return self.of_figure(figure)
        role = Role(
            head=wanted[-1], words=frozenset(wanted[:-1]), polities=frozenset(), definite=True, token=0
        )
        return self._roles.holder(role)


def _bodies(names: Sequence[Name], cast: Cast) -> dict[str, list[Name]]:
    """Names of bodies by their last words: after "Nuclear Energy Agency", "the agency" is that."""
    found: dict[str, list[Name]] = {}
    for name in names:
        if len(name.words) > 1 and name.impersonal and cast.at(name.first) is None:
            found.setdefault(name.lowers[-1], []).append(name)
    return found
