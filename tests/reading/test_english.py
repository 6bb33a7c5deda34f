"""Which texts may be in English: those with English function words, and those too short to tell."""

from __future__ import annotations

import pytest

from detente.adapters.english import is_foreign
from detente.reading.english import FEWEST_WORDS, may_be_english
from detente.record import Document
from detente.workflow.demonstration import dispatches
from detente.workflow.reading import read

GERMAN = (
    "Der Außenminister von Graustark hat am Dienstag erklärt, sein Land werde die Truppen an der Grenze "
    "nicht abziehen, solange Ruritanien seine Raketen nicht aus dem Tal entfernt. Die Gespräche in der "
    "Hauptstadt dauerten fast vier Stunden und blieben ohne Ergebnis."
)
FOREIGN = {
    "German": GERMAN,
    "French": (
        "Le ministre des affaires étrangères de Graustark a déclaré mardi que son pays ne retirera pas ses "
        "troupes de la frontière tant que la Ruritanie gardera ses missiles dans la vallée."
    ),
    "Russian": (
        "Министр иностранных дел Граустарка заявил во вторник, что его страна не отведёт войска от "
        "границы, пока Руритания не уберёт свои ракеты из долины и не вернёт паромы на реку."
    ),
    "Spanish": (
        "El ministro de Asuntos Exteriores de Graustark declaró el martes que su país no retirará las "
        "tropas de la frontera mientras Ruritania mantenga sus misiles en el valle."
    ),
    "Arabic": (
        "قال وزير خارجية غراوستارك يوم الثلاثاء إن بلاده لن تسحب قواتها من الحدود ما دامت روريتانيا "
        "تبقي صواريخها في الوادي واستمرت المحادثات في العاصمة نحو أربع ساعات."
    ),
    "Chinese": "格劳斯塔克外交部长星期二表示，只要鲁里坦尼亚仍在山谷中部署导弹，该国就不会从边境撤军。",
}
ENGLISH = {
    "news": (
        "The foreign minister of Graustark said on Tuesday that his country would not withdraw its troops "
        "from the border while Ruritania kept missiles in the valley."
    ),
    "delegates": (
        "For Graustark: Anton Varga, Minister of Foreign Affairs; Ilse Marten, Deputy Minister; Pavel Brod, "
        "Ambassador; Josef Hentzau, Military Attaché. For Ruritania: Rudolf Elphberg, Prime Minister; Flavia "
        "Strelsau, Minister of Defence; Fritz Tarlenheim, Chief of Staff; Antoinette Mauban, Interpreter."
    ),
    "shouted": (
        "GRAUSTARK WILL NOT WITHDRAW ANY TROOPS FROM THE BORDER WHILE RURITANIA KEEPS A SINGLE MISSILE IN "
        "THE VALLEY, ITS FOREIGN MINISTER TOLD REPORTERS IN STRELSAU ON TUESDAY EVENING."
    ),
    "quoting German": (
        f"The minister wrote to his colleague: “{GERMAN}” It was the first time that he had said so in "
        "public, and those who had hoped for a quick end to the talks were not at all pleased to hear it."
    ),
}


def is_said_to_be_foreign(text: str) -> bool:
    return is_foreign(Document(id="d", text=text))


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_noticed(language: str) -> None:
    assert is_said_to_be_foreign(FOREIGN[language])


@pytest.mark.parametrize("kind", ENGLISH)
def test_english_of_any_kind_may_be_english(kind: str) -> None:
    assert not is_said_to_be_foreign(ENGLISH[kind])


def test_no_dispatch_of_the_demonstration_is_said_to_be_foreign() -> None:
    told: list[Document] = []
    with dispatches() as folder:
        assert len(list(read([folder], on_foreign=told.append))) == 6
    assert told == []


def test_a_text_of_few_words_tells_too_little() -> None:
    small = [word for word in GERMAN.split() if word.islower()]
    assert is_said_to_be_foreign(" ".join(small[:FEWEST_WORDS]))
    assert not is_said_to_be_foreign(" ".join(small[: FEWEST_WORDS - 1]))
    assert not is_said_to_be_foreign("")


@pytest.mark.parametrize(("known", "may_be"), [(3, False), (4, True)])
def test_a_fifth_of_the_words_must_be_function_words(known: int, may_be: bool) -> None:
    text = " ".join(["the"] * known + ["tanks"] * (20 - known))
    assert may_be_english(text, {"the"}) == may_be
