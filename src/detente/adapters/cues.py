"""The lexicon of cues, from the data that ships with the package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from detente.reading.lexicon import Cue, CueLexicon


def cue_lexicon(data: Mapping[str, Any]) -> CueLexicon:
    """The lexicon that `data/cues.yaml` describes, with every inflected form spelled out."""
    irregular = {lemma: tuple(forms.split()) for lemma, forms in data["irregular"].items()}
    doubling = frozenset(data["doubling"].split())
    speech = frozenset(data["speech"].split())
    verbs: dict[str, list[Cue]] = {}
    for cue in _merged(data["verbs"], speech):
        for form in _verb_forms(cue, irregular, doubling):
            verbs.setdefault(form, []).append(cue)
    return CueLexicon(
        verbs={form: tuple(sorted(cues, key=_specific)) for form, cues in verbs.items()},
        nouns={
            form: cue for cue in _merged(data["nouns"], speech) for form in (cue.lemma, _with_s(cue.lemma))
        },
        media=frozenset(data["media"].split()),
        rubrics=frozenset(data["rubrics"].split()),
        adjectives={cue.lemma: cue for cue in _merged(data["adjectives"], speech)},
        light_verbs=frozenset(
            form
            for lemma in data["light_verbs"].split()
            for form in (lemma, *_inflected(lemma, irregular, doubling))
        ),
    )


def _specific(cue: Cue) -> tuple[int, str]:
    return -len(cue.particles), cue.lemma


def _merged(classes: Iterable[Mapping[str, Any]], speech: frozenset[str]) -> list[Cue]:
    """One cue a lemma, with the frames of every class that lists it."""
    frames: dict[str, tuple[set[str], set[str], set[str]]] = {}
    for each in classes:
        for lemma in each["lemmas"].split():
            complements, on, following = frames.setdefault(lemma, (set(), set(), set()))
            complements.update(each.get("complements", ()))
            on.update(each.get("about", "").split())
            following.update(each.get("for", "").split())
    return [
        Cue(
            lemma=lemma.replace("_", " "),
            particles=tuple(lemma.split("_")[1:]),
            complements=frozenset(complements),
            on=frozenset(on),
            following=frozenset(following),
            speech=lemma in speech,
        )
        for lemma, (complements, on, following) in frames.items()
    ]


def _verb_forms(
    cue: Cue, irregular: Mapping[str, tuple[str, ...]], doubling: frozenset[str]
) -> tuple[str, ...]:
    key = cue.lemma.replace(" ", "_")
    verb = key.split("_")[0]
    return (verb, *(irregular.get(key) or _inflected(verb, irregular, doubling)))


def _inflected(
    verb: str, irregular: Mapping[str, tuple[str, ...]], doubling: frozenset[str]
) -> tuple[str, ...]:
    if verb in irregular:
        return irregular[verb]
    if verb.endswith("e"):
        return _with_s(verb), verb + "d", (verb if verb.endswith(("ee", "ye")) else verb[:-1]) + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return _with_s(verb), verb[:-1] + "ied", verb + "ing"
    stem = verb + verb[-1] if verb in doubling else verb
    british = (verb + "led", verb + "ling") if verb.endswith(("el", "al")) else ()
    return _with_s(verb), stem + "ed", stem + "ing", *british


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
