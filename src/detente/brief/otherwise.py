"""A finding that is another, in words: as it has become, or as it would be without a claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.analysis.changes import Flipped
from detente.analysis.headline import UNTOLD, Headline, differing
from detente.brief.words import listed

Answer = tuple[str, ...]


def otherwise(
    question: str, titles: Sequence[str], before: Answer, after: Answer, *, would: bool, name: str = ""
) -> str:
    """What findings of one question say instead, as a clause that begins small.

    Args:
        titles: what the findings are about; of forecasts, the issues.
        would: it would be so without a claim; otherwise it has become so.
        name: of one of the findings.

    >>> otherwise("forecast", ["towers"], ("few",), ("many",), would=True)
    'the forecast for towers would be “many” instead of “few”'
    >>> otherwise("deals", ["Nash's solution"], ("towers: few",), ("towers: many",), would=False)
    "Nash's solution now settles towers as “many” instead of “few”"
    """
    if question == "forecast":
        return _expected(titles, before, after, would=would)
    if question == "outcomes":
        return _holding(before, after, would=would)
    if question == "deals" and name == "deals":
        be = "would be" if would else "is now"
        known = f"whether a package is acceptable to all {'could not' if would else 'can no longer'} be told"
        return known if after == UNTOLD else f"of a package acceptable to all {be} true: {after[0]}"
    if question == "deals" and name != "deals:openings":
        return _settled(titles, before, after, would=would)
    return f"{listed(titles)} {'would be' if would else 'is now'} {'; '.join(after)}"


def subject(finding: Headline | Flipped) -> str:
    """What a finding is about, as its clause names it."""
    return finding.name.partition(":")[2] if finding.question == "forecast" else finding.title


def _expected(titles: Sequence[str], before: Answer, after: Answer, *, would: bool) -> str:
    issues = listed(titles)
    if after == UNTOLD:
        return f"nothing {'could' if would else 'can'} be forecast of {issues}"
    instead = "" if before == UNTOLD else f" instead of “{before[0]}”"
    return f"the forecast for {issues} {'would be' if would else 'is now'} “{after[0]}”{instead}"


def _holding(before: Answer, after: Answer, *, would: bool) -> str:
    if after == UNTOLD:
        return f"nothing {'would tell' if would else 'tells any more'} what holds without a deal"
    gone, come = differing(before, after)
    states = []
    if come:
        states.append(f"{_states(come)} {'would hold' if would else _now('now hold', come)} without a deal")
    if gone and before != UNTOLD:
        states.append(f"{_states(gone)} {'would not hold' if would else _now('no longer hold', gone)}")
    return ", and ".join(states)


def _now(verb: str, states: Answer) -> str:
    return verb if len(states) > 1 else f"{verb}s"


def _states(names: Iterable[str]) -> str:
    return listed(
        "the state in which nothing of this is done" if name == "none" else f"“{name.replace(' + ', '; ')}”"
        for name in names
    )


def _settled(titles: Sequence[str], before: Answer, after: Answer, *, would: bool) -> str:
    who = listed(titles)
    several = len(titles) > 1
    if not after or ": " not in after[0]:
        return f"there {'would be' if would else 'is now'} no package for {who}"
    settles = "would settle" if would else "now settle" if several else "now settles"
    was, now = (dict(part.split(": ", 1) for part in answer if ": " in part) for answer in (before, after))
    parts = [
        f"{issue} as “{option}”" + (f" instead of “{was[issue]}”" if issue in was else "")
        for issue, option in now.items()
        if was.get(issue) != option
    ]
    left = [issue for issue in was if issue not in now]
    clauses = [f"{who} {settles} {listed(parts)}"] if parts else []
    if left:
        subject = "" if clauses else f"{who} "
        leaves = "would leave" if would else "now leave" if several else "now leaves"
        clauses.append(f"{subject}{leaves} out {listed(left)}")
    return " and ".join(clauses)
