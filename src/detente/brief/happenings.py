"""What happened: whether it escalates, meetings held, forces and threats; each once, with its reports."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.forces import Forces
from detente.analysis.reports import Coverage
from detente.analysis.talks import Account, Talks
from detente.analysis.threats import Undertaking
from detente.brief.changes import what_moved
from detente.brief.course import how_it_went, pictures_of
from detente.brief.evidence import NOT_FOUND, Evidence
from detente.brief.model import Entry, Section, Sentence
from detente.brief.words import conditional, counted, day, ended, listed, met_by, quoted
from detente.record import PartialDate
from detente.record.grounds import Grounds

MOST = 10
"""Things of a kind that are told before the less reported ones are shown on demand."""
LONGEST = 160


def what_happened(evidence: Evidence) -> Section:
    """What moved, which findings flipped; then what happened, of each kind by date."""
    timeline = evidence.timeline
    held = [each for each in timeline.talks if each.status != "planned" and _counts(evidence, each.start)]
    forces = [each for each in timeline.forces if each.actor and _counts(evidence, each.figures[-1].as_of)]
    threats = [
        each for each in timeline.undertakings if _of_party(evidence, each) and _counts(evidence, each.date)
    ]
    when = f" since {day(evidence.since)}" if evidence.since else ""
    entries = (
        *what_moved(evidence),
        *_entry(
            "Meetings",
            "meeting",
            [(_weight(each.coverage, named=bool(each.parties)), meeting(each)) for each in held],
        ),
        *_entry(
            "Forces",
            "report of forces",
            [(_weight(each.coverage), _forces(each)) for each in forces],
            "reports of forces",
        ),
        *_entry(
            "Threats and promises",
            "threat or promise",
            [(_weight(each.coverage), _undertaking(each)) for each in threats],
            "threats and promises",
        ),
    )
    lead = tuple(how_it_went(evidence))
    if not (held or forces or threats):
        lead = (*lead, Sentence(text=f"No meeting, force or threat is told of{when}.", grounds=NOT_FOUND))
    return Section(
        key="happened",
        title=f"What happened{when}",
        lead=lead,
        pictures=tuple(pictures_of(evidence)),
        entries=entries,
    )


def _counts(evidence: Evidence, date: PartialDate | None) -> bool:
    return evidence.since is None or str(date or "") >= str(evidence.since)


def _of_party(evidence: Evidence, undertaking: Undertaking) -> bool:
    """Whether a party of the negotiation, or a body that speaks for one, threatens or promises."""
    parties = set(evidence.codebook.parties)
    also = dict(evidence.codebook.also)
    named = (undertaking.party or "").split("; ")
    return not parties or any(also.get(name, name) in parties for name in named)


def _weight(coverage: Coverage, *, named: bool = True) -> tuple[bool, int, int]:
    return (named, coverage.independent, coverage.documents)


def _entry(
    title: str, one: str, told: Sequence[tuple[tuple[bool, int, int], Sentence]], many: str = ""
) -> tuple[Entry, ...]:
    """What most documents report, by date; the rest on demand."""
    if not told:
        return ()
    best = sorted(range(len(told)), key=lambda at: (told[at][0], at), reverse=True)[:MOST]
    rest = [at for at in range(len(told)) if at not in best]
    return (
        Entry(
            title=title,
            sentences=tuple(told[at][1] for at in sorted(best)),
            more=tuple(told[at][1] for at in rest),
            more_words=f"{counted(len(rest), one, many)} that fewer documents tell of" if rest else "",
        ),
    )


def reported(coverage: Coverage) -> str:
    """How many documents tell of it, and how many of them independently.

    A single report says nothing, for it is the rule.
    """
    if coverage.documents < 2:
        return ""
    if coverage.independent == coverage.documents:
        return f" ({coverage.documents} independent reports)"
    return f" ({counted(coverage.documents, 'report')}, {coverage.independent} independent)"


def meeting(talks: Talks) -> Sentence:
    """One meeting as its reports tell it, differing accounts side by side."""
    more = [talks.durations[0].value] if talks.durations else []
    more += [f"outcome: {talks.outcomes[0].value}"] if talks.outcomes else []
    more += [
        f"reports differ on the {name}: {listed(each.value for each in accounts)}"
        for name, accounts in (("place", talks.places), ("date", _days(talks.dates)))
        if len(accounts) > 1
    ]
    until = f" to {day(talks.end)}" if talks.end and talks.end != talks.start else ""
    when = f"{day(talks.start)}{until}" if talks.start else "No date given"
    told = "; ".join((talks.status, *more))
    called = met_by(talks.forum, talks.place, talks.parties or talks.named)
    text = f"{when}: {called}, {told}{reported(talks.coverage)}."
    return Sentence(text=text, grounds=Grounds(claims=talks.coverage.claims))


def _days(dates: Sequence[Account]) -> Sequence[Account]:
    """Accounts of the date that exclude each other: "January" and "12 January" don't."""
    first = dates[0].value if dates else ""
    return [each for each in dates if each.value == first or not first.startswith(each.value)]


def _forces(forces: Forces) -> Sentence:
    numbers: dict[str, list[str]] = {}
    for figure in forces.figures:
        bound = "" if figure.bound == "exactly" else f"{figure.bound} "
        numbers.setdefault(f"{bound}{figure.count:,}", []).append(day(figure.as_of))
    told = "; ".join(f"{number} ({', '.join(dict.fromkeys(days))})" for number, days in numbers.items())
    where = ", ".join(part for part in (forces.actor, forces.activity, forces.place) if part)
    return Sentence(
        text=f"{where}: {told}{reported(forces.coverage)}.", grounds=Grounds(claims=forces.coverage.claims)
    )


def _undertaking(undertaking: Undertaking) -> Sentence:
    who = listed((undertaking.party or "Somebody").split("; "))
    condition = f", {conditional(undertaking.condition)}" if undertaking.condition else ""
    text = ended(
        f"{day(undertaking.date)}: {undertaking.kind} by {who}{condition}: "
        f"{quoted(undertaking.consequence, LONGEST)}{reported(undertaking.coverage)}"
    )
    return Sentence(text=text, grounds=Grounds(claims=undertaking.coverage.claims))
