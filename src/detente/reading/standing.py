"""How a noun for an encounter stands in its clause: told, gone to, referred to, or only wished for."""

from __future__ import annotations

from detente.reading.arguments import child, is_negated
from detente.reading.calendar import PAST
from detente.reading.dates import DateMention
from detente.reading.parse import Parse
from detente.reading.setting import Setting
from detente.reading.talks import TalkLexicon
from detente.reading.tense import direction

CORE = "core"
SETTING = "setting"
TRAVEL = "travel"
AFTER = "after"
BEFORE = "before"
ASIDE = "aside"
WISHED = "wished"
ALONE = "alone"
TOLD = (CORE, SETTING, TRAVEL)
"""Where the clause's own verb, day and subject are also the encounter's."""

_CORE = ("nsubj", "nsubjpass", "dobj", "attr", "oprd")
_SETTINGS = frozenset({"in", "at", "to", "for", "with", "into", "on", "of"})
_AFTER = frozenset({"after", "following", "since"})
_MAY = frozenset({"would", "could", "may", "might", "can", "should"})
_FROM = frozenset({"from"})
_TO = frozenset({"to", "until", "till", "for"})
_UNTIL = frozenset({"before", "ahead", "until", "pending"})


def standing_of(parse: Parse, words: TalkLexicon, noun: int) -> tuple[int | None, str]:
    """The verb of the clause that a noun stands in, and how.

    CORE: the clause is about the encounter; SETTING: it tells of what went on there; TRAVEL: someone
    goes to one; AFTER, BEFORE, ASIDE: the clause only refers to one; WISHED: it wishes or offers one;
    ALONE: no verb governs it.
    """
    token = noun
    for _ in range(6):
        above, dep = parse.heads[token], parse.deps[token]
        if above == token:
            return (token, CORE) if parse.tags[token].startswith("VB") else (None, ALONE)
        if (taken := reduced(parse, token)) is not None:
            return taken[1], CORE
        if parse.tags[above].startswith("VB") and dep in _CORE:
            follows = dep == "nsubj" and parse.lowers[above] in ("follow", "follows", "followed")
            return above, ASIDE if follows else CORE
        if dep in ("advcl", "dep", "npadvmod") and (own := _finite_below(parse, token)) is not None:
            return own, CORE
        if dep in ("conj", "appos", "compound", "nmod", "poss"):
            token = above
        elif parse.tags[above] in ("IN", "TO", "RP", "VBG") and dep in ("pobj", "pcomp"):
            over, standing = _beyond(parse, words, token, above)
            if standing is not None:
                return over, standing
            token = over
        else:
            return above, ASIDE
    return None, ALONE


def _finite_below(parse: Parse, noun: int) -> int | None:
    """A past-tense verb hung below a noun that has no verb of its own: the parser took its clause apart."""
    for token in range(noun + 1, parse.right[noun] + 1):
        if parse.tags[token] == "VBD" and parse.deps[token] == "acl":
            return token
    return None


def _beyond(parse: Parse, words: TalkLexicon, token: int, preposition: int) -> tuple[int, str | None]:
    """What a preposition makes of the noun below it; None where the noun above holds it ("a round of")."""
    word, over = parse.lowers[preposition], parse.heads[preposition]
    if parse.lowers[over] in ("ahead", "advance"):
        word, over = "ahead", parse.heads[over]
    if word in _AFTER:
        return over, AFTER
    if word in _UNTIL:
        return over, BEFORE
    lower = parse.lowers[over]
    if not parse.tags[over].startswith("VB"):
        if lower in words.rounds:
            return over, None
        return over, WISHED if lower in words.proposals else ASIDE
    if word == "for":
        if lower in words.propose:
            return over, WISHED
        if lower in words.travel:
            return over, TRAVEL
    if word == "at" and parse.lowers[token] in ("end", "close", "conclusion"):
        return over, AFTER
    if word in ("at", "in", "during"):
        return over, SETTING
    return over, CORE if word in _SETTINGS and lower in words.hold | words.travel else ASIDE


def told_after(setting: Setting, verb: int) -> int:
    """The verb that "after hours of talks" belongs to: the sentence's own, unless another has a date."""
    parse, token = setting.parse, verb
    if setting.date_of(verb) is not None and direction(setting.parse, verb) == PAST:
        return verb
    for _ in range(4):
        if parse.heads[token] == token or parse.deps[token] not in ("ccomp", "xcomp", "pcomp", "advcl"):
            break
        token = parse.heads[token]
    return token if parse.tags[token].startswith("VB") else verb


def is_wished(parse: Parse, words: TalkLexicon, verb: int) -> bool:
    """Whether the verb, or one that it depends on, only wishes, offers, refuses or supposes."""
    if is_cancelled(parse, words, verb):
        return False
    token = verb
    for _ in range(3):
        passive = any(parse.deps[each] == "auxpass" for each in parse.children[token])
        wishes = parse.lowers[token] in words.propose and parse.tags[token].startswith("VB")
        if wishes and (token == verb or not passive):
            return True
        if is_negated(parse, token):
            return True
        for each in parse.children[token]:
            if parse.lowers[each] in words.modals and parse.deps[each] == "aux":
                return True
            if parse.deps[each] == "mark" and parse.lowers[each] in ("if", "unless", "whether"):
                return True
        above = parse.heads[token]
        if parse.deps[token] not in ("xcomp", "pcomp", "conj") or above == token:
            return parse.deps[token] == "acl" and parse.lowers[above] in words.proposals
        token = above
        if not parse.tags[token].startswith("VB"):
            return parse.lowers[token] in words.proposals
    return False


def is_denied(parse: Parse, verb: int) -> bool:
    """Whether the verb, or what it is expected under, is negated: "it is not our expectation that"."""
    token = verb
    for _ in range(4):
        if is_negated(parse, token):
            return True
        if parse.deps[token] not in ("xcomp", "ccomp", "acl", "attr", "pcomp") or parse.heads[token] == token:
            return False
        token = parse.heads[token]
    return False


def is_cancelled(parse: Parse, words: TalkLexicon, verb: int) -> bool:
    """Whether the verb calls off what it governs."""
    return _is_one(parse, words.cancel, verb)


def is_called_off(parse: Parse, words: TalkLexicon, verb: int) -> bool:
    """Whether the verb tells, as done or decided, that one encounter isn't to be as it was planned."""
    return _is_one(parse, words.call_off, verb) and is_decided(parse, words, verb)


def is_decided(parse: Parse, words: TalkLexicon, verb: int) -> bool:
    """Whether a calling off is no mere wish, threat or chance ("threatened to cancel", "if it cancels")."""
    if is_negated(parse, verb):
        return False
    for each in parse.children[verb]:
        if parse.deps[each] == "aux" and parse.lowers[each] in _MAY:
            return False
        if parse.deps[each] == "mark" and parse.lowers[each] in ("if", "unless", "whether"):
            return False
    return not (parse.deps[verb] in ("xcomp", "pcomp") and parse.lowers[parse.heads[verb]] in words.propose)


def moved_to(setting: Setting, words: TalkLexicon, verb: int, *, away: bool = False) -> DateMention | None:
    """The day that an encounter is moved to: "postponed to 18 March"; or away from: "from 11 March"."""
    parse = setting.parse
    if not (_is_one(parse, words.move, verb) and is_decided(parse, words, verb)):
        return None
    for each in parse.children[verb]:
        if each > verb and parse.deps[each] == "prep" and parse.lowers[each] in (_FROM if away else _TO):
            return next(iter(setting.dates_in(each, parse.right[each])), None)
    return None


def _is_one(parse: Parse, forms: frozenset[str], verb: int) -> bool:
    lower = parse.lowers[verb]
    if lower in forms:
        return True
    particles = (parse.lowers[each] for each in parse.children[verb] if parse.deps[each] in ("prt", "advmod"))
    return any(f"{lower} {particle}" in forms for particle in particles)


def reduced(parse: Parse, noun: int) -> tuple[int, int] | None:
    """ "Talks planned for Friday were held": the participle that the parser took for a verb, and the verb."""
    verb = parse.heads[noun]
    if parse.deps[noun] not in ("nsubj", "nsubjpass") or parse.tags[verb] not in ("VBD", "VBN"):
        return None
    above = parse.heads[verb]
    if parse.deps[verb] in ("nsubj", "nsubjpass") and parse.tags[above].startswith("VB"):
        return verb, above
    below = child(parse, verb, "ccomp")
    if below is None or below < verb or not parse.tags[below].startswith("VB"):
        return None
    kin = {parse.deps[each] for each in parse.children[below]}
    bare = "auxpass" in kin and not kin & {"nsubj", "nsubjpass", "expl", "mark"}
    return (verb, below) if bare else None
