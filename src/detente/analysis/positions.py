"""Where do they stand? From statements to positions, and from positions to how far apart the parties are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import attrgetter

from detente.analysis.drawing import drawn
from detente.analysis.moves import Wording
from detente.analysis.stances import ALL_APART, Stance, clash, concur, stances_of
from detente.case.codebook import Codebook, CodedIssue
from detente.case.draft import options_of
from detente.record import LEFT_OUT, PartialDate, Position, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far apart the parties are on an issue.

    Attributes:
        verdict: "agreed": all are of one mind. "deadlocked": two clash. "bridgeable": nobody clashes, and
            somebody offers or agrees, or is of one mind with another. "one-sided": what somebody asks
            for, holds to or refuses, nobody else has taken up or refused. "silent": nobody has spoken.
        positions: each party's positions, latest first.
        asked, refused: what the verdict rests on: current positions that ask or offer, and those that
            stand against them.
        stances: where each party stands now, the latest to speak first.
    """

    issue: str
    verdict: str
    positions: tuple[Position, ...]
    asked: tuple[Position, ...]
    refused: tuple[Position, ...]
    stances: tuple[Stance, ...] = ()


def positions_of(readings: Iterable[Reading], codebook: Codebook, wording: Wording) -> tuple[Position, ...]:
    """Every position taken in the record, by date, issue and party; none that a review left out.

    Args:
        wording: tells what the sentences of a turn do.
    """
    found = (each for reading in readings for each in drawn(reading, codebook, wording))
    return in_order(counted(found), codebook)


def counted(positions: Iterable[Position]) -> Iterator[Position]:
    """Those that a review has not left out."""
    return (each for each in positions if each.state not in LEFT_OUT)


def in_order(positions: Iterable[Position], codebook: Codebook) -> tuple[Position, ...]:
    """Positions by date, issue and party: the same whatever order they come in."""
    order = {issue.name: number for number, issue in enumerate(codebook.issues)}
    # The least first, each sort keeping the last one's order: in a large record faster than keys of six.
    found = list(positions)
    for name in ("words", "kind", "claim", "party"):
        found.sort(key=attrgetter(name))
    found.sort(key=lambda each: order[each.issue])
    days = _days(found)
    found.sort(key=lambda each: days[each.as_of])
    return tuple(found)


def _days(positions: Iterable[Position]) -> dict[PartialDate | None, str]:
    """The dates of positions as they are compared, each written once: a record has many on few days."""
    return {day: str(day or "") for day in {each.as_of for each in positions}}


def standings_of(
    positions: Sequence[Position],
    codebook: Codebook,
    *,
    as_of: PartialDate | None = None,
    families: Mapping[str, str] = ALL_APART,
) -> tuple[Standing, ...]:
    """Each issue of the codebook as it stands, by what was said up to a date.

    Args:
        families: of the documents, by id; near-duplicates share one.
    """
    counted = {day for day in {each.as_of for each in positions} if not as_of or not day or day.is_by(as_of)}
    on: dict[str, list[Position]] = {issue.name: [] for issue in codebook.issues}
    for each in positions:
        if each.issue in on and each.as_of in counted:
            on[each.issue].append(each)
    return tuple(_standing(issue, on[issue.name], families) for issue in codebook.issues)


def _standing(issue: CodedIssue, positions: Sequence[Position], families: Mapping[str, str]) -> Standing:
    stances = stances_of(positions, families)
    clashes = [
        (one, other)
        for one in stances
        for other in stances
        if clash(one, other) or _leave_nothing(one, other, issue)
    ]
    asked = [each for each in stances if each.does in ("asks", "offers", "agrees")]
    refused = [each for each in stances if each.does in ("holds", "refuses")]
    if not stances:
        verdict = "silent"
    elif len(stances) > 1 and all(concur(one, other) for one, other in combinations(stances, 2)):
        verdict = "agreed"
        asked = [each for each in stances if each.does != "refuses"]
        refused = [each for each in stances if each.does == "refuses"]
    elif clashes:
        verdict = "deadlocked"
        asked = [each for each in stances if any(each is one for one, _ in clashes)]
        refused = [each for each in stances if any(each is other for _, other in clashes)]
    elif any(each.does in ("offers", "agrees") for each in stances) or any(
        concur(one, other) for one, other in combinations(stances, 2)
    ):
        verdict = "bridgeable"
    else:
        verdict = "one-sided"
    return Standing(
        issue=issue.name,
        verdict=verdict,
        positions=tuple(reversed(positions)),
        asked=tuple(one for each in asked for one in each.positions),
        refused=tuple(one for each in refused for one in each.positions),
        stances=stances,
    )


def _leave_nothing(one: Stance, other: Stance, issue: CodedIssue) -> bool:
    """Whether two parties between them refuse every option, so that there is none to agree on."""
    if not (one.does == other.does == "refuses") or one.options & other.options:
        return False
    return one.options | other.options >= set(options_of(issue)) and bool(one.options and other.options)
