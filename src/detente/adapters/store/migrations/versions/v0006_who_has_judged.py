"""Who has judged which claim, so that what somebody has not judged is found without going over the log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table and fill it from the log."""
    verdict = op.create_table(
        "verdict",
        sa.Column("by", sa.String, primary_key=True),
        sa.Column("claim", sa.String, sa.ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True),
    )
    op.create_index("ix_verdict_claim", "verdict", ["claim"])
    connection = op.get_bind()
    columns = ("seq", "subject", "relation", "object", "verdict", "by")
    judgement = sa.table("judgement", *(sa.column(name) for name in columns))
    claim = sa.table("claim", sa.column("id"))
    log = connection.execute(sa.select(judgement).order_by(judgement.c.seq)).all()
    undone = {each.object for each in log if each.relation == "undo"}
    last = {
        (each.by, each.subject): each.verdict
        for each in log
        if each.relation in ("review", "written", "coding", "overtaken") and str(each.seq) not in undone
    }
    kept = set(connection.execute(sa.select(claim.c.id)).scalars())
    rows = [
        {"by": by, "claim": subject}
        for (by, subject), said in last.items()
        if subject in kept and said not in ("proposed", "orphaned")
    ]
    if rows and verdict is not None:
        connection.execute(sa.insert(verdict), rows)


def downgrade() -> None:
    """A record is never taken back to an older release."""
    raise NotImplementedError("export the record and import it with the older release instead")
