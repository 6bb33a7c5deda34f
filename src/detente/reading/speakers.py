"""Who the speakers of a document are: names, pronouns, roles, states and groups, resolved across it."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import replace

from detente.reading.attribution import Attribution
from detente.reading.cast import Cast, Casting
from detente.reading.descriptions import Descriptions
from detente.reading.identity import BODY, GROUP, OTHER, PERSON, POLITY, Identity
from detente.reading.knowledge import Knowledge
from detente.reading.names import NameFinder
from detente.reading.nesting import enclosing
from detente.reading.parse import Parse
from detente.reading.phrases import SUBJECTS

_SINGULAR = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
_PLURAL = frozenset({"they", "them", "their", "themselves", "both"})
_NEUTER = frozenset({"it", "its", "itself"})
_FIRST = frozenset({"i", "we", "my", "our", "me", "us", "myself", "ourselves"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_ONE = frozenset({"one", "one of them", "one of the group"})
_MEMORY = 200
"""So many earlier speakers may a pronoun mean."""
_REACH = 5
"""So many sentences back may a pronoun find its noun outside the chain of speakers."""


def resolve_speakers(
    parse: Parse,
    attributions: Sequence[Attribution],
    knowledge: Knowledge,
    *,
    published: str | None = None,
    title: str | None = None,
    home: str | None = None,
) -> list[Identity | None]:
    """The entity of each attribution's speaker, in the order given; None where it names none.

    Args:
        published: ISO date, for the roster of offices. title: the document's, for names in it.
        home: the state whose transcript it is.
    """
    return _Resolver(parse, attributions, knowledge, published, title, home).resolve()


class _Resolver:
    """One document's speakers, resolved in the order in which their noun phrases stand."""

    def __init__(
        self,
        parse: Parse,
        attributions: Sequence[Attribution],
        knowledge: Knowledge,
        published: str | None,
        title: str | None,
        home: str | None,
    ) -> None:
        self._parse = parse
        self._found = attributions
        self._knowledge = knowledge
        self._title = title or ""
        names = list(NameFinder(knowledge.gazetteer, knowledge.persons).names(parse))
        speaking = frozenset(
            token
            for each in attributions
            if each.speaker is not None
            for token in range(each.speaker[0], each.speaker[1] + 1)
        )
        self._cast: Cast = Casting(parse, knowledge.persons, knowledge.roster, published).cast(
            names, speaking
        )
        self._phrases = Descriptions(parse, knowledge, self._cast, names, published, home)
        self._resolved: list[Identity | None] = [None] * len(attributions)
        self._chain: list[tuple[int, Identity]] = []
        self._enclosing = enclosing([each.content for each in attributions])
        self._begun: set[int] = set()
        self._spoken = _Cover(attributions)

    def resolve(self) -> list[Identity | None]:
        order = sorted(range(len(self._found)), key=lambda index: self._place(index))
        for index in order:
            self._settle(index)
        return self._resolved

    def _settle(self, index: int) -> Identity | None:
        """Resolve one statement's speaker, once; who speaks around it may be asked for meanwhile."""
        speaker = self._found[index].speaker
        if speaker is None or index in self._begun:
            return self._resolved[index]
        self._begun.add(index)
        identity = self._identity(index, *speaker)
        self._resolved[index] = identity
        if identity is not None and identity.kind != OTHER and self._can_speak(identity, *speaker):
            insort(self._chain, (speaker[0], identity), key=lambda link: link[0])
        return identity

    def _can_speak(self, identity: Identity, first: int, last: int) -> bool:
        """A pronoun means nobody whom only a slip of the parse made speak: "the filling"."""
        if identity.kind != BODY or any(
            self._parse.words[token][0].isupper() for token in range(first, last + 1)
        ):
            return True
        return not self._parse.lowers[last].endswith("ing") or self._phrases.may_speak(last)

    def _place(self, index: int) -> tuple[int, int]:
        each = self._found[index]
        return (each.speaker[0] if each.speaker is not None else -1, index)

    def _identity(self, index: int, first: int, last: int) -> Identity | None:
        if self._found[index].cue_kind == "label":
            return self._phrases.label(first, last, self._title)
        first = self._phrases.opening(first, last)
        parts = self._phrases.conjuncts(first, last)
        if len(parts) > 1:
            return self._joined(index, parts, first, last)
        return self._single(index, first, last)

    def _joined(self, index: int, parts: list[tuple[int, int]], first: int, last: int) -> Identity | None:
        identities = [self._single(index, *part) for part in parts]
        named = [each for each in identities if each is not None and each.kind != GROUP]
        if not named:
            return self._phrases.described(first, last)
        told = dict.fromkeys(each.name for each in self._phrases.spoken_for(identities) if each is not None)
        return Identity("; ".join(told), GROUP)

    def _single(self, index: int, first: int, last: int) -> Identity | None:
        word = self._parse.lowers[first]
        if word == "one" and " ".join(self._parse.lowers[first : last + 1]) in _ONE:
            return self._nearest(first, (GROUP,), ("NNS", "NNPS")) or self._phrases.identity(first, last)
        if first == last:
            if word in _SINGULAR:
                return self._person(index, first, _SINGULAR[word])
            if word in _PLURAL:
                return self._several(first)
            if word in _NEUTER:
                return self._body(first)
            if word in _FIRST:
                return self._self(index, first)
            if word in _RELATIVE:
                return self._antecedent(index, first)
            if word == "you":
                return self._addressed(index, first)
            if self._parse.tags[first] in ("PRP", "WP", "DT", "EX"):
                return self._open(first)
        identity = self._phrases.identity(first, last)
        if identity is not None and self._parse.tags[first] == "PRP$" and first < last:
            return self._owned(index, first, identity)
        if identity is not None and self._phrases.is_epithet(first, last):
            unresolved = identity == self._phrases.described(first, last)
            return self._just_named(first, identity) if unresolved else identity
        return identity

    def _owned(self, index: int, token: int, identity: Identity) -> Identity:
        """Whose "his spokeswoman" is."""
        word = self._parse.words[token]
        if not identity.name.startswith(word + " "):
            return identity
        if word.casefold() not in (*_SINGULAR, *_PLURAL, *_NEUTER):
            return identity
        owner = self._single(index, token, token)
        if owner is None or owner.kind == OTHER:
            return identity
        ending = "'" if owner.name.endswith("s") and owner.kind != PERSON else "'s"
        return replace(identity, name=f"{owner.name}{ending}{identity.name[len(word) :]}")

    def _just_named(self, token: int, identity: Identity) -> Identity:
        """The named person who spoke last, if an epithet may mean that one."""
        earliest = self._parse.sentence_of[token] - _REACH
        for place, each in reversed(self._chain[-_MEMORY:]):
            if place < token and self._phrases.is_named(each):
                near = self._parse.sentence_of[place] >= earliest
                return each if near and (identity.gender is None or each.suits(identity.gender)) else identity
        return identity

    # Pronouns

    def _person(self, index: int, token: int, gender: str) -> Identity | None:
        """He or she: whoever governs the pronoun's clause, else the chain of speakers and subjects."""
        barred = self._own_words(index)
        governor = self._governing(token, gender)
        if governor is not None and governor != barred:
            return governor
        outer = self._enclosing[index]
        if outer is not None and not self._is_quoted(outer):
            speaker = self._settle(outer)
            if speaker is not None and speaker.suits(gender):
                return speaker
        sentence = self._parse.sentence_of[token]
        subject = self._latest_subject(token, gender, sentence - _REACH)
        for place, identity in reversed(self._chain[-_MEMORY:]):
            if place >= token or identity == barred or not identity.suits(gender):
                continue
            if subject is not None and subject[0] > place:
                break
            return self._gendered(identity, gender)
        if subject is not None and subject[1] != barred:
            return self._gendered(subject[1], gender)
        for sighting in self._cast.before(token):
            identity = self._phrases.of_figure(sighting.figure)
            if identity.suits(gender) and identity != barred:
                return self._gendered(identity, gender)
        return self._ahead(token, gender)

    def _gendered(self, identity: Identity, gender: str) -> Identity:
        """What the pronoun tells of a person whose gender nothing else told."""
        self._phrases.learn(identity, gender)
        return identity

    def _ahead(self, token: int, gender: str) -> Identity | None:
        """The first fitting name after the pronoun, where none stands before it."""
        for sighting in self._cast.after(token):
            identity = self._phrases.of_figure(sighting.figure)
            if identity.suits(gender):
                return identity
        return self._open(token)

    def _open(self, token: int) -> Identity:
        """A pronoun that stays one: "I" of an author who isn't named, "you"."""
        return Identity(self._parse.words[token], OTHER)

    def _governing(self, token: int, gender: str) -> Identity | None:
        """The subject of a verb above the pronoun in its sentence."""
        parse, node = self._parse, token
        for _ in range(12):
            above = parse.heads[node]
            if above == node:
                return None
            for each in parse.children[above]:
                if each < token and each != node and parse.deps[each] in SUBJECTS:
                    identity = self._named_at(each)
                    if identity is not None and identity.suits(gender):
                        return identity
            node = above
        return None

    def _named_at(self, token: int) -> Identity | None:
        sighting = self._cast.at(token)
        if sighting is not None:
            return self._phrases.of_figure(sighting.figure)
        if self._parse.tags[token] in ("NN", "NNP") and self._phrases.is_role(token):
            return self._phrases.identity(self._parse.left[token], self._parse.right[token])
        return None

    def _latest_subject(self, token: int, gender: str, earliest: int) -> tuple[int, Identity] | None:
        """The nearest subject before the pronoun that the reporter, not a speaker, names."""
        parse = self._parse
        for each in range(token - 1, -1, -1):
            if parse.sentence_of[each] < earliest:
                return None
            if parse.deps[each] not in SUBJECTS or self._spoken.covers(parse.starts[each]):
                continue
            identity = self._named_at(each)
            if identity is not None and identity.suits(gender):
                return each, identity
        return None

    def _several(self, token: int) -> Identity | None:
        return self._nearest(token, (GROUP,), ("NNS", "NNPS")) or self._nearest(
            token, (POLITY, BODY), ("NNP", "NNPS")
        )

    def _body(self, token: int) -> Identity | None:
        return self._nearest(token, (POLITY, BODY), ("NNP", "NN", "NNPS"))

    def _nearest(self, token: int, kinds: tuple[str, ...], tags: tuple[str, ...]) -> Identity | None:
        """The nearest speaker or subject of one of the kinds."""
        parse = self._parse
        earliest = parse.sentence_of[token] - _REACH
        spoken = next(
            (
                (place, each)
                for place, each in reversed(self._chain[-_MEMORY:])
                if place < token and each.kind in kinds
            ),
            None,
        )
        for each in range(token - 1, -1 if spoken is None else spoken[0], -1):
            if parse.sentence_of[each] < max(earliest, parse.sentence_of[token] - 2):
                break
            if parse.deps[each] not in SUBJECTS or parse.tags[each] not in tags:
                continue
            if parse.sentence_of[each] != parse.sentence_of[token] and self._spoken.covers(
                parse.starts[each]
            ):
                continue
            identity = self._phrases.identity(parse.left[each], parse.right[each])
            if identity is not None and identity.kind in kinds and self._phrases.may_speak(each):
                return identity
        if spoken is not None and parse.sentence_of[spoken[0]] >= earliest:
            return spoken[1]
        return None

    def _self(self, index: int, token: int) -> Identity | None:
        """I and we: whose words these are."""
        outer = self._enclosing[index]
        speaker = None if outer is None else self._settle(outer)
        if speaker is not None:
            return speaker
        return self._open(token)

    def _addressed(self, index: int, token: int) -> Identity | None:
        """You, in a reporter's question: whoever answers it."""
        outer = self._enclosing[index]
        asker = None if outer is None or self._found[outer].cue_kind != "label" else self._settle(outer)
        if outer is None or asker is None or not self._phrases.asks(asker):
            return self._open(token)
        for other in range(outer + 1, len(self._found)):
            answering = self._settle(other) if self._found[other].cue_kind == "label" else None
            if answering is not None and not self._phrases.asks(answering):
                return answering
        return self._open(token)

    def _antecedent(self, index: int, token: int) -> Identity | None:
        """Who, which: the noun that the relative clause describes."""
        parse, node = self._parse, token
        for _ in range(6):
            if parse.deps[node] == "relcl":
                head = parse.heads[node]
                first = parse.left[head]
                return self._single(index, first, head) if first < head else self._single(index, head, head)
            if parse.heads[node] == node:
                break
            node = parse.heads[node]
        return self._open(token)

    def _own_words(self, index: int) -> Identity | None:
        """Who is quoted around the statement: they say "I" of themselves, so "he" is another."""
        outer = self._enclosing[index]
        return self._settle(outer) if outer is not None and self._is_quoted(outer) else None

    def _is_quoted(self, index: int) -> bool:
        return self._found[index].quoted == "all"


class _Cover:
    """Whether a character is said by someone: contents as sorted, merged intervals."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(span for each in attributions for span in each.content):
            if self._ends and span.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def covers(self, character: int) -> bool:
        place = bisect_right(self._starts, character) - 1
        return place >= 0 and character < self._ends[place]
