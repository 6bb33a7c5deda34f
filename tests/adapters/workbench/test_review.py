"""Review over HTTP: decisions, corrections, new claims, bulk, undo, conflicts, agreement."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from lxml import html

from detente.adapters.project import found
from detente.adapters.store import Store
from detente.record import claims_of
from detente.workflow.reviewing import review_of
from detente.workflow.serving import application
from tests.adapters.page.conftest import TEXT
from tests.adapters.page.conftest import reading as every_kind
from tests.adapters.workbench.conftest import Client, project_of

Seat = Callable[[str], Client]
EVENT = next(claim for claim in claims_of(every_kind()) if claim.kind == "event")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project_of(tmp_path / "talks", every_kind())


@pytest.fixture
def app(folder: Path) -> FastAPI:
    return application(folder)


@pytest.fixture
def seat(app: FastAPI) -> Seat:
    """A browser in which somebody of a name reviews."""

    def take(name: str) -> Client:
        client = Client(app)
        send(client, "/review/reviewer", name=name)
        return client

    return take


@pytest.fixture
def ada(seat: Seat) -> Client:
    return seat("Ada")


def send(client: Client, address: str, **fields: Any) -> httpx.Response:
    """A form of the workbench's own, as a browser without script sends it."""
    return client.post(address, data={"form_token": client.form_token("/review"), **fields})


def state(client: Client, claim: str) -> tuple[str, int]:
    told = client.get("/review.json", params={"state": "any", "claim": claim}).json()["claim"]
    return told["state"], told["revision"]


def ids(client: Client, **asked: str) -> list[str]:
    return [
        each["id"] for each in client.get("/review.json", params={"view": "list", **asked}).json()["claims"]
    ]


def test_a_decision_leads_to_the_next_claim_of_the_queue(ada: Client) -> None:
    first = ada.get("/review.json").json()
    following = first["next"][0]["id"]
    answer = send(ada, "/review/decide", claim=first["claim"]["id"], seen=0, verdict="accepted")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/review?claim={following}")
    assert state(ada, first["claim"]["id"])[0] == "accepted"
    assert ada.get("/review.json").json()["claim"]["id"] == following


def test_the_queue_walked_to_its_end_shows_every_claim_once_and_says_that_none_is_left(ada: Client) -> None:
    waiting, seen = ids(ada), []
    while (told := ada.get("/review.json").json())["claim"] is not None:
        seen.append(told["claim"]["id"])
        send(ada, "/review/decide", claim=seen[-1], seen=0, verdict="unsure" if len(seen) % 2 else "rejected")
    assert seen == waiting
    assert told["counts"] == {
        "proposed": 0,
        "accepted": 0,
        "corrected": 0,
        "rejected": 4,
        "unsure": 4,
        "orphaned": 0,
    }
    assert "every one has been looked at" in ada.get("/review").text


def test_what_was_skipped_comes_again_at_the_end(ada: Client) -> None:
    waiting = ids(ada)
    answer = send(ada, "/review/decide", claim=waiting[-1], seen=0, verdict="accepted")
    assert answer.headers["location"] == f"/review?claim={waiting[0]}"


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ({"kind": "event"}, {"event"}),
        ({"speaker": "Ana Ruiz"}, {"statement"}),
        ({"party": "allies"}, {"commitment"}),
        ({"act": "threaten"}, {"statement"}),
        ({"words": "TROOPS"}, {"deployment"}),
        ({"document": "d", "kind": "meeting"}, {"meeting"}),
        ({"confidence": "high", "kind": "meeting"}, {"meeting"}),
        ({"state": "rejected"}, set()),
        ({"disputed": "1"}, set()),
    ],
)
def test_the_address_says_what_is_looked_for(ada: Client, asked: dict[str, str], kinds: set[str]) -> None:
    listed = ada.get("/review.json", params={"view": "list", **asked}).json()["claims"]
    assert {each["kind"] for each in listed} == kinds
    page = html.fromstring(ada.get("/review", params={"view": "list", **asked}).text)
    assert len(page.xpath("//input[@name='claims']")) == len(listed)


def test_a_speaker_or_party_is_found_by_any_of_its_names(ada: Client, folder: Path) -> None:
    def found_by(**asked: str) -> set[str]:
        return set(ids(ada, state="any", **asked))

    spoken = {
        claim.row["speaker"]["entity"]: found_by(speaker=claim.row["speaker"]["entity"])
        for claim in claims_of(every_kind())
        if claim.kind == "statement" and claim.row["speaker"]
    }
    one, other = sorted(spoken)[:2]
    assert not spoken[one] & spoken[other]
    review_of(folder, by="Bo").same_actor(one, other, "positive", name=one)
    assert found_by(speaker=one) == found_by(speaker=other) == spoken[one] | spoken[other]
    assert found_by(speaker="Nobody") == set()
    told = ada.get("/review.json", params={"state": "any", "names": "1", "speaker": one}).json()
    assert told["total"] == len(spoken[one] | spoken[other])
    (theirs, *_) = spoken[other]
    page = html.fromstring(ada.get("/review", params={"state": "any", "claim": theirs, "names": "1"}).text)
    assert page.xpath("//dt[.='Goes by']/following-sibling::dd//a/bdi/text()") == [one]
    offered = page.xpath("//datalist[@id='names-speaker']/option/@value")
    assert one in offered
    assert other not in offered


@pytest.mark.parametrize("written", ["ruiz", "RUIZ ana"])
def test_a_speaker_is_found_by_whole_words_of_the_name(ada: Client, written: str) -> None:
    assert ids(ada, state="any", speaker=written) == ids(ada, state="any", speaker="Ana Ruiz") != []
    assert ids(ada, state="any", speaker="rui") == []


def test_a_beginning_of_several_ids_is_answered_with_those_that_begin_so(ada: Client, folder: Path) -> None:
    with Store(found(folder).store_url).engine.begin() as connection:
        for old, new in (("s1", "abcdef01"), ("s2", "abcdef02")):
            connection.exec_driver_sql("UPDATE claim SET id = ? WHERE id = ?", (new, old))
    answer = ada.get("/claim/abcd")
    assert (answer.status_code, "abcdef01, abcdef02" in answer.text) == (404, True)
    assert "Write more of the one that is meant" in answer.text


def test_what_is_left_out_of_a_document_is_found_there_and_taken_back(seat: Seat) -> None:
    ada, bo = seat("Ada"), seat("Bo")
    send(ada, "/review/decide", claim="s1", seen=0, verdict="rejected")

    def left_out(client: Client) -> Any:
        page = html.fromstring(client.get("/document/d").text)
        return next(iter(page.xpath("//details[@class='set-aside']//li")), None)

    assert ada.get("/claim/s1.json").json()["address"] == "/document/d#left-out"
    row = left_out(ada)
    assert row.xpath(".//s/text()")[0].split() == every_kind_row("s1")["content_text"][0].split()
    assert row.xpath(".//a/@href") == ["/claim/s1"]
    assert [each.get("aria-label").partition(":")[0] for each in row.xpath(".//button")] == ["Undo"]
    assert [each.text for each in left_out(bo).xpath(".//button")] == ["Set back to proposed"]
    for client in (ada, bo):
        fields = dict(left_out(client).xpath(".//form")[0].form_values())
        verdict = {"verdict": "proposed"} if client is bo else {}
        address = left_out(client).xpath(".//form/@action")[0]
        back = client.post(address, data={**fields, **verdict})
        assert (back.status_code, back.headers["location"]) == (303, "/document/d#left-out")
        assert left_out(client) is None
        assert state(client, "s1")[0] == "proposed"
        send(ada, "/review/decide", claim="s1", verdict="rejected")


def test_an_issue_without_a_codebook_is_refused_with_a_remedy(ada: Client) -> None:
    answer = ada.get("/review.json", params={"issue": "the river"})
    assert answer.status_code == 409
    assert "codebook" in answer.json()["reason"]


def test_the_words_of_a_claim_are_marked_in_its_paragraph(ada: Client) -> None:
    for claim in claims_of(every_kind()):
        page = html.fromstring(ada.get("/review", params={"claim": claim.id}).text)
        role = "content" if claim.kind == "statement" else "evidence"
        marked = page.xpath(f"//p[@data-start]//span[contains(@class, 'own {role}')]")
        for ref in page.xpath("//p[@data-start]//*[contains(@class, 'ref ')]"):
            ref.drop_tree()
        assert "".join(each.text_content() for each in marked) == "".join(m.text for m in claim.evidence)
        for paragraph in page.xpath("//p[@data-start]"):
            start, words = int(paragraph.get("data-start")), paragraph.text_content()
            assert TEXT[start : start + len(words)] == words


def test_a_judgement_is_in_the_chosen_name_and_the_log_tells_it(seat: Seat) -> None:
    bo = seat("Bo Ågren 🕊️")
    send(bo, "/review/decide", claim="s1", seen=0, verdict="rejected", note="misread")
    send(bo, "/review/note", claim="s1", words="see the second edition")
    log = bo.get("/claim/s1.json").json()["log"]
    assert [(each["by"], each["verdict"], each["note"]) for each in log] == [
        ("Bo Ågren 🕊️", "rejected", "misread"),
        ("Bo Ågren 🕊️", "told", "see the second edition"),
    ]
    assert "Bo Ågren 🕊️" in bo.get("/claim/s1").text


def test_a_flag_is_raised_and_cleared(ada: Client) -> None:
    send(ada, "/review/flag", claim="s1", raised="true")
    assert ids(ada, disputed="1", state="any") == ["s1"]
    send(ada, "/review/flag", claim="s1", raised="false")
    assert ids(ada, disputed="1", state="any") == []


def form_in(page: str) -> dict[str, Any]:
    """The fields of a correction's form as a browser would send them."""
    (form,) = html.fromstring(page).xpath("//form[@id='edit']")
    fields = dict(form.form_values())
    lists = {
        name: [value for key, value in form.form_values() if key == name]
        for name in ("role", "span", "quote")
    }
    return {name: value for name, value in {**fields, **lists}.items() if name != "active"}


def test_a_correction_of_the_speaker_keeps_the_words_and_shows_what_was_read(ada: Client) -> None:
    fields = form_in(ada.get("/review/edit/s2").text)
    assert fields["quote"][0] == "an answer 🕊️ by Monday"
    fields |= {"speaker.entity": "The Ambassador of Utopia", "speaker.party": "Utopia", "act": "offer"}
    assert ada.post("/review/correct", data=fields).status_code == 303
    told = ada.get("/claim/s2.json").json()
    assert (told["state"], told["claim"]["speaker"]["entity"]) == ("corrected", "The Ambassador of Utopia")
    assert told["claim"]["content"] == every_kind_row("s2")["content"]
    assert told["as_read"] == every_kind_row("s2")
    page = html.fromstring(ada.get("/claim/s2").text)
    assert "promise" in page.xpath("//table[@class='versus']//s/text()")


def every_kind_row(identity: str) -> dict[str, Any]:
    return next(claim.row for claim in claims_of(every_kind()) if claim.id == identity)


def test_of_no_kind_of_claim_is_its_form_unchanged_a_judgement(ada: Client) -> None:
    for claim in claims_of(every_kind()):
        answer = ada.post("/review/correct", data=form_in(ada.get(f"/review/edit/{claim.id}").text))
        assert (answer.status_code, "Nothing was changed" in answer.text) == (422, True), claim.kind
        told = ada.get(f"/claim/{claim.id}.json").json()
        assert (told["claim"], told["state"], told["log"]) == (claim.row, "proposed", [])


def test_whoever_changed_nothing_may_accept_the_claim_as_it_is(ada: Client) -> None:
    fields = form_in(ada.get("/review/edit/s2").text)
    page = html.fromstring(ada.post("/review/correct", data=fields).text)
    (accept,) = page.xpath("//form[@id='edit']//*[@id='question']//button")
    assert (accept.text, accept.get("formaction")) == ("Accept it as it is", "/review/decide")
    (leave,) = page.xpath("//*[@id='question']//a")
    assert leave.get("href") == "/review?claim=s2"
    (first, *_) = page.xpath("//form[@id='edit']//button")
    assert first.text == "Keep the correction", "which Enter in a field presses"
    sent = {**fields, accept.get("name"): accept.get("value")}
    assert ada.post(accept.get("formaction"), data=sent).status_code == 303
    assert state(ada, "s2")[0] == "accepted"


def test_a_correction_that_says_the_same_with_a_reason_or_beside_a_colleague_is_a_judgement(
    seat: Seat,
) -> None:
    ada, bo = seat("Ada"), seat("Bo")
    fields, late = (form_in(each.get("/review/edit/s2").text) for each in (ada, bo))
    assert ada.post("/review/correct", data=fields | {"note": "checked on tape"}).status_code == 303
    assert state(ada, "s2")[0] == "corrected"
    assert bo.post("/review/correct", data=late).status_code == 303
    log = bo.get("/claim/s2.json").json()["log"]
    assert [(each["by"], each["relation"]) for each in log] == [("Ada", "review"), ("Bo", "overtaken")]
    assert ids(bo, state="any", disputed="1") == [], "they say the same"


@pytest.mark.parametrize("field", ["speaker.entity", "speaker.party", "addressee"])
def test_a_name_much_like_a_known_one_is_kept_only_when_that_is_said_again(ada: Client, field: str) -> None:
    fields = form_in(ada.get("/review/edit/s2").text) | {field: "Rusia", "act": "offer"}
    answer = ada.post("/review/correct", data=fields)
    assert answer.status_code == 422
    page = html.fromstring(answer.text)
    asked = " ".join(page.get_element_by_id("question").text_content().split())
    assert asked.startswith("Rusia is named nowhere else; did you mean Russia?")
    assert form_in(answer.text)[field] == "Rusia"
    assert state(ada, "s2") == ("proposed", 0)
    (keep,) = page.xpath("//form[@id='edit']//*[@id='question']//button")
    assert keep.text == "Keep it as written"
    sent = {**form_in(answer.text), keep.get("name"): keep.get("value")}
    assert ada.post("/review/correct", data=sent).status_code == 303
    assert "Rusia" in str(ada.get("/claim/s2.json").json()["claim"])


def test_a_name_that_is_new_or_known_is_kept_without_a_question(ada: Client) -> None:
    for party in ("Lilliput", "RUSSIA", "ana ruiz", "Moscow"):
        fields = form_in(ada.get("/review/edit/s2").text) | {"speaker.party": party}
        assert ada.post("/review/correct", data=fields).status_code == 303, party


def test_a_name_that_was_kept_is_known_from_then_on(ada: Client) -> None:
    fields = form_in(ada.get("/review/edit/s2").text) | {"speaker.party": "Lilliput"}
    assert ada.post("/review/correct", data=fields).status_code == 303
    for party, status in (("Liliput", 422), ("Lilliput", 303)):
        fields = form_in(ada.get("/review/edit/s1").text) | {"speaker.party": party}
        assert ada.post("/review/correct", data=fields).status_code == status, party


def test_a_program_is_asked_of_a_name_and_says_that_it_is_meant(ada: Client) -> None:
    party = {"claim": "s2", "row": every_kind_row("s2") | {"addressee": "Utopia"}}
    assert ada.post("/review/correct.json", json=party).status_code == 200
    event = {**EVENT.row, "actor": "Utopai", "recipient": "Rusia"}
    written = {"document": "d", "of": "event", "row": event, "as_written": ["Utopai"]}
    refused = ada.post("/review/write.json", json=written)
    assert (refused.status_code, refused.json()["doubts"]) == (422, [{"name": "Rusia", "meant": ["Russia"]}])
    assert ada.post("/review/write.json", json=written | {"as_written": ["Utopai; Rusia"]}).status_code == 200


def test_a_boundary_moves_by_a_word_and_the_rest_of_the_form_stays(ada: Client) -> None:
    fields = form_in(ada.get("/review/edit/s3").text) | {"speaker.entity": "Somebody else"}
    asked = {**fields, "nudge": "0.start.1"}
    moved = form_in(ada.get("/review/edit/s3", params=asked).text)
    assert moved["quote"][0] == "נכשלו"
    start, end = map(int, moved["span"][0].split("-"))
    assert TEXT[start:end] == "נכשלו"
    assert moved["speaker.entity"] == "Somebody else"
    assert ada.post("/review/correct", data=moved).status_code == 303
    assert ada.get("/claim/s3.json").json()["claim"]["content_text"] == ["נכשלו"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"span": ["0-9999", "", ""]}, "no span of a text"),
        ({"span": ["5-2", "", ""]}, "no span of a text"),
        ({"span": ["here", "", ""]}, "is no span"),
        ({"span": ["0-4", "", ""], "quote": ["nothing like it", "", ""]}, "the text has"),
        ({"span": ["", "", ""], "quote": ["the", "", ""]}, "times in the text"),
        ({"span": ["", "", ""], "quote": ["yodel", "", ""]}, "nowhere in the text"),
        ({"span": ["", "", ""], "quote": ["", "", ""]}, "stands on no words"),
        ({"act": "yodel"}, "is none of"),
    ],
)
def test_a_correction_that_the_text_does_not_bear_out_is_refused_and_nothing_written_is_lost(
    ada: Client, change: dict[str, Any], said: str
) -> None:
    fields = form_in(ada.get("/review/edit/s2").text) | {"speaker.party": "My long work"} | change
    answer = ada.post("/review/correct", data=fields)
    assert answer.status_code == 422
    page = html.fromstring(answer.text)
    assert said in page.get_element_by_id("fault").text_content()
    kept = form_in(answer.text)
    assert kept["speaker.party"] == "My long work"
    assert state(ada, "s2") == ("proposed", 0)


def test_a_claim_is_written_on_words_that_occur_once(ada: Client) -> None:
    fields = form_in(ada.get("/review/new/d").text)
    fields |= {"quote": ["Cafe\u0301 talk 👨‍👩‍👧 went on", "", ""], "act": "report", "mode": "indirect"}
    answer = ada.post("/review/write", data=fields)
    assert answer.status_code == 303
    told = ada.get("/review.json", params={"claim": answer.headers["location"].partition("claim=")[2]}).json()
    start, end = told["claim"]["row"]["content"][0]
    assert TEXT[start:end] == "Cafe\u0301 talk 👨‍👩‍👧 went on"
    assert (told["claim"]["state"], told["claim"]["as_read"]) == ("accepted", None)
    send(ada, "/review/undo")
    assert ada.get(f"/claim/{told['claim']['id']}").status_code == 404


@pytest.mark.parametrize("kind", ["meeting", "deployment", "commitment", "event"])
def test_a_claim_of_any_kind_is_written_on_words(ada: Client, kind: str) -> None:
    fields = form_in(ada.get("/review/new/d", params={"of": kind, "span": "0-15"}).text)
    needed = {"count": "1,200", "consequence": "a boycott", "type": "CONSULT"}
    fields |= {name: value for name, value in needed.items() if name in fields}
    assert ada.post("/review/write", data=fields).status_code == 303
    written = ids(ada, state="accepted")
    told = ada.get(f"/claim/{written[0]}.json").json()
    assert (told["kind"], told["claim"]["evidence"]) == (kind, [{"text": "A week of talks", "span": [0, 15]}])


def test_many_are_judged_after_a_look_at_how_many_and_undone_as_one(ada: Client) -> None:
    chosen = ids(ada)[:5]
    named = [f"{claim}:0" for claim in chosen]
    asked = send(ada, "/review/decide-all", claims=named, verdict="rejected", queue="view=list")
    assert "5 claims?" in asked.text
    assert ids(ada, state="rejected") == []
    done = send(
        ada, "/review/decide-all", claims=named, verdict="rejected", queue="view=list", confirmed="true"
    )
    assert (done.status_code, done.headers["location"]) == (303, "/review?view=list")
    assert ids(ada, state="rejected") == chosen
    assert ada.get("/review.json").json()["undo"]["claims"] == 5
    send(ada, "/review/undo", queue="view=list")
    assert ids(ada, state="rejected") == []


def test_undo_walks_back_through_one_s_own_judgements_alone(seat: Seat) -> None:
    ada, bo = seat("Ada"), seat("Bo")
    send(ada, "/review/decide", claim="s1", seen=0, verdict="accepted")
    send(ada, "/review/decide", claim="s2", seen=0, verdict="rejected")
    send(bo, "/review/decide", claim="s3", seen=0, verdict="accepted")
    assert send(ada, "/review/undo").headers["location"] == "/review?claim=s2"
    assert send(ada, "/review/undo").headers["location"] == "/review?claim=s1"
    answer = send(ada, "/review/undo")
    assert answer.status_code == 409
    assert [state(ada, claim)[0] for claim in ("s1", "s2", "s3")] == ["proposed", "proposed", "accepted"]


def test_undo_takes_back_what_one_did_last_a_flag_or_a_note_as_well(ada: Client) -> None:
    send(ada, "/review/decide", claim="s1", seen=0, verdict="accepted")
    send(ada, "/review/flag", claim="s2", raised="true")
    send(ada, "/review/note", claim="s3", words="see the second edition")

    def acts() -> list[str]:
        """What undo would take back, and what it leads to, until nothing is left."""
        told = ada.get("/review.json").json()["undo"]
        if told is None:
            return []
        return [f"{told['act']} {send(ada, '/review/undo').headers['location'][-2:]}", *acts()]

    assert "Last kept: a note" in ada.get("/review").text
    assert acts() == ["a note s3", "flagged s2", "accepted s1"]
    assert ids(ada, state="any", disputed="1") == []
    assert ada.get("/review.json", params={"claim": "s3"}).json()["notes"] == []


def test_a_judgement_of_what_another_has_judged_is_a_conflict_that_shows_both_and_is_settled(
    seat: Seat,
) -> None:
    ada, bo = seat("Ada"), seat("Bo")
    mine = form_in(bo.get("/review/edit/s2").text) | {"act": "offer"}
    send(ada, "/review/decide", claim="s2", seen=0, verdict="rejected")
    answer = bo.post("/review/correct", data=mine)
    assert answer.status_code == 409
    cells = [each.text_content().strip() for each in html.fromstring(answer.text).xpath("//td")]
    assert {"rejected", "corrected", "promise", "offer"} <= set(cells)
    assert state(bo, "s2")[0] == "rejected"
    assert ids(bo, state="any", disputed="1") == ["s2"]
    _, revision = state(bo, "s2")
    settled = send(bo, "/review/settle", claim="s2", seen=revision, keep="mine")
    assert settled.status_code == 303
    told = bo.get("/claim/s2.json").json()
    assert (told["state"], told["claim"]["act"], told["is_contested"]) == ("corrected", "offer", False)
    assert [each["relation"] for each in told["log"]] == ["review", "overtaken", "review"]


def test_to_let_it_stand_keeps_what_the_other_corrected(seat: Seat) -> None:
    ada, bo = seat("Ada"), seat("Bo")
    ada.post("/review/correct", data=form_in(ada.get("/review/edit/s2").text) | {"act": "offer"})
    assert send(bo, "/review/decide", claim="s2", seen=0, verdict="rejected").status_code == 409
    send(bo, "/review/settle", claim="s2", seen=state(bo, "s2")[1], keep="theirs")
    told = bo.get("/claim/s2.json").json()
    assert (told["state"], told["claim"]["act"], told["is_contested"]) == ("corrected", "offer", False)


def test_json_does_what_a_form_does(ada: Client) -> None:
    done = ada.post("/review/decide.json", json={"claim": "s1", "seen": 0, "verdict": "accepted"}).json()
    assert (done["claim"]["state"], done["counts"]["accepted"]) == ("accepted", 1)
    late = ada.post("/review/decide.json", json={"claim": "s1", "seen": 0, "verdict": "rejected"})
    assert (late.status_code, late.json()["mine"]["verdict"]) == (409, "rejected")
    row = every_kind_row("s3") | {"act": "deny"}
    done = ada.post("/review/correct.json", json={"claim": "s3", "seen": 0, "row": row}).json()
    assert done["claim"]["row"]["act"] == "deny"
    false = row | {"content_text": ["no such words"]}
    refused = ada.post("/review/correct.json", json={"claim": "s3", "row": false})
    assert refused.status_code == 422
    assert "no such words" in refused.json()["reason"]
    assert ada.post("/review/decide.json", json={"claim": "no", "verdict": "accepted"}).status_code == 404
    bare = ada.post(
        "/review/write.json", json={"document": "d", "of": "event", "row": {**EVENT.row, "evidence": []}}
    )
    assert bare.status_code == 422


def test_agreement_is_told_with_where_reviewers_differ(seat: Seat) -> None:
    ada, bo = seat("Ada"), seat("Bo")
    assert "nothing can be compared" in ada.get("/review/agreement").text
    for claim, verdicts in {
        "s1": ("accepted", "accepted"),
        "s2": ("accepted", "rejected"),
        "s3": ("rejected",) * 2,
    }.items():
        for client, verdict in zip((ada, bo), verdicts, strict=True):
            send(client, "/review/decide", claim=claim, verdict=verdict)
    told = ada.get("/review/agreement.json").json()
    # Observed 2/3; expected by chance (2/3 × 1/3) + (1/3 × 2/3) = 4/9; (2/3 - 4/9) / (1 - 4/9) = 0.4.
    assert told["pairs"][0]["kappa"] == pytest.approx(0.4)
    assert [each["id"] for each in told["apart"]] == ["s2"]
    page = html.fromstring(ada.get("/review/agreement").text)
    assert "Krippendorff’s alpha, nominal: on 3 claims only" in page.text_content()
    assert "moderate" not in page.text_content()
    links = page.xpath("//ul[@class='rows']//a/@href")
    assert links == ["/review?state=any&claim=s2"]


def race(client: Client, edits: int, name: str, answers: list[tuple[str, int]]) -> None:
    for number in range(edits):
        note = f"{name} {number}"
        _, seen = state(client, "s1")
        verdict = ("accepted", "rejected", "unsure")[number % 3]
        body = {"claim": "s1", "seen": seen, "verdict": verdict, "note": note}
        answers.append((note, client.post("/review/decide.json", json=body).status_code))


def test_of_racing_edits_none_is_lost(folder: Path, seat: Seat) -> None:
    """The same runs with a thousand in the benchmark of review."""
    answers: list[tuple[str, int]] = []
    racers = [
        threading.Thread(target=race, args=(seat(name), 40, name, answers))
        for name in ("Ada", "Bo", "Cy", "Di", "Ed")
    ]
    for each in racers:
        each.start()
    for each in racers:
        each.join()
    assert len(answers) == 200
    assert {status for _, status in answers} <= {200, 409}
    log = {each.note: each for each in Store(found(folder).store_url).judgements(subject="s1")}
    assert len(log) == 200
    effective = [each for each in log.values() if each.relation == "review"]
    stood: dict[str | None, str] = {}
    last = "proposed"
    for note, each in log.items():
        last = each.verdict if each.relation == "review" else last
        stood[note] = last
    assert {note: 200 if log[note].verdict == stood[note] else 409 for note, _ in answers} == dict(answers)
    told = Store(found(folder).store_url).claim("s1")
    assert (told.state, told.revision) == (effective[-1].verdict, effective[-1].seq)


def test_names_and_notes_that_attack_are_shown_as_they_are(seat: Seat) -> None:
    client = seat("<script>alert(1)</script>")
    send(client, "/review/note", claim="s1", words='"><img src=x onerror=alert(2)>')
    for address in ("/review?claim=s1", "/claim/s1", "/review/conflict/s1", "/review/agreement"):
        page = html.fromstring(client.get(address).text)
        assert not page.xpath("//img | //script[not(@src)]")
    assert "<script>alert(1)</script>" in html.fromstring(client.get("/claim/s1").text).text_content()


@pytest.mark.parametrize("name", ["", " ", "\u202e", "a\x00b"])
def test_a_reviewer_without_a_name_is_refused(app: FastAPI, name: str) -> None:
    assert send(Client(app), "/review/reviewer", name=name).status_code == 422
