"""The shape of one line of a record, strict: an unknown key or a text where a number belongs is refused."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class MentionRow(_Row):
    """Words and where they stand."""

    text: str
    span: tuple[int, int]


class SpeakerRow(MentionRow):
    """The speaker's noun phrase and who that is."""

    entity: str
    party: str | None = None


class ContributorRow(_Row):
    """A person credited."""

    name: str
    agency: str | None


class DocumentRow(_Row):
    """The document's header. From `text` on, what only a record kept with its texts has."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    dateline: str | None
    chars: int
    contributors: list[ContributorRow]
    boilerplate: list[tuple[int, int]]
    text: str | None = None
    url: str | None = None
    language: str | None = None
    name: str = ""


class StatementRow(_Row):
    """An attributed statement."""

    id: str
    speaker: SpeakerRow | None
    cue: MentionRow | None
    content: list[tuple[int, int]]
    content_text: list[str]
    mode: str
    act: str
    addressee: str | None
    negated: bool = False
    modality: str = "actual"
    via: str | None


class MeetingRow(_Row):
    """Talks."""

    forum: str | None
    place: str | None
    start: str | None
    end: str | None
    duration: str | None
    status: str
    parties: list[str]
    named: list[str]
    outcome: str | None
    evidence: list[MentionRow]


class DeploymentRow(_Row):
    """Forces."""

    actor: str | None
    count: int
    bound: str
    place: str | None
    activity: str | None
    date: str | None
    evidence: list[MentionRow]
    via: str | None


class CommitmentRow(_Row):
    """A threat or promise with its condition."""

    party: str | None
    kind: str
    condition: str | None
    consequence: str
    evidence: list[MentionRow]
    via: str | None


class EventRow(_Row):
    """A PLOVER event."""

    type: str
    mode: str | None
    context: list[str]
    actor: str | None
    recipient: str | None
    date: str | None
    negated: bool = False
    modality: str = "actual"
    evidence: list[MentionRow]
    via: str | None


class ReadingRow(_Row):
    """One document and its claims."""

    document: DocumentRow
    statements: list[StatementRow]
    meetings: list[MeetingRow]
    deployments: list[DeploymentRow]
    commitments: list[CommitmentRow]
    events: list[EventRow]
