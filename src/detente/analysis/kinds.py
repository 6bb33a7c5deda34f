"""What sort of actor a name is: person, state, organisation, organ, somebody unnamed, or no actor."""

from __future__ import annotations

import re

from detente.analysis.directory import Directory, key, singulars

PERSON, STATE, ORGANISATION, ORGAN = "person", "state", "organisation", "organ"
UNNAMED, UNCLEAR, NOBODY = "unnamed", "unclear", "nobody"
KINDS_OF_ACTORS = (PERSON, STATE, ORGANISATION, ORGAN, UNNAMED, UNCLEAR)
"""An organ is part of a state that speaks for it ("Biden administration"). Unnamed are officials and groups
who are described only: the words that describe them may mean others in another document. Unclear is a name of
which neither the directory nor what it does in the texts tells what it is."""

_SCRAP = re.compile(r"[(—,]|['’]s$|^['’]")
_HEAD_ENDS = re.compile(r"\s(?:of|in|to|at|on|for|from|with|that|who|which|as|being|about|—|-)\s|,|\(|:")


def kind_of(
    name: str, directory: Directory, *, titled: bool = False, party: str | None = None, acts: bool = True
) -> str:
    """One of KINDS_OF_ACTORS, or NOBODY for what can't act: pronouns, things, scraps of sentences.

    Args:
        titled: some mention has a title before the name ("Dr. Fauci"), or talks name it among their persons.
        party: for whom it is said to speak. acts: it speaks or is named in talks.
    """
    polity = directory.polity(name)
    if polity is not None:
        return polity.kind
    if directory.holder(name) is not None:
        return PERSON
    if name.endswith(" (unnamed)"):
        return UNNAMED
    words = _HEAD_ENDS.split(name.strip(), maxsplit=1)[0].split()
    if (
        not words
        or _SCRAP.search(name)
        or key(name) in directory.words.open
        or words[0].casefold() in directory.words.open - {"some"}
    ):
        return NOBODY
    head = words[-1].casefold().strip("'’\"“”.")
    if _is_described(words, head, directory):
        return UNNAMED
    if head in directory.words.things or words[0].casefold() in directory.words.owners:
        return NOBODY
    if _is_person(words, directory):
        return PERSON
    if head in directory.words.organs or head in directory.bodies:
        state = directory.polity(party) if party else None
        of_state = head in directory.words.organs or (state is not None and state.kind == STATE)
        return ORGAN if of_state else ORGANISATION if _is_capital(words[0]) else NOBODY
    if not _is_name(words, directory):
        return NOBODY
    if titled:
        return PERSON
    if not acts or (len(words) == 1 and not words[0].isupper()):
        return UNCLEAR
    return ORGANISATION if words[0].isupper() else _of_several(words, directory)


def _is_described(words: list[str], head: str, directory: Directory) -> bool:
    """Whether it is said only what they are: "U.S. officials", "several of our allies", "10 Americans"."""
    nouns = set(singulars(head))
    if nouns & directory.roles or head in directory.words.groups:
        return True
    return head.endswith("s") and (
        head in directory.modifiers or bool((nouns - {head}) & directory.words.factions)
    )


def _is_person(words: list[str], directory: Directory) -> bool:
    if not _is_name(words, directory) or len(words) > 4:
        return False
    first = words[0].casefold().strip(".")
    initial = any(len(each.strip(".")) == 1 for each in words[:-1])
    return first in directory.given or (len(words) > 1 and initial)


def _of_several(words: list[str], directory: Directory) -> str:
    """Two or three capitalised words without any known: a person's name, unless a polity's leads it."""
    if len(words) > 3 or key(words[0]) in directory.modifiers or any(each.isupper() for each in words):
        return ORGANISATION
    return PERSON


def _is_name(words: list[str], directory: Directory) -> bool:
    return _is_capital(words[0]) and all(
        _is_capital(each) or each.casefold() in directory.words.particles or "-" in each for each in words
    )


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or (word[:1].isdigit() and word.isalnum())
