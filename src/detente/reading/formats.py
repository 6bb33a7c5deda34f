"""Talks that go by the name of their format: "the NATO-Russia Council on the 12th", alone or in a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.reading.calendar import PAST, exact
from detente.reading.dates import BEFORE, SINCE, UNTIL, DateMention
from detente.reading.encounter import FORMAT, HELD, PLANNED, Encounter
from detente.reading.polities import NAME
from detente.reading.setting import Setting
from detente.reading.talks import TalkLexicon
from detente.reading.tense import direction
from detente.reading.venues import place_in
from detente.record import Span

_BOUNDS = frozenset({BEFORE, SINCE, UNTIL})
_TOPIC = frozenset({"about", "regarding", "concerning", "ahead", "under"})
_TOGETHER = frozenset({"all", "both", "each"})


@dataclass(frozen=True, slots=True)
class _Format:
    """One mention: its tokens, the name of the format, and the parties in that name."""

    first: int
    last: int
    name: str
    parties: tuple[str, ...]


class FormatFinder:
    """Finds the mentions of formats in one document that say when, or that it is over.

    A format names its talks where a date goes with it ("a NATO-Russia Council on the 12th") or where
    it is told as completed; that it exists, or that matters belong there, tells of no meeting.
    """

    def __init__(self, setting: Setting, lexicon: TalkLexicon) -> None:
        self._setting = setting
        self._parse = setting.parse
        self._lexicon = lexicon

    def encounters(self) -> Iterator[Encounter]:
        """Every mention that tells of talks, in order of the text."""
        for first, last in self._parse.sentences:
            items = [*self._formats(first, last)]
            if not any(each.name for each in items if self._is_format(each)):
                continue
            for number, item in enumerate(items):
                following = items[number + 1].first if number + 1 < len(items) else last
                found = self._encounter(item, items, (first, following, last))
                if found is not None:
                    yield found

    def _is_format(self, item: _Format) -> bool:
        return len(item.parties) > 1 or self._parse.lowers[item.last] in self._lexicon.formats

    def _formats(self, first: int, last: int) -> Iterator[_Format]:
        """The formats of a sentence, and the organisations listed beside one."""
        token = first
        while token < last:
            item = self._named(token, first, last) or self._organisation(token)
            if item is None:
                token += 1
            else:
                yield item
                token = item.last + 1

    def _named(self, token: int, first: int, last: int) -> _Format | None:
        """A capitalised name that ends in "Dialogue", or in "Council" after two parties' names."""
        parse = self._parse
        if not parse.words[token][:1].isupper() or parse.tags[token] == "DT":
            return None
        end = token
        while end + 1 < last and (
            parse.words[end + 1][:1].isupper() or parse.words[end + 1] in ("-", "–", "‑")
        ):
            end += 1
        for stop in range(end, token, -1):
            lower = parse.lowers[stop]
            parties = tuple(
                dict.fromkeys(
                    each.polity.name for each in self._setting.polities_in(token, stop) if each.last < stop
                )
            )
            if lower in self._lexicon.formats or (lower in self._lexicon.bodies and len(parties) > 1):
                name = parse.text[parse.starts[token] : parse.ends[stop]]
                return _Format(token, stop, " ".join(name.split()), parties)
        return None

    def _organisation(self, token: int) -> _Format | None:
        mention = self._setting.polity_at(token)
        if mention is None or mention.first != token or mention.form != NAME:
            return None
        if mention.polity.kind != "organisation":
            return None
        name = mention.polity.name
        halves = name.rsplit(" ", 1)[0].replace("–", "-").split("-")
        is_body = name.rsplit(" ", 1)[-1].casefold() in self._lexicon.bodies
        parties = tuple(halves) if is_body and len(halves) > 1 else ()
        return _Format(mention.first, mention.last, name, parties)

    def _encounter(
        self, item: _Format, items: list[_Format], bounds: tuple[int, int, int]
    ) -> Encounter | None:
        first, following, last = bounds
        before = self._parse.lowers[max(first, item.first - 2) : item.first]
        if _TOPIC.intersection(before):
            return None
        if not (self._is_format(item) or self._is_listed(item, items)):
            return None
        date = self._date(item, items, bounds)
        completed = self._is_completed(items[0].first)
        if date is None and not completed:
            return None
        parse = self._parse
        places = (
            place_in(self._setting, token, self._lexicon)
            for token in range(item.last + 1, following)
            if parse.lowers[token] == "in"
        )
        return Encounter(
            anchor=item.last,
            kind=FORMAT,
            status=HELD if date is None or completed else self._status(date, item.first),
            date=date,
            place=next((place for place in places if place), None),
            forum=item.name,
            duration=None,
            parties=item.parties,
            named=(),
            outcome=None,
            since=None,
            verb=None,
            delegations=False,
            again=False,
            definite=True,
            asserted=True,
            off=False,
            several=False,
            evidence=self._evidence(item, date, (first, last)),
        )

    def _is_listed(self, item: _Format, items: list[_Format]) -> bool:
        """Whether an organisation stands in a list with a format: only a comma, "and" or "at" between."""
        parse, at = self._parse, items.index(item)
        if parse.lowers[item.last + 1 : item.last + 2] in (["through"], ["via"]):
            return False  # "at NATO through the NATO-Russia Council"
        for near in (at - 1, at + 1):
            if not 0 <= near < len(items) or not self._is_format(items[near]):
                continue
            one, other = sorted((item, items[near]), key=lambda each: each.first)
            between = parse.lowers[one.last + 1 : other.first]
            if len(between) <= 4 and set(between) <= {",", "and", "or", "at", "the", "in", "then"}:
                return True
        return False

    def _date(self, item: _Format, items: list[_Format], bounds: tuple[int, int, int]) -> DateMention | None:
        """The date told after it, that of the whole list, or one before the list that no other talks take."""
        first, following, last = bounds
        dates = [each for each in self._setting.dates_in(first, last - 1) if each.relation not in _BOUNDS]
        own = [each for each in dates if item.last < each.first < following]
        if own and (following != last or not self._is_shared(items, own[0])):
            return own[0]
        tail = [each for each in dates if each.first > items[-1].last and self._is_shared(items, each)]
        before = [each for each in dates if each.last < items[0].first and not self._is_taken(each, items[0])]
        return (tail + before[-1:] + [None])[0] if not own else own[0]

    def _is_shared(self, items: list[_Format], date: DateMention) -> bool:
        """ "…, all of which will take place the week of …"."""
        return bool(_TOGETHER.intersection(self._parse.lowers[items[-1].last + 1 : date.first]))

    def _is_taken(self, date: DateMention, item: _Format) -> bool:
        """Whether a date before belongs to other talks, or to when it was said: "the talks on Monday, …"."""
        parse, words = self._parse, self._lexicon
        nouns = words.singular | words.plural | words.plural_for_one | words.calls
        between = parse.lowers[max(0, date.first - 3) : date.first]
        return bool(nouns.intersection(between)) or self._setting.is_of_telling(date)

    def _is_completed(self, token: int) -> bool:
        """Whether the clause tells that it is over: "we have now completed …: the …"."""
        parse = self._parse
        for _ in range(8):
            token = parse.heads[token]
            if parse.tags[token].startswith("VB"):
                over = parse.lowers[token] in self._lexicon.ends | self._lexicon.over
                return over and direction(parse, token) == PAST
            if parse.heads[token] == token:
                break
        return False

    def _status(self, date: DateMention, token: int) -> str:
        published, day = self._setting.published, exact(date.end)
        if published is None or str(date.start) > str(published):
            return PLANNED
        if day is not None and day < published:
            return HELD
        return HELD if direction(self._parse, token) == PAST and day is not None and date.exact else PLANNED

    def _evidence(self, item: _Format, date: DateMention | None, bounds: tuple[int, int]) -> Span:
        """From the format to its date; the sentence where neither is near."""
        parse = self._parse
        if date is None:
            return parse.span(item.first, item.last)
        return parse.span(min(item.first, date.first), max(item.last, date.last))
