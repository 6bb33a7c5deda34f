"""What moved since the last brief, and which findings are others for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.analysis.changes import Flipped, Move
from detente.brief.evidence import Evidence
from detente.brief.model import Entry, Sentence
from detente.brief.otherwise import otherwise, subject
from detente.brief.words import day, excerpt, listed, quoted, taken
from detente.case.codebook import Codebook
from detente.record.grounds import Grounds

MOVED = {
    "new": "takes a position for the first time",
    "withdrawn": "gives up what it asked for",
    "hardened": "has hardened",
    "softened": "has softened",
    "changed": "takes another stance",
    "repeated": "says again what it said",
}
LONGEST = 160


def what_moved(evidence: Evidence) -> tuple[Entry, ...]:
    """Who moved on which issue, in which words; and the findings that flipped."""
    if evidence.changes is None:
        return ()
    entries = []
    for issue, before, after in evidence.changes.verdicts:
        here = [each for each in evidence.changes.moves if each.issue == issue]
        # What was only said again is no news, unless the verdict hangs on it.
        moves = here if before != after else [each for each in here if each.movement != "repeated"]
        sentences = [_move(each, evidence.codebook) for each in moves]
        if before != after and moves:
            claims = tuple(dict.fromkeys(one.claim for each in moves for one in each.said))
            text = f"The issue is {after}; it was {before}."
            sentences.insert(0, Sentence(text=text, grounds=Grounds(claims=claims)))
        if sentences:
            entries.append(Entry(title=f"Moved on: {issue}", mark=after, sentences=tuple(sentences)))
    flipped = tuple(_flipped(evidence.changes.flipped))
    if flipped:
        entries.append(Entry(title="Findings that flipped", sentences=flipped))
    return tuple(entries)


def _move(move: Move, codebook: Codebook) -> Sentence:
    latest = move.after[0]
    issue = next(each for each in codebook.issues if each.name == move.issue)
    words = excerpt(latest.words, issue.marked_in(latest.words), LONGEST)
    why = f", {move.why}" if move.movement in ("hardened", "softened", "withdrawn") else ""
    who = f"{latest.speaker}, " if latest.speaker != move.party else ""
    text = (
        f"{move.party} {MOVED[move.movement]}{why}: it {listed(taken(each) for each in move.after)}; "
        f"{quoted(words, LONGEST + 4)} ({who}{day(latest.as_of)})."
    )
    return Sentence(text=text, grounds=Grounds(claims=tuple(dict.fromkeys(each.claim for each in move.said))))


def _flipped(flipped: Sequence[Flipped]) -> Iterator[Sentence]:
    alike: dict[tuple[object, ...], list[Flipped]] = {}
    states = any(each.name == "outcomes" for each in flipped)
    for each in flipped:
        if each.question == "positions" or (states and each.name.startswith("outcomes:")):
            continue
        alike.setdefault((each.question, each.differing), []).append(each)
    for same in alike.values():
        told = otherwise(
            same[0].question,
            [subject(each) for each in same],
            same[0].before,
            same[0].after,
            would=False,
            name=same[0].name,
        )
        text = f"{told[:1].upper()}{told[1:]}."
        yield Sentence(text=text, grounds=Grounds.of(each.grounds for each in same))
