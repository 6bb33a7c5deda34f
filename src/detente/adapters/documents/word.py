"""`.docx`: the paragraphs and tables of a Word document, by python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from detente.adapters.documents.identity import document
from detente.adapters.documents.limits import ARCHIVE_BYTES, ARCHIVE_XML_BYTES, in_megabytes
from detente.adapters.documents.metadata import Metadata
from detente.errors import UnreadableInput
from detente.record import Document


def read_word(raw: bytes, name: str, encoding: str | None = None) -> Iterator[Document]:
    """One document: paragraphs with a blank line between them, table rows by the cell.

    Raises:
        UnreadableInput: a broken archive, one that unpacks beyond all measure, or no text in it.
    """
    _check_archive(raw, name)
    try:
        opened = docx.Document(io.BytesIO(raw))
        texts = [text for block in opened.iter_inner_content() for text in _texts(block)]
        title = opened.core_properties.title
    except Exception as fault:  # the parser raises whatever a broken file makes it stumble over
        raise UnreadableInput(name, f"is a broken Word document ({type(fault).__name__})") from None
    text = "\n\n".join(text.strip() for text in texts if text.strip())
    if not text:
        raise UnreadableInput(name, "holds no text")
    yield document(raw, name, text, Metadata(title=" ".join(title.split()) or None))


def _texts(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
        return
    for row in block.rows:
        cells = dict.fromkeys(cell.text.strip() for cell in row.cells)  # merged cells repeat
        yield "\t".join(cell for cell in cells if cell)


def _check_archive(raw: bytes, name: str) -> None:
    """Refuse what would unpack to more than any document holds, before it is unpacked."""
    if not raw.strip():
        raise UnreadableInput(name, "is empty")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            whole = sum(part.file_size for part in parts)
            if whole > ARCHIVE_BYTES:
                reason = f"unpacks to {in_megabytes(whole)}; {in_megabytes(ARCHIVE_BYTES)} are read at most"
                raise UnreadableInput(name, reason)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_part(archive, part, name)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise UnreadableInput(name, f"is no Word document, or a broken one ({fault})") from None
    except RuntimeError:
        raise UnreadableInput(name, "is locked by a password; save a copy without it") from None


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    if part.file_size > ARCHIVE_XML_BYTES:
        reason = f"{part.filename} unpacks to {in_megabytes(part.file_size)}; that is no text"
        raise UnreadableInput(name, reason)
    if b"<!DOCTYPE" in archive.read(part)[:4096].replace(b"\0", b""):
        raise UnreadableInput(name, f"{part.filename} declares XML entities, which no Word document does")
