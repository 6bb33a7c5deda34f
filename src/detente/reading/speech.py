"""Quoted speech: which cue introduces a quotation, where it goes on, and what is no speech at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from detente.reading.draft import Draft, Range
from detente.reading.headlines import is_name
from detente.reading.lexicon import Cue, CueLexicon
from detente.reading.parse import Parse
from detente.reading.phrases import child, noun_phrase, subject
from detente.reading.quotations import MARKS, Quotation

_OPEN = frozenset({"clause", "quote", "parenthetical", "according"})
"""Frames after whose quotation another may run on."""
_REACH = 40
"""So many words may stand between a quotation and its cue, or the quotation that it goes on from."""
_STOPS = frozenset({".", "?", "!", "…", "..."})


class Speech:
    """The quotations of a document and the cues that stand outside them."""

    def __init__(
        self, parse: Parse, lexicon: CueLexicon, quotations: list[Quotation], drafts: list[Draft]
    ) -> None:
        self.parse, self.lexicon, self.quotations = parse, lexicon, quotations
        self.inside = bytearray(len(parse))
        for quotation in quotations:
            self.inside[quotation.first : quotation.last + 1] = b"\1" * (quotation.last + 1 - quotation.first)
        self.drafts = drafts
        self._by_head: dict[int, int] = {}
        self._before: tuple[int, Quotation] | None = None  # the quotation before, with its draft

    def complete(self) -> list[Draft]:
        """The drafts with quotations made whole, and quotations that the parse left without a cue."""
        self.drafts = [whole for draft in self.drafts if (whole := self._whole(draft)) is not None]
        self._by_head = {draft.head: k for k, draft in enumerate(self.drafts) if draft.kind == "verb"}
        owners = self._owners()
        for quotation in self.quotations:
            owner = owners.get(quotation.first)
            if owner is not None and owners.get(quotation.last) is not None:
                if self.drafts[owner].frame in _OPEN:
                    self._before = owner, quotation
            elif self._is_utterance(quotation):
                self._place(quotation)
        return self.drafts

    def _owners(self) -> dict[int, int]:
        """By a quotation's first and last token: the first draft, with its cue outside, that holds it."""
        ends = sorted({end for quotation in self.quotations for end in (quotation.first, quotation.last)})
        owners: dict[int, int] = {}
        for k, draft in enumerate(self.drafts):
            if self.inside[draft.head]:
                continue
            for first, last in draft.pieces:
                for at in range(bisect_left(ends, first), bisect_right(ends, last)):
                    owners.setdefault(ends[at], k)
        return owners

    def _place(self, quotation: Quotation) -> None:
        """Give a quotation to the cue beside it, to a name and a colon, or to the quotation before it."""
        found = self._cue_after(quotation) or self._cue_before(quotation)
        if found is not None:
            verb, cue = found
            if verb in self._by_head:
                k = self._by_head[verb]
                self.drafts[k] = self._joined(self.drafts[k], quotation)
            else:
                self._by_head[verb] = k = self._added(self._draft(verb, cue, quotation))
            self._before = k, quotation
        elif (named := self._named_before(quotation)) is not None:
            self._before = self._added(named), quotation
        elif self._before is not None and self._runs_on(self._before[1], quotation):
            k = self._before[0]
            self.drafts[k] = self._joined(self.drafts[k], quotation)
            self._before = k, quotation

    def _added(self, draft: Draft) -> int:
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def _whole(self, draft: Draft) -> Draft | None:
        """A draft whose content ends within a quotation goes on to the quotation's end."""
        if self.inside[draft.head]:
            return self._clipped(draft)
        draft = self._spoken_by(draft)
        if draft.kind == "noun":
            return draft
        pieces = list(draft.pieces)
        for k, (first, last) in enumerate(pieces):
            if self.inside[first]:
                quotation = self._at(first)
                if quotation is not None and not quotation.first <= draft.head <= quotation.last:
                    first = min(first, quotation.first)
            if self.inside[last]:
                quotation = self._at(last)
                if quotation is not None and not quotation.first <= draft.head <= quotation.last:
                    last = max(last, quotation.last)
            pieces[k] = (first, last)
        return draft.with_pieces(_united(pieces))

    def _spoken_by(self, draft: Draft) -> Draft:
        """A speaker outside the quotation that the parse begins the noun phrase with."""
        if draft.speaker is None or not self.inside[draft.speaker[0]] or self.inside[draft.speaker[1]]:
            return draft
        first, last = draft.speaker
        while first < last and (
            self.inside[first] or self.parse.words[first] in MARKS or self.parse.words[first] == ","
        ):
            first += 1
        return replace(draft, speaker=(first, last))

    def _clipped(self, draft: Draft) -> Draft | None:
        """What a cue within a quotation attributes ends with the quotation."""
        quotation = self._at(draft.head)
        if quotation is None:
            return draft
        pieces = tuple(
            (max(first, quotation.first), min(last, quotation.last))
            for first, last in draft.pieces
            if first <= quotation.last and last >= quotation.first
        )
        return draft.with_pieces(pieces) if pieces else None

    def _at(self, token: int) -> Quotation | None:
        low, high = 0, len(self.quotations)
        while low < high:
            middle = (low + high) // 2
            if self.quotations[middle].last < token:
                low = middle + 1
            else:
                high = middle
        if low < len(self.quotations) and token in self.quotations[low]:
            return self.quotations[low]
        return None

    def _is_utterance(self, quotation: Quotation) -> bool:
        """Words that could be said, not a scare quote or a title."""
        parse = self.parse
        length = quotation.last - quotation.first + 1
        if parse.words[quotation.last] in {",", ".", "?", "!", "…"}:
            return True
        return length >= 6

    def _cue_after(self, quotation: Quotation) -> tuple[int, Cue] | None:
        """ "…," she said: the first verb of saying between the quotation and the next one."""
        parse = self.parse
        at = quotation.last + 1
        end = parse.blocks[parse.block_of[quotation.first]][1]
        while at < end and parse.words[at] in MARKS:
            at += 1
        if at >= end:
            return None
        closed = parse.words[quotation.last] in {",", "?", "!", "…", "—", "–", "-", "--"} or parse.words[
            at
        ] in {",", "—", "–"}
        if not closed:
            return None
        if parse.words[at] in {",", "—", "–"}:
            at += 1
        for token in range(at, min(end, at + _REACH)):
            if self.inside[token] or parse.words[token] in _STOPS or parse.words[token] == ";":
                return None
            cue = self._says(token)
            if cue is not None:
                return token, cue
        return None

    def _cue_before(self, quotation: Quotation) -> tuple[int, Cue] | None:
        """She said: "…": the last verb of saying before the quotation, in its sentence."""
        parse = self.parse
        block = parse.block_of[quotation.first]
        at = quotation.first - 1
        while at >= 0 and parse.words[at] in MARKS:
            at -= 1
        colon = False
        if at < 0:
            return None
        if parse.block_of[at] != block:
            if parse.words[at] != ":":
                return None
            colon = True
        if parse.words[at] in _STOPS:
            return None
        if parse.words[at] in {":", ","}:
            colon = colon or parse.words[at] == ":"
            at -= 1
        begin = parse.blocks[parse.block_of[at]][0]
        for token in range(at, max(begin - 1, at - _REACH), -1):
            if self.inside[token] or parse.words[token] in _STOPS:
                return None
            cue = self._says(token)
            if cue is not None:
                return token, cue
        return None

    def _named_before(self, quotation: Quotation) -> Draft | None:
        """Name: "…" at the beginning of a sentence."""
        parse = self.parse
        colon = quotation.first - 1
        while colon >= 0 and parse.words[colon] in MARKS:
            colon -= 1
        if colon < 1 or parse.words[colon] != ":":
            return None
        first = max(parse.sentences[parse.sentence_of[colon]][0], parse.blocks[parse.block_of[colon]][0])
        while first < colon and parse.words[first] in {"-", "–", "—", "•", "*"}:
            first += 1
        if not is_name(parse, first, colon):
            return None
        return Draft(
            head=colon,
            cue=(colon, colon),
            lemma=":",
            kind="colon",
            frame="quote",
            speaker=(first, colon - 1),
            pieces=((quotation.first, quotation.last),),
        )

    def _says(self, token: int) -> Cue | None:
        if self.parse.tags[token][0] != "V":
            return None
        for cue in self.lexicon.verbs.get(self.parse.lowers[token], ()):
            after = tuple(self.parse.lowers[token + 1 : token + 1 + len(cue.particles)])
            if "quote" in cue.complements and after == cue.particles:
                return cue
        return None

    def _runs_on(self, before: Quotation, quotation: Quotation) -> bool:
        """Whether the quotation goes on from the one before without a new cue."""
        parse = self.parse
        start = parse.blocks[parse.block_of[quotation.first]][0]
        blocks = parse.block_of[quotation.first] - parse.block_of[before.first]
        if blocks == 1:
            return all(parse.words[token] in MARKS for token in range(start, quotation.first))
        if blocks > 1 or quotation.first - before.last > _REACH:
            return False
        between = [parse.words[token] for token in range(before.last + 1, quotation.first)]
        between = [word for word in between if word not in MARKS]
        if sum(word in _STOPS for word in between) > 1:
            return False
        return not between or between[-1] in _STOPS or between[-1] in {",", ":", ";"}

    def _draft(self, verb: int, cue: Cue, quotation: Quotation) -> Draft:
        parse = self.parse
        head = subject(parse, verb)
        speaker = None if head is None else noun_phrase(parse, head, verb)
        if head is not None and head in quotation:
            speaker = None
        if speaker is None:
            speaker = self._beside(verb, quotation)
        told = child(parse, verb, "dobj", "dative") if "told" in cue.complements else None
        return Draft(
            head=verb,
            cue=(verb, verb),
            lemma=cue.lemma,
            kind="verb",
            frame="quote",
            speaker=speaker,
            pieces=((quotation.first, quotation.last),),
            addressee=None if told is None else noun_phrase(parse, told, verb),
        )

    def _beside(self, verb: int, quotation: Quotation) -> Range | None:
        """The nominal words right before or right after the verb, where the parse has no subject."""
        parse = self.parse
        last = verb - 1
        while last >= 0 and parse.tags[last] in ("RB", "MD", "VBD", "VBZ", "VBP") and not self.inside[last]:
            last -= 1
        first = last
        while first >= 0 and parse.tags[first] in _NOMINAL and not self.inside[first]:
            first -= 1
        if first < last:
            return first + 1, last
        first = end = verb + 1
        while end < len(parse) and parse.tags[end] in _NOMINAL and not self.inside[end]:
            end += 1
        return (first, end - 1) if end > first else None

    def _joined(self, draft: Draft, quotation: Quotation) -> Draft:
        return replace(draft, pieces=_united([*draft.pieces, (quotation.first, quotation.last)]))


_NOMINAL = frozenset({"NNP", "NNPS", "NN", "NNS", "PRP", "DT", "JJ", "POS", "PRP$", "CD"})


def _united(pieces: list[Range]) -> tuple[Range, ...]:
    """The ranges in order, those that overlap made one."""
    out: list[Range] = []
    for first, last in sorted(pieces):
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return tuple(out)
