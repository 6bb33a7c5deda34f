"""Score the event type of the main event on PLOVER's gold records.

The records (Open Event Data Alliance, CC BY-SA 4.0) follow PLOVER 0.5; Détente follows the manual's
draft 0.8 of 2021, whose own conversion table gives the names: DEMAND is REQUEST, DISAPPROVE and
INVESTIGATE are ACCUSE, FIGHT is ASSAULT. No other types are merged. The one DOCUMENT record documents
the file and is left out; a record for which no event is found counts as wrong. Two other readings of the
file are printed as well: its own 18 types (an investigation is ACCUSE with that mode, a fight ASSAULT in
a military context), and CONCEDE and RETREAT as one (YIELD).

Records of even index were read while the frames were written; of those of odd index, scores alone.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from detente.adapters.knowledge import load_knowledge
from detente.adapters.language import SpacyParser
from detente.reading.events import FoundEvent, main_event
from detente.reading.parse import Parse
from detente.record import Span

RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
NONE = "none"


class Row(NamedTuple):
    """One type's figures, in per cent."""

    type: str
    count: int
    precision: float
    recall: float
    f1: float


def gold_records(path: Path, *, renamed: bool = True) -> list[tuple[str, str]]:
    """Texts and their types, in the file's order; by today's names or by the file's own."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    names = RENAMED if renamed else {}
    return [
        (row["text"], names.get(row["event"], row["event"])) for row in rows if row["event"] != "DOCUMENT"
    ]


def main_events(parses: Sequence[Parse]) -> list[FoundEvent | None]:
    """Each text's main event."""
    ontology = load_knowledge().ontology
    return [main_event(parse, ontology) for parse in parses]


def type_of(event: FoundEvent | None) -> str:
    """The type, or NONE."""
    return NONE if event is None else event.type


def old_type_of(event: FoundEvent | None) -> str:
    """The type by the file's own names."""
    if event is None:
        return NONE
    if event.type == "ACCUSE":
        return "INVESTIGATE" if event.mode == "investigate" else "DISAPPROVE"
    if event.type == "ASSAULT":
        return "FIGHT" if "military" in event.context else "ASSAULT"
    return "DEMAND" if event.type == "REQUEST" else event.type


def table(gold: Sequence[str], predicted: Sequence[str]) -> list[Row]:
    """Precision, recall and F1 of each type that the gold has."""
    count, guessed = Counter(gold), Counter(predicted)
    right = Counter(a for a, b in zip(gold, predicted, strict=True) if a == b)
    rows = []
    for each in sorted(count):
        precision = 100 * right[each] / guessed[each] if guessed[each] else 0.0
        recall = 100 * right[each] / count[each]
        f1 = 2 * precision * recall / (precision + recall) if right[each] else 0.0
        rows.append(Row(each, count[each], precision, recall, f1))
    return rows


def macro_f1(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """The mean of the types' F1."""
    rows = table(gold, predicted)
    return sum(row.f1 for row in rows) / len(rows)


def parsed(texts: Sequence[str]) -> list[Parse]:
    """Each text as one paragraph."""
    return list(SpacyParser().parse((text, [Span(0, len(text))]) for text in texts))


class Scores(NamedTuple):
    """Macro-F1 of the event type, in per cent."""

    records: int
    macro: float
    even: float
    odd: float
    own_names: float
    yielding: float
    rows: list[Row]


def score(path: Path) -> Scores:
    """Every figure on the records of a file."""
    records = gold_records(path)
    events = main_events(parsed([text for text, _ in records]))
    gold, predicted = [each for _, each in records], [type_of(each) for each in events]
    old = [each for _, each in gold_records(path, renamed=False)]
    merged = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
    return Scores(
        records=len(records),
        macro=macro_f1(gold, predicted),
        even=macro_f1(gold[::2], predicted[::2]),
        odd=macro_f1(gold[1::2], predicted[1::2]),
        own_names=macro_f1(old, [old_type_of(each) for each in events]),
        yielding=macro_f1([merged.get(x, x) for x in gold], [merged.get(x, x) for x in predicted]),
        rows=table(gold, predicted),
    )


def main(path: Path) -> None:
    """Print the figures."""
    found = score(path)
    print(f"PLOVER gold records: {found.records}; macro-F1 of the event type {found.macro:.1f}")
    print(f"  records of even index {found.even:.1f}, of odd index {found.odd:.1f}")
    print(
        f"  by the file's own 18 types {found.own_names:.1f}, CONCEDE and RETREAT as one {found.yielding:.1f}"
    )
    for row in found.rows:
        print(f"  {row.type:10} {row.count:4}  P {row.precision:5.1f}  R {row.recall:5.1f}  F1 {row.f1:5.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) / "data" / "PLOVER_GSR_CAMEO.txt")
