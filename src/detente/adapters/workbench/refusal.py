"""Why a request gets no answer, and what to do about it."""

from __future__ import annotations

from http import HTTPStatus

from pydantic import BaseModel


class Refused(Exception):
    """A request that can't be answered.

    Attributes:
        status: of HTTP. reason: what is wrong, in a sentence. remedy: what to do instead, in another.
    """

    def __init__(self, status: int, reason: str, remedy: str) -> None:
        super().__init__(f"{reason} {remedy}")
        self.status = status
        self.reason = reason
        self.remedy = remedy

    @property
    def title(self) -> str:
        """The status in its usual words."""
        return HTTPStatus(self.status).phrase

    def as_row(self) -> FaultRow:
        """For JSON."""
        return FaultRow(status=self.status, error=self.title, reason=self.reason, remedy=self.remedy)


class FaultRow(BaseModel):
    """The JSON form of every fault."""

    status: int
    error: str
    reason: str
    remedy: str
