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
    op.create_index("claim_by_party", "claim", ["party"])
    op.create_index("claim_by_state", "claim", ["state", "kind"])
    op.create_index("claim_by_kind", "claim", ["kind", "date"])
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
    )
    op.create_index("ix_position_claim", "position", ["claim"])
    op.create_index("position_of_document", "position", ["document", "codebook"])
    op.create_index("position_on_issue", "position", ["codebook", "issue"])
    op.create_table(
        "drawn",
        sa.Column("codebook", sa.String, primary_key=True),
        sa.Column("document", sa.String, sa.ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    _fill()


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
