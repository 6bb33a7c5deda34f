"""Every sentence of a brief has its source, and every source its words."""

from __future__ import annotations

from detente.adapters.brief import to_html, to_markdown
from detente.brief import Brief
from detente.record import Reading, claims_of
from detente.workflow.briefing import brief_of
from detente.workflow.positions import Grid

SECTIONS = ["stand", "agree", "otherwise", "change", "disputed", "happened", "next"]


def test_it_answers_seven_questions(brief: Brief) -> None:
    assert [section.key for section in brief.sections] == SECTIONS
    assert all(list(section.sentences()) for section in brief.sections)


def test_every_sentence_has_grounds(brief: Brief, readings: tuple[Reading, ...]) -> None:
    claims = {claim.id for reading in readings for claim in claims_of(reading)}
    sentences = list(brief.sentences())
    assert len(sentences) > 40
    for sentence in sentences:
        assert sentence.grounds.claims or sentence.grounds.assumptions, sentence.text
        assert sentence.grounds.is_complete, sentence.text
        assert set(sentence.grounds.claims) <= claims, sentence.text


def test_every_claim_is_shown_in_its_words(brief: Brief, readings: tuple[Reading, ...]) -> None:
    claims = {claim.id: claim for reading in readings for claim in claims_of(reading)}
    texts = {reading.document.id: reading.document.text for reading in readings}
    used = {claim for sentence in brief.sentences() for claim in sentence.grounds.claims}
    assert used <= {source.claim for source in brief.sources}
    for source in brief.sources:
        claim = claims[source.claim]
        shown = "".join(piece.text for piece in source.passage)
        assert shown in texts[claim.document]
        quoted = "".join(piece.text for piece in source.passage if piece.is_quoted)
        assert all(mention.text in quoted for mention in claim.evidence)


def test_every_assumption_is_listed(brief: Brief) -> None:
    assumed = {words for sentence in brief.sentences() for words in sentence.grounds.assumptions}
    assert assumed == set(brief.assumptions)


def test_the_same_record_gives_the_same_bytes(
    brief: Brief, drawn: Grid, readings: tuple[Reading, ...]
) -> None:
    again = brief_of(drawn, readings)
    assert to_html(again) == to_html(brief)
    assert to_markdown(again) == to_markdown(brief)
