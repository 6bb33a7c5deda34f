"""The positions that a person said a claim takes, beside the claim."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nobody has coded anything yet."""
    op.add_column("claim", sa.Column("coded", sa.JSON))


def downgrade() -> None:
    """A record is never taken back to an older release."""
    raise NotImplementedError("export the record and import it with the older release instead")
