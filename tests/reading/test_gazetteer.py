"""States and organisations by every name that reports give them."""

from __future__ import annotations

import pytest

from detente.adapters.knowledge import load_knowledge, load_yaml
from detente.reading.gazetteer import Gazetteer, Polity


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the United Kingdom", "United Kingdom"),
        ("Britain", "United Kingdom"),
        ("U.S.", "United States"),
        ("the White House", "United States"),
        ("Beijing", "China"),
        ("the Dutch", "Netherlands"),
        ("the Organization for Security and Cooperation in Europe", "OSCE"),
        ("the IAEA", "International Atomic Energy Agency"),
    ],
)
def test_who_speaks(phrase: str, name: str) -> None:
    found = load_knowledge().gazetteer.speaker(phrase)
    assert found is not None
    assert found.name == name


def test_a_host_city_of_bodies_does_not_speak_for_its_state() -> None:
    found = load_knowledge().gazetteer.speaker("Brussels")
    assert found is None or found.name == "European Union"


def test_a_name_goes_before_a_seat() -> None:
    polities = [
        Polity(name="Arendal", kind="state", seats=("Lund",)),
        Polity(name="Lund", kind="state"),
    ]
    found = Gazetteer(polities).speaker("Lund")
    assert found is not None
    assert found.name == "Lund"


def test_all_members_of_the_united_nations_are_there() -> None:
    """193 members, two observers, and the further names that news treats as states."""
    states = set(load_yaml("states.yaml")["states"])
    further = {"Holy See", "Palestine", "Kosovo", "Taiwan", "Soviet Union", "Scotland", "Wales"}
    further |= {"Northern Ireland", "Catalonia", "Hong Kong", "Greenland"}
    assert further <= states
    assert len(states - further) == 193
