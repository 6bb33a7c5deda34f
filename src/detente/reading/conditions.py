"""Conditions: "if …", "unless …", "should they …", "once …", "in exchange for …", "without …"."""

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


_CONJUNCTIONS = frozenset(("if", "unless", "until", "once"))
_PHRASES = ("should", "event", "case", "exchange", "return", "any", "long", "soon", "provided", "moment")
_OTHERS = ("without", "rather", "and", "or")
_OPENERS = frozenset((*_CONJUNCTIONS, *_PHRASES, *_OTHERS))
_KEPT = frozenset(("unless", "until", "once"))
"""Conjunctions without which the words of the condition would say something else."""


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
    if lower in _CONJUNCTIONS:
        return _clause(parse, token)
    if lower in ("and", "or"):
        return _order(parse, token)
    if lower == "without":
        return _lack(parse, token)
    if lower == "rather":
        return _alternative(parse, token)
    if lower == "should":
        return _inverted(parse, token)
    if lower == "any":
        return _any(parse, token)
    if lower in ("long", "soon", "provided", "moment"):
        return _proviso(parse, token)
    return _phrase(parse, token, lower)


def _clause(parse: Parse, token: int) -> Condition | None:
    """ "if they attack": the conjunction marks a clause that hangs on the main verb."""
    verb = subject_at = parse.heads[token]
    if parse.deps[verb] == "auxpass":
        verb = parse.heads[verb]  # the parse may hang the subject of a passive on "was"
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
    if child(parse, subject_at, "nsubj", "nsubjpass", "expl") is None:
        return None
    if on == verb or (parse.deps[verb] == "ccomp" and on < verb and parse.tags[on][:2] != "VB"):
        return None
    last = _clause_end(parse, verb)
    only = token > 0 and parse.lowers[token - 1] == "only"
    first = token - 1 if only else token
    words = (token, last) if parse.lowers[token] in _KEPT else (token + 1, last)
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
    """ "as long as they stay", "as soon as they leave", "the moment they stop", "provided they stay"."""
    lower, on, first, start = parse.lowers[token], parse.heads[token], token, token + 1
    if lower in ("long", "soon"):
        if parse.lowers[token - 1 : token] not in (["as"], ["so"]) or parse.lowers[start : start + 1] != [
            "as"
        ]:
            return None
        verb = child(parse, token, "advcl")
        first, start = token - 1, token + 2
    elif lower == "moment":
        verb = child(parse, token, "relcl", "acl") if parse.deps[token] == "npadvmod" else None
        first = parse.left[token]
    else:
        verb = child(parse, token, "ccomp", "advcl")
        if verb is None:  # the parse may join "provided" to the noun before it
            verb = next((each for each in parse.children[on] if _opens(parse, each, start)), None)
            above = parse.heads[on]
            if verb is None:
                verb, on = (
                    next((each for each in parse.children[above] if _opens(parse, each, start)), None),
                    above,
                )
        elif parse.deps[token] not in ("prep", "advcl", "mark"):
            return None
    if verb is None or on == token or verb <= token:
        return None
    if parse.lowers[start] == "that":
        start += 1
    last = _clause_end(parse, verb)
    if start > last:
        return None
    return Condition(opener=lower, whole=(first, last), words=(start, last), on=on)


def _opens(parse: Parse, verb: int, start: int) -> bool:
    """Whether a clause with a subject of its own begins at a token."""
    return parse.deps[verb] == "advcl" and start in (parse.left[verb], parse.left[verb] + 1) and verb > start


def _order(parse: Parse, token: int) -> Condition | None:
    """ "Stop and we will talk", "leave or we will shoot": what is ordered is the condition."""
    verb = parse.heads[token]
    if parse.tags[verb] != "VB" or verb > token or parse.deps[token] != "cc":
        return None
    if any(parse.deps[each] in ("nsubj", "nsubjpass", "aux", "expl") for each in parse.children[verb]):
        return None
    on = next((each for each in parse.children[verb] if each > token and parse.deps[each] == "conj"), None)
    subject = None if on is None else child(parse, on, "nsubj")
    if on is None or subject is None or parse.lowers[subject] not in ("we", "i"):
        return None
    last = token if parse.lowers[token] == "or" else token - 1
    return Condition(opener=parse.lowers[token], whole=(parse.left[verb], last), words=(verb, last), on=on)


def _lack(parse: Parse, token: int) -> Condition | None:
    """ "will not sign without a guarantee"."""
    noun, on = child(parse, token, "pobj"), parse.heads[token]
    if noun is None or parse.deps[token] != "prep" or parse.tags[on][:2] != "VB":
        return None
    last = _clause_end(parse, noun)
    return Condition(opener="without", whole=(token, last), words=(token, last), on=on)


def _alternative(parse: Parse, token: int) -> Condition | None:
    """ "would fight rather than give up": what is refused is what would have to be borne."""
    if parse.lowers[token + 1 : token + 2] != ["than"]:
        return None
    on = parse.heads[token + 1] if parse.heads[token] == token + 1 else parse.heads[token]
    verb = next(
        (each for each in parse.children[on] if each > token + 1 and parse.tags[each][:2] == "VB"), None
    )
    if verb is None or parse.tags[on][:2] != "VB" or on > token:
        return None
    last = _clause_end(parse, verb)
    return Condition(opener="rather", whole=(token, last), words=(token, last), on=on)


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
    """ "a response to any attack", "any attack will be answered": what would be has not happened yet."""
    noun = parse.heads[token]
    on = parse.heads[noun]
    if parse.deps[token] != "det" or on == noun:
        return None
    last = _clause_end(parse, noun)
    if parse.deps[noun] in ("nsubj", "nsubjpass"):
        if parse.tags[on][:2] != "VB" or last >= on:
            return None
        return Condition(opener="any", whole=(token, last), words=(token, last), on=on)
    preposition, on = on, parse.heads[on]
    if parse.deps[noun] != "pobj" or preposition >= token or on == preposition:
        return None
    if parse.lowers[preposition] not in ("to", "for", "against", "over"):
        return None
    return Condition(opener="any", whole=(preposition, last), words=(token, last), on=on)
