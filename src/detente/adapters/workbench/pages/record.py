"""The record as a file to keep."""

from __future__ import annotations

from fastapi.responses import Response, StreamingResponse

from detente.adapters.workbench.family import Family
from detente.adapters.workbench.ports import Bench

family = Family()


@family.router.get(
    "/record.jsonl",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/jsonl": {"schema": {"type": "string"}}}}},
)
def record(bench: Bench) -> Response:
    """The whole record in JSON Lines, from which it can be made again."""
    lines = (f"{line}\n".encode() for line in bench.record.lines())
    return StreamingResponse(lines, media_type="application/jsonl", headers=as_file("record.jsonl"))


def as_file(name: str) -> dict[str, str]:
    """The header by which a browser keeps an answer as a file."""
    return {"content-disposition": f'attachment; filename="{name}"'}
