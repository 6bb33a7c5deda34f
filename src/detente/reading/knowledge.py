"""What a reader of news knows before it opens the paper: data, versioned and injected."""

from __future__ import annotations

from dataclasses import dataclass

from detente.reading.act_lexicon import ActLexicon
from detente.reading.forces import ForceLexicon
from detente.reading.gazetteer import Gazetteer
from detente.reading.lexicon import CueLexicon
from detente.reading.persons import PersonLexicon
from detente.reading.pledges import Pledges
from detente.reading.plover import Ontology
from detente.reading.roster import Roster
from detente.reading.talks import TalkLexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything that the reader takes from data files rather than from the text.

    Attributes:
        gazetteer: states and organisations with their names, peoples, capitals and seats of power.
        cues: the words that attribute.
        ontology: PLOVER's event types with the words and frames that tell of them.
        forces: the words that count forces and tell what they do.
        persons: titles, roles and given names. roster: who held which office when.
        acts: what tells a bargaining act.
        pledges: the words of threats and promises.
        talks: the words that tell of meetings.
    """

    gazetteer: Gazetteer
    cues: CueLexicon
    ontology: Ontology
    forces: ForceLexicon
    persons: PersonLexicon
    roster: Roster
    acts: ActLexicon
    pledges: Pledges
    talks: TalkLexicon
