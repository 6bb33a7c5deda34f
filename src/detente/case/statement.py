"""Statements about options: `invade & -withdraw`, `sanction IF invade`, `guarantee IFF withdraw`.

The language of option prioritisation (Hipel, Kilgour and Fang 2011; Fang, Hipel, Kilgour and Peng
2003): option names joined by connectives. From the loosest to the tightest:

    a IF b      true unless b is taken and a is not
    a IFF b     true where both are taken or neither is
    a | b       a OR b
    a & b       a AND b
    -a          NOT a
    ( … )       groups; "…" quotes a name that holds a connective
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.case.faults import remedy

Masks = NDArray[np.uint64]
"""States as bits: bit i is set where option i is taken."""

_TOKEN = re.compile(r'\s*("(?:[^"])*"|[()&|]|(?:IFF|IF|AND|OR|NOT)(?![\w])|-)')
_WORD = {"AND": "&", "OR": "|", "NOT": "-"}
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Taken:
    """The option is taken."""

    option: int


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Joined:
    """Two parts with a connective between them: "&", "|", "IF" or "IFF"."""

    connective: str
    left: Condition
    right: Condition


Condition = Taken | Not | Joined


def holds(condition: Condition, masks: Masks) -> NDArray[np.bool_]:
    """In which of the states the condition holds; shape of `masks`."""
    if isinstance(condition, Taken):
        taken: NDArray[np.bool_] = (masks >> np.uint64(condition.option)) & np.uint64(1) != 0
        return taken
    if isinstance(condition, Not):
        return ~holds(condition.part, masks)
    left, right = holds(condition.left, masks), holds(condition.right, masks)
    if condition.connective == "&":
        return left & right
    if condition.connective == "|":
        return left | right
    if condition.connective == "IF":
        return left | ~right
    equal: NDArray[np.bool_] = left == right
    return equal


def parse_statement(text: str, options: Mapping[str, int]) -> Condition:
    """Read a statement over named options.

    Args:
        options: the number of each option (its bit), by name; case is ignored where that is no less clear.

    Raises:
        ValueError: saying what is wrong, at which word, and what would be right.

    >>> parse_statement("a IF -b", {"a": 0, "b": 1})
    Joined(connective='IF', left=Taken(option=0), right=Not(part=Taken(option=1)))
    """
    return _Parser(text, options).statement()


class _Parser:
    def __init__(self, text: str, options: Mapping[str, int]) -> None:
        self._options = options
        self._folded = {name.casefold(): number for name, number in options.items()}
        self._tokens = list(_tokens(text))
        self._at = 0
        self._depth = 0

    def statement(self) -> Condition:
        if not self._tokens:
            raise ValueError("an empty statement; write an option's name, such as 'withdraw' or '-invade'")
        condition = self._conditional()
        if self._at < len(self._tokens):
            raise ValueError(f"{self._tokens[self._at]!r} is out of place; join options with &, |, IF or IFF")
        return condition

    def _conditional(self) -> Condition:
        left = self._chain("|")
        while self._peek() in ("IF", "IFF"):
            connective = self._next()
            left = Joined(connective, left, self._chain("|"))
        return left

    def _chain(self, connective: str) -> Condition:
        def operand() -> Condition:
            return self._chain("&") if connective == "|" else self._operand()

        left = operand()
        while self._peek() == connective:
            self._next()
            left = Joined(connective, left, operand())
        return left

    def _operand(self) -> Condition:
        token = self._next()
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError(f"a statement nested deeper than {_DEEPEST}")
        try:
            if token == "-":
                return Not(self._operand())
            if token == "(":
                inside = self._conditional()
                if self._next() != ")":
                    raise ValueError("an opening bracket is never closed")
                return inside
            if token in ("", ")", "&", "|", "IF", "IFF"):
                after = f"before {token!r}" if token else "at the end"
                raise ValueError(f"an option's name is missing {after}")
            return Taken(self._option(token))
        finally:
            self._depth -= 1

    def _option(self, token: str) -> int:
        name = token.strip('"')
        number = self._options.get(name, self._folded.get(name.casefold()))
        if number is None:
            raise ValueError(remedy(name, self._options, kind="option"))
        return number

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _next(self) -> str:
        token = self._peek()
        self._at += 1
        return token


def _tokens(text: str) -> Iterator[str]:
    """Connectives, brackets and names; a hyphen inside a name belongs to the name ("cease-fire")."""
    name = ""
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        starts_word = not name or text[at - 1].isspace() or text[at].isspace() or text[at] in "()&|"
        inside_name = match is not None and match[1] == "-" and bool(name.strip())
        if match is None or not starts_word or inside_name:
            name += text[at]
            at += 1
            continue
        if name.strip():
            yield name.strip()
        name = ""
        yield _WORD.get(match[1], match[1])
        at = match.end()
    if name.strip():
        yield name.strip()
