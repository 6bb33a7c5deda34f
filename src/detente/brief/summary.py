"""The summary: what a reader with a minute needs, in the order of the brief's questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from detente.brief.agreement import settled_in
from detente.brief.ahead import planned
from detente.brief.evidence import NOT_FOUND, Evidence
from detente.brief.happenings import meeting
from detente.brief.hinges import hinges, without
from detente.brief.holding import called
from detente.brief.model import Sentence
from detente.brief.standing import VERDICTS, does, on
from detente.brief.words import counted, day, first, listed
from detente.case.draft import NOTHING
from detente.record.grounds import Grounds

MOST_NAMED = 4
"""Issues of one verdict that the summary names; of more it tells the number."""
MOST_WAYS = 2
LONGEST = 110


def summary(evidence: Evidence) -> tuple[Sentence, ...]:
    """Five to eight sentences."""
    return tuple(
        sentence
        for part in (_stand, _crux, _agree, _otherwise, _hangs, _changed, _course, _next)
        for sentence in part(evidence)
    )


def _stand(evidence: Evidence) -> Iterator[Sentence]:
    spoken = evidence.spoken
    if not spoken:
        yield Sentence(text="Nobody has taken a position in the record.", grounds=NOT_FOUND)
        return
    parts = []
    for verdict in VERDICTS:
        having = [each.issue for each in spoken if each.verdict == verdict]
        if having:
            named = f" ({listed(having)})" if len(having) <= MOST_NAMED else ""
            parts.append(f"{len(having)} {'is' if len(having) == 1 else 'are'} {verdict}{named}")
    text = f"Of {counted(len(evidence.standings), 'issue')}, {listed(parts)}."
    yield Sentence(text=text, grounds=on(one for each in spoken for one in each.positions))


def _crux(evidence: Evidence) -> Iterator[Sentence]:
    stuck = [each for each in evidence.spoken if each.verdict == "deadlocked"]
    if not stuck:
        return
    hardest = max(stuck, key=lambda each: (len(each.stances), len(each.positions)))
    wanting = [each for each in hardest.stances if any(one in hardest.asked for one in each.positions)]
    against = [
        each
        for each in hardest.stances
        if each not in wanting and any(one in hardest.refused for one in each.positions)
    ]
    deeds: dict[str, list[str]] = {}
    for stance in against:
        deeds.setdefault(does(stance), []).append(stance.party)
    asks = listed(f"{each.party} {does(each)}" for each in wanting)
    refuse = listed(
        f"{leader} {deed}" + (f" (so {'do' if len(rest) > 1 else 'does'} {listed(rest)})" if rest else "")
        for deed, (leader, *rest) in deeds.items()
    )
    text = f"Hardest is {hardest.issue}: {asks}" + (f", while {refuse}." if refuse else ".")
    yield Sentence(text=text, grounds=on((*hardest.asked, *hardest.refused)))


def _agree(evidence: Evidence) -> Iterator[Sentence]:
    deals = evidence.deals
    found = None if deals is None else settled_in(deals)
    if deals is None:
        yield Sentence(text="Where they could agree the case doesn’t tell.", grounds=NOT_FOUND)
    elif found is None:
        yield Sentence(text="No package is acceptable to all as things stand.", grounds=deals.grounds)
    else:
        assumed = NOTHING in deals.grounds.assumptions
        others = deals.beside(next(key for key in deals.solutions if deals.picked(key)))
        free = [each for each in found[1] if not each.yielding]
        costly: dict[tuple[str, ...], list[str]] = {}
        for each in found[1]:
            if each.yielding:
                costly.setdefault(each.yielding, []).append(each.issue)
        ways = [f"{listed(parties)} gave way on {listed(issues)}" for parties, issues in costly.items()]
        if len(ways) > MOST_WAYS:
            yielding = Counter(
                party for parties, issues in costly.items() for party in parties for _ in issues
            )
            ways = [f"{party} gave way on {counted(number, 'issue')}" for party, number in yielding.items()]
        agreed = (
            f"settles {counted(len(free), 'issue')} as those who spoke of them would have it" if free else ""
        )
        text = (
            f"On paper they could agree: {found[0]} {agreed or 'costs everybody something'}"
            + (f", if {listed(ways)}" if ways else "")
            + (f" ({counted(others, 'other package')} would do as well by it)" if others else "")
            + ("; that supposes that nobody has anything to lose without a deal." if assumed else ".")
        )
        yield Sentence(text=text, grounds=deals.grounds)


def _otherwise(evidence: Evidence) -> Iterator[Sentence]:
    if evidence.outcomes is None:
        yield Sentence(text="What holds without a deal the case doesn’t tell.", grounds=NOT_FOUND)
        return
    found, grounds = evidence.outcomes.value, evidence.outcomes.grounds
    if not found.names or not found.any_equilibria:
        return
    holds = found.status_quo in found.any_equilibria
    other = [state for state in found.any_equilibria if state != found.status_quo]
    quo = (
        "the status quo holds, kept by the answers that are threatened"
        if holds
        else "the status quo does not hold"
    )
    beside = f"; so would {called(found, other[-1] - 1)}, once it is reached" if holds and other else ""
    yield Sentence(text=f"Without a deal {quo}{beside}.", grounds=grounds)


def _hangs(evidence: Evidence) -> Iterator[Sentence]:
    found = hinges(evidence)[:2]
    if not found:
        return
    told = [
        f"{without(evidence, claim, LONGEST)} ({counted(len(flips), 'finding')})" for claim, flips in found
    ]
    either = "it" if len(told) == 1 else "either"
    text = f"Most hangs on {' and on '.join(told)}: without {either} these would be others."
    yield Sentence(text=text, grounds=Grounds(claims=tuple(claim for claim, _ in found)))


def _changed(evidence: Evidence) -> Iterable[Sentence]:
    changes = evidence.changes
    if changes is None or evidence.since is None:
        return
    moved = [each for each in changes.moves if each.movement != "repeated"]
    when = day(evidence.since)
    if not moved:
        yield Sentence(text=f"Since {when} nobody has moved on any issue.", grounds=NOT_FOUND)
        return
    parties: dict[str, list[str]] = {}
    for each in moved:
        parties.setdefault(f"{each.party} {each.movement}", []).append(each.issue)
    told = [f"{who} on {counted(len(issues), 'issue')}" for who, issues in parties.items()]
    turned = [
        f"{name} is {after} (was {before})" for name, before, after in changes.verdicts if before != after
    ]
    text = f"Since {when}: {listed(told)}" + (f"; {listed(turned)}" if turned else "") + "."
    claims = tuple(dict.fromkeys(one.claim for each in moved for one in each.said))
    yield Sentence(text=text, grounds=Grounds(claims=claims))


def _course(evidence: Evidence) -> Iterator[Sentence]:
    held = [
        each
        for each in evidence.timeline.talks
        if each.status == "held" and each.start is not None and each.parties
    ]
    if held:
        last = held[-1]
        told = meeting(last)
        yield Sentence(text=f"The last meeting told of: {told.text}", grounds=told.grounds)


def _next(evidence: Evidence) -> Iterator[Sentence]:
    ahead = [each for each in planned(evidence) if each.start is not None]
    if ahead:
        told = meeting(ahead[0])
        yield Sentence(text=f"Next: {first(told.text)}", grounds=told.grounds)
    else:
        yield Sentence(text="No meeting ahead has a date in the record.", grounds=NOT_FOUND)
