"""Each format, and what its document holds."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from detente.adapters.documents import load
from detente.record import Document
from tests.adapters.documents.builders import docx_of, pdf_of


def only(path: Path, content: bytes | str, **options: str) -> Document:
    """The single document of a file with that content."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (loaded,) = load([path], **options)  # type: ignore[arg-type]
    assert isinstance(loaded, Document), loaded
    return loaded


@pytest.mark.parametrize(
    "text",
    [
        "Unix\nlines\n",
        "Windows\r\nlines\r\n",
        "old Mac\rlines",
        "\ufeffan order mark",
        "a family \U0001f468\u200d\U0001f469\u200d\U0001f467 and a flag \U0001f1fa\U0001f1f3",
        "עברית and العربية",
        "composed \u00e9 and decomposed e\u0301",
        "  blanks around  \n",
        "one form feed\x0cof a transcript " + "x" * 200,
        "one NUL\0in a long text " + "x" * 200,
    ],
)
def test_a_text_is_the_files_own(tmp_path: Path, text: str) -> None:
    document = only(tmp_path / "a.txt", text)
    assert document.text == text
    assert document.id == hashlib.sha256(text.encode()).hexdigest()
    assert document.name == str(tmp_path / "a.txt")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_byte_order_mark_says_how_to_decode(tmp_path: Path, encoding: str) -> None:
    assert only(tmp_path / "a.txt", "Genève – 10 January".encode(encoding)).text == "Genève – 10 January"


def test_an_encoding_can_be_named(tmp_path: Path) -> None:
    assert only(tmp_path / "a.txt", "Женева".encode("cp1251"), encoding="cp1251").text == "Женева"


MARKDOWN = """---
title: "Talks\\_resume"
publisher: The Herald
source_url: https://example.org/a
published_time: 2022-01-13 09:00:12-05:00
language: en
tags: [talks]
---
# Another heading

The minister said the talks *had
failed*, and [left](https://example.org).

- one point
- another

> "We will return," she said.
"""


def test_markdown_has_metadata_and_prose(tmp_path: Path) -> None:
    document = only(tmp_path / "a.md", MARKDOWN)
    assert (document.title, document.publisher, document.url) == (
        "Talks\u00a0resume".replace("\u00a0", " "),
        "The Herald",
        "https://example.org/a",
    )
    assert (document.published, document.language) == ("2022-01-13", "en")
    assert document.text.split("\n\n") == [
        "Another heading",
        "The minister said the talks had failed, and left.",
        "one point",
        "another",
        '"We will return," she said.',
    ]


def test_markdown_needs_no_front_matter(tmp_path: Path) -> None:
    document = only(tmp_path / "a.md", "# Talks\n\nThey said 2 < 3 & 5 \\> 4.\n\n---\n\nThe end.")
    assert document.title == "Talks"
    assert document.text == "Talks\n\nThey said 2 < 3 & 5 > 4.\n\nThe end."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2022-01-13", "2022-01-13"),
        ("'2022-01-13T10:00:00Z'", "2022-01-13"),
        ("2022-01", "2022-01"),
        ("'2022'", "2022"),
        ("13 January 2022", "2022-01-13"),
        ("January 13, 2022", "2022-01-13"),
        ("", None),
    ],
)
def test_dates_are_iso(tmp_path: Path, written: str, read: str | None) -> None:
    assert only(tmp_path / "a.md", f"---\ndate: {written}\n---\nwords").published == read


PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Talks fail | The Herald</title>
<meta property="og:title" content="Talks fail"><meta property="og:site_name" content="The Herald">
<meta property="article:published_time" content="2022-01-13T10:00:00Z">
<link rel="canonical" href="https://example.org/talks"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Talks fail</h1>
<p>The minister said on Thursday that the talks in Geneva had failed after three long days.</p>
<p>The page prints &lt;script&gt;alert(1)&lt;/script&gt; as words, the ambassador said, and no program.</p>
</article><footer>Copyright. Subscribe to our newsletter.</footer></body></html>"""


def test_a_page_is_its_article(tmp_path: Path) -> None:
    document = only(tmp_path / "a.html", PAGE)
    assert (document.title, document.publisher, document.url, document.published) == (
        "Talks fail",
        "The Herald",
        "https://example.org/talks",
        "2022-01-13",
    )
    assert "The minister said on Thursday" in document.text
    assert "<script>alert(1)</script> as words" in document.text
    assert "newsletter" not in document.text
    assert "World" not in document.text


def test_a_page_without_a_declared_encoding_is_utf8(tmp_path: Path) -> None:
    body = (
        "<html><body><article><p>Negotiators in Genève said talks would resume.</p></article></body></html>"
    )
    assert "Genève" in only(tmp_path / "a.html", body).text


def test_a_pdf_has_whole_paragraphs(tmp_path: Path) -> None:
    column = ["The minister said on Thursday that the talks had failed, and that the negoti-"]
    column += ["ators had gone home without an agreement on any of the points before them all."]
    second = ["", "The ambassador said (in a note) that they would resume on the following Monday."]
    document = only(tmp_path / "a.pdf", pdf_of([*column, *second], ["", "", "He left."]))
    assert document.text.split("\n\n") == [
        "The minister said on Thursday that the talks had failed, and that the negotiators had gone home "
        "without an agreement on any of the points before them all.",
        "The ambassador said (in a note) that they would resume on the following Monday.",
        "He left.",
    ]


def test_a_pdfs_running_heads_and_folios_are_no_text(tmp_path: Path) -> None:
    def page(number: int) -> list[str]:
        body = [f"Paragraph {number} of the communique, which goes on to the end of the line here."]
        return [f"The Herald, page {number}", *[""] * 6, *body, *[""] * 44, f"- {number} -"]

    document = only(tmp_path / "a.pdf", pdf_of(*[page(number) for number in range(1, 5)], top=760))
    assert "Herald" not in document.text
    assert "- 3 -" not in document.text
    assert document.text.count("Paragraph") == 4


def test_a_word_document_is_its_paragraphs_and_tables(tmp_path: Path) -> None:
    raw = docx_of(
        "The minister spoke.", "", "The talks failed.", title="Talks", rows=[["Geneva", "10 January"]]
    )
    document = only(tmp_path / "a.docx", raw)
    assert document.title == "Talks"
    assert document.text == "The minister spoke.\n\nThe talks failed.\n\nGeneva\t10 January"


def test_json_lines_keep_their_ids_and_metadata(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"id": "a", "text": "words \\u2028 here", "title": "T", '
        b'"publisher": "P", "other": [1]}\r\n'
        b'{"id": 7, "text": "more", "url": "https://example.org", '
        b'"published": "2022-01-13", "language": "en-GB"}'
    )
    first, second = load([path])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.id, first.text, first.title, first.publisher) == ("a", "words \u2028 here", "T", "P")
    assert (second.id, second.published, second.language) == ("7", "2022-01-13", "en-GB")
