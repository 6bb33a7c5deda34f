"""What comes next: meetings planned, and what the forecast makes of the positions as they are."""

from __future__ import annotations

from collections.abc import Iterable

from detente.analysis.headline import UNTOLD
from detente.analysis.talks import Talks
from detente.brief.evidence import NOT_FOUND, Evidence
from detente.brief.happenings import MOST, meeting
from detente.brief.model import Entry, Section, Sentence
from detente.brief.words import counted, listed
from detente.record.grounds import Grounds


def planned(evidence: Evidence) -> list[Talks]:
    """Meetings that lie ahead, by date; those that have no date at the end."""
    now = str(evidence.as_of or "")
    return [
        each
        for each in evidence.timeline.talks
        if each.status == "planned"
        and (each.start is None or str(each.end or each.start) >= now[: len(str(each.end or each.start))])
    ]


def what_comes_next(evidence: Evidence) -> Section:
    """Meetings ahead, those of which the record doesn't tell whether they were held, and the forecast."""
    ahead = planned(evidence)
    dated = [each for each in ahead if each.start is not None]
    undated = [each for each in ahead if each.start is None]
    past = [each for each in evidence.timeline.talks if each.status == "planned" and each not in ahead]
    lead = tuple(meeting(each) for each in dated[:MOST]) or (
        Sentence(text="No meeting ahead has a date in the record.", grounds=NOT_FOUND),
    )
    entries = []
    rest = [*dated[MOST:], *undated]
    if rest:
        entries.append(
            Entry(
                title="Also planned, mostly without a date",
                sentences=(),
                more=tuple(meeting(each) for each in rest),
                more_words=counted(len(rest), "meeting"),
            )
        )
    if past:
        entries.append(
            Entry(
                title="Was planned, and the record doesn’t tell whether it was held",
                sentences=(),
                more=tuple(meeting(each) for each in past),
                more_words=counted(len(past), "meeting"),
            )
        )
    if expected := tuple(what_to_expect(evidence)):
        entries.append(Entry(title="What to expect if nobody moves", sentences=expected))
    return Section(key="next", title="What comes next", lead=lead, entries=tuple(entries))


def what_to_expect(evidence: Evidence) -> Iterable[Sentence]:
    """The forecast of every issue, those of one answer together."""
    found = [
        each for each in evidence.findings if each.name.startswith("forecast:") and each.answer != UNTOLD
    ]
    if not found:
        return
    told = [f"{each.name.partition(':')[2]}, “{each.says}”" for each in found]
    yield Sentence(
        text=f"By the forecast, which weighs positions by salience and power: {'; '.join(told)}.",
        grounds=Grounds.of(each.grounds for each in found),
    )
    methods = listed(dict.fromkeys(f"{each.method.name} ({each.method.citation})" for each in found))
    yield Sentence(
        text=f"The method is {methods}; it knows nothing of what any party would do next.",
        grounds=Grounds.of(each.grounds for each in found),
    )
