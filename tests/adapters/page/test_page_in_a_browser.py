"""The page in a real browser: by mouse, by keyboard, narrow, dark, and with hostile text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from detente.adapters.page import render
from detente.adapters.page.claims import page_claims
from detente.record import Document, Mention, Reading, Span, Speaker, Statement
from tests.adapters.page.conftest import reading

pytestmark = pytest.mark.browser


def test_every_claim_is_marked_on_exactly_its_words(page: Page) -> None:
    for claim in page_claims(reading(), 1):
        parts = page.locator(f"main .m[data-n='{claim.number}']")
        marked: list[list[str]] = parts.evaluate_all(
            "parts => parts.map(part => [part.className.split(' ')[1], Array.from(part.childNodes)"
            ".map(node => node.textContent).join('')])"
        )
        for role in {mark.role for mark in claim.marks}:
            words = [text for found, text in marked if found == role]
            expected = "".join(
                reading().document.quote(mark.span) for mark in claim.marks if mark.role == role
            )
            assert "".join(words) == expected


def test_the_article_is_printed_whole(page: Page) -> None:
    printed = page.locator("main .text").evaluate_all(
        "texts => texts.map(text => { const copy = text.cloneNode(true);"
        "copy.querySelectorAll('.ref').forEach(ref => ref.remove()); return copy.textContent; })"
    )
    assert [text.strip() for text in printed] == reading().document.text.strip().split("\n\n")


def test_one_click_goes_from_the_words_to_the_claim_and_back(page: Page) -> None:
    page.get_by_text("by Monday", exact=False).first.click()
    note = page.locator(".note.on")
    expect(note).to_contain_text("the ambassador")
    expect(note).to_be_in_viewport()
    expect(page.locator("tr.on")).to_contain_text("promise")
    number = note.get_attribute("data-n")
    assert page.evaluate("document.activeElement.closest('.note').dataset.n") == number
    note.get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.id") == f"w{number}"
    assert page.url.endswith(f"#w{number}")


def test_a_second_click_chooses_the_claim_around_it(page: Page) -> None:
    words = page.locator(".m.promise, .m.content.nested").first
    words.click()
    expect(page.locator(".note.on")).to_contain_text("the ambassador")
    words.click()
    expect(page.locator(".note.on")).to_contain_text("Ana Ruiz")
    words.click()
    expect(page.locator(".note.on")).to_contain_text("the ambassador")


def test_a_row_leads_to_its_words(page: Page) -> None:
    row = page.locator("tr[data-kind=deployment]")
    row.get_by_role("link").click()
    expect(page.locator(".m.deployment.on")).to_be_in_viewport()
    expect(page.locator(".m.deployment.on")).to_have_text("Some 10,000 troops")


def test_an_address_with_a_claim_opens_on_it(browser: Browser, page_file: Path) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri() + "#w2")
    expect(page.locator(".note.on")).to_have_attribute("data-n", "2")
    page.close()


def option(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=name)


def shown(page: Page) -> set[str]:
    return set(page.locator("tr[data-n]:visible").evaluate_all("rows => rows.map(row => row.dataset.n)"))


def test_filters_show_what_is_asked_for_and_count_it(page: Page) -> None:
    everything = shown(page)
    assert len(everything) == 8
    option(page, "Statements").check()
    assert len(shown(page)) == 4
    expect(page.get_by_role("status")).to_have_text("4 of 8 claims shown")
    option(page, "Ana Ruiz").check()
    assert len(shown(page)) == 2
    threaten = page.locator(".option", has_text="threaten")
    expect(threaten.locator(".count")).to_have_text("1")
    expect(page.locator(".option", has_text="CONSULT").locator(".count")).to_have_text("0")
    threaten.locator("input").check()
    (number,) = shown(page)
    assert page.locator("main .note:visible").count() == 1
    assert page.locator(".m:not(.off)").evaluate_all("ms => [...new Set(ms.map(m => m.dataset.n))]") == [
        number
    ]
    page.get_by_role("button", name="Clear filters").click()
    expect(page.get_by_role("status")).to_have_text("8 of 8 claims shown")
    assert shown(page) == everything


def test_two_values_of_a_group_add_up(page: Page) -> None:
    option(page, "Meetings").check()
    option(page, "Forces").check()
    assert len(shown(page)) == 2


def test_everything_is_reached_by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "reading"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.id")
    assert first.startswith("w")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.note').id") == "c" + first[1:]
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.id")
    assert second == f"w{int(first[1:]) + 1}"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first
    page.keyboard.press("Escape")
    expect(page.locator(".on")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == first


def test_letters_do_nothing_where_no_claim_has_the_focus(page: Page) -> None:
    option(page, "Statements").focus()
    page.keyboard.press("j")
    expect(page.locator(".on")).to_have_count(0)


def test_focus_can_be_seen(page: Page) -> None:
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


@pytest.mark.parametrize("width", [390, 820, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_and_fits(browser: Browser, page_file: Path, width: int, scheme: Any) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for step in ("as it opens", "a claim chosen"):
        # axe runs in the page's own world, which the page's policy does not govern.
        faults = Axe().run(page).response["violations"]
        assert [(step, fault["id"], [node["html"] for node in fault["nodes"]]) for fault in faults] == []
        page.locator(".ref").first.click()
    context.close()


def test_on_a_phone_a_claim_opens_over_the_text_and_closes(browser: Browser, page_file: Path) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(page_file.as_uri())
    expect(page.locator(".note:visible")).to_have_count(0)
    page.get_by_text("by Monday").first.tap()
    note = page.locator(".note:visible")
    expect(note).to_have_count(1)
    expect(note).to_be_in_viewport(ratio=1)
    note.get_by_role("button", name="Close").tap()
    expect(page.locator(".note:visible")).to_have_count(0)
    context.close()


def test_it_works_without_scripts(browser: Browser, page_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.locator("#w2").click()
    assert page.url.endswith("#c2")
    expect(page.locator("#c2")).to_be_in_viewport()
    context.close()


HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    '"><svg onload=alert(4)>',
    "' onmouseover='alert(5)",
    "<a href='javascript:alert(6)'>go</a>",
    "</style><style>@import url(https://evil.example/x.css)</style>",
    "{{ 7*7 }}{% raw %}",
    "<!-- --><iframe src='https://evil.example'></iframe>",
    "&lt;b&gt; &amp;",
]


def hostile() -> Reading:
    """An article that attacks from every field."""
    text = "\n\n".join(f"{attack} said the talks {attack} had failed." for attack in HOSTILE)
    statements = []
    for number, attack in enumerate(HOSTILE):
        start = text.index(f"{attack} said the talks")
        content = start + len(attack) + len(" said ")
        end = text.index(" had failed", content)
        statements.append(
            Statement(
                id=f"{attack}{number}",
                speaker=Speaker(text=attack, span=Span(start, start + len(attack)), entity=attack),
                cue=None,
                content=(Mention(text=text[content:end], span=Span(content, end)),),
                mode="indirect",
                act="report",
                addressee=attack,
            )
        )
    every = "".join(HOSTILE)
    document = Document(
        id=every,
        text=text,
        name=every,
        title=every,
        publisher=every,
        dateline=every,
        url="javascript:alert(7)",
    )
    return Reading(document=document, statements=tuple(statements))


def test_hostile_text_stays_text(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(render([hostile(), hostile()]), encoding="utf-8")
    page = browser.new_page()
    heard: list[str] = []
    page.on("dialog", lambda dialog: (heard.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: heard.append(f"console {message.text}"))
    page.on("pageerror", lambda fault: heard.append(f"error {fault}"))
    page.on("request", lambda request: heard.append(f"request {request.url}"))
    page.goto(path.as_uri())
    heard.remove(f"request {path.as_uri()}")
    page.evaluate(
        "document.addEventListener('securitypolicyviolation', e => console.log(e.effectiveDirective))"
    )
    for mark in page.locator(".m.content").all()[:12]:
        mark.hover()
        mark.click()
    assert heard == []
    assert page.locator("script").count() == 1
    assert page.locator("style").count() == 1
    assert page.locator("iframe, img, svg, link, object, embed").count() == 0
    assert page.locator("a:not([href^='#'])").count() == 0
    assert page.locator("article h2").first.text_content() == "".join(HOSTILE)
    printed = page.locator("main").text_content() or ""
    assert all(attack in printed for attack in HOSTILE)
    page.close()


def test_the_policy_forbids_what_the_page_does_not_need(browser: Browser, page_file: Path) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    told: list[str] = page.evaluate(
        """() => new Promise(resolve => {
            const heard = [];
            document.addEventListener("securitypolicyviolation", e => heard.push(e.effectiveDirective));
            const script = document.createElement("script"); script.textContent = "window.pwned = 1";
            document.body.append(script);
            const image = document.createElement("img"); image.src = "https://evil.example/x.png";
            document.body.append(image);
            fetch("https://evil.example/").catch(() => setTimeout(() => resolve(heard), 200));
        })"""
    )
    assert {"script-src-elem", "img-src", "connect-src"} <= set(told)
    assert page.evaluate("window.pwned") is None
    page.close()
