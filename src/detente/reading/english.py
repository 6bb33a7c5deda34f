"""Whether a text is in English, the one language whose claims are read."""

from __future__ import annotations

import re
from collections.abc import Set

FOREIGN = (
    "seems not to be in English, which is all that Détente reads: its claims are missed or misread; "
    "add a translation"
)
"""What to tell of a text that isn't, and the remedy."""

FEWEST_WORDS = 20
"""Words that begin without a capital, below which a text tells too little of its language."""

LEAST_SHARE = 0.2
"""Of such words, more than a quarter are function words in English prose; other languages share the forms of
some, seldom of more than a seventh."""

# Thai, Lao, kana and ideographs are written without spaces: there a letter counts as a word.
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\d_]+")


def may_be_english(text: str, function_words: Set[str]) -> bool:
    """Whether nothing speaks against a text's being in English; too short a text always may be.

    Names, headlines and lists of delegates have few function words in any language, so what begins with a
    capital isn't counted.

    Args:
        function_words: English articles, pronouns, prepositions and the like, in lower case.

    >>> english = {"the", "of", "and", "to", "in", "that", "its", "from", "will", "not", "while", "any"}
    >>> may_be_english("The envoy said that the fleet of his country will not leave while any gun is left in "
    ...     "the valley, and that its men stay.", english)
    True
    >>> may_be_english("Die Abordnung hat am Abend erklärt, man werde die Brücke nicht räumen, solange "
    ...     "drüben noch immer Geschütze stehen und niemand sagt, wann sie abgezogen werden sollen.", english)
    False
    """
    words = [word for word in _WORD.findall(text) if not word[0].isupper()]
    known = sum(word in function_words for word in words)
    return len(words) < FEWEST_WORDS or known >= LEAST_SHARE * len(words)
