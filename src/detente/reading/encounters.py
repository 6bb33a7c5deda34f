"""Each mention of a meeting: what one clause tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.reading.arguments import child, prepositions, subject_of
from detente.reading.bodies import body_within
from detente.reading.calendar import FUTURE, PAST, exact
from detente.reading.dates import DateMention
from detente.reading.encounter import CALL, CANCELLED, HELD, MEETING, PLANNED, Encounter
from detente.reading.polities import ADJECTIVE, CAPITAL, NAME, PEOPLE, SEAT
from detente.reading.results import duration_of, first_day, outcome_of, reach_of
from detente.reading.setting import Setting
from detente.reading.standing import (
    AFTER,
    BEFORE,
    CORE,
    SETTING,
    TOLD,
    WISHED,
    is_called_off,
    is_cancelled,
    is_decided,
    is_denied,
    is_wished,
    moved_to,
    reduced,
    standing_of,
    told_after,
)
from detente.reading.talks import TalkLexicon
from detente.reading.tense import direction
from detente.reading.venues import journey_of, venue_of
from detente.record import PartialDate, Span

_DEFINITE = frozenset({"the", "this", "these", "that", "those", "such", "its", "their", "his", "her"})
_WITH = frozenset({"with", "between", "among", "of", "involving", "including", "by"})


_TITLES = frozenset({"advisor", "advisors", "officer", "speaker", "king", "queen", "prince", "director"})
_ROUNDS = frozenset({"round", "rounds", "cycle", "phase"})


class EncounterFinder:
    """Finds every mention of a meeting in one document."""

    def __init__(self, setting: Setting, lexicon: TalkLexicon) -> None:
        self._setting = setting
        self._parse = setting.parse
        self._lexicon = lexicon
        self._no_names = (
            lexicon.who | lexicon.singular | lexicon.plural | {f"{each}s" for each in lexicon.who} | _TITLES
        )

    def encounters(self) -> Iterator[Encounter]:
        """Every mention, in order of the text."""
        words, nouns, verbs = self._lexicon, self._nouns(), self._verbs()
        for token, lower in enumerate(self._parse.lowers):
            if lower in nouns and self._parse.tags[token].startswith("NN"):
                found = self._from_noun(token)
            elif lower in verbs and self._parse.tags[token].startswith("VB"):
                found = self._from_verb(token, lower, words)
            else:
                continue
            if found is not None:
                yield found

    def _nouns(self) -> frozenset[str]:
        words = self._lexicon
        return (
            words.singular
            | words.plural
            | words.plural_for_one
            | words.calls
            | {f"{each}s" for each in words.calls}
            | _ROUNDS
        )

    def _verbs(self) -> frozenset[str]:
        words = self._lexicon
        return words.meet | words.gather | words.confer | words.speak | words.host

    # Nouns: "talks", "a meeting", "the summit".

    def _from_noun(self, noun: int) -> Encounter | None:
        parse, words = self._parse, self._lexicon
        lower = parse.lowers[noun]
        modifiers = [each for each in parse.children[noun] if each < noun]
        before = {parse.lowers[each] for each in modifiers}
        if parse.deps[noun] == "compound" or before & words.no_encounter or "no" in before or "any" in before:
            return None
        by_wire = bool(before & words.by_wire)
        wired = lower.rstrip("s") in words.calls and lower not in words.singular
        kind = CALL if wired or by_wire else MEETING
        if kind == CALL and not self._is_call(noun, lower, before):
            return None
        if kind == CALL and not by_wire and lower.startswith("conversation") and self._forum(noun):
            kind = MEETING  # "a NATO-Russia Council conversation"
        verb, role = standing_of(parse, words, noun)
        if role == WISHED or (verb is not None and role != SETTING and is_wished(parse, words, verb)):
            return None
        attends = verb is not None and role == SETTING and parse.lowers[verb] in words.attend
        if verb is not None and attends and (is_denied(parse, verb) or is_wished(parse, words, verb)):
            return None  # "are not expected to participate in the talks"
        definite = bool(before & _DEFINITE)
        own = verb is not None and parse.lowers[verb] in words.meet | words.gather | words.confer | words.host
        if role == AFTER and not definite and verb is not None and not own:
            verb, role = told_after(self._setting, verb), SETTING
        if lower in _ROUNDS and (self._is_holder(noun) or not before & words.again):
            return None
        core = role in TOLD
        moved = self._moved(noun, verb, role)
        date = moved or self._date(noun, verb if core else None)
        status, told = (PLANNED, True) if moved is not None else self._status(noun, verb, role, date)
        people = self._partners(noun, verb if core else None)
        forum = self._forum(noun) or (self._sitting(noun, verb) if core else None)
        parties, named = self._parties(noun, people)
        parties = _beside(forum, parties)
        verbs = [verb, *self._complements(verb)] if verb is not None and core else []
        if role == SETTING and verb is not None and child(parse, verb, "expl") is not None:
            verbs = []  # "in those talks, is there a deadline for withdrawal in …"
        place = None if kind == CALL else venue_of(self._setting, noun, verbs, words)
        return Encounter(
            anchor=noun,
            kind=kind,
            status=status,
            date=date,
            place=place,
            forum=forum,
            duration=duration_of(parse, noun, verb if core else None),
            parties=parties,
            named=named,
            outcome=outcome_of(self._setting, words, noun, verb) if verb is not None and core else None,
            since=self._since(verb if core else None) or first_day(self._setting, noun, date, words.ends),
            verb=verb if core else None,
            delegations=any(self._takes_part(each) for each in people),
            again=bool(before & words.again),
            definite=(definite and not before & words.again) or (place is not None and "a" not in before),
            asserted=told if role == AFTER else core and told,
            off=moved is not None or self._is_off(verb, role),
            several=(lower in words.plural and lower not in words.plural_for_one)
            or (kind == CALL and lower.endswith("s")),
            evidence=self._evidence(noun, verb),
        )

    def _is_off(self, verb: int | None, role: str) -> bool:
        return verb is not None and role == CORE and is_called_off(self._parse, self._lexicon, verb)

    def _moved(self, noun: int, verb: int | None, role: str) -> DateMention | None:
        """The day that it is moved to; its own where the clause tells which day it was moved from."""
        if verb is None or role not in (CORE, SETTING):
            return None
        to = moved_to(self._setting, self._lexicon, verb)
        if to is None and moved_to(self._setting, self._lexicon, verb, away=True) is not None:
            to = self._setting.date_of(noun)
        return to

    def _is_holder(self, noun: int) -> bool:
        """ "A round of talks": the talks are the encounter."""
        return any(word == "of" for word, _ in prepositions(self._parse, noun))

    def _is_call(self, noun: int, lower: str, before: set[str]) -> bool:
        """A call by wire, no call for restraint."""
        if lower.startswith("call"):
            with_partner = any(
                word in ("with", "between", "among") for word, _ in prepositions(self._parse, noun)
            )
            within = self._parse.lowers[self._parse.heads[noun]] in ("in", "during")
            held = self._parse.lowers[self._parse.heads[noun]] in self._lexicon.hold
            told = self._parse.deps[noun] == "dobj" and held and not any(prepositions(self._parse, noun))
            return bool(before & self._lexicon.by_wire) or with_partner or told or (within and "a" in before)
        return True

    def _direction(self, token: int) -> str | None:
        return direction(self._parse, token)

    # Verbs: "met", "spoke by phone with", "gathered in".

    def _from_verb(self, verb: int, lower: str, words: TalkLexicon) -> Encounter | None:
        parse = self._parse
        if is_wished(parse, words, verb) or parse.deps[verb] in ("amod", "compound"):
            return None
        partners = self._verb_partners(verb, lower)
        if partners is None:
            return None
        kind = CALL if lower in words.speak else MEETING
        by_wire = self._by_wire(verb)
        kind = CALL if by_wire else kind
        date = self._date(verb, verb)
        if lower in words.speak and not by_wire and date is None:
            return None
        status, told = self._status(verb, verb, CORE, date)
        parties, named = self._parties(verb, partners)
        forum = self._body(partners)
        if not (parties or named or forum or any(self._is_delegation(each) for each in partners)):
            return None
        return Encounter(
            anchor=verb,
            kind=kind,
            status=status,
            date=date,
            place=None if kind == CALL else venue_of(self._setting, verb, [verb], words),
            forum=forum,
            duration=duration_of(parse, verb, verb),
            parties=tuple(each for each in parties if each != forum),
            named=named,
            outcome=None,
            since=self._since(verb),
            verb=verb,
            delegations=any(self._takes_part(each) for each in partners),
            again=any(parse.lowers[each] == "again" for each in parse.children[verb]),
            definite=self._is_known(partners),
            asserted=told,
            off=False,
            several=False,
            evidence=self._evidence(verb, verb),
        )

    def _verb_partners(self, verb: int, lower: str) -> list[int] | None:
        """The heads of who meets whom; None where the verb's frame is another ("met the deadline")."""
        parse, words = self._parse, self._lexicon
        subject = self._doer(verb)
        patient = child(parse, verb, "nsubjpass")
        object_ = child(parse, verb, "dobj")
        withs = [noun for word, noun in prepositions(parse, verb) if word in ("with", "to", "between")]
        if lower in words.meet:
            if object_ is not None and not self._is_party(object_):
                return None
            if patient is not None:
                return None
            return [each for each in (subject, object_, *withs) if each is not None]
        if lower in words.host:
            if object_ is None or not (self._persons_in(object_) or self._is_delegation(object_)):
                return None
            return [each for each in (subject, object_) if each is not None]
        if lower in words.gather and object_ is not None and subject is not None:
            return [subject, object_] if self._is_delegation(object_) else None
        if lower in words.gather:
            several = subject is not None and (
                parse.tags[subject] in ("NNS", "NNPS")
                or self._is_joint(subject)
                or self._body([subject]) is not None
            )
            if subject is None or object_ is not None or not several:
                return None
            acts = self._is_delegation(subject) or parse.tags[subject] in ("NNP", "NNPS")
            return [subject, *withs] if acts else None
        partners = [each for each in withs if self._is_party(each)]
        subject = self._doer(verb)
        joint = subject is not None and (self._is_joint(subject) or parse.tags[subject] in ("NNS", "NNPS"))
        discusses = lower.startswith("discuss")
        if subject is None or (object_ is not None) != discusses:
            return None
        if discusses:
            placed = self._by_wire(verb) or venue_of(self._setting, verb, [verb], words) is not None
            return [subject, *partners] if partners and placed else None
        between = {
            each.polity.name
            for each in self._setting.polities_in(parse.left[subject], reach_of(parse, subject))
        }
        if not (partners or (joint and (self._by_wire(verb) or len(between) > 1))):
            return None
        return [subject, *partners]

    def _doer(self, verb: int) -> int | None:
        """The subject; where the parser took a whole sentence for a noun phrase, the noun above."""
        parse = self._parse
        if parse.deps[verb] == "acl" and parse.tags[verb] in ("VBN", "VBD"):
            top = parse.heads[verb]
            while parse.deps[top] == "conj":
                top = parse.heads[top]
            if parse.heads[top] == top and parse.tags[top].startswith("NN"):
                return top
        return subject_of(parse, verb)

    def _by_wire(self, verb: int) -> bool:
        """ "by phone", "virtually"."""
        parse = self._parse
        return any(
            self._lexicon.by_wire.intersection(parse.lowers[parse.left[each] : each + 1])
            for word, each in prepositions(parse, verb)
            if word in ("by", "on", "over", "via", "through")
        ) or any(parse.lowers[each] == "virtually" for each in parse.children[verb])

    def _is_joint(self, noun: int) -> bool:
        return any(self._parse.deps[each] == "conj" for each in self._parse.children[noun])

    def _is_party(self, noun: int) -> bool:
        """A person, a state or body, or those who act for one ("Russian officials", "his counterpart")."""
        parse = self._parse
        first, last = parse.left[noun], noun
        return (
            parse.tags[noun] in ("NNP", "NNPS")
            or bool(self._setting.polities_in(first, last))
            or self._is_delegation(noun)
        )

    # What both have.

    def _date(self, anchor: int, verb: int | None) -> DateMention | None:
        found = self._setting.date_of(anchor)
        taken = reduced(self._parse, anchor)
        if found is None and taken is not None:
            found = self._setting.date_of(taken[0])
        for above in self._rounds(anchor):
            found = found or self._setting.date_of(above)
        for each in (verb, *self._complements(verb)) if verb is not None else ():
            found = found or self._setting.date_of(each)
        journey = journey_of(self._parse, self._lexicon, verb)
        if found is None and journey is not None:
            found = self._setting.date_of(journey)
        same_day = verb is None and self._is_of_the_day(anchor)
        if found is None and same_day:
            found = self._setting.date_of(standing_of(self._parse, self._lexicon, anchor)[0] or anchor)
        return found or self._heading_date(anchor)

    def _is_of_the_day(self, noun: int) -> bool:
        """ "Talks earlier in the day": on the day that the clause tells of."""
        words = self._parse.lowers[noun : self._parse.right[noun] + 1]
        return "earlier" in words and "day" in words

    def _rounds(self, noun: int) -> list[int]:
        """The nouns that hold it: "the second round of talks", "the end of three days of talks"."""
        parse, found, token = self._parse, list[int](), noun
        while parse.lowers[parse.heads[token]] == "of":
            above = parse.heads[parse.heads[token]]
            if parse.lowers[above] not in self._lexicon.rounds or above == token:
                break
            found.append(above)
            token = above
        return found

    def _since(self, verb: int | None) -> PartialDate | None:
        """The day since which it has gone on; "the first since 2019" is no such day."""
        found = self._setting.beginning_of(verb) if verb is not None else None
        return found.start if found is not None and found.start.day is not None else None

    def _body(self, partners: list[int]) -> str | None:
        """The body that meets: "the U.N. Security Council convened", "the Joint Commission met"."""
        parse = self._parse
        if len(partners) != 1 or self._is_joint(partners[0]):
            return None
        head = partners[0]
        polity = self._setting.polity_at(head)
        if polity is not None:
            return polity.polity.name if polity.polity.kind == "organisation" else None
        if parse.tags[head] != "NNP" or parse.lowers[head] not in self._lexicon.who:
            return None
        first = head
        while first - 1 >= parse.left[head] and parse.tags[first - 1] == "NNP":
            first -= 1
        return parse.text[parse.starts[first] : parse.ends[head]] if first < head else None

    def _is_known(self, partners: list[int]) -> bool:
        """ "The ministers met", of those who were named before."""
        parse = self._parse
        return all(
            self._is_delegation(each)
            and any(parse.lowers[near] in _DEFINITE for near in parse.children[each])
            for each in partners
        )

    def _is_delegation(self, noun: int) -> bool:
        """Those who meet for parties that the clause doesn't name: "the envoys", "both sides", "they"."""
        lower = self._parse.lowers[noun]
        return lower in self._lexicon.who or lower in ("they", "we")

    def _takes_part(self, noun: int) -> bool:
        """A delegation, or those whom a proper name stands for ("talks with General Motors")."""
        named = self._parse.tags[noun] in ("NNP", "NNPS") and self._setting.polity_at(noun) is None
        return self._is_delegation(noun) or (named and not self._setting.is_dated(noun))

    def _heading_date(self, anchor: int) -> DateMention | None:
        """The date that opens a list's line: "January 7: call with …"."""
        parse = self._parse
        start = parse.blocks[parse.block_of[anchor]][0]
        for each in self._setting.dates_in(start, start + 2):
            if each.last + 1 < len(parse) and parse.words[each.last + 1] == ":":
                return each
        return None

    def _complements(self, verb: int) -> list[int]:
        """The infinitives that carry a verb on: "is to begin in Oslo", "are expected to resume"."""
        parse = self._parse
        found, token = [], verb
        for _ in range(3):
            following = child(parse, token, "xcomp")
            due = child(parse, token, "acomp")
            if following is None and due is not None:
                following = child(parse, due, "xcomp")
            if following is None or not parse.tags[following].startswith("VB"):
                break
            found.append(following)
            token = following
        return found

    def _status(
        self, anchor: int, verb: int | None, role: str, date: DateMention | None
    ) -> tuple[str | None, bool]:
        """Held, planned or cancelled; and whether the clause itself tells so."""
        parse = self._parse
        near = {parse.lowers[each] for each in parse.children[anchor]}
        cancels = verb is not None and role in (CORE, SETTING) and is_cancelled(parse, self._lexicon, verb)
        if verb is not None and cancels and is_decided(parse, self._lexicon, verb):
            return CANCELLED, True
        if near & {"cancelled", "canceled", "postponed", "suspended", "scrapped"}:
            return CANCELLED, True
        day = exact(date.start) if date is not None else None
        published = self._setting.published
        if day is not None and published is not None and day > published:
            return PLANNED, True
        if role == AFTER and parse.tags[anchor].startswith("NN"):
            return HELD, bool(self._partners(anchor, None)) and self._names_place(anchor)
        told = self._direction(anchor if role not in (CORE, SETTING) or verb is None else verb)
        if near & {"planned", "upcoming", "scheduled", "next", "forthcoming", "future"}:
            told = FUTURE
        if role == AFTER or told == PAST:
            return HELD, role in (CORE, SETTING)
        if role == BEFORE:
            return (PLANNED if day is None or day == published else HELD), False
        if day is not None and published is not None and day < published:
            return HELD, True
        if told == FUTURE:
            return PLANNED, role in TOLD
        return (HELD if verb is None and day is not None else None), verb is None and day is not None

    def _names_place(self, noun: int) -> bool:
        return venue_of(self._setting, noun, [], self._lexicon) is not None

    def _partners(self, noun: int, verb: int | None) -> list[int]:
        """The heads of the phrases that name who takes part."""
        parse = self._parse
        heads = [each for word, each in prepositions(parse, noun) if word in _WITH]
        for below in parse.children[noun]:
            if parse.deps[below] == "acl":  # "a meeting set for Friday between …"
                heads += [each for word, each in prepositions(parse, below) if word in ("with", "between")]
        if verb is not None and parse.tags[verb].startswith("VB"):
            heads += [
                each
                for word, each in prepositions(parse, verb)
                if word in ("with", "between", "by") and each != noun
            ]
            subject = subject_of(parse, verb)
            told = child(parse, verb, "dobj", "dative")
            if told is not None and self._setting.persons_in(told, told):
                heads.append(told)
            above = parse.lowers[parse.heads[noun]]
            if (
                subject is not None
                and subject != noun
                and (
                    parse.lowers[verb] in self._lexicon.hold
                    or above in ("at", "in", "during")
                    or self._told_by(noun)
                    or self._puts_off(noun, verb)
                )
            ):
                heads.append(subject)
        return heads

    def _puts_off(self, noun: int, verb: int) -> bool:
        """Whether those who call it off or move it are said to have a part in it: "their talks", "with …"."""
        words = self._lexicon
        own = any(self._parse.tags[each] == "PRP$" for each in self._parse.children[noun])
        with_others = any(word == "with" for word, _ in prepositions(self._parse, noun))
        off = is_cancelled(self._parse, words, verb) or moved_to(self._setting, words, verb) is not None
        return off and (own or with_others)

    def _told_by(self, noun: int) -> bool:
        """ "He said after a call with …": who tells of it took part, where a partner is named."""
        parse = self._parse
        above = parse.lowers[parse.heads[noun]]
        return above in ("after", "following") and any(
            word == "with" for word, _ in prepositions(parse, noun)
        )

    def _parties(self, anchor: int, partners: Iterable[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """States and organisations, and the persons, named among the partners or before the noun."""
        parse = self._parse
        ranges = [(parse.left[each], reach_of(parse, each)) for each in partners]
        if parse.tags[anchor].startswith("NN"):
            ranges.append((parse.left[anchor], anchor))
        parties: list[str] = []
        named: list[str] = []
        for first, last in ranges:
            if not first <= last:
                continue
            for person in self._setting.persons_in(first, last):
                if person.name.casefold().split()[-1] not in self._no_names:
                    named.append(person.name)
                parties.extend(person.polities)
            for each in self._setting.polities_in(first, last):
                if each.form in (NAME, ADJECTIVE, PEOPLE, SEAT, CAPITAL) and not self._is_where(
                    each.first, each.form, anchor
                ):
                    parties.append(each.polity.name)
        return tuple(dict.fromkeys(parties)), tuple(dict.fromkeys(named))

    def _is_where(self, token: int, form: str, anchor: int) -> bool:
        """Whether a name tells where rather than who: "in Moscow", "the Brussels meeting"."""
        parse = self._parse
        if (
            form in (CAPITAL, SEAT)
            and parse.heads[token] == anchor
            and parse.deps[token] in ("compound", "nmod", "amod", "poss")
        ):
            return True
        top = token
        while parse.deps[top] in ("compound", "amod") and parse.heads[top] != top:
            top = parse.heads[top]
        above = parse.heads[top]
        return parse.deps[top] == "pobj" and parse.lowers[above] in (
            "in",
            "at",
            "near",
            "outside",
            "from",
            "to",
        )

    def _persons_in(self, noun: int) -> bool:
        return bool(self._setting.persons_in(noun, noun)) or self._parse.tags[noun] == "NNP"

    def _forum(self, noun: int) -> str | None:
        """The body that meets, or the name that the meeting bears."""
        parse = self._parse
        first = parse.left[noun]
        bodies = [
            each
            for each in self._setting.polities_in(first, noun)
            if each.polity.kind == "organisation" and each.form == NAME and parse.heads[each.last] == noun
        ]
        inner = [*prepositions(parse, noun)]
        inner += [deeper for word, each in inner if word == "in" for deeper in prepositions(parse, each)]
        for word, each in inner:
            body = self._setting.polity_at(each) if word == "of" else None
            if body is not None and body.polity.kind == "organisation":
                bodies.append(body)
        within = body_within(self._setting, noun, self._lexicon)
        if within is not None:
            return within
        if bodies:
            others = {each.polity.name for each in self._setting.polities_in(first, noun)} - {
                bodies[-1].polity.name
            }
            return bodies[-1].polity.name if not others else None
        if parse.tags[noun] in ("NNP", "NNPS"):
            start = noun
            while (
                start - 1 >= first
                and parse.tags[start - 1] in ("NNP", "NNPS", "HYPH", "JJ")
                and (parse.words[start - 1][0].isupper() or parse.words[start - 1] == "-")
            ):
                start -= 1
            if start < noun:
                return parse.text[parse.starts[start] : parse.ends[noun]]
        return None

    def _sitting(self, noun: int, verb: int | None) -> str | None:
        """The body that is the subject of "held an emergency session"."""
        parse = self._parse
        if verb is None or parse.heads[noun] != verb or parse.deps[noun] != "dobj":
            return None
        subject = child(parse, verb, "nsubj")
        body = None if subject is None else self._setting.polity_at(subject)
        sole = body is not None and body.polity.kind == "organisation" and not self._is_joint(body.last)
        with_others = any(word in ("with", "between") for word, _ in prepositions(parse, noun))
        return body.polity.name if body is not None and sole and not with_others else None

    def _evidence(self, anchor: int, verb: int | None) -> Span:
        """The clause that tells of it; the whole sentence where its verb is the root."""
        parse = self._parse
        top = verb if verb is not None and parse.tags[verb].startswith("VB") else anchor
        for _ in range(4):
            if parse.deps[top] not in ("xcomp", "pcomp", "conj") or parse.heads[top] == top:
                break
            top = parse.heads[top]
        return parse.span(min(parse.left[top], anchor), max(parse.right[top], anchor))


def _beside(forum: str | None, parties: Iterable[str]) -> tuple[str, ...]:
    """The parties but for the body that meets and whoever its name begins with."""
    return tuple(each for each in parties if each != forum and not (forum or "").startswith(f"{each} "))
