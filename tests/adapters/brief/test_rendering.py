"""What an article says is shown and never obeyed; the page asks nothing of any network."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from detente.adapters.brief import charts_of, to_html, to_markdown, to_pdf
from detente.brief import Brief, Entry, Lane, Met, Picture, Piece, Section, Sentence, Source, Strip
from detente.record import PartialDate
from detente.record.grounds import Grounds

HOSTILE = (
    "<script>alert(1)</script> [x](javascript:alert(1)) ![i](http://evil/x.png) </blockquote> "
    '| `a` *b* \u202e #panic("x") #"\\" $x$ <label> @ref'
)


def hostile_brief(url: str | None = "javascript:alert(1)") -> Brief:
    grounds = Grounds(claims=("c1", "c2", "c3"), assumptions=(HOSTILE,))
    sentence = Sentence(text=HOSTILE, grounds=grounds)
    sources = tuple(
        Source(
            number=number,
            claim=f"c{number}",
            kind="statement",
            heading=HOSTILE,
            passage=(Piece(HOSTILE, True),),
            title=HOSTILE,
            publisher=HOSTILE,
            published="2022-01-13",
            url=url,
            within=None,
        )
        for number in (1, 2, 3)
    )
    return Brief(
        title=HOSTILE,
        as_of=PartialDate(2022, 1, 13),
        case="a case",
        documents=1,
        claims=3,
        sections=(
            Section(
                key="stand",
                title="Where they stand",
                lead=(sentence,),
                pictures=(
                    Picture(
                        key="positions",
                        title=HOSTILE,
                        caption=sentence,
                        drawing=(
                            Strip(
                                issue=HOSTILE,
                                verdict=HOSTILE,
                                options=(HOSTILE, "other"),
                                lanes=(Lane(party=HOSTILE, does="asks", options=(HOSTILE,)),),
                            ),
                        ),
                    ),
                    Picture(
                        key="meetings",
                        title=HOSTILE,
                        caption=sentence,
                        drawing=(Met(day="2022-01-13", words=HOSTILE, status="held"),),
                    ),
                ),
                entries=(Entry(title=HOSTILE, sentences=(sentence, sentence)),),
            ),
        ),
        sources=sources,
        assumptions=(HOSTILE,),
        summary=(sentence,),
    )


def test_hostile_text_stays_text_on_the_page() -> None:
    page = to_html(hostile_brief(), charts_of(hostile_brief()))
    assert page.count("<svg") == 2
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page
    assert "&lt;script&gt;" in page
    assert page.count("</blockquote>") == 3


def test_hostile_text_stays_text_in_markdown() -> None:
    from markdown_it import MarkdownIt

    shown = MarkdownIt("commonmark").render(to_markdown(hostile_brief()))
    assert "<script" not in shown
    assert "<img" not in shown
    assert 'href="javascript' not in shown


def test_hostile_text_stays_text_in_print() -> None:
    """Typst would stop at the panic, the label and the reference, were any of them markup."""
    printed = to_pdf(hostile_brief(), charts_of(hostile_brief()))
    shown = "".join(page.extract_text() for page in PdfReader(io.BytesIO(printed)).pages)
    assert '#panic("x")' in shown.replace("“", '"').replace("”", '"')
    assert "@ref" in shown


@settings(max_examples=20)
@given(st.text(max_size=80))
def test_any_text_can_be_printed(text: str) -> None:
    brief = hostile_brief()
    printed = to_pdf(replace(brief, title=text, case=text, assumptions=(HOSTILE,)))
    assert printed.startswith(b"%PDF")


def test_a_chart_is_named_described_and_drawn_without_script_or_address(brief: Brief) -> None:
    charts = charts_of(brief)
    page = to_html(brief, charts)
    drawn = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(drawn) == len(brief.pictures) == len(charts) > 0
    for svg, picture in zip(drawn, brief.pictures, strict=True):
        root = ElementTree.fromstring(svg)
        title, described = root[0], root[1]
        assert root.get("role") == "img"
        assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (
            title.get("id"),
            described.get("id"),
        )
        assert (title.text, described.text) == (picture.title, picture.caption.text)
        assert not re.search(r"<(script|image|foreignObject|style|a)\b|https?://(?!www\.w3\.org)|style=", svg)
    assert "No chart is drawn" in to_html(brief)


def test_the_page_runs_nothing_and_fetches_nothing(brief: Brief) -> None:
    page = to_html(brief, charts_of(brief))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert "default-src 'none'".replace("'", "&#39;") in policy[1]
    assert "script-src" not in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r'\b(src|srcset|action)=|url\(|@import|\son\w+="|style="', page)


def test_every_mark_leads_somewhere(brief: Brief) -> None:
    for page in (to_html(brief, charts_of(brief)), to_markdown(brief)):
        targets = set(re.findall(r'(?:href="|\]\()#([\w-]+)', page))
        assert targets
        assert targets <= set(re.findall(r'id="([\w-]+)"', page))


def test_many_claims_in_a_row_are_told_as_a_range() -> None:
    assert ">1–3</a>" in to_html(hostile_brief())
    assert "[1–3](#claim-1)" in to_markdown(hostile_brief())


def test_a_safe_address_is_a_link() -> None:
    assert 'href="https://example.org/a"' in to_html(hostile_brief("https://example.org/a"))
