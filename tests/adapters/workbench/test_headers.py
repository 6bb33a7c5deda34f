"""A document's day given on its page, and files given one as they are added."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from httpx import Response
from lxml import html

from detente.adapters.jobs import DONE, FAILED
from detente.adapters.project import created, found
from detente.adapters.store import Store
from detente.workflow.reading import read
from detente.workflow.reviewing import review_of
from detente.workflow.serving import application
from tests.adapters.workbench.conftest import Client
from tests.adapters.workbench.test_long_work import ended

TEXT = "Ruritania and Graustark held talks in Strelsau on Monday. Anton Varga said that ferries would stop."


@pytest.fixture
def client(tmp_path: Path) -> Client:
    """A project with one report that says no day of publication."""
    folder = tmp_path / "talks"
    created(folder)
    (folder / "a.txt").write_text(TEXT)
    kept = Store(found(folder).store_url)
    for reading in read([folder / "a.txt"]):
        kept.keep(replace(reading, document=replace(reading.document, name="a.txt")))
    return Client(application(folder))


def listed(client: Client) -> dict[str, Any]:
    (row,) = client.get("/documents.json").json()["documents"]
    found: dict[str, Any] = row
    return found


def address(client: Client) -> str:
    return f"/document/{listed(client)['id']}"


def form_of(client: Client, which: int = 0) -> dict[str, list[str]]:
    """The fields of a form on the document's page, as a browser would send them."""
    page = html.fromstring(client.get(address(client)).text)
    sent: dict[str, list[str]] = {}
    for name, value in page.xpath("//form[@action='/documents/header']")[which].form_values():
        sent.setdefault(name, []).append(value)
    return sent


def send(client: Client, **fields: str) -> Response:
    return client.post("/documents/header", data={**form_of(client), **fields})


def meeting(client: Client) -> dict[str, Any]:
    (row,) = client.get(f"{address(client)}.json").json()["reading"]["meetings"]
    found: dict[str, Any] = row
    return found


def test_a_document_without_a_day_says_so_and_leads_to_the_form(client: Client) -> None:
    listing = html.fromstring(client.get("/documents").text)
    (link,) = listing.xpath("//td//a[.='No day']")
    assert link.get("href") == f"{address(client)}#header"
    assert link.get("aria-label").startswith("No day")
    page = html.fromstring(client.get(address(client)).text)
    assert "No day of publication is known" in page.find_class("notice")[0].text_content()
    (form,) = page.xpath("//details[.//form[@id='header']]")
    assert form.get("open") is not None


def test_a_day_has_the_document_read_again_and_is_signed(client: Client, tmp_path: Path) -> None:
    page = client.get(f"{address(client)}.json").json()
    (before,) = [each["id"] for each in page["claims"] if each["kind"] == "meeting"]
    assert meeting(client)["start"] is None
    review_of(tmp_path / "talks", by="Ada").decide(before, "accepted")
    client.post("/review/reviewer", data={"name": "Bo", "form_token": client.form_token()})
    answer = send(client, published="2022-01-12")
    assert answer.status_code == 303
    told = ended(client, answer.headers["location"])
    assert (told["state"], told["address"]) == (DONE, address(client))
    assert (meeting(client)["start"], listed(client)["published"]) == ("2022-01-10", "2022-01-12")
    after = client.get(f"{address(client)}.json").json()
    (correction,) = after["corrections"]
    assert (correction["by"], correction["value"]["is"]) == ("Bo", {"published": "2022-01-12"})
    (claim,) = [each for each in after["claims"] if each["kind"] == "meeting"]
    assert claim["state"] == "accepted"
    shown = client.get(f"/claim/{claim['id']}").text
    assert client.get(f"/claim/{before}").headers["location"] == f"/claim/{claim['id']}"
    assert "read it again by another day of publication" in " ".join(shown.split())
    page = html.fromstring(client.get(address(client)).text)
    assert page.find_class("notice") == []
    assert "Bo published: nothing → 2022-01-12" in " ".join(page.find_class("log")[0].text_content().split())
    assert page.xpath("//details[.//form[@id='header']]/@open") == []


def test_a_title_is_corrected_at_once(client: Client) -> None:
    answer = send(client, title="Ferries  may stop", publisher="Klow Wire", url="https://example.org/ferries")
    assert (answer.status_code, answer.headers["location"]) == (303, address(client))
    assert (listed(client)["title"], listed(client)["publisher"]) == ("Ferries may stop", "Klow Wire")
    assert 'href="https://example.org/ferries"' in client.get(address(client)).text


def test_a_field_is_emptied_and_the_last_correction_taken_back_by_its_form(client: Client) -> None:
    send(client, title="Ferries", publisher="Klow Wire")
    send(client, publisher="")
    assert (listed(client)["title"], listed(client)["publisher"]) == ("Ferries", None)
    client.post("/documents/header", data=form_of(client, -1))
    assert (listed(client)["title"], listed(client)["publisher"]) == ("Ferries", "Klow Wire")
    client.post("/documents/header", data=form_of(client, -1))
    assert (listed(client)["title"], listed(client)["publisher"]) == ("Ferries", None)


def test_the_same_by_json_changes_only_what_is_sent(client: Client) -> None:
    send(client, title="Ferries")
    seen = client.get(f"{address(client)}.json").json()["corrections"][-1]["seq"]
    fields = {"document": listed(client)["id"], "seen": seen, "published": "2022-01-12"}
    answer = client.post("/documents/header.json", json=fields, headers={"accept": "application/json"}).json()
    assert ended(client, answer["next"])["state"] == DONE
    assert (listed(client)["title"], listed(client)["published"]) == ("Ferries", "2022-01-12")


def test_whoever_looked_at_an_older_header_is_told_and_changes_nothing(client: Client) -> None:
    old = form_of(client)
    send(client, title="Ferries")
    late = client.post("/documents/header", data={**old, "publisher": "Klow Wire"})
    assert late.status_code == 409
    assert "somebody else corrected its header" in late.text
    dated = client.post("/documents/header", data={**old, "published": "2022-01-12"})
    told = ended(client, dated.headers["location"])
    assert told["state"] == FAILED
    assert "somebody else corrected its header" in str(told["reason"])
    assert (listed(client)["title"], listed(client)["publisher"], listed(client)["published"]) == (
        *("Ferries", None, None),
    )


@pytest.mark.parametrize("day", ["soon", "2022-02-30", "2022-01"])
def test_what_is_no_day_is_refused(client: Client, day: str) -> None:
    answer = send(client, published=day)
    assert answer.status_code == 422
    assert f"published: “{day}” is no day." in answer.text
    assert "Write it so: 2022-01-13." in answer.text
    assert client.get(f"{address(client)}.json").json()["corrections"] == []


def test_a_document_that_is_not_kept_is_refused(client: Client) -> None:
    assert send(client, document="nowhere", title="T").status_code == 404


def test_files_that_say_no_day_are_given_one(client: Client) -> None:
    files = [
        ("files", ("silent.txt", b"The envoy of Graustark left on Monday.", "text/plain")),
        ("files", ("said.txt", f"STRELSAU, January 12, 2022 -- {TEXT}".encode(), "text/plain")),
    ]
    fields = {"form_token": client.form_token("/add"), "published": "2022-02-09"}
    told = ended(client, client.post("/add", data=fields, files=files).headers["location"])
    assert told["state"] == DONE
    assert not any("no day of publication" in words for words in told["told"])  # type: ignore[attr-defined]
    rows = client.get("/documents.json").json()["documents"]
    assert {row["title"]: row["published"] for row in rows} == {
        "a.txt": None,
        "silent.txt": "2022-02-09",
        "said.txt": "2022-01-12",
    }
    refused = client.post("/add", data={**fields, "published": "soon"}, files=files)
    assert refused.status_code == 422
    told = ended(
        client,
        client.post(
            "/add",
            data={"form_token": fields["form_token"]},
            files=[
                ("files", ("other.txt", b"The envoy of Ruritania left on Monday.", "text/plain")),
            ],
        ).headers["location"],
    )
    assert any("no day of publication is known" in words for words in told["told"])  # type: ignore[attr-defined]


def test_what_was_judged_as_one_before_the_day_is_undone_as_one_after_it(client: Client) -> None:
    page = client.get(f"{address(client)}.json").json()
    token = {"form_token": client.form_token()}
    chosen = [f"{each['id']}:0" for each in page["claims"] if each["kind"] in ("meeting", "statement")]
    fields = {"claims": chosen, "verdict": "accepted", "confirmed": "true", **token}
    assert client.post("/review/decide-all", data=fields).status_code == 303
    assert ended(client, send(client, published="2022-01-12").headers["location"])["state"] == DONE

    def states() -> list[str]:
        claims = client.get(f"{address(client)}.json").json()["claims"]
        return [each["state"] for each in claims if each["kind"] in ("meeting", "statement")]

    assert states() == ["accepted", "accepted"]
    assert client.post("/review/undo", data=token).status_code == 303
    assert states() == ["proposed", "proposed"]
