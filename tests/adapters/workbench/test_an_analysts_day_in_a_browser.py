"""An analyst's day on the demonstration case, in one sitting: from the first page to the brief."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from detente.record import Judgement
from detente.workflow.demonstration import demonstration_project
from detente.workflow.serving import application
from tests.adapters.workbench.conftest import on_a_port
from tests.adapters.workbench.steps import (
    as_it_is_now,
    faults_of,
    go_to,
    kept,
    press_on,
    shown,
    store_of,
    violations_of,
)

pytestmark = pytest.mark.browser

ANALYST = "Ada Lind"
KEYS = "aaaaxaaaauaaaaaaaaaa"
VERDICTS = {"a": "accepted", "x": "rejected", "u": "unsure"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return demonstration_project(tmp_path / "talks")


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """One browser for the whole day, on the first page; nothing may go wrong, nor be asked elsewhere."""
    with on_a_port(lambda port: application(folder, port=port)) as base:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        page = context.new_page()
        faults = faults_of(page, base)
        page.goto(base)
        yield page
        context.close()
    assert faults == []


def test_an_analysts_day(page: Page, folder: Path) -> None:
    says_who_reviews(page)
    reviews_twenty_claims_by_keyboard_alone(page, folder)
    corrects_a_speaker(page, folder)
    corrects_another_by_mistake_and_undoes_it(page, folder)
    merges_two_actors(page, folder)
    finds_the_claims_of_both_names(page, folder)
    moves_the_date_slider(page)
    lifts_a_red_line_and_sees_the_deals_change(page)
    follows_a_finding_to_its_words(page)
    exports_the_brief(page, folder)
    assert {each.by for each in store_of(folder).judgements()} == {ANALYST}


def says_who_reviews(page: Page) -> None:
    expect(page.get_by_role("heading", name="What to do next")).to_be_visible()
    assert violations_of(page) == []
    page.get_by_role("link", name="Review what the machine read: 118 claims").click()
    page.get_by_text("choose your name").click()
    page.get_by_label("Your name").fill(ANALYST)
    page.get_by_role("button", name="Review as this").click()
    expect(page.get_by_text(f"Reviewing as {ANALYST}")).to_be_visible()
    page.wait_for_load_state()


def reviews_twenty_claims_by_keyboard_alone(page: Page, folder: Path) -> None:
    queue = [each.id for each in kept(folder)]
    for number, key in enumerate(KEYS):
        assert shown(page) == queue[number]
        press_on(page, key)
    expect(page.locator("#seen")).to_have_text("20")
    expect(page.get_by_role("link", name="Accepted 18")).to_be_visible()
    assert violations_of(page) == []
    judged = {each.id: each.state for each in kept(folder) if each.state != "proposed"}
    assert judged == {queue[number]: VERDICTS[key] for number, key in enumerate(KEYS)}


def looks_for_claims_of(page: Page, speaker: str) -> None:
    page.get_by_role("link", name="All 118").click()
    page.get_by_text("Filter", exact=False).first.click()
    page.get_by_label("Speaker").fill(speaker)
    page.keyboard.press("Enter")
    page.wait_for_url("**/review?*speaker=*")
    expect(page.locator(".card .fields")).to_contain_text(speaker)


def writes_another_speaker(page: Page, speaker: str) -> None:
    """By keyboard alone: the field has the focus, and Enter keeps what is written."""
    page.keyboard.press("e")
    page.wait_for_url("**/review/edit/*")
    expect(page.get_by_label("Speaker", exact=True)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type(speaker)
    page.keyboard.press("Enter")
    page.wait_for_url("**/review?*")


def corrects_a_speaker(page: Page, folder: Path) -> None:
    looks_for_claims_of(page, "U.S. officials")
    claim = shown(page)
    before = store_of(folder).claim(claim)
    writes_another_speaker(page, "White House")
    page.get_by_role("link", name="Clear").click()
    page.get_by_role("link", name="Corrected 1").click()
    expect(page.locator(".card .read").first).to_have_text("read as U.S. officials")
    now = store_of(folder).claim(claim)
    assert (now.state, now.speaker, now.party) == ("corrected", "White House", "United States")
    assert now.row["content"] == before.row["content"]


def corrects_another_by_mistake_and_undoes_it(page: Page, folder: Path) -> None:
    looks_for_claims_of(page, "Western officials")
    claim = shown(page)
    before = store_of(folder).claim(claim)
    writes_another_speaker(page, "NATO")
    expect(page.get_by_role("link", name="Corrected")).to_contain_text("0")
    assert store_of(folder).claim(claim).speaker == "NATO"
    page.keyboard.press("Backspace")
    expect(page.locator(".card .fields")).to_contain_text("Western officials")
    assert shown(page) == claim
    now = store_of(folder).claim(claim)
    assert (now.state, now.row) == (before.state, before.row) == ("accepted", before.as_read)
    log = [(each.relation, each.verdict) for each in store_of(folder).judgements(subject=claim)]
    assert log == [("review", "accepted"), ("review", "corrected"), ("undo", "undone")]


def merges_two_actors(page: Page, folder: Path) -> None:
    go_to(page, "Actors")
    page.get_by_role("link", name="White House", exact=True).click()
    expect(page.get_by_text(f"Reviewing as {ANALYST}")).to_be_visible()
    assert violations_of(page) == []
    page.get_by_label("Name of the other").fill("Biden administration")
    page.get_by_role("button", name="One actor").click()
    told = page.locator("#undo")
    expect(told).to_contain_text(f"one actor, called Biden administration, noted by {ANALYST}")
    as_it_is_now(page)
    expect(page.get_by_role("link", name="White House", exact=True)).to_have_count(0)
    assert violations_of(page) == []
    last = store_of(folder).judgements()[-1]
    assert said(last) == ("Biden administration", "same actor", "positive", "White House", ANALYST)


def said(judgement: Judgement) -> tuple[str, str, str, str | None, str]:
    each = judgement
    return each.subject, each.relation, each.verdict, each.object, each.by


def finds_the_claims_of_both_names(page: Page, folder: Path) -> None:
    page.locator("table").get_by_role("link", name="Biden administration").click()
    expect(page.get_by_text("judged the same")).to_contain_text(ANALYST)
    page.get_by_role("link", name="To its list of claims").click()
    rows = page.locator(".rows li")
    expect(rows).to_have_count(2)
    expect(rows.filter(has_text="White House")).to_have_count(1)
    expect(rows.filter(has_text="Biden administration")).to_have_count(1)


def moves_the_date_slider(page: Page) -> None:
    go_to(page, "Positions")
    missions = page.get_by_role("row", name="reopening of missions")
    expect(missions).to_contain_text("bridgeable")
    page.get_by_role("slider", name="Said up to").focus()
    page.keyboard.press("Home")
    expect(missions).to_contain_text("silent")
    expect(page.locator("output[for=step]")).to_have_text("10 January 2022")
    expect(page.get_by_role("row", name="NATO membership")).to_contain_text("2 of 2 reviewed")
    page.keyboard.press("End")
    expect(missions).to_contain_text("bridgeable")
    assert violations_of(page) == []


def lifts_a_red_line_and_sees_the_deals_change(page: Page) -> None:
    go_to(page, "Analyses")
    rows = page.locator("table.packages tbody tr")
    before = rows.count()
    page.get_by_label("Lift Russia’s against “reopened”").check()
    expect(page.locator(".supposed")).to_contain_text("Russia would accept “reopened”")
    expect(rows).not_to_have_count(before)
    assert violations_of(page) == []
    page.get_by_role("link", name="Take back: Russia would accept “reopened”").click()
    expect(rows).to_have_count(before)


def follows_a_finding_to_its_words(page: Page) -> None:
    page.get_by_role("link", name="Outcomes").click()
    page.get_by_role("link", name="State 1", exact=False).first.click()
    expect(page.locator("h1")).to_contain_text("State 1")
    page.locator(".grounds a").first.click()
    words = page.locator("blockquote mark").first
    expect(words).to_contain_text("respond with its allies")
    assert violations_of(page) == []
    page.get_by_role("link", name="Read it in the document").click()
    expect(page.locator(".ref.on")).to_be_in_viewport()
    expect(page.locator(".m.on").first).to_be_visible()


def exports_the_brief(page: Page, folder: Path) -> None:
    go_to(page, "Brief")
    shown = page.frame_locator("iframe")
    expect(shown.get_by_role("heading", name="In short")).to_be_visible()
    assert violations_of(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Markdown").click()
    brief = Path(download.value.path()).read_text(encoding="utf-8")
    for words in (
        "that no country could veto another's choice of allies” (Biden administration, 10 January 2022)",
        "Western officials: report, indirect. *accepted*",
    ):
        assert words in brief
    for words in ("(White House,", "White House (for", "(U.S. officials, 10", "NATO: report, indirect"):
        assert words not in brief
    (rejected,) = kept(folder, states=("rejected",))
    assert rejected.id not in brief
    assert re.search(r"accepted, 1 corrected", brief)
    with page.expect_download() as download:
        page.get_by_role("link", name="HTML, one file").click()
    assert "Biden administration, 10 January 2022" in Path(download.value.path()).read_text(encoding="utf-8")
    claim = shown.locator(".refs a[target]").first
    address = claim.get_attribute("href")
    claim.click()
    page.wait_for_url(f"**{address}")
    expect(page.get_by_role("heading", name="Words")).to_be_visible()
