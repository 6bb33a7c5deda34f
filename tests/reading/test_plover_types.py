"""Each class of PLOVER and CAMEO in words of our own: the main event of a sentence has its type."""

from __future__ import annotations

import pytest

from detente.adapters.knowledge import load_knowledge
from detente.adapters.language import SpacyParser
from detente.reading.events import main_event
from detente.record import Span

SENTENCES = """
AGREE | Laos said it would take part in the border talks.
AGREE | Estonia pledged to lend Moldova helicopters.
AGREE | Chad is ready to negotiate with the eastern rebels.
AGREE | The two companies reached a deal on gas prices.
AGREE | Panama will release the crew on Thursday, its foreign ministry said.
AGREE | The junta promised to hold elections within a year.
AGREE | Morocco expressed willingness to accept mediation.
AGREE | Nepal's king offered to lift the emergency.
CONSULT | The envoys of Japan and Fiji met in Suva on Sunday.
CONSULT | Cuba's president telephoned his Mexican counterpart.
CONSULT | Uruguay's foreign minister arrived in Lima for talks on fisheries.
CONSULT | Negotiators from Mali and Togo resumed talks in Accra.
CONSULT | Oman's envoy mediated between the two tribes.
CONSULT | Ghana hosted the leaders of Benin and Niger.
CONSULT | Bhutan's premier paid an official visit to Dhaka.
SUPPORT | Tonga recognised the new republic.
SUPPORT | Latvia backed Georgia's bid for membership.
SUPPORT | Austria apologised to Slovenia for the incident.
SUPPORT | Peru and Brazil signed a treaty on river navigation.
SUPPORT | Gabon reopened its embassy in Lisbon.
SUPPORT | The bishop defended the peasants' right to strike.
SUPPORT | Malta voiced support for the Libyan plan.
COOPERATE | Police in Spain and France shared information about the smugglers.
COOPERATE | Chile and Argentina held joint naval exercises.
COOPERATE | Germany extradited the banker to Poland.
COOPERATE | Finland and Sweden are cooperating on air defence.
AID | Japan sent medicine and tents to Nepal.
AID | Kuwait granted Yemen a loan of 40 million dollars.
AID | Ireland granted asylum to two Burmese journalists.
AID | Australia supplied patrol boats to Samoa.
AID | India sent peacekeepers to Lebanon.
CONCEDE | Bahrain lifted the state of emergency.
CONCEDE | The premier gave in to the strikers' demands.
CONCEDE | Algeria legalised the Berber party.
CONCEDE | Jordan's king accepted the opposition's demand for reform.
CONCEDE | Authorities eased the curfew in Jos.
RETREAT | The guerrillas freed three hostages.
RETREAT | Eritrea withdrew its soldiers from the valley.
RETREAT | Both armies declared a ceasefire.
RETREAT | The Dutch government lifted sanctions against Suriname.
RETREAT | Dozens of militiamen laid down their arms in Basra.
RETREAT | Iraq allowed inspectors into the plant.
RETREAT | Israel returned the bodies of two fighters.
REQUEST | Zambia asked the World Bank for a loan.
REQUEST | Opposition leaders called on the president to resign.
REQUEST | Rebels demanded the release of their commander.
REQUEST | Greece urged Turkey to pull back its ships.
REQUEST | Haiti appealed for food aid.
REQUEST | Guatemala sought talks with Belize.
REQUEST | The bishop said the government should lower food prices.
ACCUSE | Sudan denounced the raid as cowardly.
ACCUSE | Venezuela blamed Colombia for the blackout.
ACCUSE | Egypt filed a complaint against Ethiopia at the United Nations.
ACCUSE | Sweden summoned the Iranian ambassador over the arrests.
ACCUSE | A court found the general guilty of war crimes.
ACCUSE | Inspectors are investigating the explosion at the mine.
ACCUSE | Interpol launched a probe into the shipment.
REJECT | Armenia turned down the offer of mediation.
REJECT | The rebels refused to lay down their weapons.
REJECT | China vetoed the resolution.
REJECT | Somalia will not recognise the breakaway region.
REJECT | Talks between the miners and the company collapsed.
REJECT | Malawi ruled out negotiations with the group.
REJECT | The general defied the court's order.
REJECT | Nauru denied the journalist a visa.
THREATEN | Ukraine's miners warned they would block the railway.
THREATEN | Rwanda said it would retaliate.
THREATEN | The union threatened a general strike.
THREATEN | Burundi vowed to crush the rebellion.
THREATEN | Israel gave Hamas an ultimatum.
THREATEN | Thailand threatened to expel the diplomats.
THREATEN | Niger will cut off aid to the rebels, its president said.
PROTEST | Farmers blocked the motorway with tractors.
PROTEST | Bus drivers went on strike in Dakar.
PROTEST | Students rioted in Kathmandu.
PROTEST | About 3,000 women demonstrated against the law.
PROTEST | Opposition parties boycotted the election.
PROTEST | Hundreds took to the streets of Tunis.
MOBILIZE | Pakistan put its army on high alert.
MOBILIZE | Vietnam deployed warships near the islands.
MOBILIZE | Poland called up its reservists.
MOBILIZE | Police were deployed in the streets of Lagos.
SANCTION | Norway cut off aid to Eritrea.
SANCTION | Peru broke off diplomatic relations with Nicaragua.
SANCTION | Russia recalled its ambassador from Tirana.
SANCTION | The rebels walked out of the talks.
SANCTION | Zimbabwe expelled the observers.
SANCTION | The United States imposed an embargo on Haiti.
COERCE | Soldiers detained the editor of a weekly.
COERCE | Burma deported a Canadian missionary.
COERCE | Officials seized a cargo of tea.
COERCE | The junta banned all public gatherings.
COERCE | The regime declared martial law.
COERCE | Syria's navy blockaded the port.
COERCE | Censors shut down the radio station.
ASSAULT | Gunmen kidnapped an engineer in Kirkuk.
ASSAULT | A suicide bomber killed nine people in Kabul.
ASSAULT | Warplanes bombed a village near Aleppo.
ASSAULT | Guards tortured the prisoners.
ASSAULT | Government forces captured the town of Bor.
ASSAULT | Troops clashed with rebels in the hills.
ASSAULT | Police fired tear gas at the marchers.
ASSAULT | A former minister was assassinated in Beirut.
"""

CASES = [tuple(line.split(" | ")) for line in SENTENCES.strip().splitlines()]


@pytest.fixture(scope="module")
def types() -> dict[str, str | None]:
    """The main event's type of every sentence, parsed in one go."""
    ontology = load_knowledge().ontology
    texts = [text for _, text in CASES]
    parses = SpacyParser().parse((text, [Span(0, len(text))]) for text in texts)
    found = [main_event(parse, ontology) for parse in parses]
    return {text: event and event.type for text, event in zip(texts, found, strict=True)}


@pytest.mark.parametrize(("expected", "text"), CASES, ids=[text for _, text in CASES])
def test_a_class_in_other_words(types: dict[str, str | None], expected: str, text: str) -> None:
    assert types[text] == expected
