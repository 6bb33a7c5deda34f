"""For whom a name stands: persons and offices by the state or body that they speak for in the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.record import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The parties of a record, and who stands for which.

    Attributes:
        party_of: by the name of a speaker, the party that most statements give it.
        parties: every name of a state or body that is known as one, or that the record has as one.
    """

    party_of: Mapping[str, str] = field(repr=False)
    parties: frozenset[str]

    @classmethod
    def of(cls, readings: Iterable[Reading], known: Iterable[str] = ()) -> Sides:
        """The sides of a record, the same in whatever order its readings come.

        Args:
            known: names of states and organisations that are parties whether or not anybody speaks for
                them in the record.
        """
        said: dict[str, Counter[str]] = {}
        parties = set(known)
        for reading in readings:
            for statement in reading.statements:
                speaker = statement.speaker
                if speaker is not None and speaker.party:
                    said.setdefault(speaker.entity, Counter())[speaker.party] += 1
                    parties.update(_parts(speaker.party))
            for meeting in reading.meetings:
                parties.update(meeting.parties)
        party_of = {
            name: min(counts, key=lambda party: (-counts[party], party))
            for name, counts in sorted(said.items())
            if name not in parties
        }
        return cls(party_of=party_of, parties=frozenset(parties))

    def standing(self, name: str | None) -> tuple[str, ...]:
        """The parties that a name (or several, joined by "; ") stands for; other names stay as they are."""
        if name is None:
            return ()
        found = (part for each in _parts(name) for part in _parts(self.party_of.get(each, each)))
        return tuple(sorted(set(found)))

    def are_parties(self, names: Sequence[str]) -> bool:
        """Whether there are names and each of them is a party."""
        return bool(names) and all(name in self.parties for name in names)


def _parts(names: str) -> list[str]:
    return [part for each in names.split(";") if (part := each.strip())]
