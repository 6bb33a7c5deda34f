"""Readings under other names keep their words and the ids of their claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.reading import Reader
from detente.record import Document, Reading, Reviewed, claims_of
from detente.record.renaming import joint, renamed

TEXT = (
    "GENEVA, 10 January 2022 -- Russian envoy Ann Ode and Bordurian envoy Bo Rek met in Geneva on Monday. "
    "Ode said Russia would not accept limits on missiles. Russia has massed 100,000 troops on its border "
    "with Ukraine. NATO warned that Russia would pay a high price if it attacked Ukraine."
)
OTHER = {"Russia": "Ruritania", "Ann Ode": "Anna Ode", "Ukraine": "Utopia"}


def other(name: str) -> str:
    return OTHER.get(name, name)


@pytest.fixture(scope="module")
def reading(reader: Reader) -> Reading:
    return next(iter(reader.read([Document(id="a", text=TEXT, published="2022-01-10")])))


def test_names_change_everywhere_and_words_nowhere(reading: Reading) -> None:
    (new,) = renamed([reading], other)
    assert {each.speaker.entity for each in new.statements if each.speaker} & set(OTHER) == set()
    assert "Ruritania" in {each.actor for each in new.deployments}
    assert new.document == reading.document
    assert [each.speaker.text for each in new.statements if each.speaker] == [
        each.speaker.text for each in reading.statements if each.speaker
    ]
    assert [claim.words for claim in claims_of(new)] == [claim.words for claim in claims_of(reading)]


def test_every_claim_keeps_its_id_and_its_state(reading: Reading) -> None:
    moved = next(claim for claim in claims_of(reading) if claim.kind == "deployment")
    reviewed = replace(reading, reviewed=(Reviewed(moved.id, "kept-under", "corrected"),))
    for before in (reading, reviewed):
        (after,) = renamed([before], other)
        assert [(each.id, each.state) for each in claims_of(after)] == [
            (each.id, each.state) for each in claims_of(before)
        ]


def test_nothing_changes_where_nobody_has_another_name(reading: Reading) -> None:
    assert list(renamed([reading], lambda name: name)) == [reading]


def test_several_who_become_one_are_named_once() -> None:
    assert joint("Ann Ode; Anna Ode", other) == "Anna Ode"
    assert joint(None, other) is None
