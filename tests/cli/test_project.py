"""A record survives what happens to machines: a process killed, a disk full, a folder read twice."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.reading.test_english import GERMAN

ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "DETENTE_STORE_URL"}

Inside = Callable[..., Any]


@pytest.fixture
def inside(detente: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Inside:
    """Run a command in a folder."""
    monkeypatch.delenv("DETENTE_STORE_URL", raising=False)

    def run(folder: Path, *words: object) -> Any:
        monkeypatch.chdir(folder)
        return detente(*words)

    return run


def reports(folder: Path, count: int) -> Path:
    path = folder / "reports.jsonl"
    with path.open("w") as lines:
        for n in range(count):
            text = f"The minister said round {n} had failed. " * 5
            lines.write(json.dumps({"id": f"r{n:03d}", "text": text}) + "\n")
    return path


def exported(inside: Inside, folder: Path) -> str:
    done = inside(folder, "export")
    assert done.code == 0, done.err
    return str(done.out)


def test_a_record_added_twice_dropped_and_added_again_is_the_same(tmp_path: Path, inside: Inside) -> None:
    folder = tmp_path / "talks"
    assert inside(tmp_path, "init", "talks").code == 0
    (folder / "texts").mkdir()
    (folder / "texts" / "a.txt").write_text("The envoy said the talks would resume on Monday.")
    (folder / "texts" / "b.txt").write_text("The president warned that there would be consequences.")
    assert inside(folder, "add", "texts").out.count("\n") == 2
    before = exported(inside, folder)
    assert inside(folder, "add", "texts").out == ""
    assert exported(inside, folder) == before
    assert inside(folder, "drop", "texts").out.count("\n") == 2
    assert exported(inside, folder) == ""
    inside(folder, "add", "texts/b.txt")
    inside(folder, "add", "texts/a.txt")
    assert exported(inside, folder) == before


def test_an_export_imports_into_an_equal_record(tmp_path: Path, inside: Inside) -> None:
    inside(tmp_path, "init", "one")
    inside(tmp_path, "init", "two")
    inside(tmp_path / "one", "add", reports(tmp_path, 3))
    (tmp_path / "record.jsonl").write_text(exported(inside, tmp_path / "one"))
    assert inside(tmp_path / "two", "import", "../record.jsonl").code == 0
    assert exported(inside, tmp_path / "two") == exported(inside, tmp_path / "one")


def test_an_import_whose_quotes_are_not_in_its_text_is_refused_by_line(
    tmp_path: Path, inside: Inside
) -> None:
    inside(tmp_path, "init", "one")
    inside(tmp_path / "one", "add", reports(tmp_path, 1))
    forged = exported(inside, tmp_path / "one").replace("round 0 had failed", "round 0 had passed", 1)
    (tmp_path / "forged.jsonl").write_text(forged)
    inside(tmp_path, "init", "two")
    done = inside(tmp_path / "two", "import", "../forged.jsonl")
    assert done.code == 1
    assert "line 1" in done.err
    assert exported(inside, tmp_path / "two") == ""


def test_the_same_id_with_another_text_is_another_version(tmp_path: Path, inside: Inside) -> None:
    inside(tmp_path, "init", "one")
    path = tmp_path / "wire.jsonl"
    path.write_text(json.dumps({"id": "w1", "text": "The envoy said yes."}))
    inside(tmp_path / "one", "add", path)
    path.write_text(json.dumps({"id": "w1", "text": "The envoy said no."}))
    assert "version 2" in inside(tmp_path / "one", "add", path).out
    assert inside(tmp_path / "one", "add", path).out == ""


HARD = {
    "emoji": "The envoy \U0001f54a\ufe0f said a \U0001f468\u200d\U0001f469\u200d\U0001f467 would come back.",
    "right to left": "The envoy \u202bدبلوماسي\u202c said the talks in عمان would resume on Monday.",
    "combining": "The envoy of Cafe\u0301nia said the talks in Gene\u0300ve would resume on Monday.",
    "composed": "The envoy of Caf\u00e9nia said the talks in Gen\u00e8ve would resume on Monday.",
    "line ends": "The envoy arrived.\r\n\r\nHe said the talks\r\nwould resume on Monday.\r\n",
    "separators": "It rained.\u2028The envoy said talks would resume on Monday.\u0085It rained.\u2029",
    "a NUL": "The envoy said the talks would resume on Monday.\0 " + "The hall was empty. " * 20,
}
"""Texts whose offsets are easily got wrong."""


def quoted(value: Any) -> Iterator[tuple[list[int], str]]:
    """Each span of a claim with the words that are said to stand there."""
    if isinstance(value, list):
        for each in value:
            yield from quoted(each)
    elif isinstance(value, dict):
        if "span" in value:
            yield value["span"], value["text"]
        if "content" in value:
            yield from zip(value["content"], value["content_text"], strict=True)
        for each in value.values():
            yield from quoted(each)


@pytest.mark.parametrize("case", HARD)
def test_quotes_stand_where_they_are_said_to_after_store_export_and_import(
    tmp_path: Path, inside: Inside, case: str
) -> None:
    inside(tmp_path, "init", "one")
    inside(tmp_path, "init", "two")
    (tmp_path / "a.txt").write_bytes(HARD[case].encode())
    assert inside(tmp_path / "one", "add", "../a.txt").code == 0
    (tmp_path / "record.jsonl").write_bytes(exported(inside, tmp_path / "one").encode())
    assert inside(tmp_path / "two", "import", "../record.jsonl").code == 0
    assert exported(inside, tmp_path / "two") == exported(inside, tmp_path / "one")
    (row,) = (json.loads(line) for line in exported(inside, tmp_path / "two").split("\n") if line)
    text = row["document"]["text"]
    found = list(quoted(row))
    assert text == HARD[case]
    assert found
    assert all(text[start:end] == words for (start, end), words in found)


def test_of_a_folder_what_can_be_read_is_kept_and_the_rest_is_told(tmp_path: Path, inside: Inside) -> None:
    inside(tmp_path, "init", "one")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("The envoy said the talks would resume.")
    (texts / "b.txt").write_bytes(bytes(range(256)))
    (texts / "c.pdf").write_bytes(b"%PDF-1.4\nnothing follows")
    (texts / "d.txt").touch()
    (texts / "e.txt").write_text("The minister said no.")
    (texts / "f.txt").symlink_to("/etc/hostname")
    done = inside(tmp_path / "one", "add", texts)
    assert done.code == 1
    assert "2 added, 0 known already, 4 could not be read" in done.err
    kept = [
        json.loads(line)["name"] for line in inside(tmp_path / "one", "documents", "--json").out.splitlines()
    ]
    assert [Path(name).name for name in kept] == ["a.txt", "e.txt"]


def test_a_document_in_another_language_is_kept_and_told(tmp_path: Path, inside: Inside) -> None:
    assert inside(tmp_path, "init", "talks").code == 0
    (tmp_path / "abend.txt").write_text(GERMAN, encoding="utf-8")
    added = inside(tmp_path / "talks", "add", "--published", "2022-01-12", tmp_path / "abend.txt")
    warning, count = added.err.splitlines()
    assert added.code == 0
    assert "abend.txt: seems not to be in English, which is all that Détente reads: " in warning
    assert count.startswith("1 added, 0 known already")
    (line,) = exported(inside, tmp_path / "talks").splitlines()
    assert json.loads(line)["document"]["text"] == GERMAN


def test_a_search_leads_from_words_to_claims(tmp_path: Path, inside: Inside) -> None:
    inside(tmp_path, "init", "one")
    inside(tmp_path / "one", "add", reports(tmp_path, 2))
    found = inside(tmp_path / "one", "search", "round 1", "--json")
    assert {json.loads(line)["document"] for line in found.out.splitlines()} == {"r001"}
    assert inside(tmp_path / "one", "search", "armistice").code == 1


def test_outside_a_project_the_remedy_is_named(tmp_path: Path, inside: Inside) -> None:
    done = inside(tmp_path, "documents")
    assert done.code == 1
    assert "detente init" in done.err


def test_what_was_acknowledged_survives_a_kill(tmp_path: Path, inside: Inside) -> None:
    inside(tmp_path, "init", "one")
    path, folder = reports(tmp_path, 30), tmp_path / "one"
    command = [sys.executable, "-m", "detente", "add", str(path)]
    with subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) as adding:
        assert adding.stdout is not None
        acknowledged = [adding.stdout.readline().split("\t")[0] for _ in range(3)]
        adding.send_signal(signal.SIGKILL)
        adding.wait()
    connection = sqlite3.connect(folder / "record.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    kept = {row[0] for row in connection.execute("SELECT id FROM document")}
    unread = "SELECT count(*) FROM document WHERE id NOT IN (SELECT document FROM claim)"
    assert connection.execute(unread).fetchone() == (0,)
    connection.close()
    assert set(acknowledged) <= kept
    inside(folder, "add", path)
    inside(tmp_path, "init", "undisturbed")
    inside(tmp_path / "undisturbed", "add", path)
    assert exported(inside, folder) == exported(inside, tmp_path / "undisturbed")


def test_a_full_disk_is_told_and_what_was_kept_is_kept(tmp_path: Path, inside: Inside) -> None:
    inside(tmp_path, "init", "one")
    folder = tmp_path / "one"
    inside(folder, "add", reports(tmp_path, 2))
    before = exported(inside, folder)
    limited = f"ulimit -f 300; exec {sys.executable} -m detente add {reports(tmp_path, 300)}"
    done = subprocess.run(
        ["bash", "-c", limited], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1].startswith("detente: sqlite")
    assert "Traceback" not in done.stderr
    after = exported(inside, folder)
    assert after.startswith(before)
    assert after.count("\n") == 2 + done.stdout.count("\n")
