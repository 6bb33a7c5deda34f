"""Threats and promises, conditional and not, in talks of all kinds."""

from __future__ import annotations

import pytest

from detente.reading import Reader
from detente.record import Commitment, Document


def commitments(reader: Reader, text: str) -> tuple[Commitment, ...]:
    (reading,) = reader.read([Document(id="d", text=text)])
    for commitment in reading.commitments:
        for mention in commitment.evidence:
            assert text[mention.span.start : mention.span.end] == mention.text
    return reading.commitments


CONDITIONAL = [
    (
        "Turkey will close the strait if Greece widens its waters.",
        ("Turkey", "threat", "Greece widens its waters", "close the strait"),
    ),
    (
        "Iceland would lift the tariffs if Norway opened its market.",
        ("Iceland", "promise", "Norway opened its market", "lift the tariffs"),
    ),
    (
        "Ethiopia threatened to fill the dam unless Sudan signed the accord.",
        ("Ethiopia", "threat", "unless Sudan signed the accord", "fill the dam"),
    ),
    (
        "The European Union promised tough sanctions if Belarus jails more activists.",
        ("European Union", "threat", "Belarus jails more activists", "tough sanctions"),
    ),
    (
        "Egypt offered to reopen the crossing in exchange for a truce.",
        ("Egypt", "promise", "a truce", "reopen the crossing"),
    ),
    (
        "Algeria warned of a swift response to any incursion.",
        ("Algeria", "threat", "any incursion", "swift response"),
    ),
    (
        "Should Serbia recognise the vote, Kosovo will withdraw its police.",
        ("Kosovo", "promise", "Serbia recognise the vote", "withdraw its police"),
    ),
    (
        "France promised aid once the elections had been held.",
        ("France", "promise", "once the elections had been held", "aid"),
    ),
    (
        '"As long as they occupy our islands, we will not talk," said the Japanese foreign minister.',
        ("Japan", "threat", "they occupy our islands", "not talk"),
    ),
    (
        '"If Sudan arms the rebels, we will increase the pressure," warned the American envoy.',
        ("United States", "threat", "Sudan arms the rebels", "increase the pressure"),
    ),
    (
        "Pakistan's foreign minister said his country stood ready to intervene if the peace was jeopardised.",
        ("Pakistan", "threat", "the peace was jeopardised", "intervene"),
    ),
    (
        '"Stop the tests and we will send food," the South Korean president told Pyongyang.',
        ("South Korea", "promise", "Stop the tests", "send food"),
    ),
    (
        '"Unless the wall comes down, there will be no peace," Egypt said.',
        ("Egypt", "threat", "Unless the wall comes down", "no peace"),
    ),
    (
        "Any attack on the tanker would be met with force, Iran said.",
        ("Iran", "threat", "Any attack on the tanker", "force"),
    ),
    (
        "Without a guarantee, Serbia would not let the inspectors in, its foreign minister said.",
        ("Serbia", "threat", "Without a guarantee", "not let the inspectors in"),
    ),
    (
        "South Sudan would halt its oil exports rather than pay the fees, its president said.",
        ("South Sudan", "threat", "rather than pay the fees", "halt its oil exports"),
    ),
    (
        '"We are prepared to lift the blockade the moment they stop firing," the Saudi minister said.',
        ("Saudi Arabia", "promise", "they stop firing", "lift the blockade"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CONDITIONAL, ids=[text for text, _ in CONDITIONAL])
def test_a_condition_and_its_consequence(
    reader: Reader, text: str, expected: tuple[str, str, str, str]
) -> None:
    (found,) = commitments(reader, text)
    assert (found.party, found.kind, found.condition, found.consequence) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It will rain if the wind turns.",
        "The minister did not know if Peru would sign.",
        "Chile would have signed if Peru had asked.",
        "Will Chile sign if Peru asks?",
        "If I remember rightly, Chile signed in May.",
        "You will see if you read the treaty.",
        "Brazil did not promise to sign if Peru did.",
        "Many residents said they would leave if war broke out.",
        "Japan wondered whether China would respond if it sent ships.",
        "Without a deal, the country would run out of money by June, economists said.",
        "The delegation left as soon as the president had spoken.",
        "Experts say that Kenya might send troops if the fighting spread.",
    ],
)
def test_no_commitment(reader: Reader, text: str) -> None:
    assert commitments(reader, text) == ()


GIVEN_UP = [
    ("Norway would withdraw its tanks if Sweden removed its artillery.", "promise"),
    ("Norway would pull out its missiles if Sweden agreed to talks.", "promise"),
    ("Norway would pull its missiles out if Sweden agreed to talks.", "promise"),
    ("Norway would withdraw half of its tanks if Sweden did the same.", "promise"),
    ("Norway would suspend its military exercises if Sweden withdrew its troops.", "promise"),
    ("Norway would cancel the exercises if Sweden withdrew its troops.", "promise"),
    ("Norway would freeze its deployments if Sweden stopped its exercises.", "promise"),
    ("Norway would freeze its nuclear programme if Sweden lifted its sanctions.", "promise"),
    ("Norway would end the blockade if Sweden released the crew.", "promise"),
    ("Norway would suspend its sanctions if Sweden released the crew.", "promise"),
    ("Norway offered to withdraw its tanks if Sweden removed its artillery.", "promise"),
    ("Norway would withdraw from the treaty if Sweden closed the strait.", "threat"),
    ("Norway would withdraw from the alliance if Sweden closed the strait.", "threat"),
    ("Norway would pull out of the talks if Sweden closed the strait.", "threat"),
    ("Norway would suspend the talks if Sweden closed the strait.", "threat"),
    ("Norway would suspend cooperation with Sweden if it closed the strait.", "threat"),
    ("Norway would suspend its aid programme if Sweden closed the strait.", "threat"),
    ("Norway would stop arms deliveries if Sweden closed the strait.", "threat"),
    ("Norway would withdraw its peacekeepers if Sweden closed the strait.", "threat"),
    ("Norway would withdraw its offer if Sweden closed the strait.", "threat"),
    ("Norway would not suspend its exercises unless Sweden withdrew.", "threat"),
    ("Norway would send tanks if Sweden attacked.", "threat"),
    ("Norway would send tanks if Sweden asked for them.", "promise"),
]


@pytest.mark.parametrize(("text", "kind"), GIVEN_UP, ids=[text for text, _ in GIVEN_UP])
def test_what_is_given_up_tells_a_promise_from_a_threat(reader: Reader, text: str, kind: str) -> None:
    assert [each.kind for each in commitments(reader, text)] == [kind]


@pytest.mark.parametrize(
    "text", [f"Norway said it {text.removeprefix('Norway ')}" for text, _ in GIVEN_UP if " would " in text]
)
def test_a_statement_and_its_commitment_are_of_one_kind(reader: Reader, text: str) -> None:
    (reading,) = reader.read([Document(id="d", text=text)])
    (commitment,) = reading.commitments
    (act,) = [each.act for each in reading.statements if each.id == commitment.via]
    assert act in {"threat": {"threaten", "reject"}, "promise": {"offer", "promise"}}[commitment.kind]


def test_a_statement_keeps_its_act_where_another_would_do_it(reader: Reader) -> None:
    text = "Norway promised that Iceland would close the strait if Sweden sent ships."
    (reading,) = reader.read([Document(id="d", text=text)])
    assert [each.act for each in reading.statements] == ["promise"]
    assert [(each.party, each.kind) for each in reading.commitments] == [("Iceland", "threat")]
