"""The conflict that threats and promises make: acts of the parties, and what others answer to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from detente.case.codebook import Codebook
from detente.case.conditions import act_of, answer_of
from detente.case.wishes import Wishes, any_of, so
from detente.record import Claim, Commitment

Row = dict[str, Any]

THREAT_KEPT = "a threat is meant: it is carried out where its condition is met, and not otherwise"
PROMISE_KEPT = "a promise is meant: it is kept where its condition is met, and not otherwise"
UNWANTED = "what a party threatens to answer is what it wants least"
WANTED = "what a party makes a promise for is what it wants most"
FEARED = "to be spared what is threatened matters more than the act that is warned against"
HOPED = "to be given what is promised matters more than the act that it is promised for"
TEMPTED = "the act warned against would be done if nothing followed from it"
RELUCTANT = "the act asked for would be left undone if nothing followed from it"
ONE_ACT = "the conditions that are set to one party are one act"

NO_CONFLICT = "no threat or promise says both what would be answered and whose act that is"
"""Why no conflict can be drawn."""

MOST_WITH_PROMISES = 6
"""Options of a conflict up to which promises are drawn beside the threats: each one more doubles the states,
and what would change them is looked for in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A threat or promise whose condition tells whose act it answers.

    Attributes:
        party: who threatens or promises. actor: whose act it answers.
        act: that act, in the positive. asked: whether the party wants it done, or left undone.
        goes_on: whether it is done already.
        answer: what the party would do, in the positive. done: whether it would do it, or leave it undone.
        answer_goes_on: whether it does it already.
        promised: whether that is a promise; else it is a threat.
    """

    party: str
    actor: str
    act: str
    asked: bool
    goes_on: bool
    answer: str
    done: bool
    answer_goes_on: bool
    promised: bool
    claim: str

    @property
    def met(self) -> bool:
        """Whether the condition is met where the act is done, or where it is left undone."""
        return self.asked == self.promised


def answers_in(commitments: Iterable[Claim], codebook: Codebook) -> tuple[Answer, ...]:
    """Threats, warnings and promises of one party of the codebook that answer another's act."""
    also = dict(codebook.also)
    found = []
    for claim in commitments:
        body = claim.body
        if not isinstance(body, Commitment) or body.kind == "assurance" or not body.condition:
            continue
        actor = _first_named(body.condition, codebook)
        for name in dict.fromkeys((body.party or "").split("; ")):
            party = also.get(name, name)
            if actor is None or party not in codebook.parties or party == actor:
                continue
            act, answer = act_of(body.condition, actor), answer_of(body.consequence, party)
            promised = body.kind == "promise"
            found.append(
                Answer(
                    party=party,
                    actor=actor,
                    act=act.name,
                    asked=act.done == promised,
                    goes_on=act.goes_on,
                    answer=answer.name,
                    done=answer.done,
                    answer_goes_on=answer.goes_on,
                    promised=promised,
                    claim=claim.id,
                )
            )
    return tuple(found)


def _first_named(words: str, codebook: Codebook) -> str | None:
    """The party whose name opens a condition: its subject."""
    for party in sorted(codebook.parties, key=len, reverse=True):  # a longer name may begin with another
        opened = rf"((only\s+)?if|unless|until|once|when|should)?\s*(the\s+)?{re.escape(party)}\b"
        if re.match(opened, words, re.IGNORECASE):
            return party
    return None


def conflict_of(answers: Sequence[Answer], codebook: Codebook) -> tuple[Row, tuple[Answer, ...]]:
    """The parties with what each can do, and what each would rather; with the answers that it is drawn from.

    Where the acts are too many to analyse, it is drawn from the threats alone.
    """
    drawing = _Drawing(answers)
    if len(drawing.options) > MOST_WITH_PROMISES:
        drawing = _Drawing([each for each in answers if not each.promised])
    return drawing.row(codebook), tuple(drawing.answers)


class _Drawing:
    """One conflict with the names of its options."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self.answers = answers
        self._made: dict[tuple[str, bool], list[Answer]] = {}
        self._kinds: dict[tuple[str, str, bool, bool, bool], list[Answer]] = {}
        for each in answers:
            self._made.setdefault((each.actor, each.asked), []).append(each)
            self._kinds.setdefault(_kind(each), []).append(each)
        acts = {key: _shortest(each.act for each in made) for key, made in self._made.items()}
        given = {key: _shortest(each.answer for each in made) for key, made in self._kinds.items()}
        answered: dict[str, set[str]] = {}
        for (_, actor, *_), name in given.items():
            answered.setdefault(name.casefold(), set()).add(actor)
        given = {
            key: f"{name}, against {key[1]}" if len(answered[name.casefold()]) > 1 else name
            for key, name in given.items()
        }  # one answer to two parties' acts is two options
        owned = [(key[0], name) for key, name in acts.items()] + [
            (key[0], name) for key, name in given.items()
        ]
        spelled = _spelled(owned)
        self.acts = {key: spelled[key[0], name.casefold()] for key, name in acts.items()}
        self.given = {key: spelled[key[0], name.casefold()] for key, name in given.items()}

    @property
    def options(self) -> frozenset[str]:
        """Every option's name."""
        return frozenset((*self.acts.values(), *self.given.values()))

    def row(self, codebook: Codebook) -> Row:
        """The conflict as plain data."""
        if not self.answers:
            return {}
        named = {party for each in self.answers for party in (each.party, each.actor)}
        known = [party for party in codebook.parties if party in named]
        return {"decision_makers": [self._maker(party) for party in known], "status_quo": self._going_on()}

    def _going_on(self) -> list[str]:
        """The options that are taken already, as everything that is said of them tells."""
        told = [(self.acts[key], each.goes_on) for key, made in self._made.items() for each in made]
        told += [(self.given[key], each.answer_goes_on) for key, made in self._kinds.items() for each in made]
        new = {name for name, goes_on in told if not goes_on}
        return list(dict.fromkeys(name for name, _ in told if name not in new))

    def _maker(self, party: str) -> Row:
        options: dict[str, Row] = {}
        first, then = Wishes(), Wishes()
        for key, made in self._kinds.items():
            one, claims = made[0], _claims(made)
            act, answer = self.acts[one.actor, one.asked], self.given[key]
            if one.party == party:
                options.setdefault(answer, {"name": answer, "grounds": []})["grounds"] += claims
                first.add(act, one.asked, claims, [WANTED if one.promised else UNWANTED])
            if one.actor == party:
                first.add(answer, one.done == one.promised, claims, [HOPED if one.promised else FEARED])
        self._add_kept(party, then)
        for (actor, asked), made in self._made.items():
            if actor == party:
                name, claims = self.acts[actor, asked], _claims(made)
                option = options.setdefault(name, {"name": name, "grounds": []})
                option["grounds"] += claims
                option["assumption"] = ONE_ACT
                then.add(name, not asked, claims, [RELUCTANT if asked else TEMPTED])
        for option in options.values():
            option["grounds"] = list(dict.fromkeys(option["grounds"]))
        statements = first.rows() + then.rows()
        grounds = list(dict.fromkeys(claim for row in statements for claim in row["grounds"]))
        return {
            "name": party,
            "options": list(options.values()),
            "preferences": {"statements": statements, "grounds": grounds},
        }

    def _add_kept(self, party: str, wishes: Wishes) -> None:
        """The wish to be as good as one's word: an answer is given where any of its conditions is met."""
        kept: dict[tuple[str, bool], list[Answer]] = {}
        for key, made in self._kinds.items():
            if made[0].party == party:
                kept.setdefault((self.given[key], made[0].done), []).extend(made)
        for (answer, done), made in kept.items():
            met = any_of([so(self.acts[each.actor, each.asked], each.met) for each in made])
            meant = [PROMISE_KEPT if each.promised else THREAT_KEPT for each in made]
            wishes.add(answer, done, _claims(made), meant, where=met)


def _spelled(owned: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Each party's options in one spelling, by party and folded name; no two parties' have one name."""
    owners: dict[str, set[str]] = {}
    spelled: dict[tuple[str, str], str] = {}
    for party, name in owned:
        owners.setdefault(name.casefold(), set()).add(party)
        spelled.setdefault((party, name.casefold()), name)
    return {
        (party, folded): f"{name}, by {party}" if len(owners[folded]) > 1 else name
        for (party, folded), name in spelled.items()
    }


def _kind(each: Answer) -> tuple[str, str, bool, bool, bool]:
    return each.party, each.actor, each.asked, each.promised, each.done


def _shortest(words: Iterable[str]) -> str:
    return min(words, key=lambda each: (len(each), each))


def _claims(made: Iterable[Answer]) -> list[str]:
    return list(dict.fromkeys(each.claim for each in made))
