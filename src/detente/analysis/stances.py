"""Where does each party stand now? Its current stance, not any position that it ever took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from detente.record import Position

DOES = {
    "rejection": "refuses",
    "red line": "refuses",
    "commitment": "holds",
    "demand": "asks",
    "agreement": "agrees",
    "concession": "offers",
    "offer": "offers",
}
"""What a party does that takes a position of a kind, the firmest first."""

WANTS = ("asks", "holds")
"""What a party does that wants an option, its own or another's to give."""

LAST = 3
"""A stance is what a party does in most of the last so many documents in which it speaks of the issue:
a change of mind counts once a second document bears it out, and one stray claim doesn't turn it. Near-
duplicates are one document, as old as the first of them: who prints a report again bears nothing out."""

ALL_APART: Mapping[str, str] = MappingProxyType({})
"""No document is another's near-duplicate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What a party does on an issue as things stand.

    Attributes:
        does: "asks", "offers", "agrees", "holds" or "refuses".
        for_good: its refusal says never.
        positions: those that it rests on, latest first.
    """

    party: str
    does: str
    for_good: bool
    positions: tuple[Position, ...]

    @property
    def options(self) -> frozenset[str]:
        """The options that it asks for, offers, holds to or refuses."""
        named = (each.against if self.does == "refuses" else each.option for each in self.positions)
        return frozenset(each for each in named if each is not None)


def stances_of(positions: Sequence[Position], families: Mapping[str, str] = ALL_APART) -> tuple[Stance, ...]:
    """The current stance of every party that spoke on an issue, the latest to speak first.

    Args:
        positions: on one issue, earliest first.
        families: of documents, by id; near-duplicates share one, and who is in none is its own.
    """
    parties = dict.fromkeys(each.party for each in reversed(positions))
    return tuple(
        _stance(party, [each for each in positions if each.party == party], families) for party in parties
    )


def reports_in(
    positions: Sequence[Position], families: Mapping[str, str] = ALL_APART
) -> list[list[Position]]:
    """Positions, earliest first, by the report that tells them; the latest report and position first.

    Near-duplicates are one report, which came with the first of them.
    """
    reports: dict[str, list[Position]] = {}
    for each in positions:
        reports.setdefault(families.get(each.document, each.document), []).append(each)
    return [list(reversed(told)) for told in reversed(reports.values())]


def _stance(party: str, own: Sequence[Position], families: Mapping[str, str]) -> Stance:
    """Its own speakers' words count before what others tell of it."""
    heard = [each for each in own if each.direct] or list(own)
    last = reports_in(heard, families)[:LAST]
    done = [_most(Counter(DOES[one.kind] for one in _original(told))) for told in last]
    votes = Counter(done)
    does = next(deed for deed in done if votes[deed] == max(votes.values()))
    rests = tuple(each for said in last for each in said if DOES[each.kind] == does)
    return Stance(
        party=party,
        does=does,
        for_good=any(each.kind == "red line" for each in rests),
        positions=rests,
    )


def _original(told: Sequence[Position]) -> Sequence[Position]:
    """What the document says that came first of its near-duplicates, of those of one day the fullest."""
    first = [each for each in told if each.as_of == told[-1].as_of]
    fullest, _ = Counter(each.document for each in first).most_common(1)[0]
    return [each for each in first if each.document == fullest]


def _most(counts: Counter[str]) -> str:
    """What is done most often, of equals the firmest."""
    firmest = list(dict.fromkeys(DOES.values()))
    return max(counts, key=lambda each: (counts[each], -firmest.index(each)))


def clash(one: Stance, other: Stance) -> bool:
    """Whether what one party wants, another stands against: the pair of a deadlock.

    A third party's offer doesn't loosen it. An offer that is refused is no deadlock yet, unless it is
    refused for good.
    """
    if one.party == other.party:
        return False
    if one.does == "offers":
        return other.for_good and _same(one, other)
    if one.does not in WANTS:
        return False
    named = bool(one.options and other.options)
    if other.does == "refuses":
        # Who holds on may hold against the same that another refuses, unless it says to what.
        return _same(one, other) if one.does == "asks" else named and bool(one.options & other.options)
    if other.does in WANTS:
        apart = named and not one.options & other.options
        return apart or (one.does == "asks" and other.does == "holds" and not named)
    return False


def concur(one: Stance, other: Stance) -> bool:
    """Whether two parties are of one mind: they agree, want the same option, or refuse the same one."""
    if one.party == other.party:
        return False
    if one.does == other.does == "agrees":
        return True
    alike = one.does == other.does == "refuses" or (one.does in WANTS and other.does in WANTS)
    return alike and bool(one.options & other.options)


def _same(one: Stance, other: Stance) -> bool:
    """Whether the refusal may be of what is wanted: the options agree, or one of them is not named."""
    return not (one.options and other.options) or bool(one.options & other.options)
