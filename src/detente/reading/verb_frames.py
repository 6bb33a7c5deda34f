"""Verbs that attribute, and the complements that hold what is said, thought, wanted or judged."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.clause_frames import ClauseFrames
from detente.reading.contents import Tails
from detente.reading.draft import Draft
from detente.reading.lexicon import CueLexicon
from detente.reading.object_frames import ObjectFrames
from detente.reading.parse import Parse

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


class VerbFrame(ClauseFrames, ObjectFrames):
    """A cue verb with all its frames, in the order in which they are tried."""

    def filled(self) -> Draft | None:
        """The attribution of the first frame that the verb's complements fill."""
        for fill in (
            self.clause,
            self.as_frame,
            self.object_infinitive,
            self.infinitive,
            self.gerund,
            self.predicate,
            self.passive_object,
            self.object_frame,
            self.preposition,
            self.parenthetical,
            self.trailing,
            self.remainder,
        ):
            draft = fill()
            if draft is not None:
                return draft
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
