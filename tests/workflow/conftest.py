"""Three reports of one demand in a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.adapters.store import Store
from detente.record import Document, Mention, Reading, Span, Speaker, Statement


def report(number: int, words: str, act: str = "demand") -> Reading:
    text = f"The envoy of Utopia said {words}."
    start = text.index(words)
    return Reading(
        document=Document(
            id=f"d{number}", text=text, name=f"{number}.txt", published=f"2022-01-{number + 10}"
        ),
        statements=(
            Statement(
                id=f"s{number}",
                speaker=Speaker(text="The envoy", span=Span(0, 9), entity="envoy", party="Utopia"),
                cue=None,
                content=(Mention(text=words, span=Span(start, start + len(words))),),
                mode="indirect",
                act=act,
            ),
        ),
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    kept = Store(f"sqlite:///{tmp_path / 'record.db'}")
    for number in range(3):
        kept.keep(report(number, "the ban on fishing must stay"))
    return kept
