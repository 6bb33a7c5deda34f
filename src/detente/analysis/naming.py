"""One name for one actor: what is certain, what reviewers judged, and where they contradict."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from detente.analysis.directory import Directory, key
from detente.record import Judgement
from detente.record.judgement import standing

SAME = "same actor"
"""The relation of judgements on two names."""

ON_RECORD = "two names of one state, organisation or office holder"
BUT_FOR_CAPITALS = "the same but for capitals and full stops"
JUDGED = "judged the same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two names that are one actor's.

    Attributes:
        reason: why. judgement: who judged so, None where it is certain without.
    """

    one: str
    other: str
    reason: str
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Names that are held to be one actor in steps, and two actors at the ends.

    Attributes:
        path: the names, each the same as the next by a judgement or for certain; the ends are held apart.
        apart: the judgement that holds them apart. refused: the step that was not taken.
    """

    path: tuple[str, ...]
    apart: Judgement
    refused: Merge


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The one name of every actor of a record.

    Attributes:
        names: every name of the record, with the one it goes under.
        spelled: by the spelling that `key` gives, of every name of the record not held apart.
        merges: the steps taken.
        directory: knows the names of states and office holders that the record doesn't have.
        contradictions: the steps refused. unsure: pairs that a reviewer left open.
        apart: pairs that a reviewer held apart.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    spelled: Mapping[str, str] = field(default_factory=dict)
    directory: Directory | None = None
    merges: tuple[Merge, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    unsure: tuple[Judgement, ...] = ()
    apart: tuple[Judgement, ...] = ()

    def __call__(self, name: str) -> str:
        """The name by which the record calls whoever is called so."""
        if name in self.names:
            return self.names[name]
        known = None if self.directory is None else on_record(name, self.directory)
        if known is not None:
            return self.names.get(known) or self.spelled.get(key(known), known)
        return self.spelled.get(key(name), name)


def naming_of(names: Iterable[str], judgements: Iterable[Judgement], directory: Directory) -> Naming:
    """The naming of a record's names, by its log; the same whatever order the names come in.

    Reviewers' steps are taken first, oldest first, then those that are certain; none that would make one
    actor of two names that a reviewer holds apart.
    """
    latest: dict[tuple[str, str], Judgement] = {}
    for each in standing(judgements):
        if each.relation == SAME and each.object is not None:
            latest.pop((each.subject, each.object), None)
            latest[each.subject, each.object] = each
    apart = tuple(each for each in latest.values() if each.verdict == "negative")
    judged = [
        Merge(one=each.subject, other=each.object or "", reason=JUDGED, judgement=each)
        for each in latest.values()
        if each.verdict == "positive"
    ]
    held_apart = {name for each in apart for name in (each.subject, each.object or "")}
    all_names = {*names, *held_apart, *(name for step in judged for name in (step.one, step.other))}
    groups = _Groups(apart)
    known = {name: on_record(name, directory) for name in all_names}
    for step in (*judged, *certain(known)):
        groups.take(step)
    wishes = [
        (step.one, str(value["name"]))
        for step in groups.taken
        if (value := step.judgement.value if step.judgement else None) and value.get("name")
    ]
    chosen: dict[str, str] = {}
    for group in groups.all(all_names):
        is_apart = bool(group & held_apart)
        chosen |= dict.fromkeys(group, _chosen(group, wishes, known, is_apart=is_apart))
    return Naming(
        names=chosen,
        spelled={
            key(form): chosen[name]
            for name in sorted(all_names - held_apart, reverse=True)
            for form in (known[name] or name, name)
        },
        directory=directory,
        merges=tuple(groups.taken),
        contradictions=tuple(groups.refused),
        unsure=tuple(each for each in latest.values() if each.verdict == "unsure"),
        apart=apart,
    )


def certain(known: Mapping[str, str | None]) -> list[Merge]:
    """The steps that need no judgement: one office holder, one state, the same letters.

    Args:
        known: of every name the one by which the directory knows it, None where it doesn't.
    """
    steps = []
    seen: dict[str, str] = {}
    for name in sorted(known):
        one = known[name]
        other = seen.setdefault(f"spelled {key(name)}" if one is None else f"on record {one}", name)
        if other != name:
            reason = BUT_FOR_CAPITALS if one is None else ON_RECORD
            steps.append(Merge(one=other, other=name, reason=reason))
    return steps


class _Groups:
    """Names in groups (union–find), with pairs that may never come into one."""

    def __init__(self, apart: Iterable[Judgement]) -> None:
        self.taken: list[Merge] = []
        self.refused: list[Contradiction] = []
        self._apart = tuple(apart)
        self._group: dict[str, set[str]] = {}
        self._beside: dict[str, list[str]] = {}

    def take(self, step: Merge) -> None:
        """Make one group of two names', unless that brings together what is held apart."""
        ours, theirs = self._of(step.one), self._of(step.other)
        if ours is theirs:
            self.taken.append(step)
            return
        for each in self._apart:
            ends = (each.subject, each.object or "")
            for mine, yours in (ends, ends[::-1]):
                if mine in ours and yours in theirs:
                    path = (*self._path(mine, step.one), *self._path(step.other, yours))
                    self.refused.append(Contradiction(path=path, apart=each, refused=step))
                    return
        ours |= theirs
        for name in theirs:
            self._group[name] = ours
        self._beside.setdefault(step.one, []).append(step.other)
        self._beside.setdefault(step.other, []).append(step.one)
        self.taken.append(step)

    def all(self, names: Iterable[str]) -> list[set[str]]:
        """The groups of these names, each name in one."""
        return list({id(group): group for name in sorted(names) for group in (self._of(name),)}.values())

    def _of(self, name: str) -> set[str]:
        return self._group.setdefault(name, {name})

    def _path(self, start: str, end: str) -> tuple[str, ...]:
        """The names from one to another of a group, by the fewest steps taken."""
        came: dict[str, str | None] = {start: None}
        queue = deque((start,))
        while queue and end not in came:
            here = queue.popleft()
            for name in self._beside.get(here, ()):
                if name not in came:
                    came[name] = here
                    queue.append(name)
        path, at = [], end if end in came else None
        while at is not None:
            path.append(at)
            at = came[at]
        return tuple(reversed(path))


def on_record(name: str, directory: Directory) -> str | None:
    """The name by which the directory knows a state, an organisation or an office holder."""
    polity = directory.polity(name)
    return polity.name if polity is not None else directory.holder(name)


def _chosen(
    group: set[str],
    wishes: Iterable[tuple[str, str]],
    known: Mapping[str, str | None],
    *,
    is_apart: bool,
) -> str:
    """The name of a group: as a reviewer wished last, else as the directory has it, else the fullest.

    A group that a reviewer holds apart from another takes the directory's name only where it is in the group.
    """
    wished = [name for member, name in wishes if member in group]
    if wished:
        return wished[-1]
    found = {one for name in group if (one := known[name]) is not None}
    if is_apart:
        found &= group
    return min(found or group, key=lambda name: (-len(name), sum(map(str.isupper, name)), name))
