"""`detente consent`: who must agree, and who can block?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.cli.analyse import (
    AllowUngrounded,
    AsJson,
    CaseName,
    grounds_json,
    grounds_words,
    loaded,
    write_json,
    write_text,
)
from detente.cli.tables import bare_table, rendered, safe

if TYPE_CHECKING:
    from detente.analysis.consent import Consent
    from detente.analysis.finding import Finding
    from detente.theory.power import Minimal

SHOWN = 5
"""Coalitions of each sort shown to people; --json has up to 50."""


def consent(case: CaseName, as_json: AsJson = False, allow_ungrounded: AllowUngrounded = False) -> None:
    """Who must consent? Vetoes, the smallest coalitions that decide or block, and voting power, exactly."""
    from detente.analysis.consent import consent as find_consent

    found = find_consent(loaded(case, allow_ungrounded=allow_ungrounded))
    if as_json:
        write_json({"rules": [consent_json(each) for each in found]})
    else:
        write_text("\n\n".join(consent_words(each) for each in found))


def consent_json(finding: Finding[Consent]) -> dict[str, Any]:
    """One rule in the published JSON of `detente consent`."""
    found = finding.value
    members = found.rule.members
    power = found.power

    def by_member(values: tuple[Any, ...]) -> dict[str, Any]:
        return dict(zip(members, values, strict=True))

    def coalitions(minimal: Minimal) -> dict[str, Any]:
        return {
            "count": minimal.count,
            "complete": minimal.is_complete,
            "coalitions": [[members[i] for i in each] for each in minimal.examples],
        }

    dictator = found.blocking.dictator
    return {
        "name": found.name,
        "members": members,
        "veto_players": [members[i] for i in found.blocking.veto_players],
        "dictator": None if dictator is None else members[dictator],
        "dummies": [members[i] for i in found.dummies],
        "minimal_winning": coalitions(found.winning),
        "minimal_blocking": coalitions(found.stopping),
        "winning_coalitions": power.winning,
        "swings": by_member(power.swings),
        "banzhaf": by_member(power.banzhaf),
        "banzhaf_exact": by_member(tuple(map(str, power.banzhaf))),
        "banzhaf_absolute": by_member(power.absolute),
        "shapley_shubik": by_member(power.shapley_shubik),
        "shapley_shubik_exact": by_member(tuple(map(str, power.shapley_shubik))),
        "grounds": grounds_json(finding.grounds),
    }


def consent_words(finding: Finding[Consent]) -> str:
    """The same for people."""
    found = finding.value
    members = [safe(name) for name in found.rule.members]
    vetoes = [members[i] for i in found.blocking.veto_players]
    lines = [f"{safe(found.name)} ({len(members)} members)", ""]
    if found.blocking.dictator is not None:
        lines.append(f"{members[found.blocking.dictator]} decides alone.")
    elif len(vetoes) == len(members):
        lines.append("Every member must agree; each of them can block alone.")
    elif vetoes:
        lines.append(f"Nothing passes without {_listed(vetoes)}; each of them can block alone.")
    else:
        lines.append("No member can block alone.")
    if found.dummies:
        lines.append(f"Never decisive: {_listed([members[i] for i in found.dummies])}.")
    lines.append(_coalition_words("that decide", found.winning, members))
    lines.append(_coalition_words("that block", found.stopping, members))
    share = found.power.winning / 2 ** len(members)
    lines.append(f"{found.power.winning:,} of all {2 ** len(members):,} coalitions decide ({share:.2g}).")
    return "\n".join([*lines, "", _power_table(found, members), "", grounds_words(finding.grounds)])


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _coalition_words(sort: str, minimal: Minimal, members: list[str]) -> str:
    count = "more than can be gone through" if minimal.count is None else f"{minimal.count:,}"
    lines = [f"Smallest coalitions {sort}: {count}."]
    short = [each for each in minimal.examples if len(each) < len(members)][:SHOWN]
    lines += ["  - " + ", ".join(members[i] for i in each) for each in short]
    if minimal.count is None or minimal.count > len(short) > 0:
        lines.append("  - …")
    return "\n".join(lines)


def _power_table(found: Consent, members: list[str]) -> str:
    table = bare_table("Voting power")
    table.add_column("member")
    for name in ("Shapley-Shubik", "", "Banzhaf", "", "swings"):
        table.add_column(name, justify="right")
    order = sorted(range(len(members)), key=lambda i: -found.power.shapley_shubik[i])
    for i in order:
        shapley, banzhaf = found.power.shapley_shubik[i], found.power.banzhaf[i]
        cells = (_fraction(shapley), f"{float(shapley):.2%}", _fraction(banzhaf), f"{float(banzhaf):.2%}")
        table.add_row(members[i], *cells, f"{found.power.swings[i]:,}")
    return rendered(table)


def _fraction(value: object) -> str:
    words = str(value)
    return words if len(words) <= 16 else "…"
