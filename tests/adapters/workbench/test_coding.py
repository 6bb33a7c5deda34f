"""Positions coded by hand: in place of those drawn, taken back, and never over a colleague's word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from detente.adapters.project import found
from detente.adapters.store import Store
from detente.record import Reading
from detente.workflow.serving import application
from tests.adapters.workbench.conftest import Client, project_of

DOOR = "NATO membership of Ukraine and other former Soviet states"
EXERCISES = "military exercises"


@pytest.fixture
def client(tmp_path: Path, readings: tuple[Reading, ...]) -> Client:
    """The demonstration case, where nobody has reviewed anything."""
    return Client(application(project_of(tmp_path / "talks", *readings, codebook="russia-nato-2022")))


def on(client: Client, issue: str) -> dict[str, Any]:
    """Each party's latest position on an issue."""
    grid = client.get("/positions.json").json()
    standing = next(each for each in grid["issues"] if each["issue"] == issue)
    cells = zip(grid["parties"], standing["cells"], strict=True)
    return {party: each["latest"] for party, each in cells if each}


def a_demand(client: Client) -> dict[str, Any]:
    told = client.get("/review.json", params={"issue": DOOR, "act": "demand"}).json()
    assert told["positions"][0]["issue"] == DOOR
    claim: dict[str, Any] = told["claim"]
    return claim


def test_a_form_puts_positions_in_the_place_of_those_drawn_and_undo_brings_these_back(client: Client) -> None:
    claim = a_demand(client)
    before = on(client, DOOR)
    form = {
        "form_token": client.form_token("/review"),
        "claim": claim["id"],
        "seen": claim["revision"],
        "queue": "state=any",
        "issue": [EXERCISES, ""],
        "kind": ["offer", "demand"],
        "option": ["limits and notice", ""],
        "party": ["Russia", ""],
    }
    assert client.post("/review/code", data=form).status_code == 303
    told = client.get("/review.json", params={"state": "any", "claim": claim["id"]}).json()
    assert [(each["issue"], each["party"], each["kind"], each["option"]) for each in told["positions"]] == [
        (EXERCISES, "Russia", "offer", "limits and notice")
    ]
    assert (told["claim"]["state"], told["log"][-1]["relation"]) == ("corrected", "coding")
    assert set(on(client, EXERCISES)) == {"Russia", "NATO", "United States"}
    page = client.get("/review", params={"state": "any", "claim": claim["id"]}).text
    assert "coded by hand" in page
    there = client.get(f"/claim/{claim['id']}").text
    assert 'href="/positions#issue-military-exercises"' in there
    assert "coded by hand" in there
    undo = {"form_token": client.form_token("/review"), "claim": claim["id"]}
    assert client.post("/review/undo", data=undo).status_code == 303
    assert on(client, DOOR) == before


def test_a_program_says_that_a_statement_takes_no_position(client: Client) -> None:
    claim = a_demand(client)
    asked = {"claim": claim["id"], "seen": claim["revision"], "positions": [], "note": "only a question"}
    done = client.post("/review/code.json", json=asked).json()
    assert (done["claim"]["state"], done["claim"]["coded"]) == ("corrected", [])
    told = client.get("/review.json", params={"state": "any", "claim": claim["id"]}).json()
    assert (told["positions"], told["notes"][0]["note"]) == ([], "only a question")


@pytest.mark.parametrize(
    ("stand", "told"),
    [
        ({"issue": "the weather", "kind": "offer"}, "not an issue of the codebook"),
        ({"issue": DOOR, "kind": "yodel"}, "not a kind of position"),
        ({"issue": DOOR, "kind": "offer", "option": "limits and notice"}, "not an option of"),
        ({"issue": DOOR, "kind": "offer", "party": "Utopia"}, "not a party of the codebook"),
    ],
)
def test_what_the_codebook_lacks_is_told_and_what_was_written_is_still_there(
    client: Client, stand: dict[str, str], told: str
) -> None:
    claim = a_demand(client)
    answer = client.post("/review/code.json", json={"claim": claim["id"], "positions": [stand]})
    assert (answer.status_code, told in answer.json()["reason"]) == (422, True)
    form = {"form_token": client.form_token("/review"), "claim": claim["id"], **stand}
    page = client.post("/review/code", data={"option": "", "party": "", "note": "as he said later", **form})
    assert page.status_code == 422
    assert 'value="as he said later"' in page.text
    assert (stand.get("party") or stand["kind"] if stand["kind"] != "yodel" else DOOR) in page.text
    assert on(client, DOOR), "nothing has changed"


def test_a_coding_that_a_colleague_overtook_changes_nothing_and_is_in_the_log(
    client: Client, tmp_path: Path
) -> None:
    claim = a_demand(client)
    client.post("/review/decide.json", json={"claim": claim["id"], "seen": 0, "verdict": "accepted"})
    late = client.post("/review/code.json", json={"claim": claim["id"], "seen": 0, "positions": []})
    assert late.status_code == 409
    told = client.get("/review.json", params={"state": "any", "claim": claim["id"]}).json()
    assert (told["claim"]["state"], told["claim"]["coded"], len(told["positions"])) == ("accepted", None, 1)
    log = Store(found(tmp_path / "talks").store_url).judgements(subject=claim["id"])
    assert [(each.relation, each.verdict) for each in log] == [
        ("review", "accepted"),
        ("overtaken", "corrected"),
    ]
    assert log[-1].value == {"positions": []}
    disputed = client.get("/review.json", params={"state": "any", "disputed": "1"}).json()
    assert disputed["claim"]["id"] == claim["id"]
    page = client.get(f"/review/conflict/{claim['id']}").text
    assert "by the codebook’s phrases" in page
    assert "coded it: no position, without knowing of the judgement before" in page
    settled = {"claim": claim["id"], "keep": "mine", "seen": told["claim"]["revision"]}
    assert client.post("/review/settle.json", json=settled).status_code == 200
    told = client.get("/review.json", params={"state": "any", "claim": claim["id"]}).json()
    assert (told["claim"]["state"], told["claim"]["coded"], told["positions"]) == ("corrected", [], [])
    assert not told["claim"]["is_contested"]


def test_a_coding_for_which_it_is_settled_stays_a_coding(client: Client) -> None:
    claim = a_demand(client)["id"]
    client.post("/review/code.json", json={"claim": claim, "seen": 0, "positions": []})
    late = {"claim": claim, "seen": 0, "verdict": "rejected"}
    assert client.post("/review/decide.json", json=late).status_code == 409
    told = client.get("/review.json", params={"state": "any", "claim": claim}).json()
    settled = {"claim": claim, "keep": "theirs", "seen": told["claim"]["revision"]}
    assert client.post("/review/settle.json", json=settled).status_code == 200
    told = client.get("/review.json", params={"state": "any", "claim": claim}).json()
    assert [each["relation"] for each in told["log"]] == ["coding", "overtaken", "coding"]
    assert (told["claim"]["state"], told["claim"]["coded"]) == ("corrected", [])


@pytest.mark.parametrize("name", ["x" * 301, "a\x00b"])
@pytest.mark.parametrize("field", ["issue", "kind", "option", "party"])
def test_a_name_that_no_name_can_be_is_refused_and_not_a_fault(client: Client, field: str, name: str) -> None:
    stand = {"issue": DOOR, "kind": "offer", "option": "", "party": "", field: name}
    form = {"form_token": client.form_token("/review"), "claim": a_demand(client)["id"], **stand}
    assert client.post("/review/code", data=form).status_code == 422


def test_a_position_is_one_party_s(client: Client) -> None:
    stand = {"issue": DOOR, "kind": "offer", "party": "NATO; Russia"}
    asked = {"claim": a_demand(client)["id"], "positions": [stand]}
    answer = client.post("/review/code.json", json=asked)
    assert (answer.status_code, "one at a time" in answer.json()["reason"]) == (422, True)


def test_the_queue_of_an_issue_keeps_its_progress_whatever_is_judged(client: Client) -> None:
    on_issue = {"issue": DOOR}
    before = client.get("/review.json", params=on_issue).json()
    first, second = before["claim"]["id"], before["next"][0]["id"]
    asked = {"claim": first, "seen": 0, "verdict": "rejected", "queue": f"issue={DOOR}"}
    done = client.post("/review/decide.json", json=asked).json()
    assert (done["counts"]["rejected"], sum(done["counts"].values())) == (1, before["total"])
    asked = {"claim": second, "seen": 0, "positions": [], "queue": f"issue={DOOR}"}
    done = client.post("/review/code.json", json=asked).json()
    assert (done["counts"]["corrected"], sum(done["counts"].values())) == (1, before["total"])
    for state, claim in (("rejected", first), ("corrected", second)):
        there = client.get("/review.json", params={**on_issue, "state": state}).json()
        assert there["claim"]["id"] == claim
    for claim in (second, first):
        undone = client.post("/review/undo.json", json={"queue": f"issue={DOOR}"}).json()
        assert [each["id"] for each in undone["claims"]] == [claim]
    assert client.get("/review.json", params=on_issue).json()["counts"] == before["counts"]
    assert undone["counts"] == before["counts"]


def test_a_coding_that_holds_by_a_person_is_not_judged_again_and_one_drawn_by_phrases_is(
    client: Client,
) -> None:
    claim = a_demand(client)["id"]
    told = client.get("/review.json", params={"state": "any", "claim": claim}).json()
    drawn = [
        {"issue": each["issue"], "kind": each["kind"], "option": each["option"], "party": each["party"]}
        for each in told["positions"]
    ]
    asked = {"claim": claim, "seen": 0, "positions": drawn}
    done = client.post("/review/code.json", json=asked).json()
    assert done["claim"]["state"] == "corrected", "a person stands by what was drawn"
    again = asked | {"seen": done["claim"]["revision"]}
    refused = client.post("/review/code.json", json=again)
    assert (refused.status_code, "Nothing was changed" in refused.json()["reason"]) == (422, True)
    told = client.get("/review.json", params={"state": "any", "claim": claim}).json()
    assert [each["relation"] for each in told["log"]] == ["coding"]
    assert client.post("/review/code.json", json=again | {"note": "checked"}).status_code == 200
    rejected = client.post("/review/decide.json", json={"claim": claim, "verdict": "rejected"}).json()
    anew = asked | {"seen": rejected["claim"]["revision"]}
    done = client.post("/review/code.json", json=anew).json()
    assert done["claim"]["state"] == "corrected", "a rejected claim's coding did not hold"
