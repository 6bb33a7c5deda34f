"""Every sentence of a brief has its source, and every source its words."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from detente.adapters.brief import charts_of, to_html, to_markdown, to_pdf, to_typst
from detente.brief import Brief, Met, Strip
from detente.record import PartialDate, Reading, Reviewed, claims_of
from detente.workflow.briefing import brief_of
from detente.workflow.positions import Grid

SECTIONS = ["stand", "agree", "otherwise", "change", "disputed", "happened", "next"]


def test_it_answers_seven_questions(brief: Brief) -> None:
    assert [section.key for section in brief.sections] == SECTIONS
    assert all(list(section.sentences()) for section in brief.sections)


def test_it_begins_with_five_to_eight_sentences_that_answer_in_short(brief: Brief) -> None:
    assert 5 <= len(brief.summary) <= 8
    assert list(brief.sentences())[: len(brief.summary)] == list(brief.summary)


def test_every_chart_is_told_in_a_sentence_with_grounds(brief: Brief) -> None:
    assert [picture.key for picture in brief.pictures] == ["positions", "meetings"]
    for picture in brief.pictures:
        assert picture.caption in list(brief.sentences())
        assert picture.caption.grounds.claims
        shown = [
            name
            for each in picture.drawing
            for name in (
                [each.issue, *(lane.party for lane in each.lanes)] if isinstance(each, Strip) else []
            )
        ]
        shown += [each.words for each in picture.drawing if isinstance(each, Met)]
        assert shown
        assert all(name in picture.caption.text for name in shown)


def test_no_sentence_is_said_twice_in_a_section(brief: Brief) -> None:
    for section in brief.sections:
        # "Without it …" of two claims is two things said.
        told = [
            (each.text, each.grounds)
            for each in (*section.lead, *(s for e in section.entries for s in (*e.sentences, *e.more)))
        ]
        assert len(told) == len(set(told)), section.title


def test_a_package_tells_who_would_have_to_give_way_against_which_demand(brief: Brief) -> None:
    (agree,) = [section for section in brief.sections if section.key == "agree"]
    told = {entry.title: [each.text for each in entry.sentences] for entry in agree.entries}
    (membership, *_) = told["Where somebody would have to give way"]
    assert membership.startswith("NATO membership of Ukraine and other former Soviet states: settled as “")
    assert "Russia (asks for “barred for good”)" in membership
    assert "would give way" in membership
    assert any("without a deal nobody gets anything" in each.text for each in agree.lead)
    assert any(each.text.startswith("Russia has taken positions on only") for each in agree.lead)


def test_it_tells_who_must_consent_to_an_agreement(brief: Brief) -> None:
    agree = next(each for each in brief.sections if each.key == "agree")
    told = next(each for each in agree.entries if each.title == "Who must consent")
    assert [each.text for each in told.sentences] == [
        "An invitation to join NATO takes all of its 30 members; each of them can block it alone.",
        "A decision of the NATO-Russia Council takes all of its 31 members; each of them can block it alone.",
    ]
    assert all(each.grounds.assumptions for each in told.sentences)


def test_what_a_person_has_reviewed_is_told(drawn: Grid, readings: tuple[Reading, ...], brief: Brief) -> None:
    assert brief.reviewed == 0
    assert "No person has reviewed any" in to_html(brief)
    document = next(each for each in readings if each.statements)
    used = {source.claim for source in brief.sources}
    seen = [each.id for each in document.statements if each.id in used]
    reviewed = tuple(Reviewed(content=claim, claim=claim, state="accepted") for claim in seen)
    later = brief_of(
        drawn, [replace(each, reviewed=reviewed) if each is document else each for each in readings]
    )
    assert later.reviewed == len(seen) > 0
    assert {source.claim for source in later.sources if source.state == "accepted"} == set(seen)
    for text in (to_html(later), to_markdown(later), to_typst(later)):
        assert f"A person has reviewed {len(seen)} of the" in text
        assert text.count("accepted") > len(seen)


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
        told["Moved on: prevention of military incidents"].sentences[0].text
        == "The issue is bridgeable; it was silent."
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


def test_a_claim_tells_every_finding_that_hangs_on_it_those_with_most_first(brief: Brief) -> None:
    (change,) = [section for section in brief.sections if section.key == "change"]
    counts = [int(entry.mark.split()[0]) for entry in change.entries if entry.mark]
    assert counts
    assert counts == sorted(counts, reverse=True)
    for entry in change.entries:
        claims = {claim for each in entry.sentences for claim in each.grounds.claims}
        assert len(claims) == 1 or not entry.sentences
    told = " ".join(each.text for each in change.sentences())
    for words in (
        "nobody would have taken a position",
        "Nash's solution would",
        "the forecast for",
        "nothing would tell what holds",
    ):
        assert words in told


def test_the_same_record_gives_the_same_bytes(
    brief: Brief, drawn: Grid, readings: tuple[Reading, ...]
) -> None:
    again = brief_of(drawn, tuple(reversed(readings)))
    charts, others = charts_of(brief), charts_of(again)
    assert charts
    assert others == charts
    assert to_html(again, others) == to_html(brief, charts)
    assert to_markdown(again) == to_markdown(brief)
    assert to_pdf(again, others) == to_pdf(brief, charts)


def test_another_process_writes_the_same_bytes(brief: Brief, tmp_path: Path) -> None:
    kept = tmp_path / "brief.pickle"
    kept.write_bytes(pickle.dumps(brief))
    program = (
        "import hashlib, pickle, sys\n"
        "from detente.adapters.brief import charts_of, to_html, to_markdown, to_pdf\n"
        "brief = pickle.load(open(sys.argv[1], 'rb'))\n"
        "charts = charts_of(brief)\n"
        "parts = (to_html(brief, charts).encode(), to_markdown(brief).encode(), to_pdf(brief, charts))\n"
        "print(*(hashlib.sha256(part).hexdigest() for part in parts))\n"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", program, str(kept)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    charts = charts_of(brief)
    here = (to_html(brief, charts).encode(), to_markdown(brief).encode(), to_pdf(brief, charts))
    assert told == [" ".join(hashlib.sha256(part).hexdigest() for part in here) + "\n"] * 2
