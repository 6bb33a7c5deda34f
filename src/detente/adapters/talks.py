"""The lexicon of meetings as data, every printed form worked out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.reading.inflection import noun_forms, verb_forms
from detente.reading.talks import TalkLexicon


def talk_lexicon(book: Mapping[str, Any]) -> TalkLexicon:
    """The lexicon in the data file's rows."""

    def verbs(row: str) -> frozenset[str]:
        forms: set[str] = set()
        for lemma in book[row]:
            head, *rest = lemma.split()
            inflected = verb_forms(head, tuple(book["irregular"].get(head, ())))
            forms.update(" ".join((form, *rest)) for form in inflected)
        return frozenset(forms)

    def nouns(row: str) -> frozenset[str]:
        return frozenset(form for noun in book[row] for form in noun_forms(noun.split()[-1]))

    singular = frozenset(book["meetings"])
    return TalkLexicon(
        singular=singular,
        plural=nouns("meetings") - singular,
        plural_for_one=frozenset(book["plural_for_one"]),
        calls=frozenset(noun.split()[-1] for noun in book["calls"]),
        by_wire=frozenset(book["by_wire"]),
        rounds=nouns("rounds"),
        no_encounter=frozenset(book["no_encounter"]),
        meet=verbs("meet"),
        gather=verbs("gather"),
        confer=verbs("confer"),
        speak=verbs("speak"),
        host=verbs("host"),
        hold=verbs("hold"),
        cancel=verbs("cancel"),
        call_off=verbs("call_off"),
        move=verbs("move"),
        travel=verbs("travel"),
        propose=verbs("propose"),
        proposals=nouns("proposals"),
        modals=frozenset(book["modals"]),
        yields=verbs("yield"),
        ends=verbs("end"),
        fails=verbs("fail"),
        no_places=frozenset(book["no_places"]),
        attend=verbs("attend"),
        formats=frozenset(book["formats"]),
        bodies=frozenset(book["bodies"]),
        over=verbs("over"),
        who=nouns("who"),
        again=frozenset(book["again"]),
    )
