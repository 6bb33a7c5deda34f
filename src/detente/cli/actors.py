"""`detente actors`: who they are, which names are one actor's, and what is disputed between accounts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.actors_told import told_actor, told_actors, told_contradictions, told_disputes

if TYPE_CHECKING:
    from detente.workflow.actors import Naming

HERE = Path()
app = typer.Typer(
    invoke_without_command=True, help="Who they are: one actor across documents; merge, split, undo."
)

By = Annotated[
    str | None, typer.Option("--by", help="Who judges, if not DETENTE_REVIEWER or the system's user.")
]
Note = Annotated[str | None, typer.Option(help="Why, in your words.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]
One = Annotated[str, typer.Argument(help="A name in the record.", show_default=False)]
Other = Annotated[str, typer.Argument(help="Another.", show_default=False)]


@app.callback()
def actors(
    context: typer.Context,
    kind: Annotated[
        str | None, typer.Option(help="person, state, organisation, organ, unnamed or unclear.")
    ] = None,
    everybody: Annotated[
        bool, typer.Option("--all", help="Also who is only mentioned, unnamed or unclear.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List the actors of the record, those who say most first. Exit status 1 where there is none."""
    if context.invoked_subcommand is not None:
        return
    from detente.workflow import actors as workflow

    people = workflow.people(HERE)
    listed = workflow.listed(people, kind=kind, everybody=everybody)
    if as_json:
        _print_json(listed)
    elif listed:
        sys.stdout.write(told_actors(listed))
    sys.stdout.flush()
    left_out = len(people.cast.actors) - len(listed)
    sys.stderr.write(
        f"{len(listed)} actors; {left_out} more with --all; {sum(count for _, count in people.cast.nobody)} "
        "claims name nobody that could act (pronouns left open, things)\n"
    )
    sys.stderr.write(told_contradictions(people.naming))
    if not listed:
        raise typer.Exit(1)


@app.command()
def show(name: One, as_json: AsJson = False) -> None:
    """Everything about one actor: names, offices, side, memberships, and the claims behind each."""
    from detente.workflow import actors as workflow

    people = workflow.people(HERE)
    actor = people.called(name)
    if as_json:
        _print_json((actor,))
    else:
        sys.stdout.write(told_actor(actor, people.naming, people.speakers_for(actor.name)))


@app.command()
def candidates(as_json: AsJson = False) -> None:
    """Names that may be one actor's, each pair with its reason. Exit status 1 where there is none."""
    from detente.workflow import actors as workflow

    found = workflow.people(HERE).candidates()
    for each in found:
        if as_json:
            row = {
                "one": each.one.name,
                "other": each.other.name,
                "reason": each.reason,
                "claims": [len(each.one.claims), len(each.other.claims)],
            }
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        else:
            sys.stdout.write(
                f"{each.one.name} ({len(each.one.claims)})  =?  {each.other.name} ({len(each.other.claims)})"
                f"  {each.reason}\n"
            )
    if not found:
        sys.stderr.write("no two names look like one actor's\n")
        raise typer.Exit(1)


@app.command()
def merge(one: One, other: Other, by: By = None, note: Note = None) -> None:
    """Two names are one actor, whom the record calls by the first."""
    _judged(one, other, "positive", by, note)


@app.command()
def split(one: One, other: Other, by: By = None, note: Note = None) -> None:
    """Two names are two actors, whatever joins them."""
    _judged(one, other, "negative", by, note)


@app.command()
def unsure(one: One, other: Other, by: By = None, note: Note = None) -> None:
    """It is open whether two names are one actor; they are no longer proposed."""
    _judged(one, other, "unsure", by, note)


@app.command()
def undo(one: One, other: Other, by: By = None) -> None:
    """Take back your own last judgement on two names."""
    from detente.workflow import actors as workflow

    _stands(one, other, workflow.undo(one, other, start=HERE, by=by))


@app.command()
def disputes(as_json: AsJson = False) -> None:
    """Figures and accounts that exclude each other, side by side. Exit status 1 where there are none."""
    from detente.workflow import actors as workflow

    found = workflow.disputes(HERE)
    if as_json:
        _print_json(found)
    else:
        sys.stdout.write(told_disputes(found))
    if not found:
        sys.stderr.write("no two accounts exclude each other\n")
        raise typer.Exit(1)


def _judged(one: str, other: str, verdict: str, by: str | None, note: str | None) -> None:
    from detente.workflow import actors as workflow

    _stands(one, other, workflow.judge(one, other, verdict, start=HERE, by=by, note=note))


def _stands(one: str, other: str, naming: Naming) -> None:
    sys.stdout.write(f"{one}\t{naming(one)}\n{other}\t{naming(other)}\n")
    sys.stdout.flush()
    sys.stderr.write(told_contradictions(naming))


def _print_json(rows: Iterable[Any]) -> None:
    for each in rows:
        sys.stdout.write(json.dumps(asdict(each), ensure_ascii=False) + "\n")
