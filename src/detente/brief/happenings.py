"""What happened, and what comes next: meetings, forces and threats by date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.brief.changes import what_moved
from detente.brief.evidence import NOT_FOUND, Evidence
from detente.brief.model import Entry, Section, Sentence
from detente.brief.words import conditional, day, deployed, ended, listed, met, quoted
from detente.record import Claim, Commitment, Deployment, Meeting, PartialDate
from detente.record.grounds import Grounds


def what_happened(evidence: Evidence) -> Section:
    """What moved, which findings flipped; meetings held, forces and threats, by date."""
    dated: list[tuple[str, PartialDate | None, Sentence]] = []
    for same in _meetings(evidence, ("held", "cancelled")):
        start = _start(same[0])
        dated.append((str(start or ""), start, _meeting(same)))
    for same in _forces(evidence):
        body = same[0].body
        assert isinstance(body, Deployment)
        date = body.date or evidence.published(same[0])
        text = ended(f"Forces: {deployed(body)}, as reported: {quoted(same[0].words)}")
        dated.append((str(date or ""), date, Sentence(text=text, grounds=_on(same))))
    for claim in evidence.of_kind("commitment"):
        date = evidence.published(claim)
        dated.append((str(date or ""), date, _commitment(claim)))
    if evidence.since is not None:
        dated = [each for each in dated if each[0] >= str(evidence.since)]
    dates = {key: date for key, date, _ in dated}
    when = f" since {day(evidence.since)}" if evidence.since else ""
    lead = (
        () if dated else (Sentence(text=f"No meeting, force or threat is told of{when}.", grounds=NOT_FOUND),)
    )
    return Section(
        key="happened",
        title="What happened" + (f" since {day(evidence.since)}" if evidence.since else ""),
        lead=lead,
        entries=what_moved(evidence)
        + tuple(
            Entry(
                title=day(dates[key]),
                sentences=tuple(sentence for at, _, sentence in dated if at == key),
            )
            for key in sorted(dates)
        ),
    )


def what_comes_next(evidence: Evidence) -> Section:
    """Meetings planned that the record doesn't tell of as held."""
    held = list(_meetings(evidence, ("held", "cancelled")))
    planned = [
        same
        for same in _meetings(evidence, ("planned",))
        if not any(_are_one(same[0], other[0]) for other in held)
    ]
    sentences = []
    for same in sorted(planned, key=lambda each: str(_start(each[0]) or "9")):
        start = _start(same[0])
        past = start is not None and evidence.as_of is not None and str(start) < str(evidence.as_of)
        when = f"{day(start)}: " if start else "No date given: "
        note = " It is past, and the record doesn't tell whether it was held." if past else ""
        body = same[0].body
        assert isinstance(body, Meeting)
        text = ended(f"{when}{met(body)} planned: {quoted(same[0].words, 160)}") + note
        sentences.append(Sentence(text=text, grounds=_on(same)))
    lead = tuple(sentences) or (Sentence(text="No meeting ahead is told of.", grounds=NOT_FOUND),)
    return Section(key="next", title="What comes next", lead=lead)


def _on(claims: Iterable[Claim]) -> Grounds:
    return Grounds(claims=tuple(dict.fromkeys(claim.id for claim in claims)))


def _start(claim: Claim) -> PartialDate | None:
    assert isinstance(claim.body, Meeting)
    return claim.body.start


def _meetings(evidence: Evidence, status: Sequence[str]) -> list[list[Claim]]:
    """The reports of each meeting together."""
    groups: list[list[Claim]] = []
    for claim in evidence.of_kind("meeting"):
        if not isinstance(claim.body, Meeting) or claim.body.status not in status:
            continue
        same = next((group for group in groups if _are_one(group[0], claim)), None)
        if same is None:
            groups.append([claim])
        else:
            same.append(claim)
    # The fullest report of a meeting speaks for it.
    return [sorted(group, key=lambda claim: -_fullness(claim)) for group in groups]


def _are_one(one: Claim, other: Claim) -> bool:
    """Whether two reports are of one meeting: the same first day, and one place or forum."""
    first, second = one.body, other.body
    assert isinstance(first, Meeting)
    assert isinstance(second, Meeting)
    if first.start is None or first.start != second.start:
        return False
    return bool(
        (first.place and first.place == second.place) or (first.forum and first.forum == second.forum)
    )


def _fullness(claim: Claim) -> int:
    body = claim.body
    assert isinstance(body, Meeting)
    return sum(bool(part) for part in (body.forum, body.place, body.parties, body.outcome, body.duration))


def _meeting(same: Sequence[Claim]) -> Sentence:
    body = same[0].body
    assert isinstance(body, Meeting)
    more = [body.duration or "", f"outcome: {body.outcome}" if body.outcome else ""]
    if body.end and body.end != body.start:
        more.insert(0, f"until {day(body.end)}")
    told = "; ".join(part for part in more if part)
    text = f"Meeting {body.status}: {met(body)}" + (f" ({told})" if told else "") + "."
    return Sentence(text=text, grounds=_on(same))


def _forces(evidence: Evidence) -> list[list[Claim]]:
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in evidence.of_kind("deployment"):
        body = claim.body
        if isinstance(body, Deployment) and body.actor:
            groups.setdefault((body.actor, body.count, body.bound, body.activity), []).append(claim)
    return list(groups.values())


def _commitment(claim: Claim) -> Sentence:
    body = claim.body
    assert isinstance(body, Commitment)
    who = listed((body.party or "Somebody").split("; "))
    condition = f", {conditional(body.condition)}" if body.condition else ""
    text = ended(f"{body.kind.capitalize()} by {who}{condition}: {quoted(body.consequence)}")
    return Sentence(text=text, grounds=Grounds(claims=(claim.id,)))
