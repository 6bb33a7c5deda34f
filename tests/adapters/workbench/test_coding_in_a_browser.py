"""The forms of a claim and of its positions, side by side: neither loses what is written in the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from detente.record import Reading
from detente.workflow.serving import application
from tests.adapters.workbench.conftest import on_a_port, project_of
from tests.adapters.workbench.steps import faults_of, kept, violations_of

pytestmark = pytest.mark.browser
DOOR = "NATO membership of Ukraine and other former Soviet states"
EXERCISES = "military exercises"


@pytest.fixture
def folder(tmp_path: Path, readings: tuple[Reading, ...]) -> Path:
    return project_of(tmp_path / "talks", *readings, codebook="russia-nato-2022")


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """The correction of a demand on the open door."""
    (claim, *_) = [each for each in kept(folder, act="demand") if "never become a member" in each.words]
    with on_a_port(lambda port: application(folder, port=port)) as base:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        page = context.new_page()
        faults = faults_of(page, base)
        page.goto(f"{base}/review/edit/{claim.id}")
        yield page
        context.close()
    assert faults == []


def test_what_is_coded_outlasts_a_moved_edge_and_is_kept(page: Page, folder: Path) -> None:
    expect(page.get_by_label("Issue 1")).to_have_value(DOOR)
    page.get_by_label("Issue 1").select_option(EXERCISES)
    expect(page.get_by_label("Option 1")).to_have_value("")
    assert page.get_by_label("Option 1").locator("option:enabled").count() > 1
    page.get_by_label("Option 1").select_option("limits and notice")
    page.get_by_label("Party 1").fill("NATO")
    page.keyboard.press("Escape")
    expect(page.locator("#source")).to_be_focused()
    page.keyboard.press("]")
    expect(page.locator("[data-quote]").first).not_to_have_value(
        "that Ukraine must never become a member of NATO"
    )
    expect(page.get_by_label("Issue 1")).to_have_value(EXERCISES)
    expect(page.get_by_label("Party 1")).to_have_value("NATO")
    assert violations_of(page) == []
    said: list[str] = []
    page.once("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.get_by_role("button", name="Keep this coding").click()
    assert said == ["Keep the coding only? What you wrote in the correction is not kept with it."]
    assert kept(folder, states=("corrected",)) == []
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Keep this coding").click()
    page.wait_for_url("**/review?*")
    (claim,) = kept(folder, states=("corrected",))
    assert [(each.issue, each.party, each.option) for each in claim.coded or ()] == [
        (EXERCISES, "NATO", "limits and notice")
    ]


def test_a_coding_alone_is_kept_without_a_question(page: Page, folder: Path) -> None:
    expect(page.locator("#names-counted option").first).to_have_attribute("value", "Russia")
    page.get_by_label("Kind 1").select_option("red line")
    page.get_by_label("Option 2").select_option("limits and notice")
    expect(page.get_by_label("Issue 2")).to_have_value(EXERCISES)
    page.get_by_label("Issue 2").select_option("none")
    page.get_by_label("Party 1").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/review?*")
    expect(page.locator("#last")).to_contain_text("Last kept: coded, ")
    assert [claim.coded[0].kind for claim in kept(folder, states=("corrected",)) if claim.coded] == [
        "red line"
    ]
