"""What keeps reading from GUM's gold attributions: misses and surplus statements, counted by kind.

    python bench/gum_limits.py --shared PATH

Prints one table a genre. A kind is told by its form alone: what the gold calls the cue, whether it stands
in a quotation, whether one content holds the other, and which complement the surplus content is.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from detente.adapters.knowledge import load_knowledge
from detente.adapters.language import SpacyParser
from detente.reading.attribution import Attribution
from detente.reading.layout import layout_of
from detente.reading.statements import find_attributions
from detente.reading.transcripts import with_turns

_CREDITS = {"image", "images", "video", "audio", "photo", "source"}
_CLAUSAL = {"clause", "quote", "parenthetical", "according", ""}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = parser.parse_args().shared
    sys.path.insert(0, str(shared / "score"))
    import score_corpus as scorer

    counts: dict[str, Counter[str]] = {}
    spacy, cues = SpacyParser(), load_knowledge().cues
    with (shared / "data" / "gum_train.jsonl").open(encoding="utf-8") as handle:
        rows = [json.loads(line) for line in handle]
    layouts = [layout_of(row["text"]) for row in rows]
    parses = spacy.parse(
        (row["text"], [block.span for block in layout.blocks])
        for row, layout in zip(rows, layouts, strict=True)
    )
    for row, layout, parse in zip(rows, layouts, parses, strict=True):
        found = with_turns(parse, layout, find_attributions(parse, cues))
        genre = counts.setdefault(row["id"].split("_")[1], Counter())
        genre.update(_compared(row, found, scorer))
    for name, kinds in sorted(counts.items()):
        print(name)
        for kind, number in sorted(kinds.items()):
            print(f"  {number:4d}  {kind}")
    return 0


def _compared(row: dict[str, Any], found: list[Attribution], scorer: Any) -> Counter[str]:
    text, kinds = row["text"], Counter[str]()
    words, mask = [(m.start(), m.end()) for m in scorer.WORD.finditer(text)], scorer.quoted(text)
    gold = [scorer.part(each, "content", words) for each in row["statements"]]
    ours = [scorer.word_set([[s.start, s.end] for s in each.content], words) for each in found]
    pairs = scorer.pairs(gold, ours, 0.5)
    kinds["gold"], kinds["found"], kinds["right"] = len(gold), len(ours), len(pairs)
    for i in set(range(len(gold))) - {i for i, _ in pairs}:
        kinds["missed: " + _missed(row["statements"][i], gold[i], ours, text, mask)] += 1
    for j in set(range(len(ours))) - {j for _, j in pairs}:
        kinds["surplus: " + _surplus(found[j], ours[j], gold)] += 1
    return kinds


def _missed(
    statement: dict[str, Any], gold: frozenset[int], ours: list[frozenset[int]], text: str, mask: bytearray
) -> str:
    spans = (statement.get("cue") or {}).get("spans", [])
    cue = " ".join(text[a:b] for a, b in spans).lower()
    if cue.strip(":") in _CREDITS or (not statement.get("speaker") and not any(c.islower() for c in cue)):
        return "credit of a picture or a title"
    if not statement.get("speaker") and cue and all(text[a].isupper() for a, _ in spans):
        return "credit of a picture or a title"
    if spans and mask[spans[0][0]]:
        return "within another's quotation"
    if any(gold < each for each in ours):
        return "one unit of a content that is longer here"
    if any(each < gold and 3 * len(each) > len(gold) for each in ours):
        return "longer than the content here"
    return "other"


def _surplus(found: Attribution, ours: frozenset[int], gold: list[frozenset[int]]) -> str:
    if found.frame not in _CLAUSAL:
        return "noun phrase, infinitive or view"
    if any(each < ours or ours < each for each in gold):
        return "clause or quotation cut otherwise in the gold"
    return "clause or quotation of no gold"


if __name__ == "__main__":
    raise SystemExit(main())
