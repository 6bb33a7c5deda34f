"""A folder of tables, or the same in a zip file: written whole, and read without leaving it."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from detente.adapters.files import written_whole
from detente.errors import UnreadableInput, UnwritableOutput

UNPACKED_LIMIT = 2 * 1024**3
"""Bytes that a zip file of tables may unpack to."""

# The oldest that a zip file can hold: no clock, so that an equal record gives equal bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


@contextmanager
def written_bundle(path: Path) -> Iterator[Path]:
    """A draft folder to write files into, which at the end become `path`: a zip file where it is so named.

    Each file takes its name only once all are on disk. A link among the names is replaced, not followed.

    Raises:
        UnwritableOutput: the folder holds other files, or can't be written.
    """
    try:
        with tempfile.TemporaryDirectory(dir=_home(path), prefix=f".{path.name}.", suffix=".part") as draft:
            yield Path(draft)
            names = sorted(each.name for each in Path(draft).iterdir())
            if path.suffix == ".zip":
                _pack(Path(draft), names, path)
            else:
                _settle(Path(draft), names, path)
    except OSError as fault:
        raise UnwritableOutput(str(path), f"can't be written ({fault.strerror or fault})") from None


def _home(path: Path) -> Path:
    if path.suffix != ".zip" and path.exists() and not path.is_dir():
        raise UnwritableOutput(str(path), "is a file; name a folder, or a file that ends in .zip")
    if not path.resolve().parent.is_dir():
        raise UnwritableOutput(str(path), "can't be written: its folder does not exist")
    return path.resolve().parent


def _pack(draft: Path, names: list[str], path: Path) -> None:
    with written_whole(path) as handle, zipfile.ZipFile(handle.buffer, "w") as packed:
        for name in names:
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with (draft / name).open("rb") as unpacked, packed.open(entry, "w", force_zip64=True) as member:
                shutil.copyfileobj(unpacked, member)


def _settle(draft: Path, names: list[str], path: Path) -> None:
    if path.is_dir() and (others := sorted({each.name for each in path.iterdir()} - set(names))):
        raise UnwritableOutput(str(path), f"holds other files ({others[0]}); name a folder of its own")
    path.mkdir(exist_ok=True)
    for name in names:
        with (draft / name).open("rb") as written:
            os.fsync(written.fileno())
        os.replace(draft / name, path / name)


class Bundle:
    """Named files of a folder or of a zip file. Nothing is unpacked to disk; a link is not followed.

    Raises:
        UnreadableInput: it is neither, or unpacks to more than UNPACKED_LIMIT.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._sizes: dict[str, int] = {}
        if path.is_dir():
            return
        try:
            with zipfile.ZipFile(path) as packed:
                self._sizes = {each.filename: each.file_size for each in packed.infolist()}
        except OSError as fault:
            raise UnreadableInput(str(path), fault.strerror or "can't be opened") from None
        except zipfile.BadZipFile:
            raise UnreadableInput(str(path), "is neither a folder nor a zip file") from None
        if sum(self._sizes.values()) > UNPACKED_LIMIT:
            raise UnreadableInput(str(path), f"unpacks to more than {UNPACKED_LIMIT:,} bytes")

    def __contains__(self, name: str) -> bool:
        return (self.path / name).exists() if self.path.is_dir() else name in self._sizes

    @contextmanager
    def opened(self, name: str) -> Iterator[TextIO]:
        """One of its files as UTF-8 text, line ends untouched."""
        where = f"{self.path}, {name}"
        try:
            if self.path.is_dir():
                if (self.path / name).is_symlink():
                    raise UnreadableInput(where, "is a link; put the file itself there")
                with (self.path / name).open(encoding="utf-8-sig", newline="") as handle:
                    yield handle
            else:
                with zipfile.ZipFile(self.path) as packed, packed.open(name) as member:
                    yield io.TextIOWrapper(member, encoding="utf-8-sig", newline="")
        except (KeyError, FileNotFoundError):
            raise UnreadableInput(where, "is missing") from None
        except UnicodeDecodeError as fault:
            raise UnreadableInput(where, f"is not UTF-8 (byte {fault.start})") from None
        except (OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as fault:
            raise UnreadableInput(where, f"can't be read ({fault})") from None
