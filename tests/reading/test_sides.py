"""For whom a speaker speaks: from the words before the name, from the office, or for nobody."""

from __future__ import annotations

import pytest

from detente.reading import Reader
from detente.record import Document


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Ethiopian Foreign Minister Tesfaye Alemu said the talks had failed.", "Ethiopia"),
        ("Cairo said the talks had failed.", "Egypt"),
        ("NATO Secretary-General Jens Stoltenberg said the talks had failed.", "NATO"),
        ("French and German officials said the talks had failed.", "France; Germany"),
        ("A Kenyan resident said the talks had failed.", None),
        ("Our Brussels correspondent said the talks had failed.", None),
        ("The farmer said the talks had failed.", None),
    ],
)
def test_whom_a_speaker_speaks_for(reader: Reader, text: str, party: str | None) -> None:
    (reading,) = reader.read([Document(id="d", text=text, published="2021-05-04")])
    (statement,) = reading.statements
    assert statement.speaker is not None
    assert statement.speaker.party == party
