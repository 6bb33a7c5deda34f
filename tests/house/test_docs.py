"""The documentation is about this program: generated parts are current, names and links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import typer

from detente.cli.app import app
from detente.record import ACTS, MODES

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_of_the_command_line_is_current(generator: ModuleType) -> None:
    written = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    if written != generator.cli_reference():
        pytest.fail(
            "docs/reference/cli.md does not say what the commands say now: run `make docs` and commit "
            "what it writes"
        )


def test_the_readme_shows_what_goes_in_and_what_comes_out(generator: ModuleType) -> None:
    shown = generator.EXAMPLE.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown is not None
    account = generator.account_of(shown.group(1))
    for part in ("Who said what", "Jens Stoltenberg", "Alexander Grushko", "direct, robust and deep"):
        assert part in shown.group(3)
        assert part in account


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    inside = [target.split("#")[0] for target in LINK.findall(text) if "://" not in target]
    assert [target for target in inside if target and not (page.parent / target).exists()] == []


def test_the_docs_name_every_command() -> None:
    written = "\n".join(
        page.read_text(encoding="utf-8") for page in PAGES if page.name not in ("cli.md", "CHANGELOG.md")
    )
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert [name for name in commands if f"detente {name}" not in written] == []


def test_the_record_reference_names_every_act_mode_and_field() -> None:
    from detente.workflow.schemas import record_schema

    text = (ROOT / "docs" / "reference" / "record.md").read_text(encoding="utf-8")
    fields = {name for each in record_schema()["$defs"].values() for name in each.get("properties", ())}
    assert [name for name in sorted({*ACTS, *MODES, *fields}) if f"`{name}`" not in text] == []


def test_what_is_pinned_is_pinned_by_hash_and_has_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "index-url" not in text
        pins = re.findall(r"^[a-z0-9][^\n]*", text, re.MULTILINE | re.IGNORECASE)
        assert pins
        assert all("==" in pin for pin in pins)
        assert text.count("--hash=sha256:") >= len(pins)
