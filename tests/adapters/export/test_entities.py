"""followthemoney entities keep the model: its schemata, their properties, values as lists of texts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from detente.adapters.export.entities import entity_lines, found_in_entities
from detente.adapters.export.parts import Refused
from detente.record import Reading

# Names as followthemoney 4.11 has them, of those schemata that are written.
THING = {"name", "summary", "description", "notes", "proof", "keywords", "publisher", "sourceUrl"}
PROPERTIES = {
    "PlainText": THING | {"title", "fileName", "publishedAt", "language", "author", "mimeType", "bodyText"},
    "Note": THING | {"entity"},
    "Event": THING | {"startDate", "endDate", "location", "involved"},
    "Representation": {"agent", "client", "role", "proof"},
    "LegalEntity": THING,
    "Organization": THING,
    "PublicBody": THING,
    "Person": THING,
}
REQUIRED = {"Representation": {"agent", "client"}, "PlainText": set[str]()}
RANGES = {
    "proof": {"PlainText"},
    "involved": {"LegalEntity", "Organization", "PublicBody", "Person"},
    "agent": {"LegalEntity", "Organization", "PublicBody", "Person"},
    "client": {"LegalEntity", "Organization", "PublicBody", "Person"},
    "entity": set(PROPERTIES) - {"Representation"},
}


@pytest.fixture(scope="module")
def entities(readings: tuple[Reading, ...]) -> list[dict[str, Any]]:
    """The demonstration as entities."""
    return [json.loads(line) for line in entity_lines(readings)]


def test_every_entity_is_of_the_model(entities: list[dict[str, Any]]) -> None:
    assert len({each["id"] for each in entities}) == len(entities)
    for each in entities:
        assert set(each) == {"id", "schema", "properties"}
        properties = each["properties"]
        assert set(properties) <= PROPERTIES[each["schema"]]
        assert REQUIRED.get(each["schema"], {"name"}) <= set(properties)
        for values in properties.values():
            assert values
            assert all(isinstance(value, str) and value for value in values)


def test_what_an_entity_points_to_is_there_and_of_the_right_schema(entities: list[dict[str, Any]]) -> None:
    schema = {each["id"]: each["schema"] for each in entities}
    for each in entities:
        for name, allowed in RANGES.items():
            assert {schema[target] for target in each["properties"].get(name, ())} <= allowed


def test_only_what_happened_or_is_planned_is_an_event(entities: list[dict[str, Any]]) -> None:
    carried = {
        each["id"]: json.loads(each["properties"]["notes"][0])
        for each in entities
        if each["schema"] in ("Event", "Note")
    }
    for each in entities:
        if each["schema"] == "Event":
            claim = carried[each["id"]]
            if claim["detente"] == "meeting":
                assert claim["claim"]["status"] != "cancelled"
            else:
                assert claim["detente"] == "event"
                assert (claim["claim"]["modality"], claim["claim"]["negated"]) == ("actual", False)
                assert claim["claim"]["via"] is None


def test_states_and_organisations_are_known_for_what_they_are(entities: list[dict[str, Any]]) -> None:
    schema = {each["properties"].get("name", [""])[0]: each["schema"] for each in entities}
    assert schema["Russia"] == "PublicBody"
    assert schema["NATO"] == "Organization"


def test_entities_of_others_are_passed_by_and_a_changed_text_is_refused(
    readings: tuple[Reading, ...], entities: list[dict[str, Any]]
) -> None:
    foreign = {"id": "x", "schema": "Company", "properties": {"name": ["A company"], "notes": ["a note"]}}
    changed = json.loads(json.dumps(entities))
    changed[0]["properties"]["bodyText"][0] = changed[0]["properties"]["bodyText"][0].strip() + "."
    lines = [(f"line {n}", json.dumps(row)) for n, row in enumerate([foreign, *changed], 1)]
    refused, *others = found_in_entities(lines)
    assert isinstance(refused, Refused)
    assert tuple(others) == readings[1:]
