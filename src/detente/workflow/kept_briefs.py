"""The brief of a project as pages ask for it: composed once for each state of its record and its case."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path

from detente.adapters.brief import charts_of, to_html, to_markdown, to_pdf
from detente.adapters.codebooks import load_codebook
from detente.adapters.drawings import Drawings, Drawn
from detente.adapters.jobs import Step
from detente.adapters.project import Project
from detente.adapters.store import Store
from detente.adapters.workbench.addresses import claim_address
from detente.adapters.workbench.ports import WrittenBrief
from detente.record import PartialDate
from detente.workflow.briefing import brief_on
from detente.workflow.case_file import DEFAULT
from detente.workflow.kept_readings import KeptReadings
from detente.workflow.positions import grid_named

STAGES = 4
NAME = "Composing the brief"


class KeptBriefs:
    """The briefs of one project, which names a codebook."""

    def __init__(self, project: Project, store: Store, drawings: Drawings, readings: KeptReadings) -> None:
        self._project = project
        self._store = store
        self._drawings = drawings
        self._readings = readings

    def brief(
        self, *, as_of: PartialDate | None, since: PartialDate | None, only_current: bool = False
    ) -> Drawn[WrittenBrief]:
        """The brief in the formats of text. Raises Unfinished while it is being composed.

        Args:
            only_current: never an older one while the one of the record as it is is being composed.
        """

        def compose(step: Step) -> WrittenBrief:
            record = self._readings.record(step)
            step(0, STAGES)
            grid = grid_named(self._store, record.naming, load_codebook(self._codebook), as_of)
            step(1, STAGES)
            brief = brief_on(
                self._project.folder,
                grid,
                record.named,
                families=record.families,
                as_of=as_of,
                since=since,
            )
            step(2, STAGES)
            charts = charts_of(brief)
            step(3, STAGES)
            return WrittenBrief(
                brief=brief,
                charts=charts,
                html=to_html(brief, charts),
                preview=to_html(brief, charts, claim_at=claim_address),
                markdown=to_markdown(brief),
            )

        key = ("brief", as_of, since, self._files())
        return self._drawings.get(key, compose, name=NAME, address="/brief", only_current=only_current)

    def pdf(self, *, as_of: PartialDate | None, since: PartialDate | None) -> bytes:
        """The brief of the record as it is, as PDF.

        Raises Unfinished while it is being composed or set, and MissingExtra without the extra `pdf`.
        """
        written = self.brief(as_of=as_of, since=since, only_current=True).value

        def print_out(step: Step) -> bytes:
            return to_pdf(written.brief, written.charts)

        # Kept by what it says: whatever is judged while it is set, it is of the brief that was asked for.
        key = ("pdf", written.html)
        return self._drawings.get(key, print_out, name="Setting the PDF", address="/brief").value

    @property
    def _codebook(self) -> str:
        assert self._project.codebook is not None
        return self._project.codebook

    def _files(self) -> Hashable:
        """What changes where the codebook's or the case's file does."""
        return tuple(_stamp(path) for path in (Path(self._codebook), self._project.folder / DEFAULT))


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
