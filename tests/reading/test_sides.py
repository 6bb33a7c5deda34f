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
        (
            "Tesfaye Alemu, who is leading the French and German team, said the talks had failed.",
            "France; Germany",
        ),
        ("Tesfaye Alemu, who heads the U.S. delegation, said the talks had failed.", "United States"),
        ("Tesfaye Alemu, who represented the U.S. at the talks, said the talks had failed.", "United States"),
        ("Tesfaye Alemu, who led a march against the Ethiopian delegation, said the talks had failed.", None),
        ("Tesfaye Alemu, who led talks with the Ethiopian side, said the talks had failed.", None),
        ("Tesfaye Alemu, who led the Ethiopian football team, said the talks had failed.", None),
        ("Tesfaye Alemu, who led the Ethiopian delegation until 2019, said the talks had failed.", None),
        ("Tesfaye Alemu, who speaks for Ethiopian exiles, said the talks had failed.", None),
        ("Tesfaye Alemu, who represents an Ethiopian prisoner, said the talks had failed.", None),
        ("Tesfaye Alemu, wife of the head of the Ethiopian delegation, said the talks had failed.", None),
        ("Tesfaye Alemu, an Ethiopian president's biographer, said the talks had failed.", None),
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
