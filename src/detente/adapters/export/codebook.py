"""The codebook of the tables: which columns there are, of which form, and what they mean."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from detente.adapters.export.parts import Json

CODEBOOK = "codebook.csv"
OWN = ("document", "number", "id", "words")
"""Columns of a table of claims that are not the claim's own fields; a statement's `id` is."""


@cache
def columns() -> dict[str, dict[str, str]]:
    """Of each table, its columns in order, each with its form."""
    tables: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(codebook_text().splitlines()):
        tables.setdefault(row["table"], {})[row["column"]] = row["form"]
    return tables


@cache
def codebook_text() -> str:
    """The codebook itself, a table too."""
    return files("detente").joinpath("data", "export", CODEBOOK).read_text(encoding="utf-8")


def fields(kind: str, bare: Json) -> Json:
    """A claim's own values by column: what of it isn't one value is cut into columns of its own."""
    if kind != "statement":
        return bare
    flat = dict(bare)
    speaker = flat.pop("speaker") or {"entity": None, "party": None}
    return flat | {"speaker_entity": speaker["entity"], "speaker_party": speaker["party"]}


def bare_of(kind: str, values: Json) -> Json:
    """The inverse of `fields`, from a row of the table."""
    own = set(OWN) - {"id"} if kind == "statement" else set(OWN)
    bare = {name: value for name, value in values.items() if name not in own}
    if kind != "statement":
        return bare
    entity, party = bare.pop("speaker_entity"), bare.pop("speaker_party")
    bare["speaker"] = None if entity is None else {"entity": entity, "party": party}
    if entity is None and party is not None:
        raise ValueError(f"a party is spoken for ({party!r:.80}) where nobody speaks")
    return bare
