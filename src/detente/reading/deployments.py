"""Deployments: whose forces, how many, where, doing what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.reading.arguments import prepositions, subject_of
from detente.reading.counts import Count, count_ending
from detente.reading.forces import COLLECTIVE, FORMATIONS, PERSONNEL, ForceLexicon
from detente.reading.places import place_phrase
from detente.reading.polities import ADJECTIVE, CAPITAL, NAME, SEAT
from detente.reading.setting import Setting
from detente.record import Deployment, PartialDate, Span

_FEWEST = 3
"""Fewer persons than this are an incident, not a deployment."""

_CLIMB = 7
_MODIFIERS = ("JJ", "NN", "NNP", "NNS", "HYPH", "CD", "VBN", "VBG", "POS", "NNPS", ",", "JJR", "JJS")
_LOCATIVE = frozenset(
    {
        *("along", "at", "in", "on", "near", "around", "to", "into", "inside", "from", "across", "outside"),
        *("toward", "towards", "within", "off", "over", "through", "close to", "out of"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Force:
    """A counted force as it stands: the noun that is counted and its count."""

    noun: int
    count: Count
    kind: str


def deployments_of(setting: Setting, lexicon: ForceLexicon) -> tuple[Deployment, ...]:
    """Every deployment that a document tells of, in the order of the text.

    The same figure of the same force told twice is one deployment with two pieces of evidence.
    """
    finder = _Finder(setting, lexicon)
    merged: dict[tuple[str | None, int, str | None], Deployment] = {}
    for each in finder.deployments():
        key = (each.actor, each.count, each.activity)
        known = merged.get(key)
        merged[key] = each if known is None else _joined(known, each)
    return tuple(merged.values())


def _joined(known: Deployment, other: Deployment) -> Deployment:
    return Deployment(
        actor=known.actor,
        count=known.count,
        bound=known.bound,
        place=known.place or other.place,
        activity=known.activity,
        date=known.date or other.date,
        evidence=tuple(dict.fromkeys((*known.evidence, *other.evidence))),
        via=known.via if known.via is None or other.via is not None else None,
    )


class _Finder:
    def __init__(self, setting: Setting, lexicon: ForceLexicon) -> None:
        self._setting = setting
        self._parse = setting.parse
        self._lexicon = lexicon
        self._last_actor: str | None = None

    def deployments(self) -> Iterator[Deployment]:
        for force in self._forces():
            found = self._deployment(force)
            if found is not None:
                yield found

    def _forces(self) -> Iterator[_Force]:
        lowers, kinds = self._parse.lowers, self._lexicon.kinds
        for token, lower in enumerate(lowers):
            terms = kinds.get(lower)
            if terms is None:
                continue
            for words, kind in terms:
                first = token - len(words) + 1
                if first >= 0 and tuple(lowers[first : token + 1]) == words:
                    count = self._sized(first) if kind == FORMATIONS else self._count(first)
                    if count is not None:
                        yield _Force(noun=token, count=count, kind=kind)
                    break

    def _count(self, noun: int) -> Count | None:
        """The number that counts a noun, with at most adjectives and names between."""
        parse = self._parse
        start = parse.sentences[parse.sentence_of[noun]][0]
        token = noun - 1
        while token >= start and noun - token < 9:
            tag = parse.tags[token]
            if self._setting.is_dated(token):
                return None
            if tag == "CD" or parse.lowers[token] in ("thousands", "hundreds", "dozens", "dozen"):
                return self._at(token, noun)
            if tag not in _MODIFIERS and not (parse.lowers[token] == "of" and noun - token < 6):
                return None
            token -= 1
        return None

    def _at(self, token: int, noun: int) -> Count | None:
        parse = self._parse
        following = parse.words[token + 1] if token + 1 < noun else ""
        if following in ("-", "%", "percent") or parse.words[token - 1 if token else 0] in ("$", "€", "£"):
            return None
        return count_ending(parse, token, self._lexicon.bounds)

    def _sized(self, noun: int) -> Count | None:
        """ "a 3,000-strong force", "a force of 3,000"."""
        parse = self._parse
        if noun + 2 < len(parse) and parse.lowers[noun + 1] == "of":
            end = parse.sentences[parse.sentence_of[noun]][1]
            for token in range(noun + 2, min(noun + 7, end)):
                if parse.tags[token].startswith("NN") or self._setting.is_dated(token):
                    return None
                if parse.tags[token] == "CD":
                    counted = token + 1 < end and parse.tags[token + 1].startswith(("NN", "JJ"))
                    return None if counted else self._at(token, token)
        for token in range(noun - 1, max(noun - 6, 1), -1):
            if parse.lowers[token] in self._lexicon.sized and parse.words[token - 1] == "-":
                return count_ending(parse, token - 2, self._lexicon.bounds)
        return None

    def _deployment(self, force: _Force) -> Deployment | None:
        least = _FEWEST if force.kind in (PERSONNEL, COLLECTIVE, FORMATIONS) else 2
        if force.count.value < least or self._is_loss(force) or self._is_negated(force):
            return None
        activity, at = self._activity(force)
        actor = self._actor(force, at, activity)
        place = self._place(force, at, actor)
        if actor is None and (activity is None or place is None):
            return None
        if activity is None and place is None:
            return None
        self._last_actor = actor or self._last_actor
        span = self._evidence(force, at)
        # The parser may take a noun before the number for the one that is counted.
        first, last = sorted((force.count.first, force.noun))
        via = self._setting.statements.innermost(self._parse.span(first, last))
        return Deployment(
            actor=actor,
            count=force.count.value,
            bound=force.count.bound,
            place=place,
            activity=activity,
            date=self._date(force, at),
            evidence=(self._setting.mention(span),),
            via=None if via is None else via.id,
        )

    def _chain(self, force: _Force) -> Iterator[int]:
        """The noun and what governs it, upwards, no further than the clause's own verb.

        A phrase that tells what its forces do ("with 9,000 troops massed on the border") stands apart
        from the clause that it hangs from.
        """
        parse = self._parse
        token = force.noun
        for _ in range(_CLIMB):
            yield token
            above = parse.heads[token]
            if above == token or (token == force.noun and self._stands_apart(force)):
                return
            if parse.tags[token].startswith("VB") and parse.deps[token] not in ("xcomp", "conj", "pcomp"):
                return
            token = above

    def _stands_apart(self, force: _Force) -> bool:
        parse = self._parse
        return parse.lowers[parse.heads[force.noun]] in ("with", "including", "despite") and any(
            parse.deps[each] in ("acl", "relcl") for each in parse.children[force.noun]
        )

    def _is_loss(self, force: _Force) -> bool:
        parse, losses = self._parse, self._lexicon.losses
        for token in self._chain(force):
            if parse.lowers[token] in losses and token != force.noun:
                return True
            if token == force.noun or parse.tags[token].startswith("VB"):
                near = (
                    each
                    for each in parse.children[token]
                    if parse.deps[each] in ("amod", "acl", "acomp", "compound")
                )
                if any(parse.lowers[each] in losses for each in near):
                    return True
        return False

    def _is_negated(self, force: _Force) -> bool:
        parse = self._parse
        return any(
            parse.deps[each] == "neg" or (parse.lowers[each] == "no" and each < force.count.first)
            for token in self._chain(force)
            for each in parse.children[token]
            if parse.lowers[each] not in ("fewer", "less", "more")
            and not (force.count.first <= each <= force.count.last)
        )

    def _activity(self, force: _Force) -> tuple[str | None, int]:
        """What the forces do, and the verb or noun that tells it."""
        parse, found, at = self._parse, None, force.noun
        for token in self._chain(force):
            if token == force.noun:
                candidates = [
                    each for each in parse.children[token] if parse.deps[each] in ("acl", "relcl", "amod")
                ]
            elif parse.tags[token].startswith("VB"):
                candidates = [
                    *(each for each in parse.children[token] if parse.deps[each] in ("dobj", "xcomp", "prt")),
                    *(noun for _, noun in prepositions(parse, token)),
                    token,
                ]
                at = token
            else:
                candidates = [token]
            for each in candidates:
                if each == force.noun:
                    continue
                activity = self._told(each)
                if activity is not None and (found is None or activity == "military exercises"):
                    found = activity
                    at = token if parse.tags[token].startswith("VB") or token != force.noun else at
            if found is not None:
                return found, at
        return found, at

    def _told(self, token: int) -> str | None:
        lower = self._parse.lowers[token]
        if lower in self._lexicon.particles:
            near = self._parse.lowers[token + 1 : token + 2] + [
                self._parse.lowers[each]
                for each in self._parse.children[token]
                if self._parse.deps[each] in ("prt", "prep", "advmod")
            ]
            if not self._lexicon.particles[lower].intersection(near):
                return None
        return self._lexicon.activities.get(lower)

    def _actor(self, force: _Force, at: int, activity: str | None) -> str | None:
        """Whose forces: named within the phrase, by a noun above it, or by the verb's subject."""
        parse = self._parse
        first = min(force.count.first, parse.left[force.noun])
        for each in self._setting.polities_in(first, force.noun):
            return each.polity.name
        for token in self._chain(force):
            if token == force.noun:
                continue
            if parse.tags[token].startswith("NN"):
                for each in self._setting.polities_in(parse.left[token], token):
                    return each.polity.name
            elif parse.tags[token].startswith("VB"):
                named = self._doer(token, force.noun)
                if named is not None:
                    return named
        tellers = [force.noun, at] if activity == "incursion" else [force.noun]
        for word, noun in (pair for token in tellers for pair in prepositions(parse, token)):
            if word in ("from", "of"):
                owner = self._setting.polity_at(noun)
                if owner is not None:
                    return owner.polity.name
        return None

    def _doer(self, verb: int, noun: int) -> str | None:
        """The polity that a verb's subject names or stands for."""
        parse = self._parse
        subject = subject_of(parse, verb)
        if subject is not None and parse.deps[verb] == "relcl" and subject == parse.heads[verb] != noun:
            whose = self._setting.polity_at(subject)  # "NATO, which has 3,700 peacekeepers in Kosovo"
            return whose.polity.name if whose is not None else None
        if subject is None or subject == noun or parse.left[subject] <= noun <= parse.right[subject]:
            return None
        named = self._setting.polities_in(parse.left[subject], parse.right[subject])
        for each in named:
            if each.form in (NAME, SEAT, CAPITAL, ADJECTIVE) or each.last == subject:
                return each.polity.name
        if parse.lowers[subject] in ("it", "they", "he", "she") or parse.tags[subject] == "PRP":
            return self._antecedent(subject)
        return None

    def _antecedent(self, pronoun: int) -> str | None:
        """The polity last named as a subject before a pronoun, within this sentence and the one before."""
        parse = self._parse
        sentence = parse.sentence_of[pronoun]
        start = parse.sentences[max(sentence - 1, 0)][0]
        for each in reversed(self._setting.polities_in(start, pronoun - 1)):
            head = each.last
            if parse.deps[head] in ("nsubj", "nsubjpass"):
                return each.polity.name
        return None

    def _place(self, force: _Force, at: int, actor: str | None) -> str | None:
        parse = self._parse
        fallback: str | None = None
        below = (each for token in self._chain(force) for each in parse.children[token])
        tellers = (each for each in below if each != force.noun and self._told(each) is not None)
        inner = (noun for token in self._chain(force) for _, noun in prepositions(parse, token))
        deeds = (noun for noun in inner if noun != force.noun and self._told(noun) is not None)
        for token in dict.fromkeys((force.noun, *self._chain(force), at, *tellers, *deeds)):
            for word, noun in prepositions(parse, token):
                if word in _LOCATIVE and noun > token and not self._setting.is_dated(noun):
                    place = place_phrase(self._setting, noun, self._lexicon.places)
                    if place is not None:
                        if word != "from":
                            return place
                        owner = self._setting.polity_at(noun)
                        if owner is None or owner.polity.name != actor:
                            fallback = fallback or place
        return fallback

    def _date(self, force: _Force, at: int) -> PartialDate | None:
        found = self._setting.date_of(at) or self._setting.date_of(force.noun)
        return found.start if found is not None and found.exact else None

    def _evidence(self, force: _Force, at: int) -> Span:
        """The noun phrase above the count, or the clause; the sentence where the verb is its root."""
        parse = self._parse
        if not parse.tags[at].startswith("VB"):
            return parse.span(min(parse.left[at], force.count.first), parse.right[force.noun])
        first, last = parse.left[at], parse.right[at]
        return parse.span(min(first, force.count.first), max(last, force.noun))
