"""Codebooks: those that ship, and an analyst's own."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from detente.adapters.cases.plain import Unreadable, read_yaml
from detente.case.codebook import Codebook, codebook_from
from detente.case.faults import remedy
from detente.errors import InvalidCase, UnreadableInput

_FOLDER = files("detente") / "data" / "codebooks"


def shipped_codebooks() -> tuple[str, ...]:
    """The names of those that ship, sorted."""
    names = (each.name for each in _FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def load_codebook(name: str) -> Codebook:
    """The codebook in a file, or the shipped one of that name.

    Raises:
        UnreadableInput: there is none, or it can't be read.
        InvalidCase: naming the line or the field, and what is wrong with it.
    """
    path = Path(name)
    if not path.is_file():
        if name not in shipped_codebooks():
            reason = f"no such file, and {remedy(name, shipped_codebooks(), kind='shipped codebook')}"
            raise UnreadableInput(name, reason)
        return _codebook((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), name)
    try:
        return _codebook(path.read_text(encoding="utf-8"), name)
    except OSError as fault:
        raise UnreadableInput(name, fault.strerror or "can't be opened") from None
    except UnicodeDecodeError:
        raise UnreadableInput(name, "is not UTF-8; save it as UTF-8") from None


def _codebook(text: str, name: str) -> Codebook:
    try:
        marked = read_yaml(text)
    except Unreadable as fault:
        where = f"{name}, line {fault.line}" if fault.line else name
        raise InvalidCase(f"{where}: {fault.reason}") from None
    return codebook_from(marked.data, name=name)
