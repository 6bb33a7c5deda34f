"""How people are told what a record holds: the wording that the terminal and the page share."""

from __future__ import annotations

import re
from pathlib import PurePath

from detente.reading.layout import HEADLINE, layout_of
from detente.record import Document

_PAIRS = (("“", "”"), ("«", "»"))


def heading_of(document: Document) -> str:
    """What to call a document: its title, else the headline in its text, else its file's name.

    >>> heading_of(Document(id="1", text="They met.", name="/home/of/somebody/talks.txt"))
    'talks.txt'
    """
    if document.title:
        return " ".join(document.title.split())
    for block in layout_of(document.text, document.boilerplate).blocks:
        if block.kind == HEADLINE:
            return " ".join(document.quote(block.span).split())
    return PurePath(document.name).name or document.id


def balanced(words: str) -> str:
    """Words as they are shown: a quotation mark that was cut off at either end is put back.

    >>> balanced('the discussions as "frank and forthright.'), balanced('forthright" talks')
    ('the discussions as "frank and forthright."', '"forthright" talks')
    """
    if words.count('"') % 2:
        opens = re.search(r'(^|[\s(\[—–-])"(?=\S)[^"]*$', words) is not None
        return f'{words}"' if opens else f'"{words}'
    for opening, closing in _PAIRS:
        lacking = words.count(opening) - words.count(closing)
        if lacking:
            return words + closing if lacking > 0 else opening + words
    return words
