"""Which issues do the parties bargain over? A draft of a codebook, from what they ask, offer and refuse."""

from __future__ import annotations

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

GENERIC = frozenset(
    "ability action actions aim all anybody anyone anything area areas bit book case cases case chance choice "
    "clear context control country countries course day days deal decision detail details effort efforts end "
    "environment event example fact first focus force front future goal good government group hour hours idea "
    "ideas interest interests issue issues job kind kinds leader leaders level lot many matter matters meaning "
    "member members minute minutes moment month months morning need night no. number one ones opportunity "
    "order other others part parts party parties people percent person place places point points position "
    "possibility problem process progress proposal proposition question questions range reason reasons report "
    "response rest result right room sense series set side sides situation sort sorts stage start state step "
    "steps subject suggestion suggestions support term terms thing things time times today tomorrow tonight "
    "top topic topics type view views way ways week weeks word words work world year years side back while "
    "addition general particular respect regard light behalf tool tools lead role".split()
)
"""Heads that name no issue by themselves, though they may end a phrase that does ("armed forces")."""

LEAST = 2
"""Moves in which a phrase must stand before it is proposed, unless several parties used it."""
SHARED = 0.7
"""The share of a phrase's moves that another has as well, from which on the two are one issue."""
QUOTES = 4
"""Quotes printed of each issue, one a party and side first."""
MOST_PHRASES = 6


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
    """What a move's words speak of: noun phrases and verbs, lower case."""

    phrases: tuple[str, ...]
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
        return party if party and (not codebook or not codebook.parties or party in codebook.parties) else None

    def spoken_for(name: str) -> str | None:
        return codebook.spoken_for(name) if codebook else None

    for reading in readings:
        for move in Moves(reading, wording, counted=counted, spoken_for=spoken_for).all():
            if move.kind is None or (codebook and codebook.issues_in(move.words)):
                continue
            found[move.party, move.statement.id, move.about] = Said(
                party=move.party,
                side=SIDES[move.kind],
                document=reading.document.id,
                claim=move.statement.id,
                words=move.about if move.about in move.words else move.words,
            )
    return tuple(found.values())


def suggested(said: Sequence[Said], topics: Sequence[Topic], *, most: int) -> tuple[SuggestedIssue, ...]:
    """Issues, those first on which more parties spoke, on both sides, in more documents.

    Args:
        topics: what each of `said` speaks of, in the same order.
    """
    holding: dict[str, list[int]] = {}
    for at, topic in enumerate(topics):
        for phrase in {_one(each): each for each in topic.phrases}:
            holding.setdefault(phrase, []).append(at)
    worth = {
        phrase: _worth([said[at] for at in places], phrase)
        for phrase, places in holding.items()
        if _names_an_issue(phrase) and (len(places) >= LEAST or " " in phrase)
    }
    groups: list[tuple[list[str], set[int]]] = []
    for phrase in sorted(worth, key=lambda each: (*(-part for part in worth[each]), each)):
        places = set(holding[phrase])
        home = next((group for group in groups if _is_shared(phrase, places, group)), None)
        if home is None:
            groups.append(([phrase], places))
        else:
            home[0].append(phrase)
            home[1].update(places)
    groups.sort(key=lambda group: tuple(-part for part in _worth([said[at] for at in group[1]], group[0][0])))
    return tuple(_issue(phrases, sorted(places), said, topics) for phrases, places in groups[:most])


def _names_an_issue(phrase: str) -> bool:
    words = phrase.split()
    return len(phrase) > 3 and (len(words) > 1 or words[-1] not in GENERIC) and words[0] not in GENERIC


def _is_shared(phrase: str, places: set[int], group: tuple[list[str], set[int]]) -> bool:
    """Whether a phrase stands mostly where a group's do and shares a word with them."""
    words = set(phrase.split())
    common = len(places & group[1]) / len(places)
    alike = any(words & (set(each.split()) - GENERIC) for each in group[0])
    return common >= SHARED and (alike or common == 1.0 and len(places) < LEAST)


def _worth(moves: Sequence[Said], phrase: str) -> tuple[int, int, int, int, int]:
    """Both sides, parties, documents, moves; of equals the longer phrase tells more."""
    sides = {each.side for each in moves}
    opposed = bool(sides & {"asked for", "offered"}) and bool(sides & {"refused", "held to"})
    parties = {each.party for each in moves}
    return (
        int(opposed and len(parties) > 1),
        len(parties),
        len({each.document for each in moves}),
        len({each.claim for each in moves}),
        len(phrase.split()),
    )


def _issue(
    phrases: Sequence[str], places: Sequence[int], said: Sequence[Said], topics: Sequence[Topic]
) -> SuggestedIssue:
    moves = [said[at] for at in places]
    deeds: dict[str, Counter[str]] = {}
    for at in places:
        side = "refused" if said[at].side in ("refused", "held to") else "wanted"
        deeds.setdefault(side, Counter()).update(topics[at].deeds)
    wanted, refused = deeds.get("wanted", Counter()), deeds.get("refused", Counter())
    options = [
        SuggestedOption(name=name, phrases=_telling(own, other))
        for name, own, other in (("as asked for or offered", wanted, refused), ("as held to", refused, wanted))
        if own
    ]
    options.append(SuggestedOption(name="left as it is", phrases=()))
    return SuggestedIssue(
        name=phrases[0],
        phrases=tuple(f"{each}*" for each in phrases[:MOST_PHRASES]),
        options=tuple(options),
        parties=tuple(dict.fromkeys(each.party for each in moves)),
        documents=len({each.document for each in moves}),
        moves=len({(each.claim, each.words) for each in moves}),
        quotes=_choice(moves),
    )


def _telling(own: Counter[str], other: Counter[str]) -> tuple[str, ...]:
    """Verbs that stand on one side and not on the other, commonest first."""
    return tuple(verb for verb, _ in own.most_common(12) if verb not in other and len(verb) > 3)[:4]


def _choice(moves: Sequence[Said]) -> tuple[Said, ...]:
    """One quote of each party and side, then others."""
    first = {(each.party, each.side): each for each in reversed(moves)}
    chosen = list(reversed(list(first.values())))
    return tuple([*chosen, *(each for each in moves if each not in chosen)][:QUOTES])


def _one(phrase: str) -> str:
    """A phrase in the singular, by its last word's ending alone."""
    if phrase.endswith("ies") and len(phrase) > 5:
        return phrase[:-3] + "y"
    if phrase.endswith("s") and not phrase.endswith(("ss", "us", "is")) and len(phrase) > 4:
        return phrase[:-1]
    return phrase
