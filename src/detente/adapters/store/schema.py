"""The tables. A change here needs a migration beside it."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

METADATA = MetaData()

DOCUMENT = Table(
    "document",
    METADATA,
    Column("id", String, primary_key=True),
    # What stays the same when a report is edited: its address, else its name.
    Column("lineage", String, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("published", String, index=True),
    Column("publisher", String),
    Column("title", String),
    Column("row", JSON, nullable=False),
    Column("text", Text, nullable=False),
)

CLAIM = Table(
    "claim",
    METADATA,
    Column("id", String, primary_key=True),
    Column("document", String, ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("speaker", String),
    Column("act", String),
    Column("words", Text, nullable=False),
    Column("row", JSON, nullable=False),
    Index("claim_in_document", "document", "place"),
    Index("claim_by_speaker", "speaker"),
)

JUDGEMENT = Table(
    "judgement",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("subject", String, nullable=False, index=True),
    Column("relation", String, nullable=False),
    Column("object", String),
    Column("verdict", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("note", Text),
    Column("value", JSON),
)
