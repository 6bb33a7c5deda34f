"""`detente codebook`: what a record proposes can be used as it is printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

REPORT = "Egypt demanded a halt to the filling. Ethiopia rejected any halt to the filling."


def test_what_is_suggested_draws_positions(detente: Callable[..., Any], tmp_path: Path) -> None:
    report, draft = tmp_path / "report.txt", tmp_path / "draft.yaml"
    report.write_text(REPORT)
    made = detente("codebook", "suggest", report)
    assert made.code == 0
    draft.write_text(made.out)
    drawn = json.loads(detente("positions", report, "--codebook", draft, "--json").out)
    verdicts = {issue["issue"]: issue["verdict"] for issue in drawn["issues"]}
    assert "deadlocked" in verdicts.values()
    claims = {each["claim"] for issue in drawn["issues"] for each in issue["positions"]}
    assert claims
    assert all(claim in made.out for claim in claims)


def test_nothing_to_suggest_is_told_by_the_exit_status(detente: Callable[..., Any], tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("The river rose on Monday.")
    ended = detente("codebook", "suggest", report)
    assert ended.code == 1
    assert "0 issues" in ended.err


def test_states_that_nothing_knows_are_told_with_the_remedy_which_then_works(
    detente: Callable[..., Any], tmp_path: Path
) -> None:
    report, parties, draft = (tmp_path / name for name in ("report.txt", "parties.yaml", "draft.yaml"))
    report.write_text("Ruritania demanded a halt to the filling. Graustark rejected any halt to the filling.")
    ended = detente("codebook", "suggest", report)
    assert ended.code == 1
    assert "nobody is known to speak for a party: " in ended.err
    assert "Ruritania" in ended.err
    assert "--codebook" in ended.err
    parties.write_text(
        "title: Dam\nversion: '1'\nparties: [Ruritania, Graustark]\n"
        "issues: [{name: wells, phrases: [wells]}]\n"
    )
    made = detente("codebook", "suggest", report, "--codebook", parties)
    assert made.code == 0
    draft.write_text(made.out)
    drawn = json.loads(detente("positions", report, "--codebook", draft, "--json").out)
    taken = {each["party"] for issue in drawn["issues"] for each in issue["positions"]}
    assert taken == {"Ruritania", "Graustark"}


def test_those_that_ship_are_listed(detente: Callable[..., Any]) -> None:
    rows = json.loads(detente("codebook", "list", "--json").out)
    assert {row["name"] for row in rows} >= {"nile-dam", "russia-nato-2022"}
    assert all(row["issues"] for row in rows)
