"""The cases that ship load, have grounds throughout, and fit the published schema."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from detente.adapters.cases import shipped_case, shipped_names, shipped_text
from detente.case import case_schema


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_case_names_its_source_and_all_it_assumes(name: str) -> None:
    case = shipped_case(name)
    assert case.source
    assert case.grounds is None or case.grounds.is_complete


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_case_fits_the_schema(name: str) -> None:
    # As text: YAML 1.1 would read `as_of` as a date, which JSON doesn't have.
    data = json.loads(json.dumps(yaml.safe_load(shipped_text(name)), default=str))
    jsonschema.Draft202012Validator(case_schema()).validate(data)


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(case_schema())
