"""Outcomes as their pages tell them: states, what holds, and each witness in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.analysis.outcomes import Outcomes
from detente.analysis.rankings import compared
from detente.theory.graph_model import Certainty, Concept, Path, Verdict

NAMES = {concept: concept.value.upper() for concept in Concept} | {Concept.NASH: "Nash"}
SENSES = {
    "Nash": "nobody has a better move",
    "GMR": "any better move could be answered by others to the mover’s harm, whatever it costs them",
    "SMR": "as GMR, and the mover couldn’t then escape",
    "SEQ": "any better move would be answered by others by moves that pay them",
    "SSEQ": "as SEQ, and the mover couldn’t then escape",
}
"""What it is to hold in each sense."""

MOST_STATES = 60
"""States listed one by one."""
MOST_COALITIONS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state: which concepts hold it, by name, and which are not certain."""

    number: int
    name: str
    senses: tuple[str, ...]
    is_status_quo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One move: who, and to which state."""

    mover: str
    to: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A better move, and the answer that makes it none; the answer is empty where nothing deters.

    Attributes:
        ranks: how whoever moves ranks where it would get to, and where the answer leads, against the state.
    """

    improvement: int
    name: str
    answer: tuple[Step, ...]
    ranks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Why a decision maker would stay in a state, or not, in one sense.

    Attributes:
        words: the whole of it in a sentence.
        certain: "" or why that is not certain.
    """

    maker: str
    sense: str
    stays: bool
    words: str
    moves: tuple[Answered, ...]
    certain: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way from the status quo to a state that holds; no steps where there is none."""

    to: int
    name: str
    steps: tuple[Step, ...]
    is_willing: bool


def called(found: Outcomes, state: int) -> str:
    """A state's name, by its number from 1; its number where states are too many to name."""
    name = found.names[state - 1] if found.names else str(state)
    return "nothing of this is done" if name == "none" else name


def state_of(found: Outcomes, number: int) -> State:
    """A state by its number, from 1."""
    return State(
        number=number,
        name=called(found, number),
        senses=tuple(
            NAMES[concept] for concept in Concept if found.stability.equilibria(concept)[number - 1]
        ),
        is_status_quo=number == found.status_quo,
    )


def equilibria(found: Outcomes) -> list[State]:
    """Every state that holds in some sense."""
    return [state_of(found, number) for number in found.any_equilibria]


def witnesses(found: Outcomes, number: int) -> list[Witness]:
    """For each decision maker and sense, why it would stay in a state or not."""
    return [
        _witness(found, found.why(concept, maker, number), concept, maker, number)
        for maker in range(len(found.model.decision_makers))
        for concept in Concept
    ]


def _witness(found: Outcomes, verdict: Verdict, concept: Concept, maker: int, number: int) -> Witness:
    name = found.model.decision_makers[maker]
    open_ = found.certainty is not None and (
        found.certainty[concept][maker][number - 1] is Certainty.UNDETERMINED
    )
    moves: tuple[Answered, ...] = ()
    if verdict.unanswered is not None:
        better = verdict.unanswered + 1
        moves = (_answered(found, maker, number, better),)
        words = f"{name} would move to {better} ({called(found, better)})"
        words += "" if concept is Concept.NASH else ", and no answer that counts in this sense deters it"
        words += f": {moves[0].ranks}."
    elif not verdict.sanctions:
        words = f"{name} has no better move."
    else:
        moves = tuple(
            _answered(found, maker, number, each.improvement + 1, tuple(steps(found, each.answer)))
            for each in verdict.sanctions
        )
        told = "; ".join(
            f"to {each.improvement} ({each.name}), but then {_in_words(each.answer)}: {each.ranks}"
            for each in moves
        )
        words = f"{name} could better itself by going {told}."
    return Witness(
        maker=name,
        sense=NAMES[concept],
        stays=verdict.stable,
        words=words,
        moves=moves,
        certain="its preferences are not all known; this takes the case’s best guess" if open_ else "",
    )


def _answered(
    found: Outcomes, maker: int, number: int, better: int, answer: tuple[Step, ...] = ()
) -> Answered:
    ranks = f"{found.model.decision_makers[maker]} ranks {compared(found, maker, better, number)}"
    if answer:
        ranks += f", but {compared(found, maker, answer[-1].to, number)}"
    return Answered(improvement=better, name=called(found, better), answer=answer, ranks=ranks)


def _in_words(answer: Sequence[Step]) -> str:
    return ", ".join(f"{step.mover} moves to {step.to} ({step.name})" for step in answer)


def steps(found: Outcomes, path: Path) -> Iterator[Step]:
    """Moves one after another."""
    for step in path:
        yield Step(
            mover=found.model.decision_makers[step.mover],
            to=step.state + 1,
            name=called(found, step.state + 1),
        )


def ways(found: Outcomes) -> list[Way]:
    """How each state that holds is reached from the status quo."""
    if found.status_quo is None or found.from_status_quo is None:
        return []
    told = []
    for number in found.any_equilibria[:MOST_STATES]:
        if number == found.status_quo:
            continue
        path = found.path_to(number)
        told.append(
            Way(
                to=number,
                name=called(found, number),
                steps=tuple(steps(found, path[0])) if path else (),
                is_willing=bool(path and path[1]),
            )
        )
    return told


def has_nash(found: Outcomes) -> bool:
    """Whether some state is a Nash equilibrium, which a coalition could leave."""
    return bool(found.equilibria(Concept.NASH))


def coalitions(found: Outcomes) -> list[dict[str, object]] | None:
    """Who could together do better than a Nash equilibrium; None where it was not worked out."""
    if found.coalitions is None:
        return None
    nash = {state - 1 for state in found.equilibria(Concept.NASH)}
    return [
        {
            "members": [found.model.decision_makers[member] for member in move.coalition],
            "from": move.start + 1,
            "to": move.end + 1,
            "to_name": called(found, move.end + 1),
            "holds": move.end in nash,
        }
        for move in found.coalitions.improvements
        if move.start in nash
    ][:MOST_COALITIONS]


def differences(before: Outcomes, after: Outcomes) -> list[dict[str, str]]:
    """The states that hold in other senses than before, by name."""
    was, now = (
        {state.name: ", ".join(state.senses) for state in equilibria(each)} for each in (before, after)
    )
    return [
        {"what": name, "before": was.get(name, "doesn’t hold"), "after": now.get(name, "doesn’t hold")}
        for name in dict.fromkeys((*was, *now))
        if was.get(name) != now.get(name)
    ]
