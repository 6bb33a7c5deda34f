"""A claim taken apart into what it says and the words it stands on, and put together again."""

from __future__ import annotations

from dataclasses import dataclass

from detente.adapters.export.parts import Json

PARTS = ("speaker", "cue", "content", "evidence")
"""What the words are to the claim: the first three to a statement, the last to any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words of the text, where they stand, and what they are to the claim."""

    part: str
    start: int
    end: int
    text: str


def taken_apart(kind: str, row: Json) -> tuple[Json, list[Anchor]]:
    """What a claim says, without its words; and its words."""
    bare = dict(row)
    if kind != "statement":
        return bare, [_anchor("evidence", each) for each in bare.pop("evidence")]
    anchors = []
    speaker, cue = bare.pop("speaker"), bare.pop("cue")
    bare["speaker"] = None
    if speaker is not None:
        anchors.append(_anchor("speaker", speaker))
        bare["speaker"] = {"entity": speaker["entity"], "party": speaker["party"]}
    if cue is not None:
        anchors.append(_anchor("cue", cue))
    for (start, end), text in zip(bare.pop("content"), bare.pop("content_text"), strict=True):
        anchors.append(Anchor(part="content", start=start, end=end, text=text))
    return bare, anchors


def put_together(kind: str, bare: Json, anchors: list[Anchor]) -> Json:
    """The inverse of `taken_apart`. Raises ValueError where words are missing, or are of no part of it."""
    row = dict(bare)
    by_part: dict[str, list[Anchor]] = {part: [] for part in PARTS}
    for anchor in anchors:
        if anchor.part not in PARTS or (anchor.part == "evidence") != (kind != "statement"):
            raise ValueError(f"a {kind} has no words that are its {anchor.part}")
        by_part[anchor.part].append(anchor)
    if kind != "statement":
        return row | {"evidence": [_mention(each) for each in by_part["evidence"]]}
    speaker = row.get("speaker")
    if len(by_part["speaker"]) != (speaker is not None) or len(by_part["cue"]) > 1:
        raise ValueError("a statement has the words of one speaker, or of none, and at most one cue")
    if speaker is not None:
        if not isinstance(speaker, dict):
            raise ValueError(f"a speaker is an entity and a party, not {speaker!r:.80}")
        row["speaker"] = _mention(by_part["speaker"][0]) | speaker
    row["cue"] = _mention(by_part["cue"][0]) if by_part["cue"] else None
    row["content"] = [[each.start, each.end] for each in by_part["content"]]
    row["content_text"] = [each.text for each in by_part["content"]]
    return row


def _anchor(part: str, mention: Json) -> Anchor:
    start, end = mention["span"]
    return Anchor(part=part, start=start, end=end, text=mention["text"])


def _mention(anchor: Anchor) -> Json:
    return {"text": anchor.text, "span": [anchor.start, anchor.end]}
