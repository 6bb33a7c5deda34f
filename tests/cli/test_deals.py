"""`detente deals`, `consent` and `forecast`, as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.adapters.cases.writing import yaml_of
from detente.case.draft import draft_case
from detente.workflow.serving import application
from tests.adapters.workbench.conftest import Client
from tests.case.test_draft import CODEBOOK, position

TABLE = {
    "parties": ["A", "B"],
    "issues": [
        {
            "name": "road",
            "options": [
                {"name": "no", "values": {"A": 0, "B": 0}},
                {"name": "yes", "values": {"A": 5, "B": -1}},
            ],
        },
        {
            "name": "port",
            "options": [
                {"name": "no", "values": {"A": 0, "B": 0}},
                {"name": "yes", "values": {"A": -1, "B": 5}},
            ],
        },
    ],
    "disagreement": {"A": 0, "B": 0},
}


def test_a_plain_table_has_its_frontier_its_solutions_and_the_trade(detente, tmp_path: Path) -> None:
    path = tmp_path / "table.json"
    path.write_text(json.dumps(TABLE), encoding="utf-8")
    run = detente("deals", path, "--json")
    assert run.code == 0
    answer = json.loads(run.out)
    both = {"package": {"road": "yes", "port": "yes"}, "values": {"A": 4, "B": 4}}
    assert {(row["values"]["A"], row["values"]["B"]) for row in answer["frontier"]} == {
        (5, -1),
        (4, 4),
        (-1, 5),
    }
    for concept in ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian"):
        assert both.items() <= answer[concept].items()
    (trade,) = answer["trades"]["steps"]
    assert trade["gains"] == {"A": 4, "B": 4}
    assert "ungrounded" in answer["grounds"]


def test_an_empty_zone_names_the_clauses_that_kill_it(detente, tmp_path: Path) -> None:
    path = tmp_path / "table.json"
    path.write_text(json.dumps(TABLE | {"disagreement": {"A": 5, "B": 5}}), encoding="utf-8")
    answer = json.loads(detente("deals", path, "--json").out)
    assert answer["zone"]["empty"]
    (killing,) = answer["zone"]["killing_sets"]
    assert [each["party"] for each in killing] == ["A", "B"]
    assert answer["nash"] is None
    words = detente("deals", path).out
    assert "A’s refusal of less than it has without a deal; B’s refusal of less" in words
    assert "It would open if\n  - A took less than it has without a deal" in words
    assert "Without a deal: A 5, B 5." in words


def test_a_red_line_is_told_with_how_it_is_known_as_in_the_workbench(
    detente, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    assert detente("case", "build").code == 0

    def lines() -> dict[tuple[str, str], str | None]:
        answer = json.loads(detente("deals", "case.yaml", "--json").out)["red_lines"]
        told = {(each["party"], each["issue"], each["option"]): each["known"] for each in answer}
        shown = Client(application(project)).get("/deals.json").json()["red_lines"]
        assert told == {(each["party"], each["issue"], each["option"]): each["known"] for each in shown}
        return {(party, issue): known for (party, issue, _), known in told.items()}

    before = lines()
    assert set(before.values()) == {"assumed"}
    assert "assumed: a plain refusal" in detente("deals", "case.yaml").out
    issues = json.loads(detente("positions", "--json").out)["issues"]
    activity = next(each for each in issues if "military activity" in each["issue"])
    refusal = next(each for each in activity["positions"] if each["party"] == "NATO")
    coded = ("--issue", activity["issue"], "--kind", "red line", "--option", "none")
    assert detente("review", "code", refusal["claim"], *coded).code == 0
    assert lines() == before | {("NATO", activity["issue"]): "stated"}
    assert "stated as one" in detente("deals", "case.yaml").out


def test_without_a_project_a_case_tells_which_red_lines_it_assumes(
    detente, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert detente("case", "build", "-o", "drawn.yaml").code == 0
    away = tmp_path / "away.yaml"
    away.write_bytes((project / "drawn.yaml").read_bytes())
    for command in (("deals", away), ("deals", "-")):
        run = detente(*command, "--json", given=away.read_bytes())
        assert {each["known"] for each in json.loads(run.out)["red_lines"]} == {"assumed"}
    told = json.loads(detente("deals", "january-2022", "--json").out)["red_lines"]
    assert {each["known"] for each in told} == {None}
    assert "how it is known" not in detente("deals", "january-2022").out


def test_a_case_is_analysed_where_the_project_beside_it_cannot_be_asked(detente, project: Path) -> None:
    assert detente("case", "build").code == 0
    settings = project / "detente.toml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    lines = ['codebook = "gone.yaml"' if each.startswith("codebook") else each for each in lines]
    settings.write_text("\n".join(lines), encoding="utf-8")
    run = detente("deals", "case.yaml", "--json")
    assert run.code == 0
    assert {each["known"] for each in json.loads(run.out)["red_lines"]} == {"assumed"}
    assert "told by the case alone: " in run.err
    assert "gone.yaml" in run.err


def test_a_zone_that_is_empty_names_the_red_lines_that_are_only_assumed(detente, tmp_path: Path) -> None:
    path = tmp_path / "towers.yaml"
    path.write_text(
        yaml_of(
            draft_case(
                (
                    position("Utopia", "rejection", "many", claim="c1"),
                    position("Utopia", "rejection", "few", claim="c2"),
                    position("Erewhon", "red line", "none", claim="c3"),
                ),
                (),
                CODEBOOK,
            )
        )
    )
    zone = json.loads(detente("deals", path, "--json").out)["zone"]
    many = {"party": "Utopia", "clause": "red line", "issue": "towers", "option": "many", "known": "assumed"}
    assert many in zone["killing_sets"][0]
    assert [many] in zone["openings"]
    words = detente("deals", path).out
    assert "Utopia’s red line against “many” (towers), assumed: a plain refusal" in words
    assert "  - Utopia accepted “many” on towers (its red line is assumed: a plain refusal)\n" in words


def test_trades_from_a_package_of_ones_own(detente, tmp_path: Path) -> None:
    path = tmp_path / "table.json"
    path.write_text(json.dumps(TABLE), encoding="utf-8")
    answer = json.loads(detente("deals", path, "--json", "--from", "road=yes").out)
    assert answer["trades"]["from"]["package"]["road"] == "yes"
    run = detente("deals", path, "--from", "road=maybe")
    assert run.code == 1
    assert "write one of no, yes" in run.err


def test_the_security_council(detente) -> None:
    (rule,) = json.loads(detente("consent", "security-council", "--json").out)["rules"]
    assert rule["veto_players"] == ["China", "France", "Russia", "United Kingdom", "United States"]
    assert rule["shapley_shubik_exact"]["France"] == "421/2145"
    assert rule["banzhaf_exact"]["Ghana"] == "21/1270"
    assert rule["minimal_winning"]["count"] == 210
    assert "each of them can block alone" in detente("consent", "security-council").out


def test_a_case_without_what_is_asked_for_says_what_to_add(detente) -> None:
    for command, word in (("deals", "values"), ("consent", "consent"), ("forecast", "positions")):
        run = detente(command, "elmira")
        assert run.code == 1
        assert word in run.err


def test_forecasts_and_their_grounds(detente) -> None:
    answer = json.loads(detente("forecast", "eu-electronic-money", "--json").out)
    (row,) = answer["forecast"].values()
    assert row["outcome"] == 60
    assert row["compromise"] == pytest.approx(53.9, abs=0.05)
    assert any("weigh the same" in words for words in answer["grounds"]["assumptions"])
    assert answer["contested"] == ["challenge"]


CSV = """issue,actor,position,salience,outcome,proposal
i,a,0,50,40,p
i,b,100,50,40,p
"""


def test_the_scoreboard_of_a_csv_and_of_json_is_the_same(detente, tmp_path: Path) -> None:
    table = tmp_path / "decisions.csv"
    table.write_text(CSV, encoding="utf-8")
    listed = tmp_path / "decisions.json"
    entry = {"issue": "i", "proposal": "p", "outcome": 40, "actors": [["a", 0, 50], ["b", 100, 50]]}
    listed.write_text(json.dumps({"issues": [entry]}), encoding="utf-8")
    first = json.loads(detente("forecast", "--scoreboard", table, "--json").out)
    second = json.loads(detente("forecast", "--scoreboard", listed, "--json").out)
    assert first == second
    scores = {each["method"]: each["mean_absolute_error"] for each in first["scores"]}
    assert scores["compromise mean"] == 10
    assert "compromise mean" in detente("forecast", "--scoreboard", table).out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("issue,actor\ni,a\n", "no column position, salience, outcome"),
        (CSV.replace("100", "far"), "line 3: position 'far' is no number"),
        (CSV.replace("50,40,p\ni", "50,41,p\ni"), "two outcomes"),
        ('{"issues": [{"issue": "i", "outcome": 1, "actors": [["a", 1]]}]}', "issues"),
        ('{"issues": []}', "no decision"),
        ("{", "no JSON"),
    ],
)
def test_faulty_decisions_are_refused(detente, tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "decisions"
    path.write_text(text, encoding="utf-8")
    run = detente("forecast", "--scoreboard", path)
    assert run.code == 1
    assert message in run.err
