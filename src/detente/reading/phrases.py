"""Who does it: the subject of a verb, stated or understood, and the whole noun phrase that names it."""

from __future__ import annotations

from detente.reading.parse import Parse

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
EXPLETIVE = frozenset({"it", "there"})
_PUNCTUATION = frozenset(
    {
        ",",
        ".",
        ";",
        ":",
        "-",
        "--",
        "—",
        "–",
        "(",
        ")",
        "[",
        "]",
        '"',
        "“",
        "”",
        "‘",
        "’",
        "'",
        "`",
        "``",
        "''",
        "*",
        "•",
        "…",
    }
)
_MOST = 64
"""A verb with more dependants before its subject is no sentence's, but a wall of words."""
_UNDERSTOOD = frozenset({"conj", "xcomp", "ccomp", "advcl", "pcomp", "prep", "parataxis", "dep", "aux"})


def child(parse: Parse, token: int, *deps: str) -> int | None:
    """The first of the token's dependants with one of these labels."""
    for each in parse.children[token]:
        if parse.deps[each] in deps:
            return each
    return None


def trimmed(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    """The range without punctuation at its ends."""
    while first <= last and parse.words[first] in _PUNCTUATION:
        first += 1
    while first <= last and parse.words[last] in _PUNCTUATION:
        last -= 1
    return (first, last) if first <= last else None


def subject(parse: Parse, verb: int) -> int | None:
    """The head of the verb's subject, or of the subject that its governors lend it."""
    node = verb
    for _ in range(8):
        for each in parse.children[node][:_MOST]:
            if parse.deps[each] in SUBJECTS:
                return each
        dep, head = parse.deps[node], parse.heads[node]
        if head == node:
            return None
        if dep == "acl" or dep == "relcl":
            return head if parse.tags[node] != "VB" else possessor(parse, head)
        if dep not in _UNDERSTOOD:
            return None
        if dep in ("xcomp", "ccomp"):
            controller = child(parse, head, "dobj") if parse.tags[node] == "VB" else None
            if controller is not None and controller < node:
                return controller
        if parse.tags[head][:2] == "NN" and dep != "conj":
            return possessor(parse, head) if dep == "prep" else head
        node = head
    return None


def possessor(parse: Parse, noun: int) -> int | None:
    """Whose it is: a possessive, or who follows "by" or "from"."""
    owner = child(parse, noun, "poss")
    if owner is not None:
        return owner
    for each in parse.children[noun]:
        if parse.deps[each] == "prep" and parse.lowers[each] in ("by", "from"):
            return child(parse, each, "pobj")
    return None


def noun_phrase(parse: Parse, head: int, cue: int) -> tuple[int, int] | None:
    """The whole noun phrase of a head, as far as the cue that it belongs to."""
    first, last = parse.left[head], parse.right[head]
    if parse.tags[head] in ("PRP", "PRP$", "WP", "WDT"):
        first = last = head
    if head < cue <= last:
        last = cue - 1
    elif first <= cue < head:
        first = cue + 1
    for each in parse.children[head]:  # a clause that is no part of the name: "the envoy, who …, said"
        gloss = parse.deps[each] == "relcl" or (parse.deps[each] == "acl" and parse.tags[each] == "VBG")
        if gloss and parse.right[each] >= last - 1:
            last = parse.left[each] - 2 if parse.words[parse.left[each] - 1] == "," else last
    first, last = _before_verb(parse, first, max(last, head), head)
    while last + 2 < cue and parse.tags[last + 1] == "HYPH" and parse.tags[last + 2][:2] == "NN":
        last += 2  # "the co-founder", split at its hyphen
        while last + 1 < cue and parse.tags[last + 1][:2] == "NN":
            last += 1
    if parse.tags[last] == "POS" and last > head:
        last -= 1
    return trimmed(parse, first, last)


def _before_verb(parse: Parse, first: int, last: int, head: int) -> tuple[int, int]:
    """A phrase up to the first verb of a clause that is none of its own: no name holds a statement."""
    for token in range(first + 1, last + 1):
        if parse.tags[token] in ("WDT", "WP", "WP$", "WRB") or parse.lowers[token] in ("”", '"', "“"):
            break
        if parse.tags[token] in ("VBD", "VBZ", "MD") and token != head and not _modifies(parse, token, head):
            return first, token - 1
    return first, last


def _modifies(parse: Parse, verb: int, head: int) -> bool:
    """Whether a verb is of a clause within a head's noun phrase: "people who said …", "the offer made"."""
    for _ in range(8):
        if parse.deps[verb] in ("relcl", "acl", "pcomp", "ccomp", "aux", "auxpass", "advcl"):
            return parse.deps[verb] not in ("ccomp", "advcl") or verb > head
        if parse.heads[verb] in (verb, head):
            return False
        verb = parse.heads[verb]
    return True
