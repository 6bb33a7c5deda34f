"""Properties that hold of any reading."""

from __future__ import annotations

from detente.reading import Reader
from detente.record import Document

TEXT = "The minister said the talks had failed.\n\nThe ambassador said that they would resume on Monday."


def test_every_span_quotes_the_text(reader: Reader) -> None:
    (reading,) = reader.read([Document(id="d", text=TEXT)])
    assert reading.statements
    for statement in reading.statements:
        for mention in (statement.speaker, statement.cue, *statement.content):
            if mention is not None:
                assert reading.document.quote(mention.span) == mention.text
