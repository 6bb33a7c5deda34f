"""`detente outcomes` as a user runs it."""

from __future__ import annotations

import json

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
