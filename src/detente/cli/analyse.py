"""What every analysis command shares: its arguments, its case, its exit codes, its JSON.

A command takes `CaseName`, `AsJson`, `Plot` and `AllowUngrounded`, loads with `loaded(...)`, asks
`workflow` for its finding, and writes either `write_json(...)` or words on standard output. Exit status:
0 done, 1 the case or the problem is refused (one message on standard error), 2 a wrong call.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from detente.case import Case
    from detente.record.grounds import Grounds

CaseName = Annotated[
    str,
    typer.Argument(
        metavar="CASE",
        help="A case file (YAML, JSON), a Genius XML folder, a case that ships (see `detente cases`), or -.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Plot = Annotated[
    Path | None,
    typer.Option(
        "--plot", metavar="FILE", help="Draw it to FILE: .svg, .png or .html (needs detente[plots])."
    ),
]
AllowUngrounded = Annotated[
    bool,
    typer.Option(
        "--allow-ungrounded", help="Let values through that have neither grounds nor an assumption."
    ),
]


def loaded(name: str, *, allow_ungrounded: bool) -> Case:
    """The case that the user named, with a note on standard error where values have no grounds."""
    # The format and the arrays take half a second to load, which no other command should pay.
    from detente.workflow import cases

    if name == "-":
        return cases.read_case(sys.stdin.buffer.read(), allow_ungrounded=allow_ungrounded)
    return cases.load_case(name, allow_ungrounded=allow_ungrounded)


def check_plot(path: Path | None) -> None:
    """Refuse a picture that couldn't be drawn before any work is done; a wrong ending is a wrong call.

    Raises:
        MissingExtra: without the extra `plots`.
    """
    if path is None:
        return
    from detente.workflow import pictures

    fault = pictures.plot_fault(path)
    if fault:
        raise typer.BadParameter(fault, param_hint="--plot")


def write_json(answer: Mapping[str, Any]) -> None:
    """One JSON object on standard output, in UTF-8 whatever the locale; fractions as numbers."""
    _utf8()
    sys.stdout.write(json.dumps(plain(answer), ensure_ascii=False) + "\n")


def write_text(words: str) -> None:
    """Words on standard output."""
    _utf8()
    sys.stdout.write(words if words.endswith("\n") else words + "\n")


def plain(value: Any) -> Any:
    """A value as JSON can hold it: whole fractions as integers, others as the nearest float.

    >>> plain({"share": Fraction(1, 4), "votes": Fraction(9), "who": ("a", "b")})
    {'share': 0.25, 'votes': 9, 'who': ['a', 'b']}
    """
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(each) for each in value]
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    return value


def grounds_json(grounds: Grounds) -> dict[str, Any]:
    """Grounds as every finding's JSON has them."""
    told: dict[str, Any] = {"claims": grounds.claims, "assumptions": grounds.assumptions}
    if grounds.ungrounded:
        told["ungrounded"] = grounds.ungrounded
    return plain(told)  # type: ignore[no-any-return]


def grounds_words(grounds: Grounds) -> str:
    """What a finding stands on, for people.

    >>> from detente.record.grounds import Grounds
    >>> print(grounds_words(Grounds(assumptions=("as published",), ungrounded=("ungrounded table",))))
    Ungrounded: ungrounded table.
    It is assumed that: as published.
    """
    lines = [f"Ungrounded: {reason}." for reason in grounds.ungrounded]
    if grounds.claims:
        lines.append(f"Stands on {len(grounds.claims)} claims of the record: {', '.join(grounds.claims)}.")
    if len(grounds.assumptions) == 1:
        lines.append(f"It is assumed that: {grounds.assumptions[0].rstrip('.')}.")
    elif grounds.assumptions:
        lines.append("It is assumed that:")
        lines += [f"  - {words}" for words in grounds.assumptions]
    return "\n".join(lines)


def _utf8() -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
