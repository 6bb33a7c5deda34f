"""According to whom: the rest of the clause is what they say."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.draft import Draft, without
from detente.reading.parse import Parse
from detente.reading.phrases import child, noun_phrase, trimmed


def according_drafts(parse: Parse) -> Iterator[Draft]:
    """ "according to" with the clause that it governs."""
    for token, lower in enumerate(parse.lowers):
        if lower != "according" or token + 2 >= len(parse) or parse.lowers[token + 1] != "to":
            continue
        first, end = parse.sentences[parse.sentence_of[token]]
        to = token + 1
        head = child(parse, to, "pobj", "pcomp")
        if head is None or head <= to:
            continue
        speaker = noun_phrase(parse, head, to)
        if speaker is None:
            continue
        speaker = speaker[0], _end(parse, *speaker)
        clause = parse.heads[token]
        while parse.tags[clause][0] != "V" and parse.heads[clause] != clause:
            clause = parse.heads[clause]
        scope = (parse.left[clause], parse.right[clause]) if clause != token else (first, end - 1)
        if token == first or (token == first + 1):
            scope = (speaker[1] + 1, max(scope[1], speaker[1] + 1))
        pieces = []
        for piece in without(scope, [(token, speaker[1])]):
            cut = trimmed(parse, *piece)
            if cut is not None and (cut[1] - cut[0] > 0 or scope[0] != cut[0]):
                pieces.append(cut)
        if pieces:
            yield Draft(
                head=token,
                cue=(token, to),
                lemma="according to",
                kind="preposition",
                frame="according",
                speaker=speaker,
                pieces=tuple(pieces),
            )


def _end(parse: Parse, first: int, last: int) -> int:
    """The end of the name, where the parse joins to it what is said: "According to Lind the deal …"."""
    for token in range(first + 1, last):
        tag, before = parse.tags[token], parse.tags[token - 1]
        if parse.words[token] == "(" or (before == "NNP" and tag == "DT"):
            return token - 1
        if parse.words[token] == "," and parse.tags[token + 1] == "IN":
            return token - 1
    return last
