"""What a reviewer writes to say which claims are meant: the beginning of an id, a choice, part of a name."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from detente.adapters.store import Store

Detente = Callable[..., Any]
HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "review-claims.md"
JUDGING = (
    ("accept", ()),
    ("reject", ()),
    ("unsure", ()),
    ("flag", ()),
    ("code", ("--none",)),
    ("undo", ()),
)


@pytest.fixture(autouse=True)
def reviewer(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ada reviews the demonstration."""
    monkeypatch.setenv("DETENTE_REVIEWER", "ada")


def listed(detente: Detente, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in detente("review", "list", "--json", *words).out.splitlines()]


def told(run: Any) -> str:
    return " ".join(run.err.split())


def renamed(claim: str, name: str) -> None:
    """Give a claim of the record an id of one's choice."""
    store = Store("sqlite:///record.db")
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE claim SET id = ? WHERE id = ?", (name, claim))
    store.close()


def test_every_command_of_the_review_takes_the_beginning_of_an_id(detente: Detente, tmp_path: Path) -> None:
    claim = listed(detente, "--kind", "statement")[0]
    for command, words in JUDGING:
        done = detente("review", command, claim["id"][:6], *words)
        assert (done.code, done.out.split("\t")[0]) == (0, claim["id"]), (command, done.err)
    form = tmp_path / "form.json"
    form.write_text(json.dumps(claim["row"] | {"act": "request"}))
    assert detente("review", "correct", claim["id"][:6], form).out == f"{claim['id']}\tcorrected\n"


def test_a_beginning_of_several_claims_is_refused_with_their_ids_and_judges_none(detente: Detente) -> None:
    one, other = (each["id"] for each in listed(detente, "--kind", "meeting")[:2])
    renamed(one, "abcdef01")
    renamed(other, "abcdef02")
    refused = detente("review", "accept", "abcd")
    assert (refused.code, refused.out) == (1, "")
    assert "2 claims' ids begin so: abcdef01, abcdef02" in told(refused)
    assert listed(detente, "--state", "accepted") == []
    assert detente("review", "accept", "abcdef02").out == "abcdef02\taccepted\n"
    explained = detente("why", "abcd")
    assert (explained.code, "abcdef01, abcdef02" in told(explained)) == (1, True)


@pytest.mark.parametrize(("written", "reason"), [("zzzz", "no claim has this id"), ("zz", "4 characters")])
def test_a_beginning_of_no_claim_is_refused(detente: Detente, written: str, reason: str) -> None:
    refused = detente("review", "accept", written)
    assert (refused.code, reason in told(refused)) == (1, True)


def test_the_claims_of_a_document_are_listed_by_the_beginning_of_its_id_as_documents_prints_it(
    detente: Detente,
) -> None:
    for line in detente("documents").out.splitlines():
        printed = line.split()[0]
        claims = listed(detente, "--document", printed)
        assert claims
        assert {each["document"][:16] for each in claims} == {printed}
        assert listed(detente, "--document", printed[:4]) == claims
        assert listed(detente, "--document", claims[0]["document"]) == claims


def test_a_beginning_of_no_document_is_refused(detente: Detente) -> None:
    refused = detente("review", "list", "--document", "zzzzzz")
    assert (refused.code, refused.out) == (1, "")
    assert "zzzzzz: no document's id begins so; `detente documents` lists them" in told(refused)


@pytest.mark.parametrize(
    ("option", "wrong", "choice"),
    [
        ("--issue", "missiles", "missile deployments"),
        ("--state", "foo", "proposed, accepted, corrected"),
        ("--kind", "foo", "statement, meeting, deployment"),
        ("--confidence", "foo", "high, medium, low"),
    ],
)
def test_what_no_claim_can_be_is_refused_with_the_choices(
    detente: Detente, option: str, wrong: str, choice: str
) -> None:
    refused = detente("review", "list", option, wrong)
    assert refused.code == 1
    assert told(refused).startswith(f"detente: {wrong}: is not ")
    assert choice in told(refused)


def speakers(detente: Detente, name: str) -> set[str]:
    return {each["speaker"] for each in listed(detente, "--speaker", name)}


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Alexander Grushko", {"Alexander Grushko"}),
        ("alexander grushko", {"Alexander Grushko"}),
        ("grushko", {"Alexander Grushko"}),
        ("Sherman", {"Wendy Sherman"}),
        ("sherman, wendy", {"Wendy Sherman"}),
        ("man", set()),
        ("Wendy Grushko", set()),
        ("...", set()),
    ],
)
def test_a_speaker_is_found_by_whole_words_of_the_name(
    detente: Detente, written: str, found: set[str]
) -> None:
    assert speakers(detente, written) == found


def test_who_is_so_called_is_meant_and_nobody_whose_name_only_holds_the_words(
    detente: Detente, begun: Path
) -> None:
    said = "said that the talks would resume."
    (begun / "a.txt").write_text(f"KYIV, 14 January 2022 -- Russian envoy Pavel Onegin {said}")
    assert detente("add", "a.txt").code == 0
    assert speakers(detente, "onegin") == {"Pavel Onegin"}
    (begun / "b.txt").write_text(f"KYIV, 15 January 2022 -- Onegin {said}")
    assert detente("add", "b.txt").code == 0
    assert speakers(detente, "onegin") == {"Onegin"}
    assert speakers(detente, "pavel") == {"Pavel Onegin"}


def test_a_party_is_found_by_whole_words_of_the_name(detente: Detente) -> None:
    def claimed_for(name: str) -> list[str]:
        return [each["id"] for each in listed(detente, "--party", name)]

    assert claimed_for("states") == claimed_for("united states") == claimed_for("United States") != []
    assert claimed_for("stat") == []


def test_the_commands_of_the_how_to_work_as_written_on_the_demonstration(detente: Detente) -> None:
    block = re.search(r"```console\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    lines = block[1].splitlines()
    for number, line in enumerate(lines):
        if not line.startswith("$ "):
            continue
        _, *words = shlex.split(line.removeprefix("$ "), comments=True)
        words, into = (words[:-2], Path(words[-1])) if ">" in words else (words, None)
        if "correct" in words:
            corrected_form(words[-2], Path(words[-1]))
        done = detente(*words)
        assert (done.code, done.err) == (0, ""), line
        shown = list(takewhile(lambda each: not each.startswith("$ "), lines[number + 1 :]))
        assert shown == done.out.splitlines()[: len(shown)], line
        if into is not None:
            into.write_text(done.out, encoding="utf-8")


def corrected_form(claim: str, form: Path) -> None:
    """Write the form of a claim as a reviewer would who took it from the list and changed its act."""
    rows = [json.loads(each) for each in Path("claims.jsonl").read_text(encoding="utf-8").splitlines()]
    (row,) = [each["row"] for each in rows if each["id"].startswith(claim)]
    form.write_text(json.dumps(row | {"act": "request"}), encoding="utf-8")
