"""How long an encounter lasted and what came of it, in the text's own words."""

from __future__ import annotations

import re

from detente.reading.arguments import child, prepositions
from detente.reading.calendar import exact, shifted
from detente.reading.dates import DateMention
from detente.reading.parse import Parse
from detente.reading.setting import Setting
from detente.reading.talks import TalkLexicon
from detente.record import PartialDate

_TOPIC = frozenset(
    {
        *("on", "about", "over", "regarding", "concerning", "aimed", "against", "despite", "amid", "after"),
        *("before", "as", "since", "because", "into", "during", "ahead", "following"),
    }
)
_HOURS = re.compile(
    r"(?P<hedge>(?:nearly|almost|about|around|over|some|roughly|more than|at least|less than)\s+)?"
    r"(?P<number>\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|"
    r"half an)[\s-]+(?P<unit>hour|minute|day|week)s?\b(?!\s+(?:ago|later|before|after|earlier))",
    re.IGNORECASE,
)


_DAYS = {
    word: number for number, word in enumerate(("two", "three", "four", "five", "six", "seven"), start=2)
}


def duration_of(parse: Parse, anchor: int, verb: int | None) -> str | None:
    """The duration as printed: "nearly four hours"."""
    pieces = [(parse.left[anchor], anchor)] if parse.tags[anchor].startswith("NN") else []
    above = parse.heads[parse.heads[anchor]]
    if (
        parse.lowers[above] in ("hours", "days", "minutes", "weeks")
        and parse.lowers[parse.heads[anchor]] == "of"
    ):
        pieces.append((parse.left[above], above))
    for head in (anchor, verb):
        if head is not None:
            for word, noun in prepositions(parse, head):
                if word == "for":
                    pieces.append((parse.left[noun], noun))
    if verb is not None and parse.lowers[verb] in ("lasted", "ran", "stretched", "lasting", "last"):
        pieces.append((verb + 1, min(verb + 7, parse.sentences[parse.sentence_of[verb]][1] - 1)))
    for first, last in pieces:
        if first <= last:
            match = _HOURS.search(parse.text[parse.starts[first] : parse.ends[last]])
            if match:
                return _hours(match)
    return None


def first_day(
    setting: Setting, noun: int, date: DateMention | None, ends: frozenset[str]
) -> PartialDate | None:
    """The first of "three days of talks" that ended on a day; None where the text tells no such number."""
    parse = setting.parse
    day = exact(date.start) if date is not None and date.start == date.end else None
    above = parse.heads[parse.heads[noun]]
    if day is None or parse.lowers[parse.heads[noun]] != "of" or parse.lowers[above] not in ("day", "days"):
        return None
    number = next((_DAYS.get(parse.lowers[each]) for each in parse.children[above] if each < above), None)
    verbs = {parse.lowers[parse.heads[above]]} | {
        parse.lowers[each]
        for token in (noun, above)
        for each in parse.children[token]
        if parse.deps[each] in ("relcl", "acl")
    }
    return PartialDate.of(shifted(day, 1 - number)) if number and verbs & ends else None


def outcome_of(setting: Setting, words: TalkLexicon, noun: int, verb: int) -> str | None:
    """What came of it, in the text's words."""
    parse = setting.parse
    if child(parse, verb, "nsubj", "nsubjpass") is None or not parse.left[noun] <= noun:
        return None
    subject = child(parse, verb, "nsubj", "nsubjpass")
    if subject is None or not parse.left[subject] <= noun <= parse.right[subject]:
        return None
    joined = (each for each in parse.children[verb] if parse.deps[each] == "conj")
    return next((told for each in (verb, *joined) if (told := _what_came(setting, words, each))), None)


def _what_came(setting: Setting, words: TalkLexicon, verb: int) -> str | None:
    parse = setting.parse
    lower = parse.lowers[verb]
    if lower in words.yields:
        object_ = child(parse, verb, "dobj")
        if object_ is not None:
            return _clipped(parse, parse.left[object_], reach_of(parse, object_))
    if lower in words.ends:
        for each in parse.children[verb]:
            if parse.deps[each] == "prep" and parse.lowers[each] in ("without", "with", "in") and each > verb:
                governed = child(parse, each, "pobj", "pcomp")
                if (
                    governed is not None
                    and not setting.is_dated(governed)
                    and (parse.lowers[each] != "in" or parse.tags[governed] not in ("NNP", "NNPS"))
                ):
                    return _clipped(parse, each, reach_of(parse, governed))
    if lower in words.fails:
        clause = child(parse, verb, "xcomp")
        return _clipped(parse, verb, reach_of(parse, clause) if clause is not None else verb)
    return None


def reach_of(parse: Parse, noun: int) -> int:
    """The last token of a noun phrase without clauses and appositions of time after it."""
    last = noun
    for each in parse.children[noun]:
        if each > noun and parse.deps[each] in (
            "prep",
            "conj",
            "cc",
            "appos",
            "pobj",
            "poss",
            "case",
            "amod",
            "dobj",
        ):
            if parse.lowers[each] in _TOPIC:
                break
            last = max(last, parse.right[each])
        elif each > noun and parse.deps[each] in ("relcl", "acl", "advcl", "npadvmod"):
            break
    return last


def _clipped(parse: Parse, first: int, last: int) -> str | None:
    """The words, where they are few enough for an outcome."""
    if last - first > 14:
        return None
    return " ".join(parse.text[parse.starts[first] : parse.ends[last]].split())


def _hours(match: re.Match[str]) -> str:
    """ "nearly four-hour" as "nearly four hours"."""
    number, unit = match["number"], match["unit"]
    plural = "" if number.lower() in ("a", "an", "one", "half an", "1") else "s"
    hedge = " ".join(match["hedge"].split()) + " " if match["hedge"] else ""
    return f"{hedge}{number} {unit}{plural}"
