"""The act that a condition names, in the positive: done or left undone, and whether it goes on already."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_ACT = 80
"""Characters of an act that name an option."""

_OPENER = re.compile(r"(?:only\s+)?(?:if|unless|until|once|when|should)\s+", re.IGNORECASE)
_EXCEPT = ("unless", "until")
_NEAR = r"^(?P<who>(?:(?!(?:and|or|who|which|that)\b)[^\s,]+\s+){0,6}?)"
"""The few words before a main verb."""
_HELP = r"(?:do|does|did|wo|will|would|shall|should|can|could|ca)"
_NO_LONGER = r"no\s+longer(?!\s+than\b)"
_DO_NOT = (
    rf"(?:{_HELP}(?:\s+not|\s*n['’]t|\s+never|\s+{_NO_LONGER})|cannot|not|(?P<inflected>never|{_NO_LONGER}))"
)
"""The verb after it is in its plain form, but where the negative stands alone: "no longer observes"."""
_FAIL = r"(?:(?:fail|refuse|decline)(?:s|d|ed)?\s+to)"
_UNDONE = re.compile(rf"{_NEAR}(?:{_DO_NOT}|{_FAIL})\s+(?:\w+ly\s+)?(?P<act>\w.*)$", re.IGNORECASE)
_NOT_SO = re.compile(
    rf"{_NEAR}(?P<be>is|are|was|were|has|have|had)(?:\s+not|\s*n['’]t|\s+{_NO_LONGER})"
    r"\s+(?:yet\s+)?(?P<act>\w.*)$",
    re.IGNORECASE,
)
_NOT_AT_ALL = re.compile(rf"{_DO_NOT}\s+(?:\w+ly\s+)?(?P<act>\w.*)$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:(?:keep|continue|remain|stay|maintain|uphold|honou?r|observe|respect)(?:s|d|ed)?|kept|upheld)\b",
    re.IGNORECASE,
)
"""Verbs of what is done already; not to do it would be the change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a condition or a consequence speaks of.

    Attributes:
        name: the act in the positive. done: whether the words say that it is done, or not done.
        goes_on: whether it is done already, as its verb tells ("keep", "continue"), or "no longer".
    """

    name: str
    done: bool
    goes_on: bool = False


def act_of(words: str, party: str) -> Act:
    """The act of a party that words tell.

    >>> act_of("Utopia does not pull back its tanks", "Utopia")
    Act(name='Utopia: pull back its tanks', done=False, goes_on=False)
    >>> act_of("unless Utopia signs", "Utopia")
    Act(name='Utopia signs', done=False, goes_on=False)
    >>> act_of("Utopia does not keep the truce", "Utopia")
    Act(name='Utopia: keep the truce', done=False, goes_on=True)
    >>> act_of("Utopia no longer supplies gas", "Utopia")
    Act(name='Utopia supplies gas', done=False, goes_on=True)
    """
    opener = _OPENER.match(words)
    done = opener is None or opener[0].split()[-1].casefold() not in _EXCEPT
    plain = " ".join((words if opener is None else words[opener.end() :]).split())
    not_so = _NOT_SO.match(plain)
    undone = None if not_so is not None else _UNDONE.match(plain)
    if not_so is not None:
        name, verb, done = f"{not_so['who']}{not_so['be']} {not_so['act']}", not_so["act"], not done
    elif undone is not None:
        verb, who, done = undone["act"], undone["who"].strip(), not done
        inflected = undone["inflected"] is not None and who
        name = f"{who} {verb}" if inflected else _named(who or party, verb, party)
    else:
        name = plain
        verb = re.sub(rf"^(?:the\s+)?{re.escape(party)}\s+", "", plain, flags=re.IGNORECASE)
    return Act(name=_option(name, party), done=done, goes_on=_goes_on(verb, not_so or undone))


def answer_of(words: str, party: str) -> Act:
    """What a party says it will do, or ("not withdraw its troops") will leave undone.

    >>> answer_of("no longer honour the treaty", "Utopia")
    Act(name='Utopia: honour the treaty', done=False, goes_on=True)
    """
    plain = " ".join(words.split())
    undone = _NOT_AT_ALL.match(plain)
    act = plain if undone is None else undone["act"]
    return Act(name=_option(act, party), done=undone is None, goes_on=_goes_on(act, undone))


def _goes_on(act: str, undone: re.Match[str] | None) -> bool:
    """Whether an act is done already: its verb says so, or it is "no longer" to be done."""
    ends = undone is not None and "no longer" in undone.string[: undone.start("act")].casefold()
    return ends or _GOES_ON.match(act) is not None


def _named(who: str, act: str, party: str) -> str:
    """ "Utopia: sign" for the party itself, "Utopia's parliament: sign" for what is its."""
    own = re.sub(r"^the\s+", "", who, flags=re.IGNORECASE)
    return f"{party if own.casefold() == party.casefold() else own}: {act}"


def _option(words: str, party: str) -> str:
    """An act as an option's name: on one line, with its party, without marks that a statement would read."""
    plain = re.sub(r"[^\w\s'’.,:–-]", "", " ".join(words.split()))
    whole = plain if len(plain) <= LONGEST_ACT else plain[:LONGEST_ACT].rsplit(" ", 1)[0]
    name = whole.strip(" .,:-") or "act"
    return name if re.match(rf"{re.escape(party)}\b", name) else f"{party}: {name}"
