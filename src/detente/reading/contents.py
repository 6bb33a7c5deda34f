"""Where what is said ends, and the reporter's own voice goes on."""

from __future__ import annotations

from detente.reading.lexicon import CueLexicon
from detente.reading.parse import Parse
from detente.reading.phrases import SUBJECTS, child

_DASHES = frozenset({",", "—", "–", "--"})
_STEPS = 12
"""So many endings are looked at; a sentence that nests deeper is left as the parse has it."""


class Tails:
    """Cuts from contents what the parse hangs on them and the reporter says.

    A non-restrictive relative clause at the end is the reporter's gloss; a participle of saying after a
    comma ("…, adding that") and a verb of saying coordinated without a subject of its own ("said that …
    and called …") go with the outer cue, which lends them its subject.
    """

    def __init__(self, parse: Parse, lexicon: CueLexicon) -> None:
        self._parse, self._lexicon = parse, lexicon
        self._lenders: dict[int, int] = {}

    def lender(self, verb: int) -> int:
        """The verb whose subject speaks: the verb itself, or the cue that it was cut from."""
        return self._lenders.get(verb, verb)

    def end(self, top: int, cue: int) -> int:
        """The last token of what `top` governs that belongs to the content of `cue`."""
        parse = self._parse
        last, node = parse.right[top], top
        for _ in range(_STEPS):
            below = self._last_child(node, last)
            if below is None:
                break
            cut = self._cut(below, cue)
            if cut is None or cut < top:
                node = below
            else:
                last, node = cut, top
        return last

    def goes_on(self, clause: int) -> bool:
        """Whether an adverbial clause that the parse hangs on the cue is still what is said."""
        parse = self._parse
        if parse.tags[clause] == "VBG":
            return not self._says(clause) and child(parse, clause, *SUBJECTS, "mark") is None
        mark = child(parse, clause, "mark")
        return mark is not None and parse.lowers[mark] in ("if", "unless", "because", "so")

    def without_medium(self, first: int, last: int) -> int:
        """The end of a noun phrase without where or when it was said at its end: "in a tweet on Friday"."""
        parse = self._parse
        for _ in range(3):
            token = last
            while token > first and parse.deps[token] != "prep" and last - token < 8:
                token -= 1
            if token <= first or parse.lowers[token] not in ("in", "on", "at", "during", "via"):
                return last
            place = child(parse, token, "pobj")
            if place is None or parse.lowers[place] not in self._lexicon.media:
                return last
            last = token - 1
        return last

    def _last_child(self, node: int, last: int) -> int | None:
        """The dependant whose words end where the content ends, punctuation left aside."""
        parse = self._parse
        for each in reversed(parse.children[node]):
            if each < node:
                break
            if parse.left[each] <= last and parse.deps[each] != "punct":
                return each
        return None

    def _cut(self, token: int, cue: int) -> int | None:
        parse = self._parse
        first, dep = parse.left[token], parse.deps[token]
        if first < 2:
            return None
        if (
            dep == "relcl"
            and parse.words[first - 1] in _DASHES
            and parse.tags[first] in ("WDT", "WP", "WRB", "WP$", "IN")
        ):
            return first - 2
        if dep == "prep" and parse.lowers[token] == "along" and parse.words[first - 1] == ",":
            return first - 2
        if self._concedes(token) or self._resumes(token):
            return first - 2
        if child(parse, token, *SUBJECTS) is not None:
            return None
        before, tag = parse.lowers[first - 1], parse.tags[token]
        if dep == "conj" and before in ("and", "but") and self._distances(token):
            self._lenders.setdefault(token, self.lender(cue))
            return first - 2
        if dep == "conj" and tag in ("VBD", "VBZ") and tag == parse.tags[cue] and self._is_bare(token):
            self._lenders.setdefault(token, self.lender(cue))
            return first - 2
        if not self._says(token):
            return None
        participle = tag == "VBG" and dep in ("advcl", "conj", "acl", "xcomp")
        coordinate = dep == "conj" and tag == parse.tags[cue] and before in ("and", "but")
        if coordinate or (participle and before == ","):
            self._lenders.setdefault(token, self.lender(cue))
            return first - 2
        return None

    def _concedes(self, token: int) -> bool:
        """ "…, though she acknowledged that …": another statement in the reporter's own clause."""
        parse = self._parse
        mark = child(parse, token, "mark")
        return (
            parse.deps[token] == "advcl"
            and mark is not None
            and parse.lowers[mark] in ("though", "although", "while", "whereas")
            and parse.words[parse.left[token] - 1] == ","
            and self._says(token)
            and child(parse, token, "ccomp") is not None
        )

    def _resumes(self, token: int) -> bool:
        """ "…, a demand that NATO rejects": an apposition in which the reporter says what became of it."""
        parse = self._parse
        first = parse.left[token]
        return (
            parse.deps[token] == "appos"
            and parse.words[first - 1] in _DASHES
            and parse.lowers[first] in ("a", "an", "something")
            and (parse.lowers[token] in self._lexicon.nouns or parse.lowers[token] == "something")
            and child(parse, token, "relcl", "acl", "ccomp") is not None
        )

    def _is_bare(self, token: int) -> bool:
        """ "urged both to return and offered help": joined to an infinitive, which it can't go on from."""
        parse = self._parse
        before = parse.heads[token]
        return parse.tags[before] == "VB" and parse.lowers[token] in self._lexicon.verbs

    def _distances(self, token: int) -> bool:
        """ "rejected what he termed …": words that a reporter ascribes to the one who rejects."""
        parse = self._parse
        if parse.lowers[token] not in self._lexicon.verbs:
            return False
        inner = child(parse, token, "ccomp", "dobj")
        return inner is not None and inner > token and parse.lowers[parse.left[inner]] == "what"

    def _says(self, token: int) -> bool:
        cues = self._lexicon.verbs.get(self._parse.lowers[token], ())
        return any(cue.complements & {"quote", "as", "pred", "told"} for cue in cues)
