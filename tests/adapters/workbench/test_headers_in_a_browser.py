"""From a document without a day to its day, in a real browser, with and without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from detente.adapters.project import created
from detente.workflow.serving import application
from tests.adapters.workbench.conftest import on_a_port

TEXT = "Ruritania and Graustark held talks in Strelsau on Monday."


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def has_script(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs any."""
    return bool(request.param)


@pytest.fixture
def page(browser: Browser, has_script: bool, tmp_path: Path) -> Iterator[Page]:
    folder = tmp_path / "talks"
    created(folder)
    with on_a_port(lambda port: application(folder, port=port)) as address:
        context = browser.new_context(base_url=address, java_script_enabled=has_script)
        context.set_default_timeout(60_000)
        yield context.new_page()
        context.close()


def test_a_file_without_a_day_is_added_and_given_one(page: Page, has_script: bool, tmp_path: Path) -> None:
    path = tmp_path / "ferries.txt"
    path.write_text(TEXT)
    page.goto("/add")
    page.get_by_label("Up to").set_input_files(path)
    expect(page.get_by_label("Day of publication, for files that don’t say theirs")).to_be_visible()
    page.get_by_role("button", name="Read them").click()
    expect(page.get_by_text("no day of publication is known")).to_be_visible(timeout=120_000)
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("link", name="No day: give ferries.txt one").click()
    if has_script:
        assert Axe().run(page).response["violations"] == []
    day = page.get_by_label("Published")
    expect(day).to_be_in_viewport()
    day.fill("2022-01-12")
    page.get_by_label("Title", exact=True).fill("Ferries")
    page.get_by_role("button", name="Keep it").click()
    if has_script:
        page.wait_for_url("**/document/*", timeout=120_000)
    else:
        page.get_by_role("link", name="Go on").click(timeout=120_000)
    expect(page.get_by_role("heading", name="Ferries")).to_be_visible()
    expect(page.locator(".claim.meeting")).to_contain_text("10 January 2022")
    expect(page.locator(".notice")).to_have_count(0)
    page.get_by_text("Correct the header").click()
    expect(page.get_by_label("Published")).to_have_value("2022-01-12")
    expect(page.get_by_role("list", name="Corrections of the header")).to_contain_text("2022-01-12")
    page.get_by_role("button", name="Take it back").click()
    if not has_script:
        page.get_by_role("link", name="Go on").click(timeout=120_000)
    expect(page.get_by_role("heading", name="ferries.txt")).to_be_visible(timeout=120_000)
    expect(page.locator(".claim.meeting")).not_to_contain_text("10 January 2022")
    expect(page.get_by_role("list", name="Corrections of the header").locator("li")).to_have_count(2)
