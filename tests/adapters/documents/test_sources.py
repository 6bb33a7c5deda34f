"""Which files a path names."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from detente.adapters.documents import load, sizes
from detente.errors import UnreadableInput
from detente.record import Document


def names(*paths: Path) -> list[str]:
    return [Path(found.name).name for found in load(paths)]


def test_a_folder_is_walked_in_order_and_hidden_files_are_not_read(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden.txt", ".git/x.txt", "c.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    assert names(tmp_path) == ["a.txt", "c.TXT", "1.txt", "2.txt"]
    assert sizes([tmp_path]) == 20


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    assert names(tmp_path / "a.txt", tmp_path, tmp_path / "." / "a.txt") == ["a.txt"]


def test_links_out_of_a_folder_are_told_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("words")
    (folder / "b.txt").symlink_to(folder / "a.txt")
    (folder / "file.txt").symlink_to(outside / "secret.txt")
    (folder / "folder").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    loaded = list(load([folder]))
    assert [each.text for each in loaded if isinstance(each, Document)] == ["words"]
    told = [each for each in loaded if isinstance(each, UnreadableInput)]
    assert {Path(each.name).name for each in told} == {"file.txt", "folder"}
    assert all("link out of" in each.reason for each in told)


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        (b"plain words\r\n", ["plain words\r\n"]),
        (b'{"id": "a", "text": "one"}\n{"id": "b", "text": "two"}\n', ["one", "two"]),
        (b'\n \xef\xbb\xbf{"id"', ['\n \ufeff{"id"']),
    ],
)
def test_standard_input_is_text_or_json_lines(
    monkeypatch: pytest.MonkeyPatch, given: bytes, texts: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert [each.text for each in load([Path("-")]) if isinstance(each, Document)] == texts


def test_empty_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    (bad,) = load([Path("-")])
    assert str(bad) == "standard input: is empty"
