"""Headlines: "Minister: Talks have failed", and verbs that their capitals hide from the parser."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.draft import Draft, Range
from detente.reading.lexicon import CueLexicon
from detente.reading.parse import Parse
from detente.reading.phrases import trimmed

_LONGEST = 30
_CLOSES = frozenset({".", "?", "!"})
_TRAILING = frozenset({"says", "say", "said"})
_NAME = frozenset({"NNP", "NNPS", "NN", "NNS", "POS", "JJ", "DT", "HYPH", "CC", "FW", "IN"})
_NOUNS = frozenset({"NNP", "NNPS", "NN", "NNS"})


def headline_drafts(parse: Parse, lexicon: CueLexicon, found: list[Draft]) -> Iterator[Draft]:
    """What the first line, if it is a headline, attributes."""
    if not parse.blocks:
        return
    first, end = parse.blocks[0]
    if end - first > _LONGEST or len(parse.blocks) < 2:
        return
    colon = next((token for token in range(first, min(end, first + 9)) if parse.words[token] == ":"), None)
    if colon is not None and colon > first and colon + 2 < end:
        if is_name(parse, first, colon) and parse.lowers[colon - 1] not in lexicon.rubrics:
            if any(parse.lowers[at] in lexicon.rubrics for at in range(colon + 1, min(end, colon + 3))):
                return  # "The Envoy: An interview"
            yield _draft(parse, colon, (first, colon - 1), end, ":", "colon")
        return
    told = _second_cue(parse, lexicon, first, end)
    if told is not None:
        yield told
    if told is not None or any(draft.head < end for draft in found):
        return
    for token in range(first + 1, end - 1):
        if parse.lowers[token] in lexicon.verbs and _hidden_verb(parse, token):
            cue = lexicon.verbs[parse.lowers[token]][-1]
            if cue.complements & {"obj", "clause", "inf"}:
                yield _draft(parse, token, (first, token - 1), end, cue.lemma, "verb")
                return


def _second_cue(parse: Parse, lexicon: CueLexicon, first: int, end: int) -> Draft | None:
    """ "Tokyo rejects offer, says talks stalled"; "Dockers Accept Deal, Union Says"."""
    if parse.words[end - 1] in _CLOSES or parse.words[end - 1] == "”":
        return None
    comma = next((at for at in range(end - 2, first, -1) if parse.words[at] == ","), None)
    if comma is None or comma == first:
        return None
    if parse.lowers[end - 1] in _TRAILING and end - 1 - comma > 1:
        if all(parse.tags[at] in _NAME for at in range(comma + 1, end - 1)):
            return _draft(parse, end - 1, (comma + 1, end - 2), end, "say", "verb", (first, comma - 1))
        return None
    cues = lexicon.verbs.get(parse.lowers[comma + 1], ())
    if comma + 2 >= end or not any("quote" in cue.complements for cue in cues):
        return None
    name = first
    while name < comma and parse.tags[name] in _NAME and parse.lowers[name] not in lexicon.verbs:
        name += 1
    if name in (first, comma):
        return None
    return _draft(parse, comma + 1, (first, name - 1), end, cues[-1].lemma, "verb")


def is_name(parse: Parse, first: int, colon: int) -> bool:
    """A few nouns before a colon, the last of them capitalised."""
    return (
        0 < colon - first <= 6
        and all(parse.tags[token] in _NAME for token in range(first, colon))
        and parse.words[colon - 1][0].isupper()
    )


def _hidden_verb(parse: Parse, token: int) -> bool:
    """Third person and a capital, after a noun: "Senator Backs Treaty"."""
    word = parse.words[token]
    return (
        word[0].isupper()
        and word.endswith("s")
        and parse.tags[token - 1] in _NOUNS
        and parse.words[token - 1][0].isupper()
        and parse.tags[token + 1] not in ("IN", "VBZ", "VBP", "VBD", "MD", "POS", ",", ".", ":")
    )


def _draft(
    parse: Parse, head: int, speaker: Range, end: int, lemma: str, kind: str, before: Range | None = None
) -> Draft:
    content = before or trimmed(parse, head + 1, end - 1) or (head + 1, head + 1)
    return Draft(
        head=head,
        cue=(head, head),
        lemma=lemma,
        kind=kind,
        frame="clause",
        speaker=speaker,
        pieces=(content,),
    )
