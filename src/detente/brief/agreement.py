"""Where they could agree, and what holds if they don't."""

from __future__ import annotations

from collections.abc import Iterable

from detente.analysis.bargaining import Deals
from detente.analysis.outcomes import Outcomes
from detente.brief.evidence import NOT_FOUND, Evidence
from detente.brief.model import Entry, Section, Sentence
from detente.brief.words import counted, listed
from detente.record.grounds import Grounds
from detente.theory.bargaining import RedLine
from detente.theory.graph_model import Concept

CONCEPTS = {
    "nash": "Nash's solution",
    "kalai_smorodinsky": "Kalai and Smorodinsky's",
    "egalitarian": "the egalitarian",
    "utilitarian": "the utilitarian",
}
SENSES = {
    Concept.NASH: "Nash",
    Concept.GMR: "general metarational",
    Concept.SMR: "symmetric metarational",
    Concept.SEQ: "sequential",
    Concept.SSEQ: "symmetric sequential",
}
MOST_STATES = 6
"""States that hold which are told one by one."""


def where_they_could_agree(evidence: Evidence) -> Section:
    """The packages of the case: whether there is one for all, and which the solutions pick."""
    title = "Where they could agree"
    if evidence.deals is None:
        reason = evidence.lacking.get("deals", "the case says nothing on it")
        text = f"The case doesn't tell where they could agree: {reason}."
        return Section(key="agree", title=title, lead=(Sentence(text=text, grounds=NOT_FOUND),))
    deals = evidence.deals
    if deals.zone.value.is_empty:
        return Section(key="agree", title=title, lead=tuple(_empty(deals)))
    lead = list(_zone(deals))
    return Section(key="agree", title=title, lead=tuple(lead), entries=tuple(_package(evidence, deals)))


def _empty(deals: Deals) -> Iterable[Sentence]:
    yield Sentence(text="No package is acceptable to all.", grounds=deals.grounds)
    domain = deals.domain
    for opening in deals.zone.value.openings[:MOST_STATES]:
        parts = [
            f"{domain.parties[clause.party]} accepted {domain.options[clause.issue][clause.option]} "
            f"on {domain.issues[clause.issue]}"
            if isinstance(clause, RedLine)
            else f"{domain.parties[clause.party]} took less than it has without a deal"
            for clause in opening
        ]
        yield Sentence(text=f"There would be one if {listed(parts)}.", grounds=deals.grounds)


def _zone(deals: Deals) -> Iterable[Sentence]:
    packages = 1
    for options in deals.domain.options:
        packages *= len(options)
    efficient = (
        ""
        if deals.frontier is None
        else (
            f", and {counted(len(deals.frontier.value), 'of these', 'of these')} can't be bettered "
            "for one party without harm to another"
        )
    )
    yield Sentence(
        text=f"Of {counted(packages, 'package')} some are acceptable to all{efficient}.",
        grounds=deals.grounds,
    )
    found = {key: each.value.package for key, each in deals.solutions.items() if each is not None}
    main = next(iter(found), None)
    if main is None:
        return
    same = [CONCEPTS[key] for key in found if key != main and found[key] == found[main]]
    if same:
        text = f"{_first(CONCEPTS[main])} is the package below; {listed(same)} pick it too."
        yield Sentence(text=text, grounds=deals.grounds)
    for key, package in found.items():
        if package == found[main]:
            continue
        other = [
            f"{deals.domain.options[at][option]} on {deals.domain.issues[at]}"
            for at, option in enumerate(package)
            if option != found[main][at]
        ]
        solution = CONCEPTS[key] if key == "nash" else f"{CONCEPTS[key]} solution"
        text = f"{_first(solution)} differs: {listed(other)}."
        yield Sentence(text=text, grounds=deals.grounds)


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _package(evidence: Evidence, deals: Deals) -> Iterable[Entry]:
    main = next((each for each in deals.solutions.values() if each is not None), None)
    if main is None:
        return
    standings = {each.issue: each for each in evidence.standings}
    for at, option in enumerate(main.value.package):
        issue, name = deals.domain.issues[at], deals.domain.options[at][option]
        standing = standings.get(issue)
        positions = standing.positions if standing else ()
        claims = tuple(dict.fromkeys(each.claim for each in positions))
        grounds = Grounds(claims=claims, assumptions=deals.grounds.assumptions) if claims else deals.grounds
        wanting = listed(each.party for each in positions if each.option == name)
        text = f"Settled as “{name}”" + (
            f", which {wanting} asked for, offered or held to." if wanting else "."
        )
        yield Entry(title=issue, mark=name, sentences=(Sentence(text=text, grounds=grounds),))


def what_holds_otherwise(evidence: Evidence) -> Section:
    """The states in which nobody would move, or what is missing to tell them."""
    title = "What holds otherwise"
    if evidence.outcomes is None:
        reason = evidence.lacking.get("outcomes", "the case has no decision makers")
        text = f"The case doesn't tell what holds without a deal: {reason}."
        return Section(key="otherwise", title=title, lead=(Sentence(text=text, grounds=NOT_FOUND),))
    finding = evidence.outcomes
    found = finding.value
    under = {
        state: [concept for concept in Concept if state in found.equilibria(concept)]
        for state in found.any_equilibria
    }
    states = counted(found.model.states, "state")
    text = (
        f"Of {states}, in {len(under)} {listed(found.model.decision_makers)} would each stay, in some sense."
    )
    lead = [Sentence(text=text, grounds=finding.grounds)]
    if found.names:
        told = [state for state in under if state == found.status_quo or Concept.NASH in under[state]]
        told = (told or list(under))[:MOST_STATES]
        lead += [Sentence(text=_state(found, state, under[state]), grounds=finding.grounds) for state in told]
        if found.status_quo in under:
            lead += [Sentence(text=words, grounds=finding.grounds) for words in _deterred(found)]
        if others := [state for state in under if state not in told]:
            text = (
                f"{counted(len(others), 'further state')} would hold as well; `detente outcomes` tells them."
            )
            lead.append(Sentence(text=text, grounds=finding.grounds))
    return Section(key="otherwise", title=title, lead=tuple(lead))


def _state(found: Outcomes, state: int, under: list[Concept]) -> str:
    where = "The status quo" if state == found.status_quo else _first(_called(found, state - 1))
    senses = listed(SENSES[concept] for concept in under)
    firm = " even if nobody looks further than the next move" if Concept.NASH in under else ""
    return f"{where} would hold{firm} ({senses})."


def _called(found: Outcomes, state: int) -> str:
    name = found.names[state]
    return (
        "the state in which nothing of this is done" if name == "none" else f"“{name.replace(' + ', '; ')}”"
    )


def _deterred(found: Outcomes) -> Iterable[str]:
    """Who could better itself from the status quo, and what answers it."""
    assert found.status_quo is not None
    makers = found.model.decision_makers
    for number, maker in enumerate(makers):
        for sanction in found.why(Concept.SEQ, number, found.status_quo).sanctions[:1]:
            answer = listed(makers[step.mover] for step in sanction.answer)
            last = _called(found, sanction.answer[-1].state)
            yield (
                f"From the status quo {maker} would gain by {_called(found, sanction.improvement)}, "
                f"but {answer} would answer with {last}."
            )
