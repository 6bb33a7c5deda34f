"""Open a database, bring its tables up to date, refuse one from the future."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from detente.errors import StoreFault

BUSY_MILLISECONDS = 20_000


def opened(url: str) -> Engine:
    """An engine on a database whose tables are this release's.

    Args:
        url: any SQLAlchemy URL; `sqlite:///PATH` keeps the record in one file.

    Raises:
        StoreFault: the URL is none, the database can't be opened, or a newer release wrote it.
    """
    try:
        where = make_url(url)
    except ArgumentError:
        raise StoreFault("the store's address is no database URL; sqlite:///record.db is one") from None
    try:
        engine = create_engine(where)
    except (ArgumentError, NoSuchModuleError, ImportError) as fault:
        raise StoreFault(f"{where.render_as_string()}: this installation can't open it ({fault})") from None
    if where.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _durable)
        if where.database and not Path(where.database).parent.is_dir():
            raise StoreFault(f"{where.database}: its folder does not exist")
    try:
        _migrated(engine)
    except SQLAlchemyError as fault:
        raise StoreFault(f"{where.render_as_string()}: {reason_of(fault)}") from None
    return engine


def reason_of(fault: SQLAlchemyError) -> str:
    """What the database said, without the statement that it said it of."""
    return str(getattr(fault, "orig", None) or fault).strip()


def _durable(connection: Any, _record: object) -> None:
    """A commit is on the disk when it returns; readers don't wait for the writer."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    cursor.close()


def _migrated(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(files("detente.adapters.store") / "migrations"))
    known = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        if current is not None and current not in known:
            raise StoreFault(
                f"{engine.url.render_as_string()}: written by a newer release of Détente (schema {current}); "
                "install that release, or export there and import here"
            )
        connection.rollback()
        if current == ScriptDirectory.from_config(config).get_current_head():
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
