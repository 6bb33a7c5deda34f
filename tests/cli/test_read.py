"""`detente read`: streams, files and exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente import __version__
from tests.reading.test_english import GERMAN

Detente = Callable[..., Any]

TEXT = 'The minister said the talks had failed.\n\n"We will return," she said.\n'


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    return path


def rows(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


def test_json_goes_to_standard_output_alone(detente: Detente, article: Path) -> None:
    run = detente("read", article, "--json")
    (row,) = rows(run.out)
    assert (run.code, run.err) == (0, "")
    assert row["document"]["chars"] == len(TEXT)
    assert row["statements"]
    for statement in row["statements"]:
        spans = zip(statement["content"], statement["content_text"], strict=True)
        assert all(TEXT[start:end] == words for (start, end), words in spans)
        assert TEXT[slice(*statement["speaker"]["span"])] == statement["speaker"]["text"]


def test_bad_input_is_told_and_the_rest_is_read(detente: Detente, article: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4")
    run = detente("read", broken, tmp_path / "none.txt", article, "--json")
    assert run.code == 1
    assert len(rows(run.out)) == 1
    assert f"detente: {broken}: " in run.err
    assert "none.txt: there is no such file" in run.err
    assert "read 1, could not read 2" in run.err


def test_a_text_in_another_language_is_read_and_told_on_standard_error(
    detente: Detente, article: Path, tmp_path: Path
) -> None:
    german = tmp_path / "abend.txt"
    german.write_text(GERMAN, encoding="utf-8")
    run = detente("read", german, article, "--json")
    assert run.code == 0
    assert [row["document"]["chars"] for row in rows(run.out)] == [len(GERMAN), len(TEXT)]
    (warning,) = run.err.splitlines()
    assert warning.startswith(
        f"detente: {german}: seems not to be in English, which is all that Détente reads: "
    )


def test_a_wrong_call_ends_with_2(detente: Detente, article: Path) -> None:
    assert detente("read").code == 2
    assert detente("read", article, "--jsno").code == 2
    assert detente("raed", article).code == 2


def test_the_version_and_help_end_with_0(detente: Detente) -> None:
    run = detente("--version")
    assert (run.code, run.out) == (0, f"detente {__version__}\n")
    assert detente("--help").code == 0
    assert "JSON" in detente("read", "--help").out


def test_the_record_is_kept(detente: Detente, article: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.jsonl"
    record.write_text("what stood here before")
    run = detente("read", article, "-o", record, "--with-text")
    (row,) = rows(record.read_text())
    assert run.code == 0
    assert row["document"]["text"] == TEXT
    assert "Who said what" in run.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "record.jsonl"]


def test_the_record_and_the_stream_are_the_same(detente: Detente, article: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.jsonl"
    first = detente("read", article, "--json", "-o", record)
    assert record.read_text() == first.out == detente("read", article, "--json").out


@pytest.mark.parametrize("name", ["none/record.jsonl", "folder"])
def test_an_output_that_cannot_be_written_is_told_first(
    detente: Detente, article: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    for option in ("--html", "-o"):
        run = detente("read", article, option, tmp_path / name)
        assert (run.code, run.out) == (1, "")
        assert run.err.startswith(f"detente: {tmp_path / name}: ")
        assert run.err.count("\n") == 1


def test_the_input_is_never_written_over(detente: Detente, article: Path) -> None:
    for option in ("--html", "-o"):
        assert detente("read", article, option, article).code == 1
        assert article.read_text() == TEXT


def test_standard_input_is_read(detente: Detente) -> None:
    (row,) = rows(detente("read", "-", "--json", given=TEXT.encode()).out)
    assert row["document"]["chars"] == len(TEXT)
    given = json.dumps({"id": "a", "text": TEXT}).encode()
    (row,) = rows(detente("read", "-", "--json", given=given).out)
    assert row["document"]["id"] == "a"


def test_line_ends_of_other_kinds_break_no_line(detente: Detente, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The minister said the talks\u2028had\x85failed.")
    out = detente("read", path, "--json").out
    assert len(out.splitlines()) == 1
    assert json.loads(out)


def test_the_account_obeys_no_escape_sequence(detente: Detente, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# A \x1b[31mred\x07 title\n\nThe minister \x1b[2J said the talks \u202ehad failed.\n" + TEXT * 20
    )
    run = detente("read", path)
    assert run.code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(run.out)


def test_the_account_fits_eighty_columns(
    detente: Detente, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = detente("read", article).out.splitlines()
    assert "Who said what" in "".join(lines)
    assert max(map(len, lines)) <= 80


def as_process(*arguments: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "detente", *(str(each) for each in arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C", "PYTHONUTF8": "0"}
    return subprocess.run(command, check=False, timeout=120, env=environment, **options)


def test_a_reader_that_goes_away_gets_no_traceback(article: Path, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"id": str(n), "text": TEXT}) + "\n" for n in range(400)))
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as closed:
        run = as_process("read", many, "--json", stdout=closed, stderr=subprocess.PIPE)
    assert b"Traceback" not in run.stderr
    assert b"BrokenPipe" not in run.stderr


def test_json_is_utf8_in_any_locale(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The minister said the talks in Genève had failed 🕊.", encoding="utf-8")
    run = as_process("read", path, "--json", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.returncode == 0, run.stderr
    assert "the talks in Genève had failed" in run.stdout.decode("utf-8")
    told = as_process("read", path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert (told.returncode, told.stderr) == (0, b"")


@pytest.mark.parametrize("option", ["-o", "--html"])
@pytest.mark.parametrize("named", ["article.txt", "."])
def test_what_is_read_is_never_written_over(detente: Detente, article: Path, option: str, named: str) -> None:
    run = detente("read", article.parent / named, option, article)
    assert run.code == 1
    assert "is to be read as well" in run.err
    assert article.read_text() == TEXT


def test_the_record_and_the_page_are_two_files(detente: Detente, article: Path, tmp_path: Path) -> None:
    run = detente("read", article, "-o", tmp_path / "out", "--html", tmp_path / "out")
    assert run.code == 1
    assert "name two files" in run.err
    assert not (tmp_path / "out").exists()


def test_a_document_goes_by_its_headline_or_its_file_s_name(detente: Detente, tmp_path: Path) -> None:
    headed, bare, page = tmp_path / "headed.txt", tmp_path / "bare.txt", tmp_path / "page.html"
    headed.write_text(f"Envoys leave without a deal\n\n{TEXT}")
    bare.write_text(TEXT)
    run = detente("read", headed, bare, "--html", page)
    assert "Envoys leave without a deal ━" in run.out
    assert "\nheaded.txt · " in run.out
    assert "bare.txt ━" in run.out
    shown = page.read_text(encoding="utf-8")
    assert "<bdi>Envoys leave without a deal</bdi>" in shown
    assert "<bdi>bare.txt</bdi>" in shown
    assert str(tmp_path) not in shown


def test_no_line_of_the_account_ends_in_blanks(
    detente: Detente, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = detente("read", article).out.splitlines()
    assert all(len(line) <= 40 and line == line.rstrip() for line in lines)
