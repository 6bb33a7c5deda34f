"""What positions does a document take on the issues of a codebook?

Where a person has coded a statement, its positions are those that the person named, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from detente.analysis.moves import Move, Moves, Wording
from detente.analysis.reports import published_on
from detente.case.codebook import Codebook, CodedIssue
from detente.record import PartialDate, Position, Reading

_FOR_GOOD = re.compile(
    r"\b(never|red lines?|non-?negotiable|under no circumstances|not up for)\b", re.IGNORECASE
)


def drawn(reading: Reading, codebook: Codebook, wording: Wording) -> Iterator[Position]:
    """The positions of one document: those drawn, in the order of its text, then those coded."""
    as_of = published_on(reading.document)

    def counted(name: str) -> str | None:
        party = codebook.spoken_for(name) or name
        return party if party and (not codebook.parties or party in codebook.parties) else None

    def matters(words: str) -> bool:
        return bool(codebook.issues_in(words))

    states = {each.claim: each.state for each in reading.reviewed}
    coded = {each.claim: each.coded for each in reading.reviewed if each.coded is not None}
    last: list[CodedIssue] = []
    moves = Moves(reading, wording, counted=counted, spoken_for=codebook.spoken_for, matters=matters)
    for move in moves.all():
        issues = codebook.issues_in(move.about)
        if not issues and move.follows:
            issues = last
        last = issues
        if move.kind is not None and move.statement.id not in coded:
            for issue in issues:
                position = _position(move, move.kind, issue, as_of, reading.document.id)
                yield replace(position, state=states.get(move.statement.id, "proposed"))

    names = {issue.name for issue in codebook.issues}
    for statement in reading.statements:
        for each in coded.get(statement.id, ()):
            party = counted(each.party)
            if party is not None and each.issue in names:
                yield Position(
                    party=party,
                    issue=each.issue,
                    kind=each.kind,
                    option=each.option,
                    against=each.against,
                    as_of=as_of,
                    claim=statement.id,
                    document=reading.document.id,
                    speaker=statement.speaker.entity if statement.speaker is not None else party,
                    direct=moves.is_direct(statement, party),
                    words=" ".join(part.text for part in statement.content),
                    state=states[statement.id],
                )


def _position(move: Move, kind: str, issue: CodedIssue, as_of: PartialDate | None, document: str) -> Position:
    refuses = kind == "rejection"
    option = issue.option_in(move.words)
    speaker = move.statement.speaker
    return Position(
        party=move.party,
        issue=issue.name,
        kind="red line" if refuses and _FOR_GOOD.search(move.words) else kind,
        option=None if refuses else option,
        against=option if refuses else None,
        as_of=as_of,
        claim=move.statement.id,
        document=document,
        speaker=speaker.entity if speaker is not None else move.party,
        direct=move.direct,
        words=move.words,
    )
