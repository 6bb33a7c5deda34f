"""What the pages ask of the project: one port for each thing that a family of pages shows or does.

The workflow implements the ports. A port that a project can't offer is None, and its pages are neither
served nor named in the navigation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated, Any, Protocol

from fastapi import Depends, Request

from detente.adapters.chronicle import Chronicle
from detente.adapters.drawings import Drawn
from detente.adapters.jobs import Job, Jobs
from detente.adapters.listing import Contents, Listed, Listing
from detente.adapters.store import Filter, Hit, KeptClaim
from detente.analysis.actors import Cast
from detente.analysis.candidates import Candidate
from detente.analysis.disputes import Dispute
from detente.analysis.doubts import Doubt
from detente.analysis.naming import Naming
from detente.analysis.reviewing import Agreement
from detente.brief import Brief
from detente.record import CodedPosition, Document, Judgement, PartialDate, Position, Reading

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
    from detente.analysis.supposing import Line, Supposition
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

    def claims_in(self, document: str) -> list[KeptClaim]:
        """Every claim of a document, whatever was judged of it."""

    def numbers(self, document: str) -> dict[str, int]:
        """The number of each claim of a document, from 1, by the claim's id; no judgement changes it."""

    def claims_like(self, prefix: str) -> list[tuple[str, str]]:
        """The claims whose id begins so, each with its document's id."""

    def search(self, words: str, *, limit: int) -> list[Hit]:
        """The documents and claims that hold the words, best first."""

    def lines(self) -> Iterator[str]:
        """All of it in JSON Lines: every reading as read, then what was judged."""


class Chronology(Protocol):
    """The timeline of the record."""

    def timeline(self) -> Drawn[Chronicle]:
        """All of it. Raises Unfinished while it is being drawn for the first time."""

    def within(self, told: Chronicle, *, since: PartialDate | None, until: PartialDate | None) -> Chronicle:
        """What of it is told of a period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBrief:
    """A brief and its forms as text.

    Attributes:
        charts: its pictures as SVG, by key. html: as it is handed over.
        preview: the same for the workbench, where what leads to a claim leads to the claim's own page.
    """

    brief: Brief
    charts: Mapping[str, str]
    html: str
    preview: str
    markdown: str


class Briefs(Protocol):
    """The brief of the project, and its record to be handed over with it."""

    def brief(
        self, *, as_of: PartialDate | None, since: PartialDate | None, only_current: bool = False
    ) -> Drawn[WrittenBrief]:
        """The brief in the formats of text. Raises Unfinished while it is being composed.

        Args:
            only_current: never an older one while the one of the record as it is is being composed.
        """

    def pdf(self, *, as_of: PartialDate | None, since: PartialDate | None) -> bytes:
        """The brief of the record as it is, as PDF.

        Raises Unfinished while it is being composed or set, and MissingExtra without the extra `pdf`.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Everybody in a record.

    Attributes:
        naming: what they are called, and why. candidates: who may be one actor.
        disputes: of which accounts can't all be right.
    """

    cast: Cast
    naming: Naming
    candidates: tuple[Candidate, ...]
    disputes: tuple[Dispute, ...]


class Actors(Protocol):
    """The actors of the record, and what reviewers say of their names."""

    def company(self) -> Drawn[Company]:
        """Everybody. Raises Unfinished while it is being worked out for the first time."""

    def judge(self, one: str, other: str, verdict: str, *, by: str) -> None:
        """Say that two names are one actor, called `one`, or two, or that it is open, in somebody's name."""

    def undo(self, one: str, other: str, *, by: str) -> None:
        """Take back a reviewer's last judgement on two names. Raises UnreadableInput where there is none."""


class Intake(Protocol):
    """What reads into the record what it is given; each returns the work, which is watched as it goes on."""

    def files(self, given: Sequence[tuple[str, bytes]], *, published: str | None = None) -> Job:
        """Read these files, each with the name that it came by; `published` is for those that don't say."""

    def article(self, text: str, *, title: str, **about: str) -> Job:
        """Read one article with what is known about it: its title, publisher, url and day of publication."""


class Descriptions(Protocol):
    """The headers of documents, and what persons corrected of them."""

    def document(self, document: str) -> Document:
        """A document without its claims. Raises KeyError where it is not kept."""

    def corrections(self, document: str) -> tuple[Judgement, ...]:
        """Who corrected a header, when, and what it was before; oldest first."""

    def correcting(
        self, document: str, given: Mapping[str, str], *, by: str, seen: int, address: str
    ) -> Job | None:
        """Correct fields of a header; the work of reading the document again, None where that isn't needed.

        Raises UnreadableInput on a day or address that can't be, Overtaken where somebody else was faster.
        """


class Hand(Protocol):
    """One reviewer's hand on the claims; see `detente.workflow.reviewing.Review` for what each raises."""

    def decide(self, claim: str, verdict: str, *, seen: int | None, note: str | None = None) -> KeptClaim:
        """Accept, reject, leave unsure, or set back to proposed."""

    def decide_all(self, claims: Sequence[tuple[str, int | None]], verdict: str) -> list[KeptClaim]:
        """One verdict on several claims, to be undone as one."""

    def correct(
        self, claim: str, row: dict[str, Any], *, seen: int | None, note: str | None = None
    ) -> KeptClaim:
        """Put another form in the place of a claim's."""

    def write(self, document: str, kind: str, row: dict[str, Any]) -> KeptClaim:
        """A claim that the machine didn't read."""

    def code(
        self, claim: str, positions: Sequence[CodedPosition], *, seen: int | None, note: str | None = None
    ) -> KeptClaim:
        """Say which positions a claim takes, in place of those drawn."""

    def flag(self, claim: str, *, raised: bool = True) -> KeptClaim:
        """Ask for a second look, or take that back."""

    def note(self, claim: str, words: str) -> KeptClaim:
        """Say something of a claim without judging it."""

    def undo(self, claim: str, *, seen: int | None = None) -> KeptClaim | None:
        """Take back one's last judgement of a claim."""

    def undo_last(self) -> list[KeptClaim | None]:
        """Take back one's last judgement, flag or note, or all judgements that were made as one."""

    def last(self) -> tuple[Judgement, ...]:
        """What that would take back."""


class Reviewing(Protocol):
    """The record as reviewers work through it."""

    def hand(self, by: str) -> Hand:
        """The hand of a reviewer."""

    def default_reviewer(self) -> str:
        """Who reviews where nobody has said so."""

    def issues(self) -> tuple[str, ...]:
        """The issues of the project's codebook; none where it has none."""

    def codebook(self) -> Codebook | None:
        """What the issues are, their options, and whose positions count; None where the project has none."""

    def positions_of(self, claim: KeptClaim) -> tuple[Position, ...]:
        """The positions that a claim takes, as a person coded it, else as the codebook draws them by now."""

    def coded(
        self, claim: str, *, issue: str, kind: str, option: str | None = None, party: str | None = None
    ) -> CodedPosition:
        """A position that a claim takes. Raises UnreadableInput where the codebook lacks what is named."""

    def doubts(
        self, document: str, kind: str, row: Mapping[str, Any], *, claim: KeptClaim | None = None
    ) -> tuple[Doubt, ...]:
        """The names in a new form of a claim that may be misspelled: unknown, and much like a known one.

        Raises ValueError where it is no form of a claim of this document."""

    def drawn(self, wanted: Filter) -> Filter:
        """The filter with its speaker and party under every name that the record has for them, and with the
        codebook by which its issue is meant, every position drawn."""

    def called(self, name: str) -> str:
        """The one name by which the record calls an actor, or several who speak together."""

    def names(self, column: str) -> list[str]:
        """What a column of the record holds, "speaker", "party" or "act", the most frequent first."""

    def claims(
        self,
        wanted: Filter,
        *,
        limit: int,
        offset: int = 0,
        after: KeptClaim | None = None,
        before: KeptClaim | None = None,
    ) -> list[KeptClaim]:
        """The claims that a filter picks, in the order of publication and place."""

    def independent(self, claims: Sequence[KeptClaim], by: str) -> list[KeptClaim]:
        """The claims, each without what others said of it until this reviewer has judged it."""

    def tally(self, column: str, wanted: Filter) -> list[tuple[str, int]]:
        """How many of them have each value of a column, most first."""

    def count(self, wanted: Filter) -> int:
        """How many claims a filter picks."""

    def document(self, document: str) -> Document:
        """A document without its claims. Raises KeyError where it is not kept."""

    def log(self, subject: str) -> tuple[Judgement, ...]:
        """What was judged of a claim, or of an actor's name against others after it, oldest first."""

    def agreement(self) -> Agreement:
        """How far reviewers agree."""


class Analyses(Protocol):
    """The positions drawn from the record and the findings on its case, each as it is by now.

    All raise NoProject where the project lacks what they need, those on the case InvalidCase and TooLarge.
    """

    def at_one_time(self) -> Analyses:
        """The same, whose answers are all of the record as it is when the first is asked for."""

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

    def is_behind(self) -> bool:
        """Whether the record draws another case by now than that of which the case file was built."""

    def case(self, supposed: Supposition) -> Case:
        """The case, with something supposed to be otherwise."""

    def deals(self, supposed: Supposition) -> Deals:
        """Where they could agree."""

    def lines(self, supposed: Supposition) -> Mapping[Line, str]:
        """How each red line of the case is known: stated as one, or assumed from a plain refusal."""

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

    def states(self, claims: Sequence[str]) -> dict[str, str]:
        """What was decided of each of the claims that are kept, by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """A project as its pages see it.

    Attributes:
        name: what the project is called. codebook: what its settings name, or None.
        reviewing: None where nothing may be judged. descriptions: None where no header may be corrected.
        jobs: the long work of this server.
    """

    name: str
    codebook: str | None
    record: Record
    analyses: Analyses
    reviewing: Reviewing | None = None
    jobs: Jobs = field(default_factory=Jobs)
    chronology: Chronology | None = None
    briefs: Briefs | None = None
    intake: Intake | None = None
    descriptions: Descriptions | None = None
    actors: Actors | None = None


def _of_app(request: Request) -> Workbench:
    bench: Workbench = request.app.state.workbench
    # A page is of one record, whatever is judged while it is made.
    return replace(bench, analyses=bench.analyses.at_one_time())


Bench = Annotated[Workbench, Depends(_of_app)]
"""The parameter by which a page gets the project."""
