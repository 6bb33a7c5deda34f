"""What is disputed: figures, meetings and deeds of which the record has accounts that can't all be right."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf

from detente.record import Claim, Deployment, Event, Meeting, Statement

SAME_TIME = 7
"""Days within which figures speak of one state of affairs; further apart they tell of a change."""

ROUNDED = 0.1
"""How far "about" may be off: a tenth."""

_REACH = 14
"""Days within which a denial answers what was said."""

_WORDS = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    "a an the of in on at to for from with along near by and or its their his her our this that some all over around "
    "into nearly about almost roughly more than less least most just under hour hours minute minutes".split()
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1, "half": 0.5}
_HEDGED = re.compile(r"\b(nearly|about|almost|around|roughly|some|approximately|just over|just under)\b")
_LENGTH = re.compile(r"(?P<number>\d+(?:\.\d+)?|[a-z]+)(?P<half> and a half)?[ -](?P<unit>hours?|minutes?)", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One side of a dispute, and all who give it.

    Attributes:
        told: what it says, in a few words. claims: in the order of publication. documents: in which.
    """

    told: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Accounts side by side, none of them preferred and none averaged.

    Attributes:
        kind: "figures", "duration", "outcome", "status" or "denial". about: of what.
    """

    kind: str
    about: str
    accounts: tuple[Account, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """Every claim of every account."""
        return tuple(dict.fromkeys(claim for each in self.accounts for claim in each.claims))


def disputes_of(claims: Iterable[Claim], published: Mapping[str, str | None]) -> tuple[Dispute, ...]:
    """The disputes of a record.

    Args:
        claims: in the order of publication. published: each document's date, as ISO.
    """
    each = tuple(claims)
    statements = {claim.id: claim for claim in each if isinstance(claim.body, Statement)}
    dated = _Dated(published)
    return (
        *_figures([claim for claim in each if isinstance(claim.body, Deployment)], dated),
        *_meetings([claim for claim in each if isinstance(claim.body, Meeting)], dated),
        *_denials([claim for claim in each if isinstance(claim.body, Event)], statements, dated),
    )


class _Dated:
    """Of which day a claim speaks: its own date where that is a day, else its document's."""

    def __init__(self, published: Mapping[str, str | None]) -> None:
        self._published = published

    def day(self, claim: Claim) -> datetime.date | None:
        own = claim.body.date if isinstance(claim.body, Deployment | Event) else None
        text = str(own) if own is not None and own.day is not None else self._published.get(claim.document)
        return datetime.date.fromisoformat(text[:10]) if text and len(text) >= 10 else None

    def apart(self, one: Claim, other: Claim) -> float:
        """Days between two claims; nothing is known of undated ones, so they are far apart."""
        first, second = self.day(one), self.day(other)
        return inf if first is None or second is None else abs((first - second).days)


# Figures


def _figures(claims: Sequence[Claim], dated: _Dated) -> Iterable[Dispute]:
    """Forces of one actor doing one thing in one place at one time, with counts that exclude each other."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        body = claim.body
        if isinstance(body, Deployment) and body.actor and body.activity and body.place:
            groups.setdefault((body.actor, body.activity), []).append(claim)
    for (actor, activity), same in groups.items():
        for cluster in _clusters(same, lambda one, other: _counts_differ(one, other, dated)):
            places = [claim.body.place for claim in cluster if isinstance(claim.body, Deployment)]
            yield Dispute(
                kind="figures",
                about=f"{actor}, {activity}, {places[0]}",
                accounts=_accounts(cluster, _counted),
            )


def _counts_differ(one: Claim, other: Claim, dated: _Dated) -> bool:
    mine, yours = one.body, other.body
    assert isinstance(mine, Deployment)
    assert isinstance(yours, Deployment)
    if one.document == other.document and mine.via == yours.via:
        return False  # one breath: parts of a whole, not two opinions
    return (
        dated.apart(one, other) <= SAME_TIME
        and _same_place(mine.place, yours.place)
        and _exclude(bounds(mine.count, mine.bound), bounds(yours.count, yours.bound))
    )


def bounds(count: int, bound: str) -> tuple[float, float]:
    """The least and the most that a count allows.

    >>> bounds(10_000, "more than"), bounds(12_000, "exactly"), bounds(100_000, "about")
    ((10001, inf), (12000, 12000), (90000.0, 110000.0))
    """
    return {
        "exactly": (count, count),
        "about": (count * (1 - ROUNDED), count * (1 + ROUNDED)),
        "more than": (count + 1, inf),
        "at least": (count, inf),
        "up to": (0, count),
        "fewer than": (0, count - 1),
    }[bound]


def _exclude(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _same_place(one: str | None, other: str | None) -> bool:
    mine, yours = _content(one), _content(other)
    return bool(mine) and bool(yours) and (mine <= yours or yours <= mine)


def _content(words: str | None) -> set[str]:
    """The stems of the words that say something."""
    plain = (words or "").replace("’s", "").replace("'s", "").casefold()
    return {word[:5] for word in _WORDS.findall(plain) if word not in _SMALL and len(word) > 1}


def _counted(claim: Claim) -> str:
    body = claim.body
    assert isinstance(body, Deployment)
    return f"{'' if body.bound == 'exactly' else body.bound + ' '}{body.count:,}"


# Meetings


def _meetings(claims: Sequence[Claim], dated: _Dated) -> Iterable[Dispute]:
    """One meeting of which it is told that it lasted, ended or went otherwise."""
    for cluster in _clusters(claims, _is_same_meeting):
        bodies = [claim.body for claim in cluster if isinstance(claim.body, Meeting)]
        first = bodies[0]
        about = ", ".join(
            str(part) for part in (first.forum, first.place, first.start, " and ".join(first.parties)) if part
        )
        for kind, tell, differ in (
            ("duration", _lasted, _lengths_differ),
            ("outcome", _ended, _outcomes_differ),
            ("status", _went, _status_differs),
        ):
            telling = [claim for claim in cluster if tell(claim)]
            for disputed in _clusters(telling, differ):
                yield Dispute(kind=kind, about=about, accounts=_accounts(disputed, tell))


def _is_same_meeting(one: Claim, other: Claim) -> bool:
    """On one day, at one place or in one forum, with a party or person in common."""
    mine, yours = one.body, other.body
    assert isinstance(mine, Meeting)
    assert isinstance(yours, Meeting)
    if mine.start is None or mine.start.day is None or mine.start != yours.start:
        return False
    for ours, theirs in ((mine.place, yours.place), (mine.forum, yours.forum)):
        if ours and theirs and not _same_place(ours, theirs):
            return False
    together = {*mine.parties, *mine.named} & {*yours.parties, *yours.named}
    located = _same_place(mine.place, yours.place) or _same_place(mine.forum, yours.forum)
    return (bool(together) and located) or len(together) > 1


def _lasted(claim: Claim) -> str:
    return (claim.body.duration or "") if isinstance(claim.body, Meeting) else ""


def _ended(claim: Claim) -> str:
    return (claim.body.outcome or "") if isinstance(claim.body, Meeting) else ""


def _went(claim: Claim) -> str:
    return claim.body.status if isinstance(claim.body, Meeting) else ""


def _lengths_differ(one: Claim, other: Claim) -> bool:
    mine, yours = minutes(_lasted(one)), minutes(_lasted(other))
    return mine is not None and yours is not None and _exclude(mine, yours)


def minutes(duration: str) -> tuple[float, float] | None:
    """The least and most minutes that a duration as printed allows, None where it counts none.

    >>> minutes("nearly four hours"), minutes("90 minutes"), minutes("all day")
    ((216.0, 264.0), (90.0, 90.0), None)
    """
    total, found = 0.0, False
    for match in _LENGTH.finditer(duration):
        word = match["number"].casefold()
        number = float(word) if word[0].isdigit() else _NUMBERS.get(word)
        if number is None:
            continue
        found = True
        total += (number + (0.5 if match["half"] else 0)) * (60 if match["unit"].startswith("h") else 1)
    if not found:
        return None
    if "more than" in duration or "at least" in duration or "over" in duration:
        return total, inf
    slack = ROUNDED if _HEDGED.search(duration) else 0
    return total * (1 - slack), total * (1 + slack)


_FAILED = re.compile(
    r"\b(no|not|without|fail\w*|broke\w*|collaps\w*|stalemate|impasse|deadlock\w*|inconclusive)\b", re.I
)


def _outcomes_differ(one: Claim, other: Claim) -> bool:
    """One tells of a result and the other that there was none, of the same thing."""
    mine, yours = _ended(one), _ended(other)
    if bool(_FAILED.search(mine)) == bool(_FAILED.search(yours)):
        return False
    return bool((_content(mine) & _content(yours)) - {"talks", "meeti"})


def _status_differs(one: Claim, other: Claim) -> bool:
    """Held by one account and cancelled by another; what was planned may have been either."""
    return {_went(one), _went(other)} == {"held", "cancelled"}


# Denials


def _denials(
    claims: Sequence[Claim], statements: Mapping[str, Claim], dated: _Dated
) -> Iterable[Dispute]:
    """A deed that one speaker tells as done and another denies: one PLOVER type, actor and recipient."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        body = claim.body
        if isinstance(body, Event) and body.modality == "actual" and body.actor and body.recipient:
            groups.setdefault((body.type, body.actor, body.recipient), []).append(claim)
    for (deed, actor, recipient), same in groups.items():
        for cluster in _clusters(same, lambda one, other: _denies(one, other, statements, dated)):
            yield Dispute(
                kind="denial",
                about=f"{deed.lower()}: {actor}, {recipient}",
                accounts=_accounts(cluster, _done),
            )


def _denies(one: Claim, other: Claim, statements: Mapping[str, Claim], dated: _Dated) -> bool:
    mine, yours = one.body, other.body
    assert isinstance(mine, Event)
    assert isinstance(yours, Event)
    if mine.negated == yours.negated or dated.apart(one, other) > _REACH:
        return False
    return _teller(mine, statements) != _teller(yours, statements) and len(
        _content(one.words) & _content(other.words)
    ) > 1


def _teller(body: Event, statements: Mapping[str, Claim]) -> str | None:
    said = statements[body.via].body if body.via in statements else None
    return said.speaker.entity if isinstance(said, Statement) and said.speaker else None


def _done(claim: Claim) -> str:
    return "denied" if isinstance(claim.body, Event) and claim.body.negated else "told as done"


# Clusters


def _clusters(claims: Sequence[Claim], tied: Callable[[Claim, Claim], bool]) -> list[list[Claim]]:
    """Claims of which each is tied to another, as far as the ties reach; those tied to none left out."""
    group = {claim.id: {claim.id} for claim in claims}
    for one, other in combinations(claims, 2):
        if group[one.id] is not group[other.id] and tied(one, other):
            joined = group[one.id] | group[other.id]
            for member in joined:
                group[member] = joined
    place = {claim.id: claim for claim in claims}
    several = {id(each): each for each in group.values() if len(each) > 1}
    return [[place[claim.id] for claim in claims if claim.id in each] for each in several.values()]


def _accounts(claims: Sequence[Claim], tell: Callable[[Claim], str]) -> tuple[Account, ...]:
    by_words: dict[str, list[Claim]] = {}
    for claim in claims:
        by_words.setdefault(tell(claim), []).append(claim)
    return tuple(
        Account(
            told=told,
            claims=tuple(claim.id for claim in same),
            documents=tuple(dict.fromkeys(claim.document for claim in same)),
        )
        for told, same in by_words.items()
    )
