"""The published schemas, by the name of what they describe."""

from __future__ import annotations

from importlib.resources import files

SUFFIX = ".schema.json"


def schema_names() -> list[str]:
    """What there is a schema of: `record`, …"""
    found = (each.name for each in files("detente").joinpath("data").iterdir())
    return sorted(name.removesuffix(SUFFIX) for name in found if name.endswith(SUFFIX))


def schema_text(name: str) -> str:
    """A schema as it is published (JSON Schema 2020-12). Raises KeyError where there is none."""
    if name not in schema_names():
        raise KeyError(name)
    return files("detente").joinpath("data", name + SUFFIX).read_text(encoding="utf-8")
