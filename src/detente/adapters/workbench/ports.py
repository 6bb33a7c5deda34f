"""What the pages ask of the project: one port for each thing that a family of pages shows or does.

The workflow implements the ports. A port that a project can't offer is None, and its pages are neither
served nor named in the navigation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Protocol

from fastapi import Depends, Request

from detente.adapters.listing import Contents, Listed, Listing
from detente.adapters.store import Hit, KeptClaim
from detente.record import PartialDate, Reading

if TYPE_CHECKING:
    # The arrays and solvers take a second to load, which the pages of the record don't need.
    from detente.adapters.plots.frontier import FrontierPicture
    from detente.adapters.plots.graph import GraphPicture
    from detente.analysis.bargaining import Deals
    from detente.analysis.binding import Binding
    from detente.analysis.changes import Move
    from detente.analysis.consent import Consent
    from detente.analysis.finding import Finding
    from detente.analysis.forecast import Outlook
    from detente.analysis.levers import Levers
    from detente.analysis.outcomes import Outcomes
    from detente.analysis.positions import Standing
    from detente.analysis.supposing import Supposition
    from detente.case import Case
    from detente.case.codebook import Codebook


class Record(Protocol):
    """The record as pages read it, never more of it than a page shows."""

    def contents(self) -> Contents:
        """How much it holds."""

    def documents(self, *, skip: int = 0, count: int = 50, words: str = "") -> Listing:
        """Documents whose header holds the words, the latest first."""

    def titles(self, documents: list[str]) -> dict[str, Listed]:
        """The headers of these documents, by id."""

    def versions(self, document: str) -> tuple[Listed, ...]:
        """Every version of a document, the newest first."""

    def reading(self, document: str) -> Reading:
        """A document with its claims. Raises KeyError where it is not kept."""

    def claim(self, claim: str) -> KeptClaim:
        """A claim as reviews leave it, a rejected one too. Raises KeyError where it is not kept."""

    def claims_like(self, prefix: str) -> list[tuple[str, str]]:
        """The claims whose id begins so, each with its document's id."""

    def search(self, words: str, *, limit: int) -> list[Hit]:
        """The documents and claims that hold the words, best first."""


class Analyses(Protocol):
    """The positions drawn from the record and the findings on its case, each as it is by now.

    All raise NoProject where the project lacks what they need, those on the case InvalidCase and TooLarge.
    """

    def codebook(self) -> Codebook:
        """By which positions are told."""

    def dates(self, *, accepted: bool = False) -> tuple[str, ...]:
        """The days on which somebody took a position, the first first."""

    def standings(self, *, until: PartialDate | None = None, accepted: bool = False) -> tuple[Standing, ...]:
        """Each issue as it stands, by what was said up to a date, or by what a person has accepted of it."""

    def moves(
        self, *, since: PartialDate, until: PartialDate | None = None, accepted: bool = False
    ) -> tuple[Move, ...]:
        """What each party did on each issue since a date."""

    def source(self) -> str:
        """Which case the findings are on, in words."""

    def case(self, supposed: Supposition) -> Case:
        """The case, with something supposed to be otherwise."""

    def deals(self, supposed: Supposition) -> Deals:
        """Where they could agree."""

    def binding(self, supposed: Supposition) -> Binding:
        """Which red lines the solutions hang on."""

    def frontier(self, supposed: Supposition) -> FrontierPicture | None:
        """The frontier to be drawn, None where it is too large."""

    def outcomes(self, supposed: Supposition) -> Finding[Outcomes]:
        """What holds if they don't agree."""

    def graph(self, supposed: Supposition) -> GraphPicture | None:
        """The graph of the states to be drawn, None where there are too many."""

    def levers(self, supposed: Supposition, target: int | None) -> Finding[Levers]:
        """What would change it; with a state's number, what would make that state hold or stop it."""

    def forecast(self, supposed: Supposition) -> Finding[Outlook]:
        """What will probably come of it."""

    def consent(self, supposed: Supposition) -> tuple[Finding[Consent], ...]:
        """Who must consent."""

    def claims(self, claims: Sequence[str]) -> dict[str, KeptClaim]:
        """Those of the claims that are kept, by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """A project as its pages see it.

    Attributes:
        name: what the project is called. codebook: what its settings name, or None.
    """

    name: str
    codebook: str | None
    record: Record
    analyses: Analyses


def _of_app(request: Request) -> Workbench:
    bench: Workbench = request.app.state.workbench
    return bench


Bench = Annotated[Workbench, Depends(_of_app)]
"""The parameter by which a page gets the project."""
