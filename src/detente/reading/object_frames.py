"""What is said, wanted or judged as an object: a noun phrase, an infinitive, a view of something."""

from __future__ import annotations

from detente.reading.clauses import is_finite, is_infinitive
from detente.reading.cue_verb import RELATIVE, CueVerb
from detente.reading.draft import Draft, Range
from detente.reading.phrases import child, trimmed
from detente.reading.quotations import MARKS

_CARRYING = frozenset({"of", "to", "between", "against", "toward", "towards"})


class ObjectFrames(CueVerb):
    """The frames whose content is an object of the verb, or what is said of one."""

    def as_frame(self) -> Draft | None:
        if "as" not in self.cue.complements:
            return None
        parse, verb = self.parse, self.verb
        for each in parse.children[verb]:
            if parse.lowers[each] == "as" and each > verb and parse.deps[each] in ("prep", "advcl"):
                thing = self.thing() or self.antecedent()
                if thing is None:
                    continue
                view = (each, parse.right[each])
                if thing[1] < each and not self.passive and thing[0] > verb:
                    return self.draft("as", (thing[0], view[1]))
                return self.draft("as", thing, view)
        return None

    def object_infinitive(self) -> Draft | None:
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
            thing = self.thing()
            if inner is not None:
                return self.draft("obj_inf", (first, self.tails.end(each, verb)))
            if thing is not None and not self.passive and thing[1] < first:
                return self.draft("obj_inf", (thing[0], self.tails.end(each, verb)))
            if thing is not None and self.passive and parse.deps[each] == "xcomp":
                return self.draft("obj_inf", thing, (first, parse.right[each]))
        return None

    def infinitive(self) -> Draft | None:
        if "inf" not in self.cue.complements:
            return None
        parse, verb = self.parse, self.verb
        for each in parse.children[verb]:
            if parse.deps[each] in ("xcomp", "ccomp") and each > verb and is_infinitive(parse, each):
                if self.withheld(each):
                    return None
                return self.draft("inf", (parse.left[each], self.tails.end(each, verb)))
        return None

    def gerund(self) -> Draft | None:
        if "ger" not in self.cue.complements:
            return None
        parse, verb = self.parse, self.verb
        for each in parse.children[verb]:
            if parse.deps[each] in ("xcomp", "pcomp", "ccomp") and each > verb and parse.tags[each] == "VBG":
                return self.draft("ger", (parse.left[each], parse.right[each]))
        return None

    def predicate(self) -> Draft | None:
        if "pred" not in self.cue.complements:
            return None
        parse, verb = self.parse, self.verb
        for each in parse.children[verb]:
            if parse.deps[each] in ("oprd", "ccomp") and each > verb and parse.tags[each][0] in "NJP":
                thing = self.thing()
                if parse.deps[each] == "ccomp" and child(parse, each, "nsubj") is not None:
                    return self.draft("pred", (parse.left[each], parse.right[each]))
                if thing is None and (thing := self.antecedent()) is not None and not self.passive:
                    return self.draft("pred", thing, (parse.left[each], parse.right[each]))
                if thing is None:
                    continue
                if not self.passive:
                    return self.draft("pred", (thing[0], parse.right[each]))
                if child(parse, verb, "agent") is not None:
                    return self.draft("pred", thing, (parse.left[each], parse.right[each]))
        return self._quoted_predicate()

    def _quoted_predicate(self) -> Draft | None:
        """ "called the chaos “a lesson”", where the parse joins the two."""
        parse, thing = self.parse, None if self.passive else self.thing()
        if thing is None or thing[0] < self.verb or thing[1] + 2 >= len(parse):
            return None
        if parse.words[thing[1] + 1] not in MARKS:
            return None
        return self.draft("pred", (thing[0], thing[1] + 2))

    def passive_object(self) -> Draft | None:
        """Judged or said of its subject: "was praised by the envoy"."""
        if not self.passive or "obj" not in self.cue.complements or "told" in self.cue.complements:
            return None
        if child(self.parse, self.verb, "agent") is None:
            return None
        thing = self.thing()
        if thing is None and self.parse.deps[self.verb] == "acl":
            head = self.parse.heads[self.verb]
            thing = (self.parse.left[head], self.verb - 1)
            thing = trimmed(self.parse, *thing)
        agent = child(self.parse, self.verb, "agent")
        by = None if agent is None else child(self.parse, agent, "pobj")
        return self.draft("passive", thing, None if by is None else self.carried_off(by))

    def object_frame(self) -> Draft | None:
        if "obj" not in self.cue.complements or self.passive:
            return None
        parse, verb = self.parse, self.verb
        thing = self.thing() or self._what()
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

    def preposition(self) -> Draft | None:
        if not self.cue.on or (self.passive and "told" not in self.cue.complements):
            return None
        parse, verb = self.parse, self.verb
        for each in parse.children[verb]:
            if each > verb and parse.deps[each] == "prep" and parse.lowers[each] in self.cue.on:
                inner = child(parse, each, "pobj", "pcomp")
                if inner is not None and inner > each and parse.lowers[inner] not in RELATIVE:
                    last = self.tails.without_medium(each + 1, self._extended(self.tails.end(each, verb)))
                    return self.draft("on", trimmed(parse, each + 1, last))
        return None

    def _what(self) -> Range | None:
        """ "dismissed what he termed a pretext": a clause that stands for a thing."""
        parse, verb = self.parse, self.verb
        for each in parse.children[verb]:
            if parse.deps[each] == "ccomp" and each > verb and parse.lowers[parse.left[each]] == "what":
                return parse.left[each], self.tails.end(each, verb)
        return None
