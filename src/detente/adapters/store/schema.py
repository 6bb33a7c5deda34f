"""The tables. A change here needs a migration beside it."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

HEAD = "0006"
"""The newest migration: a database that says so has these tables."""

METADATA = MetaData()

DOCUMENT = Table(
    "document",
    METADATA,
    Column("id", String, primary_key=True),
    # What stays the same when a report is edited: its address, else its name.
    Column("lineage", String, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    # Whether no later version is kept.
    Column("latest", Boolean, nullable=False),
    # Raised with every judgement of one of its claims, so that what is drawn from it is drawn anew.
    Column("revision", Integer, nullable=False),
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
    # Of its document, beside the claim so that one index answers a page of claims: whether it is the latest
    # version, and when it was published, "" where that is not known.
    Column("latest", Boolean, nullable=False),
    Column("issued", String, nullable=False),
    Column("place", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("words", Text, nullable=False),
    # As it was read; what a person made of it is in `amended`.
    Column("row", JSON, nullable=False),
    Column("amended", JSON),
    # The positions that a person said it takes; nothing where they are drawn by the codebook.
    Column("coded", JSON(none_as_null=True)),
    # Of the claim as it is by now, for finding it.
    Column("speaker", String),
    Column("party", String),
    Column("act", String),
    Column("date", String),
    Column("confidence", String, nullable=False),
    # What the log says of it by now.
    Column("state", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("flagged", Boolean, nullable=False),
    Column("contested", Boolean, nullable=False),
    Column("written", Boolean, nullable=False),
    Index("claim_in_document", "document", "place"),
    # SQLite's index goes on with every column that claims are found by, so that it alone is read.
    Index("claim_in_order", "latest", "issued", "document", "place", "id"),
)

PASSAGE = Table(
    "passage",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("ref", String, nullable=False, index=True),
    Column("document", String, ForeignKey("document.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("body", Text, nullable=False),
)
"""What search looks through: documents' texts, claims' words. On SQLite triggers keep its index `words`."""

JUDGEMENT = Table(
    "judgement",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("subject", String, nullable=False, index=True),
    Column("relation", String, nullable=False),
    Column("object", String),
    Column("document", String, index=True),
    Column("verdict", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("note", Text),
    Column("value", JSON),
)

VERDICT = Table(
    "verdict",
    METADATA,
    # In this order it is known by the key alone whether somebody has judged a claim.
    Column("by", String, primary_key=True),
    Column("claim", String, ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True, index=True),
)
"""Who has judged which claim, as the log says: a copy that can be made anew at any time."""

POSITION = Table(
    "position",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("codebook", String, nullable=False),
    Column("document", String, ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
    Column("claim", String, nullable=False),
    Column("issue", String, nullable=False),
    Column("party", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("option", String),
    Column("against", String),
    Column("as_of", String),
    Column("speaker", String, nullable=False),
    Column("direct", Boolean, nullable=False),
    Column("words", Text, nullable=False),
    Column("state", String, nullable=False),
    Index("position_of_document", "document", "codebook"),
)
"""What was drawn from each document with each codebook: a copy that can be made anew at any time."""

FILED = Table(
    "filed",
    METADATA,
    # In this order the claims on an issue are found by the key alone.
    Column("codebook", String, primary_key=True),
    Column("issue", String, primary_key=True),
    Column("claim", String, primary_key=True),
    Column("document", String, ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
    Index("filed_of_document", "document", "codebook"),
)
"""On which issues of a codebook each claim takes a position, or took one before it was changed or left out:
where a reviewer finds it, whatever was judged of it. A copy as the positions are."""

DRAWN = Table(
    "drawn",
    METADATA,
    Column("codebook", String, primary_key=True),
    Column("document", String, ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, nullable=False),
    # A hash of the positions, by which a process knows those that it has loaded already.
    Column("content", String, nullable=False),
)
"""Which documents' positions are drawn, and at which revision of theirs."""
