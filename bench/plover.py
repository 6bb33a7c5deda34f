"""Score the event type of the main event on PLOVER's gold records.

The records (Open Event Data Alliance, CC BY-SA 4.0) follow PLOVER 0.5; Détente follows the manual's
draft 0.8 of 2021, whose own conversion table gives the names: DEMAND is REQUEST, DISAPPROVE and
INVESTIGATE are ACCUSE, FIGHT is ASSAULT. No other types are merged. The one DOCUMENT record documents
the file and is left out; a record for which no event is found counts as wrong.
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
from detente.reading.events import main_event
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


def gold_records(path: Path) -> list[tuple[str, str]]:
    """Texts and their types, in the file's order."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [
        (row["text"], RENAMED.get(row["event"], row["event"])) for row in rows if row["event"] != "DOCUMENT"
    ]


def predicted_types(parses: Sequence[Parse]) -> list[str]:
    """The type of each text's main event."""
    ontology = load_knowledge().ontology
    found = [main_event(parse, ontology) for parse in parses]
    return [NONE if event is None else event.type for event in found]


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


def main(path: Path) -> None:
    """Print the figures."""
    records = gold_records(path)
    gold = [each for _, each in records]
    predicted = predicted_types(parsed([text for text, _ in records]))
    print(f"PLOVER gold records: {len(gold)}; macro-F1 of the event type {macro_f1(gold, predicted):.1f}")
    print(f"  accuracy {100 * sum(map(str.__eq__, gold, predicted)) / len(gold):.1f}", end="; ")
    even, odd = macro_f1(gold[::2], predicted[::2]), macro_f1(gold[1::2], predicted[1::2])
    print(f"records of even index {even:.1f}, of odd index {odd:.1f}")
    for row in table(gold, predicted):
        print(f"  {row.type:10} {row.count:4}  P {row.precision:5.1f}  R {row.recall:5.1f}  F1 {row.f1:5.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) / "data" / "PLOVER_GSR_CAMEO.txt")
