"""What every page of the analyses has: its place among them, the case, what is supposed, the grounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from detente.adapters.store import KeptClaim
from detente.adapters.workbench.family import Family, View
from detente.adapters.workbench.ports import Analyses, Workbench
from detente.adapters.workbench.supposed import Asked, Written, asked_of, claims_behind, names_in
from detente.analysis.supposing import Supposition
from detente.case import Case
from detente.errors import DetenteError, InvalidCase, NoProject, TooLarge, UnreadableInput
from detente.record import COUNTED
from detente.record.grounds import Grounds

family = Family("Analyses", "/deals")

TABS = (
    ("Deals", "/deals", "Where could they agree?"),
    ("Outcomes", "/outcomes", "What holds if they don’t?"),
    ("Levers", "/levers", "What would change it?"),
    ("Forecast", "/forecast", "What will probably come of it?"),
    ("Consent", "/consent", "Who must consent?"),
)
"""The analyses: name, address, and the analyst's question."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The case of a project as an analysis page opens it.

    Attributes:
        base: the case as it is. case: with what is supposed. asked: what that is.
        lacking: why there is no such case, or no finding on it; base or case are then None.
        needs: what of the project is missing, "codebook", "positions" or "case"; "" where nothing is.
    """

    bench: Workbench
    address: str
    base: Case | None
    case: Case | None
    asked: Asked
    lacking: str = ""
    needs: str = ""

    def view(
        self,
        template: str,
        data: Mapping[str, Any],
        *,
        shown: Mapping[str, Any] | None = None,
        title: str = "",
    ) -> View:
        """The page: the case, what is supposed, and then its own data."""
        name, _, question = next(tab for tab in TABS if tab[1] == self.address)
        case = self.base
        common = {
            "case": None
            if case is None
            else {
                "title": case.title,
                "source": self.bench.analyses.source(),
                "is_behind": self.bench.analyses.is_behind(),
                "as_of": case.as_of,
                "parties": case.party_names,
            },
            "supposed": [each.words for each in self.asked.changes],
            "unknown": self.asked.unknown,
            "lacking": self.lacking or None,
        }
        return View(
            template=template,
            title=title or name,
            data={**common, **data},
            shown={
                "tabs": TABS,
                "question": question,
                "address": self.address,
                "query": self.asked.query,
                "changes": self.asked.changes,
                "pairs": self.asked.pairs,
                "needs": self.needs,
                "reviewable": self.bench.reviewing is not None,
                "names": None if case is None else names_in(case),
                "dropped": frozenset(self.asked.supposition.without),
                "lifted": frozenset(self.asked.supposition.lifted),
                "suppositions": self._values(),
                "salient": bool(self.asked.supposition.saliences),
                "fallen": bool(self.asked.supposition.disagreement),
                **(shown or {}),
            },
        )

    def _values(self) -> dict[str, Any]:
        """The number that stands in each control: as supposed, else as in the case."""
        supposed = self.asked.supposition
        own = {(each.party, each.issue): each.value for each in supposed.saliences}
        fallen = {each.party: each.value for each in supposed.disagreement}
        if self.base is None:
            return {}
        names = names_in(self.base)
        return {
            **{name: own.get((each.party, each.issue), each.value) for name, each in names.saliences.items()},
            **{name: fallen.get(each.party, each.value) for name, each in names.disagreement.items()},
        }

    def found(self, analyse: Callable[[Supposition], T]) -> tuple[T | None, T | None, str]:
        """A finding as it is and with what is supposed, or why there is none of the second."""
        if self.base is None:
            return None, None, self.lacking
        try:
            before: T | None = analyse(Supposition())
        except (InvalidCase, TooLarge) as fault:
            before, reason = None, told(fault)
            if not self.asked.supposition:
                return None, None, reason
        try:
            return before, analyse(self.asked.supposition), ""
        except (InvalidCase, TooLarge) as fault:
            return before, None, told(fault)


NOTHING_ASKED = Asked(supposition=Supposition(), query="", pairs=(), changes=(), unknown=())


def opened(bench: Workbench, address: str, written: Written) -> Opening:
    """The case of the project, and with what an address supposes."""
    try:
        base = bench.analyses.case(Supposition())
    except NoProject as fault:
        return Opening(
            bench=bench,
            address=address,
            base=None,
            case=None,
            asked=NOTHING_ASKED,
            lacking=told(fault),
            needs="codebook",
        )
    except (InvalidCase, TooLarge, UnreadableInput) as fault:
        needs = "positions" if "case file" not in bench.analyses.source() else "case"
        return Opening(
            bench=bench,
            address=address,
            base=None,
            case=None,
            asked=NOTHING_ASKED,
            lacking=told(fault),
            needs=needs,
        )
    asked = asked_of(written, base, _leavable(written, base, bench.analyses))
    try:
        case = bench.analyses.case(asked.supposition)
    except (InvalidCase, TooLarge) as fault:
        return Opening(bench=bench, address=address, base=base, case=None, asked=asked, lacking=told(fault))
    return Opening(bench=bench, address=address, base=base, case=case, asked=asked)


def _leavable(written: Written, base: Case, analyses: Analyses) -> dict[str, KeptClaim]:
    """Of the claims that an address leaves out, those that the case stands on, with or without the others."""

    def found_in(case: Case) -> dict[str, KeptClaim]:
        behind = frozenset(claims_behind(case))
        return analyses.claims([each for each in written.dropped if each in behind])

    found = found_in(base) if written.dropped else {}
    if not found or len(found) == len(written.dropped):
        return found
    try:
        return found | found_in(analyses.case(Supposition(without=tuple(found))))
    except (InvalidCase, TooLarge):
        return found


def told(fault: DetenteError) -> str:
    """Why there is no finding, on one line."""
    return " ".join(str(fault).split()).rstrip(".") + "."


def grounds_of(opening: Opening, before: Grounds | None, after: Grounds | None) -> dict[str, Any]:
    """What a finding stands on, for the data, and the claims that can be left out, for the page."""
    from detente.adapters.workbench.told.grounds import stands_on

    analyses = opening.bench.analyses
    dropped = opening.asked.supposition.without
    own = before or after
    if own is None:
        return {"grounds": None, "leavable": None}
    leavable = stands_on(own, analyses, also=dropped)
    if after is None:
        return {"grounds": None, "leavable": leavable}
    states = analyses.states(after.claims)
    grounds = {
        "claims": after.claims,
        "states": states,
        "reviewed": sum(state in COUNTED for state in states.values()),
        "assumptions": after.assumptions,
        "ungrounded": after.ungrounded,
    }
    return {"grounds": grounds, "leavable": leavable}
