"""Who must consent, in the brief's words: all, some, or nobody in particular."""

from __future__ import annotations

from detente.adapters.cases import case_from_text
from detente.analysis.headlines import of_consent
from detente.brief.consenting import who_must_consent

RULES = """
detente: case/1
title: A council
assumption: made up
parties: [Utopia, Erewhon, Ruritania]
consent:
  - {name: a treaty, rule: unanimity}
  - {name: a budget, rule: majority}
  - {name: a mission, rule: majority, vetoes: [Utopia]}
"""


def test_it_is_said_who_can_block_alone() -> None:
    case = case_from_text(RULES, name="council")
    (entry,) = who_must_consent(of_consent(case))
    assert [each.text for each in entry.sentences] == [
        "A treaty takes the consent of all 3 members; each of them can block it alone.",
        "A budget can be blocked by none of its 3 members alone.",
        "A mission, which has 3 members, can be blocked alone by Utopia.",
    ]
    assert all(each.grounds.assumptions for each in entry.sentences)


def test_without_a_rule_nothing_is_said() -> None:
    assert who_must_consent(()) == ()
