"""`detente serve`: what it refuses to serve, and that it serves and ends."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.adapters.project import found
from detente.adapters.store import Store
from detente.workflow.demonstration import CODEBOOK, demonstration_project

Detente = Callable[..., Any]


@pytest.fixture
def project(detente: Detente, tmp_path: Path) -> Path:
    assert detente("init", tmp_path / "talks").code == 0
    return tmp_path / "talks"


def test_outside_a_project_it_says_how_to_make_one(detente: Detente, tmp_path: Path) -> None:
    run = detente("serve", tmp_path)
    assert run.code == 1
    assert "detente init" in run.err


def test_another_address_needs_a_token(detente: Detente, project: Path) -> None:
    run = detente("serve", project, "--host", "0.0.0.0")
    assert run.code == 1
    assert "--token" in run.err


@pytest.mark.parametrize("token", ["", "short"])
def test_a_token_that_could_be_guessed_is_none(detente: Detente, project: Path, token: str) -> None:
    run = detente("serve", project, "--token", token)
    assert run.code == 1
    assert "at least 16" in run.err


def test_a_port_that_is_taken_is_named(detente: Detente, project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        run = detente("serve", project, "--port", taken.getsockname()[1])
    assert run.code == 1
    assert "choose another --port" in run.err


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_port_that_is_none_is_refused(detente: Detente, project: Path, port: int) -> None:
    run = detente("serve", project, f"--port={port}")
    assert run.code == 1
    assert "1 to 65535" in run.err


def test_without_its_extra_it_says_what_to_install(
    detente: Detente, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fastapi", None)
    run = detente("serve", project)
    assert run.code == 1
    assert "pip install 'detente[web]'" in run.err


def test_it_serves_until_it_is_interrupted(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "detente", "serve", str(project), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert f"http://127.0.0.1:{port}/" in running.stderr.readline()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/-/health") as answer:
            assert json.load(answer)["status"] == "ok"
        running.send_signal(signal.SIGINT)
        out, err = running.communicate()
    assert (running.returncode, out, err) == (0, "", "")


def test_the_demonstration_is_made_once(tmp_path: Path) -> None:
    folder = demonstration_project(tmp_path / "demo" / "project")
    store = Store(found(folder).store_url)
    kept = store.documents()
    assert len(kept) == 6
    assert found(folder).codebook == CODEBOOK
    demonstration_project(folder)
    assert store.documents() == kept
