"""Agreement: how far reviewers judge alike beyond chance, and where they differ."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import Query

from detente.adapters.store import KeptClaim
from detente.adapters.workbench.acting import Desk
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.ports import Bench

ROWS = 50

family = Family(is_offered=lambda bench: bench.reviewing is not None)


@family.page("/review/agreement")
def agreement(
    desk: Desk,
    bench: Bench,
    page: Annotated[int, Query(ge=1, le=100_000, description="Which page of the claims.")] = 1,
) -> View:
    """Krippendorff's alpha of all, Cohen's kappa of every two, and the claims on which reviewers differ."""
    found = desk.agreement()
    rows = []
    for identity, verdicts in found.apart[(page - 1) * ROWS : page * ROWS]:
        rows.append({"id": identity, "verdicts": dict(verdicts), "claim": _kept(bench, identity)})
    return View(
        template="agreement.html.jinja",
        title="Agreement between reviewers",
        data={
            **asdict(found),
            "page": page,
            "pages": max(1, -(-len(found.apart) // ROWS)),
            "differing": len(found.apart),
            "apart": rows,
        },
        shown={"said": said},
    )


def _kept(bench: Bench, identity: str) -> KeptClaim | None:
    try:
        return bench.record.claim(identity)
    except KeyError:
        return None


FEW = 10
"""On fewer claims than this a grade in words would say more than is known."""


def said(value: float | None, claims: int) -> str:
    """An agreement beyond chance on so many claims in words, after Landis and Koch (1977), p. 165.

    >>> said(0.41, 10), said(-0.2, 10), said(None, 10), said(0.41, 9), said(None, 1)
    ('moderate', 'poor', 'not defined', 'on 9 claims only', 'on 1 claim only')
    """
    if claims < FEW:
        return f"on {claims} claim{'' if claims == 1 else 's'} only"
    if value is None:
        return "not defined"
    grades = ((0.0, "poor"), (0.2, "slight"), (0.4, "fair"), (0.6, "moderate"), (0.8, "substantial"))
    return next((name for most, name in grades if value < most or value == most > 0), "almost perfect")
