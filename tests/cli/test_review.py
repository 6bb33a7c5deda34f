"""A reviewer at the command line: claims listed, judged, taken back, carried in the export."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Project = Callable[..., Any]
DOOR = "NATO membership of Ukraine and other former Soviet states"


@pytest.fixture
def project(begun: Path, detente: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with one report, and the command line in it."""
    monkeypatch.setenv("DETENTE_REVIEWER", "ada")
    (begun / "a.txt").write_text(
        "BRUSSELS, 12 January 2022 -- Russia demanded that NATO bar Ukraine from ever joining the alliance. "
        "NATO said it would not accept any veto over its open door policy. "
        "The minister said the talks would resume."
    )
    assert detente("add", "a.txt").code == 0
    return detente


def listed(project: Project, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in project("review", "list", "--json", *words).out.splitlines()]


def verdicts(project: Project) -> dict[str, str]:
    found = json.loads(project("positions", "--json").out)
    return {each["issue"]: each["verdict"] for each in found["issues"] if each["positions"]}


def test_a_rejected_claim_leaves_the_grid_and_comes_back_when_the_rejection_is_undone(
    project: Project,
) -> None:
    before = verdicts(project)
    assert before == {DOOR: "deadlocked"}
    (claim,) = [each["id"] for each in listed(project, "--kind", "statement") if each["act"] == "reject"]
    assert project("review", "reject", claim, "--note", "misread").out == f"{claim}\trejected\n"
    assert verdicts(project) == {DOOR: "one-sided"}
    assert project("review", "undo", claim).out == f"{claim}\tproposed\n"
    assert verdicts(project) == before


def test_claims_are_listed_by_issue_and_state(project: Project) -> None:
    on_issue = listed(project, "--issue", DOOR)
    assert {each["act"] for each in on_issue} == {"demand", "reject"}
    project("review", "accept", on_issue[0]["id"])
    assert [each["id"] for each in listed(project, "--state", "accepted")] == [on_issue[0]["id"]]
    assert project("review", "list", "--state", "orphaned").code == 1


def test_a_corrected_claim_says_what_it_was_corrected_to(project: Project, tmp_path: Path) -> None:
    claim = listed(project, "--kind", "statement")[0]
    (tmp_path / "form.json").write_text(json.dumps(claim["row"] | {"act": "request"}))
    assert project("review", "correct", claim["id"], tmp_path / "form.json").code == 0
    (tmp_path / "form.json").write_text(json.dumps(claim["row"] | {"act": "yodel"}))
    refused = project("review", "correct", claim["id"], tmp_path / "form.json")
    assert (refused.code, "yodel" in refused.err) == (1, True)
    assert listed(project, "--state", "corrected")[0]["act"] == "request"


def test_a_correction_or_coding_that_changes_nothing_is_no_judgement(
    project: Project, tmp_path: Path
) -> None:
    claim = next(each for each in listed(project, "--kind", "statement") if each["act"] == "demand")
    (tmp_path / "form.json").write_text(json.dumps(claim["row"]))
    refused = project("review", "correct", claim["id"], tmp_path / "form.json")
    assert (refused.code, "review accept" in refused.err) == (1, True)
    assert listed(project, "--state", "corrected") == []
    coding = ("review", "code", claim["id"], "--issue", DOOR, "--kind", "demand")
    assert project(*coding).code == 0
    refused = project(*coding)
    assert (refused.code, "coded so already" in refused.err) == (1, True)
    assert project(*coding, "--note", "read again").code == 0
    rows = [json.loads(line) for line in project("export").out.splitlines()]
    codings = [row["judgement"] for row in rows if row.get("judgement", {}).get("relation") == "coding"]
    assert [each["note"] for each in codings] == [None, "read again"]


def test_a_name_much_like_a_known_one_is_asked_about(project: Project, tmp_path: Path) -> None:
    claim = next(each for each in listed(project, "--kind", "statement") if each["act"] == "demand")
    row = claim["row"]
    (tmp_path / "form.json").write_text(
        json.dumps(row | {"speaker": row["speaker"] | {"entity": "Rusia", "party": "Rusia"}})
    )
    correction = ("review", "correct", claim["id"], tmp_path / "form.json")
    refused = project(*correction)
    told = " ".join(refused.err.split())
    assert refused.code == 1
    assert (
        "Rusia: is named nowhere else; did you mean Russia? Correct it, or keep it with --as-written" in told
    )
    assert project(*correction, "--as-written").code == 0
    assert listed(project, "--state", "corrected")[0]["party"] == "Rusia"


def test_a_correction_that_is_no_object_is_refused(project: Project, tmp_path: Path) -> None:
    (tmp_path / "form.json").write_text("[]")
    refused = project("review", "correct", listed(project)[0]["id"], tmp_path / "form.json")
    assert (refused.code, "JSON object" in " ".join(refused.err.split())) == (1, True)


def test_a_position_is_coded_by_hand_in_place_of_the_one_drawn_and_that_is_undone(project: Project) -> None:
    before = verdicts(project)
    (claim,) = [each["id"] for each in listed(project, "--kind", "statement") if each["act"] == "reject"]
    exercises = ("--issue", "military exercises", "--kind", "offer", "--option", "limits and notice")
    assert project("review", "code", claim, *exercises).out == f"{claim}\tcorrected\n"
    found = json.loads(project("positions", "--json").out)["issues"]
    (coded,) = next(each["positions"] for each in found if each["issue"] == "military exercises")
    assert (coded["party"], coded["kind"], coded["option"]) == ("NATO", "offer", "limits and notice")
    assert (coded["claim"], coded["state"]) == (claim, "corrected")
    assert verdicts(project) == {DOOR: "one-sided", "military exercises": "bridgeable"}
    project("review", "code", claim, "--none")
    assert verdicts(project) == {DOOR: "one-sided"}
    project("review", "undo", claim)
    project("review", "undo", claim)
    assert verdicts(project) == before
    assert listed(project, "--state", "corrected") == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--issue", "the weather", "--kind", "offer"), "not an issue of the codebook"),
        (("--issue", DOOR, "--kind", "yodel"), "not a kind of position"),
        (("--issue", DOOR, "--kind", "offer", "--option", "half open"), "not an option of"),
        (("--issue", DOOR, "--kind", "offer", "--party", "Utopia"), "not a party of the codebook"),
        (("--issue", DOOR), "give --issue and --kind"),
        ((), "give --issue and --kind"),
        (("--none", "--issue", DOOR), "--none alone"),
        (("--none", "--party", "NATO"), "--none alone"),
    ],
)
def test_a_coding_that_the_codebook_does_not_know_is_refused_with_the_choices(
    project: Project, words: tuple[str, ...], told: str
) -> None:
    (claim,) = [each["id"] for each in listed(project, "--kind", "statement") if each["act"] == "reject"]
    refused = project("review", "code", claim, *words)
    assert (refused.code, told in " ".join(refused.err.split())) == (1, True), refused.err
    assert listed(project, "--state", "corrected") == []


def test_what_is_no_statement_takes_no_position(project: Project) -> None:
    (event,) = [each["id"] for each in listed(project, "--kind", "event")][:1]
    refused = project("review", "code", event, "--none")
    assert (refused.code, "only a statement takes a position" in refused.err) == (1, True)


def test_nobody_undoes_what_another_said(project: Project) -> None:
    claim = listed(project)[0]["id"]
    project("review", "accept", claim, "--by", "bo")
    refused = project("review", "undo", claim)
    assert (refused.code, "bo" in refused.err) == (1, True)


def test_agreement_is_told_with_the_claims_on_which_reviewers_differ(project: Project) -> None:
    one, other = (each["id"] for each in listed(project, "--kind", "statement")[:2])
    project("review", "accept", one, other)
    project("review", "accept", one, "--by", "bo")
    project("review", "reject", other, "--by", "bo")
    told = project("review", "agreement").out
    assert "2 claims judged by more than one of 2 reviewers" in told
    assert f"{other}  ada: accepted, bo: rejected" in told


def test_an_export_carries_the_log_and_an_import_restores_it(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = listed(project)[0]["id"]
    project("review", "reject", first)
    project("export", "-o", tmp_path / "record.jsonl")
    monkeypatch.chdir(tmp_path)
    project("init", "copy")
    monkeypatch.chdir(tmp_path / "copy")
    assert project("import", tmp_path / "record.jsonl").code == 0
    assert [each["id"] for each in listed(project, "--state", "rejected")] == [first]
    assert project("export").out == (tmp_path / "record.jsonl").read_text()


def test_a_second_reading_of_the_same_release_changes_nothing(project: Project) -> None:
    before = project("export").out
    again = project("reread")
    assert (again.out, again.code) == ("", 0)
    assert project("export").out == before


def test_a_claim_that_is_not_there_is_named_with_a_remedy(project: Project) -> None:
    refused = project("review", "accept", "nosuchclaim")
    assert (refused.code, "review list" in refused.err) == (1, True)


def test_what_one_has_not_judged_is_listed_without_what_others_said(project: Project) -> None:
    every = listed(project, "--unjudged", "--by", "bo")
    project("review", "reject", every[0]["id"])
    assert listed(project, "--unjudged", "--by", "bo") == every
    assert [each["id"] for each in listed(project, "--unjudged")] == [each["id"] for each in every[1:]]
    refused = project("review", "list", "--unjudged", "--state", "rejected")
    assert refused.code == 1
    assert "--state and --disputed tell what others said" in refused.err
