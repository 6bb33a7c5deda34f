"""A period brushed, names settled, the brief read and taken out, a document added: in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

from detente.adapters.chronicle import Chronicle
from detente.adapters.drawings import Drawn
from detente.adapters.workbench import Door, create_app
from detente.adapters.workbench.ports import Chronology
from detente.record import claims_of
from detente.workflow.demonstration import demonstration_project
from detente.workflow.reviewing import review_of
from detente.workflow.serving import application
from tests.adapters.page.conftest import reading as every_kind
from tests.adapters.workbench.conftest import CODEBOOK, on_a_port, project_of, with_codebook
from tests.adapters.workbench.steps import violations_of


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = demonstration_project(tmp_path_factory.mktemp("day"))
    with on_a_port(lambda port: application(folder, port=port)) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser, day: str) -> Iterator[Page]:
    context = browser.new_context(base_url=day, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def brush(page: Page, drawing: Locator, first: int, last: int) -> None:
    """Drag over a drawing of the timeline from within one of its days to within another."""
    box = drawing.bounding_box()
    assert box is not None
    left, right = (float(drawing.get_attribute(f"data-{side}") or 0) for side in ("left", "right"))
    scale = box["width"] / float((drawing.get_attribute("viewBox") or "").split()[2])
    width = scale * (right - left) / int(drawing.get_attribute("data-days") or 0)
    start, height = box["x"] + scale * left, box["y"] + box["height"] / 3
    page.mouse.move(start + width * (first + 0.3), height)
    page.mouse.down()
    page.mouse.move(start + width * (last + 0.7), height, steps=4)
    page.mouse.up()


def test_a_period_is_brushed_by_the_pointer_and_by_the_dates(page: Page) -> None:
    page.goto("/documents")
    page.get_by_role("link", name="Timeline").click()
    drawing, whole = page.locator("#weeks"), page.locator("#whole")
    expect(drawing).to_be_visible(timeout=60_000)
    page.wait_for_load_state()
    expect(whole).to_have_count(0)
    every = page.locator(".entry").count()
    brush(page, drawing, 2, 2)
    page.wait_for_url("**/timeline?since=2022-01-12&until=2022-01-12")
    assert 0 < page.locator(".entry").count() < every
    expect(page.locator("#since")).to_have_value("2022-01-12")
    # The drawing has come near, and a strip below it still has the whole to choose from.
    expect(drawing).to_have_attribute("data-first", "2022-01-12")
    expect(drawing).to_have_attribute("data-days", "1")
    assert violations_of(page) == []
    brush(page, whole, 1, 3)
    page.wait_for_url("**/timeline?since=2022-01-11&until=2022-01-13")
    expect(drawing).to_have_attribute("data-days", "3")
    page.locator("#since").fill("2022-01-12")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/timeline?since=2022-01-12&until=2022-01-13")
    page.get_by_role("link", name="claim", exact=True).first.click()
    expect(page.locator("blockquote mark").first).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Show all of it").click()
    expect(whole).to_have_count(0)
    expect(page.locator(".entry")).to_have_count(every)


class Slow:
    """A chronology whose older drawing is shown until the new one is ready."""

    def __init__(self, chronology: Chronology) -> None:
        self.chronology = chronology
        self.is_ready = False

    def timeline(self) -> Drawn[Chronicle]:
        return replace(self.chronology.timeline(), is_current=self.is_ready)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.chronology, name)


def test_a_page_says_when_what_it_shows_has_been_worked_out_anew(browser: Browser, tmp_path: Path) -> None:
    bench = application(project_of(tmp_path / "talks", every_kind())).state.workbench
    slow = Slow(bench.chronology)
    with on_a_port(lambda port: create_app(replace(bench, chronology=slow), Door(port=port))) as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        page.goto("/timeline")
        notice = page.locator(".notice")
        expect(notice).to_contain_text("it is being drawn anew. Load it again", timeout=60_000)
        slow.is_ready = True
        expect(notice).to_have_text("It is ready, as the record is by now. Load it again", timeout=60_000)
        page.get_by_role("link", name="Load it again").click()
        expect(notice).to_have_count(0)
        context.close()


def test_the_brief_is_read_in_its_frame_and_taken_out(page: Page) -> None:
    page.goto("/brief")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="In short")).to_be_visible(timeout=60_000)
    frame.locator(".refs a[target]").first.click()
    page.wait_for_url("**/claim/*")
    expect(page.locator("blockquote mark").first).to_be_visible()
    page.go_back()
    several = frame.locator(".refs a[href^='#claim-']").first
    listed = several.get_attribute("href") or ""
    several.click()
    expect(frame.locator(listed)).to_be_in_viewport()
    assert page.url.endswith("/brief")
    with page.expect_download() as taken:
        page.get_by_role("link", name="HTML, one file").click()
    assert taken.value.suggested_filename == "brief.html"
    assert "In short" in Path(taken.value.path()).read_text(encoding="utf-8")


def test_the_keys_are_listed_lead_on_and_are_switched_off(page: Page) -> None:
    page.goto("/documents")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("g")
    page.keyboard.press("a")
    page.wait_for_url("**/actors")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("g?")
    expect(page.locator("#find")).to_have_value("g?")
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Keys act on the pages").uncheck()
    page.get_by_role("button", name="Close").click()
    page.locator("h1").click()
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_timeout(200)
    assert page.url.endswith("/actors")
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Keys act on the pages").check()
    page.get_by_role("button", name="Close").click()


def test_a_pasted_text_is_not_left_without_asking(page: Page) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.goto("/add")
    page.get_by_label("Text", exact=True).fill("Ruritania demanded a halt.")
    with page.expect_event("dialog"):
        page.get_by_role("link", name="Actors").click(no_wait_after=True)
    assert asked == ["beforeunload"]
    expect(page.get_by_label("Text", exact=True)).to_have_value("Ruritania demanded a halt.")
    page.get_by_label("Text", exact=True).fill("")
    page.get_by_label("Up to").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"A."})
    with page.expect_event("dialog"):
        page.get_by_role("link", name="Actors").click(no_wait_after=True)
    page.get_by_label("Up to").set_input_files([])
    page.get_by_role("link", name="Actors").click()
    page.wait_for_url("**/actors")
    assert asked == ["beforeunload", "beforeunload"]
    page.remove_listener("dialog", stay)


def test_an_article_is_pasted_and_two_names_are_settled_by_keyboard(page: Page) -> None:
    page.goto("/add")
    page.get_by_label("Title").fill("Two spellings")
    page.get_by_label("Published").fill("2022-01-14")
    page.get_by_label("Text", exact=True).fill(
        "BRUSSELS -- Wendy Shermann, the U.S. deputy secretary of state, said that talks would go on."
    )
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_text("Read: Two spellings")).to_be_visible(timeout=120_000)
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_role("link", name="Two spellings")).to_be_visible()
    page.goto("/actors")
    while page.locator(".notice a").count():
        page.reload()
    # The page comes by itself after the one that says how far the work is, and its keys with its script.
    expect(page.locator(".pairs li").first).to_be_visible(timeout=60_000)
    page.wait_for_load_state()
    page.keyboard.press("j")
    expect(page.locator(".pairs li:first-child button").first).to_be_focused()
    pair = page.locator(".pairs li").filter(has_text="Shermann")
    pair.get_by_role("button", name="One actor").focus()
    page.keyboard.press("a")
    expect(page.locator("#undo")).to_contain_text("one actor, called Wendy Sherman")
    expect(page.locator(".pairs li").filter(has_text="Shermann")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    while page.locator(".notice a").count() or not page.locator(".pairs li").count():
        page.reload()
    expect(page.locator(".pairs li").filter(has_text="Shermann")).to_be_visible()
    assert Axe().run(page).response["violations"] == []


def test_a_brief_taken_out_while_it_is_composed_is_handed_out_when_done(
    browser: Browser, tmp_path: Path
) -> None:
    folder = project_of(tmp_path / "talks", every_kind())
    with_codebook(folder, CODEBOOK)
    app, go_on = application(folder), threading.Event()
    claim = claims_of(every_kind())[0].id
    with on_a_port(lambda port: create_app(app.state.workbench, Door(port=port))) as address:
        page = browser.new_page(base_url=address)
        page.set_default_timeout(60_000)
        page.goto("/brief")
        app.state.workbench.jobs.start("Long", lambda step: go_on.wait(60), address="/")
        review_of(folder, by="Ada").decide(claim, "accepted")
        page.goto("/brief")
        expect(page.locator("#older")).to_be_visible()
        expect(page.frame_locator("iframe").get_by_text("it is being composed anew")).to_be_visible()
        page.get_by_role("link", name="Markdown").click()
        page.wait_for_url("**/-/jobs/**")
        with page.expect_download() as taken:
            go_on.set()
        assert taken.value.suggested_filename == "brief.md"
        expect(page.get_by_role("status")).to_have_text("Done.")
        expect(page.get_by_role("button", name="Cancel")).to_have_count(0)
        assert violations_of(page) == []
        page.get_by_role("link", name="Go on").click()
        page.wait_for_url("**/brief")
        page.close()
