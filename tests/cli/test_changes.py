"""What changed, what findings hang on and why they are so, as a user asks for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("project")


def test_changes_tell_what_the_dispatches_of_a_day_brought(detente: Callable[..., Any]) -> None:
    told = json.loads(detente("changes", "--since", "2022-01-12", "--json").out)
    assert told["documents"] == {"before": 1, "after": 6}
    moved = {(each["issue"], each["party"]): each for each in told["moves"]}
    incidents = moved["prevention of military incidents", "NATO"]
    assert incidents["movement"] == "new"
    assert all(each["date"] >= "2022-01-12" for each in incidents["said"])
    assert {"issue": "prevention of military incidents", "before": "silent", "after": "bridgeable"} in told[
        "verdicts"
    ]
    flipped = {each["finding"]: each for each in told["findings"]}
    assert "deals:nash" in flipped
    assert set(flipped["prevention of military incidents"]["claims"]) == {
        each["claim"] for each in incidents["said"]
    }
    shown = detente("changes", "--since", "2022-01-12").out
    assert "prevention of military incidents: silent → bridgeable" in shown
    assert incidents["said"][0]["claim"][:8] in shown


def test_up_to_a_date_what_was_said_later_is_not_told(detente: Callable[..., Any]) -> None:
    told = json.loads(detente("changes", "--since", "2022-01-11", "--until", "2022-01-12", "--json").out)
    assert all(each["date"] < "2022-01-13" for move in told["moves"] for each in move["said"])
    assert all(each["date"] < "2022-01-13" for each in told["commitments"])
    assert "Nothing has changed." in detente("changes", "--since", "2023-01-01").out
    assert detente("changes", "--since", "Monday").code == 1


def test_a_finding_names_the_claims_that_carry_it_and_without_one_it_is_another(
    detente: Callable[..., Any],
) -> None:
    told = json.loads(detente("sensitivity", "--json").out)
    found = {each["finding"]: each for each in told["findings"]}
    assert found["deals:nash"]["flips"]
    for each in found.values():
        for flip in each["flips"]:
            assert flip["claim"] in each["claims"]
            assert flip["after"] != each["answer"]
    (one,) = json.loads(detente("sensitivity", "incidents", "--json").out)["findings"]
    assert one == found["prevention of military incidents"]
    shown = detente("sensitivity").out
    assert one["flips"][0]["claim"][:8] in shown
    assert detente("sensitivity", "submarines").code == 1


def test_every_finding_that_is_listed_can_be_asked_for(detente: Callable[..., Any]) -> None:
    listed = json.loads(detente("why", "--json").out)["findings"]
    assert len(listed) > 15
    for each in listed:
        told = json.loads(detente("why", each["finding"], "--json").out)
        assert told["answer"] == each["answer"]
        assert [claim["id"] for claim in told["claims"]] == each["grounds"]["claims"]
        assert all(any(piece["quoted"] for piece in claim["passage"]) for claim in told["claims"])
        assert told["claims"] or told["grounds"]["assumptions"]
        shown = detente("why", each["finding"]).out
        assert all(words in shown for words in each["grounds"]["assumptions"])
    assert "outcomes:1" in detente("why").out
    assert detente("why", "outcomes:1").out.startswith("state 1, the status quo: none: ")


def test_an_edited_case_is_the_one_explained(detente: Callable[..., Any], project: Path) -> None:
    assert detente("case", "build").code == 0
    path = project / "case.yaml"
    text = path.read_text()
    assert text.count("- open door\n") > 0
    path.write_text(text.replace("detente: case/1", "summary: mine\ndetente: case/1"))
    told = json.loads(detente("why", "deals:nash", "--json").out)
    assert told["case"] == "the case file case.yaml"
    before = json.loads(detente("sensitivity", "deals:nash", "--json").out)["findings"][0]["flips"]
    path.unlink()
    assert json.loads(detente("sensitivity", "deals:nash", "--json").out)["findings"][0]["flips"] == before
