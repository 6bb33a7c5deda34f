"""Positions and analyses in a real browser: the slider, what if, from a finding to its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from detente.adapters.workbench.told.frontier_figure import LETTER, LINE
from detente.record import Reading
from detente.workflow.demonstration import CODEBOOK
from detente.workflow.serving import application
from tests.adapters.workbench.conftest import on_a_port, project_of
from tests.adapters.workbench.steps import faults_of, scrolling_unseen
from tests.adapters.workbench.test_analyses import named
from tests.adapters.workbench.test_workbench_in_a_browser import DESK, opened

pytestmark = pytest.mark.browser

LIFTED = "russia.reopening-of-missions-in-moscow-and-brussels.reopened"
MISSIONS = "#issue-reopening-of-missions-in-moscow-and-brussels"
STATES = [
    "/positions?since=2022-01-11",
    "/positions?as-of=2022-01-10",
    "/positions?accepted=true",
    "/positions/nato-membership-of-ukraine-and-other-former-soviet-states/russia",
    f"/deals?lift={LIFTED}&pick=1&pick=2&salience.nato.missile-deployments=20",
    "/deals?lift=nobody&salience.x.y=1",
    "/outcomes/1",
    "/levers?target=4",
    "/forecast?salience.russia.missile-deployments=20",
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, readings: tuple[Reading, ...]) -> Iterator[str]:
    """The demonstration on a port of this machine."""
    folder = named(project_of(tmp_path_factory.mktemp("demonstration") / "talks", *readings), CODEBOOK)
    with on_a_port(lambda port: application(folder, port=port)) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Any:
    context = opened(browser)
    yield context.new_page()
    context.close()


def efficient(served: str, query: str) -> int:
    """How many efficient packages there are."""
    return len(httpx.get(f"{served}/deals.json{query}").json()["frontier"])


def test_the_slider_moves_the_grid_and_the_address(page: Page, served: str) -> None:
    page.goto(f"{served}/positions")
    missions = page.locator(MISSIONS)
    expect(missions).to_contain_text("bridgeable")
    slider = page.get_by_role("slider", name="Said up to")
    slider.focus()
    page.keyboard.press("Home")
    expect(missions).to_contain_text("silent")
    expect(page.locator("output[for=step]")).to_have_text("10 January 2022")
    assert page.url == f"{served}/positions?as-of=2022-01-10"
    assert page.evaluate("document.activeElement.id") == "step"
    page.keyboard.press("End")
    expect(missions).to_contain_text("bridgeable")
    assert page.url == f"{served}/positions"
    page.get_by_label("Mark what changed since").fill("2022-01-12")
    expect(missions.locator(".moved").first).to_contain_text("new")
    assert page.url == f"{served}/positions?since=2022-01-12"
    page.reload()
    expect(missions.locator(".moved").first).to_contain_text("new")


def test_without_a_script_the_slider_is_a_form(browser: Browser, served: str) -> None:
    context = opened(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/positions")
    page.get_by_role("slider", name="Said up to").press("Home")
    page.get_by_role("button", name="Show").click()
    assert page.url == f"{served}/positions?as-of=2022-01-10"
    expect(page.locator(MISSIONS)).to_contain_text("silent")
    context.close()


def test_a_red_line_lifted_changes_the_deals_and_is_taken_back(page: Page, served: str) -> None:
    page.goto(f"{served}/deals")
    rows = page.locator("table.packages tbody tr")
    before, after = efficient(served, ""), efficient(served, f"?lift={LIFTED}")
    assert before < after
    expect(rows).to_have_count(before)
    page.get_by_label("Lift Russia’s against “reopened”").check()
    expect(rows).to_have_count(after)
    expect(page.locator(".supposed")).to_contain_text("Russia would accept “reopened”")
    expect(page.get_by_role("row", name="efficient packages")).to_contain_text(f"→ {after}")
    assert page.url == f"{served}/deals?lift={LIFTED}"
    expect(page.get_by_role("link", name="Outcomes")).to_have_attribute("href", f"/outcomes?lift={LIFTED}")
    # Where it is chosen it is told, whatever of the page is in view.
    effect = page.locator("#what-if").get_by_role("status")
    expect(effect).to_have_text(re.compile(r"^\d+ things are otherwise: see what$"))
    effect.get_by_role("link", name="see what").click()
    expect(page.get_by_role("heading", name="What is otherwise")).to_be_in_viewport()
    page.locator("#pick-1").check()
    expect(page.locator("#pick-1")).to_be_focused()
    expect(page.locator("#pick-1")).to_be_checked()
    shared = page.url
    page.get_by_role("link", name="Take back: Russia would accept “reopened”").click()
    expect(rows).to_have_count(before)
    page.goto(shared)
    expect(rows).to_have_count(after)
    expect(page.get_by_label("Lift Russia’s against “reopened”")).to_be_checked()


def test_a_salience_typed_in_moves_the_deals_and_says_so(page: Page, served: str) -> None:
    page.goto(f"{served}/deals")
    page.get_by_text("How much each cares").click()
    field = page.locator("[id='salience.nato.missile-deployments']")
    field.fill("20")
    worth = page.get_by_role("row", name="Nash: worth to NATO")
    expect(worth).to_contain_text("→ ")
    expect(page.locator("#assumes + ul")).to_contain_text("missile deployments matters 20 to NATO")
    expect(field).to_be_focused()
    field.fill("100")
    expect(page.locator(".supposed")).to_have_count(0)
    assert page.url == f"{served}/deals"


def test_without_a_script_what_if_is_a_form(browser: Browser, served: str) -> None:
    context = opened(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/deals")
    page.get_by_label("Lift Russia’s against “reopened”").check()
    page.locator("#what-if").get_by_role("button", name="Show").click()
    after = efficient(served, f"?lift={LIFTED}")
    expect(page.locator("table.packages tbody tr")).to_have_count(after)
    expect(page.locator(".supposed li")).to_have_count(1)
    context.close()


def test_a_claim_left_out_takes_the_conflict_along(page: Page, served: str) -> None:
    page.goto(f"{served}/outcomes")
    expect(page.locator("a.node")).to_have_count(4)
    page.get_by_role("checkbox", name="Leave out").first.check()
    expect(page.locator("#result")).to_contain_text("no conflict can be drawn")
    expect(page.locator("#effect")).to_have_text("There is no such result then: see why")
    page.get_by_role("link", name="Take all back").click()
    expect(page.locator("a.node")).to_have_count(4)


def test_a_finding_is_followed_to_its_words(page: Page, served: str) -> None:
    page.goto(f"{served}/outcomes")
    page.get_by_role("link", name="State 1", exact=False).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("State 1")
    expect(page.locator(".witnesses")).to_contain_text("but then")
    page.locator(".grounds a").first.click()
    expect(page.locator("blockquote mark").first).to_contain_text("respond with its allies")
    page.get_by_role("link", name="Read it in the document").click()
    expect(page.locator(".ref.on")).to_be_in_viewport()


def test_a_cell_is_followed_to_its_words(page: Page, served: str) -> None:
    page.goto(f"{served}/positions")
    page.get_by_role("row", name="missile deployments").get_by_role("link").first.click()
    words = page.locator("blockquote").first.text_content() or ""
    page.get_by_role("link", name="The claim in its sentence").first.click()
    assert words.split()[-1].strip('."') in (page.locator("blockquote").text_content() or "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_analyses_are_accessible_and_fit(browser: Browser, served: str, width: int, scheme: Any) -> None:
    context = opened(browser, {"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for address in ["/positions", "/deals", "/outcomes", "/levers", "/forecast", "/consent", *STATES]:
        page.goto(served + address)
        for each in page.locator("details").all():
            each.evaluate("each => { each.open = true }")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert (address, scrolling_unseen(page)[1]) == (address, [])
        faults = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}}).response["violations"]
        told = [(fault["id"], [node["html"] for node in fault["nodes"]][:3]) for fault in faults]
        assert (address, told) == (address, [])
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_labels_of_the_frontier_take_no_more_room_than_is_kept_for_them(
    browser: Browser, served: str, width: int
) -> None:
    context = opened(browser, {"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{served}/deals")
    lines = page.locator(".solutions tspan")
    expect(lines.first).to_be_visible()
    for line in lines.all():
        words = line.text_content() or ""
        assert 0 < line.evaluate("line => line.getComputedTextLength()") <= len(words) * LETTER
        assert line.evaluate("line => parseFloat(getComputedStyle(line).fontSize)") * 1.2 <= LINE
    context.close()


def shaded(page: Page, box: Locator) -> tuple[bool, bool]:
    """Whether the left and the right edge of a box differ from the ground beside it, near its foot, where
    nothing is drawn.
    """
    box.scroll_into_view_if_needed()
    place = box.bounding_box()
    assert place is not None
    ground, left, right = (
        page.screenshot(clip={"x": x, "y": place["y"] + place["height"] - 3, "width": 1, "height": 1})
        for x in (place["x"] - 4, place["x"], place["x"] + place["width"] - 1)
    )
    return left != ground, right != ground


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_shade_tells_on_which_side_a_picture_goes_on(browser: Browser, served: str, scheme: Any) -> None:
    context = opened(browser, {"width": 360, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{served}/outcomes")
    box = page.get_by_role("group", name="Graph of the states")
    assert shaded(page, box) == (False, True)
    box.evaluate("box => { box.scrollLeft = box.scrollWidth }")
    assert shaded(page, box) == (True, False)
    box.evaluate("box => { box.scrollLeft = 60 }")
    assert shaded(page, box) == (True, True)
    page.set_viewport_size(DESK)
    assert shaded(page, box) == (False, False)
    context.close()


def test_no_fault_reaches_the_console(page: Page, served: str) -> None:
    heard = faults_of(page, served)
    page.set_viewport_size(DESK)
    for address in ["/positions", "/deals", "/outcomes", "/levers", "/forecast", "/consent", *STATES]:
        page.goto(served + address)
    assert heard == []
