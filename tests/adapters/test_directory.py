"""The directory that ships: members by date, and names that it knows."""

from __future__ import annotations

import pytest

from detente.adapters.directory import load_directory

DIRECTORY = load_directory()


@pytest.mark.parametrize(
    ("body", "day", "members"),
    [
        ("NATO", "2022-01-12", 30),
        ("NATO", "2024-03-07", 32),
        ("NATO", "1990-01-01", 16),
        ("European Union", "2022-01-12", 27),
        ("European Union", "2020-01-31", 28),
        ("European Union", "2020-02-01", 27),
        ("OSCE", "2022-01-12", 57),
        ("United Nations Security Council", "2021-12-31", 15),
        ("United Nations Security Council", "2022-01-12", 15),
        ("United Nations Security Council", "2023-06-01", 15),
    ],
)
def test_a_body_has_as_many_members_as_on_record(body: str, day: str, members: int) -> None:
    assert len(DIRECTORY.members(body, day)) == members


def test_every_member_is_a_state_and_every_body_an_organisation() -> None:
    for each in DIRECTORY.memberships:
        state, body = DIRECTORY.polity(each.member), DIRECTORY.polity(each.of)
        assert state is not None
        assert body is not None
        assert (state.name, state.kind, body.kind) == (each.member, "state", "organisation")
        assert each.basis


def test_finland_joins_nato_in_april_2023() -> None:
    assert [each.of for each in DIRECTORY.belongs("Finland", "2023-04-03")] == ["European Union", "OSCE"]
    assert [each.of for each in DIRECTORY.belongs("Finland", "2023-04-04")] == [
        "NATO",
        "European Union",
        "OSCE",
    ]


def test_a_membership_has_the_day_on_which_it_began() -> None:
    starts = {each.of: each.start for each in DIRECTORY.belongs("Russia", "2022-01-12")}
    assert starts == {"OSCE": "1973-06-25", "United Nations Security Council": "1945-10-24"}


def test_nothing_is_said_of_a_time_of_which_the_list_is_not_whole() -> None:
    assert DIRECTORY.members("United Nations Security Council", "2019-06-01") == ()
    assert DIRECTORY.members("NATO", "2030-01-01") == ()
