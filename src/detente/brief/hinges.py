"""What would change it: the claims which, dropped, would make findings others, and what each would do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from detente.analysis.headline import UNTOLD
from detente.analysis.sensitivity import Flip
from detente.brief.disputed import who_claims
from detente.brief.evidence import Evidence
from detente.brief.model import Entry, Section, Sentence
from detente.brief.otherwise import otherwise, subject
from detente.brief.words import counted, day, ended, excerpt, first, listed, quoted
from detente.record import Commitment
from detente.record.grounds import Grounds

ORDER = ("positions", "deals", "outcomes", "forecast", "consent")
LONGEST = 200
"""Characters of a claim's words in a sentence here; the appendix shows all of them."""
MOST = 5
"""Claims that are told in full before the others are shown on demand."""


def hinges(evidence: Evidence) -> list[tuple[str, list[Flip]]]:
    """The claims that findings hang on, those that most hang on first, each with what it would flip."""
    by_claim: dict[str, list[Flip]] = {}
    for flip in _told(evidence):
        by_claim.setdefault(flip.claim, []).append(flip)
    return sorted(by_claim.items(), key=lambda each: -len(each[1]))


def what_would_change(evidence: Evidence) -> Section:
    """The claims that carry findings, and the verdicts that no single claim carries."""
    found = hinges(evidence)
    carried = {flip.finding for _, flips in found for flip in flips}
    firm = [each for each in evidence.spoken if each.issue not in carried]
    lead = []
    if found:
        text = (
            f"Drop one claim, and {counted(len(found), 'claim')} of the record would each make some finding "
            "another; these are told with most at stake first."
        )
        lead.append(Sentence(text=text, grounds=Grounds(claims=tuple(claim for claim, _ in found))))
    if firm:
        text = f"No single claim carries the verdict on {listed(each.issue for each in firm)}."
        claims = tuple(dict.fromkeys(one.claim for each in firm for one in each.positions))
        lead.append(Sentence(text=text, grounds=Grounds(claims=claims)))
    told = [_entry(evidence, claim, flips) for claim, flips in found]
    rest = tuple(sentence for entry in told[MOST:] for sentence in _short(entry))
    entries = told[:MOST]
    if rest:
        words = counted(len(told) - MOST, "further claim")
        entries.append(Entry(title="Less hangs on these", sentences=(), more=rest, more_words=words))
    return Section(key="change", title="What would change it", lead=tuple(lead), entries=tuple(entries))


def without(evidence: Evidence, claim: str, longest: int = LONGEST) -> str:
    """A claim as what would be missing: who, when, and in which words."""
    who, _, when = _who(evidence, claim).rpartition(" on ")
    return f"what {who or when} said{f' on {when}' if who else ''}, {_words(evidence, claim, longest)}"


def _who(evidence: Evidence, claim: str) -> str:
    found = evidence.claims.get(claim)
    if found is None:
        return "somebody whom the record lacks"
    who = who_claims(found)
    if isinstance(found.body, Commitment):
        who = listed((found.body.party or "somebody").split("; "))
    return f"{who} on {day(evidence.published(found))}"


def _words(evidence: Evidence, claim: str, longest: int) -> str:
    found = evidence.claims.get(claim)
    if found is None:
        return "a claim that is not kept"
    taken = (each.issue for one in evidence.standings for each in one.positions if each.claim == claim)
    named = next((each for name in taken for each in evidence.codebook.issues if each.name == name), None)
    words = excerpt(found.words, named.marked_in(found.words) if named else None, longest)
    return quoted(words, longest + 4)


def _told(evidence: Evidence) -> Iterator[Flip]:
    """The flips that a brief tells of: of solutions the first, of states that hold all at once."""
    findings = {each.name: each for each in evidence.findings}
    solutions = [
        each.name
        for each in evidence.findings
        if each.name.startswith("deals:") and each.name != "deals:openings"
    ]
    for flip in evidence.flips:
        state = findings[flip.finding].state if flip.finding in findings else None
        if flip.finding not in solutions[1:] and state is None:
            yield flip


def _entry(evidence: Evidence, claim: str, flips: Sequence[Flip]) -> Entry:
    issues = {each.issue: each.verdict for each in evidence.standings}
    said = ended(_words(evidence, claim, LONGEST))
    sentences = [Sentence(text=said, grounds=Grounds(claims=(claim,)))]
    verdicts: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for flip in flips:
        if flip.finding in issues:
            verdicts.setdefault((flip.before, flip.after), []).append(flip.finding)
    for (before, after), names in verdicts.items():
        clause = (
            f"nobody would have taken a position on {listed(names)}"
            if after[0] == "silent"
            else f"{listed(names)} would be {after[0]} instead of {before[0]}"
        )
        sentences.append(Sentence(text=f"Without it {clause}.", grounds=Grounds(claims=(claim,))))
    sentences += _others(evidence, claim, [each for each in flips if each.finding not in issues])
    return Entry(
        title=first(_who(evidence, claim)).replace(" on ", ", ", 1),
        mark=counted(len(flips), "finding"),
        sentences=tuple(sentences),
    )


def _others(evidence: Evidence, claim: str, flips: Sequence[Flip]) -> Iterator[Sentence]:
    findings: Mapping[str, object] = {each.name: each for each in evidence.findings}
    for question in ORDER:
        alike: dict[tuple[object, ...], list[Flip]] = {}
        for flip in flips:
            if flip.finding in findings and flip.finding.split(":")[0] == question:
                untold = flip.after == UNTOLD
                alike.setdefault((untold or flip.differing,), []).append(flip)
        for same in alike.values():
            names = {each.finding for each in same}
            about = [each for each in evidence.findings if each.name in names]
            told = otherwise(
                question,
                [subject(each) for each in about],
                same[0].before,
                same[0].after,
                would=True,
                name=same[0].finding,
            )
            assumptions = Grounds.of(each.grounds for each in about).assumptions
            yield Sentence(
                text=f"Without it {told}.", grounds=Grounds(claims=(claim,), assumptions=assumptions)
            )


def _short(entry: Entry) -> Iterator[Sentence]:
    """An entry as one sentence."""
    said, *then = entry.sentences
    clauses = "; ".join(each.text.rstrip(".").removeprefix("Without it ") for each in then)
    grounds = Grounds.of(each.grounds for each in entry.sentences)
    yield Sentence(text=f"{entry.title}, {said.text.rstrip('.')}: without it {clauses}.", grounds=grounds)
