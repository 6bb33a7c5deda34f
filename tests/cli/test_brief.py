"""From a record to a case and a brief, as a user goes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from detente.adapters.store import Store
from detente.record import Reading
from detente.workflow.serving import application
from tests.adapters.workbench.conftest import Client

Inside = Callable[..., Any]


def some_claim(readings: tuple[Reading, ...], *, nested: bool) -> Any:
    return next(
        each for reading in readings for each in reading.statements if (each.via is not None) == nested
    )


@pytest.mark.usefixtures("project")
def test_why_tells_a_claim_s_words_document_and_the_statement_around_it(
    detente: Callable[..., Any], readings: tuple[Reading, ...]
) -> None:
    claim = some_claim(readings, nested=True)
    told = json.loads(detente("why", claim.id[:10], "--json").out)
    assert told["id"] == claim.id
    assert "".join(piece["text"] for piece in told["passage"] if piece["quoted"]) == "".join(
        part.text for part in claim.content
    )
    assert told["within"]["id"] == claim.via
    assert told["document"]["published"].startswith("2022-01")
    shown = detente("why", claim.id).out
    assert "within the statement" in shown
    assert claim.speaker.entity in shown


@pytest.mark.usefixtures("project")
def test_why_tells_a_verdict_by_its_issue(detente: Callable[..., Any]) -> None:
    told = json.loads(detente("why", "missile", "--json").out)
    assert told["answer"] == ["bridgeable"]
    assert {each["claim"] for each in told["positions"]} == {each["id"] for each in told["claims"]}
    assert detente("why", "missile").out.startswith("missile deployments: bridgeable")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("name", "told"),
    [("ab", "an id needs 4 characters"), ("military", "several findings"), ("%%%%", "no claim's id")],
)
def test_why_says_what_is_wrong_with_a_name(detente: Callable[..., Any], name: str, told: str) -> None:
    done = detente("why", name)
    assert done.code == 1
    assert told in done.err


@pytest.mark.usefixtures("project")
def test_the_case_drawn_is_one_that_every_analysis_takes(detente: Callable[..., Any]) -> None:
    built = detente("case", "build")
    assert built.code == 0
    assert "all parties weigh the same" in built.out
    for command in ("deals", "forecast", "outcomes"):
        done = detente(command, "case.yaml")
        assert done.code == 0, done.err
    assert "up to date" in detente("case", "build").out


def test_a_rebuild_keeps_edits_and_takes_up_news(
    detente: Callable[..., Any], project: Path, readings: tuple[Reading, ...]
) -> None:
    store = Store(f"sqlite:///{project / 'record.db'}")
    missiles = [each.document.id for each in readings if "missile" in each.document.text]
    for each in missiles:
        store.drop(each)
    brussels = next(each for each in readings if "brussels" in each.document.name)
    fewer = tuple(each for each in brussels.statements if "missile" not in each.content[0].text)
    store.keep(replace(brussels, statements=fewer))
    assert detente("case", "build").code == 0
    path = project / "case.yaml"
    assert "missile" not in path.read_text()
    edited = "# mine\n" + path.read_text().replace("value: 1\n", "value: 3\n", 1)
    path.write_text(edited)
    store.drop(brussels.document.id)
    store.keep(brussels)
    assert detente("case", "build").code == 0
    after = path.read_text()
    assert after.count("value: 3\n") == 1
    assert "missile deployments" in after
    assert (project / "case.yaml.before").read_text() == edited
    assert "up to date" in detente("case", "build").out


def test_where_edit_and_record_disagree_the_edit_stays_and_the_field_is_told(
    detente: Callable[..., Any], project: Path
) -> None:
    detente("case", "build")
    path, last = project / "case.yaml", project / ".case.yaml.built"
    assert "option: open door" in path.read_text()
    last.write_text(last.read_text().replace("option: open door", "option: moratorium"))
    path.write_text(path.read_text().replace("option: open door", "option: barred for good"))
    done = detente("case", "build")
    assert done.code == 1
    for part in (
        "positions.NATO",
        "you wrote option: barred for good",
        "had option: moratorium",
        "open door",
    ):
        assert part in done.err
    assert "option: barred for good" in path.read_text()
    assert "option: open door" not in path.read_text()


def test_a_case_that_no_build_wrote_is_not_touched(detente: Callable[..., Any], project: Path) -> None:
    (project / "case.yaml").write_text("detente: case/1\n")
    done = detente("case", "build")
    assert done.code == 1
    assert "no build wrote it" in done.err
    assert (project / "case.yaml").read_text() == "detente: case/1\n"


def test_a_case_file_that_the_record_has_left_behind_is_told_in_the_brief_and_the_workbench(
    detente: Callable[..., Any], project: Path
) -> None:
    behind = "built when the record drew another case"
    browser = Client(application(project))

    def is_told() -> tuple[bool, bool]:
        assert detente("brief", "-o", "brief.md").code == 0
        deals = browser.get("/deals.json").json()["case"]
        assert deals["source"] == "the case file case.yaml"
        assert deals["is_behind"] == ("detente case build" in browser.get("/deals").text)
        return behind in (project / "brief.md").read_text(), deals["is_behind"]

    detente("case", "build")
    assert is_told() == (False, False)
    offer = next(
        each for each in json.loads(detente("positions", "--json").out)["issues"] if each["positions"]
    )
    detente("review", "reject", offer["positions"][0]["claim"])
    assert is_told() == (True, True)
    detente("case", "build")
    assert is_told() == (False, False)
    (project / "case.yaml").write_text((project / "case.yaml").read_text() + "# edited\n")
    assert is_told() == (False, False)
    (project / ".case.yaml.built").unlink()
    detente("review", "undo", offer["positions"][0]["claim"])
    assert is_told() == (False, False), "it may be of another's hand"


def test_the_brief_is_the_same_whenever_it_is_written(detente: Callable[..., Any], project: Path) -> None:
    assert detente("brief").code == 0
    first = (project / "brief.html").read_bytes()
    assert detente("brief", "-o", "again.html").code == 0
    assert (project / "again.html").read_bytes() == first
    assert detente("brief", "--markdown", "--as-of", "2022-01-10").code == 0
    text = (project / "brief.md").read_text()
    assert text.startswith("# Russia and NATO")
    assert "10 January 2022 `" in text.split("## Claims")[1]
    assert "12 January 2022 `" not in text.split("## Claims")[1]


def test_a_brief_as_of_a_day_takes_from_an_edited_case_nothing_that_came_later(
    detente: Callable[..., Any], project: Path
) -> None:
    assert detente("case", "build").code == 0
    path, day = project / "case.yaml", "2022-01-10"
    row = yaml.safe_load(path.read_text())
    row["issues"][0]["saliences"]["Russia"] = {"value": 61, "assumption": "an analyst's own estimate"}
    path.write_text(yaml.safe_dump(row, sort_keys=False, allow_unicode=True))
    assert detente("brief", "--markdown", "--as-of", day).code == 0
    text = (project / "brief.md").read_text()
    assert "not in the record" not in text
    assert (
        "the case file case.yaml, drawn anew from what was known by then, with what was edited in it" in text
    )
    assert "an analyst's own estimate" in text
    settled = text.split("## Where they could agree")[1]
    silent = text.split("Nobody has taken a position on ")[1].split(". (")[0]
    for issue in (each["name"] for each in row["issues"]):
        assert (f"{issue}, “" in settled) == (issue not in silent), issue
    assert detente("sensitivity", "--as-of", day).out.startswith(
        "Drawn from the case file case.yaml, drawn anew from what was known by then, with what was edited in "
        "it;"
    )
    assert detente("brief", "--markdown").code == 0
    assert "later claims" not in (project / "brief.md").read_text()


def test_a_brief_as_of_a_day_before_anything_was_said_says_so(
    detente: Callable[..., Any], project: Path
) -> None:
    assert detente("case", "build").code == 0
    assert detente("brief", "--markdown", "--as-of", "2021-01-01").code == 0
    text = (project / "brief.md").read_text()
    reason = "by then nobody had taken a position that names an option of the codebook or refuses one"
    assert f"The case doesn't tell where they could agree: {reason}." in text
    assert f"The case doesn't tell what holds without a deal: {reason}." in text


def test_the_brief_tells_what_happened_since_the_last_one(detente: Callable[..., Any], project: Path) -> None:
    assert detente("brief", "--markdown", "--since", "2022-01-13").code == 0
    text = (project / "brief.md").read_text()
    happened = text.split("## What happened since 13 January 2022")[1].split("## What comes next")[0]
    assert "- 13 January 2022: " in happened
    assert "- 12 January 2022: " not in happened
    assert detente("brief", "--since", "Monday").code == 1


def test_since_last_is_since_the_day_of_the_last_brief(detente: Callable[..., Any], project: Path) -> None:
    first = detente("brief", "--as-of", "2022-01-11", "--since", "last")
    assert first.code == 0
    assert "no brief was written here before" in first.err
    again = detente("brief", "--markdown", "--since", "last")
    assert again.err == ""
    text = (project / "brief.md").read_text()
    assert "## What happened since 12 January 2022" in text
    assert "Since 12 January 2022: " in text.split("## Where they stand")[0]


def test_the_ending_of_a_file_tells_its_format(detente: Callable[..., Any], project: Path) -> None:
    assert detente("brief", "-o", "b.md", "--pdf", "b.pdf").code == 0
    assert (project / "b.md").read_text().startswith("# Russia and NATO")
    assert (project / "b.pdf").read_bytes().startswith(b"%PDF")
    done = detente("brief", "-o", "b.docx")
    assert done.code == 1
    assert ".html, .md, .pdf" in done.err


def test_the_demonstration_runs_all_of_it_and_goes_on_with_its_project(
    detente: Callable[..., Any], tmp_path: Path
) -> None:
    done = detente("demo", "-o", tmp_path / "out")
    assert done.code == 0, done.err
    for name in (
        "Record",
        "Positions",
        "Timeline",
        "Changes",
        "Case",
        "Deals",
        "Outcomes",
        "Levers",
        "Forecast",
    ):
        assert f"\n{name} " in done.out
    written = {path.name for path in (tmp_path / "out").iterdir()}
    briefs = {"brief.html", "brief.md", "brief.pdf"}
    assert written == {"page.html", "record.jsonl", "case.yaml", ".case.yaml.built", "project"} | briefs
    assert not (tmp_path / "out" / "project" / "case.yaml").exists(), "so that its analyses follow a review"
    case = tmp_path / "out" / "case.yaml"
    case.write_text(case.read_text().replace("value: 1\n", "value: 3\n", 1))
    assert detente("demo", "-o", tmp_path / "out").code == 0
    assert case.read_text().count("value: 3\n") == 1


def test_an_empty_record_has_a_brief_too(
    detente: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DETENTE_STORE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    detente("init", "none")
    monkeypatch.chdir(tmp_path / "none")
    done = detente("brief", "--codebook", "russia-nato-2022")
    assert done.code == 0, done.err
    assert "Nobody has taken a position" in (tmp_path / "none" / "brief.html").read_text()
    assert detente("case", "build", "--codebook", "russia-nato-2022").code == 1
