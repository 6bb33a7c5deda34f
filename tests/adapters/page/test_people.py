"""Who is who on the page, without colour too."""

from __future__ import annotations

from dataclasses import replace

from detente.adapters.page.claims import NOBODY, PageClaim
from detente.adapters.page.people import COLOURS, people_of
from tests.adapters.page.test_cutting import claim


def test_no_two_people_share_a_monogram_or_a_look() -> None:
    names = [f"Ana R{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    people = people_of([_by(name, number) for number, name in enumerate([*names, NOBODY], start=1)])
    assert len({person.monogram for person in people.values()}) == len(people)
    looks = [people[name].look for name in names[: COLOURS * 3]]
    assert len(set(looks)) == len(looks)
    assert people[NOBODY].look == "k-none"


def test_who_speaks_most_comes_first() -> None:
    people = people_of([_by("Few", 1), _by("Many", 2), _by("Many", 3)])
    assert list(people) == ["Many", "Few"]
    assert people["Many"].claims == 2


def test_who_is_named_later_changes_nobody_else_s_look() -> None:
    before = people_of([_by("Few", 1), _by("Many", 2), _by("Many", 3)])
    after = people_of(
        [_by("Few", 1), _by("Many", 2), _by("Many", 3)],
        later=[_by("Few", 4), _by("Few", 5), *(_by("New", number) for number in range(6, 12))],
    )
    assert {name: person.look for name, person in after.items() if name in before} == {
        name: person.look for name, person in before.items()
    }
    assert list(after) == ["Many", "Few", "New"]


def _by(name: str, number: int) -> PageClaim:
    return replace(claim(number, (0, 1)), who=(name,))
