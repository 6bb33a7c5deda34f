"""Who may ask for what: on every address that the application has, those of later pages too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI

from detente.adapters.store import Store
from detente.adapters.workbench import Door, create_app
from detente.adapters.workbench.security import FRAMED, HEADERS, LONGEST_BODY, UPLOAD
from detente.errors import CannotServe, StoreFault
from detente.workflow.serving import KeptRecord, application, workbench_of
from tests.adapters.workbench.conftest import (
    HOST,
    TOKEN,
    Client,
    addresses_of,
    job_of,
    named_parts,
    pages_of,
)

FOREIGN_HOSTS = [
    "evil.example",
    "evil.example:8642",
    "127.0.0.1.evil.example",
    "169.254.1.1",
    "",
    "a b",
    "[::1",
]
UNSAFE = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
JSON = json.dumps({"theme": "dark"})


def test_every_address_of_the_description_is_attacked_here(app: FastAPI) -> None:
    parts = {**named_parts(), "job": job_of(app)}
    described = {
        (method.upper(), re.sub(r"{(\w+)}", lambda part: parts[part[1]], path))
        for path, methods in app.openapi()["paths"].items()
        for method in methods
    }
    attacked = set(addresses_of(app))
    assert described <= attacked
    assert ("GET", "/openapi.json") in attacked
    assert len(attacked) > 12


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_name_that_isn_t_ours_is_refused(app: FastAPI, host: str) -> None:
    client = Client(app, host=host)
    for method, address in addresses_of(app):
        answer = client.ask(method, address)
        assert answer.status_code == 400, (method, address)
        assert "talks" not in answer.text
        assert "detente_form" not in client.cookies


def test_a_request_names_one_host(app: FastAPI) -> None:
    answer = Client(app).get("/", headers=[("host", HOST), ("host", "evil.example")])
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8642", "localhost:8642", "LOCALHOST", "[::1]:8642", "localhost:9999"]
)
def test_this_machine_s_own_names_are_answered(app: FastAPI, host: str) -> None:
    assert Client(app, host=host).get("/documents").status_code == 200


def test_bound_to_every_address_it_goes_by_numbers_alone(project: Path) -> None:
    app = application(project, host="0.0.0.0", token=TOKEN)
    asked = {"authorization": f"Bearer {TOKEN}"}
    assert Client(app, host="192.0.2.7:8642", **asked).get("/").status_code == 200
    assert Client(app, host="evil.example:8642", **asked).get("/").status_code == 400


@pytest.mark.parametrize(
    "sent",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": f"http://{HOST}.evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": f"http://{HOST}"},
    ],
)
def test_a_change_that_another_site_asks_for_is_refused(app: FastAPI, sent: dict[str, str]) -> None:
    client = Client(app)
    token = client.form_token()
    for _, address in addresses_of(app):
        for method in UNSAFE:
            form = client.ask(method, address, data={"theme": "dark", "form_token": token}, headers=sent)
            plain = client.ask(
                method, address, content=JSON, headers={**sent, "content-type": "application/json"}
            )
            expected = 403 if method == "POST" else 405
            assert form.status_code == plain.status_code == expected, (method, address)
            assert "detente_theme" not in client.cookies


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "",
        "multipart/form-data; boundary=x",
        "text/plain; a=application/json",
        "application/jsonp",
    ],
)
def test_json_under_another_name_is_refused(app: FastAPI, kind: str) -> None:
    client = Client(app)
    for _, address in addresses_of(app):
        if address == UPLOAD and kind.startswith("multipart"):
            continue
        for method in UNSAFE:
            headers = {"content-type": kind} if kind else {}
            expected = 415 if method == "POST" else 405
            answer = client.ask(method, address, content=JSON, headers=headers)
            assert answer.status_code == expected, (method, address)


def test_a_form_that_isn_t_ours_is_refused(app: FastAPI) -> None:
    client, other = Client(app), Client(app)
    token = client.form_token()
    for _, address in addresses_of(app):
        for fields in (
            {},
            {"form_token": ""},
            {"form_token": token[:-1]},
            {"form_token": other.form_token()},
        ):
            answer = client.post(address, data={"theme": "dark", **fields})
            assert answer.status_code == 403, address
            assert "detente_theme" not in client.cookies
    assert Client(app).post("/-/theme", data={"theme": "dark", "form_token": token}).status_code == 403


def test_our_own_form_is_taken(app: FastAPI) -> None:
    client = Client(app)
    token = client.form_token("/documents")
    fields = {"theme": "dark", "back": "/documents", "form_token": token}
    answer = client.post("/-/theme", data=fields, headers={"origin": f"http://{HOST}"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/documents")
    assert 'data-theme="dark"' in client.get("/").text


@pytest.mark.parametrize(
    "back", ["https://evil.example", "//evil.example", "/\\evil.example", "/\r\nx: y", "javascript:1"]
)
def test_a_form_leads_back_to_the_workbench_and_nowhere_else(app: FastAPI, back: str) -> None:
    client = Client(app)
    fields = {"theme": "dark", "back": back, "form_token": client.form_token()}
    assert client.post("/-/theme", data=fields).headers["location"] == "/"


def test_a_request_too_long_is_refused_said_or_not(app: FastAPI) -> None:
    client = Client(app)
    kind = {"content-type": "application/json"}
    assert client.post("/-/theme", content=b"x" * (LONGEST_BODY + 1), headers=kind).status_code == 413

    async def in_parts() -> Iterator[bytes]:  # type: ignore[misc]
        for _ in range(LONGEST_BODY // 1000 + 1):
            yield b"x" * 1000

    assert client.post("/-/theme", content=in_parts(), headers=kind).status_code == 413


def test_every_answer_leaves_with_the_policy(app: FastAPI) -> None:
    client = Client(app)
    answers = [client.get(address) for method, address in addresses_of(app) if method == "GET"]
    answers += [client.get("/nope"), client.get("/document/nope"), client.get("/documents?page=0")]
    answers += [client.post("/"), client.post("/", headers={"content-type": "application/json"})]
    assert {answer.status_code for answer in answers} == {200, 303, 404, 422, 415, 405}
    assert client.ask("PROPFIND", "/").status_code == 405
    for answer in answers:
        if answer.url.path == FRAMED:
            continue
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert "server" not in answer.headers
        assert "unsafe" not in answer.headers["content-security-policy"]


def test_no_page_has_a_style_or_script_of_its_own(app: FastAPI) -> None:
    client = Client(app)
    for address in pages_of(app):
        page = client.get(address).text
        assert "<style" not in page
        assert " style=" not in page.replace("&#39;", "'").split("<main")[0]
        assert page.count("<script") == page.count('<script type="module" src="/-/static/')


class Broken(KeptRecord):
    """A record whose disk fails, and whose program does."""

    def contents(self):  # type: ignore[no-untyped-def]
        raise StoreFault("sqlite:///record.db: disk I/O error")

    def documents(self, **_):  # type: ignore[no-untyped-def]
        raise RuntimeError("a secret of the program")


def test_a_fault_is_a_page_with_a_remedy_and_keeps_its_secrets(project: Path) -> None:
    record = Broken(Store(f"sqlite:///{project}/record.db"))
    app = create_app(replace(workbench_of(project), record=record), Door())
    client = Client(app)
    disk = client.get("/")
    assert disk.status_code == 500
    assert "disk I/O error" in disk.text
    program = client.get("/documents")
    assert program.status_code == 500
    assert "secret" not in program.text
    assert "Traceback" not in program.text
    assert program.headers["content-security-policy"] == HEADERS["content-security-policy"]
    row = client.get("/documents.json").json()
    assert set(row) == {"status", "error", "reason", "remedy"}


def test_without_the_token_nothing_is_told(guarded: FastAPI) -> None:
    for method, address in addresses_of(guarded):
        if address.startswith(("/login", "/-/static/")):
            continue
        for headers in (
            {},
            {"authorization": "Bearer wrong"},
            {"authorization": TOKEN},
            {"cookie": f"detente_token_8642={TOKEN}"},
        ):
            answer = Client(guarded).ask(method, address, headers=headers)
            assert answer.status_code == 401, (method, address)
            assert "talks" not in answer.text
    assert Client(guarded).get("/documents.json").json()["status"] == 401


def test_a_program_gives_the_token_as_bearer(guarded: FastAPI) -> None:
    client = Client(guarded, authorization=f"Bearer {TOKEN}")
    assert all(client.get(address).status_code == 200 for address in pages_of(guarded))


def test_a_browser_gives_the_token_once(guarded: FastAPI) -> None:
    by_address = Client(guarded)
    answer = by_address.get("/login", params={"token": TOKEN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert TOKEN not in answer.headers["set-cookie"]
    assert by_address.get("/").status_code == 200
    by_form = Client(guarded)
    form = {"form_token": by_form.form_token("/login")}
    assert by_form.post("/login", data={**form, "token": "wrong"}).status_code == 401
    assert by_form.get("/").status_code == 401
    assert by_form.post("/login", data={**form, "token": TOKEN}).status_code == 303
    assert by_form.get("/documents").status_code == 200


def test_what_is_no_token_is_refused_as_a_wrong_one(guarded: FastAPI) -> None:
    for token in ("", "%00", "x" * 5000, "\N{GRINNING FACE}", "%FF", "%ED%A0%80"):
        assert Client(guarded).get(f"/login?token={token}").status_code == 401
        by_form = Client(guarded)
        fields = f"form_token={by_form.form_token('/login')}&token={token or 'x'}"
        kind = {"content-type": "application/x-www-form-urlencoded"}
        assert by_form.post("/login", content=fields.encode(), headers=kind).status_code == 401


def test_another_address_needs_a_token_that_can_t_be_guessed(project: Path) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.7", "example.org"):
        with pytest.raises(CannotServe, match="--token"):
            application(project, host=host)
    with pytest.raises(CannotServe, match="at least 16"):
        application(project, token="short")
    for host in ("127.0.0.1", "localhost", "::1", "127.8.8.8"):
        assert application(project, host=host)
