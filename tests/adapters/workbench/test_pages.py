"""What the pages show, and that their JSON says the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI
from lxml import html

from detente.adapters.page.claims import page_claims
from detente.adapters.workbench import create_app
from detente.adapters.workbench.addresses import claim_address, document_address
from detente.adapters.workbench.security import FRAMED
from detente.record import Document, Reading, claims_of, from_json, to_json
from detente.workflow.reviewing import review_of
from detente.workflow.serving import application
from tests.adapters.page.conftest import reading as every_kind
from tests.adapters.page.test_page_in_a_browser import hostile
from tests.adapters.workbench.conftest import Client, pages_of, project_of


def words_of(page: str) -> str:
    return " ".join(html.fromstring(page).text_content().split())


def test_every_page_is_there_in_html_and_in_json(app: FastAPI, client: Client) -> None:
    for address in pages_of(app):
        page = client.get(address)
        assert page.status_code == 200
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        (linked,) = html.fromstring(page.text).xpath("//link[@rel='alternate']/@href")
        data = client.get(linked)
        assert data.headers["content-type"] == "application/json"
        assert isinstance(data.json(), dict)
        assert client.ask("HEAD", address).status_code == 200
        assert client.ask("HEAD", address).content == b""


def test_every_link_within_leads_somewhere(app: FastAPI, client: Client) -> None:
    seen = set(pages_of(app))
    waiting = sorted(seen)
    while waiting:
        page = client.get(waiting.pop())
        assert page.status_code in (200, 307), page.url
        if "text/html" not in page.headers["content-type"]:
            continue
        tree = html.fromstring(page.text)
        ids = set(tree.xpath("//@id"))
        assert len(ids) == len(tree.xpath("//@id"))
        for href in tree.xpath("//a/@href | //link/@href | //script/@src"):
            address, _, anchor = href.partition("#")
            if not address:
                assert anchor in ids, href
            elif address.startswith("/") and address not in seen:
                seen.add(address)
                waiting.append(address)
            else:
                assert address in seen or address.startswith("https://example.org/"), href


def test_the_overview_counts_the_record(client: Client) -> None:
    told = client.get("/index.json").json()
    assert told["contents"]["documents"] == 2
    assert told["contents"]["claims"] == {
        "statement": 4 + len(hostile().statements),
        "meeting": 1,
        "deployment": 1,
        "commitment": 1,
        "event": 1,
    }
    assert "2 documents" in words_of(client.get("/").text)


def test_a_document_s_json_is_its_record_with_the_numbers_of_its_page(client: Client) -> None:
    told = client.get("/document/d.json").json()
    kept = every_kind()
    assert from_json(told["reading"]) == from_json(to_json(kept, with_text=True))
    assert [claim["number"] for claim in told["claims"]] == list(range(1, 9))
    assert {claim["id"] for claim in told["claims"]} == {claim.id for claim in claims_of(kept)}


def test_every_claim_stands_on_exactly_its_words(client: Client) -> None:
    kept = every_kind()
    tree = html.fromstring(client.get("/document/d").text)
    for claim in page_claims(kept, 1):
        for role in {mark.role for mark in claim.marks}:
            marked = tree.xpath(f"//*[@data-n='{claim.number}'][contains(@class, 'm {role}')]")
            for each in marked:
                for ref in each.xpath(".//a"):
                    ref.text = ""
            words = "".join(each.text_content() for each in marked)
            expected = "".join(kept.document.quote(mark.span) for mark in claim.marks if mark.role == role)
            assert words == expected


def test_a_claim_is_shown_within_its_sentence(client: Client) -> None:
    for claim in claims_of(every_kind()):
        told = client.get(f"/claim/{claim.id}.json").json()
        assert told["claim"] == claim.row
        assert "".join(piece["text"] for piece in told["passage"] if piece["is_quoted"]) == "".join(
            mention.text for mention in claim.evidence
        )
        assert told["address"].startswith("/document/d#s")
        page = html.fromstring(client.get(f"/claim/{claim.id}").text)
        assert [mark.text_content() for mark in page.xpath("//blockquote/mark")] == [
            mention.text for mention in claim.evidence
        ]


def test_the_beginning_of_an_id_leads_to_the_claim(client: Client) -> None:
    identity = claims_of(every_kind())[-1].id
    page = client.get(f"/claim/{identity[:10]}")
    assert (page.status_code, page.headers["location"]) == (307, f"/claim/{identity}")
    assert client.get(f"/claim/{identity[:10]}.json").headers["location"] == f"/claim/{identity}.json"
    assert client.get(f"/claim/{identity[:3]}").status_code == 404


@pytest.mark.parametrize("address", ["/claim/nobody", "/document/nothing", "/nope", "/-/static/nope.css"])
def test_what_isn_t_there_is_said_with_a_remedy(client: Client, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 404
    assert html.fromstring(page.text).xpath("//h1/text()") == ["Not Found"]
    assert page.headers["content-type"].startswith("text/html")


def test_a_fault_is_told_in_json_to_whoever_asks_for_json(client: Client) -> None:
    assert client.get("/claim/nobody.json").json()["remedy"] == "The search finds claims by their words."
    assert client.get("/nope", headers={"accept": "application/json"}).json()["status"] == 404


@pytest.mark.parametrize(
    "name", ["../page/page.css", "..%2f..%2fpersons.yaml", "layout.html.jinja", "%00", "/etc/passwd"]
)
def test_only_what_ships_for_browsers_is_served(client: Client, name: str) -> None:
    assert client.get(f"/-/static/{name}").status_code == 404


def test_a_file_that_a_browser_has_is_not_sent_again(client: Client) -> None:
    first = client.get("/-/static/workbench.css")
    again = client.get("/-/static/workbench.css", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_words_too_many_to_search_for_are_refused_in_words_for_a_person(client: Client) -> None:
    refused = client.get("/search", params={"words": "a" * 401})
    assert refused.status_code == 422
    told = html.fromstring(refused.text).find("body//main").text_content()
    assert "This can’t be answered" in told
    assert "Write 400 characters at the most." in told


def test_search_finds_claims_and_documents_and_marks_the_words(client: Client) -> None:
    told = client.get("/search.json", params={"words": "TROOPS"}).json()
    assert {hit["kind"] for hit in told["hits"]} == {"deployment", "document"}
    for hit in told["hits"]:
        assert [piece["text"] for piece in hit["pieces"] if piece["is_quoted"]] == ["troops"]
        assert client.get(hit["address"]).status_code == 200
    shown = html.fromstring(client.get("/search", params={"words": "troops"}).text)
    assert len(shown.xpath("//ol[@class='hits']/li")) == len(told["hits"])


def test_search_for_a_speaker_and_words_leads_to_what_they_said(client: Client) -> None:
    statement = next(each for each in every_kind().statements if each.speaker)
    assert statement.speaker is not None
    name, word = statement.speaker.entity, statement.content[0].text.split()[0].strip("“”,.")
    told = client.get("/search.json", params={"words": f"{word} {name.split()[-1].lower()}"}).json()
    (voice,) = (each for each in told["voices"] if each["speaker"] == name)
    assert (voice["words"], voice["claims"] > 0) == (word, True)
    page = html.fromstring(client.get(voice["address"]).text)
    assert len(page.xpath("//input[@name='claims']")) == voice["claims"]
    alone = client.get("/search.json", params={"words": f"{name} never-said"}).json()
    assert [each["words"] for each in alone["voices"] if each["speaker"] == name] == [""]
    assert client.get("/search.json", params={"words": "troops"}).json()["voices"] == []


def test_words_that_any_text_has_name_no_speaker(tmp_path: Path) -> None:
    reading = every_kind()
    statement = next(each for each in reading.statements if each.speaker)
    assert statement.speaker is not None
    house = replace(statement, speaker=replace(statement.speaker, entity="The House of Klow"))
    client = Client(application(project_of(tmp_path / "talks", replace(reading, statements=(house,)))))
    assert client.get("/search.json", params={"words": "the rest of it"}).json()["voices"] == []
    (voice,) = client.get("/search.json", params={"words": "the house"}).json()["voices"]
    assert voice["speaker"] == "The House of Klow"


@pytest.mark.parametrize(
    "words", ["", " ", '"', "' OR 1=1 --", "a*", "NEAR(", "\x00", "^:-(", "x" * 400, "🕊️", "%"]
)
def test_no_search_fails_on_its_words(client: Client, words: str) -> None:
    assert client.get("/search", params={"words": words}).status_code == 200


def test_what_has_no_sense_is_refused_by_name(client: Client) -> None:
    page = client.get("/documents.json", params={"page": "many"})
    assert page.status_code == 422
    assert page.json()["reason"].startswith("page: ")


def test_an_empty_record_says_what_to_do_next(tmp_path: Path) -> None:
    client = Client(application(project_of(tmp_path / "empty")))
    for address in ("/", "/documents", "/timeline", "/actors", "/review", "/review?view=list"):
        page = html.fromstring(client.get(address).text)
        (adding,) = page.xpath("//main//a[@href='/add']")
        (command,) = page.xpath("//main//code[.='detente add PATH...']")
        order = [each for each in page.iter() if each in (adding, command)]
        assert order == [adding, command], "the browser's way comes before the shell's"
    assert client.get("/search?words=a").status_code == 200


def test_where_nothing_can_be_added_an_empty_record_names_the_command_alone(tmp_path: Path) -> None:
    whole = application(project_of(tmp_path / "empty")).state
    client = Client(create_app(replace(whole.workbench, intake=None), whole.door))
    for address in ("/", "/documents", "/timeline", "/actors", "/review", "/review?view=list"):
        page = html.fromstring(client.get(address).text)
        assert page.xpath("//a[@href='/add']") == []
        assert len(page.xpath("//main//code[.='detente add PATH...']")) == 1


def test_without_a_codebook_the_brief_says_what_is_lacking(tmp_path: Path) -> None:
    client = Client(application(project_of(tmp_path / "talks", every_kind())))
    assert html.fromstring(client.get("/").text).xpath("//nav//a[@href='/brief']")
    told = client.get("/brief")
    assert told.status_code == 200
    assert "The project names no codebook" in told.text
    assert "detente codebook suggest -o codebook.yaml" in told.text
    assert client.get("/brief.json").json()["lacking"] == "The project names no codebook."
    for address in ("/brief/as/md", FRAMED):
        refused = client.get(address)
        assert refused.status_code == 409
        assert "Name one in detente.toml" in refused.text


def test_a_claim_s_state_is_told_and_its_address_stays(tmp_path: Path) -> None:
    folder = project_of(tmp_path / "reviewed", every_kind())
    client = Client(application(folder))
    by_kind = {claim.kind: claim for claim in claims_of(every_kind())}
    event, deployment = by_kind["event"], by_kind["deployment"]
    review = review_of(folder, by="ann")
    review.decide(event.id, "rejected")
    review.correct(deployment.id, {**deployment.row, "count": 11_000})
    review.decide("s2", "unsure")
    rejected = client.get(f"/claim/{event.id}.json").json()
    assert (rejected["state"], rejected["address"]) == ("rejected", "/document/d#left-out")
    assert rejected["claim"] == event.row
    assert "rejected" in words_of(client.get(f"/claim/{event.id}").text)
    corrected = client.get(f"/claim/{deployment.id}.json").json()
    assert (corrected["state"], corrected["claim"]["count"]) == ("corrected", 11_000)
    told = client.get("/document/d.json").json()["claims"]
    states = {claim["id"]: claim["state"] for claim in told}
    assert event.id not in states
    assert (states[deployment.id], states["s2"], states["s1"]) == ("corrected", "unsure", "proposed")
    page = html.fromstring(client.get("/document/d").text)
    chips = page.xpath("//ol[@id='claims']//span[contains(@class, 'state ')]/text()")
    assert sorted(chips) == ["corrected", *["proposed"] * 5, "unsure"]
    (left_out,) = page.xpath("//details[@class='set-aside']//span[contains(@class, 'state ')]/text()")
    assert left_out == "rejected"
    contents = client.get("/index.json").json()["contents"]
    assert contents["claims"]["event"] == 0
    judged = {"corrected": 1, "rejected": 1, "unsure": 1}
    assert contents["states"] == {"proposed": 5, "accepted": 0, "orphaned": 0, **judged}
    assert client.get("/documents.json").json()["documents"][0]["claims"] == 7


def documents(count: int) -> list[Reading]:
    return [
        Reading(
            document=Document(
                id=f"d{n}", text=f"Text {n}.", title=f"Report {n}", published=f"2022-01-{n % 28 + 1:02d}"
            )
        )
        for n in range(count)
    ]


def test_a_long_list_comes_in_pages_that_leave_nothing_out(tmp_path: Path) -> None:
    client = Client(application(project_of(tmp_path / "long", *documents(120))))
    pages = [client.get("/documents.json", params={"page": number}).json() for number in (1, 2, 3, 4)]
    assert [len(page["documents"]) for page in pages] == [50, 50, 20, 0]
    listed = [each["id"] for page in pages for each in page["documents"]]
    assert sorted(listed) == sorted(f"d{n}" for n in range(120))
    dates = [each["published"] for page in pages for each in page["documents"]]
    assert dates == sorted(dates, reverse=True)
    assert "Page 2 of 3" in words_of(client.get("/documents?page=2").text)
    few = client.get("/documents.json", params={"words": "report 11"}).json()
    assert {each["title"] for each in few["documents"]} == {
        "Report 11",
        *(f"Report {n}" for n in range(110, 120)),
    }
    nothing = client.get("/documents", params={"words": "%"})
    assert "No header holds these words" in words_of(nothing.text)


def test_an_edited_report_shows_its_versions(tmp_path: Path) -> None:
    first = Reading(document=Document(id="a", text="One.", name="report.txt"))
    second = Reading(document=Document(id="b", text="Two.", name="report.txt"))
    client = Client(application(project_of(tmp_path / "versions", first, second)))
    told = client.get("/document/a.json").json()
    assert [(each["id"], each["version"], each["is_latest"]) for each in told["versions"]] == [
        ("b", 2, True),
        ("a", 1, False),
    ]
    assert "superseded" in words_of(client.get("/documents").text)


@pytest.mark.parametrize(
    "identity", ["https://example.org/a?b=1#c", "a/b", "x.json", "x/", "é 🕊️", "%2F", "a+b&c", ".json"]
)
def test_any_id_has_an_address(tmp_path: Path, identity: str) -> None:
    kept = every_kind()
    client = Client(
        application(project_of(tmp_path / "ids", replace(kept, document=replace(kept.document, id=identity))))
    )
    page = client.get(document_address(identity))
    assert page.status_code == 200
    (linked,) = html.fromstring(page.text).xpath("//link[@rel='alternate']/@href")
    assert client.get(linked).json()["reading"]["document"]["id"] == identity
    assert "detente" not in claim_address(identity)


def test_the_description_names_every_page(app: FastAPI, client: Client) -> None:
    described = client.get("/openapi.json").json()
    assert {"/", "/index.json", "/documents.json", "/document/{document}.json", "/-/health"} <= set(
        described["paths"]
    )
    assert client.get("/-/health").json()["documents"] == 2
