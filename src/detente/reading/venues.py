"""Where a meeting is held: the city or seat, told apart from what the talks are about."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.arguments import child, prepositions
from detente.reading.calendar import MONTHS, WEEKDAYS
from detente.reading.parse import Parse
from detente.reading.polities import ADJECTIVE, CAPITAL, NAME, SEAT
from detente.reading.setting import Setting
from detente.reading.talks import TalkLexicon

_AT = ("in", "at", "near", "outside")
_PARTNERS = ("with", "between", "among", "of", "from", "by")
_EDGES = frozenset({"sidelines", "sideline", "margins", "fringes", "edges"})
_REGIONS = frozenset({"province", "region", "district", "county", "valley", "airport", "base"})
_BORDERS = frozenset({"border", "frontier", "crossing", "checkpoint", "boundary", "point"})
_PLACE_NOUNS = frozenset(
    {"capital", "city", "town", "resort", "port", "village", "island", "state", "emirate", "sultanate"}
)


def venue_of(setting: Setting, anchor: int, verbs: list[int], words: TalkLexicon) -> str | None:
    """The place of a meeting: "in Geneva" below its noun, verb or partners, or "the Brussels meeting".

    Args:
        anchor: the noun or verb that names the meeting. verbs: those of its clause, where the meeting
            is their subject, object or setting.
    """
    parse = setting.parse
    if parse.tags[anchor].startswith("NN"):
        before = _premodifier(setting, anchor)
        if before is not None:
            return before
    fallback: str | None = None
    for word, noun in _settings(parse, anchor, verbs):
        place = _place(setting, word, noun, words)
        if place is not None:
            if word == "in":
                return place
            fallback = fallback or place
    journeys = [journey_of(parse, words, verb) for verb in verbs]
    for verb in (*verbs, *(each for each in journeys if each is not None)):
        if fallback is None and parse.lowers[verb] in words.travel:
            visited = child(parse, verb, "dobj")
            goals = [noun for word, noun in prepositions(parse, verb) if word in ("to", "for", "in")]
            for noun in ([visited] if visited is not None and visited != anchor else []) + goals:
                fallback = fallback or (_place(setting, "in", noun, words) if noun != anchor else None)
    return fallback


def place_in(setting: Setting, preposition: int, words: TalkLexicon) -> str | None:
    """The place that "in …" at a token names, or None."""
    parse = setting.parse
    nouns = (each for each in parse.children[preposition] if parse.deps[each] == "pobj")
    return next((place for each in nouns if (place := _place(setting, "in", each, words))), None)


def journey_of(parse: Parse, words: TalkLexicon, verb: int | None) -> int | None:
    """The verb of the journey on which it was: "visited Islamabad last month and held talks"."""
    if verb is None or parse.deps[verb] != "conj" or not parse.tags[verb].startswith("VB"):
        return None
    above = parse.heads[verb]
    return above if parse.lowers[above] in words.travel and above < verb else None


def _settings(parse: Parse, anchor: int, verbs: list[int]) -> Iterator[tuple[str, int]]:
    """Each "in …" and "at …" said of the meeting, nearest first."""
    heads = [anchor, *(verb for verb in verbs if verb != anchor)]
    holder = anchor
    for _ in range(3):
        if parse.lowers[parse.heads[holder]] != "of":
            break
        holder = parse.heads[parse.heads[holder]]
        heads.append(holder)
    for head in heads:
        yield from _below(parse, head, anchor)
    for head in heads:
        for word, partner in prepositions(parse, head):
            if word == "of" and head not in (anchor, *verbs):
                continue  # "the sequence of a dialogue in Geneva, a session on the 12th": another's place
            if word in _PARTNERS and partner != anchor:
                yield from _below(parse, partner, anchor)
                for each in parse.children[partner]:
                    if parse.deps[each] == "conj":
                        yield from _below(parse, each, anchor)
        for each in parse.children[head]:
            modifies = parse.deps[each] in ("amod", "acl", "relcl") and each > head
            if each != anchor and (modifies or parse.deps[each] in ("npadvmod", "dobj")):
                yield from _below(parse, each, anchor)
                for deeper in parse.children[each]:
                    if modifies and parse.deps[deeper] == "xcomp":  # "that was to be held in Rome"
                        yield from _below(parse, deeper, anchor)


def _below(parse: Parse, head: int, anchor: int) -> Iterator[tuple[str, int]]:
    for word, noun in prepositions(parse, head):
        if parse.left[noun] <= anchor <= parse.right[noun]:
            continue  # what stands below a place, in apposition to it, is not held there
        if word in _AT:
            yield word, noun
            for inner, deeper in prepositions(parse, noun):
                if inner in _AT:
                    yield inner, deeper
                elif inner == "of":  # "at the Group of 20 summit in Osaka"
                    yield from (pair for pair in prepositions(parse, deeper) if pair[0] in _AT)
        elif word == "on" and parse.lowers[noun] in _BORDERS:
            yield word, noun
        elif parse.lowers[noun] in _EDGES:  # "on the sidelines of a summit in Prague"
            for _, event in prepositions(parse, noun):
                yield from _below(parse, event, anchor)
        elif word in ("on", "for", "during", "within"):  # "on Monday in Geneva", "for two days in Geneva"
            for inner, deeper in prepositions(parse, noun):
                if inner in _AT and parse.tags[noun] in ("NNP", "NNS", "CD"):
                    yield inner, deeper


def _place(setting: Setting, word: str, noun: int, words: TalkLexicon) -> str | None:
    """The name of a place, or None where the words name none."""
    parse = setting.parse
    lower = parse.lowers[noun]
    if setting.is_dated(noun) or lower in words.no_places | words.singular | words.rounds | words.who:
        return None
    if not lower.replace("-", "").isalpha() or lower in MONTHS or lower in WEEKDAYS:
        return None
    polity = setting.polity_at(noun)
    if polity is not None:
        before = polity.first - 1
        if before >= parse.left[noun] and parse.tags[before] in ("NNP", "HYPH"):
            return None  # the end of a longer name
        if (polity.form == NAME and polity.polity.kind == "state") or polity.form in (CAPITAL, SEAT):
            return _printed(parse, polity.first, polity.last)
        building = word == "at" and lower in ("house", "palace", "headquarters")
        return _printed(parse, polity.first, polity.last) if building and polity.last == noun else None
    if lower in _REGIONS and parse.tags[max(noun - 1, 0)] == "NNP" and parse.heads[noun - 1] == noun:
        return _printed(parse, _name_start(parse, noun - 1), noun)
    if lower in _BORDERS:
        return _border(setting, noun)
    if lower in _PLACE_NOUNS:
        return _named_after(setting, noun)
    if parse.tags[noun] not in ("NNP", "NNPS") or setting.persons_in(noun, noun):
        return None
    first = noun
    while (
        first - 1 >= parse.left[noun]
        and parse.tags[first - 1] in ("NNP", "NNPS", "HYPH")
        and not setting.is_dated(first - 1)
    ):
        first -= 1
    return _printed(parse, first, _name_end(parse, noun)) if word != "at" or first >= 0 else None


def _border(setting: Setting, noun: int) -> str | None:
    """ "the Belarusian border", "the Wagah crossing": a border that a name tells apart."""
    parse = setting.parse
    first = parse.left[noun]
    while first < noun and parse.tags[first] in ("DT", "PRP$"):
        first += 1
    named = any(parse.tags[each] in ("NNP", "NNPS") for each in range(first, noun))
    if not named and not setting.polities_in(first, noun):
        return None
    return _printed(parse, first, noun) if noun - first < 6 else None


def _name_start(parse: Parse, token: int) -> int:
    while (
        token > 0
        and parse.tags[token - 1] in ("NNP", "HYPH")
        and parse.heads[token - 1] == parse.heads[token]
    ):
        token -= 1
    return token


def _name_end(parse: Parse, noun: int) -> int:
    """A name goes on through "el-", "of the": "Sharm el-Sheikh", no further than its own words."""
    last = noun
    while last + 1 < len(parse) and parse.tags[last + 1] in ("NNP", "HYPH") and parse.heads[last + 1] == noun:
        last += 1
    return last


def _named_after(setting: Setting, noun: int) -> str | None:
    """ "the Qatari capital, Doha", "the Swiss city of Geneva", and "the Austrian capital" by itself."""
    parse = setting.parse
    for each in parse.children[noun]:
        if parse.deps[each] == "appos" and parse.tags[each] == "NNP":
            return _printed(parse, each, each)
    for word, each in prepositions(parse, noun):
        if word == "of" and parse.tags[each] == "NNP" and parse.lowers[noun] != "capital":
            start = each
            while start - 1 > noun and parse.tags[start - 1] in ("NNP", "HYPH", "NN", "XX", "FW"):
                start -= 1
            return _printed(parse, start, each)
    following = noun + 1
    if following < len(parse) and parse.words[following] == ",":
        following += 1
    if (
        following < len(parse)
        and parse.tags[following] == "NNP"
        and parse.sentence_of[following] == parse.sentence_of[noun]
    ):
        return _printed(parse, following, _name_end(parse, following))
    if parse.lowers[noun] == "capital":
        owners = [*setting.polities_in(parse.left[noun], noun)]
        owners += setting.polities_in(noun, parse.right[noun])
        for owner in owners:
            if owner.form in (ADJECTIVE, NAME) and owner.polity.capitals:
                return owner.polity.capitals[0]
    return None


def _premodifier(setting: Setting, noun: int) -> str | None:
    """ "the Brussels meeting": a city before the noun, known as one to the text or the map."""
    parse = setting.parse
    for each in (below for below in parse.children[noun] if not setting.is_dated(below)):
        if (
            each < noun
            and parse.tags[each] == "NNP"
            and parse.deps[each] in ("compound", "nmod", "poss", "amod")
        ):
            polity = setting.polity_at(each)
            if polity is not None and polity.form not in (CAPITAL, SEAT):
                continue
            capital = polity is not None and polity.form == CAPITAL
            city = capital or setting.is_known_place(parse.lowers[each])
            joined = each + 1 < noun and parse.words[each + 1] in ("-", "–", "and")
            if city and not joined and parse.words[each - 1 if each else 0] not in ("-", "–"):
                return _printed(parse, each, each)
    return None


def _printed(parse: Parse, first: int, last: int) -> str:
    return " ".join(parse.text[parse.starts[first] : parse.ends[last]].split())
