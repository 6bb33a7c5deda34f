"""`detente deals`, `consent` and `forecast`, as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
    assert "A's refusal of less than 5; B's refusal of less than 5" in words


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
