"""A project folder: its settings, its record, its codebook and case."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from detente.errors import NoProject

SETTINGS = "detente.toml"
STORE_VARIABLE = "DETENTE_STORE_URL"
"""Overrides the store's address, so that no password need stand in a file."""

_TEMPLATE = """\
# Settings of this Détente project.
name = {name}
# A codebook: a file in this folder, or the name of one that ships.
{codebook}

[store]
# Any SQLAlchemy URL; a relative SQLite path is relative to this folder.
# The environment variable DETENTE_STORE_URL goes before what stands here.
url = "sqlite:///record.db"
"""

_KNOWN = ("name", "codebook", "store")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One negotiation followed.

    Attributes:
        folder: where it lives. name: what it is called. store_url: a SQLAlchemy URL, absolute.
        codebook: a file's path or a shipped codebook's name, None where the settings name none.
    """

    folder: Path
    name: str
    store_url: str
    codebook: str | None = None


def found(start: Path) -> Project:
    """The project of a folder or of the nearest folder above it.

    Raises:
        NoProject: there is none, or its settings can't be read.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / SETTINGS).is_file():
            return _read(folder)
    raise NoProject(f"{start.resolve()}: no {SETTINGS} here or above; run `detente init NAME` first")


def created(folder: Path, *, name: str | None = None, codebook: str | None = None) -> Project:
    """A new project folder with its settings. Raises NoProject where there is one already.

    Args:
        name: what it is called; without it, as the folder.
        codebook: the name of one that ships; without it the settings only say where it would stand.
    """
    if (folder / SETTINGS).exists():
        raise NoProject(f"{folder / SETTINGS}: is there already; nothing was changed")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        called = (name or folder.resolve().name).replace("\\", "\\\\").replace('"', '\\"')
        named = f'codebook = "{codebook}"' if codebook else '# codebook = "codebook.yaml"'
        written = _TEMPLATE.format(name=f'"{called}"', codebook=named)
        (folder / SETTINGS).write_text(written, encoding="utf-8")
    except OSError as fault:
        raise NoProject(f"{folder}: can't be made a project ({fault.strerror})") from None
    return _read(folder.resolve())


def _read(folder: Path) -> Project:
    path = folder / SETTINGS
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise NoProject(f"{path}: can't be read ({fault})") from None
    unknown = set(settings) - set(_KNOWN) | set(settings.get("store", {})) - {"url"}
    if unknown:
        raise NoProject(
            f"{path}: unknown setting {sorted(unknown)[0]!r}; known are name, codebook and store.url"
        )
    url = os.environ.get(STORE_VARIABLE) or settings.get("store", {}).get("url", "sqlite:///record.db")
    codebook = settings.get("codebook")
    if codebook is not None and (folder / str(codebook)).is_file():
        codebook = str(folder / str(codebook))
    return Project(
        folder=folder,
        name=str(settings.get("name", folder.name)),
        store_url=_absolute(url, folder),
        codebook=codebook,
    )


def _absolute(url: str, folder: Path) -> str:
    scheme, slashes, path = url.partition(":///")
    if not scheme.startswith("sqlite") or not slashes or path.startswith(("/", ":memory:")) or not path:
        return url
    return f"{scheme}:///{folder / path}"
