"""What the log says of each claim beside the claim; positions kept as drawn."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from detente.adapters.store.rows import columns_of
from detente.record import from_json

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and fill them from what is kept."""
    op.add_column("document", sa.Column("latest", sa.Boolean, nullable=False, server_default=sa.true()))
    op.add_column("document", sa.Column("revision", sa.Integer, nullable=False, server_default="0"))
    op.execute(
        "UPDATE document SET latest = (version = (SELECT max(other.version) FROM document AS other"
        " WHERE other.lineage = document.lineage))"
    )
    op.add_column("claim", sa.Column("amended", sa.JSON))
    for name in ("party", "date"):
        op.add_column("claim", sa.Column(name, sa.String))
    for name, default in (("confidence", "low"), ("state", "proposed")):
        op.add_column("claim", sa.Column(name, sa.String, nullable=False, server_default=default))
    op.add_column("claim", sa.Column("revision", sa.Integer, nullable=False, server_default="0"))
    for name in ("flagged", "contested", "written"):
        op.add_column("claim", sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("claim", sa.Column("latest", sa.Boolean, nullable=False, server_default=sa.true()))
    op.add_column("claim", sa.Column("issued", sa.String, nullable=False, server_default=""))
    for name in ("latest", "issued"):
        kept = {"latest": "latest", "issued": "coalesce(published, '')"}[name]
        op.execute(
            f"UPDATE claim SET {name} = (SELECT {kept} FROM document WHERE document.id = claim.document)"
        )
    op.drop_index("claim_by_speaker", "claim")
    found: tuple[str, ...] = ("latest", "issued", "document", "place", "id")
    if op.get_bind().dialect.name == "sqlite":
        found += ("kind", "state", "confidence", "party", "speaker", "act", "date", "flagged", "contested")
    op.create_index("claim_in_order", "claim", list(found))
    op.add_column("judgement", sa.Column("document", sa.String))
    op.create_index("ix_judgement_document", "judgement", ["document"])
    op.create_table(
        "position",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("codebook", sa.String, nullable=False),
        sa.Column("document", sa.String, sa.ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("claim", "issue", "party", "kind")),
        *(sa.Column(name, sa.String) for name in ("option", "against", "as_of")),
        sa.Column("speaker", sa.String, nullable=False),
        sa.Column("direct", sa.Boolean, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("state", sa.String, nullable=False),
    )
    op.create_index("ix_position_claim", "position", ["claim"])
    op.create_index("position_of_document", "position", ["document", "codebook"])
    op.create_index("position_on_issue", "position", ["codebook", "issue"])
    op.create_table(
        "drawn",
        sa.Column("codebook", sa.String, primary_key=True),
        sa.Column("document", sa.String, sa.ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("content", sa.String, nullable=False),
    )
    _search()
    _fill()


def _search() -> None:
    """The words searched in a table of their own, so that those of one claim are found without a search."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    op.create_table(
        "passage",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("ref", sa.String, nullable=False, index=True),
        sa.Column(
            "document",
            sa.String,
            sa.ForeignKey("document.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.execute("INSERT INTO passage (ref, document, kind, body) SELECT ref, document, kind, body FROM words")
    op.execute("DROP TABLE words")
    if not sqlite:
        op.execute("CREATE INDEX passage_search ON passage USING gin (to_tsvector('simple', body))")
        return
    op.execute(
        "CREATE VIRTUAL TABLE words USING fts5(ref UNINDEXED, document UNINDEXED, kind UNINDEXED, body,"
        " content='passage', content_rowid='seq', tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute("INSERT INTO words (words) VALUES ('rebuild')")
    columns = "rowid, ref, document, kind, body"
    new, old = (f"{row}.seq, {row}.ref, {row}.document, {row}.kind, {row}.body" for row in ("new", "old"))
    put = f"INSERT INTO words ({columns}) VALUES ({new});"
    take = f"INSERT INTO words (words, {columns}) VALUES ('delete', {old});"
    for name, when, what in (
        ("passage_put", "INSERT", put),
        ("passage_taken", "DELETE", take),
        ("passage_changed", "UPDATE", take + put),
    ):
        op.execute(f"CREATE TRIGGER {name} AFTER {when} ON passage BEGIN {what} END")


def _fill() -> None:
    """The columns by which claims are found, of every claim kept so far."""
    connection = op.get_bind()
    document = sa.table("document", sa.column("id"), sa.column("row", sa.JSON), sa.column("text"))
    claim = sa.table(
        "claim",
        *(sa.column(name) for name in ("id", "document", "place", "kind", "words")),
        sa.column("row", sa.JSON),
        *(sa.column(name) for name in ("speaker", "party", "act", "date", "confidence")),
    )
    for (kept,) in connection.execute(sa.select(document.c.id)).all():
        header = connection.execute(sa.select(document).where(document.c.id == kept)).mappings().one()
        rows = connection.execute(
            sa.select(claim.c.id, claim.c.kind, claim.c.row).where(claim.c.document == kept)
        ).all()
        for identity, kind, row in rows:
            held: dict[str, list[Any]] = {
                f"{each}s": [] for each in ("statement", "meeting", "deployment", "commitment", "event")
            }
            held[f"{kind}s"] = [row]
            reading = from_json(json.dumps({"document": {**header["row"], "text": header["text"]}, **held}))
            body = getattr(reading, f"{kind}s")[0]
            found = columns_of(body, reading.document)
            values = {name: found[name] for name in ("speaker", "party", "act", "date", "confidence")}
            connection.execute(sa.update(claim).where(claim.c.id == identity).values(**values))


def downgrade() -> None:
    """A record is never taken back to an older release."""
    raise NotImplementedError("export the record and import it with the older release instead")
