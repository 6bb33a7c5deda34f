"""Where they could agree: the package, who would give way in it, and on what its being acceptable rests."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from detente.analysis.bargaining import Deals
from detente.analysis.positions import Standing
from detente.analysis.red_lines import waived
from detente.analysis.stances import Stance
from detente.analysis.supposing import Line
from detente.brief.consenting import who_must_consent
from detente.brief.evidence import NOT_FOUND, Evidence
from detente.brief.model import Entry, Section, Sentence
from detente.brief.standing import does
from detente.brief.words import counted, first, listed
from detente.case.draft import NOTHING
from detente.record.grounds import Grounds

CONCEPTS = {
    "nash": "Nash's solution",
    "kalai_smorodinsky": "Kalai and Smorodinsky's solution",
    "egalitarian": "the egalitarian solution",
    "utilitarian": "the utilitarian solution",
}
MOST_OPENINGS = 6
FEW = 0.5
"""Share of the issues below which a party has spoken on few of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """One issue of a package.

    Attributes:
        pleased: parties that get what they like best of the options. yielding: those that don't.
        options: what each of those likes best, in their order.
    """

    issue: str
    option: str
    pleased: tuple[str, ...]
    yielding: tuple[str, ...]
    options: tuple[str, ...]


def settled_in(deals: Deals) -> tuple[str, tuple[Settled, ...]] | None:
    """The first solution's name and its package; None where there is none."""
    found = next(((key, each) for key, each in deals.solutions.items() if each is not None), None)
    if found is None:
        return None
    domain = deals.domain
    issues = []
    for at, option in enumerate(found[1].value.package):
        values = domain.values[at]
        pleased, yielding, wanted = [], [], []
        for party, name in enumerate(domain.parties):
            own = [row[party] for row in values]
            if len(set(own)) < 2:  # indifferent
                continue
            if own[option] == max(own):
                pleased.append(name)
            else:
                yielding.append(name)
                wanted.append(domain.options[at][own.index(max(own))])
        issues.append(
            Settled(
                issue=domain.issues[at],
                option=domain.options[at][option],
                pleased=tuple(pleased),
                yielding=tuple(yielding),
                options=tuple(wanted),
            )
        )
    return CONCEPTS[found[0]], tuple(issues)


def where_they_could_agree(evidence: Evidence) -> Section:
    """The packages of the case: whether there is one for all, and which the solutions pick."""
    title = "Where they could agree"
    if evidence.deals is None:
        reason = evidence.lacking.get("deals", "the case says nothing on it")
        text = f"The case doesn't tell where they could agree: {reason}."
        missing = Sentence(text=text, grounds=NOT_FOUND)
        return Section(key="agree", title=title, lead=(missing,), entries=who_must_consent(evidence.findings))
    deals = evidence.deals
    if deals.zone.value.is_empty:
        return Section(
            key="agree",
            title=title,
            lead=tuple(_empty(deals, evidence.assumed)),
            entries=who_must_consent(evidence.findings),
        )
    lead = [_zone(deals), *_caveats(evidence, deals)]
    found = settled_in(deals)
    entries = () if found is None else tuple(_package(evidence, deals, found[1]))
    others = tuple(_others(deals))
    if others:
        entries = (*entries, Entry(title="Other solutions", sentences=others))
    entries = (*entries, *who_must_consent(evidence.findings))
    return Section(key="agree", title=title, lead=tuple(lead), entries=entries)


def _empty(deals: Deals, assumed: Collection[Line]) -> Iterable[Sentence]:
    yield Sentence(text="No package is acceptable to all.", grounds=deals.grounds)
    domain = deals.domain
    for opening in deals.zone.value.openings[:MOST_OPENINGS]:
        parts = [waived(domain, clause, assumed) for clause in opening]
        yield Sentence(text=f"There would be one if {listed(parts)}.", grounds=deals.grounds)


def _zone(deals: Deals) -> Sentence:
    frontier = deals.frontier
    every, within = deals.domain.size, deals.within_lines
    lines = f"; {counted(within, 'package')} {_cross(within)} no red line, and of these"
    among = ";" if within == every else lines
    better = (
        ""
        if frontier is None
        else f"{among} {len(frontier.value)} can't be bettered for one party without harm to another"
    )
    text = f"Of {counted(every, 'package')} some are acceptable to all{better}."
    return Sentence(text=text, grounds=deals.grounds)


def _cross(number: int) -> str:
    return "crosses" if number == 1 else "cross"


def _caveats(evidence: Evidence, deals: Deals) -> Iterable[Sentence]:
    """What makes a package acceptable, and who has said little."""
    assumed = NOTHING in deals.grounds.assumptions
    rests = (
        f"rests on the assumption that {NOTHING}"
        if assumed
        else "rests on what the case gives each party without a deal"
    )
    yield Sentence(
        text="A package counts as acceptable to a party that has refused nothing in it and is no worse off "
        f"than without a deal; that {rests}. It is no forecast that the party would sign.",
        grounds=Grounds(claims=deals.grounds.claims, assumptions=(NOTHING,)) if assumed else deals.grounds,
    )
    issues = len(evidence.standings)
    for party in deals.domain.parties:
        taken = [each for each in evidence.standings if any(one.party == party for one in each.positions)]
        if taken and len(taken) < FEW * issues:
            yield Sentence(
                text=f"{party} has taken positions on only {len(taken)} of {counted(issues, 'issue')}, "
                "so what it would want in exchange is little known.",
                grounds=Grounds(
                    claims=tuple(
                        dict.fromkeys(
                            one.claim for each in taken for one in each.positions if one.party == party
                        )
                    )
                ),
            )


def _package(evidence: Evidence, deals: Deals, package: Sequence[Settled]) -> Iterable[Entry]:
    """Issues settled as somebody wants and nobody minds are told together; the others one by one."""
    standings = {each.issue: each for each in evidence.standings}
    free = [each for each in package if not each.yielding]
    costly = [each for each in package if each.yielding]
    if costly:
        yield Entry(
            title="Where somebody would have to give way",
            sentences=tuple(_costly(each, standings.get(each.issue), deals) for each in costly),
        )
    if free:
        yield Entry(
            title="Where nobody would have to give way",
            sentences=tuple(_free(each, standings.get(each.issue), deals) for each in free),
        )


def _costly(settled: Settled, standing: Standing | None, deals: Deals) -> Sentence:
    stances = {each.party: each for each in standing.stances} if standing else {}
    giving = [
        f"{party} ({_against(stances.get(party), option)})"
        for party, option in zip(settled.yielding, settled.options, strict=True)
    ]
    got = f"; {listed(settled.pleased)} would get what {_want(settled.pleased)}" if settled.pleased else ""
    middle = "" if settled.pleased else "; nobody would get all that it wants"
    ways = f"{listed(giving)} would give way{got}{middle}"
    text = f"{first(settled.issue)}: settled as “{settled.option}”, {ways}."
    return Sentence(text=text, grounds=_grounds(standing, deals))


def _against(stance: Stance | None, option: str) -> str:
    """What a party does about an issue, and what it is taken to want where its words don't say so."""
    if stance is None:
        return f"prefers “{option}”"
    said = stance.does != "refuses" and option in stance.options
    return does(stance) if said else f"{does(stance)}, so is taken to want “{option}”"


def _want(parties: Sequence[str]) -> str:
    return "it wants" if len(parties) == 1 else "they want"


def _free(settled: Settled, standing: Standing | None, deals: Deals) -> Sentence:
    silent = [party for party in deals.domain.parties if party not in settled.pleased]
    minding = (
        f"; {listed(silent)} {'has' if len(silent) == 1 else 'have'} taken no position" if silent else ""
    )
    text = f"{first(settled.issue)}: “{settled.option}”, as {listed(settled.pleased)} would have it{minding}."
    if not settled.pleased:
        text = f"{first(settled.issue)}: “{settled.option}”, which nobody minds."
    return Sentence(text=text, grounds=_grounds(standing, deals))


def _grounds(standing: Standing | None, deals: Deals) -> Grounds:
    claims = tuple(dict.fromkeys(each.claim for each in standing.positions)) if standing else ()
    return Grounds(claims=claims, assumptions=deals.grounds.assumptions) if claims else deals.grounds


def _others(deals: Deals) -> Iterable[Sentence]:
    """The solutions by which the package above does best, and how the others differ, those alike as one."""
    picked = {key: packages for key in deals.solutions if (packages := deals.picked(key))}
    if not picked:
        return
    main = next(iter(picked.values()))[0]
    above = [key for key, packages in picked.items() if main in packages]
    if len(above) == len(CONCEPTS):
        text = (
            f"All {len(above)} solutions pick the package above ({listed(CONCEPTS[each] for each in above)})."
        )
    else:
        names = listed(CONCEPTS[each] for each in above)
        text = f"{first(names)} {_pick(above)} the package above."
    yield Sentence(text=text, grounds=deals.grounds)
    besides: dict[int, list[str]] = {}
    for key in above:
        besides.setdefault(deals.beside(key), []).append(key)
    for number, keys in besides.items():
        if number:
            names = listed(CONCEPTS[each] for each in keys)
            text = f"{first(names)} {_pick(keys)} it as well as {counted(number, 'other package')}"
            others = [each for each in picked[keys[0]] if each != main]
            if number == len(others) == 1:
                text += f", which settles {_differing(deals, main, others[0])}"
            yield Sentence(text=f"{text}.", grounds=deals.grounds)
    apart: dict[tuple[tuple[int, ...], int], list[str]] = {}
    for key, packages in picked.items():
        if key not in above:
            apart.setdefault((packages[0], deals.beside(key)), []).append(key)
    for (package, number), keys in apart.items():
        names = listed(CONCEPTS[each] for each in keys)
        as_well = f"; {counted(number, 'other package')} would do as well by {_it(keys)}" if number else ""
        text = f"{first(names)} would settle {_differing(deals, main, package)}, and the rest alike{as_well}."
        yield Sentence(text=text, grounds=deals.grounds)


def _pick(keys: Sequence[str]) -> str:
    return "picks" if len(keys) == 1 else "pick"


def _it(keys: Sequence[str]) -> str:
    return "it" if len(keys) == 1 else "them"


def _differing(deals: Deals, main: Sequence[int], package: Sequence[int]) -> str:
    domain = deals.domain
    return listed(
        f"{domain.issues[at]} as “{domain.options[at][option]}” instead of “{domain.options[at][main[at]]}”"
        for at, option in enumerate(package)
        if option != main[at]
    )
