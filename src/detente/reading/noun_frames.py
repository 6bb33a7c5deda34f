"""Nouns and adjectives that attribute: a demand that …, fears of …, confident that …."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.draft import Draft, Range
from detente.reading.lexicon import Cue, CueLexicon
from detente.reading.parse import Parse
from detente.reading.phrases import EXPLETIVE, child, noun_phrase, possessor, subject, trimmed

_AROUSED = frozenset({"fear", "fears", "hope", "hopes", "suspicion", "suspicions", "expectations"})


def noun_drafts(parse: Parse, lexicon: CueLexicon) -> Iterator[Draft]:
    """What each noun of the lexicon attributes."""
    for token, lower in enumerate(parse.lowers):
        cue = lexicon.nouns.get(lower)
        if cue is None or parse.tags[token] not in ("NN", "NNS") or parse.deps[token] == "compound":
            continue
        light = _light_verb(parse, token, lexicon)
        found = (
            _complement(parse, token, cue)
            or (light is not None and _complement(parse, light, cue, after=token))
            or (light is not None and _distant(parse, light, token, cue))
            or None
        )
        if found is None:
            continue
        frame, piece = found
        owner = possessor(parse, token)
        speaker = None
        if owner is not None:
            speaker = noun_phrase(parse, owner, token)
        elif light is not None:
            head = subject(parse, light)
            if head is not None and parse.lowers[head] not in EXPLETIVE:
                speaker = noun_phrase(parse, head, light)
        if speaker is None and frame != "clause":
            continue
        if speaker is not None and speaker[0] >= piece[0] and speaker[1] <= piece[1]:
            continue
        yield Draft(
            head=token,
            cue=(light if light is not None and owner is None else token, token),
            lemma=cue.lemma,
            kind="noun",
            speech=cue.speech,
            frame=frame,
            speaker=speaker,
            pieces=(piece,),
            negated=light is not None and child(parse, light, "neg") is not None,
        )


def _light_verb(parse: Parse, noun: int, lexicon: CueLexicon) -> int | None:
    head = parse.heads[noun]
    while parse.deps[noun] == "conj" and parse.tags[head][:2] == "NN":  # "voiced regret and concern"
        noun, head = head, parse.heads[head]
    if parse.lowers[head].startswith("rais") and parse.lowers[noun] in _AROUSED:
        return None  # "the raid raised fears of war": nobody's
    if parse.deps[noun] == "dobj" and head < noun and parse.lowers[head] in lexicon.light_verbs:
        return head
    return None


def _complement(parse: Parse, token: int, cue: Cue, after: int | None = None) -> tuple[str, Range] | None:
    after = token if after is None else after
    for each in parse.children[token]:
        if each <= after:
            continue
        dep = parse.deps[each]
        first, last = parse.left[each], parse.right[each]
        if first <= after:
            continue
        if dep in ("acl", "ccomp", "relcl", "advcl", "xcomp"):
            if "clause" in cue.complements and parse.lowers[first] == "that" and parse.deps[first] == "mark":
                return None if _is_relative(parse, each) else ("clause", (first, last))
            if "inf" in cue.complements and parse.tags[first] == "TO" and dep != "advcl":
                return "inf", (first, last)
        elif dep == "prep" and parse.lowers[each] in cue.on:
            inner = child(parse, each, "pobj", "pcomp")
            piece = trimmed(parse, each + 1, _before_gloss(parse, each + 1, last))
            if inner is not None and piece is not None:
                return "on", piece
    return None


def _before_gloss(parse: Parse, first: int, last: int) -> int:
    """The end of a phrase without the clause after a comma by which the reporter adds to it."""
    for token in range(first + 1, last):
        if parse.words[token] == "," and parse.tags[token + 1] in ("WDT", "WP"):
            return token - 1
    return last


def _is_relative(parse: Parse, clause: int) -> bool:
    """ "a demand that NATO has said it would not accept": that stands for the demand itself."""
    inner = child(parse, clause, "ccomp")
    return (
        inner is not None
        and parse.lowers[parse.left[inner]] != "that"
        and child(parse, inner, "dobj") is None
    )


def _distant(parse: Parse, light: int, noun: int, cue: Cue) -> tuple[str, Range] | None:
    """ "voiced support in the meeting for the policy"."""
    for each in parse.children[light]:
        if each > noun and parse.deps[each] == "prep" and parse.lowers[each] in ("in", "at", "during", "on"):
            for token in range(each + 1, min(parse.right[each], each + 15)):
                if parse.lowers[token] in cue.on and parse.deps[token] == "prep":
                    piece = trimmed(parse, token + 1, parse.right[token])
                    return None if piece is None else ("on", piece)
    return None


def adjective_drafts(parse: Parse, lexicon: CueLexicon) -> Iterator[Draft]:
    """What each adjective of the lexicon attributes to the one of whom it is said."""
    for token, lower in enumerate(parse.lowers):
        cue = lexicon.adjectives.get(lower)
        if cue is None or parse.deps[token] not in (
            "acomp",
            "ROOT",
            "conj",
            "ccomp",
            "advcl",
            "relcl",
            "oprd",
            "xcomp",
            "acl",
        ):
            continue
        found = _adjective_complement(parse, token, cue)
        if found is None:
            continue
        frame, piece = found
        copula = parse.heads[token] if parse.deps[token] in ("acomp", "oprd") else token
        head = subject(parse, copula)
        if head is None or parse.lowers[head] in EXPLETIVE or head > piece[0]:
            continue
        yield Draft(
            head=token,
            cue=(token, token),
            lemma=cue.lemma,
            kind="adjective",
            frame=frame,
            speaker=noun_phrase(parse, head, token),
            pieces=(piece,),
            negated=child(parse, copula, "neg") is not None,
        )


def _adjective_complement(parse: Parse, token: int, cue: Cue) -> tuple[str, Range] | None:
    for each in parse.children[token]:
        if each <= token:
            continue
        dep = parse.deps[each]
        first, last = parse.left[each], parse.right[each]
        if first <= token:
            continue
        if dep == "ccomp" and "clause" in cue.complements:
            return "clause", (first, last)
        if dep == "xcomp" and "inf" in cue.complements and parse.tags[first] == "TO":
            return "inf", (first, last)
        if dep in ("prep", "agent") and parse.lowers[each] in cue.on:
            piece = trimmed(parse, each + 1, last)
            if piece is not None:
                return "on", piece
    return None
