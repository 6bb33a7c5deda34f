"""A reviewer's work in a real browser: by keyboard alone, on exact words, in both themes, without script."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, expect

from detente.record import Reading, claims_of
from detente.workflow.reviewing import review_of
from detente.workflow.serving import application
from tests.adapters.page.conftest import TEXT
from tests.adapters.page.conftest import reading as every_kind
from tests.adapters.workbench.conftest import on_a_port, project_of
from tests.adapters.workbench.steps import (
    are_judged,
    faults_of,
    kept,
    looked_at,
    press_on,
    shown,
    store_of,
)

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 800}


@pytest.fixture
def folder(tmp_path: Path, readings: tuple[Reading, ...]) -> Path:
    """The demonstration's record, and a document of many scripts."""
    return project_of(tmp_path / "talks", *readings, every_kind())


@pytest.fixture
def base(folder: Path) -> Iterator[str]:
    with on_a_port(lambda port: application(folder, port=port)) as address:
        yield address


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    """A page that is closed before what serves it: what it fetches ahead is still answered."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    faults = faults_of(page)
    yield page
    context.close()
    # A browser tells of a conflict, and of what is refused, as of a fault.
    assert [each for each in faults if not {"409", "422"} & set(each.split())] == []


def test_twenty_claims_are_reviewed_by_keyboard_alone(page: Page, base: str, folder: Path) -> None:
    queue = [each.id for each in kept(folder)]
    page.goto(f"{base}/review")
    verdicts = {"a": "accepted", "x": "rejected", "u": "unsure"}
    expected: dict[str, str] = {}
    for number in range(20):
        assert shown(page) == queue[number]
        key = "axu"[number % 3]
        expected[queue[number]] = verdicts[key]
        press_on(page, key)
    are_judged(folder, 20)
    assert {each.id: each.state for each in kept(folder) if each.state != "proposed"} == expected
    expect(page.locator("#seen")).to_have_text("20")
    expect(page.locator("[data-count=accepted]")).to_have_text("7")


@pytest.mark.parametrize("twice", ["by double click", "by key"])
def test_a_second_press_judges_no_claim_that_nobody_has_looked_at(
    page: Page, base: str, folder: Path, twice: str
) -> None:
    page.goto(f"{base}/review")
    first = looked_at(page)
    if twice == "by key":
        page.evaluate(PRESSES, "a")
    else:
        page.get_by_role("button", name="Accept").dblclick()
    expect(page.locator("#deck")).not_to_have_attribute("data-claim", first)
    looked_at(page)
    are_judged(folder, 1)
    assert [each.id for each in kept(folder) if each.state != "proposed"] == [first]


PRESSES = """async (key) => {
    const end = performance.now() + 240;
    while (performance.now() < end) {
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        await new Promise((after) => setTimeout(after, 5));
    }
}"""


SLOW_PAGES = """
const asked = window.fetch;
window.fetch = async (address, how) => {
    if (how.method !== "POST") await new Promise((after) => setTimeout(after, 900));
    return asked(address, how);
};
"""


def test_moving_on_waits_for_nothing(page: Page, base: str, folder: Path) -> None:
    queue = [each.id for each in kept(folder)]
    page.goto(f"{base}/review")
    for number in range(5):
        assert shown(page) == queue[number]
        press_on(page, " ")
    assert {each.state for each in kept(folder)} == {"proposed"}


def test_a_claim_takes_one_verdict_while_the_next_is_fetched(page: Page, base: str, folder: Path) -> None:
    page.add_init_script(SLOW_PAGES)
    page.goto(f"{base}/review")
    first = looked_at(page)
    page.evaluate(PRESSES, "a")
    page.evaluate(PRESSES, "x")
    expect(page.locator("#deck")).not_to_have_attribute("data-claim", first)
    looked_at(page)
    assert [(each.subject, each.relation) for each in store_of(folder).judgements()] == [(first, "review")]


def test_keys_skip_move_and_undo(page: Page, base: str, folder: Path) -> None:
    queue = [each.id for each in kept(folder)]
    page.goto(f"{base}/review")
    assert press_on(page, " ") == queue[1]
    assert press_on(page, "j") == queue[2]
    assert press_on(page, "k") == queue[1]
    press_on(page, "x")
    are_judged(folder, 1)
    assert press_on(page, "Backspace") == queue[1]
    are_judged(folder, 2)
    assert {each.state for each in kept(folder)} == {"proposed"}


def test_a_flag_and_a_note_are_kept_by_keyboard(page: Page, base: str, folder: Path) -> None:
    page.goto(f"{base}/review")
    claim = shown(page)
    page.keyboard.press("f")
    expect(page.locator(".card .flagged")).to_be_visible()
    assert Axe().run(page, context={"include": [[".decisions"]]}).response["violations"] == []
    page.keyboard.press("n")
    page.keyboard.type("axu? see the second edition")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".history")).to_contain_text("axu? see the second edition")
    (flagged,) = kept(folder, disputed=True)
    assert (flagged.id, flagged.state) == (claim, "proposed")


def test_undo_takes_back_a_flag_before_the_judgement_of_another_claim(
    page: Page, base: str, folder: Path
) -> None:
    page.goto(f"{base}/review")
    first = shown(page)
    second = press_on(page, "u")
    page.keyboard.press("f")
    expect(page.locator("#last")).to_contain_text("Last kept: flagged")
    expect(page.locator("#undo")).to_have_accessible_description("Takes back: flagged")
    page.keyboard.press("Backspace")
    expect(page.locator("#last")).to_contain_text("Last kept: unsure")
    assert [(each.id, each.state) for each in kept(folder, disputed=True)] == [(first, "unsure")]
    assert shown(page) == second


def test_what_another_accepted_is_judged_without_seeing_it_and_then_shown(
    page: Page, base: str, folder: Path
) -> None:
    page.goto(f"{base}/review")
    first = shown(page)
    review_of(folder, by="Bo").decide(first, "accepted", note="as I see it")
    page.get_by_role("link", name="Not judged by me").click()
    assert looked_at(page) == first
    expect(page.locator("#main")).not_to_contain_text("Bo")
    expect(page.locator("#seen")).to_have_text("0")
    press_on(page, "x")
    expect(page.locator("#last")).to_contain_text("others say otherwise")
    expect(page.locator("#seen")).to_have_text("1")
    press_on(page, "k")
    expect(page.locator(".history")).to_contain_text("as I see it")
    assert [each.is_contested for each in kept(folder) if each.id == first] == [True]


def test_a_note_waits_where_it_was_left_and_enter_keeps_it(page: Page, base: str) -> None:
    page.goto(f"{base}/review")
    page.keyboard.press("n")
    note = page.get_by_label("Note", exact=True)
    expect(note).to_have_accessible_description(
        "Enter keeps it, Shift Enter starts a new line, Esc leaves it here for later; "
        "a verdict keeps it as well."
    )
    page.keyboard.type("He may")
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    press_on(page, "j")
    page.keyboard.press("n")
    expect(note).to_have_value("")
    page.keyboard.press("Escape")
    press_on(page, "k")
    expect(note).to_be_visible()
    expect(note).to_have_value("He may")
    page.keyboard.press("n")
    page.keyboard.press("End")
    page.keyboard.type(" have meant")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("another day")
    page.keyboard.press("Enter")
    expect(page.locator(".history q")).to_have_text("He may have meant\nanother day")
    page.keyboard.press("n")
    expect(note).to_have_value("")


@pytest.mark.parametrize("by", ["by key", "by button"])
def test_a_note_that_was_typed_is_kept_with_the_verdict(page: Page, base: str, folder: Path, by: str) -> None:
    page.goto(f"{base}/review")
    first = looked_at(page)
    page.keyboard.press("n")
    page.keyboard.type("as the minister said")
    if by == "by key":
        page.keyboard.press("Escape")
        page.keyboard.press("a")
    else:
        page.get_by_role("button", name="Accept").click()
    expect(page.locator("#deck")).not_to_have_attribute("data-claim", first)
    are_judged(folder, 1)
    (entry,) = store_of(folder).judgements(subject=first)
    assert (entry.verdict, entry.note) == ("accepted", "as the minister said")
    press_on(page, "k")
    expect(page.get_by_label("Note", exact=True)).to_be_hidden()


def test_a_speaker_is_corrected_and_that_is_undone(page: Page, base: str, folder: Path) -> None:
    claim = next(each for each in kept(folder, kind="statement") if each.speaker)
    page.goto(f"{base}/review?claim={claim.id}")
    page.keyboard.press("e")
    speaker = page.get_by_label("Speaker", exact=True)
    expect(speaker).to_be_focused()
    speaker.fill("The Foreign Minister of Utopia")
    page.get_by_label("For", exact=True).fill("Utopia")
    page.get_by_role("button", name="Keep the correction").click()
    page.wait_for_url("**/review?claim=*")
    expect(page.locator("#last")).to_contain_text("Last kept: corrected, ")
    (corrected,) = kept(folder, states=("corrected",))
    assert (corrected.id, corrected.speaker, corrected.party) == (
        claim.id,
        "The Foreign Minister of Utopia",
        "Utopia",
    )
    assert corrected.row["content"] == claim.row["content"]
    page.goto(f"{base}/review?state=corrected")
    expect(page.locator(".card .read").first).to_contain_text(claim.speaker or "")
    page.keyboard.press("Backspace")
    expect(page.locator("[data-count=corrected]")).to_have_text("0")
    expect(page.locator("#last")).to_be_empty()
    assert kept(folder, states=("corrected",)) == []


def select(page: Page, words: str, within: str) -> None:
    """Select words as a mouse does: in UTF-16 units of the text as the page has it."""
    page.evaluate(
        """([words, within]) => {
            const box = document.querySelector(within);
            const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
            const nodes = [];
            while (walker.nextNode())
                if (!walker.currentNode.parentElement.closest('.ref')) nodes.push(walker.currentNode);
            const whole = nodes.map((node) => node.data).join('');
            const start = whole.indexOf(words), end = start + words.length;
            const range = document.createRange();
            let at = 0;
            for (const node of nodes) {
                if (at <= start && start < at + node.length) range.setStart(node, start - at);
                if (at < end && end <= at + node.length) range.setEnd(node, end - at);
                at += node.length;
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            box.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
        }""",
        [words, within],
    )


@pytest.mark.parametrize(
    "words",
    [
        "the envoys",
        "an answer 🕊️ by",
        "שהשיחות נכשלו",
        "Cafe\u0301 talk 👨‍👩‍👧 went",
        "👨‍👩‍👧",
        "on Sunday. If they attack",
    ],
)
def test_selected_words_become_a_new_claim_on_exactly_them(
    page: Page, base: str, folder: Path, words: str
) -> None:
    page.goto(f"{base}/document/d")
    select(page, words, "#text")
    page.get_by_role("link", name="New claim on these words").click()
    start = TEXT.index(words)
    expect(page.locator("[data-span]").first).to_have_value(f"{start}-{start + len(words)}")
    marked = page.locator("#source .own").evaluate_all("all => all.map((each) => each.textContent).join('')")
    assert marked == words
    page.get_by_role("button", name="Write the claim").click()
    page.wait_for_url("**/document/d")
    (written,) = kept(folder, document="d", states=("accepted",))
    assert written.row["content_text"] == [words]
    assert written.row["content"] == [[start, start + len(words)]]


def test_a_boundary_moves_by_selection_and_by_keys(page: Page, base: str, folder: Path) -> None:
    page.goto(f"{base}/review/edit/s2")
    page.get_by_label("Speaker", exact=True).fill("Somebody new")
    select(page, "answer 🕊️ by Monday", "#source")
    expect(page.locator("[data-quote]").first).to_have_value("answer 🕊️ by Monday")
    page.locator("#source").focus()
    page.keyboard.press("{")
    expect(page.locator("[data-quote]").first).to_have_value("answer 🕊️ by")
    page.keyboard.press("]")
    expect(page.locator("[data-quote]").first).to_have_value("🕊️ by")
    expect(page.get_by_label("Speaker", exact=True)).to_have_value("Somebody new")
    page.get_by_role("button", name="Keep the correction").click()
    page.wait_for_url("**/review?claim=*")
    (corrected,) = kept(folder, states=("corrected",))
    assert corrected.row["content_text"] == ["🕊️ by"]


def test_a_claim_is_judged_on_the_page_of_its_document(page: Page, base: str, folder: Path) -> None:
    page.goto(f"{base}/document/d#s1")
    page.keyboard.press("a")
    expect(page.locator("#c1 .state")).to_have_text("accepted")
    expect(page.locator("#s1")).to_have_accessible_name(re.compile(", accepted$"))
    page.keyboard.press("x")
    expect(page.locator("#s1")).to_have_accessible_name(re.compile(", rejected$"))
    # As it is when the page is opened again: its words are marked no longer.
    background = "part => getComputedStyle(part).backgroundColor"
    assert page.locator(".m.content[data-n='1']").first.evaluate(background) == "rgba(0, 0, 0, 0)"
    page.keyboard.press("u")
    expect(page.locator("#c1 .state")).to_have_text("unsure")
    expect(page.locator("#s1")).to_have_accessible_name(re.compile(", unsure$"))
    assert page.locator(".m.content[data-n='1']").first.evaluate(background) != "rgba(0, 0, 0, 0)"
    are_judged(folder, 3)
    (unsure,) = kept(folder, document="d", states=("unsure",))
    assert unsure.id == "s1"
    page.get_by_text("States shown").click()
    page.locator("[data-shows][value=unsure]").uncheck()
    expect(page.locator("#c1")).to_be_hidden()


SIGN = "part => getComputedStyle(part, '::after').content"


def test_the_states_are_told_apart_in_the_text_without_colours(page: Page, base: str, folder: Path) -> None:
    review = review_of(folder, by="Ann")
    review.decide("s1", "accepted")
    review.decide("s2", "unsure")
    threat = next(claim for claim in claims_of(every_kind()) if claim.id == "s4")
    review.correct("s4", {**threat.row, "act": "report"})
    states = {1: "accepted", 2: "unsure", 3: "proposed", 6: "corrected"}
    page.goto(f"{base}/document/d")
    signs = {state: page.locator(f"#s{number}").evaluate(SIGN) for number, state in states.items()}
    assert len(set(signs.values())) == len(states)
    for number, state in states.items():
        expect(page.locator(f"#s{number}")).to_have_accessible_name(re.compile(f", {state}$"))
    legend = page.get_by_role("list", name="Numbers in the text").get_by_role("listitem")
    assert {
        (each.text_content() or "").split()[-1]: each.locator(".ref").evaluate(SIGN) for each in legend.all()
    } == signs
    # And beside the claim that is reviewed.
    page.goto(f"{base}/review?state=any&claim=s2")
    expect(page.locator(".excerpt a.ref.accepted")).to_have_accessible_name(re.compile(", accepted$"))
    assert page.locator(".excerpt a.ref.accepted").evaluate(SIGN) == signs["accepted"]
    expect(page.locator(".excerpt span.ref.unsure")).to_have_text("This claim, 2, unsure: ")


def test_many_are_rejected_after_a_look_and_come_back_as_one(page: Page, base: str, folder: Path) -> None:
    page.goto(f"{base}/review?view=list&document=d")
    page.get_by_label("All 8 on this page").check()
    page.get_by_role("button", name="Reject ticked").click()
    page.get_by_role("button", name="Yes, 8 claims").click()
    page.wait_for_url("**/review?**")
    assert len(kept(folder, document="d", states=("rejected",))) == 8
    page.keyboard.press("Backspace")
    expect(page.locator("[data-count=rejected]")).to_have_text("0")
    assert kept(folder, document="d", states=("rejected",)) == []


def test_another_s_judgement_in_between_is_shown_and_settled(page: Page, base: str, folder: Path) -> None:
    page.goto(f"{base}/review?document=d")
    claim = looked_at(page)
    review_of(folder, by="Bo").decide(claim, "rejected")
    page.keyboard.press("a")
    page.wait_for_url("**/review/conflict/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Two judgements of one claim")
    page.get_by_role("button", name="Put yours in its place").click()
    page.wait_for_url("**/review?**")
    assert [each.state for each in kept(folder, document="d") if each.id == claim] == ["accepted"]


@contextmanager
def busy(folder: Path) -> Iterator[None]:
    """Somebody else writes to the record, so that no judgement is kept in the meantime."""
    connection = sqlite3.connect(folder / "record.db", isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


@pytest.mark.parametrize("leaving", ["by a link", "by the address"])
def test_nothing_judged_is_lost_by_leaving_the_page(
    page: Page, base: str, folder: Path, leaving: str
) -> None:
    queue = [each.id for each in kept(folder)]
    page.goto(f"{base}/review")
    with busy(folder):
        press_on(page, "a")
        press_on(page, "x")
        if leaving == "by a link":
            page.get_by_role("link", name="Documents", exact=True).click(no_wait_after=True)
            expect(page.locator("h1")).to_have_text("Review")
        else:
            page.goto(f"{base}/documents")
    page.wait_for_url("**/documents")
    are_judged(folder, 2)
    page.get_by_role("link", name="Review", exact=True).click()
    expect(page.get_by_role("link", name="Rejected 1")).to_be_visible()
    judged = {each.id: each.state for each in kept(folder) if each.state != "proposed"}
    assert judged == {queue[0]: "accepted", queue[1]: "rejected"}


def test_what_was_taken_back_before_it_was_sent_stays_so_when_the_page_is_left(
    page: Page, base: str, folder: Path
) -> None:
    queue = [each.id for each in kept(folder)]
    page.goto(f"{base}/review")
    press_on(page, "a")
    are_judged(folder, 1)
    with busy(folder):
        press_on(page, "x")
        press_on(page, "u")
        page.keyboard.press("Backspace")
        page.goto(f"{base}/documents")
    are_judged(folder, 2)
    page.get_by_role("link", name="Review", exact=True).click()
    expect(page.get_by_role("link", name="Rejected 1")).to_be_visible()
    assert [(each.subject, each.verdict) for each in store_of(folder).judgements()] == [
        (queue[0], "accepted"),
        (queue[1], "rejected"),
    ]


def test_what_is_still_on_its_way_can_be_taken_back(page: Page, base: str, folder: Path) -> None:
    page.goto(f"{base}/review")
    first = shown(page)
    with busy(folder):
        assert press_on(page, "x") != first
        page.keyboard.press("Backspace")
    expect(page.locator("#deck")).to_have_attribute("data-claim", first)
    assert {each.state for each in kept(folder)} == {"proposed"}
    assert [each.verdict for each in store_of(folder).judgements()] == ["rejected", "undone"]


def test_a_correction_is_left_by_keyboard_and_nothing_is_kept(page: Page, base: str, folder: Path) -> None:
    page.goto(f"{base}/review/edit/s2")
    expect(page.get_by_label("Speaker", exact=True)).to_be_focused()
    page.keyboard.type("Somebody")
    page.keyboard.press("Escape")
    page.keyboard.press("]")
    expect(page.locator("[data-quote]").first).to_have_value("answer 🕊️ by Monday")
    page.keyboard.press("Escape")
    page.wait_for_url("**/review?claim=s2")
    assert kept(folder, states=("corrected",)) == []


LEAVING = {
    "by Escape": lambda page: page.keyboard.press("Escape"),
    "by its button": lambda page: page.get_by_role("link", name="Leave it").click(no_wait_after=True),
    "by the navigation": lambda page: page.get_by_role("link", name="Actors").click(no_wait_after=True),
}


@pytest.mark.parametrize("leave", LEAVING.values(), ids=LEAVING)
@pytest.mark.parametrize("address", ["/review/edit/s2", "/review/new/d?of=statement&span=0-15"])
def test_what_is_written_is_not_left_without_asking(
    page: Page, base: str, address: str, leave: Callable[[Page], None]
) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.goto(base + address)
    page.get_by_label("Speaker", exact=True).fill("Somebody new")
    page.locator("#source").focus()
    with page.expect_event("dialog"):
        leave(page)
    assert asked == ["beforeunload"]
    expect(page.get_by_label("Speaker", exact=True)).to_have_value("Somebody new")
    page.remove_listener("dialog", stay)


def test_what_was_refused_is_not_left_without_asking(page: Page, base: str) -> None:
    page.goto(f"{base}/review/edit/s2")
    page.locator("[data-quote]").first.fill("what nobody said")
    page.get_by_label("Speaker", exact=True).press("Enter")
    expect(page.locator("#fault")).to_be_visible()
    page.wait_for_load_state()
    page.locator("#source").focus()
    with page.expect_event("dialog") as asked:
        page.on("dialog", lambda dialog: dialog.accept())
        page.keyboard.press("Escape")
    assert asked.value.type == "beforeunload"
    page.wait_for_url("**/review?claim=s2")


def test_what_is_kept_or_unchanged_is_left_without_a_question(page: Page, base: str) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{base}/review/edit/s2")
    page.locator("#source").focus()
    page.keyboard.press("Escape")
    page.wait_for_url("**/review?claim=s2")
    page.goto(f"{base}/review/edit/s2")
    page.get_by_label("Speaker", exact=True).fill("Somebody new")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review?claim=*")
    assert asked == []


def test_on_a_phone_one_goes_on_and_back_by_touch(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{base}/review")
    first = shown(page)
    page.get_by_role("link", name="Claim after").tap()
    expect(page.locator("#deck")).not_to_have_attribute("data-claim", first)
    page.get_by_role("link", name="Claim before").tap()
    expect(page.locator("#deck")).to_have_attribute("data-claim", first)
    expect(page.locator(".sections [aria-current]")).to_be_in_viewport(ratio=1)
    context.close()


@pytest.mark.parametrize("narrowed", ["", "&speaker=Jens+Stoltenberg"])
def test_on_a_phone_a_claim_stands_whole_above_the_buttons(
    browser: Browser, base: str, folder: Path, narrowed: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    for claim in [each for each in kept(folder, kind="statement") if each.speaker][:12]:
        page.goto(f"{base}/review?state=any&claim={claim.id}{narrowed}")
        looked_at(page)
        bar = page.locator(".decisions").first.bounding_box()
        assert bar is not None
        for told in (".card h2", ".quote", *(f".fields div:has(dt:text-is('{each}'))" for each in TOLD)):
            box = page.locator(told).bounding_box()
            assert box is not None
            assert 0 < box["y"] < box["y"] + box["height"] <= bar["y"], (claim.id, told)
        sentence = page.locator(".excerpt .own.content").first
        expect(sentence).to_be_in_viewport()
        box = sentence.bounding_box()
        assert box is not None
        assert box["y"] < bar["y"], claim.id
    context.close()


TOLD = ("Speaker", "Act", "Issue")


def test_keys_say_what_they_do_and_can_be_switched_off(page: Page, base: str, folder: Path) -> None:
    page.goto(f"{base}/review")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("flag for a second look")
    page.keyboard.press("Escape")
    press_on(page, " ")
    page.locator("footer .help").click()
    expect(page.get_by_role("dialog")).to_contain_text("flag for a second look")
    page.get_by_label("Keys act").uncheck()
    page.get_by_role("button", name="Close").click()
    claim = shown(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    page.keyboard.press("a")
    page.get_by_role("link", name="Claim after").click()
    expect(page.locator("#deck")).not_to_have_attribute("data-claim", claim)
    assert "POST" not in asked
    assert {each.state for each in kept(folder)} == {"proposed"}


def test_without_script_every_decision_has_a_button(browser: Browser, base: str, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/review")
    first = shown(page)
    page.get_by_role("button", name="Accept").click()
    second = shown(page)
    assert second != first
    page.get_by_role("link", name="Skip", exact=False).and_(page.locator("#deck a")).click()
    assert shown(page) != second
    page.get_by_role("button", name="Undo").click()
    assert shown(page) == first
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 768, 360])
def test_no_page_of_review_breaks_a_rule_of_access_or_its_width(
    browser: Browser, base: str, folder: Path, scheme: Any, width: int
) -> None:
    ada, bo = review_of(folder, by="Ada"), review_of(folder, by="Bo")
    ada.correct(
        "s2", next(each for each in kept(folder) if each.id == "s2").row | {"act": "offer"}, note="so"
    )
    with pytest.raises(Exception, match="s2"):
        bo.decide("s2", "rejected", seen=0)
    ada.flag("s1")
    ada.decide("s3", "rejected")
    addresses = [
        "/review",
        "/review?state=any&claim=s2",
        "/review?view=list&state=any",
        "/review?kind=event&names=1",
        "/review?by=not-me&claim=s2",
        "/review?by=not-me&view=list",
    ]
    addresses += [
        "/review?state=orphaned",
        "/review/edit/s2",
        "/review/new/d?of=event&span=0-15",
        "/claim/s2",
    ]
    addresses += ["/review/conflict/s2", "/review/agreement", "/document/d"]
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    for address in addresses:
        page.goto(base + address)
        assert Axe().run(page).response["violations"] == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    context.close()
