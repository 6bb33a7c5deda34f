"""Two who judge independently: nothing that the other said is shown until one has judged, and both count."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from lxml import html

from detente.adapters.project import found
from detente.adapters.store import Store
from detente.record import Judgement
from detente.workflow.reviewing import Review, review_of
from detente.workflow.serving import application
from tests.adapters.page.conftest import reading as every_kind
from tests.adapters.workbench.conftest import CODEBOOK, Client, project_of, with_codebook

NOT_ME = {"by": "not-me"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = project_of(tmp_path / "talks", every_kind())
    with_codebook(folder, CODEBOOK)
    return folder


@pytest.fixture
def app(folder: Path) -> FastAPI:
    return application(folder)


@pytest.fixture
def bo(app: FastAPI) -> Client:
    """The second reviewer's browser."""
    client = Client(app)
    client.cookies.set("detente_reviewer", "Bo")
    return client


@pytest.fixture
def ada(folder: Path) -> Review:
    """The first reviewer, who has judged before."""
    return review_of(folder, by="Ada")


def listed(client: Client, **more: str) -> list[str]:
    return [
        each["id"]
        for each in client.get("/review.json", params={**NOT_ME, "view": "list", **more}).json()["claims"]
    ]


def told(client: Client, claim: str) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/review.json", params={**NOT_ME, "claim": claim}).json()
    return answer


def decide(client: Client, claim: str, verdict: str) -> dict[str, Any]:
    """A verdict on a claim as the queue of what one has not judged shows it."""
    body = {"claim": claim, "seen": told(client, claim)["claim"]["revision"], "verdict": verdict}
    answer = client.post("/review/decide.json", json={**body, "queue": "by=not-me"})
    assert answer.status_code == 200
    done: dict[str, Any] = answer.json()
    return done


def log(folder: Path, claim: str) -> tuple[Judgement, ...]:
    return Store(found(folder).store_url).judgements(subject=claim)


def test_what_another_has_judged_is_in_the_queue_of_whoever_has_not(bo: Client, ada: Review) -> None:
    every = listed(bo)
    for claim, verdict in (("s1", "accepted"), ("s2", "rejected"), ("s3", "unsure")):
        ada.decide(claim, verdict)
    assert listed(bo) == every
    assert listed(bo, state="rejected", disputed="1") == every
    decide(bo, "s1", "accepted")
    assert listed(bo) == [each for each in every if each != "s1"]
    bo.post("/review/undo.json", json={})
    assert listed(bo) == every


def test_nothing_that_another_said_is_shown_until_one_has_judged(
    bo: Client, ada: Review, folder: Path
) -> None:
    read = told(bo, "s2")
    ada.correct("s2", read["claim"]["row"] | {"act": "offer"}, note="an offer, I say")
    ada.code("s2", ())
    ada.flag("s2")
    for claim in ("s1", "s3"):
        ada.decide(claim, "rejected", note="misread, I say")
    blind = told(bo, "s2")
    assert blind["claim"] == read["claim"]
    assert (blind["log"], blind["notes"], blind["positions"]) == ([], [], read["positions"])
    pages = [bo.get("/review", params={**NOT_ME, "claim": "s2", **view}) for view in ({}, {"view": "list"})]
    pages.append(bo.get("/review/edit/s2", params={"queue": "by=not-me"}))
    for page in pages:
        main = html.fromstring(page.text).get_element_by_id("main").text_content()
        assert not {"Ada", "I say", "rejected", "offer", "corrected"} & set(main.replace(",", " ").split())
    decide(bo, "s2", "accepted")
    after = told(bo, "s2")
    assert [each["by"] for each in after["log"]] == ["Ada", "Ada", "Ada", "Bo"]
    assert after["claim"]["act"] == "offer"


def test_who_says_the_same_changes_nothing_and_counts_for_agreement(
    bo: Client, ada: Review, folder: Path
) -> None:
    before = ada.decide("s1", "accepted")
    decide(bo, "s1", "accepted")
    after = Store(found(folder).store_url).claim("s1")
    assert (after.state, after.revision, after.is_contested) == ("accepted", before.revision, False)
    assert [(each.by, each.verdict) for each in log(folder, "s1")] == [
        ("Ada", "accepted"),
        ("Bo", "accepted"),
    ]
    (pair,) = bo.get("/review/agreement.json").json()["pairs"]
    assert (pair["claims"], pair["alike"]) == (1, 1)


def test_who_differs_goes_on_and_the_claim_is_disputed_until_it_is_settled(
    bo: Client, ada: Review, folder: Path
) -> None:
    ada.decide("s1", "accepted")
    done = decide(bo, "s1", "rejected")
    assert done["undo"]["differs"]
    assert done["next"].startswith("/review?by=not-me&claim=")
    disputed = {"state": "any", "disputed": "1", "view": "list"}
    assert [each["id"] for each in bo.get("/review.json", params=disputed).json()["claims"]] == ["s1"]
    assert [each["id"] for each in bo.get("/review/agreement.json").json()["apart"]] == ["s1"]
    revision = told(bo, "s1")["claim"]["revision"]
    bo.post("/review/settle.json", json={"claim": "s1", "seen": revision, "keep": "theirs"})
    assert bo.get("/review.json", params=disputed).json()["claims"] == []


def test_one_s_own_verdict_is_taken_back_and_the_other_s_stays(bo: Client, ada: Review, folder: Path) -> None:
    ada.decide("s1", "accepted")
    decide(bo, "s1", "rejected")
    bo.post("/review/undo.json", json={"queue": "by=not-me"})
    claim = Store(found(folder).store_url).claim("s1")
    assert (claim.state, claim.is_contested) == ("accepted", False)
    assert {each["by"] for each in told(bo, "s1")["log"]} == {"Bo"}


def test_how_many_are_left_counts_one_s_own_verdicts_alone(bo: Client, ada: Review) -> None:
    total = len(listed(bo))
    ada.decide("s1", "accepted")
    assert told(bo, "s1")["counts"] == {}
    assert (told(bo, "s1")["total"], told(bo, "s1")["looked_at"]) == (total, 0)
    done = decide(bo, "s2", "accepted")
    assert (done["total"], done["looked_at"]) == (total, 1)
    for claim in listed(bo):
        decide(bo, claim, "accepted")
    assert "You have judged every one of these" in bo.get("/review", params=NOT_ME).text


def test_the_numbers_in_the_text_tell_nothing_of_what_another_said(bo: Client, ada: Review) -> None:
    ada.decide("s1", "accepted")
    ada.decide("s2", "unsure")

    def numbers(**asked: str) -> list[tuple[str, str]]:
        page = html.fromstring(bo.get("/review", params={"claim": "s2", **asked}).text)
        told = page.xpath("//div[contains(@class, 'excerpt')]//*[starts-with(@class, 'ref ')]")
        return [(each.get("class"), each.get("aria-label") or each.text_content()) for each in told]

    shown = " ".join(word for each in numbers(**NOT_ME) for word in each)
    assert shown
    assert not any(state in shown for state in ("proposed", "accepted", "unsure"))
    shown = " ".join(word for each in numbers(state="any") for word in each)
    assert ", accepted" in shown
    assert ", unsure" in shown
