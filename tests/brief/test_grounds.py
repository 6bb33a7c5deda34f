"""Every sentence of a brief has its source, and every source its words."""

from __future__ import annotations

from detente.adapters.brief import to_html, to_markdown
from detente.brief import Brief
from detente.record import PartialDate, Reading, claims_of
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


def test_what_moved_and_flipped_since_a_date_has_grounds_too(
    drawn: Grid, readings: tuple[Reading, ...]
) -> None:
    since = brief_of(drawn, readings, since=PartialDate(2022, 1, 12))
    (happened,) = [section for section in since.sections if section.key == "happened"]
    told = {entry.title: entry for entry in happened.entries}
    assert (
        told["Moved on: missile deployments"].sentences[0].text == "The issue is bridgeable; it was silent."
    )
    flipped = [each.text for each in told["Findings that flipped"].sentences]
    assert any(text.startswith("Nash's solution") and " now settle " in text for text in flipped)
    later = {
        claim.id
        for each in readings
        if each.document.published[:10] >= "2022-01-12"
        for claim in claims_of(each)
    }
    for title, entry in told.items():
        for sentence in entry.sentences:
            assert sentence.grounds.claims, sentence.text
            assert not title.startswith("Moved on") or set(sentence.grounds.claims) <= later


def test_findings_beyond_the_verdicts_tell_what_they_hang_on(brief: Brief) -> None:
    (change,) = [section for section in brief.sections if section.key == "change"]
    told = {entry.title: entry for entry in change.entries}
    for title in ("Where they could agree", "What holds otherwise", "What to expect"):
        assert all(each.grounds.claims for each in told[title].sentences)


def test_the_same_record_gives_the_same_bytes(
    brief: Brief, drawn: Grid, readings: tuple[Reading, ...]
) -> None:
    again = brief_of(drawn, readings)
    assert to_html(again) == to_html(brief)
    assert to_markdown(again) == to_markdown(brief)
