"""What `detente read --json` prints is what the published schema says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from detente.workflow.demonstration import dispatches
from detente.workflow.schemas import record_schema

Detente = Callable[..., Any]


def test_the_schema_is_one_and_is_printed(detente: Detente) -> None:
    jsonschema.Draft202012Validator.check_schema(record_schema())
    assert json.loads(detente("schema", "record").out) == record_schema()


@pytest.mark.parametrize("options", [(), ("--with-text",)])
def test_the_demonstration_keeps_the_contract(detente: Detente, options: tuple[str, ...]) -> None:
    validator = jsonschema.Draft202012Validator(record_schema())
    with dispatches() as folder:
        run = detente("read", folder, "--json", *options)
    rows = [json.loads(line) for line in run.out.splitlines()]
    assert run.code == 0
    assert len(rows) == 6
    for row in rows:
        assert [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(row)] == []
        assert ("text" in row["document"]) == bool(options)
    for kind in ("statements", "deployments", "events"):
        assert any(row[kind] for row in rows), f"the demonstration shows no {kind}"


def test_every_quote_of_the_demonstration_is_its_texts(detente: Detente, tmp_path: Path) -> None:
    with dispatches() as folder:
        run = detente("read", folder, "--json", "--with-text")
    for row in map(json.loads, run.out.splitlines()):
        text = row["document"]["text"]
        mentions = [each for each in _mentions(row) if each is not None]
        assert mentions
        assert all(text[slice(*each["span"])] == each["text"] for each in mentions)


def _mentions(value: Any) -> list[dict[str, Any]]:
    """Everything with `text` and `span`, wherever it is."""
    if isinstance(value, list):
        return [found for each in value for found in _mentions(each)]
    if not isinstance(value, dict):
        return []
    here = [value] if {"text", "span"} <= set(value) else []
    return here + [found for each in value.values() for found in _mentions(each)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("document", "chars"), "many"),
        (("statements", 0, "mode"), "loud"),
        (("statements", 0, "content"), []),
        (("statements", 0, "speaker", "span"), [1]),
        (("extra",), 1),
    ],
)
def test_the_schema_refuses_what_breaks_it(
    detente: Detente, tmp_path: Path, path: tuple[str | int, ...], value: object
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The minister said the talks had failed.")
    row = json.loads(detente("read", article, "--json").out)
    place = row
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(row, record_schema())
