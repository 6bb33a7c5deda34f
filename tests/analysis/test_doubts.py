"""Which names may be misspelled, and of whom."""

from __future__ import annotations

import pytest

from detente.analysis.doubts import doubts_of

KNOWN = ("Utopia", "Erewhon", "Ana Ruiz", "Erewhon's officials", "Ministry of Peace", "Oz")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Utpoia", "Utopia"),  # two letters exchanged
        ("Utopa", "Utopia"),  # one missing
        ("Utoppia", "Utopia"),  # one doubled
        ("Utopja", "Utopia"),  # one wrong
        ("Ana Ruis", "Ana Ruiz"),
        ("AnaRuiz", "Ana Ruiz"),
        ("Minstry of Peace", "Ministry of Peace"),
    ],
)
def test_a_slip_of_the_pen_is_told_with_what_was_meant(written: str, meant: str) -> None:
    (doubt,) = doubts_of([written], KNOWN)
    assert (doubt.name, doubt.meant) == (written, (meant,))
    assert doubt.question == f"is named nowhere else; did you mean {meant}?"


@pytest.mark.parametrize(
    "written",
    [
        "UTOPIA",  # known, capitals aside
        "the Utopia",
        "Lilliput",  # like nobody
        "Uz",  # too short to be told from another
        "Ida Ruiz",  # a given name of one's own
        "Utopia's officials",  # of somebody else
        "Ministry of War",
        "",
        "Utopia " * 40,
    ],
)
def test_a_known_name_or_one_of_its_own_is_not_doubted(written: str) -> None:
    assert doubts_of([written], KNOWN) == ()


def test_the_likest_two_are_named() -> None:
    (doubt,) = doubts_of(["Utopai"], ["Utopian", "Utopia", "Utopas", "Utopa"])
    assert len(doubt.meant) == 2
    assert "Utopia" in doubt.meant
