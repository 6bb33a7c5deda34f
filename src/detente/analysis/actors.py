"""Who they are: one actor across documents, with its names, offices, side and claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from detente.analysis.directory import Directory, key
from detente.analysis.kinds import NOBODY, ORGANISATION, PERSON, STATE, kind_of
from detente.analysis.naming import Naming
from detente.analysis.offices import Office, Title, offices_of, printed_title
from detente.record import Claim, Commitment, Deployment, Event, Meeting, Reading, Statement, claims_of
from detente.record.polity import Membership
from detente.record.renaming import each_named


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenFor:
    """A state or organisation for which an actor speaks, and the statements that tell so."""

    party: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One actor of the record.

    Attributes:
        name: by which the record calls it. kind: one of `detente.analysis.kinds.KINDS_OF_ACTORS`.
        read: the names under which it was read, most often first, with the number of claims.
        printed: how texts print it where it speaks, pronouns aside, most often first.
        offices: of a person, in the time of the record. speaks_for: whom the texts make it speak for.
        memberships: of a state to what it belongs, of an organisation its members, when the record ends.
        statements: how many it makes. meets: some meeting has it as a party or a person.
        first, last: the days of the first and last document with it.
        documents: in how many. claims: every claim that names it.
    """

    name: str
    kind: str
    read: tuple[tuple[str, int], ...]
    printed: tuple[tuple[str, int], ...]
    offices: tuple[Office, ...]
    speaks_for: tuple[SpokenFor, ...]
    memberships: tuple[Membership, ...]
    statements: int
    meets: bool
    documents: int
    first: str | None
    last: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everybody in a record.

    Attributes:
        actors: those who speak most first. nobody: names that no actor has, with their numbers of claims:
            pronouns left open, things and scraps that the reader took for speakers.
    """

    actors: tuple[Actor, ...]
    nobody: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class _Sightings:
    """What the claims say of one actor."""

    read: Counter[str] = field(default_factory=Counter)
    printed: Counter[str] = field(default_factory=Counter)
    phrases: list[tuple[str, str, str | None]] = field(default_factory=list)
    parties: dict[str, list[str]] = field(default_factory=dict)
    statements: int = 0
    claims: dict[str, None] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    meets: bool = False
    in_person: bool = False
    days: list[str] = field(default_factory=list)


def cast_of(readings: Iterable[Reading], naming: Naming, directory: Directory) -> Cast:
    """Everybody whom readings, as read, make speak, act, meet or be spoken for."""
    found: dict[str, _Sightings] = {}
    days: list[str] = []
    for reading in readings:
        day = (reading.document.published or "")[:10] or None
        days += [day] if day else []
        for claim in claims_of(reading):
            for name in names_in(claim):
                seen = found.setdefault(naming(name), _Sightings())
                seen.read[name] += 1
                seen.claims[claim.id] = None
                seen.documents.add(claim.document)
                if isinstance(claim.body, Meeting):
                    seen.meets = True
                    seen.in_person |= name in claim.body.named
                seen.days += [day] if day else []
            if isinstance(claim.body, Statement) and claim.body.speaker is not None:
                _spoke(found, claim.id, claim.body, naming, directory, day)
    since, until = (min(days), max(days)) if days else (None, None)
    actors, nobody = [], []
    for name, seen in found.items():
        actor = _actor(name, seen, directory, since, until)
        if actor.kind == NOBODY:
            nobody.append((name, len(seen.claims)))
        else:
            actors.append(actor)
    actors.sort(key=lambda each: (-each.statements, -len(each.claims), each.name))
    return Cast(actors=tuple(actors), nobody=tuple(sorted(nobody, key=lambda each: (-each[1], each[0]))))


def names_in(claim: Claim) -> tuple[str, ...]:
    """Every single name in a claim, once each."""
    body = claim.body
    joint: list[str | None] = []
    if isinstance(body, Statement):
        joint = [body.speaker.entity, body.speaker.party] if body.speaker else []
        joint.append(body.addressee)
    elif isinstance(body, Meeting):
        joint = [*body.parties, *body.named]
    elif isinstance(body, Deployment):
        joint = [body.actor]
    elif isinstance(body, Commitment):
        joint = [body.party]
    elif isinstance(body, Event):
        joint = [body.actor, body.recipient]
    return tuple(dict.fromkeys(name for names in joint for name in each_named(names)))


def names_of(readings: Iterable[Reading]) -> set[str]:
    """The single names of those who speak in readings, and of parties."""
    joint: set[str | None] = set()
    for reading in readings:
        for statement in reading.statements:
            if statement.speaker is not None:
                joint |= {statement.speaker.entity, statement.speaker.party}
        joint.update(each.party for each in reading.commitments)
        joint.update(each.actor for each in reading.deployments)
        joint.update(each.actor for each in reading.events)
        joint.update(party for meeting in reading.meetings for party in meeting.parties)
    return {name for names in joint for name in each_named(names)}


def _spoke(
    found: dict[str, _Sightings],
    claim: str,
    body: Statement,
    naming: Naming,
    directory: Directory,
    day: str | None,
) -> None:
    assert body.speaker is not None
    entities = tuple(dict.fromkeys(naming(each) for each in each_named(body.speaker.entity)))
    printed = " ".join(body.speaker.text.split())
    for entity in entities:
        seen = found[entity]
        seen.statements += 1
        if len(entities) > 1:
            continue
        if printed.casefold() not in directory.words.open:
            seen.printed[printed] += 1
            seen.phrases.append((printed, claim, day))
        for party in each_named(body.speaker.party):
            if naming(party) != entity:
                seen.parties.setdefault(naming(party), []).append(claim)


def _actor(name: str, seen: _Sightings, directory: Directory, since: str | None, until: str | None) -> Actor:
    party = max(seen.parties, key=lambda each: len(seen.parties[each]), default=None)
    titled = seen.in_person or any(_has_title(phrase, name, directory) for phrase in seen.printed)
    kind = kind_of(name, directory, titled=titled, party=party, acts=bool(seen.statements) or seen.meets)
    offices: tuple[Office, ...] = ()
    if kind == PERSON:
        holder = next((each for read in (name, *seen.read) if (each := directory.holder(read))), None)
        known = {each: printed_title(each, seen.read, directory) for each in seen.printed}
        titles = [
            Title(words=words, of=of, claim=claim, day=day)
            for phrase, claim, day in seen.phrases
            for words, of in (known[phrase],)
            if words
        ]
        terms = directory.terms(holder) if holder else ()
        offices = offices_of(titles, terms, since=since, until=until)
    return Actor(
        name=name,
        kind=kind,
        read=_most_first(seen.read),
        printed=_most_first(seen.printed),
        offices=offices,
        speaks_for=tuple(
            SpokenFor(party=each, claims=tuple(claims))
            for each, claims in sorted(seen.parties.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
        memberships=_memberships(name, kind, directory, until),
        statements=seen.statements,
        meets=seen.meets,
        documents=len(seen.documents),
        first=min(seen.days, default=None),
        last=max(seen.days, default=None),
        claims=tuple(seen.claims),
    )


def _has_title(phrase: str, name: str, directory: Directory) -> bool:
    words, last = phrase.split(), key(name).split()[-1:]
    folded = [key(word).strip(",'") for word in words]
    return any(
        (before in directory.titles or directory.is_role(before)) and [word] == last
        for before, word in pairwise(folded)
    )


def _memberships(name: str, kind: str, directory: Directory, on: str | None) -> tuple[Membership, ...]:
    if on is None:
        return ()
    if kind == STATE:
        return directory.belongs(name, on)
    return directory.members(name, on) if kind == ORGANISATION else ()


def _most_first(counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))


def actor_called(name: str, actors: Sequence[Actor]) -> list[Actor]:
    """The actors whom a user may mean: by name exactly, else by a name under which one was read, else by a
    part of the name."""
    wanted = key(name)
    ways: tuple[Callable[[Actor], bool], ...] = (
        lambda each: key(each.name) == wanted,
        lambda each: any(key(read) == wanted for read, _ in each.read),
        lambda each: wanted in key(each.name).split(),
    )
    return next((found for fits in ways if (found := [each for each in actors if fits(each)])), [])
