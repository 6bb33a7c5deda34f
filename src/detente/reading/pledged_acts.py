"""One judgement for one sentence: the act of a statement agrees with the threat or promise that it makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from detente.record import Commitment, Statement

_KINDS = {"threaten": "threat", "offer": "promise", "promise": "promise"}


def with_pledged_acts(
    statements: Sequence[Statement], commitments: Iterable[Commitment]
) -> tuple[Statement, ...]:
    """The statements, those that threaten or promise as their own commitments do.

    A commitment is read from the clause: who does what to what, under which condition. The act is read from
    the words of the whole content. Where the two differ on what the speaker undertakes, the clause knows
    better whether harm is to come or to end.
    """
    made: dict[str, list[Commitment]] = {}
    for each in commitments:
        if each.via is not None:
            made.setdefault(each.via, []).append(each)
    return tuple(
        each if (act := _act(each, made.get(each.id, ()))) == each.act else replace(each, act=act)
        for each in statements
    )


def _act(statement: Statement, made: Iterable[Commitment]) -> str:
    told = _KINDS.get(statement.act)
    own = [each for each in made if _is_speaker(each.party, statement) and each.kind in _KINDS.values()]
    if told is None or not own or any(each.kind == told for each in own):
        return statement.act
    if own[0].kind == "threat":
        return "threaten"
    return "offer" if own[0].condition is not None else "promise"


def _is_speaker(party: str | None, statement: Statement) -> bool:
    return statement.speaker is not None and party in (statement.speaker.party, statement.speaker.entity)
