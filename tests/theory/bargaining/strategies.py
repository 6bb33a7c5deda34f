"""Random domains."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from detente.theory.bargaining import Domain, domain_of


@st.composite
def domains(
    draw: st.DrawFn, *, parties: tuple[int, int] = (1, 4), red_lines: bool = False, top: int = 9
) -> Domain:
    """Small domains whose values collide often, with negative and fractional ones among them."""
    names = [f"P{p}" for p in range(draw(st.integers(*parties)))]
    number = st.one_of(
        st.integers(-top, top), st.sampled_from(["0.1", "0.5", "1/3"]), st.just(Fraction(-1, 2))
    )
    row = st.fixed_dictionaries(dict.fromkeys(names, number))
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    issues = {f"issue {i}": {f"option {o}": draw(row) for o in range(size)} for i, size in enumerate(sizes)}
    lines: set[tuple[str, str, str]] = set()
    if red_lines:
        every = [(name, i, o) for name in names for i, options in issues.items() for o in options]
        lines = draw(st.sets(st.sampled_from(every), max_size=4))
    return domain_of(parties=names, issues=issues, disagreement=draw(row), red_lines=lines)
