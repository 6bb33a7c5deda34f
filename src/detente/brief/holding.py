"""What holds otherwise: the states in which nobody would move, and what keeps them there."""

from __future__ import annotations

from collections.abc import Iterable

from detente.analysis.outcomes import Outcomes
from detente.brief.evidence import NOT_FOUND, Evidence
from detente.brief.model import Entry, Section, Sentence
from detente.brief.words import counted, first, listed
from detente.theory.graph_model import Concept

SENSES = {
    Concept.NASH: "Nash",
    Concept.GMR: "general metarational",
    Concept.SMR: "symmetric metarational",
    Concept.SEQ: "sequential",
    Concept.SSEQ: "symmetric sequential",
}


def what_holds_otherwise(evidence: Evidence) -> Section:
    """The states in which nobody would move, or what is missing to tell them."""
    title = "What holds otherwise"
    if evidence.outcomes is None:
        reason = evidence.lacking.get("outcomes", "the case has no decision makers")
        text = f"The case doesn't tell what holds without a deal: {reason}."
        return Section(key="otherwise", title=title, lead=(Sentence(text=text, grounds=NOT_FOUND),))
    found, grounds = evidence.outcomes.value, evidence.outcomes.grounds
    under = {
        state: [concept for concept in Concept if state in found.equilibria(concept)]
        for state in found.any_equilibria
    }
    makers = listed(found.model.decision_makers)
    made = (
        "threats in the record, without its promises,"
        if evidence.without_promises
        else "threats and promises in the record"
    )
    text = (
        f"The {made} make {counted(found.model.states, 'state')} of affairs; "
        f"in {len(under)} of them {makers} would each stay, in some sense."
    )
    lead = [Sentence(text=text, grounds=grounds)]
    entries: tuple[Entry, ...] = ()
    if found.names:
        told = [state for state in under if state == found.status_quo or Concept.NASH in under[state]]
        told = told or list(under)[:1]
        lead += [Sentence(text=state_told(found, state, under[state]), grounds=grounds) for state in told]
        if found.status_quo in under:
            lead += [Sentence(text=words, grounds=grounds) for words in deterred(found)]
        others = [state for state in under if state not in told]
        if others:
            entries = (
                Entry(
                    title="States that would hold only if the parties look further ahead",
                    sentences=(),
                    more=tuple(
                        Sentence(text=state_told(found, state, under[state]), grounds=grounds)
                        for state in others
                    ),
                    more_words=counted(len(others), "further state"),
                ),
            )
    return Section(key="otherwise", title=title, lead=tuple(lead), entries=entries)


def state_told(found: Outcomes, state: int, under: list[Concept]) -> str:
    """A state that holds, and in which senses."""
    where = "The status quo" if state == found.status_quo else first(called(found, state - 1))
    senses = "in every sense" if len(under) == len(Concept) else listed(SENSES[each] for each in under)
    firm = " even if nobody looks further than the next move" if Concept.NASH in under else ""
    return f"{where} would hold{firm} ({senses})."


def called(found: Outcomes, state: int) -> str:
    """A state by its name."""
    name = found.names[state]
    return (
        "the state in which nothing of this is done" if name == "none" else f"“{name.replace(' + ', '; ')}”"
    )


def deterred(found: Outcomes) -> Iterable[str]:
    """Who could better itself from the status quo, and what answers it."""
    assert found.status_quo is not None
    makers = found.model.decision_makers
    for number, maker in enumerate(makers):
        for sanction in found.why(Concept.SEQ, number, found.status_quo).sanctions[:1]:
            answer = listed(makers[step.mover] for step in sanction.answer)
            last = called(found, sanction.answer[-1].state)
            yield (
                f"What keeps the status quo: {maker} would gain by {called(found, sanction.improvement)}, "
                f"but {answer} would answer, and it would come to {last}."
            )
