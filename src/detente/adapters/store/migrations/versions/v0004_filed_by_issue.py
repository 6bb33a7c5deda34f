"""Under which issues claims are looked for, whatever was judged of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; what was drawn before is drawn anew, and fills it."""
    op.create_table(
        "filed",
        *(sa.Column(name, sa.String, primary_key=True) for name in ("codebook", "issue", "claim")),
        sa.Column("document", sa.String, sa.ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("filed_of_document", "filed", ["document", "codebook"])
    # Claims were looked for among the positions that count.
    op.drop_index("position_on_issue", "position")
    op.drop_index("ix_position_claim", "position")
    op.execute("DELETE FROM position")
    op.execute("DELETE FROM drawn")


def downgrade() -> None:
    """A record is never taken back to an older release."""
    raise NotImplementedError("export the record and import it with the older release instead")
