"""The pages of positions and analyses: that they say what the analyses do, whatever is supposed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from lxml import html

from detente.adapters.cases.writing import yaml_of
from detente.adapters.codebooks import load_codebook
from detente.adapters.project import SETTINGS
from detente.adapters.workbench.addresses import slugs_of
from detente.adapters.workbench.told.grounds import MOST
from detente.analysis.bargaining import deals
from detente.analysis.basis import Basis
from detente.analysis.outcomes import outcomes
from detente.analysis.positions import standings_of
from detente.case import NO_CONFLICT, Case, build_case
from detente.record import Document, PartialDate, Reading, claims_of
from detente.theory.graph_model import Concept
from detente.workflow.demonstration import CODEBOOK
from detente.workflow.findings import Dated
from detente.workflow.positions import Grid
from detente.workflow.reviewing import review_of
from detente.workflow.serving import application
from tests.adapters.workbench.conftest import Client, case_of, project_of, with_codebook

CASE_PAGES = ("/deals", "/outcomes", "/levers", "/forecast", "/consent")


def named(folder: Path, codebook: str) -> Path:
    """The project with a codebook that ships."""
    settings = (folder / SETTINGS).read_text(encoding="utf-8")
    (folder / SETTINGS).write_text(
        settings.replace('# codebook = "codebook.yaml"', f'codebook = "{codebook}"'), encoding="utf-8"
    )
    return folder


@pytest.fixture
def demonstration(tmp_path: Path, readings: tuple[Reading, ...]) -> Path:
    return named(project_of(tmp_path / "talks", *readings), CODEBOOK)


@pytest.fixture
def asked(demonstration: Path) -> Client:
    return Client(application(demonstration))


@pytest.fixture
def basis(readings: tuple[Reading, ...], drawn: Grid) -> Basis:
    return Dated.of(drawn.positions, readings, drawn.codebook).basis()


def words_of(page: str) -> str:
    return " ".join(html.fromstring(page).text_content().split())


def test_the_grid_at_each_date_is_what_was_said_up_to_it(asked: Client, drawn: Grid) -> None:
    whole = asked.get("/positions.json").json()
    assert len(whole["dates"]) > 1
    for date in whole["dates"]:
        told = asked.get("/positions.json", params={"as-of": date}).json()
        expected = standings_of(drawn.positions, drawn.codebook, as_of=PartialDate.parse(date))
        assert [(row["issue"], row["verdict"]) for row in told["issues"]] == [
            (each.issue, each.verdict) for each in expected
        ]
        for row, standing in zip(told["issues"], expected, strict=True):
            cells = {cell["party"]: cell for cell in row["cells"] if cell}
            assert set(cells) == {each.party for each in standing.positions}
            for stance in standing.stances:
                cell = cells[stance.party]
                own = {each.claim for each in standing.positions if each.party == stance.party}
                assert (cell["does"], cell["claims"]) == (stance.does, len(own))
                assert cell["latest"]["claim"] == stance.positions[0].claim
    assert (
        whole["issues"] == asked.get("/positions.json", params={"as-of": whole["dates"][-1]}).json()["issues"]
    )


def test_a_form_without_a_script_is_led_to_the_date(asked: Client) -> None:
    dates = asked.get("/positions.json").json()["dates"]
    page = asked.get("/positions", params={"step": 0, "accepted": "true"})
    assert (page.status_code, page.headers["location"]) == (
        307,
        f"/positions?as-of={dates[0]}&accepted=true",
    )
    assert asked.get(f"/positions?step={len(dates) - 1}").headers["location"] == "/positions"


def test_a_cell_opens_its_quotes_and_each_leads_to_its_claim(asked: Client, drawn: Grid) -> None:
    for row in asked.get("/positions.json").json()["issues"]:
        for cell in filter(None, row["cells"]):
            told = asked.get(f"{cell['address']}.json").json()
            expected = [
                each.words
                for standing in drawn.standings
                for each in standing.positions
                if (each.issue, each.party) == (row["issue"], cell["party"])
            ]
            assert [each["words"] for each in told["positions"]] == expected
            for each in told["positions"]:
                claim = asked.get(f"{each['claim_address']}.json")
                assert claim.json()["id"] == each["claim"]
                assert asked.get(each["document_address"]).status_code == 200


def test_reviews_are_counted_at_once_and_only_the_accepted_on_request(
    demonstration: Path, asked: Client
) -> None:
    before = asked.get("/positions.json").json()
    row = next(row for row in before["issues"] if any(row["cells"]))
    cell = next(filter(None, row["cells"]))
    none = asked.get("/positions", params={"accepted": "true"})
    assert "is accepted yet" in words_of(none.text)
    review_of(demonstration, by="ann").decide(cell["latest"]["claim"], "accepted")
    after = asked.get("/positions.json").json()
    assert after["reviewed"] == before["reviewed"] + 1 == 1
    accepted = asked.get("/positions.json", params={"accepted": "true"}).json()
    assert accepted["claims"] == accepted["reviewed"] == 1
    assert cell["party"] in accepted["parties"]
    review_of(demonstration, by="ann").decide(cell["latest"]["claim"], "rejected")
    still = asked.get(f"{cell['address']}.json").json()["positions"]
    assert cell["latest"]["claim"] not in [each["claim"] for each in still]
    assert asked.get("/positions.json").json()["reviewed"] == 0


def test_what_changed_since_a_date_is_marked(asked: Client) -> None:
    whole = asked.get("/positions.json").json()
    since = whole["dates"][-1]
    told = asked.get("/positions.json", params={"since": since}).json()
    for row in told["issues"]:
        for cell in filter(None, row["cells"]):
            opened = asked.get(f"{cell['address']}.json").json()["positions"]
            assert (cell["movement"] is not None) == any(each["date"] >= since for each in opened)
            if all(each["date"] >= since for each in opened):
                assert cell["movement"] == "new"
    earlier = asked.get("/positions.json", params={"as-of": whole["dates"][-2]}).json()["issues"]
    assert [row["before"] or row["verdict"] for row in told["issues"]] == [row["verdict"] for row in earlier]


@pytest.mark.parametrize("date", ["yesterday", "2022-13", "2022-1-1-1", "--", "0"])
@pytest.mark.parametrize("name", ["as-of", "since"])
def test_what_is_no_date_is_refused_by_name(asked: Client, name: str, date: str) -> None:
    refused = asked.get("/positions.json", params={name: date})
    assert refused.status_code == 422
    assert name in refused.json()["reason"]


def test_an_issue_or_a_party_that_isn_t_there_is_told(asked: Client) -> None:
    assert asked.get("/positions/missile-deployments/atlantis").status_code == 404
    assert asked.get("/positions/weather/russia").status_code == 404
    nothing = asked.get("/positions/arms-control/russia.json").json()
    assert (nothing["positions"], nothing["does"]) == ([], None)


def test_the_deals_are_those_of_the_case_drawn(asked: Client, basis: Basis) -> None:
    told, found = asked.get("/deals.json").json(), deals(basis.case())
    assert found.frontier is not None
    assert told["zone"]["empty"] == found.zone.value.is_empty
    assert told["packages"] == found.domain.size
    assert [tuple(row["options"].values()) for row in told["frontier"]] == [
        tuple(options[at] for options, at in zip(found.domain.options, package, strict=True))
        for package in found.frontier.value.packages
    ]
    assert tuple(told["grounds"]["claims"]) == found.grounds.claims
    assert tuple(told["grounds"]["assumptions"]) == found.grounds.assumptions
    assert told["case"]["source"] == "a case drawn from the record"
    assert told["differences"] == []


def line_names(case: Case) -> dict[str, tuple[str, str, str]]:
    """Red lines by their names in addresses, worked out from the case by itself."""
    parties = {name: slug for slug, name in slugs_of(case.party_names).items()}
    issues = {name: slug for slug, name in slugs_of(each.name for each in case.issues).items()}
    return {
        f"{parties[party]}.{issues[issue.name]}.{slug}": (party, issue.name, option)
        for issue in case.issues
        for party, line in issue.red_lines.items()
        for slug, option in slugs_of(each.name for each in issue.options).items()
        if option in line.options
    }


def test_lifting_a_red_line_is_the_case_without_it(asked: Client, basis: Basis) -> None:
    case = basis.case()
    found = deals(case)
    lines = line_names(case)
    assert lines
    for name, (party, issue, option) in lines.items():
        told = asked.get("/deals.json", params={"lift": name}).json()
        domain = found.domain
        kept = frozenset(
            each
            for each in domain.red_lines
            if (
                domain.parties[each.party],
                domain.issues[each.issue],
                domain.options[each.issue][each.option],
            )
            != (party, issue, option)
        )
        assert len(kept) == len(domain.red_lines) - 1
        expected = deals(_with_lines(case, party, issue, option))
        assert expected.frontier is not None
        assert len(told["frontier"]) == len(expected.frontier.value)
        assert told["supposed"] == [f"{party} would accept “{option}” on {issue}"]


def test_a_red_line_that_is_only_assumed_says_so_and_leads_to_its_words(asked: Client, basis: Basis) -> None:
    told = asked.get("/deals.json").json()["red_lines"]
    assert [each["name"] for each in told] == list(line_names(basis.case()))
    page = html.fromstring(asked.get("/deals").text)
    for each in told:
        (line,) = page.xpath(f"//*[@class='line'][.//input[@value='{each['name']}']]")
        said = asked.get(f"{each['address']}.json").json()
        assert (said["party"], said["issue"]) == (each["party"], each["issue"])
        for_good = [one for one in said["positions"] if one["kind"] == "red line"]
        assert each["known"] == ("stated" if for_good else "assumed")
        assert ("stated as one" if for_good else "assumed: a plain refusal; see its words") in (
            " ".join(line.text_content().split())
        )
        assert line.xpath(".//p//a/@href") == [each["address"]]
    # What the positions call bridgeable is then barred by nothing that was said to be for good.
    verdicts = {row["issue"]: row for row in asked.get("/positions.json").json()["issues"]}
    for each in told:
        if "nothing of this is refused for good" in verdicts[each["issue"]]["why"]:
            assert each["known"] == "assumed"


def _with_lines(case: Case, party: str, issue: str, option: str) -> Case:
    """The case with one red line less, taken from its model."""
    issues = []
    for each in case.issues:
        lines = dict(each.red_lines)
        if each.name == issue:
            left = tuple(one for one in lines[party].options if one != option)
            lines.pop(party)
            if left:
                lines[party] = replace(each.red_lines[party], options=left)
        issues.append(replace(each, red_lines=lines))
    return replace(case, issues=tuple(issues))


def test_leaving_a_claim_out_is_the_case_without_it(asked: Client, basis: Basis) -> None:
    found = deals(basis.case())
    like = basis.drawn()
    for claim in found.grounds.claims:
        told = asked.get("/deals.json", params={"drop": claim}).json()
        expected = deals(basis.without(claim, like=like).case())
        assert told["packages"] == expected.domain.size
        assert claim not in told["grounds"]["claims"]
        assert tuple(told["grounds"]["claims"]) == expected.grounds.claims


def test_a_claim_left_out_is_told_in_its_words_and_one_that_the_case_lacks_is_left_aside(
    asked: Client, basis: Basis
) -> None:
    behind = deals(basis.case()).grounds.claims
    said = {each["id"]: each for each in asked.get("/review.json?view=list&state=any").json()["claims"]}
    other = next(each for each in said if each not in set(basis_claims(basis)))
    told = asked.get("/deals.json", params={"drop": [behind[0], other]}).json()
    claim = asked.get("/review.json", params={"claim": behind[0]}).json()["claim"]
    (words,) = told["supposed"]
    assert words.startswith(f"it was not reported that {claim['speaker']} said “{claim['words'][:20]}")
    assert told["unknown"] == [other]


def basis_claims(basis: Basis) -> Iterator[str]:
    yield from (each.claim for each in basis.positions)
    yield from (each.id for each in basis.commitments)


def test_nothing_supposed_changes_the_project(demonstration: Path, asked: Client, basis: Basis) -> None:
    as_it_is = asked.get("/deals.json").json()
    # The first page that asks for positions has them kept; no page after it writes anything.
    before = {path: path.read_bytes() for path in demonstration.iterdir() if path.suffix != ".db-shm"}
    claim = as_it_is["grounds"]["claims"][0]
    query = urlencode([("drop", claim), *(("lift", name) for name in line_names(basis.case()))])
    for page in CASE_PAGES:
        assert asked.get(f"{page}?{query}").status_code == 200
    assert asked.get("/deals.json").json() == as_it_is
    assert {path: path.read_bytes() for path in before} == before


SUPPOSED: dict[str, tuple[dict[str, str], Callable[[dict[str, Any]], object]]] = {
    "salience": (
        {"salience.utopia.patrols": "90"},
        lambda row: row["issues"][1]["saliences"].update(Utopia={"value": 90, "assumption": "made up"}),
    ),
    "disagreement": (
        {"disagreement.erewhon": "55.5"},
        lambda row: row["disagreement"].update(Erewhon={"value": "55.5", "assumption": "made up"}),
    ),
    "red line": (
        {"lift": "utopia.towers.many-towers", "salience.erewhon.towers": "95"},
        lambda row: (
            row["issues"][0].pop("red_lines"),
            row["issues"][0]["saliences"].update(Erewhon={"value": 95, "assumption": "made up"}),
        ),
    ),
}


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A project with a case file and nothing else."""
    folder = project_of(tmp_path / "written")
    (folder / "case.yaml").write_text(yaml_of(case_of("Utopia", "Erewhon")), encoding="utf-8")
    return folder


@pytest.mark.parametrize("what", SUPPOSED)
def test_what_is_supposed_of_a_case_file_is_as_if_it_stood_there(written: Path, what: str) -> None:
    query, edit = SUPPOSED[what]
    client = Client(application(written))
    row = case_of("Utopia", "Erewhon")
    before = client.get("/deals.json").json()
    edit(row)
    expected = deals(build_case(row))
    told = client.get("/deals.json", params=query).json()
    columns = {name: each for each in told["columns"] for name in each["names"]}
    for concept, name in (("nash", "Nash"), ("utilitarian", "utilitarian")):
        solution = expected.solutions[concept]
        assert solution is not None
        domain = expected.domain
        assert tuple(columns[name]["options"].values()) == tuple(
            options[at] for options, at in zip(domain.options, solution.value.package, strict=True)
        )
        assert columns[name]["values"] == {
            party: float(domain.value(at, solution.value.units[at]))
            for at, party in enumerate(domain.parties)
        }
    assert told["differences"]
    assert told["case"]["source"] == "the case file case.yaml"
    assert client.get("/deals.json").json() == before
    supposed = [each for each in told["grounds"]["assumptions"] if each.startswith("it is supposed")]
    assert len(supposed) == 1


def test_what_is_as_it_is_anyway_is_not_supposed(written: Path) -> None:
    told = Client(application(written)).get("/deals.json", params={"salience.utopia.towers": "60.0"}).json()
    assert told["supposed"] == []


@pytest.mark.parametrize("page", CASE_PAGES)
def test_every_form_carries_along_what_is_supposed(written: Path, page: str) -> None:
    supposed = {
        ("lift", "utopia.towers.many-towers"),
        ("salience.utopia.patrols", "90"),
        ("disagreement.erewhon", "12"),
    }
    tree = html.fromstring(Client(application(written)).get(f"{page}?{urlencode(sorted(supposed))}").text)
    (form,) = tree.xpath("//form[@id='what-if']")
    sent = {
        (each.get("name"), each.get("value"))
        for each in tree.xpath("//form[@id='what-if']//input | //input[@form='what-if']")
        if each.get("type") != "checkbox" or each.get("checked") is not None
    }
    assert supposed <= sent
    for tab in tree.xpath("//nav[@class='tabs']//a/@href"):
        assert supposed == set(parse_qsl(tab.partition("?")[2]))
    assert form.get("action") == page


def test_what_the_case_hasn_t_is_told_and_changes_nothing(written: Path) -> None:
    client = Client(application(written))
    query = {"drop": "zzzz", "lift": "utopia.towers.none", "salience.nobody.towers": "1"}
    told = client.get("/deals.json", params=query).json()
    assert told["supposed"] == []
    assert told["unknown"] == ["zzzz", "utopia.towers.none", "salience.nobody.towers"]
    assert told["zone"] == client.get("/deals.json").json()["zone"]


@pytest.mark.parametrize("value", ["many", "1e99999999", "-1", "nan", "1/0", "٣x", "1" * 30])
def test_a_salience_that_is_no_number_is_refused(written: Path, value: str) -> None:
    refused = Client(application(written)).get("/deals.json", params={"salience.utopia.towers": value})
    assert refused.status_code == 422
    assert "salience.utopia.towers" in refused.json()["reason"]


def test_a_state_s_witnesses_are_the_theory_s(asked: Client, basis: Basis) -> None:
    found = outcomes(basis.case()).value
    for number in range(1, found.model.states + 1):
        told = asked.get(f"/outcomes/{number}.json").json()
        every = iter(told["witnesses"])
        for maker, name in enumerate(found.model.decision_makers):
            for concept in Concept:
                verdict, witness = found.why(concept, maker, number), next(every)
                assert (witness["maker"], witness["stays"]) == (name, verdict.stable)
                if verdict.unanswered is not None:
                    assert [each["improvement"] for each in witness["moves"]] == [verdict.unanswered + 1]
                    continue
                assert [
                    (each["improvement"], [step["to"] for step in each["answer"]])
                    for each in witness["moves"]
                ] == [
                    (each.improvement + 1, [step.state + 1 for step in each.answer])
                    for each in verdict.sanctions
                ]
    assert asked.get(f"/outcomes/{found.model.states + 1}").status_code == 404


def test_each_ranking_is_the_order_of_the_payoffs_and_the_witnesses_compare_by_it(
    asked: Client, basis: Basis
) -> None:
    model = outcomes(basis.case()).value.model
    told = asked.get("/outcomes.json").json()["rankings"]
    assert [each["maker"] for each in told] == list(model.decision_makers)
    page = html.fromstring(asked.get("/outcomes").text)
    for maker, each in enumerate(told):
        row = model.payoffs[maker].tolist()
        places = [[row[number - 1] for number in tier] for tier in each["tiers"]]
        assert all(len(set(tier)) == 1 for tier in places)
        best_first = [tier[0] for tier in places]
        assert best_first == sorted(set(row), reverse=True)
        assert sorted(number for tier in each["tiers"] for number in tier) == list(range(1, model.states + 1))
        links = page.xpath(f"//section[@aria-labelledby='ranking-{maker + 1}']//a/@href")
        assert links == [f"/outcomes/{number}" for tier in each["tiers"] for number in tier]

    compared = 0
    for state in range(1, model.states + 1):
        words = words_of(asked.get(f"/outcomes/{state}").text)
        for witness in asked.get(f"/outcomes/{state}.json").json()["witnesses"]:
            row = model.payoffs[model.decision_makers.index(witness["maker"])]
            for move in witness["moves"]:
                assert row[move["improvement"] - 1] > row[state - 1]
                ranks = f"{witness['maker']} ranks {move['improvement']} above {state}"
                if move["answer"]:
                    end = move["answer"][-1]["to"]
                    how = "below" if row[end - 1] < row[state - 1] else "level with"
                    ranks += f", but {end} {how} {state}"
                assert move["ranks"] == ranks
                assert ranks in words
                assert ranks in witness["words"]
                compared += 1
    assert compared


def test_every_state_is_drawn_with_its_number_and_leads_to_its_page(asked: Client) -> None:
    told = asked.get("/outcomes.json").json()
    page = html.fromstring(asked.get("/outcomes").text)
    nodes = {
        int(node.get("href").rsplit("/", 1)[1]): node for node in page.xpath("//a[contains(@class, 'node')]")
    }
    assert sorted(nodes) == list(range(1, told["states"] + 1))
    holding = {row["number"] for row in told["equilibria"]}
    assert {number for number, node in nodes.items() if "circle" not in node.get("class").split()} == holding
    places = [(each.get("x"), each.get("y")) for each in page.xpath("//a/text[not(@class)]")]
    assert len(set(places)) == len(nodes)


def test_without_a_codebook_each_page_says_what_to_do(tmp_path: Path, readings: tuple[Reading, ...]) -> None:
    client = Client(application(project_of(tmp_path / "bare", *readings)))
    for page in ("/positions", *CASE_PAGES):
        answer = client.get(page)
        assert answer.status_code == 200
        assert "detente codebook suggest" in answer.text
        assert client.get(f"{page}.json").status_code == 200
    assert client.get("/positions/a/b").status_code == client.get("/outcomes/1").status_code == 404


def test_where_nobody_took_a_position_each_page_says_what_to_do(tmp_path: Path) -> None:
    silent = Reading(document=Document(id="d", text="Rain is expected.", published="2022-01-01"))
    client = Client(application(named(project_of(tmp_path / "silent", silent), CODEBOOK)))
    for page in ("/positions", *CASE_PAGES):
        answer = client.get(page)
        assert answer.status_code == 200
        assert "detente add PATH" in answer.text


def test_members_of_the_same_power_stand_together_and_a_rule_that_binds_them_alike_is_told(
    written: Path,
) -> None:
    row = case_of("Utopia", "Erewhon")
    both = {"name": "both", "rule": "unanimity", "assumption": "made up"}
    unequal = {
        "name": "unequal",
        "rule": "quota",
        "quota": 3,
        "weights": {"Utopia": 3, "Erewhon": 1},
        "assumption": "made up",
    }
    row["consent"] = [both, unequal]
    (written / "case.yaml").write_text(yaml_of(row), encoding="utf-8")
    page = html.fromstring(Client(application(written)).get("/consent").text)
    alike, apart = page.xpath("//table[contains(@class, 'power')]")
    assert [" ".join(each.text_content().split()) for each in alike.xpath(".//tbody//th")] == [
        "Utopia, Erewhon (2)"
    ]
    assert [" ".join(each.text_content().split()) for each in apart.xpath(".//tbody//th")] == [
        "Utopia",
        "Erewhon",
    ]
    assert "Every member must agree; each of them can block alone." in words_of(
        Client(application(written)).get("/consent").text
    )


def test_a_case_without_a_conflict_or_a_rule_says_so(written: Path) -> None:
    row = case_of("Utopia", "Erewhon")
    for key in ("decision_makers", "status_quo", "consent"):
        row.pop(key)
    (written / "case.yaml").write_text(yaml_of(row), encoding="utf-8")
    client = Client(application(written))
    for page in ("/outcomes", "/levers"):
        told = words_of(client.get(page).text)
        assert f"{NO_CONFLICT[1:]}: no conflict can be drawn" in told
    assert "no rule of consent" in words_of(client.get("/consent").text)
    assert client.get("/deals.json").json()["zone"]["empty"] is False


@pytest.mark.parametrize("content", [b"detente: case/1\ntitle: ''\n", b"\xff\xfe", b"a: [", b"", b"- 1"])
def test_a_faulty_case_file_is_told_on_each_page(written: Path, content: bytes) -> None:
    (written / "case.yaml").write_bytes(content)
    client = Client(application(written))
    for page in CASE_PAGES:
        answer = client.get(page)
        assert answer.status_code == 200
        assert "Mend case.yaml" in words_of(answer.text)
        assert "case.yaml" in client.get(f"{page}.json").json()["lacking"]


def test_an_edited_case_file_counts_at_once(written: Path) -> None:
    client = Client(application(written))
    assert client.get("/deals.json").json()["packages"] == 9
    row = case_of("Utopia", "Erewhon")
    row["issues"].pop()
    (written / "case.yaml").write_text(yaml_of(row), encoding="utf-8")
    assert client.get("/deals.json").json()["packages"] == 3


def test_an_edited_codebook_counts_at_once(tmp_path: Path, readings: tuple[Reading, ...]) -> None:
    folder = project_of(tmp_path / "own", *readings)
    row = {
        "title": "Missiles",
        "version": "1",
        "issues": [
            {"name": "missiles", "phrases": ["missile*"], "options": [{"name": "limits", "phrases": []}]}
        ],
    }
    with_codebook(folder, row)
    client = Client(application(folder))
    assert client.get("/positions.json").json()["claims"] > 0
    with_codebook(folder, row | {"issues": [{"name": "whales", "phrases": ["whale*"]}]})
    told = client.get("/positions.json").json()
    assert ([each["issue"] for each in told["issues"]], told["claims"]) == (["whales"], 0)


def test_a_red_line_that_binds_is_named(written: Path) -> None:
    row = case_of("Utopia", "Erewhon")
    (written / "case.yaml").write_text(yaml_of(row), encoding="utf-8")
    told = Client(application(written)).get("/deals.json").json()
    lifted = Client(application(written)).get("/deals.json?lift=utopia.towers.many-towers").json()

    def chosen(data: dict[str, Any]) -> dict[str, Any]:
        return {name: each["options"] for each in data["columns"] for name in each["names"]}

    binds = {name: each["binds"] for each in told["columns"] for name in each["names"]}
    before, after = chosen(told), chosen(lifted)
    for name in ("Nash", "Kalai-Smorodinsky", "egalitarian", "utilitarian"):
        named_ = any("many towers" in words for words in binds[name])
        assert named_ == (before[name] != after[name]), name


def test_forecasts_stand_with_their_errors(asked: Client) -> None:
    told = asked.get("/forecast.json").json()
    assert min(told["track_record"], key=told["track_record"].__getitem__) == told["default"]
    for issue in told["issues"]:
        assert set(issue["values"]) == set(told["methods"])
        assert (
            min(issue["positions"].values())
            <= issue["values"]["compromise"]
            <= max(issue["positions"].values())
        )


def test_every_ground_that_a_page_shows_leads_to_its_words(
    asked: Client, readings: tuple[Reading, ...]
) -> None:
    known = {claim.id: claim for reading in readings for claim in claims_of(reading)}
    for page in CASE_PAGES[:4]:
        tree = html.fromstring(asked.get(page).text)
        links = tree.xpath("//ul[@class='grounds']//a[starts-with(@href, '/claim/')]/@href")
        assert links
        for link in links:
            claim = known[re.sub(r".*/", "", link)]
            shown = tree.xpath(f"//ul[@class='grounds']//a[@href='{link}']")[0].text_content()
            assert shown.strip("“”…").split()[0].strip('‘’"') in claim.words.replace('"', "")


@pytest.mark.parametrize("address", CASE_PAGES)
def test_a_finding_says_how_much_of_what_it_rests_on_a_person_has_reviewed(
    demonstration: Path, asked: Client, address: str
) -> None:
    grounds = asked.get(f"{address}.json").json()["grounds"]
    assert grounds["reviewed"] == 0
    assert grounds["states"] == dict.fromkeys(grounds["claims"], "proposed")
    if not grounds["claims"]:
        return
    page = asked.get(address).text
    every = len(grounds["claims"])
    called = "1 claim" if every == 1 else f"{every} claims"
    assert f"0 of {called} reviewed: " in words_of(page)
    assert "as the machine read" in words_of(page)
    states = html.fromstring(page).xpath("//section[@class='rests']//*[contains(@class, 'state ')]/text()")
    assert states == ["proposed"] * min(every, MOST)
    (onwards,) = html.fromstring(page).xpath("//*[@class='rests']//a[starts-with(., 'Review ')]/@href")
    assert onwards == f"/review?claim={grounds['claims'][0]}"

    review_of(demonstration, by="ann").decide(grounds["claims"][0], "accepted")
    after = asked.get(f"{address}.json").json()["grounds"]
    assert (after["reviewed"], after["states"][grounds["claims"][0]]) == (1, "accepted")
    page = asked.get(address).text
    assert f"1 of {called} reviewed" in words_of(page)
    assert f"It rests on {called}, {'' if every == 1 else '1 of them '}reviewed." in words_of(page)
    onwards = html.fromstring(page).xpath("//*[@class='rests']//a[.='Review the others']/@href")
    assert onwards == [f"/review?claim={each}" for each in grounds["claims"][1:2]]


def test_each_quote_of_a_cell_says_whether_it_was_reviewed_and_leads_to_its_review(
    demonstration: Path, asked: Client
) -> None:
    rows = asked.get("/positions.json").json()["issues"]
    cell = max((each for row in rows for each in row["cells"] if each), key=lambda each: each["claims"])
    told = asked.get(f"{cell['address']}.json").json()
    assert (told["claims"], told["reviewed"]) == (cell["claims"], 0)
    page = html.fromstring(asked.get(cell["address"]).text)
    assert (
        page.xpath("//*[@class='said']//*[contains(@class, 'state ')]/text()") == ["proposed"] * told["total"]
    )
    judged = page.xpath("//a[.='Judge it']/@href")
    assert judged == [f"/review?state=any&claim={each['claim']}" for each in told["positions"]]
    assert told["positions"][0]["words"].split()[0] in asked.get(judged[0]).text
    review_of(demonstration, by="ann").decide(told["positions"][0]["claim"], "accepted")
    assert asked.get(f"{cell['address']}.json").json()["reviewed"] == 1
    assert f"1 of {cell['claims']} claims reviewed" in words_of(asked.get(cell["address"]).text)


def test_the_codebook_of_the_demonstration_is_told_with_its_version(asked: Client) -> None:
    coded = load_codebook(CODEBOOK)
    assert asked.get("/positions.json").json()["codebook"] == {"title": coded.title, "version": coded.version}
