"""The offices that texts print beside a name, held against the dated roster."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from detente.analysis.directory import JOINS, Directory, folded, key, spelled
from detente.record.polity import Term

_LONGEST = 7
_WORDS = re.compile(r"[^\s,;:()—–]+|[,;:()—–]")
_ENDS = frozenset(",;:()—–")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One office of an actor.

    Attributes:
        title: in lower case ("deputy secretary of state"). of: the state or organisation, None where the
            text doesn't tell.
        start, end: ISO dates by the roster; None where only texts tell of it.
        claims: statements in which it is printed beside the name.
    """

    title: str
    of: str | None
    start: str | None
    end: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title printed beside a name, and where."""

    words: tuple[str, ...]
    of: str | None
    claim: str
    day: str | None


def printed_title(
    phrase: str, names: Iterable[str], directory: Directory
) -> tuple[tuple[str, ...], str | None]:
    """The office in a speaker's phrase and whose it is, beside any word of the names; empty where none is.

    It stands right before the name ("Russian Deputy Foreign Minister Alexander Grushko"), right after it
    ("Alexander Grushko, a Russian deputy foreign minister,"), or alone ("the Vice President").
    """
    own = {folded(word) for name in names for word in name.split()}
    words = _WORDS.findall(phrase.replace("’", "'"))
    at = [index for index, word in enumerate(words) if folded(word) in own and word[:1].isupper()]
    if not at:
        return _office([word for word in words if word not in _ENDS][:_LONGEST], directory)
    before = words[: at[0]]
    for index in range(len(before) - 1, -1, -1):
        if before[index] in _ENDS:
            before = before[index + 1 :]
            break
    found = _office(_titular(before[-_LONGEST:], directory), directory)
    if found[0]:
        return found
    after = words[at[-1] + 1 :]
    if after[:1] != [","]:
        return (), None
    after = after[1:]
    end = next((index for index, word in enumerate(after) if word in _ENDS), len(after))
    return _office(after[:end][:_LONGEST], directory)


def _titular(words: list[str], directory: Directory) -> list[str]:
    """The words at the end that a title may have: "Governor" of "Maryland Governor"."""
    start = len(words)
    while start:
        parts = [spelled(part) for part in key(words[start - 1]).removesuffix("'s").split("-")]
        known = all(part in directory.titular or part in JOINS for part in parts)
        if not known and not any(
            key(" ".join(words[first:start])) in directory.modifiers
            for first in range(max(0, start - 4), start)
        ):
            break
        start -= 1
    return words[start:]


def _office(words: list[str], directory: Directory) -> tuple[tuple[str, ...], str | None]:
    """The words of an office without whose it is; empty where the words end in no office."""
    of, kept = None, []
    at = 0
    while at < len(words):
        size = next(
            (
                size
                for size in range(min(4, len(words) - at), 0, -1)
                if key(" ".join(words[at : at + size])) in directory.modifiers
            ),
            0,
        )
        if size and words[at][:1].isupper():
            of = of or directory.modifiers[key(" ".join(words[at : at + size]))]
            at += size
            continue
        kept.append(words[at].casefold().strip(".'").removesuffix("'s"))
        at += 1
    kept = [spelled(part) for word in kept for part in word.split("-") if part]
    while kept and kept[0] in (*JOINS, *directory.honorifics):
        kept.pop(0)
    while kept and kept[-1] in JOINS:
        kept.pop()
    if not any(directory.is_role(part) for part in kept):
        return (), None
    return (tuple(kept), of) if all(part in (*JOINS, *directory.titular) for part in kept) else ((), None)


def offices_of(
    titles: Iterable[Title], terms: Iterable[Term], *, since: str | None, until: str | None
) -> tuple[Office, ...]:
    """The offices that an actor held in the time of the record, and those printed.

    A title goes with the term on its day that has all its words, or all of whose words it has
    ("Secretary Blinken" is the secretary of state); what fits none is an office of its own.
    """
    held = _once(
        term
        for term in terms
        if since is None or until is None or (since <= term.start <= until or term.holds_on(since))
    )
    printed: dict[Term | tuple[str, str | None], list[str]] = {term: [] for term in held}
    for title in titles:
        bare = {word for word in title.words if word not in JOINS}
        fitting = [
            term
            for term in held
            if (title.day is None or term.holds_on(title.day))
            and (title.of is None or title.of == term.of)
            and (bare <= set(term.office) or set(term.office) <= bare)
        ]
        fitting.sort(key=lambda term: len(set(term.office) ^ bare))
        home: Term | tuple[str, str | None] = fitting[0] if fitting else (" ".join(title.words), title.of)
        printed.setdefault(home, []).append(title.claim)
    offices = [
        Office(
            title=(home.title or " ".join(home.office)) if isinstance(home, Term) else home[0],
            of=home.of if isinstance(home, Term) else home[1],
            start=home.start if isinstance(home, Term) else None,
            end=home.end if isinstance(home, Term) else None,
            claims=tuple(dict.fromkeys(claims)),
        )
        for home, claims in printed.items()
    ]
    return tuple(
        sorted(offices, key=lambda each: (each.start is None, each.start or "", each.title, each.of or ""))
    )


def _once(terms: Iterable[Term]) -> list[Term]:
    """Each term once, where the roster has the office in two wordings."""
    return list({(term.of, term.start, frozenset(term.office)): term for term in terms}.values())
