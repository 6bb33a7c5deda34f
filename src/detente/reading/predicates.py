"""What a content says in the main: its predicates with subject, tense, modality and polarity."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from detente.reading.arguments import is_negated
from detente.reading.parse import Parse
from detente.reading.phrases import SUBJECTS
from detente.record.text import Span

OPENING = 600
"""So many characters of a long turn tell its act."""
_HEADS = 4
"""So many main verbs of a content are looked at."""
FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "'d", "’d"})
DUTY = frozenset({"must", "should", "ought"})
MAYBE = frozenset({"may", "might", "could", "can", "ca"})
NOT = frozenset({"not", "n't", "n’t", "never"})
PERFECT = frozenset({"has", "have", "had", "'ve", "’ve"})
BEING = frozenset(
    {"be", "is", "are", "was", "were", "been", "'s", "’s", "'re", "’re", "'m", "’m", "being", "am"}
)
_OWING = frozenset({"has", "have", "had", "needs", "need", "needed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A main verb of a content, as its clause has it.

    Attributes:
        token: where it stands. lower: its form, lower case. tag: Penn Treebank's.
        subject: token of its subject's head, or None. auxiliaries: lower-case words with it.
        owing: "has to", "needs to". opens: it is among the first words of its sentence.
        links: an adjective tells of its subject ("grew restless").
    """

    token: int
    lower: str
    tag: str
    subject: int | None
    auxiliaries: frozenset[str]
    owing: bool
    opens: bool
    links: bool

    @property
    def negated(self) -> bool:
        """Not, never."""
        return bool(self.auxiliaries & NOT)

    @property
    def future(self) -> bool:
        """Will, would, shall."""
        return bool(self.auxiliaries & FUTURE)

    @property
    def modal(self) -> bool:
        """What may, must or will be, rather than what is or was."""
        return bool(self.auxiliaries & (FUTURE | DUTY | MAYBE))

    @property
    def duty(self) -> bool:
        """Must, should, has to."""
        return bool(self.auxiliaries & DUTY) or self.owing or self.lower == "ought"

    @property
    def past(self) -> bool:
        """Told as having happened."""
        if self.modal:
            return False
        return self.tag == "VBD" or (
            self.tag == "VBN" and bool(self.auxiliaries & (PERFECT | BEING)) and "be" not in self.auxiliaries
        )

    @property
    def going_on(self) -> bool:
        """Told as happening: "was building"."""
        return not self.modal and self.tag == "VBG" and bool(self.auxiliaries & BEING)

    @property
    def mandative(self) -> bool:
        """What is to be done, as after "demand that": "be lifted", "withdraw"."""
        if self.subject is None or self.modal or self.auxiliaries & {"to", "do", "does", "did"}:
            return False
        if self.tag == "VBN":
            return "be" in self.auxiliaries
        return self.tag == "VB"


def predicates_of(parse: Parse, spans: Sequence[Span], judging: frozenset[str]) -> list[Predicate]:
    """The main verbs of a content, sentence by sentence, in order, no more than tell its act.

    Args:
        judging: forms of verbs like "think", under whose clauses the verb of the clause counts too.
    """
    heads: list[int] = []
    for span in spans:
        first = bisect_left(parse.starts, span.start)
        last = bisect_left(parse.starts, min(span.end, span.start + OPENING)) - 1
        for token in range(first, last + 1):
            above = parse.heads[token]
            if (above == token or not first <= above <= last) and parse.tags[token][0] in "VM":
                heads.append(token)
                heads += _coordinate(parse, token, judging)
            if len(heads) >= _HEADS:
                break
    return [_predicate(parse, head) for head in heads[:_HEADS]]


def _coordinate(parse: Parse, head: int, judging: frozenset[str]) -> list[int]:
    found = [
        each for each in parse.children[head] if parse.deps[each] == "conj" and parse.tags[each][0] in "VM"
    ]
    if parse.lowers[head] in judging:
        subject = _subject(parse, head)
        if subject is not None and parse.tags[subject] == "PRP":
            found += [each for each in parse.children[head] if parse.deps[each] == "ccomp"]
    return found


def _predicate(parse: Parse, head: int) -> Predicate:
    lower = parse.lowers[head]
    subject = _subject(parse, head)
    auxiliaries = {
        parse.lowers[each] for each in parse.children[head] if parse.deps[each] in ("aux", "auxpass", "neg")
    }
    if parse.deps[head] == "conj":
        above = parse.heads[head]
        if subject is None:
            subject = _subject(parse, above)
            if not auxiliaries and parse.tags[head] in ("VB", "VBN"):
                auxiliaries = {
                    parse.lowers[each]
                    for each in parse.children[above]
                    if parse.deps[each] in ("aux", "auxpass", "neg") and each < head
                }
    if not auxiliaries & NOT and is_negated(parse, head):
        auxiliaries = {*auxiliaries, "not"}  # "no longer"
    return Predicate(
        token=head,
        lower=lower,
        tag=parse.tags[head],
        subject=subject,
        auxiliaries=frozenset(auxiliaries),
        owing=lower in _OWING
        and not any(parse.lowers[each] == "yet" for each in parse.children[head])
        and any(parse.deps[each] == "xcomp" and parse.tags[each] == "VB" for each in parse.children[head]),
        opens=head - parse.sentences[parse.sentence_of[head]][0] < 3,
        links=any(parse.deps[each] == "acomp" for each in parse.children[head]),
    )


def _subject(parse: Parse, head: int) -> int | None:
    for each in parse.children[head]:
        if parse.deps[each] in SUBJECTS:
            return each
    return None
