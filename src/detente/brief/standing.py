"""Where they stand: the grid, the chart of it, and each issue's verdict with the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.analysis.positions import Standing
from detente.analysis.stances import Stance
from detente.brief.evidence import NOT_FOUND, Evidence
from detente.brief.model import Entry, Grid, Lane, Picture, Row, Section, Sentence, Strip
from detente.brief.words import counted, day, excerpt, listed, quoted, taken
from detente.case.draft import options_of
from detente.record import Position
from detente.record.grounds import Grounds

VERDICTS = ("deadlocked", "one-sided", "bridgeable", "agreed")
MEANS = {
    "deadlocked": "what one side wants another refuses or wants otherwise, or they refuse every option, and "
    "neither gives way",
    "one-sided": "what somebody wants or refuses, nobody else has taken up or refused",
    "bridgeable": "nobody refuses what another wants, or an offer for good, and there is an offer or two are "
    "of one mind",
    "agreed": "all who speak of it agree, want the same or refuse the same",
}
"""Each verdict in words, told once."""

DEEDS = {
    "asks": ("asks for", "makes a demand"),
    "offers": ("offers", "makes an offer"),
    "agrees": ("agrees to", "agrees"),
    "holds": ("holds to", "holds to what it has"),
    "refuses": ("refuses", "refuses what was asked"),
}
"""What a party does now, with an option and without one."""

LONGEST = 200
MOST_SAID = 4
"""Sentences that an issue has before the older ones are shown on demand."""


def where_they_stand(evidence: Evidence) -> Section:
    """The grid, and each issue's verdict with the words that it rests on."""
    spoken = evidence.spoken
    silent = [each.issue for each in evidence.standings if not each.positions]
    parties = tuple(dict.fromkeys(one.party for each in spoken for one in each.positions))
    known = [party for party in evidence.codebook.parties if party in parties]
    parties = (*known, *(party for party in parties if party not in known))
    lead = list(_tally(spoken))
    if silent:
        lead.append(Sentence(text=f"Nobody has taken a position on {listed(silent)}.", grounds=NOT_FOUND))
    rows = tuple(
        Row(issue=each.issue, verdict=each.verdict, cells=tuple(_cell(each, party) for party in parties))
        for each in spoken
    )
    quoted_under: dict[str, str] = {}
    return Section(
        key="stand",
        title="Where they stand",
        lead=tuple(lead),
        grid=Grid(parties=parties, rows=rows) if rows else None,
        pictures=tuple(_strips(evidence, spoken)),
        entries=tuple(_entry(evidence, each, quoted_under) for each in spoken),
    )


def does(stance: Stance) -> str:
    """What a party does on an issue as things stand, in a few words.

    >>> does(Stance(party="A", does="refuses", for_good=True, positions=()))
    'refuses what was asked for good'
    """
    named, unnamed = DEEDS[stance.does]
    words = f"{named} {listed(f'“{each}”' for each in sorted(stance.options))}" if stance.options else unnamed
    return f"{words} for good" if stance.for_good and stance.does == "refuses" else words


def on(positions: Iterable[Position]) -> Grounds:
    """The claims of positions, each once."""
    return Grounds(claims=tuple(dict.fromkeys(each.claim for each in positions)))


def _tally(spoken: Sequence[Standing]) -> Iterable[Sentence]:
    """One sentence for each verdict: what it means, and the issues that have it."""
    for verdict in VERDICTS:
        having = [each for each in spoken if each.verdict == verdict]
        if having:
            text = f"{verdict.capitalize()} ({MEANS[verdict]}): {listed(each.issue for each in having)}."
            yield Sentence(text=text, grounds=on(one for each in having for one in each.positions))


def _cell(standing: Standing, party: str) -> Sentence | None:
    stance = next((each for each in standing.stances if each.party == party), None)
    if stance is None:
        return None
    reported = "" if any(each.direct for each in stance.positions) else " (as others report)"
    return Sentence(text=does(stance) + reported, grounds=on(stance.positions))


def _entry(evidence: Evidence, standing: Standing, quoted_under: dict[str, str]) -> Entry:
    said = list(_said(evidence, standing, quoted_under))
    left = len(said) - MOST_SAID
    told = [verdict_told(standing)] if len(standing.stances) > 1 else []
    if not told:
        text = f"{said[0].text} Nobody else has spoken of it."
        said[0] = Sentence(text=text, grounds=said[0].grounds)
    return Entry(
        title=standing.issue,
        mark=standing.verdict,
        sentences=(*told, *said[:MOST_SAID]),
        more=tuple(said[MOST_SAID:]),
        more_words=f"{counted(left, 'earlier position')}" if left > 0 else "",
    )


def verdict_told(standing: Standing) -> Sentence:
    """Why an issue has its verdict, by who asks and who stands against it."""
    stances = standing.stances
    rests = (*standing.asked, *standing.refused) or standing.positions
    wanting = [each for each in stances if any(one in standing.asked for one in each.positions)]
    against = [
        each
        for each in stances
        if any(one in standing.refused for one in each.positions) and each not in wanting
    ]
    clauses = [f"{each.party} {does(each)}" for each in (*wanting, *against)] or [
        f"{each.party} {does(each)}" for each in stances
    ]
    text = "; ".join(clauses)
    if standing.verdict == "deadlocked":
        text += "; neither gives way" if len(clauses) == 2 else "; none of them gives way"
    elif standing.verdict == "agreed" and any(each.does != "agrees" for each in stances):
        text += "; in that they agree"
    elif standing.verdict == "bridgeable" and not any(each.for_good for each in stances):
        text += "; nothing of this is refused for good"
    return Sentence(text=f"{text}.", grounds=on(rests))


def _said(evidence: Evidence, standing: Standing, quoted_under: dict[str, str]) -> Iterable[Sentence]:
    """One sentence for each thing that a party does, in its latest words, on all who report it."""
    groups: dict[tuple[str, str, str | None, str | None], list[Position]] = {}
    for each in standing.positions:
        groups.setdefault((each.party, each.kind, each.option, each.against), []).append(each)
    issue = next(each for each in evidence.codebook.issues if each.name == standing.issue)
    for same in groups.values():
        latest = same[0]
        who = f"{latest.speaker}, " if latest.speaker != latest.party else ""
        told = "" if latest.direct else ", as others report"
        known = quoted_under.setdefault(latest.words, standing.issue)
        words = (
            quoted(excerpt(latest.words, issue.marked_in(latest.words), LONGEST), LONGEST + 4)
            if known == standing.issue
            else f"in the words quoted under {known}"
        )
        yield Sentence(
            text=f"{latest.party} {taken(latest)}: {words} ({who}{day(latest.as_of)}{told}).",
            grounds=on(same),
        )


def _strips(evidence: Evidence, spoken: Sequence[Standing]) -> Iterable[Picture]:
    issues = {each.name: each for each in evidence.codebook.issues}
    strips = tuple(
        Strip(
            issue=each.issue,
            verdict=each.verdict,
            options=tuple(options),
            lanes=tuple(
                Lane(
                    party=stance.party,
                    does=stance.does,
                    options=tuple(name for name in options if name in stance.options),
                )
                for stance in sorted(each.stances, key=lambda stance: _place(evidence, stance.party))
            ),
        )
        for each in spoken
        if len(options := options_of(issues[each.issue])) > 1
    )
    if not strips:
        return
    told = "; ".join(
        f"{strip.issue}, {listed(f'{lane.party} {lane.does}' for lane in strip.lanes)}" for strip in strips
    )
    yield Picture(
        key="positions",
        title="Who stands where on each issue",
        caption=Sentence(
            text=f"Each line shows an issue’s options in order and what each party does on them: {told}.",
            grounds=on(one for each in spoken for stance in each.stances for one in stance.positions),
        ),
        drawing=strips,
    )


def _place(evidence: Evidence, party: str) -> tuple[int, str]:
    """Where a party comes in the codebook's order; others follow by name."""
    parties = evidence.codebook.parties
    return (parties.index(party) if party in parties else len(parties), party)
