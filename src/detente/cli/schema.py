"""`detente schema`: the formats that other tools can rely on."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from detente.workflow import schemas


def schema(name: Annotated[str, typer.Argument(help="What to describe: record.", show_default=False)]) -> None:
    """Print the JSON Schema of one of Détente's formats."""
    try:
        sys.stdout.write(schemas.schema_text(name))
    except KeyError:
        names = ", ".join(schemas.schema_names())
        raise typer.BadParameter(f"there is no schema of {name!r}; there are: {names}") from None
