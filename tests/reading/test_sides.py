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
        ("Tesfaye Alemu, Ethiopia's chief negotiator, said the talks had failed.", "Ethiopia"),
        ("Tesfaye Alemu, the Ethiopian water minister, said the talks had failed.", "Ethiopia"),
        ("Tesfaye Alemu, the head of the Ethiopian delegation, said the talks had failed.", "Ethiopia"),
        (
            "Minister Tesfaye Alemu, who headed the Ethiopian delegation, said the talks had failed.",
            "Ethiopia",
        ),
        ("Tesfaye Alemu, who leads Ethiopia's team, said the talks had failed.", "Ethiopia"),
        ("Tesfaye Alemu, who spoke for Ethiopia, said the talks had failed.", "Ethiopia"),
        ("Tesfaye Alemu, a former Ethiopian minister, said the talks had failed.", None),
        ("Tesfaye Alemu, who wrote a book on Ethiopia, said the talks had failed.", None),
        ("Tesfaye Alemu, an adviser to the Ethiopian president, said the talks had failed.", None),
        ("Tesfaye Alemu, an Ethiopian farmer, said the talks had failed.", None),
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
