"""The brief in a browser: within its width on a phone, with nothing that its policy refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from detente.adapters.brief import charts_of, to_html
from detente.brief import Brief


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
