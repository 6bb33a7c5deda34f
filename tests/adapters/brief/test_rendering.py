"""What an article says is shown and never obeyed; the page asks nothing of any network."""

from __future__ import annotations

import re

from detente.adapters.brief import to_html, to_markdown
from detente.brief import Brief, Entry, Piece, Section, Sentence, Source
from detente.record import PartialDate
from detente.record.grounds import Grounds

HOSTILE = (
    "<script>alert(1)</script> [x](javascript:alert(1)) ![i](http://evil/x.png) </blockquote> "
    "| `a` *b* \u202e"
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
                entries=(Entry(title=HOSTILE, sentences=(sentence, sentence)),),
            ),
        ),
        sources=sources,
        assumptions=(HOSTILE,),
    )


def test_hostile_text_stays_text_on_the_page() -> None:
    page = to_html(hostile_brief())
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


def test_the_page_runs_nothing_and_fetches_nothing(brief: Brief) -> None:
    page = to_html(brief)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert "default-src 'none'".replace("'", "&#39;") in policy[1]
    assert "script-src" not in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r'\b(src|srcset|action)=|url\(|@import|\son\w+="|style="', page)


def test_every_mark_leads_somewhere(brief: Brief) -> None:
    for page in (to_html(brief), to_markdown(brief)):
        targets = set(re.findall(r'(?:href="|\]\()#([\w-]+)', page))
        assert targets
        assert targets <= set(re.findall(r'id="([\w-]+)"', page))


def test_many_claims_in_a_row_are_told_as_a_range() -> None:
    assert ">1–3</a>" in to_html(hostile_brief())
    assert "[1–3](#claim-1)" in to_markdown(hostile_brief())


def test_a_safe_address_is_a_link() -> None:
    assert 'href="https://example.org/a"' in to_html(hostile_brief("https://example.org/a"))
