"""Read negotiation domains as Genius and NegMAS exchange them: a domain file and one profile a party.

A package is worth the sum over the issues of weight times evaluation, as NegMAS counts and the
published tables have it. (Genius itself divides each evaluation by the issue's largest one first.)
Discount factors and cost attributes are left alone: nothing here bargains over time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from lxml import etree

from detente.adapters.cases.contents import contents_of
from detente.case import Case
from detente.case.numbers import exact
from detente.case.tables import additive_case
from detente.errors import InvalidCase
from detente.record.grounds import TABLE, Grounds

LARGEST = 32 * 2**20


def read_genius(paths: Sequence[Path], *, name: str, domain: Path | None = None) -> Case:
    """The case that a folder's profiles make.

    Args:
        paths: domain and profile files, in any order; the profiles' order is the parties'.
        domain: the file the user named, where there may be others: a domain file, or a single profile.

    Raises:
        UnreadableInput: for a file that can't be read or is too large.
        InvalidCase: for XML that is broken, declares a document type (and so might hold an entity
            bomb), or is no domain with additive profiles over the same discrete issues.
    """
    roots = {path: _root(path) for path in paths}
    profiles = {path: root for path, root in roots.items() if root.tag == "utility_space"}
    if domain is not None and domain in profiles:
        profiles = {
            path: root for path, root in profiles.items() if _issues(root) == _issues(profiles[domain])
        }
    if not profiles:
        raise InvalidCase(
            f"{paths[0].parent}: no Genius profile (<utility_space>) beside the domain; add one a party"
        )
    parties = [_party(path, root, list(profiles)) for path, root in profiles.items()]
    notes: list[str] = []
    tables = [_values(path, root, notes) for path, root in profiles.items()]
    first_path, first = next(iter(profiles)), tables[0]
    for path, table in zip(profiles, tables, strict=True):
        for issue in first.keys() | table.keys():
            if set(first.get(issue, {})) != set(table.get(issue, {})):
                raise InvalidCase(
                    f"{path}: issue {issue!r} has not the options that it has in {first_path.name}; "
                    "profiles of one domain share issues and options"
                )
    case = additive_case(
        name,
        "Genius domain",
        parties,
        {
            issue: {
                option: {party: table[issue][option] for party, table in zip(parties, tables, strict=True)}
                for option in options
            }
            for issue, options in first.items()
        },
        dict(zip(parties, (_reservation(path, root, notes) for path, root in profiles.items()), strict=True)),
    )
    return replace(case, grounds=Grounds.of((TABLE, Grounds(ungrounded=tuple(notes))))) if notes else case


def _root(path: Path) -> Any:
    raw = contents_of(path, largest=LARGEST)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise InvalidCase(f"{path}:{error.lineno or 1}: no XML: {error.msg}") from None
    if root.getroottree().docinfo.doctype:
        raise InvalidCase(f"{path}: declares a document type; remove <!DOCTYPE …> and its entities")
    return root


def _issues(root: Any) -> list[str]:
    return [issue.get("name", "") for issue in root.iter("issue")]


def _party(path: Path, root: Any, paths: Sequence[Path]) -> str:
    """What tells the file's name apart from the other profiles'."""
    stems = [each.stem for each in paths]
    if len(stems) == 1:
        return path.stem
    before = _shared(stems)
    behind = _shared([stem[::-1] for stem in stems])
    short = path.stem[before : len(path.stem) - behind].strip("_- ")
    return short or path.stem


def _shared(stems: Sequence[str]) -> int:
    """How many letters all begin with, up to the last separator among them."""
    count = 0
    for letters in zip(*stems, strict=False):
        if len(set(letters)) > 1:
            break
        count += 1
    while count and stems[0][count - 1] not in "_- ":
        count -= 1
    return count


def _reservation(path: Path, root: Any, notes: list[str]) -> Fraction:
    found = root.find(".//reservation")
    if found is None:
        notes.append(f"{path.name}: no reservation value; the disagreement value is taken as 0")
        return Fraction(0)
    return _number(path, found, "value")


def _values(path: Path, root: Any, notes: list[str]) -> dict[str, dict[str, Fraction]]:
    """Issue → option → worth. An option that stands twice (as in AMPOvsCity) is noted, not refused."""
    table: dict[str, dict[str, Fraction]] = {}
    for issue in root.iter("issue"):
        name = _named(path, issue, "name")
        kind = issue.get("type") or issue.get("vtype") or "discrete"
        if kind != "discrete":
            raise InvalidCase(
                f"{path}:{issue.sourceline}: issue {name!r} is {kind}; only discrete issues are read, "
                "so write its steps as items"
            )
        if name in table:
            raise InvalidCase(f"{path}:{issue.sourceline}: issue {name!r} stands twice; remove one")
        weight = Fraction(1)
        for each in issue.getparent().findall("weight"):
            if each.get("index") == issue.get("index"):
                weight = _number(path, each, "value")
        options: dict[str, Fraction] = {}
        for item in issue.findall("item"):
            option = _named(path, item, "value")
            if option in options:
                notes.append(
                    f"{path.name}:{item.sourceline}: {option!r} of {name!r} stands twice; the last counts"
                )
            if item.get("evaluation") is None:
                raise InvalidCase(
                    f"{path}:{item.sourceline}: option {option!r} of {name!r} has no evaluation; "
                    "a profile gives every item one"
                )
            options[option] = weight * _number(path, item, "evaluation")
        if not options:
            raise InvalidCase(f"{path}:{issue.sourceline}: issue {name!r} has no items; list its options")
        table[name] = options
    if not table:
        raise InvalidCase(f"{path}: no issues; a profile has <issue> with <item evaluation=…>")
    return table


def _named(path: Path, element: Any, attribute: str) -> str:
    value = element.get(attribute, "").strip()
    if not value:
        raise InvalidCase(f"{path}:{element.sourceline}: <{element.tag}> has no {attribute!r}")
    return str(value)


def _number(path: Path, element: Any, attribute: str) -> Fraction:
    value = element.get(attribute)
    try:
        return exact(value)
    except ValueError as error:
        raise InvalidCase(
            f"{path}:{element.sourceline}: <{element.tag}> {attribute}={value!r} is {error}; write digits"
        ) from None
