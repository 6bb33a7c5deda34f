"""What is said as a clause: after the verb, before it or around it."""

from __future__ import annotations

from detente.reading.clauses import (
    clause_start,
    comma_before,
    is_finite,
    is_question,
    is_subordinate,
    tensed,
)
from detente.reading.cue_verb import RELATIVE, CueVerb
from detente.reading.draft import Draft, Range, without
from detente.reading.phrases import child, trimmed

_SUBORDINATORS = frozenset(
    {"as", "while", "though", "although", "because", "since", "after", "when", "whereas"}
)
_PERCEPTION = frozenset({"see", "hear", "feel", "notice"})
_PARTING = frozenset({";", ":", "—", "–", "--"})
_ADJUNCTS = 15
"""So many words may follow a cue at a sentence's end: to whom, where and when it was said."""


class ClauseFrames(CueVerb):
    """The frames whose content is a clause."""

    def clause(self) -> Draft | None:
        if not self.cue.complements & {"clause", "quote"}:
            return None
        parse, verb = self.parse, self.verb
        for each in sorted(parse.children[verb], key=lambda clause: (clause < verb, clause)):
            if not self._is_content(each):
                continue
            if self.withheld(each) or self._is_setting(each):
                return None
            pieces = self._around(each) if each < verb else self._after(each)
            if pieces:
                return self.draft("clause", *pieces, addressee=self.addressee())
        return None

    def _is_setting(self, clause: int) -> bool:
        """ "Asked whether …, she said …": the question put is nobody's statement."""
        parse, verb = self.parse, self.verb
        return (
            self.passive
            and parse.tags[verb] == "VBN"
            and parse.deps[verb] == "advcl"
            and is_question(parse, clause)
            and child(parse, verb, "agent") is None
        )

    def _is_content(self, clause: int) -> bool:
        """Whether a dependant is a clause that the verb may attribute."""
        parse, verb = self.parse, self.verb
        finite = is_finite(parse, clause)
        if clause > verb and not self.cue.complements & {"wh", "quote"} and is_question(parse, clause):
            return False
        if self.cue.lemma in _PERCEPTION and clause > verb and self._is_bare(clause):
            return False
        if parse.deps[clause] == "xcomp":
            return finite and "clause" in self.cue.complements
        if parse.deps[clause] != "ccomp" or (not finite and "obj_inf" in self.cue.complements):
            return False
        if clause > verb:
            return not self._is_main_clause(clause)
        if "quote" not in self.cue.complements or is_subordinate(parse, clause):
            return False
        return "told" in self.cue.complements or child(parse, verb, "dobj") is None

    def _is_bare(self, clause: int) -> bool:
        """ "saw prices rise": what is seen, not what is said."""
        parse = self.parse
        return (
            parse.tags[clause] in ("VB", "VBP", "VBG", "VBN")
            and child(parse, clause, "aux", "auxpass", "mark") is None
            and not is_question(parse, clause)
        )

    def _is_main_clause(self, clause: int) -> bool:
        """The main clause after "As they promise …, " that the parse took for a complement."""
        parse = self.parse
        marked = child(parse, self.verb, "mark")
        if marked is None or parse.lowers[marked] not in _SUBORDINATORS:
            return False
        inner = child(parse, clause, "nsubj", "nsubjpass", "expl")
        return inner is not None and parse.words[parse.left[inner] - 1] == ","

    def _after(self, clause: int) -> list[Range]:
        """The clause after the verb, with what is coordinated and added to it."""
        parse, verb = self.parse, self.verb
        first, last = parse.left[clause], self.tails.end(clause, verb)
        for each in parse.children[verb]:
            if each <= last or last < parse.right[clause]:
                continue
            left = parse.left[each]
            coordinate = parse.deps[each] == "ccomp" and parse.lowers[left] == "that"
            added = parse.deps[each] == "advcl" and self.tails.goes_on(each) and left <= last + 2
            if coordinate or added:
                last = self.tails.end(each, verb)
        content = trimmed(parse, max(first, self.last + 1), last)
        return [] if content is None else [content]

    def _around(self, clause: int) -> list[Range]:
        """The clause without the words of the cue, where the cue stands within it or after it."""
        parse, verb = self.parse, self.verb
        content = (parse.left[clause], self.tails.end(clause, verb))
        holes: list[Range] = [(verb, self.last)]
        for each in parse.children[verb]:
            if each != clause and parse.deps[each] != "ccomp":
                holes.append((parse.left[each], parse.right[each]))
        pieces = []
        for piece in without(
            content, [hole for hole in holes if content[0] <= hole[1] and hole[0] <= content[1]]
        ):
            cut = trimmed(parse, *piece)
            if cut is not None and not all(parse.lowers[t] in RELATIVE for t in range(cut[0], cut[1] + 1)):
                pieces.append(cut)
        return self._on_this_side(pieces)

    def _on_this_side(self, pieces: list[Range]) -> list[Range]:
        """What follows alone, where a mark that ends a thought parts the cue from what precedes it."""
        parse, verb = self.parse, self.verb
        before = clause_start(parse, verb) - 1
        after = [piece for piece in pieces if piece[0] > verb]
        if before >= 0 and parse.words[before] in _PARTING and after:
            return after
        return pieces

    def parenthetical(self) -> Draft | None:
        """ "The plan, she said, would fail"; "As she noted, the plan failed"."""
        if "clause" not in self.cue.complements:
            return None
        parse, verb = self.parse, self.verb
        dep, head = parse.deps[verb], parse.heads[verb]
        as_clause = dep == "advcl" and any(
            parse.lowers[each] == "as" and parse.deps[each] == "mark" for each in parse.children[verb]
        )
        if not as_clause and (dep != "parataxis" or not comma_before(parse, verb)):
            return None
        if child(parse, verb, "dobj") is not None and "told" not in self.cue.complements:
            return None
        pieces = []
        for piece in without((parse.left[head], parse.right[head]), [(parse.left[verb], parse.right[verb])]):
            cut = trimmed(parse, *piece)
            if cut is not None:
                pieces.append(cut)
        pieces = self._on_this_side(pieces)
        if not any(tensed(parse, *piece) for piece in pieces):
            return None
        return self.draft("parenthetical", *pieces, addressee=self.addressee())

    def trailing(self) -> Draft | None:
        """ "The plan would fail, she said.": the sentence before, whatever the parse makes of it."""
        if not self.cue.speech or self.passive or not {"clause", "quote"} <= self.cue.complements:
            return None
        parse, verb = self.parse, self.verb
        first, end = parse.sentences[parse.sentence_of[verb]]
        comma = clause_start(parse, verb) - 1
        if comma <= first or parse.words[comma] != "," or end - verb > _ADJUNCTS:
            return None
        content = trimmed(parse, first, comma - 1)
        if tensed(parse, verb + 1, end - 1) or content is None or not tensed(parse, *content):
            return None
        return self.draft("clause", content, addressee=self.addressee())

    def remainder(self) -> Draft | None:
        """A clause right after the verb that the parse takes for something else."""
        if not self.cue.speech or self.passive or "clause" not in self.cue.complements:
            return None
        parse, verb = self.parse, self.verb
        for each in parse.children[verb]:
            if parse.deps[each] in ("xcomp", "advcl", "dep") and parse.left[each] == self.last + 1:
                last = self.tails.end(each, verb)
                if tensed(parse, each, last):
                    return self.draft("clause", trimmed(parse, parse.left[each], last))
        return None
