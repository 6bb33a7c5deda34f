"""`detente schema`: the formats that other tools can rely on."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.analyse import write_json


def schema(
    kind: Annotated[
        str, typer.Argument(help="Which format: case, or record (what read --json prints).")
    ] = "case",
) -> None:
    """Print the JSON Schema of a format that Détente reads or writes."""
    from detente.case import case_schema
    from detente.workflow.schemas import record_schema

    schemas = {"case": case_schema, "record": record_schema}
    if kind not in schemas:
        raise typer.BadParameter(
            f"{kind!r} is no format with a schema; write 'case' or 'record'", param_hint="KIND"
        )
    write_json(schemas[kind]())
