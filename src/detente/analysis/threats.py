"""Threats, warnings, promises and assurances by date: one that is repeated is one, with its repetitions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.analysis.reports import Coverage, Report, report_of
from detente.record import Commitment, PartialDate, Reading, claims_of

ALIKE = 0.5
"""Share of the words of two undertakings, stems of content words, from which on one repeats the other."""
_STEM = 5
_WORD = re.compile(r"[^\W\d_]{3,}")
_LITTLE = frozenset(
    [
        "the",
        "and",
        "its",
        "their",
        "our",
        "will",
        "would",
        "with",
        "that",
        "this",
        "any",
        "for",
        "has",
        "have",
        "been",
        "not",
        "but",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """What a party says it will do and when, with every report of it.

    Attributes:
        party, kind, condition, consequence: as the first report has them.
        date: when it was first told.
    """

    party: str | None
    kind: str
    condition: str | None
    consequence: str
    date: PartialDate | None
    coverage: Coverage

    @property
    def id(self) -> str:
        """The claim of its first report."""
        return self.coverage.reports[0].claim


def undertakings_of(readings: Iterable[Reading], *, families: Mapping[str, str]) -> tuple[Undertaking, ...]:
    """Every threat and promise of a record once, by date; the same in whatever order the readings come."""
    told = [
        (report_of(claim, reading.document, families), claim.body)
        for reading in readings
        for claim in claims_of(reading)
        if isinstance(claim.body, Commitment)
    ]
    groups: list[tuple[Commitment, list[Report]]] = []
    for report, body in sorted(told, key=lambda each: each[0].order):
        same = next((reports for first, reports in groups if _repeats(first, body)), None)
        if same is None:
            groups.append((body, [report]))
        else:
            same.append(report)
    return tuple(
        Undertaking(
            party=body.party,
            kind=body.kind,
            condition=body.condition,
            consequence=body.consequence,
            date=reports[0].published,
            coverage=Coverage.of(reports),
        )
        for body, reports in groups
    )


def _repeats(one: Commitment, other: Commitment) -> bool:
    if (one.party, one.kind) != (other.party, other.kind):
        return False
    first, second = _stems(one), _stems(other)
    return bool(first | second) and len(first & second) >= ALIKE * len(first | second)


def _stems(commitment: Commitment) -> frozenset[str]:
    words = _WORD.findall(f"{commitment.condition or ''} {commitment.consequence}".casefold())
    return frozenset(word[:_STEM] for word in words if word not in _LITTLE)
