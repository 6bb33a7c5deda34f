"""How sure the reading of a claim is, by what its words show."""

from __future__ import annotations

from detente.record.claims import Commitment, Deployment, Event, Meeting
from detente.record.statement import Statement

CONFIDENCES = ("high", "medium", "low")
"""In the order in which a reviewer would look last at them."""

Body = Statement | Meeting | Deployment | Commitment | Event


def confidence_of(body: Body) -> str:
    """One of CONFIDENCES: how often a claim whose words show as much was read rightly.

    It speaks of the reading, not of whether the claim is true. Of a statement, words in quotation marks
    are read most surely; of the others, it counts how much of what the claim needs is said.
    """
    if isinstance(body, Statement):
        return _of_statement(body)
    if isinstance(body, Meeting):
        said = [body.start, body.place or body.forum, len(body.parties) > 1 or len(body.named) > 1]
    elif isinstance(body, Deployment):
        said = [body.actor, body.place, body.activity]
    elif isinstance(body, Commitment):
        said = [body.party, body.condition, body.via]
    else:
        said = [body.actor, body.recipient, body.modality == "actual" and not body.negated]
    lacking = sum(not each for each in said)
    return CONFIDENCES[min(lacking, 2)]


def _of_statement(body: Statement) -> str:
    if body.speaker is None or body.modality != "actual" or body.negated:
        return "low"
    if body.mode != "indirect":
        return "high"
    return "medium"
