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
OPTIONS = 5
"""How many of the wishes are options of the codebook."""
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


THREATS = (
    ("Ruritania", "Graustark", "garrisons the pass", "it will close the river to barges"),
    ("Graustark", "Ruritania", "closes the river", "it will recall its envoys"),
    ("Orsinia", "Graustark", "garrisons the pass", "it will stop the grain trains"),
)
"""Who threatens whom: the act that it answers, and with what."""
ASSURANCES = (
    ("Graustark", "if Ruritania opens the depots", "it will withdraw from the pass"),
    ("Borduria", "if the commission meets by the spring", "it will send its experts"),
    ("Zenda", None, "it will keep its soldiers at home this year"),
)
TABLE = PARTIES[:5]
"""The parties at the table; the others are quoted, and their positions don't count."""
CONSENT = """consent:
  - name: the council of Strelsau
    members: [Ruritania, Graustark, Orsinia, Syldavia, Borduria]
    rule: unanimity
  - name: the assembly of the river states
    members: [Ruritania, Graustark, Orsinia, Syldavia, Borduria, Freedonia, Sylvania, Zenda]
    rule: quota
    quota: 65
    weights:
      {Ruritania: 29, Graustark: 29, Orsinia: 12, Syldavia: 10,
       Borduria: 9, Freedonia: 6, Sylvania: 3, Zenda: 2}
"""


def codebook() -> str:
    """The issues, parties and bodies of the negotiation, as a codebook in YAML."""
    lines = ["title: The talks of Strelsau", 'version: "1"', "source: invented"]
    lines += [f"parties: [{', '.join(TABLE)}]", CONSENT + "issues:"]
    for name, word in ISSUES.items():
        lines += [f"  - name: {word}", f'    phrases: ["{name}"]', "    options:"]
        lines += [f'      - name: "{wish}"\n        phrases: ["{wish}"]' for wish in WISHES[:OPTIONS]]
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


MOVED = 500
"""The document from which on some parties ask for something else than before."""


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
            held["statements"].append(_statement(page, chance, has_moved=number >= MOVED))
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


def _wishes(party: int, issue: int, *, has_moved: bool) -> tuple[str, str]:
    """What a party asks on an issue, and what it never accepts; those of even places move in time."""
    moved = int(has_moved and party % 2 == 0)
    return WISHES[(party + issue + moved) % OPTIONS], WISHES[(party + issue + 3) % OPTIONS]


def _statement(page: _Writer, chance: random.Random, *, has_moved: bool) -> Statement:
    """A party asks and refuses on the four issues that matter to it, and talks of any."""
    at = chance.randrange(len(PEOPLE))
    name, office, state = PEOPLE[at]
    act = chance.choice(tuple(VERBS))
    issue = chance.randrange(len(ISSUES))
    wish, words = chance.choice(WISHES), ""
    if act in ("demand", "offer", "promise", "reject"):
        issue = (at + 2 * chance.randrange(4)) % len(ISSUES)
        wish, refused = _wishes(at, issue, has_moved=has_moved)
        if act == "reject":
            wish, words = refused, ", a red line"
    who = page.put(f"{name}, the {office} of {state},")
    page.put(" ")
    cue = page.put(VERBS[act].split()[0])
    page.put(" ")
    content = page.put(f"that {tuple(ISSUES)[issue]} would {wish}{words}, in point {chance.randrange(10**6)}")
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


def _commitment(page: _Writer, chance: random.Random) -> Commitment:
    """A threat or warning with its condition, or a promise."""
    number = chance.randrange(10**6)
    if chance.random() < 0.7:
        party, actor, act, answer = chance.choice(THREATS)
        kind = chance.choice(("threat", "warning"))
        condition: str | None = f"if {actor} {act}"
    else:
        party, condition, answer = chance.choice(ASSURANCES)
        kind = "promise" if condition else "assurance"
    words = page.put(f"{party} said that {f'{condition}, ' if condition else ''}{answer} ({number})")
    page.put(".")
    return Commitment(party=party, kind=kind, condition=condition, consequence=answer, evidence=(words,))


def _other(kind: str, page: _Writer, chance: random.Random, day: datetime.date) -> Any:
    if kind == "commitments":
        return _commitment(page, chance)
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
    raise ValueError(f"{kind!r} is no kind of claim that is made up here")


def check(one: Reading) -> None:
    """Every quote is the text's, or this raises."""
    from detente.record import from_json

    again = from_json({**to_json(one, with_text=True)})
    assert again == one, one.document.id
