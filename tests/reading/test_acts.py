"""The bargaining act of a statement: a text with one statement, and its act."""

from __future__ import annotations

import pytest

from detente.adapters.knowledge import load_knowledge
from detente.reading import Reader
from detente.record import ACTS, Document

CASES = [
    # the cue tells
    ("Norway denied that its ships had entered the bay.", "deny"),
    ("Norway accused Sweden of breaking the truce.", "accuse"),
    ("Norway warned that the truce would not last.", "threaten"),
    ("Norway demanded that the ships leave the bay.", "demand"),
    ("Norway hopes that the ships will leave the bay.", "hope"),
    ("Norway promised that its ships would leave the bay.", "promise"),
    ("Norway welcomed the decision.", "support"),
    ("Norway rejected the proposal.", "reject"),
    ("Norway urged Sweden to sign the treaty.", "request"),
    # what is said overrules it
    ("Norway promised severe sanctions if the ships enter the bay.", "threaten"),
    # a neutral cue: what is said tells
    ("Norway said it would retaliate if the ships entered the bay.", "threaten"),
    ('"If they send ships, we will respond with force," the minister said.', "threaten"),
    ("Norway said it would not accept the new border.", "reject"),
    ("Norway said Sweden had no right to fish there.", "reject"),
    ("Norway said the new border was unacceptable.", "reject"),
    ("Norway said it was ready to discuss the border.", "offer"),
    ("Norway said it would consider a pause.", "offer"),
    ("Norway said it would continue to patrol the bay.", "commit"),
    ("Norway said Sweden must withdraw its ships.", "demand"),
    ('"Withdraw your ships at once," the minister said.', "demand"),
    ("Norway said the ships posed a grave danger to its fishermen.", "accuse"),
    ("Norway said it had no plans to expand the fleet.", "deny"),
    ("Norway said it hoped for a deal by summer.", "hope"),
    ("Norway said it would return the seized boats.", "promise"),
    ("Norway said it would suspend attacks on the port.", "promise"),
    ("Norway said two ships had entered the bay.", "report"),
    ("Norway said Sweden voiced interest in a deal.", "report"),
    ("Norway said the talks were difficult.", "assess"),
    ('"There is plenty of room for progress," the minister said.', "assess"),
    # whose doing it is
    ("Norway insisted that Sweden withdraw its ships.", "demand"),
    ("Norway insisted that it would not withdraw.", "reject"),
    ("Norway warned that Sweden was massing ships off the coast.", "accuse"),
    ("Norway said that Sweden was playing for time.", "accuse"),
    ("Norway said its navy would bring down the blockade if the ships fired.", "threaten"),
    ("Norway said it would close the strait unless the ships left.", "threaten"),
    ("Norway said it would not wait forever while Sweden fished.", "threaten"),
    ("Norway said it stood ready to intervene if the truce collapsed.", "threaten"),
    ("Norway said it would lift the ban if Sweden withdrew its ships.", "offer"),
    ("Norway said its share of the catch was untouchable.", "commit"),
    ('"We have sent two drafts, and they can be examined," the minister said.', "offer"),
    # news of talks
    ("Norway said the talks had ended with no deal.", "report"),
    ("Norway said the talks would resume on Thursday.", "report"),
    ('"We did not reach an agreement today," the minister said.', "report"),
    ("Norway said the two sides remained far apart.", "assess"),
    ('"Nobody can win this war," the minister said.', "assess"),
    ("According to Norway, Sweden has agreed to a new border.", "report"),
    # who no longer holds to it holds to nothing, refuses nothing and asks for nothing
    ("Norway no longer insisted on a withdrawal of all ships.", "assess"),
    ("Norway did not insist on a withdrawal of all ships.", "assess"),
    ("Norway no longer demanded a withdrawal of all ships.", "assess"),
    ("Norway said it no longer demanded that Sweden leave.", "report"),
    ("Norway no longer supports the embargo.", "reject"),
    # nobody denies for the other side
    ("Norway said it had no plans to enter the bay.", "deny"),
    ("Norway said Sweden could prove that it had no plans to enter the bay.", "assess"),
]


@pytest.mark.parametrize(("text", "act"), CASES)
def test_the_act_of_a_statement(reader: Reader, text: str, act: str) -> None:
    (reading,) = reader.read([Document(id="d", text=text)])
    assert [each.act for each in reading.statements if each.via is None] == [act]


def test_what_two_parties_need_they_agree_on(reader: Reader) -> None:
    text = "Norwegian and Swedish officials voiced a need to meet again."
    (reading,) = reader.read([Document(id="d", text=text)])
    assert "agree" in [each.act for each in reading.statements]


def test_every_act_is_the_records_and_maps_to_plover_or_to_nothing() -> None:
    acts = load_knowledge().acts
    told = {*acts.cues.values(), *acts.leaning.values(), *(pattern.act for pattern in acts.patterns)}
    assert told <= set(ACTS)
    assert told | set(acts.plover) <= set(ACTS)
    assert {"demand": "REQUEST", "accuse": "ACCUSE", "threaten": "THREATEN", "agree": "AGREE"}.items() <= set(
        acts.plover.items()
    )
