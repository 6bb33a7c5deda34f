"""`detente review`: what a person says of the claims."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.errors import DetenteError, UnreadableInput
from detente.record import POSITION_KINDS, too_short

if TYPE_CHECKING:
    from detente.workflow.reviewing import KeptClaim, Review

HERE = Path()
app = typer.Typer(no_args_is_help=True, help="Review claims: accept, correct, reject, and see who agrees.")

Claims = Annotated[list[str], typer.Argument(help="Ids of claims, or their beginnings.", show_default=False)]
By = Annotated[
    str | None, typer.Option("--by", help="Who judges, if not DETENTE_REVIEWER or the system's user.")
]
Note = Annotated[str | None, typer.Option(help="Why, in your words.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]


@app.command("list")
def listed(
    state: Annotated[
        str | None, typer.Option(help="proposed, accepted, corrected, rejected, unsure or orphaned.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help="statement, meeting, deployment, commitment or event.")
    ] = None,
    party: Annotated[str | None, typer.Option(help="For whom it is claimed, by any of its names.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Who speaks, by any of their names.")] = None,
    document: Annotated[str | None, typer.Option(help="A document's id, or the beginning of it.")] = None,
    confidence: Annotated[str | None, typer.Option(help="high, medium or low.")] = None,
    issue: Annotated[str | None, typer.Option(help="An issue of the project's codebook.")] = None,
    disputed: Annotated[bool, typer.Option(help="Flagged, contested or left unsure.")] = False,
    unjudged: Annotated[
        bool,
        typer.Option(
            "--unjudged", help="Only what you have not judged, whatever its state, without what others said."
        ),
    ] = False,
    by: Annotated[
        str | None, typer.Option("--by", help="Who you are, if not DETENTE_REVIEWER or the system's user.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at the most.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List claims by what is looked for. Exit status 1 where there is none."""
    from detente.workflow.desk import Filter, desk_of

    if unjudged and (state is not None or disputed):
        told = "--state and --disputed tell what others said; leave them out with --unjudged"
        raise UnreadableInput("--unjudged", told)
    desk = desk_of(HERE)
    reviewer = by or desk.default_reviewer()
    wanted = Filter(
        states=None if state is None else (state,),
        kind=kind,
        party=party,
        speaker=speaker,
        document=document,
        confidence=confidence,
        issue=issue,
        disputed=disputed,
        unjudged_by=reviewer if unjudged else None,
    )
    found = desk.claims(desk.drawn(desk.checked(wanted)), limit=limit)
    if unjudged:
        found = desk.independent(found, reviewer)
    for claim in found:
        _tell(claim, as_json)
    if not found:
        sys.stderr.write("no claim is like that\n")
        raise typer.Exit(1)


@app.command()
def accept(claims: Claims, by: By = None, note: Note = None) -> None:
    """The claims say what the text says."""
    _decide(claims, "accepted", by, note)


@app.command()
def reject(claims: Claims, by: By = None, note: Note = None) -> None:
    """The claims are read wrongly, and count for nothing from now on."""
    _decide(claims, "rejected", by, note)


@app.command()
def unsure(claims: Claims, by: By = None, note: Note = None) -> None:
    """It can't be said whether the claims are right."""
    _decide(claims, "unsure", by, note)


@app.command()
def undo(claims: Claims, by: By = None) -> None:
    """Take back your own last judgement of the claims."""
    from detente.workflow import reviewing

    hand = reviewing.review_of(HERE, by=by)
    _each(hand, claims, lambda claim: hand.undo(claim))


@app.command()
def flag(
    claims: Claims,
    by: By = None,
    clear: Annotated[bool, typer.Option("--clear", help="Take it back.")] = False,
) -> None:
    """Ask others for a second look."""
    from detente.workflow import reviewing

    hand = reviewing.review_of(HERE, by=by)
    _each(hand, claims, lambda claim: hand.flag(claim, raised=not clear))


@app.command()
def correct(
    claim: Annotated[str, typer.Argument(help="The id of a claim, or its beginning.", show_default=False)],
    form: Annotated[
        Path, typer.Argument(help="A file with its new JSON form; `review list --json` prints the old one.")
    ],
    as_written: Annotated[
        bool, typer.Option("--as-written", help="Keep names that are spelled much like others, as they are.")
    ] = False,
    by: By = None,
    note: Note = None,
) -> None:
    """Put another form in the place of a claim's; every quote is checked against the text."""
    from detente.workflow import reviewing
    from detente.workflow.desk import desk_of

    try:
        row = json.loads(form.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise UnreadableInput(str(form), f"is no JSON file ({fault})") from None
    if not isinstance(row, dict):
        raise UnreadableInput(str(form), "is no form of a claim, which is a JSON object")
    desk, hand = desk_of(HERE), reviewing.review_of(HERE, by=by)

    def judge(each: str) -> KeptClaim:
        if not as_written:
            desk.assured(each, row)
        return hand.correct(each, row, note=note)

    _each(hand, (claim,), judge)


@app.command()
def code(
    claim: Annotated[
        str, typer.Argument(help="The id of a statement, or its beginning.", show_default=False)
    ],
    issue: Annotated[str | None, typer.Option(help="An issue of the project's codebook.")] = None,
    kind: Annotated[str | None, typer.Option(help=f"One of: {', '.join(POSITION_KINDS)}.")] = None,
    option: Annotated[str | None, typer.Option(help="The option held to, or refused.")] = None,
    party: Annotated[str | None, typer.Option(help="Whose position, if not the speaker's side's.")] = None,
    none: Annotated[bool, typer.Option("--none", help="It takes no position on any issue.")] = False,
    by: By = None,
    note: Note = None,
) -> None:
    """Say which position a statement takes, in place of those that the codebook's phrases draw."""
    from detente.workflow import reviewing
    from detente.workflow.desk import desk_of

    named = any(each is not None for each in (issue, kind, option, party))
    if none == named or (named and (issue is None or kind is None)):
        raise UnreadableInput(claim, "give --issue and --kind, or --none alone where it takes no position")
    desk = desk_of(HERE)
    hand = reviewing.review_of(HERE, by=by)

    def judge(each: str) -> KeptClaim:
        if issue is None or kind is None:
            return hand.code(each, (), note=note)
        position = desk.coded(each, issue=issue, kind=kind, option=option, party=party)
        return hand.code(each, (position,), note=note)

    _each(hand, (claim,), judge)


@app.command()
def agreement(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Do reviewers agree? Krippendorff's alpha of all, Cohen's kappa of every two, and where they differ."""
    from detente.brief.words import counted
    from detente.workflow.desk import desk_of

    found = desk_of(HERE).agreement()
    if as_json:
        sys.stdout.write(json.dumps(asdict(found), ensure_ascii=False) + "\n")
        return
    sys.stdout.write(f"{found.claims} claims judged by more than one of {len(found.reviewers)} reviewers\n")
    if found.alpha is not None:
        sys.stdout.write(f"Krippendorff's alpha {found.alpha:.2f}\n")
    for pair in found.pairs:
        kappa = "no kappa: both gave one verdict only" if pair.kappa is None else f"kappa {pair.kappa:.2f}"
        sys.stdout.write(f"{pair.one}, {pair.other}: {pair.alike} of {pair.claims} alike, {kappa}\n")
    if found.settled:
        sys.stdout.write(
            f"{counted(found.settled, 'claim')} on which they differed at first and no longer do\n"
        )
    for claim, verdicts in found.apart:
        sys.stdout.write(f"{claim}  " + ", ".join(f"{who}: {verdict}" for who, verdict in verdicts) + "\n")


def _decide(claims: list[str], verdict: str, by: str | None, note: str | None) -> None:
    from detente.workflow import reviewing

    hand = reviewing.review_of(HERE, by=by)
    _each(hand, claims, lambda claim: hand.decide(claim, verdict, note=note))


def _each(hand: Review, claims: Iterable[str], judge: Callable[[str], KeptClaim | None]) -> None:
    failed = False
    for beginning in claims:
        try:
            claim = hand.meant(beginning)
            done = judge(claim)
        except KeyError:
            reason = f"no claim has this id{too_short(beginning)}; `detente review list` shows them"
            sys.stderr.write(f"detente: {beginning}: {reason}\n")
            failed = True
        except (DetenteError, ValueError) as fault:
            sys.stderr.write(f"detente: {fault}\n")
            failed = True
        else:
            state = "taken back" if done is None else done.state
            sys.stdout.write(f"{claim}\t{state}\n")
    if failed:
        raise typer.Exit(1)


def _tell(claim: KeptClaim, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(asdict(claim), ensure_ascii=False) + "\n")
        return
    who = claim.speaker or claim.party or ""
    words = " ".join(claim.words.split())
    words = words if len(words) <= WORDS else words[: WORDS - 1] + "…"
    sys.stdout.write(f"{claim.id}  {claim.state:<9}  {claim.kind:<10}  {who}: {words}\n")


WORDS = 100
