"""Where the parties could agree, as JSON and in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any

from detente.analysis.bargaining import Deals
from detente.analysis.red_lines import WORDS, assumed_in, line_of, waived
from detente.analysis.supposing import Line
from detente.brief.clauses import clause_told
from detente.cli.analyse import grounds_json, grounds_words
from detente.cli.tables import bare_table, cell, number, rendered, safe
from detente.theory.bargaining import Clause, Domain, Solution, Trade, WalkAway, Zone

SHOWN = 25
"""Rows of the frontier shown to people; --json has them all."""

CONCEPTS = {
    "nash": ("Nash", "the largest product of gains"),
    "kalai_smorodinsky": ("Kalai-Smorodinsky", "the largest smallest share of what each could gain"),
    "egalitarian": ("egalitarian", "the largest smallest gain"),
    "utilitarian": ("utilitarian", "the largest sum of values"),
}


def deals_json(found: Deals, known: Mapping[Line, str]) -> dict[str, Any]:
    """The published JSON of `detente deals`.

    Args:
        known: how each red line is known, as `told_of_lines` has it.
    """
    domain = found.domain
    frontier = None if found.frontier is None else found.frontier.value
    answer: dict[str, Any] = {
        "packages": domain.size,
        "within_lines": found.within_lines,
        "disagreement": _values(domain, domain.disagreement),
        "zone": _zone_json(domain, found.zone.value, known),
        "red_lines": [_line_json(line_of(domain, each), known) for each in sorted(domain.red_lines)],
        "frontier": None
        if frontier is None
        else [
            {
                "package": _named(domain, package),
                "values": _values(domain, units),
                "acceptable": _acceptable(domain, units),
                "packages": count,
            }
            for package, units, count in zip(frontier.packages, frontier.units, frontier.counts, strict=True)
        ],
    }
    if found.too_large:
        answer["frontier_too_large"] = found.too_large
    for concept, finding in found.solutions.items():
        answer[concept] = None if finding is None else _solution_json(domain, finding.value)
    trades = found.trades.value if found.trades else None
    answer["trades"] = None
    if trades is not None:
        answer["trades"] = {
            "from": _package_json(domain, trades.start),
            "to": None if trades.target is None else _package_json(domain, trades.target),
            "steps": [_trade_json(domain, each) for each in trades.steps],
            "improving": [_trade_json(domain, each) for each in trades.improving],
        }
    answer["grounds"] = grounds_json(found.grounds)
    return answer


def deals_words(found: Deals, known: Mapping[Line, str]) -> str:
    """The same for people."""
    domain = found.domain
    parts = [
        f"{_counted(len(domain.parties), 'party', 'parties')}, {_counted(len(domain.issues), 'issue')}, "
        f"{_counted(domain.size, 'package')}. Worths are in each party's own numbers. Without a deal: "
        + ", ".join(f"{safe(p)} {number(v)}" for p, v in _values(domain, domain.disagreement).items())
        + ".",
        _zone_words(domain, found.zone.value, assumed_in(known)),
        _lines_table(domain, known),
    ]
    if found.frontier is not None:
        parts.append(_frontier_table(found))
    else:
        parts.append(f"No frontier: {found.too_large}.")
    parts.append(_solution_table(found))
    if found.trades is not None:
        parts.append(_trades_words(found))
    parts.append(grounds_words(found.grounds))
    return "\n\n".join(part.rstrip() for part in parts if part)


def _counted(count: int, one: str, several: str = "") -> str:
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def _values(domain: Domain, units: Sequence[int]) -> dict[str, Fraction]:
    return {party: domain.value(p, units[p]) for p, party in enumerate(domain.parties)}


def _named(domain: Domain, package: Sequence[int]) -> dict[str, str]:
    return {issue: domain.options[i][package[i]] for i, issue in enumerate(domain.issues)}


def _acceptable(domain: Domain, units: Sequence[int]) -> bool:
    return all(a >= b for a, b in zip(units, domain.disagreement, strict=True))


def _package_json(domain: Domain, package: Sequence[int]) -> dict[str, Any]:
    return {"package": _named(domain, package), "values": _values(domain, domain.package_units(package))}


def _solution_json(domain: Domain, found: Solution) -> dict[str, Any]:
    return {
        "package": _named(domain, found.package),
        "values": _values(domain, found.units),
        "score": found.score,
        "ties": [_package_json(domain, each) for each in found.ties],
    }


def _trade_json(domain: Domain, trade: Trade) -> dict[str, Any]:
    return {
        "changes": [
            {
                "issue": domain.issues[each.issue],
                "from": domain.options[each.issue][each.before],
                "to": domain.options[each.issue][each.after],
                "gains": _values(domain, each.units),
            }
            for each in trade.changes
        ],
        "gains": _values(domain, trade.units),
        "improves": trade.improves,
    }


def _clause_json(domain: Domain, clause: Clause, known: Mapping[Line, str]) -> dict[str, Any]:
    if isinstance(clause, WalkAway):
        return {
            "party": domain.parties[clause.party],
            "clause": "walk-away value",
            "value": domain.value(clause.party, domain.disagreement[clause.party]),
        }
    return {"clause": "red line", **_line_json(line_of(domain, clause), known)}


def _line_json(line: Line, known: Mapping[Line, str]) -> dict[str, Any]:
    return {"party": line.party, "issue": line.issue, "option": line.option, "known": known.get(line)}


def _zone_json(domain: Domain, zone: Zone, known: Mapping[Line, str]) -> dict[str, Any]:
    return {
        "empty": zone.is_empty,
        "killing_sets": [[_clause_json(domain, each, known) for each in row] for row in zone.killing_sets],
        "openings": [[_clause_json(domain, each, known) for each in row] for row in zone.openings],
        "complete": zone.is_complete,
    }


def _zone_words(domain: Domain, zone: Zone, assumed: Collection[Line]) -> str:
    if not zone.is_empty:
        return "There is a zone of possible agreement."
    lines = ["There is no zone of possible agreement. No package keeps all of:"]
    for number_, row in enumerate(zone.killing_sets, start=1):
        lines.append(f"  {number_}. " + "; ".join(safe(clause_told(domain, each, assumed)) for each in row))
    lines.append("It would open if")
    lines += [
        "  - " + " and ".join(safe(waived(domain, each, assumed)) for each in row) for row in zone.openings
    ]
    if not zone.is_complete:
        lines.append("The search stopped at its limit; there may be more of both.")
    return "\n".join(lines)


def _lines_table(domain: Domain, known: Mapping[Line, str]) -> str:
    """Every option that a party accepts in no package, and how that is known."""
    if not domain.red_lines:
        return ""
    table = bare_table("Red lines: what a party accepts in no package")
    table.add_column("of", no_wrap=True)
    table.add_column("against", overflow="fold")
    table.add_column("issue", overflow="fold")
    lines = [line_of(domain, each) for each in sorted(domain.red_lines)]
    if any(line in known for line in lines):
        table.add_column("how it is known", overflow="fold")
    for line in lines:
        told = [WORDS[known[line]]] if line in known else []
        table.add_row(cell(safe(line.party)), cell(f"“{safe(line.option)}”"), cell(safe(line.issue)), *told)
    return rendered(table)


def _package_words(domain: Domain, package: Sequence[int], *, leaving_out: Collection[int] = ()) -> str:
    return "; ".join(
        f"{safe(issue)}: {safe(option)}"
        for at, (issue, option) in enumerate(_named(domain, package).items())
        if at not in leaving_out
    )


def _frontier_table(found: Deals) -> str:
    domain = found.domain
    assert found.frontier is not None
    frontier = found.frontier.value
    if not len(frontier):
        return "The red lines leave no package at all."
    stands: dict[tuple[int, ...], list[str]] = {}
    for units, concepts in found.chosen.items():
        stands[units] = [CONCEPTS[each][0] for each in concepts]
    rows = range(len(frontier))
    if len(frontier) > SHOWN:
        # The solutions' rows and evenly spread others.
        spread = {round(at * (len(frontier) - 1) / (SHOWN - 1)) for at in range(SHOWN)}
        rows_shown = sorted(spread | {at for at in rows if frontier.units[at] in stands})
    else:
        rows_shown = list(rows)
    heading = _counted(len(frontier), "efficient package")
    if found.within_lines < domain.size:
        heading += f", of {found.within_lines:,} that cross no red line"
    # What all of them share is said once.
    shared = {at for at, taken in enumerate(zip(*frontier.packages, strict=True)) if len(set(taken)) == 1}
    same = {domain.issues[at]: domain.options[at][frontier.packages[0][at]] for at in sorted(shared)}
    if len(rows_shown) < len(frontier):
        heading += f" ({len(rows_shown)} shown; --json has all)"
    table = bare_table(heading)
    for party in domain.parties:
        table.add_column(safe(party), justify="right")
    table.add_column("", overflow="fold")
    table.add_column("package", overflow="fold")
    for at in rows_shown:
        units = frontier.units[at]
        mark = ", ".join(stands.get(units, [])) or ("" if _acceptable(domain, units) else "not acceptable")
        cells = [number(value) for value in _values(domain, units).values()]
        table.add_row(*cells, mark, _package_words(domain, frontier.packages[at], leaving_out=shared))
    lines = [rendered(table).rstrip()]
    if same:
        told = "; ".join(f"{safe(issue)}: {safe(option)}" for issue, option in same.items())
        lines.append(f"In every one of them {told}.")
    return "\n\n".join(lines)


def _solution_table(found: Deals) -> str:
    domain = found.domain
    table = bare_table("What four notions of fairness pick")
    table.add_column("solution", no_wrap=True)
    for party in domain.parties:
        table.add_column(safe(party), justify="right")
    table.add_column("picks the package with", overflow="fold")
    for concept, (name, meaning) in CONCEPTS.items():
        finding = found.solutions[concept]
        if finding is None:
            blank = [""] * len(domain.parties)
            reason = (
                "needs the frontier" if concept == "nash" and found.too_large else "no package is acceptable"
            )
            table.add_row(name, *blank, reason)
            continue
        ties = found.beside(concept)
        tied = f" (and {ties} more that do as well)" if ties else ""
        cells = [number(value) for value in _values(domain, finding.value.units).values()]
        table.add_row(name, *cells, meaning + tied)
    note = "Egalitarian and utilitarian compare the parties' numbers as they stand; the other two don't."
    if not found.too_large:
        return f"{rendered(table).rstrip()}\n\n{note}"
    packages = [
        f"{CONCEPTS[concept][0]}: {_package_words(domain, finding.value.package)}"
        for concept, finding in found.solutions.items()
        if finding is not None
    ]
    return "\n".join([rendered(table).rstrip(), *packages, note])


def _trades_words(found: Deals) -> str:
    domain = found.domain
    assert found.trades is not None
    trades = found.trades.value
    lines = [f"Settled one by one, without trading: {_package_words(domain, trades.start)}"]
    start = _values(domain, domain.package_units(trades.start))
    lines.append("  " + ", ".join(f"{safe(p)} {number(v)}" for p, v in start.items()))
    if trades.steps:
        lines.append(
            "From there to the Nash package:" if not found.too_large else "From there to a fair package:"
        )
        lines += [_trade_words(domain, each) for each in trades.steps]
    elif trades.target is not None:
        lines.append(
            "That is the Nash package already." if not found.too_large else "That is a fair package."
        )
    if trades.improving:
        lines.append(
            f"{len(trades.improving)} trades on one or two issues would leave nobody worse off; the best:"
        )
        lines += [_trade_words(domain, each) for each in trades.improving[:3]]
    elif not trades.steps:
        lines.append("No trade on one or two issues improves it.")
    return "\n".join(lines)


def _trade_words(domain: Domain, trade: Trade) -> str:
    def signed(gains: Mapping[str, Fraction]) -> str:
        return ", ".join(f"{safe(p)} {'+' if v > 0 else ''}{number(v)}" for p, v in gains.items() if v)

    total = signed(_values(domain, trade.units)) or "nobody gains or loses"
    lines = [f"  - together {total}" + ("" if min(trade.units) >= 0 else " (costs a party something)")]
    for each in trade.changes:
        before, after = domain.options[each.issue][each.before], domain.options[each.issue][each.after]
        gains = signed(_values(domain, each.units)) or "no difference to anybody"
        lines.append(f"      {safe(domain.issues[each.issue])}: {safe(before)} → {safe(after)}  ({gains})")
    return "\n".join(lines)
