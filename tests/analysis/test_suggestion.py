"""Issues proposed from what parties ask, offer and refuse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from detente.adapters.codebooks_written import codebook_text
from detente.adapters.knowledge import load_knowledge, load_plain_words, load_wording
from detente.adapters.language import SpacyParser
from detente.analysis.suggestion import SuggestedIssue, Topic, said_of, suggested
from detente.case.codebook import Codebook, codebook_from
from detente.reading import Reader
from detente.reading.noun_phrases import topics_of
from detente.record import Document

REPORTS = (
    "Egypt demanded a halt to the filling. Ethiopia rejected any halt to the filling.",
    "Sudan demanded an exchange of data. Ethiopia offered to share data on fish.",
)

Suggest = Callable[..., tuple[SuggestedIssue, ...]]


@pytest.fixture
def suggest(reader: Reader) -> Suggest:
    """The issues that texts propose."""

    def proposed(*texts: str, codebook: Codebook | None = None, most: int = 20) -> tuple[SuggestedIssue, ...]:
        readings = list(reader.read(Document(id=f"d{n}", text=text) for n, text in enumerate(texts)))
        said = said_of(readings, load_wording(), codebook)
        found = topics_of([each.words for each in said], SpacyParser(), load_knowledge().gazetteer)
        topics = [Topic(phrases=each.phrases, deeds=each.deeds) for each in found]
        return suggested(said, topics, texts, load_plain_words(), most=most)

    return proposed


def test_what_is_asked_and_refused_comes_first(suggest: Suggest) -> None:
    issues = suggest(*REPORTS)
    assert {each.name for each in issues[:3]} & {"filling", "halt"}
    assert "data" in {each.name for each in issues}
    first = issues[0]
    assert set(first.parties) == {"Egypt", "Ethiopia"}
    assert {(each.party, each.side) for each in first.quotes} == {
        ("Egypt", "asked for"),
        ("Ethiopia", "refused"),
    }


def test_every_quote_is_words_of_its_document(suggest: Suggest) -> None:
    for issue in suggest(*REPORTS):
        for each in issue.quotes:
            assert each.words in REPORTS[int(each.document[1:])]


def test_what_a_codebook_covers_is_not_proposed(suggest: Suggest) -> None:
    known = codebook_from(
        {"title": "t", "version": "1", "issues": [{"name": "f", "phrases": ["filling"]}]}, name="t"
    )
    names = {each.name for each in suggest(*REPORTS, codebook=known)}
    assert "data" in names
    assert not names & {"filling", "halt"}


def test_names_of_states_are_no_issues(suggest: Suggest) -> None:
    for issue in suggest("Egypt demanded Ethiopian concessions on the filling from Ethiopia."):
        assert not {"ethiopian", "ethiopia", "egypt"} & set(issue.name.split())


def test_the_draft_is_a_codebook_that_finds_its_own_quotes(suggest: Suggest) -> None:
    issues = suggest(*REPORTS)
    text = codebook_text(issues, beyond=None, documents=2, moves=4)
    codebook = codebook_from(yaml.safe_load(text), name="draft")
    for issue, drafted in zip(issues, codebook.issues, strict=True):
        assert drafted.name == issue.name
        assert all(drafted.phrases.found_in(each.words) for each in issue.quotes)
        assert all(each.claim in text for each in issue.quotes)


def test_what_would_end_a_comment_or_steer_a_terminal_stays_out_of_the_draft(suggest: Suggest) -> None:
    issues = suggest('Egypt demanded a halt to the \u2028filling\x1b[31m of the "dam": now.')
    text = codebook_text(issues, beyond=None, documents=1, moves=1)
    assert "\x1b" not in text
    assert "\u2028" not in text
    codebook_from(yaml.safe_load(text), name="draft")


def test_the_most_asked_for_bounds_the_draft(suggest: Suggest) -> None:
    assert len(suggest(*REPORTS, most=1)) == 1
