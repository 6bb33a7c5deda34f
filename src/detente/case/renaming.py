"""One act, one name: the options of a conflict drawn anew, under the names and in the order that they had."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Row = dict[str, Any]


def renamed(row: Mapping[str, Any], like: Mapping[str, Any]) -> Row:
    """A drawn case whose options are called and ordered as in another drawing of it, where they are one act.

    Drawing words an act by the shortest condition that tells it, so another claim may word it otherwise.
    An act is the same where one decision maker does it and one claim at least tells it in both.

    >>> def case(name, *claims):
    ...     option = {"name": name, "grounds": list(claims)}
    ...     return {"decision_makers": [{"name": "Utopia", "options": [option]}]}
    >>> renamed(case("Utopia marches in", "c2"), case("Utopia marches", "c1", "c2"))["decision_makers"]
    [{'name': 'Utopia', 'options': [{'name': 'Utopia marches', 'grounds': ['c2']}]}]
    """
    names: dict[str, str] = {}
    for maker, option in _options(row):
        for other_maker, other in _options(like):
            if maker == other_maker and set(option.get("grounds", ())) & set(other.get("grounds", ())):
                names[option["name"]] = other["name"]
    if "decision_makers" not in row:
        return dict(row)
    order = {option["name"]: at for at, (_, option) in enumerate(_options(like))}
    return dict(row) | {"decision_makers": [_maker(each, names, order) for each in row["decision_makers"]]}


def _options(row: Mapping[str, Any]) -> list[tuple[str, Row]]:
    return [
        (maker["name"], option)
        for maker in row.get("decision_makers", ())
        for option in maker.get("options", ())
    ]


def _maker(maker: Row, names: Mapping[str, str], order: Mapping[str, int]) -> Row:
    options = [each | {"name": names.get(each["name"], each["name"])} for each in maker.get("options", ())]
    options.sort(key=lambda option: order.get(option["name"], len(order)))
    if "preferences" not in maker:
        return maker | {"options": options}
    preferences = maker["preferences"]
    statements = [
        each | {"statement": _statement(each["statement"], names)} for each in preferences["statements"]
    ]
    return maker | {"options": options, "preferences": preferences | {"statements": statements}}


def _statement(words: str, names: Mapping[str, str]) -> str:
    return re.sub(r'"([^"]*)"', lambda found: f'"{names.get(found[1], found[1])}"', words)
