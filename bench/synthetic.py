"""Reports of an invented negotiation, by template and seed: texts to be read, and readings already made.

States, persons and places are invented, so that nobody real is made to say anything.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from detente.record import (
    ACTS,
    Commitment,
    Deployment,
    Document,
    Event,
    Meeting,
    Mention,
    PartialDate,
    Reading,
    Span,
    Speaker,
    Statement,
    identity_of,
    to_json,
)

PARTIES = ("Ruritania", "Graustark", "Orsinia", "Syldavia", "Borduria", "Freedonia", "Sylvania", "Zenda")
PEOPLE = (
    ("Anton Varga", "foreign minister", "Ruritania"),
    ("Mila Doren", "deputy minister", "Graustark"),
    ("Ilse Karn", "chief negotiator", "Orsinia"),
    ("Petr Halas", "spokesman", "Syldavia"),
    ("Vera Mosk", "president", "Borduria"),
    ("Otto Brandl", "prime minister", "Freedonia"),
    ("Sena Tiro", "envoy", "Sylvania"),
    ("Jon Marek", "general", "Zenda"),
)
PLACES = ("Strelsau", "Edelweiss", "Krasnoy", "Klow", "Szohod", "Fredonburg")
ISSUES = {
    "the river crossing": "ferries",
    "the grain tariff": "tariffs",
    "the northern garrisons": "garrisons",
    "the fishing limits": "trawlers",
    "the prisoners of the border war": "prisoners",
    "the radar stations": "radars",
    "the railway through the pass": "railway",
    "the joint commission": "commission",
    "the inspection of depots": "inspectors",
}
WISHES = (
    "be settled before the spring",
    "stay as they were under the old treaty",
    "be left to a panel of three judges",
    "be halved within two years",
    "be opened to observers from both sides",
    "never be part of a bargain",
    "be taken up in the next round of talks",
)
VERBS = {
    "demand": "demanded that",
    "offer": "offered that",
    "reject": "rejected the idea that",
    "promise": "promised that",
    "threaten": "warned that",
    "report": "said that",
    "hope": "hoped that",
    "accuse": "complained that",
}


def codebook() -> str:
    """The issues of the negotiation, as a codebook in YAML."""
    lines = ["title: The talks of Strelsau", 'version: "1"', "source: invented", "issues:"]
    for name, word in ISSUES.items():
        lines += [f"  - name: {word}", f'    phrases: ["{name}"]', "    options:"]
        lines += [f'      - name: "{wish}"\n        phrases: ["{wish}"]' for wish in WISHES]
    return "\n".join(lines) + "\n"


def article(number: int, words: int = 400) -> str:
    """A report of about so many words, unlike any of another number."""
    chance = random.Random(number)
    day = datetime.date(2021, 1, 1) + datetime.timedelta(days=chance.randrange(700))
    place = chance.choice(PLACES)
    paragraphs = [
        f"{place.upper()}, {day.day} {day:%B} {day.year} -- Delegations of {_two(chance)} met in {place} on "
        f"{day:%A} for {chance.randrange(2, 9)} hours, in session {number} of the talks."
    ]
    while sum(len(each.split()) for each in paragraphs) < words:
        paragraphs.append(" ".join(_sentence(chance) for _ in range(3)))
    return "\n\n".join(paragraphs) + "\n"


def _two(chance: random.Random) -> str:
    return " and ".join(chance.sample(PARTIES, 2))


def _sentence(chance: random.Random) -> str:
    name, office, state = chance.choice(PEOPLE)
    issue, wish = chance.choice(tuple(ISSUES)), chance.choice(WISHES)
    one, other = chance.sample(PARTIES, 2)
    count = chance.randrange(1, 99) * 100
    return chance.choice(
        (
            f"{name}, the {office} of {state}, {chance.choice(tuple(VERBS.values()))} {issue} would {wish}.",
            f'"We ask that {issue} should {wish}," {name} told reporters.',
            f"{one} and {other} held talks in {chance.choice(PLACES)} on {issue}, without an agreement.",
            f"Some {count:,} soldiers of {one} were massed near the border with {other}.",
            f"{one} warned that {other} would face a blockade if {issue} could not {wish}.",
            f"{one} accused {other} of breaking the agreement on {issue} {count} times.",
        )
    )


class _Writer:
    """A text as it grows, and the claims on its words."""

    def __init__(self, identity: str) -> None:
        self.identity = identity
        self.parts: list[str] = []
        self.length = 0

    def put(self, words: str) -> Mention:
        """Write words down and return where they stand."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return Mention(text=words, span=Span(start, self.length))


def readings(documents: int, claims: int) -> Iterator[Reading]:
    """So many readings of so many claims each: half statements, a third events, and the rest."""
    for number in range(documents):
        yield reading(number, claims)


def reading(number: int, claims: int) -> Reading:
    """One reading, the same for the same number."""
    chance = random.Random(number)
    day = datetime.date(2019, 1, 1) + datetime.timedelta(days=number)
    page = _Writer(f"synthetic-{number:05d}")
    held: dict[str, list[Any]] = {
        "statements": [],
        "meetings": [],
        "deployments": [],
        "commitments": [],
        "events": [],
    }
    for place in range(claims):
        if place % 2 == 0:
            held["statements"].append(_statement(page, chance))
        else:
            kind = ("events", "events", "meetings", "deployments", "commitments")[place // 2 % 5]
            held[kind].append(_other(kind, page, chance, day))
        page.put("\n\n" if place % 4 == 3 else " ")
    text = "".join(page.parts)
    return Reading(
        document=Document(
            id=page.identity,
            text=text,
            name=f"{page.identity}.txt",
            title=f"Session {number} of the talks",
            publisher=chance.choice(("The Strelsau Post", "Klow Wire", "Zenda Herald")),
            published=day.isoformat(),
        ),
        **{kind: tuple(each) for kind, each in held.items()},
    )


def _statement(page: _Writer, chance: random.Random) -> Statement:
    name, office, state = chance.choice(PEOPLE)
    act = chance.choice(tuple(VERBS))
    who = page.put(f"{name}, the {office} of {state},")
    page.put(" ")
    cue = page.put(VERBS[act].split()[0])
    page.put(" ")
    content = page.put(
        f"that {chance.choice(tuple(ISSUES))} would {chance.choice(WISHES)},"
        f" in point {chance.randrange(10**6)}"
    )
    page.put(".")
    bare = Statement(
        id="",
        speaker=Speaker(text=who.text, span=who.span, entity=name, party=state),
        cue=cue,
        content=(content,),
        mode="indirect",
        act=act,
    )
    assert act in ACTS
    span = [content.span.start, content.span.end]
    return replace(bare, id=identity_of(page.identity, "statement", {"content": [span], "cue": cue.text}))


def _other(kind: str, page: _Writer, chance: random.Random, day: datetime.date) -> Any:
    one, other = chance.sample(PARTIES, 2)
    count = chance.randrange(10**6)
    place = chance.choice(PLACES)
    when = PartialDate.of(day)
    words = page.put(f"{one} and {other} stood apart in {place} on {chance.choice(tuple(ISSUES))} ({count})")
    page.put(".")
    on = (words,)
    if kind == "events":
        return Event(
            type=chance.choice(("CONSULT", "ACCUSE", "REQUEST", "REJECT")),
            mode=None,
            context=("military",),
            actor=one,
            recipient=other,
            date=when,
            evidence=on,
        )
    if kind == "meetings":
        return Meeting(
            forum="the talks",
            place=place,
            start=when,
            end=when,
            duration=None,
            status="held",
            parties=(one, other),
            named=(),
            outcome=None,
            evidence=on,
        )
    if kind == "deployments":
        return Deployment(
            actor=one, count=count, bound="about", place=place, activity=None, date=when, evidence=on
        )
    return Commitment(party=one, kind="warning", condition=None, consequence=words.text, evidence=on)


def check(one: Reading) -> None:
    """Every quote is the text's, or this raises."""
    from detente.record import from_json

    again = from_json({**to_json(one, with_text=True)})
    assert again == one, one.document.id
