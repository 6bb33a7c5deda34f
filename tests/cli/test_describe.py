"""A document gets its day after it was added: read again by it, with every judgement, and so exported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Detente

TEXT = "Utopian and Erewhonian officials met in Geneva on Monday. Utopia deployed 5,000 troops on Tuesday."


@pytest.fixture
def undated(begun: Path, detente: Detente) -> Path:
    """A project with one report that says no day of publication."""
    (begun / "a.txt").write_text(TEXT)
    assert detente("add", "a.txt").code == 0
    return begun


def claims(detente: Detente) -> dict[str, dict[str, Any]]:
    """Each claim by its kind and words."""
    rows = [json.loads(line) for line in detente("review", "list", "--json").out.splitlines()]
    return {f"{row['kind']}: {row['words']}": row for row in rows}


def meeting(detente: Detente) -> dict[str, Any]:
    (found,) = [row for name, row in claims(detente).items() if name.startswith("meeting")]
    return found


def header(detente: Detente, document: str = "a.txt") -> dict[str, Any]:
    told: dict[str, Any] = json.loads(detente("describe", document, "--json").out)
    return told


def test_a_document_without_a_day_is_told_with_the_remedy(begun: Path, detente: Detente) -> None:
    (begun / "a.txt").write_text(TEXT)
    (begun / "b.txt").write_text(f"GENEVA, January 12, 2022 -- {TEXT}")
    done = detente("add", "a.txt", "b.txt")
    (identity,) = [row.split("\t")[0] for row in done.out.splitlines() if "a.txt" in row]
    assert "a.txt: no day of publication is known" in done.err
    assert f"detente describe {identity[:16]} --published YYYY-MM-DD" in done.err
    assert "b.txt" not in done.err
    listed = detente("documents").out.splitlines()
    assert [line.endswith("(no day of publication)") for line in listed] == [True, False]


def test_a_given_day_dates_what_was_said_on_monday_and_keeps_what_was_judged(
    undated: Path, detente: Detente
) -> None:
    before = meeting(detente)
    assert before["row"]["start"] is None
    assert detente("review", "accept", before["id"], "--by", "ada").code == 0
    done = detente(
        "describe", "a.txt", "--published", "2022-01-12", "--by", "bo", "--note", "the wire's stamp"
    )
    assert done.code == 0
    after = meeting(detente)
    assert (after["row"]["start"], after["state"]) == ("2022-01-10", "accepted")
    assert detente("review", "undo", before["id"], "--by", "ada").code == 0, "the old id still finds it"
    assert meeting(detente)["state"] == "proposed"
    told = header(detente)
    assert told["published"] == "2022-01-12"
    (entry,) = told["corrections"]
    assert (entry["by"], entry["note"]) == ("bo", "the wire's stamp")
    assert entry["value"] == {"was": {"published": None}, "is": {"published": "2022-01-12"}}


def test_without_an_option_the_header_and_its_corrections_are_told(undated: Path, detente: Detente) -> None:
    detente("describe", "a.txt", "--title", "Geneva  again", "--publisher", "Klow Wire", "--by", "bo")
    told = detente("describe", "a.txt").out
    assert "title      Geneva again" in told
    assert "bo  title: - -> Geneva again; publisher: - -> Klow Wire" in told
    emptied = detente("describe", "a.txt", "--publisher", "")
    assert "corrected: publisher: Klow Wire -> -" in emptied.err
    assert header(detente)["publisher"] is None
    same = detente("describe", "a.txt", "--title", "Geneva again")
    assert "nothing was otherwise" in same.err
    assert len(header(detente)["corrections"]) == 2


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("soon", "is no ISO date, such as 2022-01-13"),
        ("2022-02-30", "is no ISO date, such as 2022-01-13"),
        ("2022-01", "is no day; write it so: 2022-01-13"),
    ],
)
@pytest.mark.parametrize("command", [("describe", "a.txt"), ("add", "a.txt"), ("read", "a.txt")])
def test_what_is_no_day_is_refused_and_nothing_changes(
    undated: Path, detente: Detente, day: str, reason: str, command: tuple[str, str]
) -> None:
    done = detente(*command, "--published", day)
    assert done.code == 1
    assert f"--published {day}: {reason}" in done.err
    assert header(detente)["published"] is None


def test_a_document_that_is_not_kept_is_named_with_the_remedy(undated: Path, detente: Detente) -> None:
    done = detente("describe", "nowhere.txt", "--title", "T")
    assert done.code == 1
    assert "nowhere.txt: no document of that id or name; `detente documents` lists them" in done.err


def test_an_address_that_another_document_has_is_refused(undated: Path, detente: Detente) -> None:
    (undated / "b.txt").write_text("The envoy said no.")
    detente("add", "b.txt")
    assert detente("describe", "b.txt", "--url", "https://example.org/b").code == 0
    done = detente("describe", "a.txt", "--url", "https://example.org/b")
    assert done.code == 1
    assert "https://example.org/b: is that of b.txt already" in done.err
    assert detente("describe", "https://example.org/b").code == 0


def test_a_given_day_never_overrides_what_a_file_or_its_text_says(begun: Path, detente: Detente) -> None:
    (begun / "said.md").write_text(f"---\npublished: 2021-05-04\n---\n\n{TEXT}")
    (begun / "printed.txt").write_text(f"GENEVA, January 12, 2022 -- {TEXT}")
    (begun / "silent.txt").write_text(TEXT)
    names = ("said.md", "printed.txt", "silent.txt")
    assert detente("add", *names, "--published", "2022-02-09").code == 0
    days = {
        row["name"]: row["published"]
        for row in map(json.loads, detente("documents", "--json").out.splitlines())
    }
    assert days == {"said.md": "2021-05-04", "printed.txt": "2022-01-12", "silent.txt": "2022-02-09"}
    read = detente("read", *names, "--published", "2022-02-09", "--json").out.splitlines()
    assert [json.loads(line)["document"]["published"] for line in read] == [days[name] for name in names]


def test_a_day_that_a_person_gave_goes_before_what_the_text_says_until_it_is_taken_back(
    begun: Path, detente: Detente
) -> None:
    (begun / "a.txt").write_text(f"GENEVA, January 12, 2022 -- {TEXT}")
    detente("add", "a.txt")
    detente("describe", "a.txt", "--published", "2022-01-19")
    assert meeting(detente)["row"]["start"] == "2022-01-17"
    detente("describe", "a.txt", "--published", "")
    assert header(detente)["published"] == "2022-01-12"
    assert meeting(detente)["row"]["start"] == "2022-01-10"
    assert "nothing was otherwise" in detente("describe", "a.txt", "--published", "").err


def test_the_export_is_equal_whatever_the_order_and_reads_again(undated: Path, detente: Detente) -> None:
    """Corrected and then dropped and added; or brought in elsewhere; or added where the log came first."""
    detente("review", "accept", meeting(detente)["id"], "--by", "ada")
    detente("describe", "a.txt", "--published", "2022-01-12", "--by", "bo")
    exported = detente("export").out
    detente("drop", "a.txt")
    readded = detente("add", "a.txt")
    assert "no day" not in readded.err
    assert detente("export").out == exported
    assert meeting(detente)["state"] == "accepted"
    assert detente("reread").out == ""

    (undated / "record.jsonl").write_text(exported)
    (undated / "log.jsonl").write_text(
        "".join(line + "\n" for line in exported.splitlines() if '{"judgement"' in line)
    )
    for name, steps in {
        "imported": [("import", "record.jsonl")],
        "log first": [("import", "log.jsonl"), ("add", "a.txt")],
        "log last": [("add", "a.txt"), ("import", "log.jsonl")],
        "known before": [("add", "a.txt"), ("import", "record.jsonl")],
    }.items():
        (undated / "record.db").unlink()
        for step in steps:
            done = detente(*step)
            assert done.code == 0, (name, step, done.err)
        assert detente("export").out == exported, name
