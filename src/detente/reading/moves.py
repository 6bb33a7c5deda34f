"""The act that a content's own predicates tell: who did, will or must do what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading.act_lexicon import ActLexicon
from detente.reading.predicates import BEING, DUTY, FUTURE, MAYBE, NOT, Predicate
from detente.reading.whose import EVENT, JOINT, OTHER, OWN

_IF = re.compile(r"\b(?:if|should (?:\w+ ){1,4}(?:fail|refuse|attack|invade|not))\b")
_UNLESS = re.compile(r"\b(?:unless|until and unless)\b")
_CONSEQUENCE = re.compile(r"(?:\b(?:will|would|shall|going to)\b|'ll\b)(?! not| never)")
_RETREATS = frozenset({"refuse", "refuses", "refused", "refusing", "fails", "failed", "failing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A content with what its predicates are about.

    Attributes:
        words: the content in lower case, single spaces, straight apostrophes.
        predicates: each with the side of its subject. quoted: "all", "some" or "none" of it.
    """

    words: str
    predicates: tuple[tuple[Predicate, str], ...]
    quoted: str

    @property
    def main(self) -> tuple[Predicate, str] | None:
        """The first predicate."""
        return self.predicates[0] if self.predicates else None


def conditional(said: Said, lexicon: ActLexicon) -> str | None:
    """Threat or offer of a sentence with "if" or "unless"; None where it is neither.

    What follows "unless" is a demand under pressure. After "if", harm in the consequence or in the
    condition makes a threat, a concession an offer.
    """
    condition = _IF.search(said.words)
    unless = _UNLESS.search(said.words)
    if condition is None and unless is None:
        return None
    own = [
        each
        for each, side in said.predicates
        if side == OWN and each.auxiliaries & FUTURE and not each.negated
    ]
    if unless is not None and (own or _threatens(said, lexicon)):
        return "threaten"
    clause = "" if condition is None else said.words[condition.end() :].split(",")[0]
    feared = bool(lexicon.feared.search(clause))
    friendly = bool(lexicon.friendly.search(said.words))
    if not friendly and (_threatens(said, lexicon) or (own and feared)):
        return "threaten"
    gives = condition is not None and own and not feared and lexicon.concession.search(said.words)
    return "offer" if gives else None


def _threatens(said: Said, lexicon: ActLexicon) -> bool:
    return any(lexicon.hostile.search(said.words, match.end()) for match in _CONSEQUENCE.finditer(said.words))


def is_news(said: Said, lexicon: ActLexicon) -> bool:
    """Whether it tells how talks went or when they go on, or what others said."""
    if said.main is None:
        return False
    main, side = said.main
    if main.lower in BEING or main.links or main.auxiliaries & (MAYBE | DUTY):
        return False
    if main.lower in lexicon.judge:
        return False
    if side in (EVENT, JOINT):
        return main.past or main.going_on or (main.future and _is_scheduled(main, side, lexicon))
    return side == OTHER and main.future and main.lower in lexicon.schedule and not main.negated


def _is_scheduled(main: Predicate, side: str, lexicon: ActLexicon) -> bool:
    return not main.negated and (side == JOINT or main.lower in lexicon.schedule)


def blames(said: Said, lexicon: ActLexicon) -> bool:
    """Whether another party's conduct is called wrong."""
    for each, side in said.predicates:
        if side != OTHER or each.auxiliaries & (DUTY | MAYBE) or each.future:
            continue
        if each.lower in _RETREATS and not each.negated:
            return True
    return any(side == OTHER and not each.future for each, side in said.predicates) and bool(
        lexicon.wrong.search(said.words)
    )


def is_conduct(said: Said) -> bool:
    """Whether the main clause tells what another party does or did."""
    return said.main is not None and said.main[1] == OTHER and not said.main[0].modal


def duty(said: Said, lexicon: ActLexicon, *, insisting: bool) -> str | None:
    """A demand on somebody else: must, should, "be lifted"; None where nothing is demanded."""
    for each, side in said.predicates:
        if side == EVENT and not insisting:
            continue
        if insisting and side != OWN and (each.mandative or each.duty):
            return "demand"
        if not each.duty or side == OWN or each.lower in lexicon.feeling:
            continue
        if each.owing and not insisting:
            if each.lower in ("had", "needed") and side not in (OTHER, JOINT):
                continue
            if each.auxiliaries & MAYBE or (each.future and side != OTHER):
                continue
        return "demand"
    return None


def of_predicate(each: Predicate, side: str, said: Said, lexicon: ActLexicon) -> str | None:
    """Imperatives, and what one's own side will or won't do."""
    if each.tag == "VB" and each.subject is None and not each.auxiliaries - (NOT | {"do"}):
        return "demand" if said.quoted != "none" and each.opens else None
    if each.duty and side == OWN and not each.future:
        return "report" if each.lower == "had" else "assess"
    if side != OWN or each.lower in lexicon.judge:
        return None
    goes = each.tag == "VBG" and each.lower == "going" and bool(each.auxiliaries & BEING)
    if each.past and each.auxiliaries >= {"had", "never"}:
        return "deny"
    if not each.future and not goes:
        return None
    if each.lower in ("be", "have") and "not" not in each.auxiliaries and said.quoted != "all":
        return None
    if each.negated:
        return "commit" if lexicon.steadfast.search(said.words) else "reject"
    if goes and lexicon.steadfast.search(said.words):
        return None
    verb = max(said.words.find(f" {each.lower} "), 0) + 1
    hostile = lexicon.hostile.match(said.words, verb) and not lexicon.friendly.search(said.words)
    return "threaten" if hostile else "promise"


def told(said: Said, lexicon: ActLexicon) -> str:
    """A judgement, or news of what happened?"""
    if said.main is None:
        return "assess"
    main, side = said.main
    if main.lower in lexicon.feeling or main.lower in lexicon.judge or main.auxiliaries & (MAYBE | DUTY):
        return "assess"
    if main.lower in BEING or (main.links and main.lower in lexicon.linking):
        return "assess"
    if main.past or (main.tag == "VBG" and side != OWN and not main.negated):
        return "report"
    if main.future and side != OWN and not main.auxiliaries & {"would", "'d", "’d"}:
        return "report" if said.quoted == "none" else "assess"
    return "assess"


def passed_on(said: Said, lexicon: ActLexicon) -> str:
    """What "according to" passes on: news, unless it plainly judges."""
    if said.main is None:
        return "report"
    main, _ = said.main
    judges = (
        main.auxiliaries & (MAYBE | DUTY) or (main.links and not main.past) or main.lower in lexicon.feeling
    )
    return "assess" if judges or (main.lower in lexicon.judge and main.lower in lexicon.linking) else "report"
