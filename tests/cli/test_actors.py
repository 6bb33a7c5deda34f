"""Actors at the command line: listed, merged, split, undone; in effect at once, carried in the export."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.workflow.serving import application
from tests.adapters.workbench.conftest import Client

Project = Callable[..., Any]


@pytest.fixture
def project(begun: Path, detente: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with two reports, and the command line in it."""
    monkeypatch.setenv("DETENTE_REVIEWER", "ada")
    (begun / "a.txt").write_text(
        "BRUSSELS, 12 January 2022 -- Russian Deputy Foreign Minister Pavel Onegin demanded that NATO bar "
        "Ukraine from ever joining the alliance. NATO said it would not accept any veto over its open door "
        "policy. Russia has massed about 100,000 troops on its border with Ukraine."
    )
    (begun / "b.txt").write_text(
        "KYIV, 14 January 2022 -- Russian envoy Pawel Onegin said that the talks had failed. Russia has "
        "massed 175,000 troops on its border with Ukraine."
    )
    (begun / "c.txt").write_text(
        'KYIV, 28 January 2022 -- Ukrainian President Volodymyr Zelenskyy said: "We don\'t need this panic."'
    )
    assert detente("add", "a.txt", "b.txt", "c.txt").code == 0
    return detente


def names(project: Project, *words: str) -> dict[str, dict[str, Any]]:
    rows = [json.loads(line) for line in project("actors", "--json", *words).out.splitlines()]
    return {each["name"]: each for each in rows}


def speakers(project: Project) -> set[str]:
    found = json.loads(project("positions", "--json").out)
    return {position["speaker"] for issue in found["issues"] for position in issue["positions"]}


def test_actors_are_listed_with_kind_side_and_office(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")  # in a narrow terminal an office is written on several lines
    found = names(project)
    assert found["Volodymyr Zelensky"]["kind"] == "person"
    assert [each["party"] for each in found["Pavel Onegin"]["speaks_for"]] == ["Russia"]
    assert {"Russia", "NATO", "Ukraine"} <= set(found)
    table = project("actors").out
    assert "deputy foreign minister" in table
    assert set(names(project, "--kind", "state")) == {"Russia", "Ukraine"}
    refused = project("actors", "--kind", "robot")
    assert (refused.code, "organisation" in refused.err) == (1, True)


def test_a_merge_is_in_effect_on_positions_and_an_undo_takes_it_back(project: Project) -> None:
    assert "Pavel Onegin" in speakers(project)
    assert "Pawel Onegin" in project("actors", "candidates").out
    done = project("actors", "merge", "Pawel Onegin", "Pavel Onegin", "--note", "the same minister")
    assert done.out == "Pawel Onegin\tPawel Onegin\nPavel Onegin\tPawel Onegin\n"
    assert "Pawel Onegin" in speakers(project)
    assert "Pavel Onegin" not in speakers(project)
    shown = project("actors", "show", "Pavel Onegin").out
    assert "Pawel Onegin, person" in shown
    assert "judged the same by ada" in shown
    assert "Pawel Onegin" not in project("actors", "candidates").out
    assert project("actors", "undo", "Pavel Onegin", "Pawel Onegin").code == 0
    assert "Pavel Onegin" in speakers(project)


Said = tuple[str, str, str, str]


def told_by_command(project: Project) -> set[Said]:
    """Each position in the grid: its issue, party, speaker and claim."""
    found = json.loads(project("positions", "--json").out)
    return {
        (issue["issue"], each["party"], each["speaker"], each["claim"])
        for issue in found["issues"]
        for each in issue["positions"]
    }


def told_in_browser(client: Client) -> set[Said]:
    """The same from the pages, cell by cell."""
    cells = (
        client.get(f"{cell['address']}.json").json()
        for issue in client.get("/positions.json").json()["issues"]
        for cell in issue["cells"]
        if cell is not None
    )
    return {
        (cell["issue"], cell["party"], each["speaker"], each["claim"])
        for cell in cells
        for each in cell["positions"]
    }


def test_a_merge_in_the_browser_shows_in_its_grid_as_in_the_command_line_s(project: Project) -> None:
    client = Client(application(Path()))
    before = told_in_browser(client)
    assert before == told_by_command(project)
    fields = {"one": "Pawel Onegin", "other": "Pavel Onegin", "verdict": "positive"}
    merged = client.post("/actors/judge", data={**fields, "form_token": client.form_token("/actors")})
    assert merged.status_code == 303
    after = told_in_browser(client)
    assert after == told_by_command(project)
    assert {speaker for *_, speaker, _ in before - after} == {"Pavel Onegin"}
    assert {speaker for *_, speaker, _ in after - before} == {"Pawel Onegin"}


def test_claims_are_listed_by_any_name_of_who_speaks(project: Project) -> None:
    def spoken(name: str) -> set[str]:
        rows = project("review", "list", "--speaker", name, "--json").out.splitlines()
        return {json.loads(row)["speaker"] for row in rows}

    assert (spoken("Pavel Onegin"), spoken("Pawel Onegin")) == ({"Pavel Onegin"}, {"Pawel Onegin"})
    project("actors", "merge", "Pavel Onegin", "Pawel Onegin")
    assert spoken("Pavel Onegin") == spoken("Pawel Onegin") == {"Pavel Onegin", "Pawel Onegin"}
    project("actors", "undo", "Pavel Onegin", "Pawel Onegin")
    assert spoken("Pavel Onegin") == {"Pavel Onegin"}


def test_the_brief_and_the_grid_call_actors_alike(project: Project, tmp_path: Path) -> None:
    project("actors", "merge", "Pawel Onegin", "Pavel Onegin")
    assert project("brief", "--output", tmp_path / "brief.md", "--markdown").code == 0
    text = (tmp_path / "brief.md").read_text(encoding="utf-8")
    assert "Pawel Onegin" in text
    assert "about 100,000 (1 independent report)" in text
    assert "175,000 (1 independent report)" in text


def test_a_contradiction_is_told_and_its_last_step_not_taken(project: Project) -> None:
    project("actors", "merge", "Pavel Onegin", "Pawel Onegin")
    project("actors", "split", "Pavel Onegin", "Volodymyr Zelensky")
    told = project("actors", "merge", "Pawel Onegin", "Volodymyr Zelensky")
    assert "contradiction: Pavel Onegin = Pawel Onegin = Volodymyr Zelensky" in told.err
    assert {"Pavel Onegin", "Volodymyr Zelensky"} <= set(names(project))


def test_nobody_undoes_what_another_said_of_two_names(project: Project) -> None:
    project("actors", "unsure", "Pavel Onegin", "Pawel Onegin", "--by", "bo")
    refused = project("actors", "undo", "Pavel Onegin", "Pawel Onegin")
    assert (refused.code, "bo" in refused.err) == (1, True)
    refused = project("actors", "undo", "Russia", "NATO")
    assert (refused.code, "nothing to undo" in refused.err) == (1, True)


def test_a_name_that_nobody_has_is_refused_with_the_nearest(project: Project) -> None:
    refused = project("actors", "merge", "Pavl Onegin", "Russia")
    assert (refused.code, "Pavel Onegin" in refused.err) == (1, True)
    refused = project("actors", "show", "Nemo")
    assert (refused.code, "detente actors" in refused.err) == (1, True)


def test_figures_that_exclude_each_other_are_listed(project: Project) -> None:
    told = project("actors", "disputes")
    assert told.code == 0
    assert told.out.startswith("figures: Russia, massing")
    (row,) = [json.loads(line) for line in project("actors", "disputes", "--json").out.splitlines()]
    assert [each["told"] for each in row["accounts"]] == ["about 100,000", "175,000"]


def test_the_export_carries_judgements_of_names(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project("actors", "merge", "Pawel Onegin", "Pavel Onegin")
    project("actors", "merge", "Russia", "NATO")
    project("actors", "undo", "Russia", "NATO")
    project("export", "-o", tmp_path / "record.jsonl")
    before = names(project)
    monkeypatch.chdir(tmp_path)
    project("init", "copy")
    monkeypatch.chdir(tmp_path / "copy")
    assert project("import", tmp_path / "record.jsonl").code == 0
    assert names(project) == before
    assert project("export").out == (tmp_path / "record.jsonl").read_text()
