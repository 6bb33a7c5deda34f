"""`detente outcomes` as a user runs it."""

from __future__ import annotations

import json
from itertools import chain

from typer.testing import CliRunner

from detente.cli.app import app

RUN = CliRunner()


def table(tmp_path, **changes):
    written = {
        "states": 4,
        "moves": {"I": [[1, 2], [2, 1], [3, 4], [4, 3]], "II": [[1, 3], [3, 1], [2, 4], [4, 2]]},
        "payoffs": {"I": [2, 1, 4, 3], "II": [2, 4, 1, 3]},
        **changes,
    }
    path = tmp_path / "dilemma.json"
    path.write_text(json.dumps(written))
    return str(path)


def test_an_explicit_graph_model_in_json_out(tmp_path):
    told = json.loads(RUN.invoke(app, ["outcomes", table(tmp_path), "--json"]).stdout)
    assert told["equilibria"] == {"nash": [1], "gmr": [1, 4], "smr": [1, 4], "seq": [1, 4], "sseq": [1, 4]}
    assert told["stable"]["nash"] == {"I": [1, 3], "II": [1, 2]}
    assert told["coalitions"]["improvements"] == [{"coalition": ["I", "II"], "from": 1, "to": 4}]
    witness = next(
        each
        for each in told["witnesses"]
        if (each["state"], each["decision_maker"], each["concept"]) == (4, "I", "seq")
    )
    assert witness["sanctions"] == [{"improvement": 3, "answer": [{"decision_maker": "II", "to": 1}]}]


def test_words_say_whose_choice_an_unknown_preference_leaves_open():
    told = RUN.invoke(app, ["outcomes", "january-2022"]).stdout
    assert "Whether Russia would stay is undetermined: Nash at 2, 12;" in told
    assert "Russia has no better move if the case's best guess is right." in told


def test_each_decision_maker_s_ranking_is_told_the_best_first(tmp_path):
    path = table(tmp_path, payoffs={"I": [2, 1, 4, 3], "II": [2, 2, 1, 3]})
    told = json.loads(RUN.invoke(app, ["outcomes", path, "--json"]).stdout)
    assert told["rankings"] == [
        {"decision_maker": "I", "tiers": [[3], [4], [1], [2]], "known": True},
        {"decision_maker": "II", "tiers": [[4], [1, 2], [3]], "known": True},
    ]
    words = RUN.invoke(app, ["outcomes", path]).stdout
    assert "    1. state 4\n    2. state 1  (all alike to it)\n       state 2\n    3. state 3\n" in words


def test_a_long_ranking_is_cut_and_a_guessed_one_says_so():
    words = RUN.invoke(app, ["outcomes", "january-2022"]).stdout
    russia, nato = words.split("Who prefers which state")[1].split("\n\n")[1:3]
    assert russia.splitlines()[1:3] == [
        "  Not all of it is known; this is the case’s best guess.",
        "    1. 10 (withdraw + guarantee + talk on arms control)",
    ]
    assert "guess" not in nato
    assert russia.splitlines()[-1] == nato.splitlines()[-1] == "       … and 8 more; --json lists all"
    told = json.loads(RUN.invoke(app, ["outcomes", "january-2022", "--json"]).stdout)["rankings"]
    assert [(each["decision_maker"], each["known"]) for each in told] == [("Russia", False), ("NATO", True)]
    assert all(sorted(chain(*each["tiers"])) == list(range(1, 21)) for each in told)


def test_words_name_the_improvement_and_its_sanction():
    told = RUN.invoke(app, ["outcomes", "elmira"]).stdout
    assert "9 (abandon)                      ●     ●     ●     ●     ●" in told
    assert "to 8 (modify + accept + insist), but then Uniroyal moves to 9 (abandon)" in told
    assert "MoE and Uniroyal: from 5 (delay + insist) to 8 (modify + accept + insist)" in told


def test_an_asked_for_state_is_explained():
    told = RUN.invoke(app, ["outcomes", "elmira", "--state", "2"]).stdout
    assert "State 2 (modify + delay): no equilibrium" in told
    assert "Uniroyal would move to 4 (modify + accept): nothing the others can do" in told


def test_a_state_that_is_none_is_a_wrong_call():
    answer = RUN.invoke(app, ["outcomes", "elmira", "--state", "10"])
    assert answer.exit_code == 2


def test_a_case_without_decision_makers_says_so():
    answer = RUN.invoke(app, ["outcomes", "nato"])
    assert answer.exit_code == 1
    assert "decision_makers" in str(answer.exception)
