"""What positions does a document take on the issues of a codebook?

Where a person has coded a statement, its positions are those that the person named, and nothing else; what
answers it is about these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from detente.analysis.moves import Move, Moves, Wording
from detente.analysis.reports import published_on
from detente.case.codebook import Codebook, CodedIssue
from detente.record import CodedPosition, PartialDate, Position, Reading

_FOR_GOOD = re.compile(
    r"\b(never|red lines?|non-?negotiable|under no circumstances|not up for)\b", re.IGNORECASE
)


def drawn(reading: Reading, codebook: Codebook, wording: Wording) -> Iterator[Position]:
    """The positions of one document: those drawn, in the order of its text, then those coded.

    Those of statements left out are among them, with their state: they count for nothing, and say on which
    issues a reviewer finds what was rejected.
    """
    as_of = published_on(reading.document)

    def counted(name: str) -> str | None:
        party = codebook.spoken_for(name) or name
        return party if party and (not codebook.parties or party in codebook.parties) else None

    def matters(words: str) -> bool:
        return bool(codebook.issues_in(words))

    reviewed = {each.content: each for each in reading.reviewed}
    issues = {each.name: each for each in codebook.issues}
    last: dict[str, str | None] = {}
    moves = Moves(reading, wording, counted=counted, spoken_for=codebook.spoken_for, matters=matters)
    for move in moves.all():
        review = reviewed.get(move.statement.id)
        if review is not None and review.coded is not None:
            last = _put_forward(review.coded, issues)
            continue
        about: dict[str, str | None] = {each.name: None for each in codebook.issues_in(move.about)}
        if not about and move.follows:
            about = last
        last = about
        for name, option in about.items() if move.kind is not None else ():
            position = _position(move, move.kind or "", issues[name], option, as_of, reading.document.id)
            yield replace(position, claim=review.claim, state=review.state) if review else position

    for statement in (*reading.statements, *reading.left_out):
        review = reviewed.get(statement.id)
        for each in (review.coded if review else None) or ():
            party = counted(each.party)
            if review is not None and party is not None and each.issue in issues:
                yield Position(
                    party=party,
                    issue=each.issue,
                    kind=each.kind,
                    option=each.option,
                    against=each.against,
                    as_of=as_of,
                    claim=review.claim,
                    document=reading.document.id,
                    speaker=statement.speaker.entity if statement.speaker is not None else party,
                    direct=moves.is_direct(statement, party),
                    words=" ".join(part.text for part in statement.content),
                    state=review.state,
                )


def _put_forward(coded: Iterable[CodedPosition], issues: Mapping[str, CodedIssue]) -> dict[str, str | None]:
    """What an answer to a coded statement is about: each of its issues, with the one option asked for."""
    options: dict[str, set[str | None]] = {}
    for each in coded:
        if each.issue in issues:
            options.setdefault(each.issue, set()).add(each.option)
    return {issue: named.pop() if len(named) == 1 else None for issue, named in options.items()}


def _position(
    move: Move, kind: str, issue: CodedIssue, answered: str | None, as_of: PartialDate | None, document: str
) -> Position:
    """A position drawn. `answered`: the option that it answers, where its own words name none."""
    refuses = kind == "rejection"
    option = issue.option_in(move.words) or answered
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
