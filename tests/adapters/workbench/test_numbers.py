"""The numbers and colours by which people know the claims of a document, whatever is judged of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from lxml import html

from detente.record import claims_of
from detente.workflow.reviewing import review_of
from detente.workflow.serving import application
from tests.adapters.page.conftest import TEXT
from tests.adapters.page.conftest import reading as every_kind
from tests.adapters.workbench.conftest import Client, project_of
from tests.adapters.workbench.test_review import form_in, send

STATEMENTS = {claim.id: claim for claim in claims_of(every_kind()) if claim.kind == "statement"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project_of(tmp_path / "talks", every_kind())


@pytest.fixture
def app(folder: Path) -> FastAPI:
    return application(folder)


@pytest.fixture
def client(app: FastAPI) -> Client:
    return Client(app)


def numbers(client: Client) -> dict[str, int]:
    """The number of every claim of the document by id, those left out too."""
    told = client.get("/document/d.json").json()
    return {claim["id"]: claim["number"] for claim in (*told["claims"], *told["left_out"])}


def colours(client: Client, address: str, path: str) -> dict[str, str]:
    """The classes that give each monogram on a page its colour and pattern."""
    page = html.fromstring(client.get(address).text)
    return {each.text_content(): each.get("class") for each in page.xpath(path)}


def written(client: Client, words: str) -> str:
    """A statement written on words of the text; its id."""
    start = TEXT.index(words)
    fields = form_in(client.get("/review/new/d", params={"span": f"{start}-{start + len(words)}"}).text)
    answer = client.post("/review/write", data={**fields, "act": "report", "mode": "indirect"})
    assert answer.status_code == 303
    return answer.headers["location"].partition("claim=")[2]


def test_no_judgement_changes_the_number_of_a_claim(folder: Path, client: Client) -> None:
    before = numbers(client)
    assert sorted(before.values()) == list(range(1, len(before) + 1))
    review = review_of(folder, by="ann")
    review.decide("s1", "rejected")
    assert numbers(client) == before
    start = TEXT.index("stood by")  # after every other claim
    content = {"content": [[start, start + len("stood by")]], "content_text": ["stood by"]}
    review.correct("s2", {**STATEMENTS["s2"].row, **content})
    assert numbers(client) == before


def test_a_claim_has_one_number_on_every_page(folder: Path, client: Client) -> None:
    review_of(folder, by="ann").decide("s1", "rejected")
    for claim, number in numbers(client).items():
        assert client.get(f"/claim/{claim}.json").json()["number"] == number
        told = client.get("/review.json", params={"state": "any", "claim": claim}).json()
        assert (told["number"], told["place"]) == (number, f"/document/d#s{number}")
        page = html.fromstring(client.get("/document/d").text)
        assert page.xpath(f"count(//*[@id='s{number}'])") == 1


def test_a_claim_that_is_left_out_is_listed_under_its_number(folder: Path, client: Client) -> None:
    review_of(folder, by="ann").decide("s3", "rejected")
    page = html.fromstring(client.get("/document/d").text)
    (row,) = page.xpath("//ul[@id='left-out']/li")
    assert row.xpath("string(.//*[@class='no'])") == str(numbers(client)["s3"])
    assert not page.xpath(f"//ol[@id='claims']/li[@data-n='{numbers(client)['s3']}']")


def test_what_is_written_is_numbered_after_what_was_read(client: Client) -> None:
    before = numbers(client)
    one = written(client, "A week of talks")
    other = written(client, "Cafe\u0301 talk")
    assert numbers(client) == {**before, one: len(before) + 1, other: len(before) + 2}
    # It stands where its words stand.
    assert client.get("/document/d.json").json()["claims"][0]["id"] == one


def test_the_number_of_what_was_written_and_taken_back_goes_to_no_other(client: Client) -> None:
    before = numbers(client)
    written(client, "A week of talks")
    send(client, "/review/undo")
    assert numbers(client) == before
    other = written(client, "Cafe\u0301 talk")
    assert numbers(client)[other] == len(before) + 2


def corrected(row: dict[str, Any], entity: str) -> dict[str, Any]:
    return {**row, "speaker": {**row["speaker"], "entity": entity}}


def test_no_judgement_changes_the_colour_of_a_speaker(folder: Path, client: Client) -> None:
    path = "//ol[@id='claims']//span[starts-with(@class, 'tag ')]"
    before = colours(client, "/document/d", path)
    assert len(set(before.values())) == len(before) == 3
    review = review_of(folder, by="ann")
    # Of the two of Ana Ruiz, who has the first colour, one is left out and one is another's.
    review.decide("s1", "rejected")
    review.correct("s4", corrected(STATEMENTS["s4"].row, "Bo Novak"))
    after = colours(client, "/document/d", path)
    assert {name: look for name, look in after.items() if name in before} == {
        name: look for name, look in before.items() if name != "AR"
    }
    assert after["BN"] not in before.values()


@pytest.mark.parametrize("claim", ["s1", "s2", "s3", "s4"])
def test_a_speaker_has_one_colour_on_every_page(folder: Path, client: Client, claim: str) -> None:
    looks = colours(client, "/document/d", "//ol[@id='claims']//span[starts-with(@class, 'tag ')]")
    review_of(folder, by="ann").decide("s2", "rejected")
    for address, path in (
        (f"/review?state=any&claim={claim}", "//h2[@id='what']//span[starts-with(@class, 'tag ')]"),
        (f"/claim/{claim}", "//dl//span[starts-with(@class, 'tag ')]"),
    ):
        (shown,) = colours(client, address, path).items()
        assert shown in looks.items()
