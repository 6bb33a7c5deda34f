"""Where things are: the words of a place as printed, without article and possessor's pronoun."""

from __future__ import annotations

from detente.reading.parse import Parse
from detente.reading.setting import Setting

_OPENS = ("DT", "PRP$", "PDT", "CD", "RB")
_WITHIN = ("NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "POS", "CC", "SYM", "VBG", "JJR")
_JOINS = frozenset({"of", "with", "between", "and", "-", "–", "'s", "’s"})
_LONGEST = 10


def place_phrase(setting: Setting, noun: int, nouns: frozenset[str]) -> str | None:
    """The place that a noun phrase names: a proper name, or a word for a place such as "border".

    Args:
        noun: the phrase's head.
        nouns: words for places, lower case.
    """
    parse = setting.parse
    first = parse.left[noun]
    while first < noun and (parse.tags[first] in _OPENS or parse.lowers[first] in ("its", "their", "the")):
        first += 1
    last = _end(parse, first, noun)
    named = any(parse.tags[token] in ("NNP", "NNPS") for token in range(first, last + 1))
    spatial = parse.lowers[noun] in nouns or any(
        parse.lowers[each] in nouns for each in range(first, last + 1)
    )
    if not (named or spatial) or last - first >= _LONGEST or setting.is_dated(first):
        return None
    polity = setting.polity_at(noun)
    if polity is not None and polity.polity.kind != "state" and not spatial:
        return None
    return " ".join(setting.document.text[parse.starts[first] : parse.ends[last]].split())


def _end(parse: Parse, first: int, noun: int) -> int:
    """The phrase's last token: through "with Ukraine", "of Hormuz", "between A and B", no further."""
    last, size = noun, parse.sentences[parse.sentence_of[noun]][1]
    while last + 1 < size:
        following = parse.lowers[last + 1]
        if following in _JOINS and last + 2 < size:
            beyond = last + 2
            while beyond < size and (
                parse.tags[beyond] == "DT" or parse.lowers[beyond] in ("neighboring", "neighbouring")
            ):
                beyond += 1
            if beyond < size and parse.tags[beyond] in ("NNP", "NNPS") and following != "and":
                last = _name_end(parse, beyond, size)
                continue
            if (
                following == "and"
                and parse.tags[last] in ("NNP", "NNPS")
                and beyond < size
                and "between" in parse.lowers[first:last]
            ):
                last = _name_end(parse, beyond, size)
        return last
    return last


def _name_end(parse: Parse, token: int, size: int) -> int:
    while (
        token + 1 < size and parse.tags[token + 1] in ("NNP", "NNPS") and parse.words[token + 1][0].isupper()
    ):
        token += 1
    return token
