"""From one project to another, in every format: the record is the same to the byte."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.adapters.export import FORMATS
from detente.workflow.demonstration import dispatches

Inside = Callable[..., Any]


@pytest.fixture
def inside(detente: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Inside:
    """Run a command in a folder."""
    monkeypatch.delenv("DETENTE_STORE_URL", raising=False)

    def run(folder: Path, *words: object) -> Any:
        monkeypatch.chdir(folder)
        return detente(*words)

    return run


@pytest.fixture
def project(tmp_path: Path, inside: Inside) -> Path:
    """The demonstration's dispatches in a project, two claims of them judged."""
    inside(tmp_path, "init", "one")
    settings = tmp_path / "one" / "detente.toml"
    settings.write_text(settings.read_text().replace("[store]", 'codebook = "russia-nato-2022"\n\n[store]'))
    with dispatches() as folder:
        assert inside(tmp_path / "one", "add", folder).code == 0
    first, second, *_ = inside(tmp_path / "one", "review", "list", "--json").out.splitlines()
    ids = [json.loads(line)["id"] for line in (first, second)]
    coding = ("code", ids[0], "--issue", "arms control", "--kind", "offer", "--party", "NATO")
    for words in (("accept", ids[0], "--note", "=heard it"), coding, ("reject", ids[1]), ("undo", ids[1])):
        assert inside(tmp_path / "one", "review", *words, "--by", "An Analyst").code == 0
    return tmp_path / "one"


@pytest.mark.parametrize("form", FORMATS)
def test_a_record_taken_out_and_brought_in_is_the_same(
    form: str, project: Path, tmp_path: Path, inside: Inside
) -> None:
    before = inside(project, "export").out
    assert [json.loads(line)["judgement"]["relation"] for line in before.splitlines()[-4:]] == [
        "review",
        "coding",
        "review",
        "undo",
    ]
    assert inside(project, "export", "--format", form, "-o", "../export").code == 0
    inside(tmp_path, "init", "two")
    assert inside(tmp_path / "two", "import", "../export").code == 0
    assert inside(tmp_path / "two", "export").out == before
    again = inside(tmp_path / "two", "import", "../export")
    assert again.code == 0
    assert "0 added, 6 known already, 0 refused" in again.err
    assert inside(tmp_path / "two", "export").out == before


def test_an_output_that_is_a_zip_file_is_of_tables(project: Path, tmp_path: Path, inside: Inside) -> None:
    assert inside(project, "export", "-o", "../record.zip").code == 0
    inside(tmp_path, "init", "two")
    assert "6 added" in inside(tmp_path / "two", "import", "../record.zip").err


def test_tables_to_standard_output_are_refused_with_the_remedy(project: Path, inside: Inside) -> None:
    done = inside(project, "export", "--format", "kumu")
    assert done.code == 1
    assert "--output" in done.err


def test_one_forged_document_is_refused_and_the_others_are_kept(
    project: Path, tmp_path: Path, inside: Inside
) -> None:
    lines = inside(project, "export").out.splitlines(keepends=True)
    lines[1] = lines[1].replace('"content_text": ["', '"content_text": ["not ', 1)
    (tmp_path / "forged.jsonl").write_text("".join(lines), encoding="utf-8")
    inside(tmp_path, "init", "two")
    done = inside(tmp_path / "two", "import", "../forged.jsonl")
    assert done.code == 1
    assert "forged.jsonl, line 2: " in done.err
    assert "5 added, 0 known already, 4 judgements, 1 refused" in done.err
    assert inside(tmp_path / "two", "export").out == "".join(lines[:1] + lines[2:])


def test_a_known_document_with_other_claims_is_refused_not_dropped_silently(
    project: Path, tmp_path: Path, inside: Inside
) -> None:
    row = json.loads(inside(project, "export").out.splitlines()[0])
    row["statements"] = []
    (tmp_path / "fewer.jsonl").write_text(json.dumps(row), encoding="utf-8")
    done = inside(project, "import", "../fewer.jsonl")
    assert done.code == 1
    assert "detente drop" in done.err


def test_a_statement_s_id_that_another_document_has_refuses_that_document(
    project: Path, tmp_path: Path, inside: Inside
) -> None:
    row = json.loads(inside(project, "export").out.splitlines()[0])
    row["document"]["id"] = "another"
    (tmp_path / "twin.jsonl").write_text(json.dumps(row), encoding="utf-8")
    done = inside(project, "import", "../twin.jsonl")
    assert done.code == 1
    assert "of another document" in done.err


@pytest.mark.parametrize(
    "line", ["[" * 100_000, "[1]", "{}", '{"judgement": 1}', '{"document": {"id": "\\ud800"}}', "\ufeff{"]
)
def test_a_line_that_is_none_is_refused(line: str, project: Path, tmp_path: Path, inside: Inside) -> None:
    (tmp_path / "bad.jsonl").write_text(line + "\n", encoding="utf-8")
    for form in ("jsonl", "annotations", "ftm"):
        done = inside(project, "import", "--format", form, "../bad.jsonl")
        assert done.code == 1, form
        assert "Traceback" not in done.err


def test_a_log_with_a_correction_that_quotes_what_nobody_said_is_refused(
    project: Path, tmp_path: Path, inside: Inside
) -> None:
    lines = inside(project, "export").out.splitlines()
    entry = json.loads(lines[-4])["judgement"]
    claim = next(
        each
        for line in lines[:-4]
        for each in json.loads(line)["statements"]
        if each["id"] == entry["subject"]
    )
    forged = entry | {"verdict": "corrected", "value": claim | {"content_text": ["what nobody said"]}}
    lines[-4] = json.dumps({"judgement": forged})
    (tmp_path / "forged.jsonl").write_text("\n".join(lines), encoding="utf-8")
    inside(tmp_path, "init", "two")
    done = inside(tmp_path / "two", "import", "../forged.jsonl")
    assert done.code == 1
    assert "what nobody said" in done.err
    assert inside(tmp_path / "two", "export").out.splitlines() == lines[:-4]
