"""Conditions: "if …", "unless …", "should they …", "in the event of …", "in exchange for …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.reading.arguments import child
from detente.reading.parse import Parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition and what it hangs on.

    Attributes:
        opener: the word that opens it, in lower case.
        whole: first and last token with the opening words. words: the same without them, save "unless".
        on: the token that it hangs on: a verb, or the noun of an outcome.
        party: the subject of the main clause, where the parse has it wrong.
    """

    opener: str
    whole: tuple[int, int]
    words: tuple[int, int]
    on: int
    party: int | None = None


_OPENERS = frozenset(
    ("if", "unless", "until", "should", "event", "case", "exchange", "return", "any", "long", "provided")
)


_WHETHER = frozenset(
    [
        "see",
        "know",
        "ask",
        "asked",
        "wonder",
        "determine",
        "decide",
        "learn",
        "find",
        "check",
        "say",
        "tell",
        "remember",
        "sure",
    ]
)
"""After these, "if" means "whether"."""


def conditions_of(parse: Parse) -> Iterator[Condition]:
    """Every condition of a document, in the order of the text."""
    for token, lower in enumerate(parse.lowers):
        if lower in _OPENERS:
            found = _condition(parse, token, lower)
            if found is not None:
                yield found


def _condition(parse: Parse, token: int, lower: str) -> Condition | None:
    if lower in ("if", "unless", "until"):
        return _clause(parse, token)
    if lower == "should":
        return _inverted(parse, token)
    if lower == "any":
        return _any(parse, token)
    if lower in ("long", "provided"):
        return _proviso(parse, token)
    return _phrase(parse, token, lower)


def _clause(parse: Parse, token: int) -> Condition | None:
    """ "if they attack": the conjunction marks a clause that hangs on the main verb."""
    verb = parse.heads[token]
    if (
        parse.deps[token] not in ("mark", "advmod", "prep")
        or parse.deps[verb] not in ("advcl", "ccomp")
        or verb <= token
    ):
        return None
    on = parse.heads[verb]
    if parse.lowers[token] == "until" and not any(parse.deps[each] == "neg" for each in parse.children[on]):
        return None
    if on < token and parse.lowers[on] in _WHETHER and parse.lowers[token] == "if":
        return None
    if child(parse, verb, "nsubj", "nsubjpass", "expl") is None:
        return None
    if on == verb or (parse.deps[verb] == "ccomp" and on < verb and parse.tags[on][:2] != "VB"):
        return None
    last = _clause_end(parse, verb)
    first = token
    words = (token, last) if parse.lowers[token] != "if" else (token + 1, last)
    return Condition(opener=parse.lowers[token], whole=(first, last), words=words, on=on)


def _clause_end(parse: Parse, verb: int) -> int:
    """The clause's last token; an apposition to the whole ("…, a proposition that …") is left out."""
    last = parse.right[verb]
    for each in range(verb + 1, last):
        if parse.tags[each] == "," and _is_aside(parse, each + 1, verb):
            last = each
            break
    while last > verb and parse.tags[last] in (",", ".", "''", ":", "``", "HYPH"):
        last -= 1
    return last


def _is_aside(parse: Parse, token: int, verb: int) -> bool:
    at = token
    while parse.heads[at] > at and parse.heads[at] != verb:
        at = parse.heads[at]
    return parse.deps[at] in ("appos", "parataxis", "relcl")


def _inverted(parse: Parse, token: int) -> Condition | None:
    """ "should they attack, …": the modal stands before its subject and asks nothing."""
    verb = parse.heads[token]
    subject = child(parse, verb, "nsubj", "nsubjpass")
    if parse.deps[token] != "aux" or subject is None or not token < parse.left[subject] < verb:
        return None
    on = parse.heads[verb]
    if on == verb or parse.deps[verb] not in ("advcl", "ccomp", "dep", "parataxis"):
        return None
    last = _clause_end(parse, verb)
    return Condition(opener="should", whole=(token, last), words=(token + 1, last), on=on)


def _proviso(parse: Parse, token: int) -> Condition | None:
    """ "as long as they stay", "provided that they stay"."""
    if parse.lowers[token] == "long":
        if parse.lowers[token - 1 : token] != ["as"] or parse.lowers[token + 1 : token + 2] != ["as"]:
            return None
        verb = next((each for each in parse.children[token] if parse.deps[each] == "advcl"), None)
        on, first, start = parse.heads[token], token - 1, token + 2
    else:
        verb = child(parse, token, "ccomp", "advcl")
        on, first, start = parse.heads[token], token, token + 1
        if parse.deps[token] not in ("prep", "advcl"):
            return None
    if verb is None or on == token or verb <= token:
        return None
    if parse.lowers[start] == "that":
        start += 1
    last = _clause_end(parse, verb)
    return (
        Condition(opener=parse.lowers[token], whole=(first, last), words=(start, last), on=on)
        if start <= last
        else None
    )


def _phrase(parse: Parse, token: int, lower: str) -> Condition | None:
    """ "in the event of an attack", "in case of …", "in exchange for …", "in return for …"."""
    before = parse.lowers[max(token - 2, 0) : token]
    after = parse.lowers[token + 1 : token + 2]
    if "in" not in before or after not in (["of"], ["for"], ["that"]):
        return None
    if (lower in ("event", "case")) == (after == ["for"]):
        return None
    opening = token - 1 if before[-1:] == ["in"] else token - 2
    on = parse.heads[opening]
    last = _clause_end(parse, token)
    if on == opening or last < token + 2 or opening <= on <= last:
        return None
    return Condition(opener=lower, whole=(opening, last), words=(token + 2, last), on=on)


def _any(parse: Parse, token: int) -> Condition | None:
    """ "a response to any attack": what would be answered has not happened yet."""
    noun = parse.heads[token]
    preposition = parse.heads[noun]
    if parse.deps[token] != "det" or parse.deps[noun] != "pobj" or preposition >= token:
        return None
    if parse.lowers[preposition] not in ("to", "for", "against", "over"):
        return None
    on = parse.heads[preposition]
    last = _clause_end(parse, noun)
    return (
        None
        if on == preposition
        else Condition(opener="any", whole=(preposition, last), words=(token, last), on=on)
    )
