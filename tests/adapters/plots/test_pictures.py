"""Pictures of the shipped cases are drawn, say what they show without colour, and open offline."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from detente.adapters import plots
from detente.case import Case, bargaining_domain, build_case, graph_model
from detente.errors import TooLarge
from detente.theory.bargaining import SOLUTIONS, pareto_frontier, solve
from detente.theory.graph_model import analyse
from detente.workflow import cases, pictures

HOSTILE = "</script><script>alert(1)</script>"
PNG = b"\x89PNG\r\n\x1a\n"


def draw_graph(case: Case, path: Path) -> bytes:
    model = graph_model(case)
    pictures.plot_outcomes(case, model, analyse(model), path)
    return path.read_bytes()


def draw_deals(case: Case, path: Path) -> bytes:
    domain = bargaining_domain(case)
    frontier = pareto_frontier(domain)
    solved = {name: solve(domain, frontier, name) for name in SOLUTIONS}
    chosen = {name: (each.package, *each.ties) for name, each in solved.items() if each is not None}
    pictures.plot_deals(case, domain, frontier, chosen, path)
    return path.read_bytes()


def draw_scale(case: Case, path: Path) -> bytes:
    pictures.plot_forecast(case, case.issues[0], dict.fromkeys(case.party_names, 1.0), {"mean": 50.0}, path)
    return path.read_bytes()


def words_of(svg: bytes) -> set[str]:
    """Every text in the drawing."""
    return set(re.findall(r"<text[^>]*>([^<]+)<", svg.decode()))


@pytest.mark.parametrize("name", ["elmira", "cuban-missile-crisis", "garrison", "january-2022"])
def test_a_graph_numbers_every_state(name: str, tmp_path: Path) -> None:
    case = cases.load_case(name)
    svg = draw_graph(case, tmp_path / "graph.svg")
    assert case.conflict is not None
    assert {str(n) for n in range(1, case.conflict.states.count + 1)} <= words_of(svg)
    assert "is a Nash equilibrium" in words_of(svg)


def test_a_graph_tells_equilibria_by_fill_and_movers_by_dash(tmp_path: Path) -> None:
    svg = draw_graph(cases.load_case("elmira"), tmp_path / "graph.svg").decode()
    drawn = re.findall(r'aria-label="state (\d), [^"]*, is a Nash equilibrium"[^>]*fill="([^"]*)"', svg)
    assert drawn == [("5", "#111111"), ("8", "#111111"), ("9", "#111111")]
    assert 'aria-label="Uniroyal improves from state 2 to state 4"' in svg
    assert 'stroke-dasharray="7,3"' in svg


def test_a_plain_table_is_laid_out_by_its_moves(tmp_path: Path) -> None:
    table = {
        "states": 4,
        "moves": {"A": [[1, 2], [2, 1], [3, 4], [4, 3]], "B": [[1, 3], [3, 1], [2, 4], [4, 2]]},
        "payoffs": {"A": [3, 4, 1, 2], "B": [3, 1, 4, 2]},
    }
    assert draw_graph(build_case(table), tmp_path / "graph.png").startswith(PNG)


def test_a_graph_too_large_to_read_is_refused_with_its_size(tmp_path: Path) -> None:
    table = {"states": 100, "moves": {"A": [[1, 2]]}, "payoffs": {"A": list(range(100))}}
    with pytest.raises(TooLarge, match="100 states; up to 60"):
        draw_graph(build_case(table), tmp_path / "graph.png")


def test_a_frontier_marks_the_solutions_and_the_walk_away_point(tmp_path: Path) -> None:
    words = words_of(draw_deals(cases.load_case("january-2022"), tmp_path / "deals.svg"))
    assert {"no deal", "worth to Russia", "worth to NATO", "kalai_smorodinsky"} <= words


def test_three_parties_have_an_axis_each(tmp_path: Path) -> None:
    table = {
        "parties": ["A", "B", "C"],
        "issues": [
            {
                "name": f"i{n}",
                "options": [
                    {"name": f"o{m}", "values": {"A": m * n, "B": 9 - m, "C": (m * 7 + n) % 5}}
                    for m in range(4)
                ],
            }
            for n in range(1, 4)
        ],
        "disagreement": {"A": 0, "B": 0, "C": 0},
    }
    words = words_of(draw_deals(build_case(table), tmp_path / "deals.svg"))
    assert {"A", "B", "C", "solution (bars: no deal)"} <= words


@pytest.mark.parametrize("name", ["eu-electronic-money", "january-2022"])
def test_a_scale_has_a_row_for_each_party_with_a_position(name: str, tmp_path: Path) -> None:
    case = cases.load_case(name)
    words = words_of(draw_scale(case, tmp_path / "scale.svg"))
    assert set(case.issues[0].positions) <= words
    assert "mean" in words


@pytest.mark.parametrize("ending", [".jpg", ".pdf", ""])
def test_an_unknown_ending_is_refused_before_any_work(ending: str) -> None:
    assert ".svg, .png, .html" in (pictures.plot_fault(Path(f"picture{ending}")) or "")


def test_without_the_extra_the_message_names_it() -> None:
    """In a fresh interpreter where Altair can't be imported."""
    code = (
        "import sys; sys.modules['altair'] = None\n"
        "from pathlib import Path\n"
        "from detente.workflow import pictures\n"
        "try: pictures.plot_fault(Path('x.svg'))\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.startswith("MissingExtra")
    assert "detente[plots]" in told


@pytest.mark.browser
def test_a_page_opens_offline_and_obeys_no_name_in_the_case(browser: Browser, tmp_path: Path) -> None:
    table = {
        "parties": [HOSTILE, "B"],
        "issues": [
            {
                "name": HOSTILE,
                "options": [
                    {"name": HOSTILE, "values": {HOSTILE: 1, "B": 3}},
                    {"name": "other", "values": {HOSTILE: 3, "B": 1}},
                ],
            }
        ],
        "disagreement": {HOSTILE: 0, "B": 0},
    }
    page_file = tmp_path / "deals.html"
    draw_deals(build_case(table, name=HOSTILE), page_file)
    asked: list[str] = []
    dialogs: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(page_file.as_uri())
    page.wait_for_selector("#picture svg")
    drawn = page.locator("#picture svg text").all_text_contents()
    page.close()
    assert dialogs == []
    assert asked == [page_file.as_uri()]
    assert any("</script>" in words for words in drawn)


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 30), st.randoms(use_true_random=False))
def test_states_are_drawn_apart(states: int, chance: object) -> None:
    """No two states of a connected graph land on one another, and equal graphs are drawn alike."""
    pairs = np.array([(state, chance.randrange(state)) for state in range(1, states)])  # type: ignore[attr-defined]
    places = plots.stress_places(states, pairs)
    gaps = np.sqrt(((places[:, None] - places[None]) ** 2).sum(axis=2)) + np.eye(states)
    assert gaps.min() > 0.02
    assert np.array_equal(places, plots.stress_places(states, pairs))
