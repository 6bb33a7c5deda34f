"""What would change it: the claims which, dropped, would make a finding another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from detente.analysis.headline import UNTOLD
from detente.analysis.sensitivity import Flip
from detente.brief.evidence import Evidence
from detente.brief.model import Entry, Section, Sentence
from detente.brief.otherwise import otherwise, subject
from detente.brief.standing import who_claims
from detente.brief.words import excerpt, listed, quoted
from detente.record import Commitment
from detente.record.grounds import Grounds

HEADINGS = {
    "deals": "Where they could agree",
    "outcomes": "What holds otherwise",
    "forecast": "What to expect",
    "consent": "Who must consent",
}
"""Over the findings beyond the verdicts, by question."""


LONGEST = 160
"""Characters of a claim's words in a sentence here; the appendix shows all of them."""


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
    body = found.body
    if isinstance(body, Commitment):
        parties = listed((body.party or "somebody").split("; "))
        return f"Without the {body.kind} of {parties}, {quoted(found.words, LONGEST)}"
    taken = (each.issue for one in evidence.standings for each in one.positions if each.claim == claim)
    named = next((each for name in taken for each in evidence.codebook.issues if each.name == name), None)
    words = excerpt(found.words, named.marked_in(found.words) if named else None, LONGEST)
    return f"Without what {who_claims(found)} said, {quoted(words, LONGEST + 4)}"


def _others(evidence: Evidence, issues: Mapping[str, str]) -> Iterator[Entry]:
    findings = {each.name: each for each in evidence.findings}
    # The brief tells of one solution's package; `detente sensitivity` tells of them all.
    solutions = [each.name for each in evidence.findings if each.name.startswith("deals:")]
    left_out = {name for name in solutions if name != "deals:openings"} - set(
        [name for name in solutions if name != "deals:openings"][:1]
    )
    for question, heading in HEADINGS.items():
        alike: dict[tuple[object, ...], list[Flip]] = {}
        for flip in evidence.flips:
            # That a state holds or not is said of all the states at once.
            state = findings[flip.finding].state if flip.finding in findings else None
            if flip.finding in issues or flip.finding in left_out or state is not None:
                continue
            if flip.finding.split(":")[0] == question:
                untold = flip.after == UNTOLD
                alike.setdefault((flip.claim, untold or flip.differing), []).append(flip)
        sentences = [_of_finding(evidence, question, same) for same in alike.values()]
        if sentences:
            yield Entry(title=heading, sentences=tuple(sentences))


def _of_finding(evidence: Evidence, question: str, same: Sequence[Flip]) -> Sentence:
    names = {each.finding for each in same}
    about = [each for each in evidence.findings if each.name in names]
    claim = same[0].claim
    told = otherwise(
        question,
        [subject(each) for each in about],
        same[0].before,
        same[0].after,
        would=True,
        name=same[0].finding,
    )
    assumptions = Grounds.of(each.grounds for each in about).assumptions
    return Sentence(
        text=f"{_without(evidence, claim)}, {told}.",
        grounds=Grounds(claims=(claim,), assumptions=assumptions),
    )
