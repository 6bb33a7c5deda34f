"""`detente levers` as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from typer.testing import CliRunner

from detente.cli.app import app
from detente.cli.levers import Sense
from detente.theory.graph_model import Concept

RUN = CliRunner()


def test_levers_of_an_equilibrium_and_of_a_state_that_is_none():
    stop = json.loads(RUN.invoke(app, ["levers", "elmira", "--target", "5", "--json"]).stdout)["levers"][
        "nash"
    ]
    assert stop["equilibrium"] is True
    assert [(each["changes"][0]["decision_maker"], each["pairs"]) for each in stop["to_stop"]] == [
        ("Uniroyal", 1),
        ("LG", 1),
        ("MoE", 3),
    ]
    make = json.loads(RUN.invoke(app, ["levers", "elmira", "--target", "delay", "--json"]).stdout)["levers"]
    assert make["nash"]["to_make"]["changes"][0]["crossing"] == [5]


def test_a_seed_repeats_the_answer():
    call = ["levers", "elmira", "--seed", "3", "--samples", "40", "--json"]
    first, second = RUN.invoke(app, call).stdout, RUN.invoke(app, call).stdout
    assert first == second
    assert json.loads(first)["robustness"]["survived"]["nash"]["9"] == 40


def test_words_say_who_would_have_to_think_what():
    told = RUN.invoke(app, ["levers", "elmira", "--target", "1", "--samples", "5"]).stdout
    assert "LG no longer preferred 5 (delay + insist) to it (1 pair of states compared otherwise)" in told
    assert "SEQ, 1 (delay): make it: Uniroyal preferring 9 to 5; LG preferring 1 to 5" in told


def test_an_unknown_state_is_a_wrong_call():
    answer = RUN.invoke(app, ["levers", "elmira", "--target", "peace"])
    assert answer.exit_code == 2
    assert "from 1 to 9" in answer.output


def test_the_solver_writes_nothing_of_its_own():
    """The solver's greeting goes past Python's streams: only a real process shows it."""
    call = [sys.executable, "-m", "detente", "levers", "elmira", "--target", "1", "--samples", "1", "--json"]
    where = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    told = subprocess.run(call, capture_output=True, text=True, check=True, env=where)
    assert json.loads(told.stdout)["target"] == 1


def test_every_sense_of_equilibrium_can_be_asked_for():
    assert [str(each) for each in Sense] == [str(each) for each in Concept]
