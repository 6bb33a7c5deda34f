"""Outcomes in words: what would hold, who prefers which state, and why each would stay or leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.adapters.terminal.account import plain
from detente.analysis import rankings
from detente.analysis.outcomes import Outcomes
from detente.analysis.rankings import Ranking
from detente.theory.graph_model import Certainty, Concept, Path, Verdict

MOST_EXPLAINED = 12
MOST_LISTED = 30
MOST_ALIKE = 6
"""States told of those that somebody minds equally."""
NAMES = {
    Concept.NASH: "Nash",
    Concept.GMR: "GMR",
    Concept.SMR: "SMR",
    Concept.SEQ: "SEQ",
    Concept.SSEQ: "SSEQ",
}
_ORDER = (Concept.SSEQ, Concept.SEQ, Concept.SMR, Concept.GMR)
"""Which concept's witness to tell, the most telling first."""
_BECAUSE = {
    Concept.SSEQ: "a credible sanction without a way out",
    Concept.SEQ: "a credible sanction",
    Concept.SMR: "a sanction without a way out, not in the others' own interest",
    Concept.GMR: "a sanction, not in the others' own interest",
}


def outcomes_words(
    title: str, outcomes: Outcomes, ranked: Sequence[Ranking] = (), states: Sequence[int] = ()
) -> str:
    """The whole answer as text.

    Args:
        title: the case's.
        ranked: each decision maker's ranking of the states.
        states: the states to explain, from 1; if none, each equilibrium and the status quo.
    """
    lines = [plain(title), ""]
    lines += _table(outcomes)
    lines += _certainties(outcomes)
    lines += _rankings(outcomes, ranked)
    told = list(states) or _worth_telling(outcomes)
    for state in told[: MOST_EXPLAINED if not states else None]:
        lines += ["", *_reasons(outcomes, state)]
    if len(told) > MOST_EXPLAINED and not states:
        lines += ["", f"{len(told) - MOST_EXPLAINED} more equilibria: ask for one with --state NUMBER."]
    lines += _paths(outcomes)
    lines += _coalitions(outcomes)
    return "\n".join(lines)


def _called(outcomes: Outcomes, state: int) -> str:
    name = plain(outcomes.names[state - 1]) if outcomes.names else str(state)
    return str(state) if name == str(state) else f"{state} ({name})"


def _table(outcomes: Outcomes) -> Iterator[str]:
    found = outcomes.any_equilibria
    if not found:
        yield "No state is an equilibrium: from each, somebody would move on whatever the others do."
        return
    count = outcomes.model.states
    states = "Of 1 state" if count == 1 else f"Of {count:,} states"
    yield f"{states}, {len(found):,} would hold (●: an equilibrium in that sense)"
    yield ""
    shown = found[:40]
    width = max(len("state"), *(len(_called(outcomes, state)) for state in shown))
    heads = [NAMES[concept] for concept in Concept]
    yield "  " + "state".ljust(width) + "".join(f"  {head:>4}" for head in heads)
    by_concept = {concept: set(outcomes.equilibria(concept)) for concept in Concept}
    for state in shown:
        marks = ["●" if state in by_concept[concept] else "·" for concept in Concept]
        note = "  status quo" if state == outcomes.status_quo else ""
        yield "  " + _called(outcomes, state).ljust(width) + "".join(f"  {mark:>4}" for mark in marks) + note
    if len(found) > len(shown):
        yield f"  … and {len(found) - len(shown):,} more; --json lists all"


def _certainties(outcomes: Outcomes) -> Iterator[str]:
    """What the unknown preferences leave open."""
    if outcomes.certainty is None:
        return
    yield ""
    yield "Some preferences are not known. The table takes the case's best guess; whatever they are:"
    for concept in Concept:
        rows = outcomes.certainty[concept]
        surely, maybe = [], []
        for state in range(1, outcomes.model.states + 1):
            column = {row[state - 1] for row in rows}
            if column == {Certainty.STABLE}:
                surely.append(str(state))
            elif Certainty.UNSTABLE not in column:
                maybe.append(str(state))
        yield (f"  {NAMES[concept]:<4}  holds for certain: {_listed(surely)}; undetermined: {_listed(maybe)}")
    for maker, name in enumerate(outcomes.model.decision_makers):
        left_open = [
            f"{NAMES[concept]} at {_listed(states)}"
            for concept in Concept
            if (states := _undetermined(outcomes.certainty[concept][maker]))
        ]
        if left_open:
            yield f"  Whether {plain(name)} would stay is undetermined: {'; '.join(left_open)}."


def _rankings(outcomes: Outcomes, ranked: Sequence[Ranking]) -> Iterator[str]:
    """Every decision maker's states, the best first."""
    if not ranked:
        return
    yield ""
    yield rankings.TITLE
    yield rankings.READ_SO
    for each in ranked:
        yield ""
        yield f"  {plain(each.maker)}"
        if not each.is_known:
            yield f"  {rankings.GUESSED}"
        for place, alike in enumerate(each.tiers[: rankings.SHOWN], start=1):
            yield from _tier(outcomes, place, alike)
        if len(each.tiers) > rankings.SHOWN:
            yield f"       … and {len(each.tiers) - rankings.SHOWN:,} more; --json lists all"


def _tier(outcomes: Outcomes, place: int, alike: Sequence[int]) -> Iterator[str]:
    """One place of a ranking; those that share it stand below one another."""
    head = f"{place:>5}. "
    note = f"  ({rankings.ALIKE})" if len(alike) > 1 else ""
    for state in alike[:MOST_ALIKE]:
        called = _called(outcomes, state)
        yield f"{head}{f'state {called}' if called.isdigit() else called}{note}"
        head, note = " " * len(head), ""
    if len(alike) > MOST_ALIKE:
        yield f"{head}… and {len(alike) - MOST_ALIKE:,} more"


def _undetermined(verdicts: Sequence[Certainty]) -> list[str]:
    return [str(number) for number, each in enumerate(verdicts, start=1) if each is Certainty.UNDETERMINED]


def _listed(states: list[str]) -> str:
    """Some states by number.

    >>> _listed([]), _listed(["3", "5"])
    ('none', '3, 5')
    """
    more = f" and {len(states) - MOST_LISTED:,} more" if len(states) > MOST_LISTED else ""
    return ", ".join(states[:MOST_LISTED]) + more or "none"


def _worth_telling(outcomes: Outcomes) -> list[int]:
    if not outcomes.is_small:
        return []
    found = list(outcomes.any_equilibria)
    if outcomes.status_quo is not None and outcomes.status_quo not in found:
        found.insert(0, outcomes.status_quo)
    return found


def _reasons(outcomes: Outcomes, state: int) -> Iterator[str]:
    held = [NAMES[concept] for concept in Concept if state in outcomes.equilibria(concept)]
    quo = ", the status quo" if state == outcomes.status_quo else ""
    kind = f"an equilibrium ({', '.join(held)})" if held else "no equilibrium"
    yield f"State {_called(outcomes, state)}{quo}: {kind}"
    if state in outcomes.equilibria(Concept.NASH):
        yield "  Nobody has a better move."
        return
    for maker, name in enumerate(outcomes.model.decision_makers):
        yield from _reason(outcomes, maker, plain(name), state)


def _reason(outcomes: Outcomes, maker: int, name: str, state: int) -> Iterator[str]:
    if state in outcomes.stable_for(Concept.NASH, maker):
        guess = " if the case's best guess is right" if _is_open(outcomes, maker, state) else ""
        yield f"  {name} has no better move{guess}."
        return
    concept = next((each for each in _ORDER if state in outcomes.stable_for(each, maker)), None)
    if concept is None:
        left = outcomes.why(Concept.GMR, maker, state)
        end = _called(outcomes, (left.unanswered or 0) + 1)
        yield f"  {name} would move to {end}: nothing the others can do would make it regret that."
        return
    yield from _deterred(outcomes, outcomes.why(concept, maker, state), name)


def _is_open(outcomes: Outcomes, maker: int, state: int) -> bool:
    known = outcomes.certainty
    return known is not None and known[Concept.NASH][maker][state - 1] is Certainty.UNDETERMINED


def _deterred(outcomes: Outcomes, verdict: Verdict, name: str) -> Iterator[str]:
    yield f"  {name} is deterred by {_BECAUSE[verdict.concept]}:"
    for sanction in verdict.sanctions:
        improvement = _called(outcomes, sanction.improvement + 1)
        yield f"    to {improvement}, but then {_steps(outcomes, sanction.answer)}"


def _steps(outcomes: Outcomes, path: Path) -> str:
    makers = outcomes.model.decision_makers
    return ", ".join(
        f"{plain(makers[step.mover])} {'moves ' if number == 0 else ''}to {_called(outcomes, step.state + 1)}"
        for number, step in enumerate(path)
    )


def _paths(outcomes: Outcomes) -> Iterator[str]:
    if outcomes.from_status_quo is None or outcomes.status_quo is None:
        return
    yield ""
    yield f"From the status quo, {_called(outcomes, outcomes.status_quo)}:"
    for state in outcomes.any_equilibria[:MOST_EXPLAINED]:
        if state == outcomes.status_quo:
            continue
        found = outcomes.path_to(state)
        if found is None:
            yield f"  {_called(outcomes, state)} can't be reached."
            continue
        path, willing = found
        note = "each mover gains" if willing else "not every mover gains"
        yield f"  {_called(outcomes, state)}: {_steps(outcomes, path)} ({note})."


def _coalitions(outcomes: Outcomes) -> Iterator[str]:
    if outcomes.coalitions is None:
        return
    nash = frozenset(state - 1 for state in outcomes.equilibria(Concept.NASH))
    leaving = [move for move in outcomes.coalitions.improvements if move.start in nash]
    yield ""
    if not nash:
        yield "There is no Nash equilibrium for a coalition to leave."
        return
    if not leaving:
        yield "No coalition could better all its members by leaving a Nash equilibrium."
        return
    yield "Together they could do better than a Nash equilibrium:"
    for move in leaving[:MOST_EXPLAINED]:
        who = " and ".join(plain(outcomes.model.decision_makers[member]) for member in move.coalition)
        kind = "another equilibrium" if move.end in nash else "no Nash equilibrium itself"
        start, end = _called(outcomes, move.start + 1), _called(outcomes, move.end + 1)
        yield f"  {who}: from {start} to {end}, {kind}."
    if len(leaving) > MOST_EXPLAINED:
        yield f"  … and {len(leaving) - MOST_EXPLAINED} more; --json lists all"
