"""How the red lines of a case are known, by the record beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from detente.adapters.project import found
from detente.analysis.red_lines import told_of_lines
from detente.analysis.supposing import Line
from detente.case import Case
from detente.errors import NoProject


def lines_known(case: Case, path: Path | None) -> Mapping[Line, str]:
    """How each red line of a case is known, as `told_of_lines` has it.

    Whether a party stated one as such is in the record of the project in whose folder the case lies; without
    a project the case's own grounds tell what is assumed.

    Args:
        path: the case's file or folder; None where it is none.

    Raises:
        InvalidCase, StoreFault: of the project's codebook and record.
    """
    if not any(issue.red_lines for issue in case.issues):
        return {}
    try:
        project = None if path is None or not path.exists() else found(path.parent)
    except NoProject:
        project = None
    if project is None or project.codebook is None:
        return told_of_lines(case, (), None)
    # The record takes half a second to load, which a case without a project shouldn't pay.
    from detente.workflow.positions import grid_kept

    drawn = grid_kept(start=project.folder)
    return told_of_lines(case, drawn.positions, drawn.codebook)
