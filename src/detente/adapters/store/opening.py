"""Open a database, bring its tables up to date, refuse one from the future."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from detente.adapters.store.schema import HEAD
from detente.errors import StoreFault

WRITING = {"detente_writing": True}
"""Of a connection that will write: it waits for its turn at its beginning, not halfway."""

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
    if where.drivername == "postgresql":
        where = where.set(drivername="postgresql+psycopg")
    try:
        engine = create_engine(where)
    except ModuleNotFoundError as fault:
        remedy = "; install detente[postgres]" if fault.name == "psycopg" else ""
        raise StoreFault(
            f"{where.render_as_string()}: needs {fault.name}, which is not installed{remedy}"
        ) from None
    except (ArgumentError, NoSuchModuleError, ImportError) as fault:
        raise StoreFault(f"{where.render_as_string()}: this installation can't open it ({fault})") from None
    if where.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _durable)
        event.listen(engine, "begin", _begun)
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
    # The driver would begin no transaction before a change of tables; `_begun` does.
    connection.isolation_level = None
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begun(connection: Connection) -> None:
    writing = connection.get_execution_options().keys() >= WRITING.keys()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _migrated(engine: Engine) -> None:
    """Bring the tables up to date in one transaction, so that an interrupted run leaves them as they were."""
    current = _written_by(engine)
    if current == HEAD:
        return
    # Only here, since loading it takes longer than a search.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(files("detente.adapters.store") / "migrations"))
    known = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise StoreFault(
            f"{engine.url.render_as_string()}: written by a newer release of Détente (schema {current}); "
            "install that release, or export there and import here"
        )
    with engine.connect().execution_options(**WRITING) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": ONE_AT_A_TIME})
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)
        connection.commit()


ONE_AT_A_TIME = 1648
"""A number that no other program's locks on the same database are likely to have."""


def _written_by(engine: Engine) -> str | None:
    """The migration that a database has reached, None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return None if found is None else str(found)
