"""Cases at the command line: what a person without any article does with them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

Detente = Callable[..., Any]

TABLE = {
    "states": 4,
    "moves": {"row": [[1, 2], [2, 1], [3, 4], [4, 3]], "column": [[1, 3], [3, 1], [2, 4], [4, 2]]},
    "payoffs": {"row": [3, 4, 2, 1], "column": [3, 2, 4, 1]},
}


def test_every_shipped_case_is_listed_with_what_it_answers(detente: Detente) -> None:
    run = detente("cases")
    assert run.code == 0
    for name in ("elmira", "cuban-missile-crisis", "garrison", "january-2022", "security-council", "nato"):
        assert name in run.out
    assert "(outcomes, levers, deals, forecast)" in run.out
    rows = json.loads(detente("cases", "--json").out)["cases"]
    assert {"name", "title", "source", "commands"} <= rows[0].keys()


def test_a_shipped_case_is_a_file_to_start_from(detente: Detente, tmp_path: Path) -> None:
    copy = tmp_path / "mine.yaml"
    copy.write_text(detente("cases", "elmira").out, encoding="utf-8")
    assert (
        json.loads(detente("outcomes", copy, "--json").out)["equilibria"]
        == json.loads(detente("outcomes", "elmira", "--json").out)["equilibria"]
    )


def test_a_slip_in_a_case_name_gets_the_nearest(detente: Detente) -> None:
    run = detente("outcomes", "elmirra")
    assert run.code == 1
    assert run.out == ""
    assert "did you mean 'elmira'?" in run.err


def test_the_printed_schema_accepts_the_printed_cases(detente: Detente) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(detente("schema", "case").out))
    text = detente("cases", "january-2022").out
    validator.validate(json.loads(json.dumps(yaml.safe_load(text), default=str)))


def test_a_case_comes_by_standard_input(detente: Detente) -> None:
    run = detente("outcomes", "-", "--json", given=json.dumps(TABLE).encode())
    assert run.code == 0
    assert json.loads(run.out)["equilibria"]["nash"] == [2, 3]


@pytest.mark.parametrize(("given", "fault"), [(b"\xff\xfe", "no UTF-8 text"), (b"", "empty; a case begins")])
def test_standard_input_that_is_no_case_is_refused(detente: Detente, given: bytes, fault: str) -> None:
    run = detente("outcomes", "-", given=given)
    assert run.code == 1
    assert f"standard input: {fault}" in run.err


def test_a_plain_table_needs_no_flag_and_says_that_it_is_ungrounded(detente: Detente, tmp_path: Path) -> None:
    path = tmp_path / "chicken.json"
    path.write_text(json.dumps(TABLE))
    assert json.loads(detente("outcomes", path, "--json").out)["grounds"]["ungrounded"] == [
        "ungrounded table"
    ]
    assert "Ungrounded: ungrounded table." in detente("outcomes", path).out


def test_values_without_grounds_need_the_flag(detente: Detente, tmp_path: Path) -> None:
    path = tmp_path / "bare.yaml"
    path.write_text(
        "detente: case/1\ntitle: t\nparties: [A]\n"
        "decision_makers:\n  - name: A\n    options: [go]\n    preferences: {statements: [go]}\n"
    )
    refused = detente("outcomes", path)
    assert refused.code == 1
    assert f"{path}:7: decision_makers[1].preferences" in refused.err
    assert "--allow-ungrounded" in refused.err
    let_through = detente("outcomes", path, "--allow-ungrounded")
    assert let_through.code == 0
    assert "Ungrounded: values without grounds, let through on request." in let_through.out


def test_every_fault_of_a_file_is_told_at_once_with_its_line(detente: Detente, tmp_path: Path) -> None:
    path = tmp_path / "faulty.yaml"
    path.write_text(
        "detente: case/1\ntitle: t\nassumption: made up\nparties: [A, B]\n"
        "decision_makers:\n"
        "  - name: C\n    options: [go]\n    preferences: {statements: [gone]}\n"
        "  - name: B\n    options: [go]\n    preferences: {ranking: [1]}\n"
    )
    told = detente("outcomes", path).err
    assert ":6: decision_makers[1].name: 'C' is no party" in told
    assert ":10: decision_makers[2].options[1]: option 'go' of B has the name of one of C's" in told


def test_a_picture_is_drawn_beside_the_answer(detente: Detente, tmp_path: Path) -> None:
    path = tmp_path / "elmira.svg"
    run = detente("outcomes", "elmira", "--json", "--plot", path)
    assert run.code == 0
    assert json.loads(run.out)["equilibria"]["nash"] == [5, 8, 9]
    assert path.read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(("name", "code"), [("x.gif", 2), ("no/such/folder/x.svg", 1)])
def test_a_picture_that_cant_be_written_ends_the_command(
    detente: Detente, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    run = detente("outcomes", "elmira", "--plot", name)
    assert run.code == code
    assert name.rsplit("/", 1)[-1] in run.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("deals", "january-2022"), "no deal"),
        (("forecast", "january-2022", "--issue", "exercises"), "Issue: exercises."),
    ],
)
def test_deals_and_forecasts_are_drawn_too(
    detente: Detente, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    path = tmp_path / "picture.svg"
    assert detente(*arguments, "--plot", path).code == 0
    assert words in path.read_text(encoding="utf-8")


def test_an_issue_that_isn_t_there_can_t_be_drawn(detente: Detente, tmp_path: Path) -> None:
    run = detente("forecast", "january-2022", "--issue", "weather", "--plot", tmp_path / "x.svg")
    assert run.code == 2
    assert "weather" in run.err
