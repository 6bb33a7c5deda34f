"""The JSON Schema that the format publishes (draft 2020-12)."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from detente.case.format import BargainingTable, CaseFile, GraphTable

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def case_schema() -> dict[str, Any]:
    """The schema of a case file: a case, an explicit graph model or an additive bargaining domain."""
    forms = (CaseFile, GraphTable, BargainingTable)
    _, defined = models_json_schema([(form, "validation") for form in forms], by_alias=True)
    # A field with its own form leaves the definition of its type behind, to which nothing refers.
    named = str(defined["$defs"])
    parts = {
        name: part
        for name, part in defined["$defs"].items()
        if f"'#/$defs/{name}'" in named or name in {form.__name__ for form in forms}
    }
    return {
        "$schema": DIALECT,
        "title": "Détente case",
        "description": "One negotiation under threat, or one of two plain tables.",
        "anyOf": [{"$ref": f"#/$defs/{form.__name__}"} for form in forms],
        "$defs": parts,
    }
