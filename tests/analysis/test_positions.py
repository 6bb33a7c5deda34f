"""From statements to positions: kinds, anaphora, dates, and how far apart the parties come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from detente.adapters.codebooks import load_codebook, shipped_codebooks
from detente.adapters.knowledge import load_wording
from detente.analysis.positions import positions_of, standings_of
from detente.case.codebook import Codebook, Phrases, codebook_from
from detente.errors import InvalidCase
from detente.reading import Reader
from detente.record import CodedPosition, Document, PartialDate, Position, Reading, Reviewed

DAM = codebook_from(
    {
        "title": "A dam",
        "version": "1",
        "issues": [
            {
                "name": "filling",
                "phrases": ["fill*", "reservoir"],
                "options": [
                    {"name": "only by agreement", "phrases": ["without an agreement", "agreement first"]},
                    {"name": "at once", "phrases": ["this summer", "as planned"]},
                ],
            },
            {"name": "data", "phrases": ["data", "information ... flow*"]},
        ],
    },
    name="dam",
)

Taken = Callable[..., tuple[Position, ...]]


@pytest.fixture
def taken(reader: Reader) -> Taken:
    """The positions in a text, read."""

    def read(*texts: str, codebook: Codebook = DAM) -> tuple[Position, ...]:
        documents = [
            Document(id=f"d{n}", text=text, published=f"2021-04-{n + 1:02d}") for n, text in enumerate(texts)
        ]
        return positions_of(reader.read(documents), codebook, load_wording())

    return read


def test_a_demand_is_a_position_with_its_party_option_and_words(taken: Taken) -> None:
    (position,) = taken("Egypt demanded that the reservoir not be filled without an agreement.")
    assert (position.party, position.issue, position.kind) == ("Egypt", "filling", "demand")
    assert position.option == "only by agreement"
    assert "reservoir" in position.words


def test_what_is_coded_stands_in_the_place_of_what_is_drawn_under_the_id_that_is_kept(reader: Reader) -> None:
    text = "Egypt demanded a halt to the filling. Ethiopia offered to share data."
    (read,) = reader.read([Document(id="d", text=text)])
    told = read.statements[0].id
    coded = CodedPosition(issue="data", party="Egypt", kind="offer")
    elsewhere = CodedPosition(issue="the weather", party="Egypt", kind="offer")
    reviewed = Reviewed(told, "kept", "corrected", (coded, elsewhere))
    found = positions_of((replace(read, reviewed=(reviewed,)),), DAM, load_wording())
    assert {(each.claim, each.party, each.issue, each.kind, each.state) for each in found} == {
        ("kept", "Egypt", "data", "offer", "corrected"),
        (read.statements[1].id, "Ethiopia", "data", "offer", "proposed"),
    }
    accepted = replace(read, reviewed=(Reviewed(told, "kept", "accepted"),))
    drawn = positions_of((accepted,), DAM, load_wording())
    assert ("kept", "filling", "accepted") in [(each.claim, each.issue, each.state) for each in drawn]


def test_who_speaks_for_a_state_takes_its_position(taken: Taken) -> None:
    (position,) = taken("Ethiopian Foreign Minister Tesfaye Alemu offered to share data on the flow.")
    assert (position.party, position.speaker, position.kind) == ("Ethiopia", "Tesfaye Alemu", "offer")


def test_an_answer_in_the_same_sentence_is_about_what_it_answers(taken: Taken) -> None:
    found = taken("Sudan demanded a halt to the filling, a demand that Ethiopia said it would not accept.")
    assert ("Ethiopia", "filling", "rejection") in [(each.party, each.issue, each.kind) for each in found]


ANSWERED = "Sudan demanded a halt to the filling, a demand that Ethiopia said it would not accept."


def coded_as(read: Reading, *positions: CodedPosition) -> Reading:
    """The reading after somebody has coded its first statement."""
    return replace(read, reviewed=(Reviewed(read.statements[0].id, "coded", "corrected", positions),))


def test_an_answer_is_about_what_a_person_coded_of_the_statement_that_it_answers(reader: Reader) -> None:
    (read,) = reader.read([Document(id="d", text=ANSWERED)])
    at_once = CodedPosition(issue="filling", party="Sudan", kind="demand", option="at once")
    data = CodedPosition(issue="data", party="Sudan", kind="demand")

    def refused(*coded: CodedPosition) -> list[tuple[str, str | None]]:
        found = positions_of((coded_as(read, *coded),), DAM, load_wording())
        return [(each.issue, each.against) for each in found if each.party == "Ethiopia"]

    assert refused(data) == [("data", None)]
    assert refused(at_once) == [("filling", "at once")]
    assert refused(at_once, replace(at_once, option="only by agreement")) == [("filling", None)]
    assert refused(data, at_once) == [("filling", "at once"), ("data", None)]
    assert refused() == [], "what it answers takes no position"


def left_out(read: Reading, at: int) -> Reading:
    """The reading after somebody has rejected one of its statements."""
    statements = (*read.statements[:at], *read.statements[at + 1 :])
    rejected = read.statements[at]
    return replace(
        read,
        statements=statements,
        left_out=(rejected,),
        reviewed=(Reviewed(rejected.id, rejected.id, "rejected"),),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Egypt agreed that Ethiopia had offered to share data on the flow.",
        "Egypt supported what Sudan said: that the filling must stop.",
        ANSWERED,
        "MINISTER ABEBE: Good day. Sudan said it would not accept the filling. We are ready to share data.\n",
    ],
)
def test_a_rejected_statement_takes_its_own_positions_along_and_moves_no_other(
    reader: Reader, text: str
) -> None:
    codebook = replace(DAM, also=(("Abebe", "Ethiopia"),))
    (read,) = reader.read([Document(id="d", text=text)])
    assert len(read.statements) == 2
    before = positions_of((read,), codebook, load_wording())
    for at, statement in enumerate(read.statements):
        after = positions_of((left_out(read, at),), codebook, load_wording())
        assert after == tuple(each for each in before if each.claim != statement.id)


def test_what_stands_before_a_but_is_offered_and_not_refused(taken: Taken) -> None:
    found = taken(
        "Egypt said that it had put forward ideas on data but that it would not accept the filling."
    )
    assert [(each.issue, each.kind) for each in found] == [("filling", "rejection"), ("data", "offer")]


def test_a_state_of_two_words_is_its_spokesman_s_own_side(taken: Taken) -> None:
    text = (
        "American envoy Ann Lee said the United States had put forward ideas on data, but that it "
        "would not accept limits on the filling."
    )
    found = {(each.issue, each.kind) for each in taken(text)}
    assert found == {("data", "offer"), ("filling", "rejection")}


def test_reports_and_judgements_take_no_position(taken: Taken) -> None:
    assert taken("Egypt said the reservoir had reached a record level.") == ()


TURNS = """MINISTER ABEBE: Good morning. We are ready to discuss data on the flow.
We will not accept any limit on the filling.

Q: Did Egypt ask for Ethiopia to stop the filling?

MINISTER ABEBE: I have seen the reports. The filling is a matter of engineering.
"""


def test_each_sentence_of_a_turn_takes_its_own_position(taken: Taken) -> None:
    codebook = replace(DAM, also=(("ABEBE", "Ethiopia"), ("Abebe", "Ethiopia")))
    found = taken(TURNS, codebook=codebook)
    own = {(each.issue, each.kind, each.words) for each in found if each.party == "Ethiopia"}
    assert own == {
        ("data", "offer", "We are ready to discuss data on the flow."),
        ("filling", "rejection", "We will not accept any limit on the filling."),
    }


def test_what_a_question_supposes_is_nobodys_position(taken: Taken) -> None:
    assert [each for each in taken(TURNS) if each.party == "Egypt"] == []


def test_an_offer_that_a_noun_tells_of_is_its_owners(taken: Taken) -> None:
    (position,) = taken(
        "Sudan said that its experts would need to study a series of Ethiopian proposals for sharing data."
    )
    assert (position.party, position.kind, position.direct) == ("Ethiopia", "offer", False)
    assert position.words == "Ethiopian proposals for sharing data"


def test_a_demand_refused_is_a_deadlock_and_an_offer_unrefused_a_bridge(taken: Taken) -> None:
    found = taken(
        "Egypt demanded a halt to the filling. Ethiopia rejected any halt to the filling.",
        "Ethiopia offered to share data with its neighbours.",
    )
    assert {each.issue: each.verdict for each in standings_of(found, DAM)} == {
        "filling": "deadlocked",
        "data": "bridgeable",
    }


def test_as_of_a_date_later_words_do_not_count(taken: Taken) -> None:
    found = taken("Egypt demanded a halt to the filling.", "Ethiopia offered to share data.")
    standings = {each.issue: each.verdict for each in standings_of(found, DAM, as_of=PartialDate(2021, 4, 1))}
    assert standings == {"filling": "one-sided", "data": "silent"}


def test_as_of_a_month_all_of_it_counts(taken: Taken) -> None:
    found = taken("Egypt demanded a halt to the filling.", "Ethiopia offered to share data.")
    assert len({each.as_of for each in found}) == 2
    assert standings_of(found, DAM, as_of=PartialDate(2021, 4)) == standings_of(found, DAM)
    assert standings_of(found, DAM, as_of=PartialDate(2021, 3)) == standings_of((), DAM)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("open door", "The OPEN  DOOR policy"),
        ("missile*", "two missiles"),
        ("door ... open", "leave its door wide and always open"),
        ("NATO's presence", "NATO’s presence there"),
    ],
)
def test_phrases_mark(phrase: str, text: str) -> None:
    assert Phrases((phrase,)).found_in(text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [("open door", "an opened door"), ("data", "update"), ("door ... open", "door a b c d e f open")],
)
def test_phrases_do_not_mark(phrase: str, text: str) -> None:
    assert not Phrases((phrase,)).found_in(text)


@pytest.mark.parametrize("name", shipped_codebooks())
def test_each_shipped_codebook_is_sound(name: str) -> None:
    codebook = load_codebook(name)
    assert codebook.issues
    assert all(issue.phrases.each for issue in codebook.issues)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"title": "x", "version": "1"}, "issues: field required"),
        ({"title": "x", "version": "1", "issues": []}, "issues"),
        ({"title": "x", "version": 1, "issues": [{"name": "a", "phrases": ["b"]}]}, "version"),
        (
            {"title": "x", "version": "1", "issues": [{"name": "a", "phrases": ["b"], "colour": "red"}]},
            "colour",
        ),
        (
            {"title": "x", "version": "1", "issues": [{"name": "a", "phrases": ["b"]}] * 2},
            "'a' stands there twice",
        ),
        ("a letter", "the file"),
    ],
)
def test_a_faulty_codebook_is_told_by_field(row: object, told: str) -> None:
    with pytest.raises(InvalidCase, match=told):
        codebook_from(row, name="mine.yaml")
