"""Words that the brief's sentences are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.record import Claim, Commitment, Deployment, Event, Meeting, PartialDate, Position, Statement

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

TAKES = {
    "demand": "asks for",
    "offer": "offers",
    "concession": "concedes",
    "agreement": "agrees to",
    "commitment": "holds to",
    "rejection": "refuses",
    "red line": "refuses for good",
}
"""What a party does that takes a position of a kind."""

UNNAMED = {
    "demand": "makes a demand",
    "offer": "makes an offer",
    "concession": "gives way",
    "agreement": "agrees",
    "commitment": "holds to what it has",
    "rejection": "refuses what was asked",
    "red line": "refuses for good what was asked",
}
"""The same where the words name no option of the codebook."""

_CONDITIONAL = re.compile(
    r"(only |even |except )?(if|unless|until|once|when|should|as long as|provided|in case"
    r"|without|rather than)\b",
    re.I,
)

LONGEST = 240
"""Characters of a claim's words in a sentence; the appendix shows all of them."""


def day(date: PartialDate | None) -> str:
    """A date for people.

    >>> day(PartialDate(2022, 1, 13)), day(PartialDate(2022, 1)), day(None)
    ('13 January 2022', 'January 2022', 'no date')
    """
    if date is None:
        return "no date"
    parts = [str(date.day)] if date.day else []
    parts += [MONTHS[date.month - 1]] if date.month else []
    return " ".join([*parts, f"{date.year}"])


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them.

    >>> listed(["Russia"]), listed(["Russia", "NATO", "Ukraine"])
    ('Russia', 'Russia, NATO and Ukraine')
    """
    each = list(dict.fromkeys(names))
    return " and ".join([", ".join(each[:-1]), each[-1]]) if len(each) > 1 else "".join(each)


def quoted(words: str, longest: int = LONGEST) -> str:
    """Words in quotation marks on one line, cut at a word where they run on.

    >>> quoted('does  not have a "veto",')
    '“does not have a ‘veto’”'
    """
    plain = " ".join(words.split()).strip(" ,;:")
    if len(plain) > longest:
        plain = plain[:longest].rsplit(" ", 1)[0] + " …"
    if plain.count('"') % 2:  # a quotation that opens or closes outside the words
        plain = "".join(plain.rsplit('"', 1))
    plain = re.sub(r'(?<!\S)["“]', "‘", plain)
    plain = re.sub(r'["“”]', "’", plain)
    return f"“{plain}”"


def whose(name: str) -> str:
    """A name as that of whoever has something.

    >>> whose("Utopia"), whose("United States")
    ('Utopia’s', 'United States’')
    """
    return f"{name}’" if name.endswith(("s", "S")) else f"{name}’s"


def excerpt(words: str, spoken: tuple[int, int] | None, longest: int) -> str:
    """As many words, on one line, around a part of them.

    >>> excerpt("Good afternoon to all. We would talk of missiles, of course, today.", (37, 45), 24)
    '… talk of missiles, …'
    >>> excerpt("Missiles stay.", (0, 8), 24)
    'Missiles stay.'
    """
    plain = " ".join(words.split())
    if len(plain) <= longest:
        return plain
    start, end = spoken or (0, 0)
    # Where words were broken over lines the part lies a little before where it stood.
    start, end = (len(" ".join(words[:at].split())) for at in (start, end))
    first = max(0, min((start + end - longest) // 2, len(plain) - longest))
    cut = plain[first : first + longest]
    if first:
        cut = "… " + cut.partition(" ")[2]
    return cut if first + longest >= len(plain) else cut.rpartition(" ")[0] + " …"


def ended(sentence: str) -> str:
    """A sentence with one full stop at its end, wherever a quotation has one already.

    >>> ended("He said “No.”"), ended("He said “no”")
    ('He said “No.”', 'He said “no”.')
    """
    return sentence if sentence.endswith((".”", "?”", "!”", ".")) else f"{sentence}."


def conditional(condition: str) -> str:
    """A condition as a clause.

    >>> conditional("Russia invades"), conditional("unless it withdraws")
    ('if Russia invades', 'unless it withdraws')
    """
    plain = " ".join(condition.split())
    plain = plain.replace('"', "") if plain.count('"') % 2 else plain
    return plain if _CONDITIONAL.match(plain) else f"if {plain}"


def counted(number: int, singular: str, plural: str = "") -> str:
    """A number of things.

    >>> counted(1, "claim"), counted(1200, "claim")
    ('1 claim', '1,200 claims')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def taken(position: Position) -> str:
    """What a party does on an issue, in a few words."""
    what = position.option or position.against
    return f"{TAKES[position.kind]} “{what}”" if what else UNNAMED[position.kind]


def first(words: str) -> str:
    """Words with a capital at their beginning, the rest as it stands."""
    return words[:1].upper() + words[1:]


def claimed(claim: Claim) -> str:
    """Who claims what, in a few words: the heading of a claim."""
    body = claim.body
    if isinstance(body, Statement):
        who = body.speaker.entity if body.speaker else "Nobody named"
        party = body.speaker.party if body.speaker else None
        for_whom = f" (for {party})" if party and party != who else ""
        return f"{who}{for_whom}: {'not said: ' if body.negated else ''}{body.act}, {body.mode}"
    if isinstance(body, Meeting):
        return met(body)
    if isinstance(body, Deployment):
        return deployed(body)
    if isinstance(body, Commitment):
        return f"{body.party or 'Somebody'}: {body.kind}" + (
            f", {conditional(body.condition)}" if body.condition else ""
        )
    assert isinstance(body, Event)
    return f"{body.actor or 'Somebody'}: {body.type.lower()}" + (
        f", {body.recipient}" if body.recipient else ""
    )


def met(meeting: Meeting) -> str:
    """A meeting in a few words."""
    return met_by(meeting.forum, meeting.place, meeting.parties or meeting.named)


def met_by(forum: str | None, place: str | None, names: Iterable[str]) -> str:
    """Who met where, as what.

    >>> met_by("NATO-Russia Council", "Brussels", ["NATO", "Russia"]), met_by(None, None, ["Iran", "Oman"])
    ('NATO-Russia Council in Brussels', 'Talks of Iran and Oman')
    """
    who = list(names)
    untold = [each for each in who if each not in (forum or "")]
    called = first(forum or "talks") + (f" of {listed(who)}" if untold and who else "")
    return called + (f" in {place}" if place and place not in called else "")


def deployed(deployment: Deployment) -> str:
    """Forces in a few words."""
    bound = "" if deployment.bound == "exactly" else f"{deployment.bound} "
    what = [f"{deployment.actor or 'Somebody'}: {bound}{deployment.count:,}"]
    what += [each for each in (deployment.activity, deployment.place) if each]
    return ", ".join(what)
