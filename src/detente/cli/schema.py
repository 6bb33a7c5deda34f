"""`detente schema`: the formats that other tools can rely on."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.case import case_schema
from detente.cli.analyse import write_json
from detente.workflow.schemas import record_schema

_SCHEMAS = {"case": case_schema, "record": record_schema}


def schema(
    kind: Annotated[
        str, typer.Argument(help="Which format: case, or record (what read --json prints).")
    ] = "case",
) -> None:
    """Print the JSON Schema of a format that Détente reads or writes."""
    if kind not in _SCHEMAS:
        raise typer.BadParameter(
            f"{kind!r} is no format with a schema; write 'case' or 'record'", param_hint="KIND"
        )
    write_json(_SCHEMAS[kind]())
