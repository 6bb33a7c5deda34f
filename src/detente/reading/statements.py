"""Find attributions: cues with their speakers and their contents."""

from __future__ import annotations

from detente.reading.according import according_drafts
from detente.reading.attribution import Attribution
from detente.reading.draft import Draft, Range
from detente.reading.headlines import headline_drafts
from detente.reading.lexicon import CueLexicon
from detente.reading.merging import kept
from detente.reading.noun_frames import adjective_drafts, noun_drafts
from detente.reading.parse import Parse
from detente.reading.quotations import MARKS, find_quotations
from detente.reading.speech import Speech
from detente.reading.verb_frames import verb_drafts


def find_attributions(parse: Parse, lexicon: CueLexicon) -> list[Attribution]:
    """Every attribution of a document, in the order of the text."""
    quotations = find_quotations(parse)
    drafts = [
        *verb_drafts(parse, lexicon),
        *noun_drafts(parse, lexicon),
        *adjective_drafts(parse, lexicon),
        *according_drafts(parse),
    ]
    headlines = list(headline_drafts(parse, lexicon, drafts))
    heads = {draft.head for draft in headlines}
    drafts = [*(draft for draft in drafts if draft.head not in heads), *headlines]
    speech = Speech(parse, lexicon, quotations, drafts)
    found = kept(parse, speech.complete(), speech.inside)
    return [_attribution(parse, draft, speech.inside) for draft in found]


def _attribution(parse: Parse, draft: Draft, inside: bytearray) -> Attribution:
    spans, quoted, words = [], 0, 0
    for piece in draft.pieces:
        first, last = _printed(parse, piece, inside)
        spans.append(parse.span(first, last))
        for token in range(first, last + 1):
            if parse.words[token][0].isalnum():
                words += 1
                quoted += inside[token]
    return Attribution(
        speaker=draft.speaker,
        cue=draft.cue,
        content=tuple(spans),
        cue_lemma=draft.lemma,
        cue_kind=draft.kind,
        quoted="none" if not quoted else "all" if quoted >= words else "some",
        addressee=draft.addressee,
        negated=draft.negated,
        hypothetical=draft.hypothetical,
        frame=draft.frame,
    )


def _printed(parse: Parse, piece: Range, inside: bytearray) -> Range:
    """A piece without the marks around it, with the mark that closes a quotation begun within it."""
    first, last = piece
    while first < last and parse.words[first] in MARKS and not inside[first]:
        first += 1
    if last > first and parse.words[last] in {".", ",", ";", ":"} and not inside[last]:
        last -= 1
    if inside[last] and not inside[first] and last + 1 < len(parse) and parse.words[last + 1] in MARKS:
        last += 1
    return first, last
