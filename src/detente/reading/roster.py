"""Who held which office when: a dated roster, so that "the Russian foreign minister" has a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from detente.record.polity import Term


class Roster:
    """Finds office holders by office and date, and office holders by name."""

    __slots__ = ("_by_polity", "_by_surname")

    def __init__(self, terms: Iterable[Term], spellings: Mapping[str, str] | None = None) -> None:
        """Take the terms, and other spellings of surnames ("zelenskyy" for "zelensky")."""
        by_polity: dict[str, list[Term]] = {}
        by_surname: dict[str, list[Term]] = {}
        for term in terms:
            by_polity.setdefault(term.of, []).append(term)
            for surname in _surnames(term.holder):
                by_surname.setdefault(surname, []).append(term)
        for other, surname in (spellings or {}).items():
            by_surname.setdefault(other, []).extend(by_surname.get(surname, ()))
        self._by_polity: Mapping[str, list[Term]] = by_polity
        self._by_surname: Mapping[str, list[Term]] = by_surname

    def holder(self, office: Iterable[str], of: str, on: str | None) -> Term | None:
        """The term of whoever held an office on a day; without a day nobody is named.

        Args:
            office: lower-case words of the office, in any order ("foreign", "minister").
            of: the state's or organisation's name. on: an ISO date.
        """
        if on is None:
            return None
        wanted = {_SPELLINGS.get(word, word) for word in office}
        for term in self._by_polity.get(of, ()):
            if set(term.office) == wanted and term.holds_on(on):
                return term
        return None

    def named(self, surname: str, on: str | None, of: Iterable[str] = ()) -> Term | None:
        """The only office holder of a surname who fits a day and, where told, a polity.

        Args:
            surname: lower case. on: an ISO date, or None for any. of: states and organisations.
        """
        polities = set(of)
        terms = self._by_surname.get(surname, ())
        fitting = [
            term
            for term in terms
            if (not polities or term.of in polities) and (on is None or term.holds_on(on))
        ]
        return fitting[0] if len({term.holder for term in fitting}) == 1 else None

    def held_by(self, holder: str, on: str | None) -> list[Term]:
        """The terms of one person, by full name, that hold on a day."""
        if on is None:
            return []
        surname = stem_of(holder)
        return [
            term for term in self._by_surname.get(surname, ()) if term.holder == holder and term.holds_on(on)
        ]


_SPELLINGS = {
    "defence": "defense",
    "advisor": "adviser",
    "spokesperson": "spokesman",
    "spokeswoman": "spokesman",
}
_SPELLINGS |= {"gop": "republican", "nominee": "candidate"}


def spelled(words: Iterable[str]) -> tuple[str, ...]:
    """Words of an office in the roster's own spelling."""
    return tuple(_SPELLINGS.get(word, word) for word in words)


def stem_of(holder: str) -> str:
    """The surname under which a holder is found."""
    return holder.removesuffix(" Jr.").casefold().split()[-1]


def _surnames(holder: str) -> set[str]:
    words = holder.removesuffix(" Jr.").casefold().split()
    last = stem_of(holder)
    found = {last, last.removeprefix("al-").removeprefix("el-")}
    if len(words) > 2 and words[-2] in ("de", "bin", "van", "le", "von", "der"):
        found.add(" ".join(words[-2:]))
    if words[0] in KNOWN_BY_FIRST:
        found.add(words[0])
    return found


KNOWN_BY_FIRST = frozenset(
    {"xi", "hu", "wen", "li", "jiang", "moon", "park", "yoon", "lee", "kim", "ban", "wang", "yang", "qin"}
    | {"abiy", "meles", "hailemariam", "tedros"}
)
"""First words of names by which news calls their bearers: family names, and Ethiopian given names."""
