"""What a clause is, as the parse shows it: finite, passive, subordinate, hypothetical, a question."""

from __future__ import annotations

from detente.reading.parse import Parse
from detente.reading.phrases import child

_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MODAL = frozenset({"would", "could", "might", "may", "should", "can", "must", "wo", "ca"})


def is_subordinate(parse: Parse, clause: int) -> bool:
    """Introduced by a conjunction of time, cause or condition, or a participle: "Asked whether …"."""
    if parse.tags[clause] in ("VBN", "VBG") and parse.left[clause] == clause:
        return True
    return any(
        parse.deps[each] in ("mark", "advmod")
        and parse.lowers[each]
        in (
            "because",
            "while",
            "although",
            "though",
            "when",
            "as",
            "since",
            "after",
            "before",
            "if",
            "unless",
            "until",
        )
        and each == parse.left[clause]
        for each in parse.children[clause]
    )


def is_finite(parse: Parse, verb: int) -> bool:
    """A clause with a tensed verb or a modal."""
    if parse.tags[verb] in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(
        parse.deps[each] in ("aux", "auxpass", "cop") and parse.tags[each] in ("MD", "VBD", "VBZ", "VBP")
        for each in parse.children[verb]
    ) or (parse.tags[verb] not in ("VB", "VBG") and child(parse, verb, "nsubj") is not None)


def is_infinitive(parse: Parse, verb: int) -> bool:
    """Whether the verb has "to" before it."""
    return any(parse.tags[each] == "TO" for each in parse.children[verb])


def is_passive(parse: Parse, verb: int) -> bool:
    """What it says is done to its subject, or to the noun that it modifies."""
    if parse.tags[verb] not in ("VBN", "VBD"):
        return False
    for each in parse.children[verb]:
        if parse.deps[each] in ("auxpass", "nsubjpass", "agent"):
            return True
    if parse.tags[verb] == "VBN" and parse.deps[verb] == "conj" and parse.heads[verb] < verb:
        own = child(parse, verb, "aux", "nsubj")  # "was brought in and told that …"
        return own is None and is_passive(parse, parse.heads[verb])
    if parse.tags[verb] != "VBN" or parse.deps[verb] not in ("acl", "advcl"):
        return False
    return child(parse, verb, "aux") is None


def is_hypothetical(parse: Parse, verb: int) -> bool:
    """Under a modal or a condition: would, might, if."""
    for each in parse.children[verb]:
        if parse.deps[each] == "aux" and parse.lowers[each] in _MODAL:
            return True
        if parse.deps[each] == "mark" and parse.lowers[each] in ("if", "unless", "whether"):
            return True
    return False


def tensed(parse: Parse, first: int, last: int) -> bool:
    """Whether a range holds a finite verb."""
    return any(parse.tags[token] in _TENSED for token in range(first, last + 1))


def is_question(parse: Parse, clause: int) -> bool:
    """An indirect question: what, whether."""
    first = parse.left[clause]
    if parse.tags[first] == "IN" and first < clause and parse.tags[first + 1] in ("WDT", "WP"):
        return True  # "on which day"
    return parse.tags[first] in ("WP", "WRB", "WDT") or parse.lowers[first] in ("if", "whether")


def clause_start(parse: Parse, verb: int) -> int:
    """Where the verb's subject, auxiliaries and adverbs before it begin."""
    first = verb
    for each in parse.children[verb]:
        if parse.deps[each] in ("nsubj", "aux", "neg", "advmod") and each < verb:
            first = min(first, parse.left[each])
    return first


def comma_before(parse: Parse, verb: int) -> bool:
    """A comma, a dash or a quotation mark between the clause before and the verb with its subject."""
    first = clause_start(parse, verb)
    return first > 0 and parse.words[first - 1] in {",", "—", "–", "--", '"', "”", "’", "'", "''", "?", "!"}
