"""Words are found in whatever form they stand: missile where somebody speaks of missiles."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Index what is searched by the stems of its words."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE words")
        op.execute(
            "CREATE VIRTUAL TABLE words USING fts5(ref UNINDEXED, document UNINDEXED, kind UNINDEXED, body,"
            " content='passage', content_rowid='seq', tokenize='porter unicode61 remove_diacritics 2')"
        )
        op.execute("INSERT INTO words (words) VALUES ('rebuild')")
        return
    # As the database's own for English, but that no word is too common to be looked for.
    op.execute("CREATE TEXT SEARCH DICTIONARY detente_stem (TEMPLATE = snowball, LANGUAGE = english)")
    op.execute("CREATE TEXT SEARCH CONFIGURATION detente (COPY = simple)")
    op.execute(
        "ALTER TEXT SEARCH CONFIGURATION detente ALTER MAPPING FOR"
        " asciiword, word, asciihword, hword, hword_asciipart, hword_part WITH detente_stem"
    )
    op.execute("DROP INDEX passage_search")
    op.execute("CREATE INDEX passage_search ON passage USING gin (to_tsvector('detente', body))")


def downgrade() -> None:
    """A record is never taken back to an older release."""
    raise NotImplementedError("export the record and import it with the older release instead")
