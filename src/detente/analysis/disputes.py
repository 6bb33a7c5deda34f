"""What is disputed: figures, meetings and deeds of which the record has accounts that can't all be right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf

from detente.analysis.days import days_of
from detente.analysis.forces import Figure, Forces, forces_of
from detente.analysis.reports import families_of, published_on
from detente.analysis.talks import Account as Told
from detente.analysis.talks import Talks, talks_of
from detente.record import Claim, Event, PartialDate, Reading, Statement, claims_of

SAME_TIME = 7
"""Days within which figures speak of one state of affairs; further apart they tell of a change."""

ROUNDED = 10
"""How far "about" may be off, in per cent."""

REACH = 14
"""Days within which a denial answers what was said."""

_WORDS = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    ("and", "for", "from", "the", "this", "that", "with", "its", "his", "her", "their", "our", "some", "all")
)
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS: Mapping[str, float] = {"a": 1, "an": 1, "half": 0.5} | {
    word: number for number, word in enumerate(_COUNTED, 1)
}
_HEDGED = re.compile(r"\b(nearly|about|almost|around|roughly|some|approximately|just over|just under)\b")
_LENGTH = re.compile(
    r"(?P<number>\d+(?:\.\d+)?|[a-z]+)(?P<half> and a half)?[ -](?P<unit>hours?|minutes?)", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One side of a dispute, and all who give it.

    Attributes:
        told: what it says, in a few words. claims: in the order of publication. documents: in which.
        independent: in how many of them, near-duplicates counted once.
    """

    told: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    independent: int


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


def disputes_of(
    readings: Iterable[Reading], *, families: Mapping[str, str] | None = None
) -> tuple[Dispute, ...]:
    """The disputes of a record, the same in whatever order its readings come.

    Args:
        families: of its documents, where they are known.
    """
    every = sorted(readings, key=lambda reading: (reading.document.published or "", reading.document.id))
    if families is None:
        families = families_of(reading.document for reading in every)
    claims = {claim.id: claim for reading in every for claim in claims_of(reading)}
    record = _Record(claims, families, {reading.document.id: reading for reading in every})
    return (
        *(each for forces in forces_of(every, families=families) for each in _figures(forces, record)),
        *(each for talks in talks_of(every, families=families) for each in _of_talks(talks, record)),
        *_denials(record),
    )


@dataclass(frozen=True, slots=True)
class _Record:
    """Claims and documents by id, and of each document the family of near-duplicates that it is of."""

    claims: Mapping[str, Claim]
    families: Mapping[str, str]
    readings: Mapping[str, Reading]

    def account(self, told: str, claims: Iterable[str]) -> Account:
        ids = tuple(dict.fromkeys(claims))
        documents = tuple(dict.fromkeys(self.claims[claim].document for claim in ids))
        return Account(
            told=told,
            claims=ids,
            documents=documents,
            independent=len({self.families[each] for each in documents}),
        )

    def teller(self, claim: str) -> tuple[str, str | None]:
        """In whose voice it is claimed: a document's, or in it a speaker's."""
        body = self.claims[claim].body
        via = self.claims.get(getattr(body, "via", None) or "")
        said = via.body if via else None
        speaker = said.speaker.entity if isinstance(said, Statement) and said.speaker else None
        return self.families[self.claims[claim].document], speaker


# Figures


def _figures(forces: Forces, record: _Record) -> Iterable[Dispute]:
    """Forces of one party in one place at one activity and time, with counts that exclude each other."""
    figures = {each.report.claim: each for each in forces.figures}

    def differ(one: str, other: str) -> bool:
        mine, yours = figures[one], figures[other]
        if record.teller(one) == record.teller(other):
            return False  # one breath: parts of a whole, not two opinions
        return _apart(mine.as_of, yours.as_of) <= SAME_TIME and _exclude(
            bounds(mine.count, mine.bound), bounds(yours.count, yours.bound)
        )

    if forces.actor is None or forces.activity is None:
        return
    for cluster in _clusters(tuple(figures), differ):
        about = ", ".join(part for part in (forces.actor, forces.activity, forces.place) if part)
        told = {claim: _counted(figures[claim]) for claim in cluster}
        yield Dispute(kind="figures", about=about, accounts=_accounts(told, record))


def _apart(one: PartialDate | None, other: PartialDate | None) -> float:
    """Days between two dates; what is not dated to the day is far from everything."""
    if one is None or other is None or one.day is None or other.day is None:
        return inf
    return abs(days_of(one).first - days_of(other).first)


def _counted(figure: Figure) -> str:
    return f"{'' if figure.bound == 'exactly' else figure.bound + ' '}{figure.count:,}"


def bounds(count: int, bound: str) -> tuple[float, float]:
    """The least and the most that a count allows.

    >>> bounds(10_000, "more than"), bounds(12_000, "exactly"), bounds(100_000, "about")
    ((10001, inf), (12000, 12000), (90000.0, 110000.0))
    """
    return {
        "exactly": (count, count),
        "about": (count * (100 - ROUNDED) / 100, count * (100 + ROUNDED) / 100),
        "more than": (count + 1, inf),
        "at least": (count, inf),
        "up to": (0, count),
        "fewer than": (0, count - 1),
    }[bound]


def _exclude(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _content(words: str | None) -> set[str]:
    """The stems of the words that say something."""
    plain = (words or "").replace("’s", "").replace("'s", "").casefold()
    return {word[:5] for word in _WORDS.findall(plain) if word not in _SMALL and len(word) > 2}


# Meetings


def _of_talks(talks: Talks, record: _Record) -> Iterable[Dispute]:
    """One meeting of which it is told that it lasted, ended or went otherwise."""
    about = ", ".join(
        str(part) for part in (talks.forum, talks.place, talks.start, " and ".join(talks.parties)) if part
    )
    statuses = {turn.claim: turn.status for turn in talks.history}
    for kind, told, differ in (
        ("duration", _by_claim(talks.durations), lengths_differ),
        ("outcome", _by_claim(talks.outcomes), outcomes_differ),
        ("status", statuses, statuses_differ),
    ):
        tied = _tied(told, differ)
        for cluster in _clusters(tuple(told), tied):
            values = {claim: told[claim] for claim in cluster}
            yield Dispute(kind=kind, about=about, accounts=_accounts(values, record))


def _by_claim(accounts: Iterable[Told]) -> dict[str, str]:
    return {claim: each.value for each in accounts for claim in each.claims}


def _tied(told: Mapping[str, str], differ: Callable[[str, str], bool]) -> Callable[[str, str], bool]:
    return lambda one, other: differ(told[one], told[other])


def lengths_differ(one: str, other: str) -> bool:
    """Whether two durations, each as exact as it is printed, exclude each other."""
    mine, yours = minutes(one), minutes(other)
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
    return total * (100 - slack) / 100, total * (100 + slack) / 100


_FAILED = re.compile(
    r"\b(no|not|without|fail\w*|broke\w*|collaps\w*|stalemate|impasse|deadlock\w*|inconclusive)\b", re.I
)


def outcomes_differ(one: str, other: str) -> bool:
    """Whether one tells of a result and the other that there was none, of the same thing.

    >>> outcomes_differ("no agreement", "an agreement on exercises"), outcomes_differ("no agreement", "frank")
    (True, False)
    """
    if bool(_FAILED.search(one)) == bool(_FAILED.search(other)):
        return False
    return bool((_content(one) & _content(other)) - {"talks", "meeti"})


def statuses_differ(one: str, other: str) -> bool:
    """Held by one account and cancelled by another; what was planned may have been either."""
    return {one, other} == {"held", "cancelled"}


# Denials


def _denials(record: _Record) -> Iterable[Dispute]:
    """A deed that one speaker tells as done and another denies: one PLOVER type, actor and recipient."""
    groups: dict[tuple[str, str, str], dict[str, Event]] = {}
    for claim in record.claims.values():
        body = claim.body
        if isinstance(body, Event) and body.modality == "actual" and body.actor and body.recipient:
            groups.setdefault((body.type, body.actor, body.recipient), {})[claim.id] = body

    for (deed, actor, recipient), same in groups.items():

        def denies(one: str, other: str, same: Mapping[str, Event] = same) -> bool:
            mine, yours = same[one], same[other]
            return (
                mine.negated != yours.negated
                and record.teller(one)[1] != record.teller(other)[1]
                and _apart(_day(one, mine, record), _day(other, yours, record)) <= REACH
                and len(_content(record.claims[one].words) & _content(record.claims[other].words)) > 1
            )

        for cluster in _clusters(tuple(same), denies):
            told = {claim: "denied" if same[claim].negated else "told as done" for claim in cluster}
            about = f"{deed.lower()}: {actor}, {recipient}"
            yield Dispute(kind="denial", about=about, accounts=_accounts(told, record))


def _day(claim: str, event: Event, record: _Record) -> PartialDate | None:
    published = published_on(record.readings[record.claims[claim].document].document)
    return event.date if event.date is not None and event.date.day is not None else published


# Clusters


def _clusters(claims: Sequence[str], tied: Callable[[str, str], bool]) -> list[list[str]]:
    """Claims of which each is tied to another, as far as the ties reach; those tied to none left out."""
    group = {claim: {claim} for claim in claims}
    for one, other in combinations(claims, 2):
        if group[one] is not group[other] and tied(one, other):
            joined = group[one] | group[other]
            for member in joined:
                group[member] = joined
    several = {id(each): each for each in group.values() if len(each) > 1}
    return [[claim for claim in claims if claim in each] for each in several.values()]


def _accounts(told: Mapping[str, str], record: _Record) -> tuple[Account, ...]:
    by_words: dict[str, list[str]] = {}
    for claim, words in told.items():
        by_words.setdefault(words, []).append(claim)
    return tuple(record.account(words, claims) for words, claims in by_words.items())
