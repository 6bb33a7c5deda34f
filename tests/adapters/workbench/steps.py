"""What a user does in a browser and looks at, where more than one test does it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from detente.adapters.project import found
from detente.adapters.store import Filter, KeptClaim, Store


def store_of(folder: Path) -> Store:
    """The record of a project."""
    return Store(found(folder).store_url)


def kept(folder: Path, **wanted: Any) -> list[KeptClaim]:
    """Claims of a project as its record has them."""
    return store_of(folder).claims(Filter(**wanted), limit=500)


def are_judged(folder: Path, count: int, seconds: float = 30) -> None:
    """Wait until a record holds so many judgements; the page doesn't wait for them, even where it is left."""
    end = time.monotonic() + seconds
    while len(judgements := store_of(folder).judgements()) < count:
        assert time.monotonic() < end, f"after {seconds} s the record holds {judgements}"
        time.sleep(0.05)


def faults_of(page: Page, base: str | None = None) -> list[str]:
    """What goes wrong on a page from now on: faults of scripts, errors told, and requests to elsewhere."""
    heard: list[str] = []
    page.on("pageerror", lambda fault: heard.append(f"fault {fault}"))
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    if base is not None:
        page.on(
            "request",
            lambda request: None if request.url.startswith(f"{base}/") else heard.append(request.url),
        )
    return heard


def shown(page: Page) -> str:
    """The claim that the queue shows."""
    return page.locator("#deck").get_attribute("data-claim") or ""


VERDICT_KEYS = ("a", "x", "u")


def looked_at(page: Page) -> str:
    """The claim that the queue shows, once it has been shown for long enough to take a verdict."""
    expect(page.locator("#deck")).to_have_attribute("data-ready", "")
    return shown(page)


def press_on(page: Page, key: str) -> str:
    """Press a key of the queue and wait until another claim is shown."""
    before = looked_at(page) if key in VERDICT_KEYS else shown(page)
    page.keyboard.press(key)
    expect(page.locator("#deck")).not_to_have_attribute("data-claim", before)
    return shown(page)


def go_to(page: Page, section: str) -> None:
    """Follow the navigation to a section, and wait for what has to be worked out there."""
    page.locator(".sections").get_by_role("link", name=section, exact=True).click()
    expect(page.locator(".sections [aria-current]")).to_have_text(section, timeout=60_000)
    page.wait_for_load_state()
    as_it_is_now(page)


def as_it_is_now(page: Page) -> None:
    """Load a page again for as long as it says that it is being worked out anew."""
    again = page.get_by_role("link", name="Load it again")
    while again.count():
        with page.expect_navigation():
            again.click()


def violations_of(page: Page) -> list[tuple[str, list[str]]]:
    """The rules of axe that what is shown breaks, each with the first elements that do."""
    faults = Axe().run(page).response["violations"]
    return [(fault["id"], [node["html"] for node in fault["nodes"]][:3]) for fault in faults]


def scrolling_unseen(page: Page) -> tuple[int, list[str]]:
    """How many boxes of what is shown scroll sideways, and those that nobody sees or hears to, or whom a
    keyboard can't scroll.
    """
    boxes: int
    faulty: list[str]
    boxes, faulty = page.evaluate(
        """() => {
            const boxes = [...document.querySelectorAll("body *")].filter(each =>
                ["auto", "scroll"].includes(getComputedStyle(each).overflowX)
                && each.clientWidth > 1 && each.scrollWidth > each.clientWidth);
            const isShaded = each =>
                getComputedStyle(each).backgroundAttachment === "local, local, scroll, scroll";
            const isNamed = each =>
                each.ariaLabel || document.getElementById(each.getAttribute("aria-labelledby"));
            const isReached = each => each.tabIndex === 0 || each.querySelector("a[href]");
            const faulty = boxes.filter(each => !isShaded(each) || !isNamed(each) || !isReached(each));
            return [boxes.length, faulty.map(each => each.outerHTML.slice(0, 120))];
        }"""
    )
    return boxes, faulty
