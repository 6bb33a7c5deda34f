"""`detente levers`: what would change it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.analyse import (
    AllowUngrounded,
    AsJson,
    CaseName,
    grounds_json,
    grounds_words,
    loaded,
    write_json,
    write_text,
)

if TYPE_CHECKING:
    from detente.case import Case


class Sense(StrEnum):
    """The senses of equilibrium, as the theory has them; here again so that help needs no arrays."""

    NASH = "nash"
    GMR = "gmr"
    SMR = "smr"
    SEQ = "seq"
    SSEQ = "sseq"


Target = Annotated[
    str | None,
    typer.Option("--target", metavar="STATE", help="The state to make, or stop: its number or name."),
]
Concepts = Annotated[
    list[Sense] | None,
    typer.Option("--concept", help="In which sense; may be given again. All if left out."),
]


def levers(
    case: CaseName,
    target: Target = None,
    concept: Concepts = None,
    samples: Annotated[int, typer.Option(help="Randomly perturbed models to judge.", min=0)] = 200,
    swaps: Annotated[int, typer.Option(help="Random swaps in each ranking of each.", min=0)] = 2,
    seed: Annotated[int, typer.Option(help="Repeats the same perturbation.", min=0)] = 1,
    as_json: AsJson = False,
    allow_ungrounded: AllowUngrounded = False,
) -> None:
    """Find the smallest changes of preference that make a state an equilibrium, or stop it being one."""
    from detente.analysis.levers import Perturbation
    from detente.theory.graph_model import Concept
    from detente.workflow import levers as analyses

    model = loaded(case, allow_ungrounded=allow_ungrounded)
    finding = analyses.levers(
        model,
        target=None if target is None else _state(model, target),
        concepts=tuple(Concept) if not concept else tuple(map(Concept, dict.fromkeys(concept))),
        perturbation=Perturbation(samples=samples, swaps=swaps, seed=seed),
    )
    if as_json:
        told = analyses.levers_json(finding)
        write_json({"case": model.title, **told, "grounds": grounds_json(finding.grounds)})
        return
    write_text(analyses.levers_text(model, finding))
    write_text("\n" + grounds_words(finding.grounds))


def _state(case: Case, wanted: str) -> int:
    """A state's number from what the user wrote."""
    from detente.case import conflict_of

    states = conflict_of(case).states
    if wanted.isdecimal() and 1 <= int(wanted) <= states.count:
        return int(wanted)
    folded = " ".join(wanted.casefold().split())
    for state in range(1, states.count + 1):
        if folded in (
            states.name(state).casefold(),
            states.pattern(state).casefold() if states.options else "",
        ):
            return state
    raise typer.BadParameter(
        f"{wanted!r} is no state; write a number from 1 to {states.count}, or a name as `detente outcomes` "
        "prints it",
        param_hint="--target",
    )
