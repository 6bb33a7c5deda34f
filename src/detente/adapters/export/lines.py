"""JSON Lines, the canonical form: one reading a line with its text, then one judgement a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from detente.adapters.export.parts import Found, Refused, decoded
from detente.adapters.record_lines import judgement_line, judgement_of, line_of
from detente.record import Judgement, Reading, from_json

_JUDGEMENT = re.compile(r'\s*\{\s*"judgement"\s*:')


def record_lines(readings: Iterable[Reading], judgements: Sequence[Judgement] = ()) -> Iterator[str]:
    """The lines, without their ends."""
    for reading in readings:
        yield line_of(reading, with_text=True)
    for judgement in judgements:
        yield judgement_line(judgement)


def found_in_record(lines: Iterable[tuple[str, str]]) -> Iterator[Found]:
    """What each line holds, or why it was refused.

    Args:
        lines: where each stands, and the line.
    """
    for where, line in lines:
        try:
            if _JUDGEMENT.match(line):
                row = decoded(line)
                if set(row) != {"judgement"}:
                    raise ValueError("a judgement stands alone on its line")
                yield judgement_of(row["judgement"])
            else:
                yield from_json(line)
        except (ValueError, TypeError) as fault:
            yield Refused(where=where, reason=str(fault))
