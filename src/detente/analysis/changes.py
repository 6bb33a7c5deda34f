"""What has changed? What moved between two states of a record, and which findings are others for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.analysis.basis import Basis
from detente.analysis.headline import Headline, answer_in, differing
from detente.analysis.sensitivity import findings_of
from detente.case.codebook import Codebook, CodedIssue
from detente.case.draft import options_of, places_of
from detente.record import Claim, Position
from detente.record.grounds import Grounds

MOVEMENTS = ("new", "withdrawn", "hardened", "softened", "changed", "repeated")
"""A party's first position on an issue; a demand given up; away from the others, or firmer; towards them, or
less firm; another stance that is neither; the same said again."""

FIRMNESS = {
    "agreement": 0,
    "concession": 1,
    "offer": 2,
    "demand": 3,
    "commitment": 3,
    "rejection": 4,
    "red line": 5,
}
"""Kinds of position by how little they leave to talk about; the project's own order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What one party did on one issue.

    Attributes:
        movement: one of MOVEMENTS. why: in words, what makes it that.
        before: its stances as they were, latest first, one position for each.
        after: the stances said since, latest first; each with every position that takes it in `said`.
        said: all that it said on the issue since.
    """

    issue: str
    party: str
    movement: str
    why: str
    before: tuple[Position, ...]
    after: tuple[Position, ...]
    said: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flipped:
    """A finding that says something else than it did.

    Attributes:
        before, after: its answers, "can't be told" where there was or is none.
        grounds: what it rests on now that it didn't rest on before; all that it rests on, if nothing is new.
    """

    name: str
    question: str
    title: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    grounds: Grounds

    @property
    def differing(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The parts of the answers that are not in both."""
        return differing(self.before, self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed from one state of a record to a later one.

    Attributes:
        verdicts: on each issue, before and after, in the codebook's order.
        commitments: threats, warnings, promises and assurances that are new.
        flipped: findings that say something else; the verdicts among them.
    """

    verdicts: tuple[tuple[str, str, str], ...]
    moves: tuple[Move, ...]
    commitments: tuple[Claim, ...]
    flipped: tuple[Flipped, ...]


def changes(before: Basis, after: Basis) -> Changes:
    """Compare a record as it was with the same record as it became.

    A finding is drawn from either state alone, so a case that an analyst edited plays no part.
    """
    after = replace(after, edited=None, like=None)
    before = replace(before, edited=None, like=after.drawn())
    was = {each.issue: each.verdict for each in before.standings()}
    known = {each.id for each in before.commitments}
    return Changes(
        verdicts=tuple((each.issue, was[each.issue], each.verdict) for each in after.standings()),
        moves=tuple(moves(before.positions, after.positions, after.codebook)),
        commitments=tuple(each for each in after.commitments if each.id not in known),
        flipped=tuple(flipped(findings_of(before), findings_of(after))),
    )


def flipped(before: Sequence[Headline], after: Sequence[Headline]) -> Iterator[Flipped]:
    """The findings whose answers differ; one that is found only once is compared with what was said then."""
    was, now = ({each.name: each for each in state} for state in (before, after))
    answers_before = {each.name: each.answer for each in before}
    answers_after = {each.name: each.answering(answers_before.get(each.name)) for each in after}
    for name in dict.fromkeys((*now, *was)):
        old, new = answer_in(answers_before, name), answer_in(answers_after, name)
        if old == new:
            continue
        found = now.get(name) or was[name]
        yield Flipped(
            name=name,
            question=found.question,
            title=found.title,
            before=old,
            after=new,
            grounds=_news(found.grounds, was[name].grounds if name in now and name in was else None),
        )


def _news(grounds: Grounds, before: Grounds | None) -> Grounds:
    claims = tuple(each for each in grounds.claims if before is None or each not in before.claims)
    return replace(grounds, claims=claims) if claims else grounds


def moves(before: Sequence[Position], after: Sequence[Position], codebook: Codebook) -> Iterator[Move]:
    """What each party did on each issue, in the codebook's order; who said nothing is left out."""
    known = {(each.claim, each.issue, each.party) for each in before}
    for issue in codebook.issues:
        was = [each for each in before if each.issue == issue.name]
        said = [
            each
            for each in after
            if each.issue == issue.name and (each.claim, each.issue, each.party) not in known
        ]
        for party in dict.fromkeys(each.party for each in said):
            yield _move(issue, party, was, said)


def _move(issue: CodedIssue, party: str, was: Sequence[Position], said: Sequence[Position]) -> Move:
    old = _stances(each for each in was if each.party == party)
    own = tuple(reversed([each for each in said if each.party == party]))
    new = _stances(reversed(own))
    movement, why = _movement(issue, party, old, new, was, said)
    return Move(
        issue=issue.name,
        party=party,
        movement=movement,
        why=why,
        before=tuple(old.values()),
        after=tuple(new.values()),
        said=own,
    )


Stance = tuple[str, str | None, str | None]


def _stances(positions: Iterable[Position]) -> dict[Stance, Position]:
    """Each thing that is done, in its latest words; the latest first."""
    found: dict[Stance, Position] = {}
    for each in reversed(list(positions)):
        found.setdefault((each.kind, each.option, each.against), each)
    return found


def _movement(
    issue: CodedIssue,
    party: str,
    old: Mapping[Stance, Position],
    new: Mapping[Stance, Position],
    was: Sequence[Position],
    said: Sequence[Position],
) -> tuple[str, str]:
    if not old:
        return "new", "its first position on the issue"
    fresh = [each for stance, each in new.items() if stance not in old]
    if not fresh:
        return "repeated", "said again"
    asked = {each.option for each in old.values()} - {None}
    refused = {each.against for each in old.values()} - {None}
    if given_up := [each.against for each in fresh if each.against in asked]:
        return "withdrawn", f"now refuses {given_up[0]}, which it asked for, offered or held to"
    if taken_up := [each.option for each in fresh if each.option in refused]:
        return "softened", f"no longer refuses {taken_up[0]}"
    return _shifted(issue, party, was, said) or _firmer(old.values(), fresh)


def _shifted(
    issue: CodedIssue, party: str, was: Sequence[Position], said: Sequence[Position]
) -> tuple[str, str] | None:
    """A move along the issue's options, measured against where the others stood before it."""
    options = options_of(issue)
    places = places_of(issue, was)
    own = places_of(issue, [*was, *said]).get(party)
    if party not in places or own is None or own.option == places[party].option:
        return None
    words = f"from {places[party].option} to {own.option}"
    others = [options.index(place.option) for name, place in places.items() if name != party]
    if not others:
        return "changed", words
    here, there = (
        sum(abs(options.index(option) - other) for other in others)
        for option in (places[party].option, own.option)
    )
    if here == there:
        return "changed", words
    return (
        ("softened", f"{words}, nearer to the others")
        if there < here
        else ("hardened", f"{words}, further off")
    )


def _firmer(old: Iterable[Position], fresh: Sequence[Position]) -> tuple[str, str]:
    """Whether new stances leave less to talk about than any before, or more."""
    had = [FIRMNESS[each.kind] for each in old]
    firmest = max(fresh, key=lambda each: FIRMNESS[each.kind])
    mildest = min(fresh, key=lambda each: FIRMNESS[each.kind])
    harder, softer = FIRMNESS[firmest.kind] > max(had), FIRMNESS[mildest.kind] < min(had)
    if harder and not softer:
        return "hardened", f"the first {firmest.kind}"
    if softer and not harder:
        return "softened", f"the first {mildest.kind}"
    return "changed", "another stance beside those before"
