"""The pages on cases: the reference has every field of the schema, and the examples run."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from detente.adapters.cases import case_from_text, shipped_names
from detente.case import case_schema

DOCS = Path(__file__).parent.parent.parent / "docs"
REFERENCE = (DOCS / "reference" / "case-format.md").read_text(encoding="utf-8")
PARTS = case_schema()["$defs"]


def section(part: str) -> str:
    """The reference's text under a part's heading, up to the next heading."""
    found = re.search(rf"^#+ {part}( ✦)?\n(.*?)(?=^#+ |\Z)", REFERENCE, re.DOTALL | re.MULTILINE)
    assert found, f"no heading for {part}"
    return found[0]


@pytest.mark.parametrize("part", sorted(PARTS))
def test_the_reference_names_every_field(part: str) -> None:
    words = section(part)
    fields = set(PARTS[part]["properties"])
    grounded = {"grounds", "assumption"} <= fields
    assert ("✦" in words.splitlines()[0]) == grounded
    for field in fields - {"grounds", "assumption"}:
        assert f"`{field}`" in words, f"{part}.{field}"


def test_the_reference_names_no_part_that_isn_t_there() -> None:
    headed = set(
        re.findall(r"^#+ (\w+(?:Part|File|Table|TableIssue|TableOption))\b", REFERENCE, re.MULTILINE)
    )
    assert headed <= set(PARTS)


def test_the_library_page_s_examples_run() -> None:
    page = DOCS / "reference" / "library.md"
    found = doctest.testfile(str(page), module_relative=False)
    assert found.attempted > 10
    assert found.failed == 0


def test_the_library_page_names_the_public_surface() -> None:
    from detente import library

    page = (DOCS / "reference" / "library.md").read_text(encoding="utf-8")
    for name in library.__all__:
        assert name in page, name


def test_the_tutorial_s_case_is_a_case() -> None:
    page = (DOCS / "tutorial" / "conflict-from-a-case-file.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```yaml\n(detente: .*?)```", page, re.DOTALL)
    case = case_from_text(text, name="river.yaml")
    assert case.conflict is not None
    assert case.conflict.states.count == 4
    line = text.splitlines().index("        - mobilise IFF fill fast") + 1
    assert f"river.yaml:{line}: decision_makers[2]" in page


def test_the_pages_name_only_cases_that_ship() -> None:
    for page in DOCS.rglob("*.md"):
        for name in re.findall(r"detente cases ([a-z][\w-]+)", page.read_text(encoding="utf-8")):
            assert name in shipped_names(), f"{page}: {name}"
