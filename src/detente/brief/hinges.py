"""What would change it: the claims which, dropped, would make a finding another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from detente.analysis.sensitivity import Flip
from detente.brief.evidence import Evidence
from detente.brief.model import Entry, Section, Sentence
from detente.brief.standing import who_claims
from detente.brief.words import listed, quoted
from detente.record.grounds import Grounds

HEADINGS = {
    "deals": "Where they could agree",
    "outcomes": "What holds otherwise",
    "forecast": "What to expect",
    "consent": "Who must consent",
}
"""Over the findings beyond the verdicts, by question."""


def what_would_change(evidence: Evidence) -> Section:
    """The verdicts with the claims that carry each, then the other findings, those that flip alike as one."""
    entries: dict[str, list[Sentence]] = {}
    issues = {each.issue: each.verdict for each in evidence.standings}
    for flip in evidence.flips:
        if flip.finding in issues:
            entries.setdefault(flip.finding, []).append(_of_verdict(evidence, flip))
    firm = [each for each in evidence.standings if each.positions and each.issue not in entries]
    lead = []
    if firm:
        text = f"No single claim carries the verdict on {listed(each.issue for each in firm)}."
        claims = tuple(dict.fromkeys(one.claim for each in firm for one in each.positions))
        lead.append(Sentence(text=text, grounds=Grounds(claims=claims)))
    return Section(
        key="change",
        title="What would change it",
        lead=tuple(lead),
        entries=tuple(
            Entry(title=issue, mark=issues[issue], sentences=tuple(sentences))
            for issue, sentences in entries.items()
        )
        + tuple(_others(evidence, issues)),
    )


def _of_verdict(evidence: Evidence, flip: Flip) -> Sentence:
    before, after = flip.before[0], flip.after[0]
    other = (
        "nobody would have taken a position on it"
        if after == "silent"
        else f"it would be {after} instead of {before}"
    )
    return Sentence(text=f"{_without(evidence, flip.claim)}, {other}.", grounds=Grounds(claims=(flip.claim,)))


def _without(evidence: Evidence, claim: str) -> str:
    found = evidence.claims.get(claim)
    if found is None:
        return "Without a claim that the record lacks"
    return f"Without what {who_claims(found)} said, {quoted(found.words, 160)}"


def _others(evidence: Evidence, issues: Mapping[str, str]) -> Iterator[Entry]:
    findings = {each.name: each for each in evidence.findings}
    for question, heading in HEADINGS.items():
        alike: dict[tuple[str, tuple[tuple[str, ...], ...]], list[Flip]] = {}
        for flip in evidence.flips:
            # That a state holds or not is said of all the states at once.
            state = findings[flip.finding].state if flip.finding in findings else None
            if flip.finding not in issues and flip.finding.split(":")[0] == question and state is None:
                alike.setdefault((flip.claim, flip.differing), []).append(flip)
        sentences = [
            Sentence(
                text=f"{_without(evidence, claim)}, {_otherwise(evidence, same)}.",
                grounds=_grounds(evidence, same, claim),
            )
            for (claim, _), same in alike.items()
        ]
        if sentences:
            yield Entry(title=heading, sentences=tuple(sentences))


def _otherwise(evidence: Evidence, same: Sequence[Flip]) -> str:
    titles = {each.name: each.title for each in evidence.findings}
    gone, come = same[0].differing
    told = f"{listed(titles[each.finding] for each in same)} would"
    if not come:
        return f"{told} no longer have {'; '.join(gone)}"
    if not gone:
        return f"{told} also have {'; '.join(come)}"
    return f"{told} be otherwise: {'; '.join(come)}, instead of {'; '.join(gone)}"


def _grounds(evidence: Evidence, same: Sequence[Flip], claim: str) -> Grounds:
    names = {each.finding for each in same}
    assumptions = Grounds.of(each.grounds for each in evidence.findings if each.name in names).assumptions
    return Grounds(claims=(claim,), assumptions=assumptions)
