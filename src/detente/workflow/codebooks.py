"""Codebooks that ship, and drafts of new ones from a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.adapters.codebooks import load_codebook, shipped_codebooks
from detente.adapters.codebooks_written import codebook_text
from detente.adapters.knowledge import load_knowledge, load_plain_words, load_wording
from detente.adapters.project import found
from detente.adapters.store import Store
from detente.analysis.suggestion import Said, Topic, said_of, suggested
from detente.case.codebook import Codebook
from detente.record import Reading
from detente.workflow.names import readings_kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A draft: its text in YAML, how many issues it has, and from how many documents and moves.

    Attributes:
        unheard: who speaks for no party that is known, those with most statements first.
    """

    text: str
    issues: int
    moves: int
    documents: int
    unheard: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """A codebook that ships."""

    name: str
    title: str
    issues: tuple[str, ...]


def shipped() -> tuple[Shipped, ...]:
    """Those that ship, by name."""
    return tuple(_shipped(name) for name in shipped_codebooks())


def _shipped(name: str) -> Shipped:
    codebook = load_codebook(name)
    return Shipped(name=name, title=codebook.title, issues=tuple(each.name for each in codebook.issues))


def suggest(paths: Sequence[Path], *, start: Path, codebook: str | None, most: int) -> Suggestion:
    """Draft a codebook from the paths, or from the project's record where there are none.

    Args:
        codebook: one that is known already; only what it doesn't cover is proposed.

    Raises:
        NoProject: no paths and no project.
        UnreadableInput, InvalidCase: of the documents or the codebook.
    """
    known = None if codebook is None else load_codebook(codebook)
    readings = _readings(paths, start)
    said = said_of(readings, load_wording(), known)
    texts = [each.document.text for each in readings]
    issues = suggested(said, _topics(said), texts, load_plain_words(), most=most)
    return Suggestion(
        text=codebook_text(issues, beyond=known, documents=len(readings), moves=len(said)),
        issues=len(issues),
        moves=len(said),
        documents=len(readings),
        unheard=_unheard(readings, known),
    )


def _unheard(readings: Sequence[Reading], known: Codebook | None) -> tuple[str, ...]:
    names = Counter(
        each.speaker.entity
        for reading in readings
        for each in reading.statements
        if each.speaker is not None
        and not each.speaker.party
        and not (known and known.spoken_for(each.speaker.entity))
    )
    return tuple(name for name, _ in names.most_common())


def _readings(paths: Sequence[Path], start: Path) -> tuple[Reading, ...]:
    if not paths:
        return tuple(readings_kept(Store(found(start).store_url)))
    from detente.workflow.reading import read

    return tuple(read(paths))


def _topics(said: Sequence[Said]) -> list[Topic]:
    # Loading the parser takes a second, which listing codebooks doesn't need.
    from detente.adapters.language import SpacyParser
    from detente.reading.noun_phrases import topics_of

    texts = [each.words for each in said]
    return [
        Topic(phrases=each.phrases, deeds=each.deeds)
        for each in topics_of(texts, SpacyParser(), load_knowledge().gazetteer)
    ]
