"""What starting a command costs: nothing heavy is loaded before a command needs it."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {
    "altair",
    "fastapi",
    "highspy",
    "lxml",
    "numba",
    "numpy",
    "pydantic",
    "rich",
    "spacy",
    "sqlalchemy",
    "trafilatura",
}


def loaded_by(code: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(' '.join(sys.modules), file=sys.stderr)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(told.stderr.split()) & HEAVY


def test_the_command_line_itself_loads_nothing_heavy():
    assert loaded_by("from detente.cli import app") == set()


def test_an_answer_in_json_needs_no_parser_no_solver_and_no_pictures():
    code = "from detente.cli.app import app\napp(['outcomes', 'elmira', '--json'], standalone_mode=False)"
    assert loaded_by(code) <= {"lxml", "numpy", "pydantic", "rich"}
