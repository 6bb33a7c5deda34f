"""The command line as a user calls it, in this process: what it wrote and how it ended."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from detente.adapters.store import Store
from detente.cli import main
from detente.record import Reading


@dataclass(frozen=True, slots=True)
class Run:
    """A finished command."""

    code: int
    out: str
    err: str


Detente = Callable[..., Run]


@pytest.fixture
def detente(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Detente:
    """Run `detente` with these arguments, and with `given` on standard input."""

    def run(*arguments: object, given: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "argv", ["detente", *(str(each) for each in arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        out, err = capsys.readouterr()
        return Run(code, out, err)

    return run


@pytest.fixture
def begun(tmp_path: Path, detente: Detente, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a codebook and nothing in it yet, and the command line in its folder."""
    monkeypatch.delenv("DETENTE_STORE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    assert detente("init", "talks").code == 0
    folder = tmp_path / "talks"
    settings = folder / "detente.toml"
    settings.write_text(settings.read_text().replace("[store]", 'codebook = "russia-nato-2022"\n\n[store]'))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def project(begun: Path, readings: tuple[Reading, ...]) -> Path:
    """A project that holds the demonstration."""
    store = Store(f"sqlite:///{begun / 'record.db'}")
    for reading in readings:
        store.keep(reading)
    return begun
