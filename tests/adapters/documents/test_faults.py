"""Input that can't be read: each gets a reason, and the rest is read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.adapters.documents import limits, load
from detente.errors import UnreadableInput
from detente.record import Document
from tests.adapters.documents.builders import docx_of, docx_with, pdf_of

GOOD = "The minister said the talks had failed."

BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><w:document>&c;</w:document>"""

FAULTS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "0 bytes": ("a.txt", lambda: b"", "is empty"),
    "blank": ("a.txt", lambda: b" \r\n\t\n", "is empty"),
    "order mark alone": ("a.txt", lambda: b"\xef\xbb\xbf", "is empty"),
    "binary": ("a.txt", lambda: bytes(range(256)) * 8, "binary data"),
    "NULs": ("a.txt", lambda: b"a\0\0\0b\0\0\0", "binary data"),
    "a picture": ("a.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "PNG image"),
    "a PDF by another name": ("a.txt", lambda: pdf_of(["words"]), "rename it to .pdf"),
    "UTF-16 without a mark": ("a.txt", lambda: GOOD.encode("utf-16-le"), "utf-16-le"),
    "cp1251": ("a.txt", lambda: "Переговоры".encode("cp1251"), "--encoding"),
    "half a character": ("a.txt", lambda: GOOD.encode() + b"\xe2\x82", "byte 0xe2 at 39"),
    "a surrogate": ("a.txt", lambda: "lone \ud800".encode("utf-8", "surrogatepass"), "is not UTF-8"),
    "unknown extension": ("a.odt", lambda: b"words", "unknown extension .odt"),
    "no extension": ("article", lambda: b"words", "no extension"),
    "front matter alone": ("a.md", lambda: b"---\ntitle: T\n---\n", "is empty"),
    "front matter, no YAML": ("a.md", lambda: b"---\ntitle: [\n---\nwords", "line"),
    "front matter, a list": ("a.md", lambda: b"---\n- a\n---\nwords", "no mapping"),
    "front matter, no date": ("a.md", lambda: b"---\ndate: soon\n---\nwords", "'soon' is no date"),
    "front matter, day 32": ("a.md", lambda: b"---\ndate: '2022-01-32'\n---\nwords", "calendar"),
    "Russian": ("a.md", lambda: b"---\nlanguage: ru\n---\nwords", "reads English"),
    "a page without text": (
        "a.html",
        lambda: b"<html><body><script>x()</script></body></html>",
        "no article",
    ),
    "a broken PDF": ("a.pdf", lambda: b"%PDF-1.4\nnothing follows", "broken PDF"),
    "half a PDF": ("a.pdf", lambda: pdf_of(["words"])[:300], "PDF"),
    "text named PDF": ("a.pdf", lambda: GOOD.encode(), "broken PDF"),
    "an empty PDF": ("a.pdf", lambda: b"", "is empty"),
    "a PDF without words": ("a.pdf", lambda: pdf_of([]), "OCR"),
    "text named Word": ("a.docx", lambda: GOOD.encode(), "no Word document"),
    "half a Word document": ("a.docx", lambda: docx_of(GOOD)[:2000], "no Word document"),
    "an archive of something else": (
        "a.docx",
        lambda: docx_with(docx_of(GOOD), "word/document.xml", b"<a/>"),
        "broken Word document",
    ),
    "a Word document without words": ("a.docx", lambda: docx_of("", " "), "no text"),
    "an entity bomb": ("a.docx", lambda: docx_with(docx_of(GOOD), "word/document.xml", BOMB), "entities"),
    "a zip bomb": (
        "a.docx",
        lambda: docx_with(docx_of(GOOD), "word/document.xml", bytes(limits.ARCHIVE_XML_BYTES + 1)),
        "unpacks to 48 MB",
    ),
    "JSON Lines of nothing": ("a.jsonl", lambda: b"", "is empty"),
    "blank JSON Lines": ("a.jsonl", lambda: b"\n\n", "blank lines"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_is_told_and_the_rest_is_read(tmp_path: Path, fault: str) -> None:
    name, content, reason = FAULTS[fault]
    (tmp_path / name).write_bytes(content())
    (tmp_path / "good.txt").write_text(GOOD)
    bad, good = load([tmp_path / name, tmp_path / "good.txt"])
    assert isinstance(bad, UnreadableInput)
    assert str(bad).startswith(str(tmp_path / name))
    assert reason in bad.reason
    assert isinstance(good, Document)
    assert good.text == GOOD


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[1, 2]", "is no JSON object but a list"),
        ('"words"', "is no JSON object but a string"),
        ("null", "is no JSON object but null"),
        ("{", "is no JSON"),
        ("nothing", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("1" * 5_000, "is no JSON"),
        ('{"id": "x"}', "has no text"),
        ('{"id": "x", "text": 5}', "its text is no string but a number"),
        ('{"id": "x", "text": null}', "its text is no string but null"),
        ('{"id": "x", "text": "  "}', "is empty"),
        ('{"id": {}, "text": "words"}', "its id is no string but an object"),
        ('{"id": true, "text": "words"}', "its id is no string but true or false"),
        ('{"id": "x", "text": "words", "title": 5}', "title: 5 is no text"),
        ('{"id": "x", "text": "words", "published": 2022}', "2022 is no date"),
        ('{"id": "x", "text": "lone \\ud83d"}', "surrogate"),
    ],
)
def test_a_bad_line_is_told_by_its_number(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"id": 1, "text": "{GOOD}"}}\n{line}\n\n{{"id": 2, "text": "{GOOD}"}}\n')
    first, bad, last = load([path])
    assert isinstance(bad, UnreadableInput)
    assert str(bad).startswith(f"{path}:2: ")
    assert reason in bad.reason
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (first.id, last.id) == ("1", "2")


def test_a_line_that_is_not_utf8_is_told_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "x", "text": "caf\xe9"}\n{"id": "y", "text": "words"}\n')
    bad, good = load([path])
    assert isinstance(bad, UnreadableInput)
    assert bad.name.endswith(":1")
    assert isinstance(good, Document)


def test_a_missing_path_is_told(tmp_path: Path) -> None:
    (bad,) = load([tmp_path / "none.txt"])
    assert isinstance(bad, UnreadableInput)
    assert "no such file" in bad.reason


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (bad,) = load([tmp_path])
    assert isinstance(bad, UnreadableInput)


@pytest.mark.parametrize("extension", [".txt", ".md", ".html", ".pdf", ".docx"])
def test_a_file_of_a_gigabyte_is_refused_unread(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"a{extension}"
    path.touch()
    os.truncate(path, 1_000_000_000)  # sparse: it takes no space
    (bad,) = load([path])
    assert isinstance(bad, UnreadableInput)
    assert "1,000 MB" in bad.reason
    assert "64 MB" in bad.reason


def test_a_line_of_a_gigabyte_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("detente.adapters.documents.json_lines.LINE_BYTES", 100)
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"id": "x", "text": "{"long " * 200}"}}\n{{"id": "y", "text": "words"}}\n')
    bad, good = load([path])
    assert isinstance(bad, UnreadableInput)
    assert "longer than" in bad.reason
    assert isinstance(good, Document)
    assert good.id == "y"


def test_a_device_is_no_document() -> None:
    (bad,) = load([Path("/dev/zero")])
    assert isinstance(bad, UnreadableInput)
    assert "no regular file" in bad.reason
