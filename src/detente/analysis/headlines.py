"""What the findings on a record and its case say: one headline for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from detente.analysis.bargaining import METHODS, Deals, deals
from detente.analysis.consent import consent
from detente.analysis.finding import Method
from detente.analysis.forecast import DEFAULT, IssueForecast, forecast
from detente.analysis.forecast import METHODS as FORECASTS
from detente.analysis.headline import ONLY_THE_RECORD, UNTOLD, Headline
from detente.analysis.outcomes import METHOD as GRAPH_MODEL
from detente.analysis.outcomes import MOST_STATES_IN_FULL, outcomes
from detente.analysis.positions import Standing
from detente.analysis.red_lines import waived
from detente.case import NO_CONFLICT, Case, Issue
from detente.errors import InvalidCase, TooLarge
from detente.record.grounds import Grounds
from detente.theory.graph_model import Concept

VERDICT = Method(name="verdict on the positions taken", citation="Walcott and Hopmann 1978, for the acts")

SOLUTIONS = {
    "nash": "Nash's solution",
    "kalai_smorodinsky": "Kalai and Smorodinsky's solution",
    "egalitarian": "the egalitarian solution",
    "utilitarian": "the utilitarian solution",
}
SENSES = {
    Concept.NASH: "Nash",
    Concept.GMR: "GMR",
    Concept.SMR: "SMR",
    Concept.SEQ: "SEQ",
    Concept.SSEQ: "SSEQ",
}
MOST_OPENINGS = 6
MOST_PACKAGES = 500
"""Packages up to which all that do as well by a solution are looked for."""


def of_standings(standings: Iterable[Standing]) -> Iterator[Headline]:
    """The verdict on each issue."""
    for each in standings:
        claims = tuple(dict.fromkeys(position.claim for position in each.positions))
        yield Headline(
            name=each.issue,
            question="positions",
            title=each.issue,
            answer=(each.verdict,),
            grounds=Grounds(claims=claims) if claims else _nothing(),
            method=VERDICT,
        )


def of_deals(case: Case) -> Iterator[Headline]:
    """Whether some package is acceptable to all, what would open the zone if none is, and each solution."""
    title = "a package acceptable to all"
    try:
        found = deals(case)
    except (InvalidCase, TooLarge) as fault:
        yield _untold("deals", "deals", title, METHODS["zone"], fault)
        return
    is_empty = found.zone.value.is_empty
    yield Headline(
        name="deals",
        question="deals",
        title=title,
        answer=("there is none" if is_empty else "there is one",),
        grounds=found.grounds,
        method=METHODS["zone"],
    )
    if is_empty:
        yield Headline(
            name="deals:openings",
            question="deals",
            title="what would open the zone of agreement",
            answer=tuple(sorted(_openings(found))) or UNTOLD,
            grounds=found.grounds,
            method=METHODS["zone"],
        )
    for concept, solution in found.solutions.items():
        if solution is not None:
            yield Headline(
                name=f"deals:{concept}",
                question="deals",
                title=SOLUTIONS[concept],
                answer=package_words(found, solution.value.package),
                also=tuple(package_words(found, each) for each in _others(found, concept)),
                grounds=found.grounds,
                method=METHODS[concept],
            )


def _others(found: Deals, concept: str) -> Iterable[Sequence[int]]:
    """The packages that do as well by a solution as the one told: where they are many, one a point."""
    if found.within_lines > MOST_PACKAGES or not found.beside(concept):
        return found.picked(concept)[1:]
    every, best = product(*found.domain.permitted()), found.best(concept)
    return [each for each in every if found.domain.package_units(each) in best]


def package_words(found: Deals, package: Sequence[int]) -> tuple[str, ...]:
    """A package, one part an issue."""
    domain = found.domain
    return tuple(f"{domain.issues[at]}: {domain.options[at][option]}" for at, option in enumerate(package))


def _openings(found: Deals) -> Iterator[str]:
    for opening in found.zone.value.openings[:MOST_OPENINGS]:
        yield " and ".join(waived(found.domain, clause) for clause in opening)


def of_outcomes(case: Case) -> Iterator[Headline]:
    """The states that hold, and of each in which senses."""
    title = "the states that hold without a deal"
    if case.conflict is None:
        yield Headline(
            name="outcomes",
            question="outcomes",
            title=title,
            answer=UNTOLD,
            grounds=_nothing(),
            method=GRAPH_MODEL,
            note=f"the case names no decision makers: {NO_CONFLICT}",
        )
        return
    try:
        found = outcomes(case)
    except (InvalidCase, TooLarge) as fault:
        yield _untold("outcomes", "outcomes", title, GRAPH_MODEL, fault)
        return
    states = found.value.any_equilibria
    called = {state: found.value.names[state - 1] if found.value.names else str(state) for state in states}
    yield Headline(
        name="outcomes",
        question="outcomes",
        title=title,
        answer=tuple(called.values())
        if found.value.model.states <= MOST_STATES_IN_FULL
        else (f"{len(states)} states",),
        grounds=found.grounds,
        method=GRAPH_MODEL,
        note=f"of {found.value.model.states} states",
    )
    if not found.value.names:
        return
    for state, name in called.items():
        senses = tuple(SENSES[each] for each in Concept if state in found.value.equilibria(each))
        quo = ", the status quo" if state == found.value.status_quo else ""
        yield Headline(
            name=f"outcomes:{name}",
            question="outcomes",
            title=f"state {state}{quo}: {name}",
            answer=senses,
            grounds=found.grounds,
            method=GRAPH_MODEL,
            note="the senses in which it is an equilibrium",
            state=state,
        )


def of_forecast(case: Case) -> Iterator[Headline]:
    """The option nearest to what is expected of each issue."""
    try:
        found = forecast(case)
    except (InvalidCase, TooLarge) as fault:
        yield _untold("forecast", "forecast", "what will come of the issues", FORECASTS[DEFAULT], fault)
        return
    issues = {issue.name: issue for issue in case.issues}
    for each in found.value.issues:
        yield Headline(
            name=f"forecast:{each.issue}",
            question="forecast",
            title=f"what to expect of {each.issue}",
            answer=(_nearest(each, issues[each.issue]),),
            grounds=each.grounds,
            method=FORECASTS[DEFAULT],
            note=f"at {each.values[DEFAULT]:.1f}" + (f" {each.scale}" if each.scale else ""),
        )


def _nearest(expected: IssueForecast, issue: Issue) -> str:
    value = expected.values[DEFAULT]
    placed = [
        (round(abs(float(option.position.value) - value), 9), option.name)
        for option in issue.options
        if option.position is not None
    ]
    if not placed:
        return f"{value:.0f}"
    nearest = min(placed)[0]
    names = [name for far, name in placed if far == nearest]
    # As near to one as to another, it is neither of them.
    return names[0] if len(names) == 1 else f"something between {' and '.join(names)}"


def of_consent(case: Case) -> Iterator[Headline]:
    """Who can block alone, by each consent rule."""
    try:
        found = consent(case)
    except (InvalidCase, TooLarge):
        return
    for each in found:
        members = each.value.rule.members
        vetoes = [members[at] for at in each.value.blocking.veto_players]
        alone = "every member" if len(vetoes) == len(members) else ", ".join(vetoes) or "nobody"
        yield Headline(
            name=f"consent:{each.value.name}",
            question="consent",
            title=f"who can block alone in {each.value.name}",
            answer=(alone,),
            grounds=each.grounds,
            method=each.method,
            note=f"{len(members)} members",
        )


def headlines_of(standings: Iterable[Standing], case: Case | None, lacking: str = "") -> tuple[Headline, ...]:
    """Every finding on a record and its case.

    Args:
        case: None where there is none, and `lacking` says why.
    """
    verdicts = tuple(of_standings(standings))
    if case is None:
        return (*verdicts, *without_case(lacking))
    return (*verdicts, *of_deals(case), *of_outcomes(case), *of_forecast(case), *of_consent(case))


def without_case(reason: str) -> tuple[Headline, ...]:
    """The questions that stay open where there is no case."""
    fault = InvalidCase(reason)
    return (
        _untold("deals", "deals", "a package acceptable to all", METHODS["zone"], fault),
        _untold("outcomes", "outcomes", "the states that hold without a deal", GRAPH_MODEL, fault),
        _untold("forecast", "forecast", "what will come of the issues", FORECASTS[DEFAULT], fault),
    )


def _untold(name: str, question: str, title: str, method: Method, fault: InvalidCase | TooLarge) -> Headline:
    return Headline(
        name=name,
        question=question,
        title=title,
        answer=UNTOLD,
        grounds=_nothing(),
        method=method,
        note=" ".join(str(fault).split()).rstrip("."),
    )


def _nothing() -> Grounds:
    return Grounds(assumptions=(ONLY_THE_RECORD,))
