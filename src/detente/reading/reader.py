"""The reader: documents in, readings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import tee

from detente.reading.claims import statements_of
from detente.reading.commitments import commitments_of
from detente.reading.deployments import deployments_of
from detente.reading.event_claims import events_of
from detente.reading.frames import Frames
from detente.reading.knowledge import Knowledge
from detente.reading.layout import Layout, layout_of
from detente.reading.meetings import meetings_of
from detente.reading.parse import Parse
from detente.reading.pledged_acts import with_pledged_acts
from detente.reading.polities import PolityFinder
from detente.reading.ports import Parser
from detente.reading.setting import setting_of
from detente.reading.statements import find_attributions
from detente.reading.transcripts import with_turns
from detente.record import Document, Reading


class Reader:
    """Reads reports into claims, each standing on exact characters of its document."""

    def __init__(self, *, parser: Parser, knowledge: Knowledge) -> None:
        self._parser = parser
        self._knowledge = knowledge
        self._polities = PolityFinder(knowledge.gazetteer)

    def read(self, documents: Iterable[Document], *, published: str | None = None) -> Iterator[Reading]:
        """Read each document, in the order given, as the reader comes to it.

        Args:
            published: the day of publication of those that neither metadata nor text give one.
        """
        to_parse, to_read = tee((each, layout_of(each.text, each.boilerplate)) for each in documents)
        blocked = ((document.text, [block.span for block in layout.blocks]) for document, layout in to_parse)
        for (document, layout), parse in zip(to_read, self._parser.parse(blocked), strict=True):
            yield self._reading(_described(document, layout, published), layout, parse)

    def _reading(self, document: Document, layout: Layout, parse: Parse) -> Reading:
        found = with_turns(parse, layout, find_attributions(parse, self._knowledge.cues))
        statements = statements_of(document, parse, found, self._knowledge)
        setting = setting_of(document, layout, parse, statements, self._polities, self._knowledge)
        frames = Frames(parse, self._knowledge.ontology)
        commitments = commitments_of(setting, frames, statements, self._knowledge)
        return Reading(
            document=document,
            statements=with_pledged_acts(statements, commitments),
            meetings=meetings_of(setting, self._knowledge.talks),
            deployments=deployments_of(setting, self._knowledge.forces),
            commitments=commitments,
            events=events_of(setting, frames, statements, self._knowledge),
        )


def _described(document: Document, layout: Layout, published: str | None) -> Document:
    """The document with what its text tells of its making; metadata that came with it goes first."""
    return replace(
        document,
        published=document.published or layout.published or published,
        dateline=document.dateline or layout.dateline,
        contributors=document.contributors or layout.contributors,
        boilerplate=layout.boilerplate,
    )
