"""The workbench in a real browser: exact words, keyboard, both themes, every width, hostile text."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, expect

from detente.adapters.page.claims import page_claims
from detente.adapters.workbench.addresses import document_address
from tests.adapters.page.conftest import reading
from tests.adapters.page.test_page_in_a_browser import HOSTILE, hostile
from tests.adapters.workbench.conftest import pages_of
from tests.adapters.workbench.steps import scrolling_unseen

pytestmark = pytest.mark.browser

ATTACKING = document_address(hostile().document.id)
STATES = [
    "/nope",
    "/search?words=troops",
    "/search?words=nothing+holds+this",
    "/documents?words=nothing",
    ATTACKING,
]
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


def opened(browser: Browser, size: dict[str, int] = DESK, **more: Any) -> BrowserContext:
    return browser.new_context(viewport=size, reduced_motion="reduce", **more)  # type: ignore[arg-type]


@pytest.fixture
def page(browser: Browser, base: str) -> Any:
    """A document of many scripts and every kind of claim, on a desk."""
    context = opened(browser)
    page = context.new_page()
    page.goto(f"{base}/document/d")
    yield page
    context.close()


def test_every_claim_is_marked_on_exactly_its_words(page: Page) -> None:
    for claim in page_claims(reading(), 1):
        parts = page.locator(f".text .m[data-n='{claim.number}']")
        marked: list[list[str]] = parts.evaluate_all(
            "parts => parts.map(part => { const copy = part.cloneNode(true);"
            "copy.querySelectorAll('.ref').forEach(ref => ref.remove());"
            "return [part.className.split(' ')[1], copy.textContent]; })"
        )
        for role in {mark.role for mark in claim.marks}:
            words = "".join(text for found, text in marked if found == role)
            expected = "".join(
                reading().document.quote(mark.span) for mark in claim.marks if mark.role == role
            )
            assert words == expected


def test_the_article_is_printed_whole(page: Page) -> None:
    printed = page.locator(".text p").evaluate_all(
        "texts => texts.map(text => { const copy = text.cloneNode(true);"
        "copy.querySelectorAll('.ref').forEach(ref => ref.remove()); return copy.textContent; })"
    )
    assert [text.strip() for text in printed] == reading().document.text.strip().split("\n\n")


def test_pointing_at_either_shows_the_other(page: Page) -> None:
    page.locator("#c5").hover()
    near = page.locator(".text .m.near").evaluate_all("ms => [...new Set(ms.map(m => m.dataset.n))]")
    assert near == ["5"]
    page.get_by_text("Some 10,000 troops").first.hover()
    expect(page.locator(".claim.near")).to_contain_text("10,000")
    page.locator("#c1 a.no").focus()
    expect(page.locator(".ref.near")).to_have_text("1")


def test_a_click_on_the_words_chooses_the_claim_and_a_second_the_one_around_it(page: Page) -> None:
    words = page.locator(".m.content.nested").first
    words.click()
    expect(page.locator(".claim.on")).to_contain_text("the ambassador")
    assert page.url.endswith("#s2")
    words.click()
    expect(page.locator(".claim.on")).to_contain_text("Ana Ruiz")


def test_an_address_with_a_claim_opens_on_it(browser: Browser, base: str) -> None:
    context = opened(browser)
    page = context.new_page()
    page.goto(f"{base}/document/d#s8")
    expect(page.locator(".claim.on")).to_have_attribute("data-n", "8")
    expect(page.locator("#s8")).to_be_in_viewport()
    page.evaluate("location.hash = '#s3'")
    expect(page.locator(".claim.on")).to_have_attribute("data-n", "3")
    context.close()


def test_claims_are_gone_through_by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator("#c1 a.no").focus()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('.claim').id") == "c2"
    expect(page.locator(".claim.on")).to_have_attribute("data-n", "2")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "s2"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "s1"
    page.keyboard.press("Escape")
    expect(page.locator(".on")).to_have_count(0)


def test_a_keyboard_gets_past_the_text_to_its_claims_and_from_there_to_every_word(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    past = page.get_by_role("link", name="Claims of this document")
    expect(past).to_be_focused()
    expect(past).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Claims", exact=True)).to_be_focused()
    found: list[str] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        at: str = page.evaluate("document.activeElement.className + ' ' + document.activeElement.textContent")
        if not page.evaluate("document.activeElement.closest('.beside') !== null"):
            break
        if at.startswith("no "):
            found.append(at.removeprefix("no "))
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.id") == f"s{found[-1]}"
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.parentElement.parentElement.id") == f"c{found[-1]}"
    assert found == [str(number) for number in range(1, 9)]


def test_letters_do_nothing_where_no_claim_has_the_focus(page: Page) -> None:
    page.locator("#find").focus()
    page.keyboard.press("j")
    expect(page.locator(".on")).to_have_count(0)
    expect(page.locator("#find")).to_have_value("j")


def test_a_kind_of_claim_is_hidden_and_its_words_stay(page: Page) -> None:
    printed = page.locator(".text").text_content()
    page.get_by_role("checkbox", name="Meetings").uncheck()
    expect(page.locator(".claim.meeting")).to_be_hidden()
    expect(page.locator(".claim.event")).to_be_visible()
    border = page.locator(".m.meeting").first.evaluate("part => getComputedStyle(part).borderBottomStyle")
    assert border == "none"
    expect(page.locator(".m.meeting").first).to_be_visible()
    assert page.locator(".text").text_content() == printed


@pytest.mark.parametrize("scripts", [True, False])
def test_the_theme_is_kept_with_scripts_and_without(browser: Browser, base: str, scripts: bool) -> None:
    context = opened(browser, color_scheme="light", java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{base}/documents?words=week")
    light = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    assert page.url == f"{base}/documents?words=week"
    page.goto(f"{base}/search")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") != light
    context.close()


def test_on_a_phone_a_claim_opens_over_the_text_and_closes(browser: Browser, base: str) -> None:
    context = opened(browser, PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{base}/document/d")
    page.get_by_text("by Monday").first.tap()
    claim = page.locator(".claim.on")
    expect(claim).to_be_in_viewport(ratio=1)
    expect(page.locator(".m.on").first).to_be_in_viewport()
    claim.get_by_role("button", name="Close").tap()
    expect(page.locator(".claim.on")).to_have_count(0)
    context.close()


def test_it_is_read_without_scripts(browser: Browser, base: str) -> None:
    context = opened(browser, PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/document/d")
    page.locator("#s2").click()
    assert page.url.endswith("#c2")
    expect(page.locator("#c2")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_every_page_is_accessible_and_fits(
    browser: Browser, base: str, app: FastAPI, width: int, scheme: Any
) -> None:
    context = opened(browser, {"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    for address in [*pages_of(app), *STATES, "/document/d#s4"]:
        page.goto(base + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        boxes, unseen = scrolling_unseen(page)
        assert (address, unseen) == (address, [])
        assert boxes or width > 360, address  # on a phone the sections at least
        # axe runs in the page's own world, which the page's policy does not govern.
        options = {"rules": {"target-size": {"enabled": True}}}
        faults = Axe().run(page, options=options).response["violations"]
        told = [(fault["id"], [node["html"] for node in fault["nodes"]][:3]) for fault in faults]
        assert (address, told) == (address, [])
    context.close()


def test_nothing_in_a_document_runs_or_leaves_the_workbench(
    browser: Browser, base: str, app: FastAPI
) -> None:
    context = opened(browser)
    page = context.new_page()
    heard: list[str] = []
    page.on("dialog", lambda dialog: (heard.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda fault: heard.append(f"error {fault}"))
    page.on(
        "request", lambda request: None if request.url.startswith(f"{base}/") else heard.append(request.url)
    )
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => console.log('policy ' + e.blockedURI))"
    )
    page.on("console", lambda message: heard.append(message.text) if "404" not in message.text else None)
    attacks = [f"/search?words={each}" for each in ("script", "alert", "%3Cscript%3Ealert(1)%3C/script%3E")]
    for address in [*pages_of(app), *STATES, *attacks]:
        page.goto(base + address)
        assert page.locator("img, object, embed, style, script:not([src])").count() == 0
        assert page.locator("iframe").count() == (1 if address == "/brief" else 0)
        assert page.locator("a[href^='javascript'], [onload], [onerror], [onmouseover]").count() == 0
    page.goto(base + ATTACKING)
    for mark in page.locator(".text .m.content").all()[:8]:
        mark.hover()
        mark.click()
    assert page.locator("h1").text_content() == "".join(HOSTILE)
    printed = page.locator(".text").text_content() or ""
    assert all(attack in printed for attack in HOSTILE)
    assert heard == []
    context.close()


def test_the_policy_forbids_what_the_pages_don_t_need(page: Page) -> None:
    told: list[str] = page.evaluate(
        """() => new Promise(resolve => {
            const heard = [];
            document.addEventListener("securitypolicyviolation", e => heard.push(e.effectiveDirective));
            const script = document.createElement("script"); script.textContent = "window.pwned = 1";
            document.body.append(script);
            document.body.setAttribute("style", "color: red");
            const image = document.createElement("img"); image.src = "https://evil.example/x.png";
            document.body.append(image);
            fetch("https://evil.example/").catch(() => setTimeout(() => resolve(heard), 200));
        })"""
    )
    assert {"script-src-elem", "style-src-attr", "img-src", "connect-src"} <= set(told)
    assert page.evaluate("window.pwned") is None
