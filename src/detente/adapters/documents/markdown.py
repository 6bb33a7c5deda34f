"""`.md`: front matter in YAML gives the metadata, the body is stored as the prose that it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from detente.adapters.documents.encoding import decoded
from detente.adapters.documents.identity import document
from detente.adapters.documents.limits import FRONT_MATTER_CHARACTERS
from detente.adapters.documents.metadata import Metadata, metadata_of
from detente.errors import UnreadableInput
from detente.record import Document

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(.*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)", re.DOTALL | re.MULTILINE
)


def read_markdown(raw: bytes, name: str, encoding: str | None = None) -> Iterator[Document]:
    """One document: paragraphs on one line each, a blank line between them, markup gone.

    Raises:
        UnreadableInput: no text, or front matter that is no YAML mapping.
    """
    text = decoded(raw, name, encoding)
    about, body = split_front_matter(text, name)
    paragraphs, heading = prose_of(body)
    if about.title is None and heading is not None:
        about = replace(about, title=heading)
    yield document(raw, name, "\n\n".join(paragraphs), about)


def split_front_matter(text: str, name: str) -> tuple[Metadata, str]:
    """The metadata between the first two lines of `---`, and what follows them."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Metadata(), text
    if len(match.group(1)) > FRONT_MATTER_CHARACTERS:
        raise UnreadableInput(name, f"its front matter is longer than {FRONT_MATTER_CHARACTERS:,} characters")
    try:
        fields = yaml.load(match.group(1), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        where = f" at line {mark.line + 2}" if mark else ""
        raise UnreadableInput(name, f"its front matter is no YAML{where}: {_problem(fault)}") from None
    except (ValueError, RecursionError) as fault:
        raise UnreadableInput(name, f"its front matter holds no such value: {fault}") from None
    if fields is None:
        fields = {}
    if not isinstance(fields, dict):
        raise UnreadableInput(name, "its front matter is no mapping of names to values")
    try:
        return metadata_of(fields), text[match.end() :]
    except ValueError as fault:
        raise UnreadableInput(name, f"its front matter: {fault}") from None


def prose_of(body: str) -> tuple[list[str], str | None]:
    """The paragraphs as they print, and the first heading of the first level."""
    tokens = MarkdownIt("commonmark").parse(body)
    paragraphs: list[str] = []
    title: str | None = None
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline":
            printed = _printed(token.children or ()).strip()
            if title is None and before is not None and before.tag == "h1":
                title = " ".join(printed.split())
            if printed:
                paragraphs.append(printed)
        elif token.type in ("fence", "code_block") and token.content.strip():
            # An indented paragraph of a transcript is no program: keep its words, unwrapped.
            paragraphs.append(" ".join(token.content.split()))
    return paragraphs, title


def _printed(tokens: Sequence[Token]) -> str:
    pieces = []
    for token in tokens:
        if token.type in ("text", "code_inline", "html_inline", "text_special"):
            pieces.append(token.content)
        elif token.type == "softbreak":
            pieces.append(" ")
        elif token.type == "hardbreak":
            pieces.append("\n")
        elif token.type == "image":
            continue
    return "".join(pieces)


def _problem(fault: yaml.YAMLError) -> str:
    return str(getattr(fault, "problem", None) or "it can't be parsed")
