"""Files and folders as users have them: encodings, sizes, tables of the field's other tools."""

from __future__ import annotations

import json
import os
from fractions import Fraction
from pathlib import Path

import pytest

from detente.adapters.cases import load_case
from detente.case import bargaining_domain
from detente.errors import InvalidCase, UnreadableInput

CASE = (
    "detente: case/1\ntitle: Über\nassumption: made up\nparties: [A]\nconsent: [{name: r, rule: unanimity}]\n"
)


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_a_byte_order_mark_is_no_part_of_the_case(tmp_path: Path) -> None:
    assert load_case(write(tmp_path / "a.yaml", b"\xef\xbb\xbf" + CASE.encode())).title == "Über"


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    assert load_case(write(tmp_path / "a.yaml", CASE.replace("\n", "\r\n"))).title == "Über"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (CASE.encode("cp1252"), "no UTF-8 text"),
        (CASE.encode("utf-16"), "no UTF-8 text"),
        (b"\x00\x01\x02\xff", "no UTF-8 text"),
    ],
)
def test_what_is_no_utf8_is_refused_by_name(tmp_path: Path, content: bytes, fault: str) -> None:
    path = write(tmp_path / "a.yaml", content)
    with pytest.raises(UnreadableInput, match=fault) as refused:
        load_case(path)
    assert str(path) in str(refused.value)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "empty; a case begins"),
        ("  \n", "empty"),
        ("[]", "no case"),
        ("just words", "no case"),
        ("{}", "no case"),
        ("title: x", "neither a case nor a plain table"),
        ("detente: case/2\ntitle: t\nparties: [A]", "'case/2' is no choice.*did you mean 'case/1'"),
        ("detente: case/1\ntitle: t\nparties: [A]", "parties and nothing else"),
        ("detente: case/1\ntitle: t\nparties: []", "0 entries; there must be at least 1"),
        ("\x00", "no YAML"),
    ],
)
def test_what_is_no_case_is_told_what_a_case_is(tmp_path: Path, content: str, fault: str) -> None:
    with pytest.raises(InvalidCase, match=fault):
        load_case(write(tmp_path / "a.yaml", content))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        load_case(tmp_path / "absent.yaml")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read anything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml", CASE)
    path.chmod(0)
    with pytest.raises(UnreadableInput, match="permission denied"):
        load_case(path)


def test_a_faulty_json_table_is_told_its_lines(tmp_path: Path) -> None:
    table = {"states": 2, "moves": {"A": [[1, 3], [2, 2]]}, "payoffs": {"A": [1]}}
    path = write(tmp_path / "t.json", json.dumps(table, indent=1))
    with pytest.raises(InvalidCase) as refused:
        load_case(path)
    told = str(refused.value).splitlines()
    assert told == [
        f"{path}:5: moves.A[1]: [1, 3] leaves the states, which are numbered from 1 to 2",
        f"{path}:9: moves.A[2]: [2, 2] is no move; a move changes the state",
        f"{path}:16: payoffs.A: 1 payoffs for 2 states; give one for each state, in the order of the states",
    ]


GRAPH = {"states": 2, "moves": {"A": [[1, 2]]}, "payoffs": {"A": [1, 2]}}
DOMAIN = {
    "parties": ["A", "B"],
    "issues": [{"name": "x", "options": [{"name": "o", "values": {"A": 1, "B": 2}}]}],
    "disagreement": {"A": 0, "B": 0},
}


@pytest.mark.parametrize(
    ("table", "change", "fault"),
    [
        (GRAPH, {"states": 0}, "0 is too small; at least 1"),
        (GRAPH, {"states": 2.5}, "stands where a whole number should"),
        (GRAPH, {"states": True}, "True stands where a whole number should"),
        (GRAPH, {"moves": {"B": [[1, 2]]}}, "no moves for 'A'"),
        (GRAPH, {"moves": {"A": [[1, 2], [1, 2]]}}, r"\[1, 2\] stands twice"),
        (GRAPH, {"moves": {"A": [[1]]}}, "1 entries; there must be at least 2"),
        (GRAPH, {"moves": {}}, "0 entries"),
        (GRAPH, {"payoffs": {"A": [1, "high"]}}, "'high' is not a number"),
        (GRAPH, {"payoffs": {"A": [1, None]}}, "nothing is not a number"),
        (GRAPH, {"payofs": {}}, "'payofs' is no field; did you mean 'payoffs'"),
        (GRAPH, {"names": ["a"]}, "1 names for 2 states"),
        (GRAPH, {"names": ["a", "A"]}, "stands twice"),
        (GRAPH, {"status_quo": 3}, "3 is no state"),
        (DOMAIN, {"parties": ["A", "A"]}, "stands twice"),
        (DOMAIN, {"parties": []}, "0 entries"),
        (DOMAIN, {"issues": []}, "0 entries"),
        (DOMAIN, {"issues": [{"name": "x", "options": []}]}, "0 entries"),
        (
            DOMAIN,
            {"issues": [{"name": "x", "options": [{"name": "o", "values": {"A": 1}}]}]},
            "no value for B",
        ),
        (
            DOMAIN,
            {"issues": [{"name": "x", "options": [{"name": "o", "values": {"A": 1, "B": 2, "C": 3}}]}]},
            "'C' is no party",
        ),
        (DOMAIN, {"issues": DOMAIN["issues"] * 2}, "issue 'x' stands twice"),
        (DOMAIN, {"disagreement": {"A": 0, "b": 0}}, "'b' is no party; did you mean 'B'"),
        (DOMAIN, {"disagreement": {"A": "1/0", "B": 0}}, "fraction over zero"),
    ],
)
def test_a_faulty_table_says_what_would_be_right(
    tmp_path: Path, table: dict[str, object], change: dict[str, object], fault: str
) -> None:
    with pytest.raises(InvalidCase, match=fault):
        load_case(write(tmp_path / "t.json", json.dumps({**table, **change})))


DOMAIN_XML = (
    '<negotiation_template><utility_space><objective index="0"/></utility_space></negotiation_template>'
)
PROFILE_XML = """<?xml version="1.0"?>
<utility_space><reservation value="{reserve}"/><objective index="0" name="root">
<issue index="1" name="price" type="discrete">
 <item index="1" value="low" evaluation="{low}"/>
 <item index="2" value="high" evaluation="{high}"/>
</issue>
<weight index="1" value="0.1"/>
</objective></utility_space>"""


def domain_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    folder.mkdir()
    write(folder / "shop_domain.xml", DOMAIN_XML)
    write(folder / "shop_buyer_utility.xml", PROFILE_XML.format(reserve="0.05", low=3, high=1))
    write(folder / "shop_seller_utility.xml", PROFILE_XML.format(reserve="0", low="0.3", high=2))
    return folder


@pytest.mark.parametrize("named", ["", "shop_domain.xml", "shop_buyer_utility.xml"])
def test_a_genius_domain_is_read_from_its_folder_or_any_of_its_files(tmp_path: Path, named: str) -> None:
    domain = bargaining_domain(load_case(domain_folder(tmp_path) / named))
    assert domain.parties == ("buyer", "seller")
    assert [domain.value(0, units[0]) for units in domain.values[0]] == [Fraction(3, 10), Fraction(1, 10)]
    assert [domain.value(1, units[1]) for units in domain.values[0]] == [Fraction(3, 100), Fraction(1, 5)]
    assert domain.value(0, domain.disagreement[0]) == Fraction(1, 20)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<?xml version=\"1.0\"?>", '<!DOCTYPE b [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>', "document type"),
        ("</utility_space>", "", "no XML"),
        ('type="discrete"', 'type="real"', "only discrete issues"),
        ('value="high"', 'value="dear"', "has not the options"),
        ('evaluation="1"', "", "has no evaluation"),
        ('evaluation="1"', 'evaluation="lots"', "is not a number"),
        ('name="price"', "", "has no 'name'"),
    ],
)  # fmt: skip
def test_a_faulty_profile_is_named_with_its_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    folder = domain_folder(tmp_path)
    profile = folder / "shop_buyer_utility.xml"
    write(profile, profile.read_text().replace(old, new))
    with pytest.raises(InvalidCase, match=fault) as refused:
        load_case(folder)
    assert "shop_buyer_utility.xml" in str(refused.value) or "has not the options" in str(refused.value)


def test_a_folder_without_profiles_says_what_is_missing(tmp_path: Path) -> None:
    write(tmp_path / "domain.xml", DOMAIN_XML)
    with pytest.raises(InvalidCase, match="no Genius profile"):
        load_case(tmp_path)


ANAC = Path(__file__).resolve().parents[4] / "shared" / "data" / "anac"


@pytest.mark.skipif(not ANAC.is_dir(), reason="the ANAC domains lie outside the project")
@pytest.mark.parametrize(
    ("name", "packages", "most"),
    [
        ("ItexvsCypress", 180, 41.2179),
        ("Laptop", 27, 42.434),
        ("Energy", 390_625, 9.68),
        ("Travel", 188_160, 629.8159),
        ("NiceOrDie", 3, 1160),
    ],
)
def test_anac_domains_have_the_published_size_and_welfare(name: str, packages: int, most: float) -> None:
    """Sums of weight times evaluation, as NegMAS 0.16 and an independent programme have them."""
    domain = bargaining_domain(load_case(ANAC / name))
    welfare = sum(
        max(
            sum(Fraction(units, scale) for units, scale in zip(row, domain.scale, strict=True))
            for row in rows
        )
        for rows in domain.values
    )
    assert domain.size == packages
    assert float(welfare) == pytest.approx(most, abs=1e-3)
