"""Which issues do the parties bargain over? A draft of a codebook, from what they ask, offer and refuse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.analysis.moves import Moves, Wording
from detente.case.codebook import Codebook
from detente.record import Reading

SIDES = {
    "demand": "asked for",
    "offer": "offered",
    "concession": "offered",
    "agreement": "offered",
    "rejection": "refused",
    "red line": "refused",
    "commitment": "held to",
}
"""On which side of an issue a move of a kind stands."""


EVERYDAY = 0.4
"""A noun in a larger share of the documents is the language of all talks, not an issue of these."""
MANY = 10
"""So many documents it takes to tell that, and to leave out what only one sentence names."""
TOGETHER = 0.7
"""From which share of their places on two nouns of the same phrase are one issue ("arms control")."""
QUOTES = 4
"""Quotes printed of each issue, one of each party and side first."""
LONGEST = 3
"""Words of a phrase at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainWords:
    """Words that tell nothing.

    Attributes:
        generic: nouns that name no issue by themselves. verbs: those of no way of settling one.
    """

    generic: frozenset[str]
    verbs: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One move that no issue covers yet."""

    party: str
    side: str
    document: str
    claim: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a move's words speak of, lower case.

    Attributes:
        phrases: noun phrases as words, each with the places of its nouns. deeds: verbs.
    """

    phrases: tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]
    deeds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedOption:
    """One way of settling an issue, and the words that mark it."""

    name: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedIssue:
    """An issue that the record's own words propose.

    Attributes:
        name: its commonest phrase. phrases: those that mark it.
        options: as it was asked for or offered, as it was refused or held to, and as it is.
        parties, documents: who spoke of it, and in how many documents.
        quotes: what it rests on, the widest choice of parties and sides first.
    """

    name: str
    phrases: tuple[str, ...]
    options: tuple[SuggestedOption, ...]
    parties: tuple[str, ...]
    documents: int
    moves: int
    quotes: tuple[Said, ...]


def said_of(readings: Iterable[Reading], wording: Wording, codebook: Codebook | None) -> tuple[Said, ...]:
    """What the parties ask, offer, refuse and hold to, and no issue of the codebook covers."""
    found: dict[tuple[str, str, str], Said] = {}

    def counted(name: str) -> str | None:
        party = (codebook and codebook.spoken_for(name)) or name
        return (
            party if party and (not codebook or not codebook.parties or party in codebook.parties) else None
        )

    def spoken_for(name: str) -> str | None:
        return codebook.spoken_for(name) if codebook else None

    for reading in readings:
        for move in Moves(reading, wording, counted=counted, spoken_for=spoken_for).all():
            taken = codebook is not None and codebook.issues_in(move.words)
            if move.kind is None or not move.counts or taken:
                continue
            found[move.party, move.statement.id, move.about] = Said(
                party=move.party,
                side=SIDES[move.kind],
                document=reading.document.id,
                claim=move.statement.id,
                words=move.about if move.about in move.words else move.words,
            )
    return tuple(found.values())


def suggested(
    said: Sequence[Said], topics: Sequence[Topic], texts: Sequence[str], plain: PlainWords, *, most: int
) -> tuple[SuggestedIssue, ...]:
    """Issues, those first on which more parties spoke, on both sides, in more documents.

    Args:
        topics: what each of `said` speaks of, in the same order. texts: all documents of the record.
    """
    nouns = _Nouns(topics, plain.generic)
    few = len(texts) < MANY
    groups = []
    for group in nouns.groups():
        places = nouns.places(group)
        moves = [said[at] for at in places]
        wanted = [each for each in moves if each.side != "held to"]
        heard = {(each.document, each.words) for each in moves}
        if (
            (wanted or few)
            and (few or len(heard) > 1)
            and not (_is_everyday(nouns.stem(group), texts) and not few)
        ):
            groups.append((_worth(moves), group, places))
    groups.sort(key=lambda found: (*(-part for part in found[0]), found[1]))
    issues: dict[str, SuggestedIssue] = {}
    chosen: list[tuple[set[str], set[int]]] = []
    for _, group, places in groups:
        name = nouns.name(group)
        words = {singular(word) for word in name.split()}
        if (
            len(issues) == most
            or name in issues
            or any(words & ws and set(places) <= at for ws, at in chosen)
        ):
            continue  # "arms control initiatives" beside "arms control"
        issues[name] = _issue(nouns, group, places, said, topics, plain.verbs)
        chosen.append((words, set(places)))
    return tuple(issues.values())


def _is_everyday(stem: str, texts: Sequence[str]) -> bool:
    word = re.compile(rf"\b{re.escape(stem)}", re.IGNORECASE)
    return sum(1 for text in texts if word.search(text)) > EVERYDAY * len(texts)


def _worth(moves: Sequence[Said]) -> tuple[int, int]:
    """Parties times documents, twice where parties stand against each other; then moves."""
    for_it = {each.party for each in moves if each.side in ("asked for", "offered")}
    against = {each.party for each in moves if each.side in ("refused", "held to")}
    opposed = any(one != other for one in for_it for other in against)
    parties = {each.party for each in moves}
    documents = {each.document for each in moves}
    return len(parties) * len(documents) * (1 + opposed), len({(each.claim, each.words) for each in moves})


class _Nouns:
    """The nouns of all moves, and those that are one issue because they stand in the same phrases."""

    def __init__(self, topics: Sequence[Topic], generic: frozenset[str]) -> None:
        self._generic = generic
        self._places: dict[str, set[int]] = {}
        self._printed: dict[str, Counter[str]] = {}
        self._phrases: dict[str, Counter[tuple[str, ...]]] = {}
        self._beside: dict[str, set[str]] = {}
        for at, topic in enumerate(topics):
            for words, where in topic.phrases:
                keys = [singular(words[place]) for place in where]
                for key, place in zip(keys, where, strict=True):
                    self._places.setdefault(key, set()).add(at)
                    self._printed.setdefault(key, Counter())[words[place]] += 1
                    self._beside.setdefault(key, set()).update(keys)
                    for part in _parts(words, place, generic):
                        self._phrases.setdefault(key, Counter())[part] += 1

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Each noun that may name an issue, with the nouns that go with it; each in one group."""
        found: list[tuple[str, ...]] = []
        taken: set[str] = set()
        for key in sorted(self._places, key=lambda each: (-len(self._places[each]), each)):
            if key in taken or key in self._generic or len(key) < LONGEST:
                continue
            own = self._places[key]
            along = [
                each
                for each in sorted(self._beside[key] - {key} - taken)
                if len(own & self._places[each]) >= TOGETHER * len(own | self._places[each])
            ]
            taken.update((key, *along))
            found.append((key, *along))
        return tuple(found)

    def places(self, group: Sequence[str]) -> list[int]:
        """The moves that speak of any noun of a group."""
        return sorted(set().union(*(self._places[key] for key in group)))

    def stem(self, group: Sequence[str]) -> str:
        """What all printed forms of the group's first noun begin with."""
        forms = sorted(self._printed[group[0]])
        alike = (one == other for one, other in zip(forms[0], forms[-1], strict=False))
        return forms[0][: next((at for at, same in enumerate(alike) if not same), len(forms[0]))]

    def name(self, group: Sequence[str]) -> str:
        """The phrase that stands most often, of equals one that the noun ends, of those the longest."""
        parts = self._phrases[group[0]]
        forms = self._printed[group[0]]
        best = max(
            parts, key=lambda each: (parts[each], each[-1] in forms or len(group) > 1, len(each), each)
        )
        return " ".join(best)

    def phrases(self, group: Sequence[str]) -> tuple[str, ...]:
        """The words that mark the issue: its name, or its noun alone where that stands more often."""
        name, stem = self.name(group), self.stem(group)
        if len(group) > 1 and " " in name:
            return (f"{name}*",)
        alone = sum(self._printed[group[0]].values()) > self._phrases[group[0]][tuple(name.split())]
        *before, last = name.split()
        return (
            (f"{stem}*",)
            if alone or last not in self._printed[group[0]]
            else (" ".join((*before, f"{stem}*")),)
        )


def _parts(words: Sequence[str], place: int, generic: frozenset[str]) -> set[tuple[str, ...]]:
    """The runs of a phrase that hold one of its words."""
    return {
        tuple(words[first:last])
        for first in range(max(0, place - LONGEST + 1), place + 1)
        for last in range(place + 1, min(len(words), first + LONGEST) + 1)
        if words[first] not in generic and words[first] != "-" and words[last - 1] != "-"
    } or {(words[place],)}


def _issue(
    nouns: _Nouns,
    group: Sequence[str],
    places: Sequence[int],
    said: Sequence[Said],
    topics: Sequence[Topic],
    plain: frozenset[str],
) -> SuggestedIssue:
    moves = [said[at] for at in places]
    deeds: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for at in places:
        deeds[said[at].side in ("asked for", "offered")].update(set(topics[at].deeds) - plain)
    sides = {each.side for each in moves}
    options = []
    if sides & {"asked for", "offered"}:
        options.append(_option("as asked for or offered", deeds[True], deeds[False]))
    if sides & {"refused", "held to"}:
        options.append(_option("as refused or held to", deeds[False], deeds[True]))
    options.append(SuggestedOption(name="left as it is", phrases=()))
    return SuggestedIssue(
        name=nouns.name(group),
        phrases=nouns.phrases(group),
        options=tuple(options),
        parties=tuple(dict.fromkeys(each.party for each in moves)),
        documents=len({each.document for each in moves}),
        moves=len({(each.claim, each.words) for each in moves}),
        quotes=_choice(moves),
    )


def _option(name: str, own: Counter[str], other: Counter[str]) -> SuggestedOption:
    return SuggestedOption(name=name, phrases=_telling(own, other))


def _telling(own: Counter[str], other: Counter[str]) -> tuple[str, ...]:
    """Verbs that stand on one side and not on the other, commonest first."""
    return tuple(verb for verb, _ in own.most_common(12) if verb not in other)[:4]


def _choice(moves: Sequence[Said]) -> tuple[Said, ...]:
    """One quote of each party and side, then others."""
    first = {(each.party, each.side): each for each in reversed(moves)}
    chosen = list(reversed(list(first.values())))
    return tuple([*chosen, *(each for each in moves if each not in chosen)][:QUOTES])


def singular(noun: str) -> str:
    """A noun's key: its singular, as far as its ending tells.

    >>> [singular(each) for each in ("missiles", "treaties", "forces", "crisis", "ties")]
    ['missile', 'treaty', 'force', 'crisis', 'tie']
    """
    if noun.endswith("ies") and len(noun) > 5:
        return noun[:-3] + "y"
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun
