"""One name for one actor: what is certain and what reviewers judged, and where their judgements contradict."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from detente.analysis.directory import Directory, key
from detente.record import Judgement
from detente.record.judgement import standing

SAME = "same actor"
"""The relation of judgements on two names."""

ONE_HOLDER = "one office holder, spelled differently"
ONE_POLITY = "two names of one state or organisation"
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
        names: each name that goes under another. merges: the steps taken.
        contradictions: the steps refused. unsure: pairs that a reviewer left open.
        apart: pairs that a reviewer held apart.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    merges: tuple[Merge, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    unsure: tuple[Judgement, ...] = ()
    apart: tuple[Judgement, ...] = ()

    def __call__(self, name: str) -> str:
        """The name by which the record calls whoever is called so."""
        return self.names.get(name, name)

    def under(self, name: str) -> tuple[str, ...]:
        """Every name that goes under one."""
        return (name, *sorted(other for other, one in self.names.items() if one == name and other != name))


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
    all_names = {*names, *(name for step in judged for name in (step.one, step.other))}
    groups = _Groups(apart)
    for step in (*judged, *certain(all_names, directory)):
        groups.take(step)
    return Naming(
        names={
            name: chosen
            for group in groups.all()
            for chosen in (_chosen(group, groups.taken, directory),)
            for name in group
            if name != chosen
        },
        merges=tuple(groups.taken),
        contradictions=tuple(groups.refused),
        unsure=tuple(each for each in latest.values() if each.verdict == "unsure"),
        apart=apart,
    )


def certain(names: Iterable[str], directory: Directory) -> list[Merge]:
    """The steps that need no judgement: one office holder, one state, the same letters."""
    steps = []
    seen: dict[str, str] = {}
    for name in sorted(names):
        polity, holder = directory.polity(name), directory.holder(name)
        ways = [(key(name), BUT_FOR_CAPITALS)]
        if polity is not None:
            ways.insert(0, (f"polity {polity.name}", ONE_POLITY))
        elif holder is not None:
            ways.insert(0, (f"holder {holder}", ONE_HOLDER))
        for way, reason in ways:
            other = seen.setdefault(way, name)
            if other != name:
                steps.append(Merge(one=other, other=name, reason=reason))
                break
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

    def all(self) -> list[set[str]]:
        """The groups."""
        return list({id(group): group for group in self._group.values()}.values())

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


def _chosen(group: set[str], taken: Iterable[Merge], directory: Directory) -> str:
    """The name of a group: as a reviewer chose, else as the directory has it, else the fullest."""
    wished = [
        str(step.judgement.value["name"])
        for step in taken
        if step.one in group and step.judgement is not None and (step.judgement.value or {}).get("name")
    ]
    if wished:
        return wished[-1]
    polities = {each.name for name in group if (each := directory.polity(name)) is not None}
    holders = {each for name in group if (each := directory.holder(name)) is not None}
    if polities or holders:
        return min(polities or holders)
    return min(group, key=lambda name: (-len(name), sum(map(str.isupper, name)), name))
