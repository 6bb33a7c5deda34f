"""Documents, claims and judgements, with full-text search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the first tables."""
    op.create_table(
        "document",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("lineage", sa.String, nullable=False, index=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("published", sa.String, index=True),
        sa.Column("publisher", sa.String),
        sa.Column("title", sa.String),
        sa.Column("row", sa.JSON, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("document", sa.String, sa.ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("speaker", sa.String),
        sa.Column("act", sa.String),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("row", sa.JSON, nullable=False),
    )
    op.create_index("claim_in_document", "claim", ["document", "place"])
    op.create_index("claim_by_speaker", "claim", ["speaker"])
    op.create_table(
        "judgement",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("subject", sa.String, nullable=False, index=True),
        sa.Column("relation", sa.String, nullable=False),
        sa.Column("object", sa.String),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("value", sa.JSON),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE words USING fts5(ref UNINDEXED, document UNINDEXED, kind UNINDEXED, body,"
            " tokenize='unicode61 remove_diacritics 2')"
        )
    else:
        op.create_table(
            "words",
            sa.Column("ref", sa.String, nullable=False),
            sa.Column("document", sa.String, nullable=False, index=True),
            sa.Column("kind", sa.String, nullable=False),
            sa.Column("body", sa.Text, nullable=False),
        )
        op.execute("CREATE INDEX words_search ON words USING gin (to_tsvector('english', body))")


def downgrade() -> None:
    """A record is never taken back to an older release."""
    raise NotImplementedError("export the record and import it with the older release instead")
