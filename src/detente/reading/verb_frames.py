"""Verbs that attribute, and the complements that hold what is said, thought, wanted or judged."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.clauses import (
    clause_start,
    comma_before,
    is_finite,
    is_hypothetical,
    is_infinitive,
    is_passive,
    is_question,
    is_subordinate,
    tensed,
)
from detente.reading.contents import Tails
from detente.reading.draft import Draft, Range, without
from detente.reading.lexicon import Cue, CueLexicon
from detente.reading.parse import Parse
from detente.reading.phrases import EXPLETIVE, child, noun_phrase, subject, trimmed
from detente.reading.quotations import MARKS

_RELATIVE = frozenset({"that", "which", "who", "whom", "what"})
_SUBORDINATORS = frozenset(
    {"as", "while", "though", "although", "because", "since", "after", "when", "whereas"}
)
_CARRYING = frozenset({"of", "to", "between", "against", "toward", "towards"})
_ADJUNCTS = 15
"""So many words may follow a cue at a sentence's end: to whom, where and when it was said."""
_NEGATIVE = frozenset({"never", "neither", "hardly", "barely", "nor"})
_NOT_A_CUE = frozenset({"amod", "compound", "nmod", "prep", "pobj", "dobj", "mark", "case", "auxpass", "aux"})


def verb_drafts(parse: Parse, lexicon: CueLexicon) -> Iterator[Draft]:
    """What each verb of the lexicon attributes, by its complements in the parse."""
    verbs, tails = lexicon.verbs, Tails(parse, lexicon)
    for token, lower in enumerate(parse.lowers):
        cues = verbs.get(lower)
        if cues is None or parse.tags[token][0] != "V" or parse.deps[token] in _NOT_A_CUE:
            continue
        for cue in cues:
            last = _particles_end(parse, token, cue.particles)
            draft = None if last is None else VerbFrame(parse, token, cue, last, tails).filled()
            if draft is not None:
                yield draft
                break


class VerbFrame:
    """One cue verb in its clause."""

    def __init__(self, parse: Parse, verb: int, cue: Cue, last: int, tails: Tails) -> None:
        self.parse, self.verb, self.cue, self.last, self.tails = parse, verb, cue, last, tails
        self.passive = is_passive(parse, verb)

    def speaker(self) -> Range | None:
        parse, verb = self.parse, self.verb
        if self.passive:
            agent = child(parse, verb, "agent")
            head = None if agent is None else child(parse, agent, "pobj")
        else:
            head = subject(parse, self.tails.lender(verb))
            if head is not None and parse.deps[head] == "nsubjpass" and parse.heads[head] == verb:
                head = None
        if head is None or (parse.lowers[head] in EXPLETIVE and self._is_dummy(head)):
            return None
        speaker = noun_phrase(parse, head, verb)
        carried = self._carried_off(head) if self.passive else None
        if speaker is not None and carried is not None and carried[0] > speaker[0]:
            return speaker[0], carried[0] - 1
        return speaker

    def _carried_off(self, agent: int) -> Range | None:
        """ "accused by the groups of blocking": what the parse hangs on the agent and belongs to the verb."""
        parse = self.parse
        for each in parse.children[agent]:
            if parse.deps[each] == "prep" and parse.lowers[each] in self.cue.following:
                return each, parse.right[each]
        return None

    def _points_back(self) -> bool:
        """ "That said, …"; "This means that …": nobody speaks."""
        parse = self.parse
        head = child(parse, self.verb, "nsubj")
        if head is None:
            return False
        if self.cue.lemma == "mean":
            return parse.lowers[head] != "i"
        return parse.tags[head] == "DT"

    def _is_dummy(self, head: int) -> bool:
        return self.parse.lowers[head] == "there" or self.passive

    def draft(self, frame: str, *pieces: Range | None, addressee: Range | None = None) -> Draft | None:
        parse, verb = self.parse, self.verb
        kept = [piece for piece in pieces if piece is not None]
        if not kept or self._points_back():
            return None
        return Draft(
            head=verb,
            cue=(verb, self.last),
            lemma=self.cue.lemma,
            kind="verb",
            frame=frame,
            speaker=self.speaker(),
            pieces=tuple(sorted(kept)),
            addressee=addressee,
            negated=any(
                parse.deps[each] == "neg" or parse.lowers[each] in _NEGATIVE for each in parse.children[verb]
            ),
            hypothetical=is_hypothetical(parse, verb),
            speech=self.cue.speech,
        )

    def filled(self) -> Draft | None:
        """The attribution of the first frame that the verb's complements fill."""
        for fill in (
            self._clause,
            self._as,
            self._object_infinitive,
            self._infinitive,
            self._gerund,
            self._predicate,
            self._passive,
            self._object,
            self._preposition,
            self._parenthetical,
            self._trailing,
            self._remainder,
        ):
            draft = fill()
            if draft is not None:
                return draft
        return None

    # Frames, in the order in which they are tried.

    def _clause(self) -> Draft | None:
        if not self.cue.complements & {"clause", "quote"}:
            return None
        parse, verb = self.parse, self.verb
        for each in sorted(parse.children[verb], key=lambda clause: (clause < verb, clause)):
            if not self._is_content(each):
                continue
            pieces = self._around(each) if each < verb else self._after(each)
            if pieces:
                return self.draft("clause", *pieces, addressee=self._addressee())
        return None

    def _is_content(self, clause: int) -> bool:
        """Whether a dependant is a clause that the verb may attribute."""
        parse, verb = self.parse, self.verb
        finite = is_finite(parse, clause)
        if clause > verb and not self.cue.complements & {"wh", "quote"} and is_question(parse, clause):
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
            if cut is not None and not all(parse.lowers[t] in _RELATIVE for t in range(cut[0], cut[1] + 1)):
                pieces.append(cut)
        return pieces

    def _addressee(self) -> Range | None:
        parse, verb = self.parse, self.verb
        if "told" not in self.cue.complements:
            return None
        told = child(parse, verb, "dobj", "dative")
        if told is None and self.passive:
            told = child(parse, verb, "nsubjpass")
        return None if told is None else noun_phrase(parse, told, verb)

    def _as(self) -> Draft | None:
        if "as" not in self.cue.complements:
            return None
        parse, verb = self.parse, self.verb
        for each in parse.children[verb]:
            if parse.lowers[each] == "as" and each > verb and parse.deps[each] in ("prep", "advcl"):
                thing = self._thing()
                if thing is None:
                    continue
                view = (each, parse.right[each])
                if thing[1] < each and not self.passive and thing[0] > verb:
                    return self.draft("as", (thing[0], view[1]))
                return self.draft("as", thing, view)
        return None

    def _thing(self) -> Range | None:
        """The object, or the passive's subject."""
        parse, verb = self.parse, self.verb
        if self.cue.particles:
            for each in parse.children[verb]:
                if parse.lowers[each] == self.cue.particles[-1] and parse.deps[each] == "prep":
                    inner = child(parse, each, "pobj")
                    if inner is not None:
                        return parse.left[inner], parse.right[inner]
        inner = child(parse, verb, "nsubjpass") if self.passive else child(parse, verb, "dobj")
        if inner is None or (parse.lowers[inner] in _RELATIVE and inner < verb):
            return None
        phrase = noun_phrase(parse, inner, verb)
        if phrase is None:
            return None
        return phrase[0], min(phrase[1], self.tails.end(inner, verb))

    def _object_infinitive(self) -> Draft | None:
        if "obj_inf" not in self.cue.complements:
            return None
        parse, verb = self.parse, self.verb
        for each in parse.children[verb]:
            if parse.deps[each] not in ("ccomp", "xcomp", "advcl") or each < verb:
                continue
            if is_finite(parse, each) or not is_infinitive(parse, each):
                continue
            first = parse.left[each]
            if parse.lowers[first] == "for":
                first += 1
            inner = child(parse, each, "nsubj", "nsubjpass")
            thing = self._thing()
            if inner is not None:
                return self.draft("obj_inf", (first, parse.right[each]))
            if thing is not None and not self.passive and thing[1] < first:
                return self.draft("obj_inf", (thing[0], parse.right[each]))
            if thing is not None and self.passive and parse.deps[each] == "xcomp":
                return self.draft("obj_inf", thing, (first, parse.right[each]))
        return None

    def _infinitive(self) -> Draft | None:
        if "inf" not in self.cue.complements:
            return None
        parse, verb = self.parse, self.verb
        for each in parse.children[verb]:
            if parse.deps[each] in ("xcomp", "ccomp") and each > verb and is_infinitive(parse, each):
                return self.draft("inf", (parse.left[each], self.tails.end(each, verb)))
        return None

    def _gerund(self) -> Draft | None:
        if "ger" not in self.cue.complements:
            return None
        parse, verb = self.parse, self.verb
        for each in parse.children[verb]:
            if parse.deps[each] in ("xcomp", "pcomp", "ccomp") and each > verb and parse.tags[each] == "VBG":
                return self.draft("ger", (parse.left[each], parse.right[each]))
        return None

    def _predicate(self) -> Draft | None:
        if "pred" not in self.cue.complements:
            return None
        parse, verb = self.parse, self.verb
        for each in parse.children[verb]:
            if parse.deps[each] in ("oprd", "ccomp") and each > verb and parse.tags[each][0] in "NJP":
                thing = self._thing()
                if parse.deps[each] == "ccomp" and child(parse, each, "nsubj") is not None:
                    return self.draft("pred", (parse.left[each], parse.right[each]))
                if thing is None:
                    continue
                if not self.passive:
                    return self.draft("pred", (thing[0], parse.right[each]))
                if child(parse, verb, "agent") is not None:
                    return self.draft("pred", thing, (parse.left[each], parse.right[each]))
        return self._quoted_predicate()

    def _quoted_predicate(self) -> Draft | None:
        """ "called the chaos “a lesson”", where the parse joins the two."""
        parse, thing = self.parse, None if self.passive else self._thing()
        if thing is None or thing[0] < self.verb or thing[1] + 2 >= len(parse):
            return None
        if parse.words[thing[1] + 1] not in MARKS:
            return None
        return self.draft("pred", (thing[0], thing[1] + 2))

    def _passive(self) -> Draft | None:
        """Judged or said of its subject: "was praised by the envoy"."""
        if not self.passive or "obj" not in self.cue.complements or "told" in self.cue.complements:
            return None
        if child(self.parse, self.verb, "agent") is None:
            return None
        thing = self._thing()
        if thing is None and self.parse.deps[self.verb] == "acl":
            head = self.parse.heads[self.verb]
            thing = (self.parse.left[head], self.verb - 1)
            thing = trimmed(self.parse, *thing)
        agent = child(self.parse, self.verb, "agent")
        by = None if agent is None else child(self.parse, agent, "pobj")
        return self.draft("passive", thing, None if by is None else self._carried_off(by))

    def _object(self) -> Draft | None:
        if "obj" not in self.cue.complements or self.passive:
            return None
        parse, verb = self.parse, self.verb
        thing = self._thing()
        if thing is None or thing[0] < verb:
            return None
        last = self.tails.without_medium(thing[0], self._extended(thing[1]))
        return self.draft("obj", trimmed(parse, thing[0], last))

    def _extended(self, last: int) -> int:
        """Where a noun phrase ends with the phrases right after it that the parse hangs on the verb."""
        parse, verb = self.parse, self.verb
        for each in parse.children[verb]:
            if parse.left[each] != last + 1:
                continue
            dep = parse.deps[each]
            carries = dep == "prep" and (
                parse.lowers[each] in self.cue.following or parse.lowers[each] in _CARRYING
            )
            if carries or (dep in ("xcomp", "advcl", "acl") and is_infinitive(parse, each)):
                last = self.tails.end(each, verb)
        if last + 2 < len(parse) and parse.lowers[last + 1] in ("if", "unless"):
            end = parse.sentences[parse.sentence_of[verb]][1]
            stop = next((token for token in range(last + 2, end) if parse.words[token] in {",", "."}), end)
            last = stop - 1
        return last

    def _preposition(self) -> Draft | None:
        if not self.cue.on or (self.passive and "told" not in self.cue.complements):
            return None
        parse, verb = self.parse, self.verb
        for each in parse.children[verb]:
            if each > verb and parse.deps[each] == "prep" and parse.lowers[each] in self.cue.on:
                inner = child(parse, each, "pobj", "pcomp")
                if inner is not None and inner > each and parse.lowers[inner] not in _RELATIVE:
                    last = self.tails.without_medium(each + 1, self._extended(self.tails.end(each, verb)))
                    return self.draft("on", trimmed(parse, each + 1, last))
        return None

    def _parenthetical(self) -> Draft | None:
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
        return self.draft("parenthetical", *pieces, addressee=self._addressee())

    def _trailing(self) -> Draft | None:
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
        return self.draft("clause", content, addressee=self._addressee())

    def _remainder(self) -> Draft | None:
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


def _particles_end(parse: Parse, verb: int, particles: tuple[str, ...]) -> int | None:
    """The last token of the verb with its particles, None where they don't follow."""
    if not particles:
        return verb
    if (
        verb + len(particles) < len(parse)
        and tuple(parse.lowers[verb + 1 : verb + 1 + len(particles)]) == particles
    ):
        return verb + len(particles)
    for each in parse.children[verb]:
        if (
            each > verb
            and parse.deps[each] in ("prt", "acomp")
            and parse.lowers[each] == particles[0]
            and len(particles) == 1
        ):
            return verb
        if each > verb and particles == ("to",) and parse.deps[each] == "prep" and parse.lowers[each] == "to":
            return verb
    return None
