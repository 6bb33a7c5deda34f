"""The timeline, the brief, documents added, and the long work behind them."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from fastapi import FastAPI
from lxml import html

from detente.adapters.jobs import CANCELLED, DONE, FAILED, MOST_WAITING, Jobs, Step
from detente.adapters.page.claims import date_for_people
from detente.adapters.project import created, found
from detente.adapters.store import Store
from detente.adapters.workbench.security import FRAMED, HEADERS, LONGEST_UPLOAD, MOST_FILES
from detente.errors import Busy, StoreFault
from detente.record import (
    Deployment,
    Document,
    Mention,
    PartialDate,
    Reading,
    Span,
    Speaker,
    Statement,
    claims_of,
    from_json,
    identity_of,
)
from detente.workflow.demonstration import demonstration_project
from detente.workflow.reviewing import review_of
from detente.workflow.serving import application
from tests.adapters.page.conftest import reading as every_kind
from tests.adapters.workbench.conftest import Client, project_of
from tests.reading.test_english import GERMAN

OLDER = "The record has changed since this was composed"
ARTICLE = (
    "Ruritania and Graustark held talks in Strelsau on Monday. Anton Varga said that ferries would stop."
)


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Client:
    return Client(application(demonstration_project(tmp_path_factory.mktemp("demonstration"))))


# The timeline


def test_the_talks_stand_once_with_every_report(demonstration: Client) -> None:
    told = demonstration.get("/timeline.json?kind=meeting").json()
    (council,) = [each for each in told["entries"] if each["title"] == "NATO-Russia Council, Brussels"]
    assert (council["date"], council["status"]) == ("2022-01-12", "held")
    assert council["documents"] == len({report["document"] for report in council["reports"]}) == 3
    for report in council["reports"]:
        claim = demonstration.get(f"/claim/{report['claim']}.json").json()
        passage = "".join(piece["text"] for piece in claim["passage"])
        assert all(words in passage for words in report["words"].split(" … "))


def test_a_period_leaves_out_what_is_told_of_other_days(demonstration: Client) -> None:
    every = demonstration.get("/timeline.json").json()
    some = demonstration.get("/timeline.json?since=2022-01-12&until=2022-01-12").json()
    assert 0 < some["total"] < every["total"]
    assert all(each["date"] == "2022-01-12" for each in some["entries"])
    assert some["entries"] == [each for each in every["entries"] if each["date"] == "2022-01-12"]
    lede = html.fromstring(demonstration.get("/timeline?since=2022-01-12&until=2022-01-12").text).find_class(
        "lede"
    )
    days = [each["published"] for each in demonstration.get("/documents.json").json()["documents"]]
    assert f"published from {date_for_people(PartialDate.parse(min(days)))} to" in lede[0].text_content()
    assert "Shown is what they tell of 12 January 2022." in lede[0].text_content()


def test_a_class_a_kind_and_a_party_are_picked(demonstration: Client) -> None:
    conflict = demonstration.get("/timeline.json?class=material+conflict").json()["entries"]
    assert conflict
    assert all(each["quad"] == "material conflict" for each in conflict)
    of_ukraine = demonstration.get("/timeline.json?actor=Ukraine&all=true").json()["entries"]
    assert of_ukraine
    assert all("Ukraine" in each["who"] + each["whom"] for each in of_ukraine)


def test_the_drawing_has_a_bar_for_what_the_table_counts(demonstration: Client) -> None:
    told = demonstration.get("/timeline.json").json()
    counted = sum(count for week in told["weeks"] for count in week["counts"].values())
    tree = html.fromstring(demonstration.get("/timeline").text)
    words = [title.text for title in tree.xpath("//*[local-name()='rect']/*[local-name()='title']")]
    assert sum(int(each.split(": ")[1].split()[0]) for each in words) == counted > 0


@pytest.mark.parametrize("query", ["since=2022-02-30", "since=2022-01-13&until=2022-01-12", "until=soon"])
def test_what_is_no_period_is_refused(demonstration: Client, query: str) -> None:
    assert demonstration.get(f"/timeline?{query}").status_code == 422


def test_a_rejected_claim_leaves_the_timeline(tmp_path: Path) -> None:
    folder = project_of(tmp_path / "talks", every_kind())
    client = Client(application(folder))
    (before,) = client.get("/timeline.json?kind=meeting").json()["entries"]
    review_of(folder, by="Ada").decide(before["reports"][0]["claim"], "rejected")
    # The older drawing is shown only while the new one takes long.
    while not (told := client.get("/timeline.json?kind=meeting").json())["current"]:
        threading.Event().wait(0.05)
    assert told["entries"] == []


@pytest.mark.parametrize("address", ["/timeline", "/actors", "/disputes"])
def test_what_is_being_drawn_anew_is_not_said_to_be_empty(tmp_path: Path, address: str) -> None:
    folder = project_of(tmp_path / "talks")
    client = Client(application(folder))
    assert 'class="empty"' in client.get(address).text
    go_on = threading.Event()
    client.app.state.workbench.jobs.start("Long", lambda step: go_on.wait(60), address="/")
    Store(found(folder).store_url).keep(every_kind())
    page = client.get(address).text
    assert OLDER in page.replace("worked out", "composed").replace("drawn", "composed")
    assert 'class="empty"' not in page
    assert "is empty" not in page
    assert "0 actors" not in page
    go_on.set()


# The actors


def test_two_names_are_judged_one_actor_and_that_is_undone(tmp_path: Path) -> None:
    def told(name: str, at: int) -> Reading:
        text = f"{name}, a spokesman of Ruritania, said that the ferries would stop in {at} days."
        spoke, cue = text.index(name), text.index("said")
        bare = Statement(
            id="",
            speaker=Speaker(text=name, span=Span(spoke, spoke + len(name)), entity=name, party="Ruritania"),
            cue=Mention(text="said", span=Span(cue, cue + 4)),
            content=(Mention(text=text[cue + 5 : -1], span=Span(cue + 5, len(text) - 1)),),
            mode="indirect",
            act="report",
        )
        document = Document(id=f"d{at}", text=text, name=f"{at}.txt", published=f"2022-01-{at:02d}")
        content = [[cue + 5, len(text) - 1]]
        identity = identity_of(document.id, "statement", {"content": content, "cue": "said"})
        return Reading(document=document, statements=(replace(bare, id=identity),))

    folder = project_of(tmp_path / "talks", told("Anton Varga", 10), told("Anton Vargha", 11))
    client = Client(application(folder))

    def current(address: str) -> dict[str, Any]:
        while not (found := client.get(address).json())["current"]:
            threading.Event().wait(0.05)
        answer: dict[str, Any] = found
        return answer

    (pair,) = current("/actors.json")["candidates"]
    assert {pair["one"], pair["other"]} == {"Anton Varga", "Anton Vargha"}
    fields = {**pair, "verdict": "positive", "form_token": client.form_token("/actors")}
    answer = client.post("/actors/judge", data=fields)
    assert answer.headers["location"].endswith("#candidates")
    one = current("/actors.json")
    assert one["candidates"] == []
    (merged,) = [each for each in one["actors"] if each["kind"] == "person"]
    assert (merged["name"], merged["statements"], merged["documents"]) == (pair["one"], 2, 2)
    assert client.get(f"/actor/{pair['other']}").status_code == 307
    undone = client.post("/actors/undo", data={key: fields[key] for key in ("one", "other", "form_token")})
    assert undone.status_code == 303
    assert current("/actors.json")["candidates"] == [pair]
    # In the name of whoever sits there, and nobody else takes it back.
    token = {"form_token": fields["form_token"]}
    client.post("/review/reviewer", data={"name": "Bo", **token})
    client.post("/actors/judge", data=fields)
    current("/actors.json")
    one_s_page = f"/actor/{pair['one']}"
    assert Store(found(folder).store_url).judgements()[-1].by == "Bo"
    assert "Undo" in client.get(one_s_page).text
    client.post("/review/reviewer", data={"name": "Cy", **token})
    refused = client.post("/actors/undo", data={key: fields[key] for key in ("one", "other", "form_token")})
    assert refused.status_code == 404
    assert "last judged by Bo" in refused.text
    page = html.fromstring(client.get(one_s_page).text)
    assert page.xpath("//button[.='Undo']") == []
    assert page.xpath("//details[@class='who']//b")[0].text_content() == "Cy"
    assert client.post("/actors/judge", data={**fields, "other": "Nobody"}).status_code == 404
    assert client.post("/actors/judge", data={**fields, "verdict": "perhaps"}).status_code == 422


def test_accounts_that_exclude_each_other_stand_side_by_side(demonstration: Client) -> None:
    told = demonstration.get("/disputes.json").json()
    assert told["total"] == len(told["disputes"])
    page = html.fromstring(demonstration.get("/disputes").text)
    assert len(page.xpath("//section[@class='dispute']")) == told["total"]


def test_each_account_stands_in_its_words_with_who_says_so_when_and_where(tmp_path: Path) -> None:
    def figure(count: int, day: int, via: bool) -> Reading:
        words = f"Ruritania has {count:,} troops at the border"
        text = f"Anton Varga said {words}." if via else f"{words}."
        document = Document(
            id=f"d{day}",
            text=text,
            name=f"{day}.txt",
            title=f"Report {day}",
            publisher="Klow Wire",
            published=f"2022-01-{day:02d}",
        )
        start = text.index(words)
        span = Span(start, start + len(words))
        place = {"content": [[span.start, span.end]], "cue": "said"}
        statement = Statement(
            id=identity_of(document.id, "statement", place),
            speaker=Speaker(text="Anton Varga", span=Span(0, 11), entity="Anton Varga", party="Graustark"),
            cue=Mention(text="said", span=Span(12, 16)),
            content=(Mention(text=words, span=span),),
            mode="indirect",
            act="report",
        )
        forces = Deployment(
            actor="Ruritania",
            count=count,
            bound="exactly",
            place="the border",
            activity="massing",
            date=None,
            evidence=(Mention(text=words, span=span),),
            via=statement.id if via else None,
        )
        return Reading(document=document, statements=(statement,) if via else (), deployments=(forces,))

    folder = project_of(tmp_path / "talks", figure(50_000, 10, True), figure(90_000, 11, False))
    client = Client(application(folder))
    (dispute,) = client.get("/disputes.json").json()["disputes"]
    reports = [report for account in dispute["accounts"] for report in account["reports"]]
    assert [(each["who"], each["published"], each["title"]) for each in reports] == [
        ("Anton Varga", "2022-01-10", "Report 10"),
        (None, "2022-01-11", "Report 11"),
    ]
    assert [each["words"] for each in reports] == [
        "“Ruritania has 50,000 troops at the border”",
        "“Ruritania has 90,000 troops at the border”",
    ]
    page = html.fromstring(client.get("/disputes").text)
    one, other = (" ".join(each.text_content().split()) for each in page.xpath("//*[@class='accounts']/li"))
    assert (
        "Anton Varga: “Ruritania has 50,000 troops at the border” proposed 10 January 2022, Report 10" in one
    )
    assert "In Klow Wire: “Ruritania has 90,000 troops at the border”" in other
    assert page.xpath("//*[@class='accounts']//p/a/@href")[0] == f"/claim/{reports[0]['claim']}"


# The brief


def test_the_brief_is_shown_under_a_policy_that_lets_no_script_run(demonstration: Client) -> None:
    shown = demonstration.get(FRAMED)
    assert shown.status_code == 200
    policy = shown.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "frame-ancestors 'self'" in policy
    assert shown.headers["x-frame-options"] == "SAMEORIGIN"
    kept = set(HEADERS) - {"content-security-policy", "x-frame-options"}
    assert all(shown.headers[name] == HEADERS[name] for name in kept)


def test_the_brief_is_taken_out_in_each_format(demonstration: Client) -> None:
    page = html.fromstring(demonstration.get("/brief").text)
    (frame,) = page.xpath("//iframe/@src")
    told = demonstration.get("/brief.json").json()
    for each in told["exports"]:
        taken = demonstration.get(each["address"])
        assert taken.headers["content-disposition"] == f'attachment; filename="brief.{each["format"]}"'
    taken_out, shown = (
        html.fromstring(demonstration.get(each).text).find("body") for each in ("/brief/as/html", frame)
    )
    assert shown.text_content() == taken_out.text_content()
    # What is handed over leads nowhere; in the workbench its claims lead to their pages.
    assert all(each.startswith("#") for each in taken_out.xpath(".//a/@href"))
    ids = set(shown.xpath(".//*[@class='where']/code//text()"))
    assert ids
    assert set(shown.xpath(".//a[@target='_top']/@href")) == {f"/claim/{each}" for each in ids}
    assert demonstration.get("/brief/as/md").text.startswith("# ")
    assert told["sentences"] > 20
    page = demonstration.get("/brief", params={"as-of": "2022-01-10"}).text
    (chosen,) = html.fromstring(page).xpath("//form//input[@name='as-of']/@value")
    assert chosen == "2022-01-10"
    earlier = demonstration.get("/brief.json", params={"as-of": chosen}).json()
    assert earlier["documents"] < told["documents"]
    led_to = [earlier["view"], *(each["address"] for each in earlier["exports"])]
    assert all(each.endswith("?as-of=2022-01-10") for each in led_to)


def test_a_brief_taken_out_is_of_the_record_as_it_is(tmp_path: Path) -> None:
    folder = demonstration_project(tmp_path / "demonstration")
    client = Client(application(folder))
    assert client.get("/brief.json").json()["current"]
    before = client.get("/brief/as/md").text
    assert client.get("/brief/as/pdf").status_code in (200, 409)

    # Other work is under way, so that the brief can't be composed at once.
    go_on = threading.Event()
    client.app.state.workbench.jobs.start("Long", lambda step: go_on.wait(60), address="/")
    claim = client.get(FRAMED).text.split("/claim/")[1].split('"')[0]
    review_of(folder, by="Ada").decide(claim, "accepted")
    for form in ("md", "html", "pdf"):
        refused = client.ask("GET", f"/brief/as/{form}")
        assert refused.status_code == 307
        job, _, back = refused.headers["location"].partition("?back=")
        assert client.get(f"{job}.json").json()["name"] == "Composing the brief"
        assert unquote(back) == f"/brief/as/{form}"

    # The older one may be looked at, and says that it is older.
    assert not client.get("/brief.json").json()["current"]
    assert OLDER in client.get("/brief").text
    assert OLDER in client.get(FRAMED).text

    go_on.set()
    after = client.get("/brief/as/md").text
    assert after != before
    assert "A person has reviewed 1 of" in after
    assert OLDER not in client.get(FRAMED).text
    assert OLDER not in client.get("/brief/as/html").text


def test_the_record_taken_out_is_the_record(demonstration: Client) -> None:
    lines = demonstration.get("/record.jsonl").text.splitlines()
    readings = [from_json(json.loads(line)) for line in lines]
    kept = demonstration.get("/documents.json").json()["documents"]
    assert {each.document.id for each in readings} == {row["id"] for row in kept}


# Adding


@pytest.fixture
def empty(tmp_path: Path) -> tuple[Client, Path]:
    folder = tmp_path / "talks"
    created(folder)
    return Client(application(folder)), folder


def ended(client: Client, address: str) -> dict[str, object]:
    assert address.startswith("/-/jobs/")
    assert client.app.state.workbench.jobs.job(address.rsplit("/", 1)[1]).wait(120)
    told: dict[str, object] = client.get(f"{address}.json").json()
    return told


def test_files_are_read_into_the_record_and_nothing_else_is_left(empty: tuple[Client, Path]) -> None:
    client, folder = empty
    names = ["../../talks.txt", "..\\day.txt", ".hidden.txt", "notes.xyz"]
    files = [("files", (name, f"{ARTICLE} {name}".encode(), "text/plain")) for name in names]
    answer = client.post("/add", data={"form_token": client.form_token("/add")}, files=files)
    assert answer.status_code == 303
    told = ended(client, answer.headers["location"])
    assert told["state"] == DONE
    assert sum("Read: " in words for words in told["told"]) == 3  # type: ignore[attr-defined]
    assert any("notes.xyz" in words and "unknown extension" in words for words in told["told"])  # type: ignore[attr-defined]
    kept = Store(found(folder).store_url).documents()
    assert sorted(each.name for each in kept) == ["day.txt", "hidden.txt", "talks.txt"]
    for each in kept:
        assert any(f"Read: {each.name}: {each.claims} claim" in words for words in told["told"])  # type: ignore[attr-defined]
    assert sorted(path.name for path in folder.iterdir() if "record.db" not in path.name) == ["detente.toml"]
    assert [path.name for path in folder.parent.iterdir()] == ["talks"]


def test_an_article_is_pasted_and_its_next_version_too(empty: tuple[Client, Path]) -> None:
    client, _ = empty
    for version, text in ((1, ARTICLE), (2, f"{ARTICLE}\r\n\r\nIt was later corrected.")):
        fields = {"title": "Ferries", "published": "2022-01-12", "publisher": "Klow Wire", "text": text}
        fields["form_token"] = client.form_token("/add")
        answer = client.post("/add", files={name: (None, value) for name, value in fields.items()})
        assert ended(client, answer.headers["location"])["state"] == DONE
        rows = client.get("/documents.json").json()["documents"]
        (row,) = [each for each in rows if each["is_latest"]]
        assert (row["title"], row["published"], row["version"]) == ("Ferries", "2022-01-12", version)
    reading = client.get(f"/document/{row['id']}.json").json()["reading"]
    assert "\r" not in reading["document"]["text"]


def test_a_document_in_another_language_says_so_where_it_was_added_and_on_its_page(
    empty: tuple[Client, Path],
) -> None:
    client, folder = empty
    texts = {"a.txt": ARTICLE, "b.txt": GERMAN}
    files = [("files", (name, text.encode(), "text/plain")) for name, text in texts.items()]
    answer = client.post("/add", data={"form_token": client.form_token("/add")}, files=files)
    told: Any = ended(client, answer.headers["location"])["told"]
    warning = "seems not to be in English, which is all that Détente reads: "
    (warned,) = [words for words in told if warning in words]
    assert warned.startswith(f"b.txt {warning}")
    assert warning in client.get(answer.headers["location"]).text
    kept = Store(found(folder).store_url).documents()
    assert sorted(each.name for each in kept) == ["a.txt", "b.txt"]
    for each in kept:
        address = f"/document/{each.document}"
        foreign = client.get(f"{address}.json").json()["foreign"]
        assert foreign == (each.name == "b.txt")
        page = " ".join(html.fromstring(client.get(address).text).text_content().split())
        assert (f"This text {warning}" in page) == foreign
        assert ("No claim was read from this document: it seems not to be in English." in page) == foreign


def test_files_come_with_the_token_of_their_form_or_not_at_all(empty: tuple[Client, Path]) -> None:
    client, folder = empty
    token, file = client.form_token("/add"), {"files": ("a.txt", ARTICLE.encode())}
    assert client.post("/add", files=file).status_code == 403
    assert Client(client.app).post("/add", files=file, data={"form_token": token}).status_code == 403
    assert client.post("/-/theme", files=file, data={"form_token": token}).status_code == 415
    many = [("files", (f"{number}.txt", b"x")) for number in range(MOST_FILES + 1)]
    assert client.post("/add", files=many, data={"form_token": token}).status_code == 400
    large = {"files": ("a.txt", b"x" * (LONGEST_UPLOAD + 1))}
    assert client.post("/add", files=large, data={"form_token": token}).status_code == 413
    assert client.post("/add", data={"form_token": token}).status_code == 422
    foreign = {"origin": "https://evil.example"}
    assert client.post("/add", files=file, data={"form_token": token}, headers=foreign).status_code == 403
    assert Store(found(folder).store_url).documents() == []


# Long work


def test_work_is_watched_cancelled_and_its_line_is_not_endless() -> None:
    jobs, begun, go_on = Jobs(), threading.Event(), threading.Event()

    def work(step: Step) -> None:
        begun.set()
        go_on.wait(60)
        step(1, 2, "half of it")

    first = jobs.start("First", work, address="/")
    assert begun.wait(60)
    waiting = [jobs.start("Waiting", lambda step: None, address="/") for _ in range(MOST_WAITING - 1)]
    with pytest.raises(Busy, match="wait already"):
        jobs.start("Too much", lambda step: None, address="/")
    first.cancel()
    waiting[0].cancel()
    go_on.set()
    assert all(each.wait(60) for each in (first, *waiting))
    assert (first.state, first.told) == (CANCELLED, [])
    assert [each.state for each in waiting] == [CANCELLED] + [DONE] * (MOST_WAITING - 2)


def test_a_form_cancels_work(app: FastAPI) -> None:
    client, go_on = Client(app), threading.Event()

    def work(step: Step) -> None:
        while not go_on.wait(0.01):
            step(0, 1)

    job = app.state.workbench.jobs.start("Long", work, address="/documents")
    assert client.get(f"/-/jobs/{job.id}.json").json()["result"] is None
    answer = client.post(f"/-/jobs/{job.id}/cancel", data={"form_token": client.form_token()})
    assert answer.headers["location"] == f"/-/jobs/{job.id}"
    assert job.wait(60)
    assert client.get(f"/-/jobs/{job.id}.json").json()["state"] == CANCELLED
    assert "Cancelled" in client.get(f"/-/jobs/{job.id}").text


def test_a_fault_of_the_project_is_told_and_one_of_the_program_keeps_its_secrets() -> None:
    def disk(step: Step) -> None:
        raise StoreFault("the disk is full")

    def program(step: Step) -> None:
        raise RuntimeError("a secret")

    jobs = Jobs()
    for work, words in ((disk, "the disk is full"), (program, "The program failed in this work.")):
        job = jobs.start("Work", work, address="/")
        assert job.wait(60)
        assert (job.state, job.reason) == (FAILED, words)


def test_claims_of_the_demonstration_are_all_there(demonstration: Client) -> None:
    lines = demonstration.get("/record.jsonl").text.splitlines()
    every = sum(len(list(claims_of(from_json(json.loads(line))))) for line in lines)
    assert sum(demonstration.get("/index.json").json()["contents"]["claims"].values()) == every
