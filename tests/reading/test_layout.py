"""Layout: what is read, what is furniture, and what a text tells of its making."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.layout import BODY, HEADLINE, ITEM, LABEL, LEAD, TURN, Layout, layout_of


def words(text: str, layout: Layout) -> list[tuple[str, str]]:
    return [(block.kind, text[block.span.start : block.span.end]) for block in layout.blocks]


def test_a_dispatch() -> None:
    text = (
        "Envoys meet again in Doha\n\n"
        "By Ann Lee and Bo Ek\n\n"
        "DOHA, March 3, 2020 (Reuters) - The envoys met on Monday.\n\n"
        "[Map not loading? Click here to view » example.org/map]\n\n"
        "Read more: The road to Doha\n\n"
        "They will meet again.\n\n"
        "(Reporting by Ann Lee in Doha; Editing by Cy Fox)\n"
    )
    layout = layout_of(text)
    assert words(text, layout) == [
        (HEADLINE, "Envoys meet again in Doha"),
        (LEAD, "The envoys met on Monday."),
        (BODY, "They will meet again."),
    ]
    assert (layout.dateline, layout.published) == ("DOHA", "2020-03-03")
    assert [text[span.start : span.end].split()[0] for span in layout.boilerplate] == ["[Map", "Read"]
    assert [each.name for each in layout.contributors] == ["Ann Lee", "Bo Ek", "Cy Fox"]


@pytest.mark.parametrize(
    ("opening", "place", "published"),
    [
        ("GENEVA, Jan 10 (Reuters) - ", "GENEVA", None),
        ("BRUSSELS (AP) — ", "BRUSSELS", None),
        ("WASHINGTON — ", "WASHINGTON", None),
        ("KYIV, Ukraine (AP) -- ", "KYIV", None),
        ("UNITED NATIONS, 4 May 2019 (AFP) – ", "UNITED NATIONS", "2019-05-04"),
        ("Vienna (dpa) - ", "Vienna", None),
        ("2021-04-06 VIENNA -- ", "VIENNA", "2021-04-06"),
        (" date 2021-04-06 VIENNA -- ", "VIENNA", "2021-04-06"),
        ("ISLAMABAD: ", "ISLAMABAD", None),
    ],
)
def test_datelines(opening: str, place: str, published: str | None) -> None:
    text = opening + "The talks ended.\n\nNo date was set."
    layout = layout_of(text)
    assert (layout.dateline, layout.published) == (place, published)
    assert words(text, layout)[0] == (LEAD, "The talks ended.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks - the first in years - ended.",
        "NATO said so.",
        "U.S. officials left on Monday - without a deal.",
        "Read the treaty, he said, and you will see.",
        "Like this week's talks, the next round will be held in Doha.",
        "Video from the border shows tanks that were not there in May.",
        "Advertising executives said nothing.",
        "By Friday, both sides had left.",
    ],
)
def test_prose_is_no_furniture_and_has_no_dateline(sentence: str) -> None:
    layout = layout_of(f"{sentence}\n\nThe talks ended.")
    assert not layout.boilerplate
    assert layout.dateline is None
    assert not layout.contributors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "Information for this article was contributed by Ann Lee and Bo Ek of the Daily Post; "
            "and by Cy Fox of The Wire.",
            [("Ann Lee", "the Daily Post"), ("Bo Ek", "the Daily Post"), ("Cy Fox", "The Wire")],
        ),
        ("Associated Press writers Ann Lee in Kyiv and Bo Ek contributed to this report.",
         [("Ann Lee", "Associated Press"), ("Bo Ek", "Associated Press")]),
        ("(Additional reporting by Ann Lee; writing by Bo Ek; editing by Cy Fox)",
         [("Ann Lee", None), ("Bo Ek", None), ("Cy Fox", None)]),
        ("By Ann Lee, The Daily Post", [("Ann Lee", "The Daily Post")]),
        ("With assistance from Ann Lee.", [("Ann Lee", None)]),
    ],
)  # fmt: skip
def test_credits(line: str, names: list[tuple[str, str | None]]) -> None:
    layout = layout_of(f"The talks ended on Monday.\n\n{line}")
    assert [(each.name, each.agency) for each in layout.contributors] == names
    assert len(layout.blocks) == 1


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The delegations met for a third day behind closed doors and left\n"
        "without a word to the reporters who had waited for them since the\n"
        "early morning.\n"
        "\n"
        "- The first point concerned the border.\n"
        "- The second point concerned the prisoners of war held since the last\n"
        "  exchange.\n"
    )
    assert [kind for kind, _ in words(text, layout_of(text))] == [BODY, ITEM, ITEM]


def test_lines_of_a_page_that_does_not_wrap_are_paragraphs() -> None:
    long = "The delegations met for a third day behind closed doors. " * 5
    text = f"{long.strip()}\n{long.strip()}\nA short one.\nAnother."
    assert len(layout_of(text).blocks) == 4


def test_a_date_of_its_own_line_is_the_date_of_publication() -> None:
    text = "Ferry talks fail\n\nMonday, May 18, 2015\n\nThe talks failed."
    assert layout_of(text).published == "2015-05-18"
    assert layout_of("Ferry talks fail Monday, May 18, 2015\n\nThe talks failed.").published == "2015-05-18"


def test_a_place_and_a_date_alone_are_a_dateline() -> None:
    layout = layout_of("Joint statement\n\nVienna, 13 January 2022\n\nThe parties met.")
    assert (layout.dateline, layout.published) == ("Vienna", "2022-01-13")
    assert layout_of("May, 18 May 2015, was cold.\n\nThe parties met.").dateline is None


def test_turns_of_a_transcript() -> None:
    text = (
        "PRESS BRIEFING BY THE FOREIGN MINISTER\n\n3:18 P.M. EST\n\n"
        "MR. FOX:  Good afternoon.\n\nWe met today.\n\nQ    Did you agree?\n\nMR. FOX:  No.\n\n"
        "END    4:00 P.M. EST"
    )
    layout = layout_of(text)
    assert words(text, layout)[1:] == [
        (LABEL, "MR. FOX"),
        (TURN, "Good afternoon."),
        (TURN, "We met today."),
        (LABEL, "Q"),
        (TURN, "Did you agree?"),
        (LABEL, "MR. FOX"),
        (TURN, "No."),
    ]
    assert [text[span.start : span.end] for span in layout.preamble] == [
        "PRESS BRIEFING BY THE FOREIGN MINISTER"
    ]


def test_an_interview_in_title_case() -> None:
    text = "Interviewer: Why now?\n\nAnn Lee: It was time.\n\nInterviewer: And then?\n\nAnn Lee: We left."
    assert [kind for kind, _ in words(text, layout_of(text))] == [LABEL, TURN] * 4


def test_headings_with_colons_are_no_labels() -> None:
    text = "NUMBER OF THE WEEK: 12.\n\nSHORT READS: A book.\n\nThe minister said: No."
    assert all(kind != LABEL for kind, _ in words(text, layout_of(text)))


@given(st.text(alphabet=st.sampled_from('AQ:.()[]-— \n\r\t19abcM’"“\u00a0\u200b\u2028é😀'), max_size=200))
def test_blocks_are_in_order_apart_and_hold_words(text: str) -> None:
    layout = layout_of(text)
    position = 0
    for block in layout.blocks:
        assert position <= block.span.start < block.span.end <= len(text)
        assert text[block.span.start : block.span.end].strip()
        position = block.span.end
