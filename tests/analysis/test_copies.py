"""A report printed again is one report: it bears no change of mind out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.copies import Copies
from detente.analysis.positions import in_order, standings_of
from detente.analysis.reports import families_of
from detente.analysis.stances import stances_of
from detente.record import Document, Position
from tests.analysis.test_sensitivity import WIDE, position

ASKS, OFFERS = "demand", "offer"


def said(*kinds: str) -> list[Position]:
    """What Utopia did in one document a day."""
    return [
        position("Utopia", kind, claim=f"c{day}", option="none", day=day, document=f"d{day}")
        for day, kind in enumerate(kinds, 1)
    ]


def does(positions: list[Position], families: dict[str, str]) -> str:
    (stance,) = stances_of(positions, families)
    return stance.does


def test_a_change_of_mind_counts_once_a_second_report_bears_it_out_and_no_copy_does() -> None:
    told = said(ASKS, ASKS, OFFERS, OFFERS)
    assert does(told, {}) == "offers"
    assert does(told, {"d3": "d3", "d4": "d3"}) == "asks"
    assert does([*told, *said(*[OFFERS] * 5)[4:]], {"d3": "d3", "d4": "d3"}) == "offers"


def test_a_reprint_of_an_old_report_is_as_old_as_the_report() -> None:
    told = said(ASKS, OFFERS, OFFERS, OFFERS, ASKS, ASKS)
    assert does(told, {}) == "asks"
    assert does(told, {"d1": "d1", "d5": "d1", "d6": "d1"}) == "offers"


def test_of_near_duplicates_the_first_is_heard_however_the_others_are_cut() -> None:
    told = [
        *said(ASKS, ASKS, OFFERS),
        position("Utopia", "rejection", claim="x", option="none", day=3, document="d3"),
        position("Utopia", OFFERS, claim="y", option="none", day=4, document="d4"),
    ]
    alone = does(told[:-1], {})
    assert does(told, {"d3": "d3", "d4": "d3"}) == alone


def text(number: int) -> str:
    return " ".join(f"word{number}x{at}" for at in range(40))


@given(
    st.lists(st.sampled_from([ASKS, OFFERS, "rejection"]), min_size=1, max_size=7),
    st.lists(st.integers(0, 6), max_size=7),
)
def test_printed_again_however_often_a_report_changes_no_verdict(kinds: list[str], again: list[int]) -> None:
    told = said(*kinds)
    copies = [
        replace(told[of % len(told)], document=f"copy{number}", claim=f"copy{number}")
        for number, of in enumerate(again)
    ]
    of = {each.document: each.as_of.day for each in (*told, *copies) if each.as_of and each.as_of.day}
    documents = {name: Document(id=name, text=text(day)) for name, day in of.items()}
    late = [replace(each, as_of=replace(each.as_of, month=2)) for each in copies if each.as_of]
    every = in_order([*told, *late], WIDE)
    families = Copies(documents.__getitem__).families(every)
    before, after = standings_of(told, WIDE), standings_of(every, WIDE, families=families)
    assert [each.verdict for each in after] == [each.verdict for each in before]
    assert standings_of(every, WIDE, families=families_of(documents.values())) == after


def test_only_documents_whose_positions_are_alike_are_looked_at() -> None:
    told = [replace(each, words=each.claim) for each in said(*[ASKS] * 28)]
    told[-1] = replace(told[-1], words=told[0].words)
    looked: list[str] = []

    def document(name: str) -> Document:
        looked.append(name)
        return Document(id=name, text=text(int(name[1:])))

    copies = Copies(document)
    assert copies.families(told) == copies.families(told) == {}
    assert looked == ["d1", "d28"]
