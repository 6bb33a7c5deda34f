"""What an export yields when it is read: readings, judgements, and what was refused with its reason."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from detente.record import KINDS, Claim, Judgement, Reading, claims_of, from_json

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A part of an export that isn't kept: which one, and why."""

    where: str
    reason: str


Found = Reading | Judgement | Refused


@dataclass(slots=True, kw_only=True)
class Sheaf:
    """A document's header with its text, and its claims as they come in, each with its kind and number."""

    document: Json
    claims: list[tuple[str, int, Json]] = field(default_factory=list)

    def reading(self) -> Reading:
        """The reading that they make, every quote checked. Raises ValueError where they make none."""
        row: Json = {"document": self.document} | {f"{kind}s": [] for kind in KINDS}
        for kind, _, claim in sorted(self.claims, key=lambda each: (KINDS.index(each[0]), each[1])):
            row[f"{kind}s"].append(claim)
        try:
            return from_json(json.dumps(row))
        except TypeError as fault:
            raise ValueError(str(fault)) from None


def distinct(reading: Reading) -> list[tuple[int, Claim]]:
    """Each claim of a reading once, numbered within its kind."""
    numbers = dict.fromkeys(KINDS, 0)
    numbered = []
    for claim in {each.id: each for each in claims_of(reading)}.values():
        numbers[claim.kind] += 1
        numbered.append((numbers[claim.kind], claim))
    return numbered


def decoded(line: str) -> Json:
    """The JSON object that a line holds. Raises ValueError where it holds none."""
    try:
        row = json.loads(line)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(row, dict):
        raise ValueError(f"a JSON object belongs here, not {line!r:.80}")
    return row


def encoded(row: object) -> str:
    """Compact JSON in ASCII, which no other program's cleaning of text can change."""
    return json.dumps(row, ensure_ascii=True, separators=(",", ":"))


def readings_of(sheaves: Iterable[Sheaf]) -> Iterator[Found]:
    """The reading of each document, or why it was refused whole."""
    for sheaf in sheaves:
        try:
            yield sheaf.reading()
        except ValueError as fault:
            yield Refused(where=f"document {sheaf.document.get('id')}", reason=str(fault))


def sorted_in(sheaves: dict[str, Sheaf], rows: Iterable[tuple[str, Json]], kind: str) -> Iterator[Refused]:
    """Put each claim carried whole to its document; a document with a claim that is none is left out.

    Args:
        rows: where each stands, and `document`, `number`, `claim` and, under the name `kind`, its kind.
    """
    told: set[str] = set()
    for where, row in rows:
        document = row.get("document")
        if not isinstance(document, str) or document not in sheaves:
            if str(document) not in told:
                yield Refused(
                    where=where, reason=f"its document {document!r:.80} is not here, or was refused"
                )
            told.add(str(document))
        elif row.get(kind) not in KINDS or not isinstance(row.get("number"), int):
            del sheaves[document]
            yield Refused(where=f"document {document}", reason=f"{where}: a claim has a kind and a number")
        else:
            sheaves[document].claims.append((row[kind], row["number"], row.get("claim", {})))
