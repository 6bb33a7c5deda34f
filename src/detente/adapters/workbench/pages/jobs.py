"""Long work: how far it is, what it has to say, and its end."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query
from fastapi.responses import RedirectResponse

from detente.adapters.jobs import DONE, Job
from detente.adapters.workbench.addresses import is_inside
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.ports import Bench
from detente.adapters.workbench.refusal import Refused

family = Family()

Identity = Annotated[str, Path(max_length=40, description="The id of the work.")]


@family.page("/-/jobs/{job}")
def job(
    bench: Bench,
    job: Identity,
    back: Annotated[str, Query(max_length=2000, description="Where it was asked for.")] = "",
) -> View:
    """How far a piece of long work is."""
    found = _found(bench, job)
    address = back if is_inside(back) else found.address
    return View(
        template="job.html.jinja",
        title=found.name,
        data={
            "id": found.id,
            "name": found.name,
            "state": found.state,
            "stopping": found.is_unwanted and not found.has_ended,
            "done": found.done,
            "total": found.total,
            "told": list(found.told),
            "reason": found.reason,
            "address": address,
            "result": address if found.state == DONE else None,
        },
        shown={"ended": found.has_ended, "shown_at": found.address},
    )


@family.router.post("/-/jobs/{job}/cancel", status_code=303, response_class=RedirectResponse)
def cancel(bench: Bench, job: Identity) -> RedirectResponse:
    """Ask for its end, which comes at its next step."""
    found = _found(bench, job)
    found.cancel()
    return RedirectResponse(f"/-/jobs/{found.id}", 303)


def _found(bench: Bench, identity: str) -> Job:
    try:
        return bench.jobs.job(identity)
    except KeyError:
        raise Refused(
            404,
            "No work of that id is known.",
            "It ended long ago, or the workbench has started anew since. Ask for it again.",
        ) from None
