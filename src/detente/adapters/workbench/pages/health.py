"""Whether the workbench answers and its record can be read."""

from __future__ import annotations

from pydantic import BaseModel

from detente import __version__
from detente.adapters.workbench.family import Family
from detente.adapters.workbench.ports import Bench

family = Family()


class Health(BaseModel):
    """The state of the workbench."""

    status: str
    version: str
    documents: int


@family.router.get("/-/health")
def health(bench: Bench) -> Health:
    """Whether the workbench answers and its record can be read."""
    return Health(status="ok", version=__version__, documents=bench.record.documents(count=1).total)
