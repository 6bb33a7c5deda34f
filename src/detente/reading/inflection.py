"""The printed forms of English verbs and nouns, so that a lexicon is matched without a lemmatiser."""

from __future__ import annotations

import re

_ONE_VOWEL = re.compile(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]")
_SIBILANT = re.compile(r".*(?:s|x|z|ch|sh)")


def verb_forms(lemma: str, irregular: tuple[str, ...] = ()) -> frozenset[str]:
    """The lemma and its inflected forms; `irregular` past forms and participles are taken as given.

    >>> sorted(verb_forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    >>> sorted(verb_forms("ban"))
    ['ban', 'banned', 'banning', 'bans']
    >>> sorted(verb_forms("seize"))
    ['seize', 'seized', 'seizes', 'seizing']
    """
    if irregular:
        return frozenset({lemma, _plural(lemma), _stem(lemma) + "ing", *irregular})
    past = "d" if lemma.endswith("e") else "ed"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return frozenset({lemma, _plural(lemma), lemma[:-1] + "ied", lemma + "ing"})
    stem = _stem(lemma)
    return frozenset({lemma, _plural(lemma), (lemma if past == "d" else stem) + past, stem + "ing"})


def noun_forms(lemma: str, irregular: tuple[str, ...] = ()) -> frozenset[str]:
    """A noun in singular and plural, as printed in lower case.

    >>> sorted(noun_forms("treaty")), sorted(noun_forms("hunger strike"))
    (['treaties', 'treaty'], ['hunger strike', 'hunger strikes'])
    """
    return frozenset({lemma, *(irregular or (_plural(lemma),))})


def _plural(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    if lemma.endswith("ff"):
        return lemma + "s"
    return lemma + ("es" if _SIBILANT.fullmatch(lemma) else "s")


def _stem(lemma: str) -> str:
    """What -ing is joined to: a silent e dropped, a final consonant doubled after one short vowel."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "y"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and len(lemma) > 2:
        return lemma[:-1]
    return lemma + lemma[-1] if _ONE_VOWEL.fullmatch(lemma) else lemma
