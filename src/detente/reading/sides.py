"""Whom a speaker speaks for: the state or organisation, from the words before the name or from the office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from detente.reading.knowledge import Knowledge
from detente.reading.whose import Standpoint
from detente.record import Speaker

_LONGEST = 4
"""Words of the longest name of a polity that stands before a title ("United Arab Emirates")."""

_OWN_VOICE = frozenset(
    (
        "correspondent",
        "editor",
        "reporter",
        "journalist",
        "columnist",
        "analyst",
        "analysts",
        "expert",
        "experts",
        "professor",
        "historian",
        "resident",
        "residents",
        "voter",
        "voters",
        "protester",
        "protesters",
        "lawyer",
        "author",
        "researcher",
        "economist",
    )
)
"""Those who speak for themselves, wherever they are from: a Brussels correspondent is not Brussels."""

_GOVERNMENTS = frozenset(("administration", "government", "cabinet", "team"))


_UNOWNED = frozenset(
    (
        "administration",
        "senior",
        "official",
        "officials",
        "(unnamed)",
        "the",
        "this",
        "spokesman",
        "spokeswoman",
    )
)
"""Words of which none tells whose an administration is."""


_SENT = re.compile(
    r"""
    (?: who \s (?:head|lead|led|chair)(?:s|ed)? | heading | leading | (?:head|leader|chief|member) \s of ) \s
        (?:the\s|its\s)? (?P<group>.{2,40}?) (?:['’]s)? \s (?:negotiating\s)?
        (?:delegation|team|mission|side|negotiators)\b
    | who \s (?:is\s|was\s)? (?:speaks|spoke|speaking|negotiates|negotiated|negotiating) \s for \s
        (?:the\s)? (?P<whose>.{2,40}?) (?=[,.;]|$)
    | who \s (?:is\s|was\s)? represent(?:s|ed|ing) \s
        (?:the\s)? (?P<whom>.{2,40}?) (?=[,.;]|\s(?:at|in)\b|$)
    """,
    re.VERBOSE,
)
"""Whom somebody was sent for: "head of the Norwegian delegation", "who spoke for Norway"."""
_GONE = re.compile(r"\b(?:former|ex|onetime|then|retired|ousted|exiled|opposition)\b", re.IGNORECASE)
_CLAUSE = 120
"""Characters after a name in which its sentence says whom it was sent for."""


def with_parties(
    speakers: Sequence[Speaker | None],
    text: str,
    knowledge: Knowledge,
    *,
    published: str | None,
    home: str | None = None,
) -> list[Speaker | None]:
    """The speakers, each with the party spoken for, where the document or the roster tells it.

    Args:
        text: of the document.
        home: the state whose transcript it is; there an administration that nobody names is its own.
    """
    said: dict[str, str] = {}
    for each in speakers:
        if each is not None and each.entity not in said:
            found = _named(each.text, knowledge) or _described(each, text, knowledge)
            if found is not None:
                said[each.entity] = found
    found_parties: list[Speaker | None] = []
    latest: str | None = None
    for each in speakers:
        if each is None:
            found_parties.append(None)
            continue
        party = _side(each, said, knowledge, published)
        if party is None and each.text.split(" ", 1)[0].lower() in ("its", "their"):
            party = said.setdefault(each.entity, latest) if latest is not None else None
        if party is None and home is not None and _is_at_home(each.entity):
            party = home
        latest = party or latest
        found_parties.append(replace(each, party=party))
    return found_parties


def _is_at_home(entity: str) -> bool:
    """An administration and its officials, nobody saying whose: "senior administration official"."""
    words = entity.casefold().split()
    return "administration" in words and set(words) <= _UNOWNED


def standpoints(speakers: Sequence[Speaker | None]) -> list[Standpoint]:
    """From where each speaker speaks, by all that the document calls it."""
    called: dict[str, set[str]] = {}
    for each in speakers:
        if each is not None:
            words = called.setdefault(each.entity, set())
            words.update(f"{each.text} {each.entity}".casefold().replace("’", "'").replace("'s", " ").split())
    return [
        Standpoint()
        if each is None
        else Standpoint(
            parties=frozenset((each.party or "").split("; ")) - {""}, words=frozenset(called[each.entity])
        )
        for each in speakers
    ]


def _side(speaker: Speaker, said: dict[str, str], knowledge: Knowledge, published: str | None) -> str | None:
    entities = speaker.entity.split("; ")
    if len(entities) > 1:
        sides = [_named(entity, knowledge) for entity in entities]
        return "; ".join(dict.fromkeys(side for side in sides if side is not None)) or None
    polity = knowledge.gazetteer.speaker(speaker.entity)
    if polity is not None:
        return polity.name
    return said.get(speaker.entity) or _of_office(speaker.entity, knowledge, published)


def _of_office(entity: str, knowledge: Knowledge, published: str | None) -> str | None:
    """The state of an office holder, or of the government that bears one's name."""
    words = entity.split()
    if len(words) > 1 and words[-1].lower() in _GOVERNMENTS:
        words = words[:-1]
    term = knowledge.roster.named(words[-1].casefold(), published) if words else None
    if term is None or (len(words) > 1 and term.holder != " ".join(words)):
        return None
    return term.of


def _described(speaker: Speaker, text: str, knowledge: Knowledge) -> str | None:
    """Whom what stands beside a name says it speaks for: its apposition, or the clause with "who".

    Whoever once held an office speaks for nobody by it.
    """
    _, comma, apposition = speaker.text.partition(", ")
    if comma and not _GONE.search(apposition):
        sent = _SENT.search(apposition)
        officials = knowledge.persons.roles["official"]
        if sent is not None:
            return _named(_sender(sent), knowledge)
        if any(word in officials for word in re.findall(r"\w+", apposition.split(",")[0].casefold())):
            return _named(apposition, knowledge)
    clause = text[speaker.span.end : speaker.span.end + _CLAUSE].split(". ")[0]
    sent = _SENT.match(clause.lstrip(", \n")) if clause.startswith(", who ") else None
    return None if sent is None else _named(_sender(sent), knowledge)


def _sender(sent: re.Match[str]) -> str:
    return next(each for each in sent.groups() if each is not None)


def _named(phrase: str, knowledge: Knowledge) -> str | None:
    """Every state and organisation that a noun phrase names before its first comma, in order.

    One that stands after a preposition or a possessive's noun is not who speaks: "a former adviser to
    NATO", "Ukraine's allies".
    """
    words = phrase.split(",")[0].replace("'s ", " ' ").replace("’s ", " ' ").split()
    if any(word.lower() in _OWN_VOICE for word in words):
        return None
    found: list[str] = []
    at = 0
    while at < len(words) and words[at].lower() not in ("of", "to", "in", "from", "at", "on", "for", "'"):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            piece = " ".join(words[at : at + size])
            if not piece[0].isupper():
                continue
            polity = knowledge.gazetteer.speaker(piece) or knowledge.gazetteer.modifier(piece)
            if polity is not None:
                found.append(polity.name)
                at += size - 1
                break
        at += 1
    return "; ".join(dict.fromkeys(found)) or None
