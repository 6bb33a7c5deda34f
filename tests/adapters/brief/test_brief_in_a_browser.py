"""The brief in a browser: within its width on a phone, with nothing that its policy refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from detente.adapters.brief import charts_of, to_html
from detente.brief import Brief
from tests.adapters.workbench.steps import scrolling_unseen


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_it_fits_its_width_and_keeps_to_its_policy(
    browser: Browser, brief: Brief, tmp_path: Path, width: int
) -> None:
    path = tmp_path / "brief.html"
    path.write_text(to_html(brief, charts_of(brief)), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 800})
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("getComputedStyle(document.querySelector('.verdict')).borderTopStyle") != "none"
    assert told == []
    assert asked == [path.as_uri()]
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_everybody_can_use_it_in_both_themes(
    browser: Browser, brief: Brief, tmp_path: Path, theme: str, width: int
) -> None:
    path = tmp_path / "brief.html"
    path.write_text(to_html(brief, charts_of(brief)), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=theme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(path.as_uri())
    for details in page.locator("details").all():
        details.evaluate("each => { each.open = true }")
    boxes, unseen = scrolling_unseen(page)
    assert unseen == []
    assert boxes or width > 360
    # axe runs in the page's own world, which the page's policy does not govern.
    faults = Axe().run(page).response["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in faults] == []
    context.close()


@pytest.mark.browser
def test_a_chart_is_drawn_in_the_theme_s_own_ink(browser: Browser, brief: Brief, tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    path.write_text(to_html(brief, charts_of(brief)), encoding="utf-8")
    inks = []
    for theme in ("light", "dark"):
        context = browser.new_context(color_scheme=theme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(path.as_uri())
        inks.append(
            page.evaluate(
                """() => {
                  const texts = [...document.querySelectorAll("svg text")].filter(each => each.textContent)
                  return [...new Set(texts.map(each => getComputedStyle(each).fill))]
                }"""
            )
        )
        context.close()
    light, dark = inks
    assert set(light) != set(dark)
