"""Who does it to whom: subjects, objects and complements of verbs and nouns in a parse."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.parse import Parse

_CORE = frozenset(("compound", "amod", "poss", "nummod", "nmod", "quantmod", "advmod", "case", "punct"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_CLIMB = 6


def child(parse: Parse, token: int, *deps: str) -> int | None:
    """The first dependant that hangs by one of the labels, the labels tried in order."""
    kin = parse.children[token]
    for dep in deps:
        for each in kin:
            if parse.deps[each] == dep:
                return each
    return None


def prepositions(parse: Parse, token: int) -> Iterator[tuple[str, int]]:
    """Each preposition below a token, in lower case, with the head of what it governs."""
    for each in parse.children[token]:
        if parse.deps[each] in ("prep", "agent", "dative"):
            governed = child(parse, each, "pobj", "pcomp")
            if governed is not None:
                yield parse.lowers[each], governed
            else:
                inner = child(parse, each, "prep")
                if inner is not None:
                    governed = child(parse, inner, "pobj", "pcomp")
                    if governed is not None:
                        yield f"{parse.lowers[each]} {parse.lowers[inner]}", governed


def is_passive(parse: Parse, token: int) -> bool:
    """Whether a verb stands in the passive, reduced relative clauses ("talks held in Rome") included."""
    deps = parse.deps
    for each in parse.children[token]:
        if deps[each] in ("auxpass", "nsubjpass"):
            return True
    return parse.tags[token] == "VBN" and parse.deps[token] == "acl"


def is_negated(parse: Parse, token: int) -> bool:
    """Whether a word is negated: "not", "never", "no longer"."""
    for each in parse.children[token]:
        if parse.deps[each] == "neg" or parse.lowers[each] in ("never", "not"):
            return True
        if parse.lowers[each] in ("longer", "more") and parse.lowers[each - 1 : each] == ["no"]:
            return True
    return False


def object_of(parse: Parse, token: int) -> int | None:
    """The head of what a verb's deed is done to: its object, or the subject of its passive."""
    if is_passive(parse, token):
        patient = child(parse, token, "nsubjpass", "dobj")
        if patient is None and parse.deps[token] == "acl":
            return parse.heads[token]
        return _antecedent(parse, token, patient)
    return _antecedent(parse, token, child(parse, token, "dobj"))


def subject_of(parse: Parse, token: int) -> int | None:
    """The head of who does it: the subject, that of the verb above where a clause shares it, or "by …"."""
    for _ in range(_CLIMB):
        if is_passive(parse, token):
            return next((noun for word, noun in prepositions(parse, token) if word == "by"), None)
        own = child(parse, token, "nsubj", "csubj")
        if own is not None:
            return _antecedent(parse, token, own)
        above, dep = parse.heads[token], parse.deps[token]
        if above == token:
            return None
        if dep == "xcomp":
            told = child(parse, above, "dobj", "dative")
            if told is not None and told < token:
                return told
            if is_passive(parse, above):
                return child(parse, above, "nsubjpass")
        elif dep == "acl" and parse.tags[token] == "VBG":
            return above
        elif dep == "pcomp":
            above = parse.heads[above]
            told = child(parse, above, "dobj", "nsubjpass")
            if told is not None and told < token:
                return told
        elif dep not in ("conj", "advcl", "acl", "ccomp", "dep"):
            return None
        if parse.tags[above][:1] == "J" and parse.deps[above] == "acomp":
            above = parse.heads[above]
        if parse.tags[above][:1] != "V" and parse.tags[above] != "MD":
            return doer_of_noun(parse, above) if parse.tags[above][:1] == "N" else None
        token = above
    return None


def _antecedent(parse: Parse, verb: int, noun: int | None) -> int | None:
    """What a relative pronoun stands for."""
    if noun is not None and parse.lowers[noun] in _RELATIVE and parse.deps[verb] == "relcl":
        return parse.heads[verb]
    return noun


def doer_of_noun(parse: Parse, token: int) -> int | None:
    """Who does what a noun names: "by …", a possessive, a name before it, "of …", or the verb's subject."""
    of = None
    for word, noun in prepositions(parse, token):
        if word in ("by", "between", "among"):
            return noun
        if word == "of" and of is None:
            of = noun
    owner = child(parse, token, "poss")
    if owner is not None:
        return owner
    for each in parse.children[token]:
        if parse.deps[each] in ("compound", "amod", "nmod") and is_name(parse, each):
            return each
    above, dep = parse.heads[token], parse.deps[token]
    if dep in ("dobj", "attr") and parse.tags[above][:1] == "V":
        return subject_of(parse, above)
    if dep == "pobj" and parse.tags[parse.heads[above]][:1] == "V" and above != parse.heads[above]:
        return subject_of(parse, parse.heads[above])
    return of if of is not None and is_name(parse, of) else None


def is_name(parse: Parse, token: int) -> bool:
    """Whether a token is (the end of) a name, or an adjective made from one ("Russian")."""
    tag = parse.tags[token]
    return tag[:3] == "NNP" or (tag == "JJ" and parse.words[token][:1].isupper())


def core_phrase(parse: Parse, token: int) -> tuple[int, int]:
    """First and last token of a noun phrase without its article, relative clauses and most prepositions."""
    first = last = token
    for each in reversed(parse.children[token]):
        if each < first and parse.deps[each] in _CORE and parse.right[each] == first - 1:
            first = parse.left[each]
    while first < token and (parse.tags[first] in _LEADING or parse.lowers[first] in _NO_NAME):
        first += 1
    for each in parse.children[token]:
        if each == last + 1 and parse.lowers[each] in ("of", "for") and parse.deps[each] == "prep":
            governed = child(parse, each, "pobj")
            if governed is not None and is_name(parse, governed) and parse.right[governed] - each < 8:
                last = core_phrase(parse, governed)[1]
    return first, last


_LEADING = frozenset(("DT", "PRP$", ",", "``", "''", "RB", "RBR", "JJR", "IN", "TO", "HYPH", ":"))
_NO_NAME = frozenset(
    [
        "some",
        "many",
        "several",
        "all",
        "both",
        "senior",
        "top",
        "other",
        "more",
        "most",
        "up",
        "about",
        "than",
        "least",
        "to",
        "nearly",
        "almost",
        "the",
        "a",
        "an",
        "this",
        "these",
        "those",
    ]
)
