"""A record survives what happens to machines: a process killed, a disk full, a folder read twice."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "DETENTE_STORE_URL"}


def detente(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "detente", *words]
    return subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=120, check=False
    )


def reports(folder: Path, count: int) -> Path:
    path = folder / "reports.jsonl"
    with path.open("w") as lines:
        for n in range(count):
            text = f"The minister said round {n} had failed. " * 20
            lines.write(json.dumps({"id": f"r{n:03d}", "text": text}) + "\n")
    return path


def exported(folder: Path) -> str:
    done = detente(folder, "export")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_record_added_twice_dropped_and_added_again_is_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    assert detente(tmp_path, "init", "talks").returncode == 0
    (folder / "texts").mkdir()
    (folder / "texts" / "a.txt").write_text("The envoy said the talks would resume on Monday.")
    (folder / "texts" / "b.txt").write_text("The president warned that there would be consequences.")
    first = detente(folder, "add", "texts")
    assert first.stdout.count("\n") == 2
    before = exported(folder)
    assert detente(folder, "add", "texts").stdout == ""
    assert exported(folder) == before
    assert detente(folder, "drop", "texts").stdout.count("\n") == 2
    assert exported(folder) == ""
    detente(folder, "add", "texts/b.txt")
    detente(folder, "add", "texts/a.txt")
    assert exported(folder) == before


def test_an_export_imports_into_an_equal_record(tmp_path: Path) -> None:
    detente(tmp_path, "init", "one")
    detente(tmp_path, "init", "two")
    detente(tmp_path / "one", "add", str(reports(tmp_path, 3)))
    (tmp_path / "record.jsonl").write_text(exported(tmp_path / "one"))
    assert detente(tmp_path / "two", "import", "../record.jsonl").returncode == 0
    assert exported(tmp_path / "two") == exported(tmp_path / "one")


def test_an_import_whose_quotes_are_not_in_its_text_is_refused_by_line(tmp_path: Path) -> None:
    detente(tmp_path, "init", "one")
    detente(tmp_path / "one", "add", str(reports(tmp_path, 1)))
    forged = exported(tmp_path / "one").replace("round 0 had failed", "round 0 had passed", 1)
    (tmp_path / "forged.jsonl").write_text(forged)
    detente(tmp_path, "init", "two")
    done = detente(tmp_path / "two", "import", "../forged.jsonl")
    assert done.returncode == 1
    assert "line 1" in done.stderr
    assert exported(tmp_path / "two") == ""


def test_the_same_id_with_another_text_is_another_version(tmp_path: Path) -> None:
    detente(tmp_path, "init", "one")
    path = tmp_path / "wire.jsonl"
    path.write_text(json.dumps({"id": "w1", "text": "The envoy said yes."}))
    detente(tmp_path / "one", "add", str(path))
    path.write_text(json.dumps({"id": "w1", "text": "The envoy said no."}))
    assert "version 2" in detente(tmp_path / "one", "add", str(path)).stdout
    assert detente(tmp_path / "one", "add", str(path)).stdout == ""


def test_outside_a_project_the_remedy_is_named(tmp_path: Path) -> None:
    done = detente(tmp_path, "documents")
    assert done.returncode == 1
    assert "detente init" in done.stderr


def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    detente(tmp_path, "init", "one")
    path, folder = reports(tmp_path, 40), tmp_path / "one"
    command = [sys.executable, "-m", "detente", "add", str(path)]
    with subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) as adding:
        assert adding.stdout is not None
        acknowledged = [adding.stdout.readline().split("\t")[0] for _ in range(3)]
        adding.send_signal(signal.SIGKILL)
        adding.wait()
    with sqlite3.connect(folder / "record.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = {row[0] for row in connection.execute("SELECT id FROM document")}
        half = connection.execute(
            "SELECT count(*) FROM document WHERE id NOT IN (SELECT document FROM claim)"
        ).fetchone()
    connection.close()
    assert set(acknowledged) <= kept
    assert half == (0,)
    detente(folder, "add", str(path))
    detente(tmp_path, "init", "undisturbed")
    detente(tmp_path / "undisturbed", "add", str(path))
    assert exported(folder) == exported(tmp_path / "undisturbed")


def test_a_full_disk_is_told_and_what_was_kept_is_kept(tmp_path: Path) -> None:
    detente(tmp_path, "init", "one")
    folder = tmp_path / "one"
    detente(folder, "add", str(reports(tmp_path, 2)))
    before = exported(folder)
    path = reports(tmp_path, 400)
    limited = f"ulimit -f 400; exec {sys.executable} -m detente add {path}"
    done = subprocess.run(
        ["bash", "-c", limited], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1].startswith("detente: sqlite")
    assert "Traceback" not in done.stderr
    after = exported(folder)
    assert after.startswith(before)
    acknowledged = 2 + done.stdout.count("\n")
    assert after.count("\n") == acknowledged
