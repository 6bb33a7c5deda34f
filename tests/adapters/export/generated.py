"""Readings that no newsroom would print and that a record must carry all the same."""

from __future__ import annotations

from hypothesis import strategies as st

from detente.record import (
    ACTS,
    MODES,
    POSITION_KINDS,
    CodedPosition,
    Commitment,
    Contributor,
    Deployment,
    Document,
    Event,
    Judgement,
    Meeting,
    Mention,
    PartialDate,
    Reading,
    Span,
    Speaker,
    Statement,
    coding_of,
)
from detente.record.judgement import DAYS, HEADER, RELATIONS

PIECES = (
    *("=1+1", "+", "-2", "@SUM(A1)", "\t", "\r", "\n", "\r\n", "'", "''", '"', ",", ";", "; ", "|", "[", "{"),
    *("＝", "🕊", "👩\u200d🚀", "شكرا", "\u202e", "e\u0301", "é", "\u0301", "\u00a0", "\u2028", "\x85"),
    *("said", " ", "the envoy", "\\", "null", "true", "[]", "{}", "<b>", "..", "/", "\ufeff", "\x00"),
)

_letters = st.characters(exclude_categories=["Cs"])
words = st.lists(st.sampled_from(PIECES), max_size=6).map("".join) | st.text(_letters, max_size=8)
names = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
maybe = st.none() | words
dates = st.none() | st.sampled_from([PartialDate(2022), PartialDate(2022, 1), PartialDate(2022, 1, 12)])
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)
identities = st.text("0123456789abcdef=+|/'; é", min_size=1, max_size=12)


@st.composite
def mentions(draw: st.DrawFn, text: str) -> Mention:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Mention(text=text[start:end], span=Span(start, end))


@st.composite
def statements(draw: st.DrawFn, text: str, identity: str) -> Statement:
    at = draw(mentions(text))
    speaker = Speaker(text=at.text, span=at.span, entity=draw(words), party=draw(maybe))
    return Statement(
        id=identity,
        speaker=draw(st.none() | st.just(speaker)),
        cue=draw(st.none() | mentions(text)),
        content=tuple(draw(st.lists(mentions(text), min_size=1, max_size=3))),
        mode=draw(st.sampled_from(MODES)),
        act=draw(st.sampled_from(ACTS)),
        addressee=draw(maybe),
        negated=draw(st.booleans()),
        modality=draw(st.sampled_from(["actual", "hypothetical"])),
        via=draw(maybe),
    )


@st.composite
def readings(draw: st.DrawFn, identity: str = "d1") -> Reading:
    text = draw(texts)
    several = st.lists(words, max_size=3).map(tuple)
    evidence = st.lists(mentions(text), max_size=3).map(tuple)
    document = Document(
        id=identity,
        text=text,
        name=draw(names),
        title=draw(maybe),
        publisher=draw(maybe),
        url=draw(maybe | st.just("https://example.org/a")),
        published=draw(maybe),
        language=draw(st.sampled_from([None, "en"])),
        dateline=draw(maybe),
        contributors=tuple(draw(st.lists(st.builds(Contributor, name=words, agency=maybe), max_size=2))),
        boilerplate=draw(evidence.map(lambda each: tuple(mention.span for mention in each))),
    )
    said = [draw(statements(text, f"{identity}-{number}")) for number in range(draw(st.integers(0, 3)))]
    meeting = st.builds(
        Meeting,
        forum=maybe,
        place=maybe,
        start=dates,
        end=dates,
        duration=maybe,
        status=st.sampled_from(["held", "planned", "cancelled"]),
        parties=several,
        named=several,
        outcome=maybe,
        evidence=evidence,
    )
    deployment = st.builds(
        Deployment,
        actor=maybe,
        count=st.integers(0, 10**9),
        bound=st.sampled_from(["about", "more than"]),
        place=maybe,
        activity=maybe,
        date=dates,
        evidence=evidence,
        via=maybe,
    )
    commitment = st.builds(
        Commitment,
        party=maybe,
        kind=st.sampled_from(["threat", "promise", "warning", "assurance"]),
        condition=maybe,
        consequence=words,
        evidence=evidence,
        via=maybe,
    )
    event = st.builds(
        Event,
        type=words,
        mode=maybe,
        context=several,
        actor=maybe,
        recipient=maybe,
        date=dates,
        evidence=evidence,
        negated=st.booleans(),
        modality=st.sampled_from(["actual", "planned", "threatened"]),
        via=maybe,
    )
    return Reading(
        document=document,
        statements=tuple(said),
        meetings=tuple(dict.fromkeys(draw(st.lists(meeting, max_size=2)))),
        deployments=tuple(dict.fromkeys(draw(st.lists(deployment, max_size=2)))),
        commitments=tuple(dict.fromkeys(draw(st.lists(commitment, max_size=2)))),
        events=tuple(dict.fromkeys(draw(st.lists(event, max_size=2)))),
    )


_verdicts = [(relation, each) for relation, verdicts in RELATIONS.items() for each in verdicts]


_coded = st.builds(
    CodedPosition, issue=words, party=words, kind=st.sampled_from(POSITION_KINDS), option=maybe
)
_anything = st.dictionaries(words, st.none() | words | st.integers() | st.lists(words), max_size=3)


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    relation, verdict = draw(st.sampled_from(_verdicts))
    if relation == "coding":
        value = coding_of(tuple(draw(st.lists(_coded, max_size=2))))
    elif relation in ("header", "same claim"):
        fields = draw(
            st.lists(st.sampled_from(HEADER if relation == "header" else DAYS), min_size=1, unique=True)
        )
        value = {side: {name: draw(maybe) for name in fields} for side in ("was", "is")}
    elif (relation, verdict) == ("review", "corrected") or relation == "written":
        value = draw(_anything)
    else:
        value = None
    return Judgement(
        subject=draw(words),
        relation=relation,
        verdict=verdict,
        by=draw(st.sampled_from(["An Analyst", "=cmd", "'"])),
        at="2022-01-13T12:00:00Z",
        object=draw(maybe),
        document=draw(maybe),
        note=draw(maybe),
        value=value,
        seq=draw(st.integers(0, 9)),
    )


records = st.lists(identities, unique=True, max_size=3).flatmap(
    lambda each: st.tuples(*(readings(identity=identity) for identity in each))
)
