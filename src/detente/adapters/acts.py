"""The lexicon of bargaining acts, from the data that ships with the package."""

from __future__ import annotations

import re
from typing import Any

from detente.errors import InvalidCase
from detente.reading.act_lexicon import ActLexicon, ActPattern, Sides
from detente.record import ACTS


def act_lexicon(data: dict[str, Any]) -> ActLexicon:
    """The lexicon that `data/acts.yaml` describes.

    Raises:
        InvalidCase: an act that is none of the record's.
    """
    for act in (
        *data["cues"],
        *data["leaning"].values(),
        *data["plover"],
        *(row["act"] for row in data["patterns"]),
    ):
        if act not in ACTS:
            raise InvalidCase(f"acts.yaml: {act!r} is none of {', '.join(ACTS)}")
    return ActLexicon(
        cues={_lemma(word): act for act, words in data["cues"].items() for word in words.split()},
        leaning={_lemma(word): act for word, act in data["leaning"].items()},
        hostile=_beginnings(data["hostile"]),
        friendly=re.compile(f"{_beginnings(data['friendly']).pattern}|{data['relief'].strip()}"),
        patterns=patterns_of(data["patterns"], data),
        feared=_any(data["feared"]),
        concession=_any(data["concession"]),
        wrong=re.compile("|".join(rf"\b(?:{each})" for each in data["wrong"])),
        steadfast=re.compile("|".join(rf"\b(?:{each})" for each in data["steadfast"])),
        schedule=frozenset(data["schedule"].split()),
        feeling=frozenset(data["feeling"].split()),
        linking=frozenset(data["linking"].split()),
        countering=frozenset(data["countering"].split()),
        claiming=frozenset(data["claiming"].split()),
        sides=Sides(**{name: frozenset(words.split()) for name, words in data["sides"].items()}),
        claims=re.compile(rf"(?:\w+ ){{0,2}}(?:{'|'.join(data['claims'].split())})\b"),
        talk=frozenset(data["talk"].split()),
        judge=frozenset(data["judge"].split()),
        plover={act: type_ for act, type_ in data["plover"].items() if type_ is not None},
    )


def _lemma(word: str) -> str:
    return word.replace("_", " ")


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_lemma(word) for word in words.split())})")


def _beginnings(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(_lemma(word)) for word in words.split())})")


def patterns_of(rows: list[dict[str, Any]], data: dict[str, Any]) -> tuple[ActPattern, ...]:
    """Patterns as rows give them, with the fragments that `data/acts.yaml` names put in."""
    return tuple(_pattern(row, data) for row in rows)


def _pattern(row: dict[str, Any], data: dict[str, Any]) -> ActPattern:
    fragments = data["fragments"]
    unless = row.get("unless")
    return ActPattern(
        act=row["act"],
        words=_compiled(row["match"], fragments),
        quoted=_compiled(row["match"], {**fragments, "self": data["quoted_self"]}),
        head=row.get("head", False),
        own=row.get("own", False),
        unless=None if unless is None else _compiled(unless, fragments),
    )


def _compiled(text: str, fragments: dict[str, str]) -> re.Pattern[str]:
    for name, fragment in fragments.items():
        text = text.replace("{" + name + "}", fragment)
    return re.compile(text)
