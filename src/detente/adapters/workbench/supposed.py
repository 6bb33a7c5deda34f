"""What if, as an address says it: what of the case is supposed otherwise, and nothing of the project's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from fractions import Fraction
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query, Request

from detente.adapters.store import KeptClaim
from detente.adapters.workbench.addresses import slugs_of
from detente.adapters.workbench.refusal import Refused
from detente.analysis.supposing import Disagreement, Line, Salience, Supposition
from detente.brief.words import quoted
from detente.case import Case
from detente.record.grounds import Grounds

MOST = 500
"""Suppositions in one address."""
LONGEST = 90
"""Characters of a claim by which it is told that it is supposed not to have been made."""
_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,6})?")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """The part of an address that supposes something: names and values in order, not yet understood."""

    pairs: tuple[Pair, ...]

    @property
    def dropped(self) -> tuple[str, ...]:
        """The ids of the claims that are supposed not to have been made, whether or not there are such."""
        return tuple(value for name, value in self.pairs if name == "drop")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is supposed.

    Attributes:
        words: what. without: the query that supposes all the others.
    """

    words: str
    without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an address supposes of a case.

    Attributes:
        query: by which it is asked for again, "?" and all; "" where nothing is supposed.
        pairs: the same in parts, which a form carries along where it has no control for them.
        changes: one by one, in words. unknown: what of the address names nothing in the case.
    """

    supposition: Supposition
    query: str
    pairs: tuple[Pair, ...]
    changes: tuple[Change, ...]
    unknown: tuple[str, ...]


def _written(
    request: Request,
    drop: Annotated[list[str], Query(description="Suppose that a claim was not made: its id.")] = [],  # noqa: B006
    lift: Annotated[
        list[str], Query(description="Suppose that a red line is none: PARTY.ISSUE.OPTION.")
    ] = [],  # noqa: B006
) -> Written:
    """Also `salience.PARTY.ISSUE=N` and `disagreement.PARTY=N`; names in small letters with hyphens."""
    pairs = [("drop", each) for each in drop] + [("lift", each) for each in lift]
    pairs += [
        (name, value)
        for name, value in request.query_params.multi_items()
        if name.startswith(("salience.", "disagreement.")) and value
    ]
    if len(pairs) > MOST:
        raise Refused(422, f"{len(pairs)} things are supposed at once.", f"Suppose {MOST} at the most.")
    return Written(tuple(dict.fromkeys(pairs)))


Supposed = Annotated[Written, Depends(_written)]
"""The parameter by which a page gets what its address supposes."""


@dataclass(frozen=True, slots=True)
class CaseNames:
    """What of a case can be supposed otherwise, by name in addresses: red lines, saliences, disagreement."""

    lines: dict[str, Line]
    saliences: dict[str, Salience]
    disagreement: dict[str, Disagreement]


def names_in(case: Case) -> CaseNames:
    """What of a case can be supposed otherwise, by its name in addresses and as it is."""
    parties = {name: slug for slug, name in slugs_of(case.party_names).items()}
    issues = {name: slug for slug, name in slugs_of(issue.name for issue in case.issues).items()}
    lines, saliences = {}, {}
    for issue in case.issues:
        options = {name: slug for slug, name in slugs_of(each.name for each in issue.options).items()}
        for party, line in issue.red_lines.items():
            for option in line.options:
                name = f"{parties[party]}.{issues[issue.name]}.{options[option]}"
                lines[name] = Line(party=party, issue=issue.name, option=option)
        for party, quantity in issue.saliences.items():
            name = f"salience.{parties[party]}.{issues[issue.name]}"
            saliences[name] = Salience(party=party, issue=issue.name, value=quantity.value)
    disagreement = {
        f"disagreement.{parties[party]}": Disagreement(party=party, value=quantity.value)
        for party, quantity in case.disagreement.items()
    }
    return CaseNames(lines=lines, saliences=saliences, disagreement=disagreement)


def claims_behind(part: object) -> Iterator[str]:
    """The ids of the claims that a case or any part of it stands on."""
    if isinstance(part, Grounds):
        yield from part.claims
    elif is_dataclass(part):
        for each in fields(part):
            yield from claims_behind(getattr(part, each.name))
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from claims_behind(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from claims_behind(value)


def asked_of(written: Written, case: Case, leavable: Mapping[str, KeptClaim]) -> Asked:
    """What an address supposes of a case, what says what is so anyway left out.

    Args:
        leavable: of the claims that it leaves out, those that the case stands on, by id.
    """
    names = names_in(case)
    found: list[tuple[Pair, Salience | Line | Disagreement | KeptClaim]] = []
    unknown = []
    for name, value in written.pairs:
        if name == "drop" and value in leavable:
            found.append(((name, value), leavable[value]))
        elif name == "lift" and value in names.lines:
            found.append(((name, value), names.lines[value]))
        elif name in names.saliences or name in names.disagreement:
            number = _number(name, value)
            own = names.saliences.get(name) or names.disagreement[name]
            if own.value != number:
                found.append(((name, value), replace(own, value=number)))
        else:
            unknown.append(value if name in ("drop", "lift") else name)
    things = [thing for _, thing in found]
    return Asked(
        supposition=Supposition(
            without=tuple(each.id for each in things if isinstance(each, KeptClaim)),
            lifted=tuple(each for each in things if isinstance(each, Line)),
            saliences=tuple(each for each in things if isinstance(each, Salience)),
            disagreement=tuple(each for each in things if isinstance(each, Disagreement)),
        ),
        query=_query([pair for pair, _ in found]),
        pairs=tuple(pair for pair, _ in found),
        changes=tuple(
            Change(words=_told(thing), without=_query([other for other, _ in found if other != pair]))
            for pair, thing in found
        ),
        unknown=tuple(unknown),
    )


def _query(pairs: Sequence[Pair]) -> str:
    return f"?{urlencode(pairs)}" if pairs else ""


def _number(name: str, value: str) -> Fraction:
    if not _NUMBER.fullmatch(value.strip()):
        raise Refused(422, f"{name}: {value!r} is no number.", "Write it in digits, such as 50 or 2.5.")
    number = Fraction(value.strip())
    if number < 0 and name.startswith("salience."):
        raise Refused(422, f"{name}: {value} is below zero.", "Write 0 or more.")
    return number


def _told(thing: Salience | Line | Disagreement | KeptClaim) -> str:
    if isinstance(thing, Line):
        return f"{thing.party} would accept “{thing.option}” on {thing.issue}"
    if isinstance(thing, Salience):
        return f"{thing.issue} matters {float(thing.value):g} to {thing.party}"
    if isinstance(thing, Disagreement):
        return f"without a deal {thing.party} has {float(thing.value):g}"
    who = thing.speaker or thing.party or "somebody"
    told = f"that {who} said" if thing.kind == "statement" else f"of {who}:"
    return f"it was not reported {told} {quoted(thing.words, LONGEST)}"
