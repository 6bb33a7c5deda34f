"""How large an input may be. Each limit is named in the error that it causes."""

from __future__ import annotations

MEGABYTE = 1_000_000

FILE_BYTES = 64 * MEGABYTE
"""A file that holds one document."""

LINE_BYTES = 64 * MEGABYTE
"""A line of JSON Lines, which holds one document; the file may be of any size."""

TEXT_CHARACTERS = 16 * MEGABYTE
"""One document's text: some three million words."""

PDF_PAGES = 2_000
PDF_PAGE_BYTES = 16 * MEGABYTE
"""One page's drawing instructions, unpacked."""

ARCHIVE_BYTES = 256 * MEGABYTE
"""All parts of a .docx, unpacked."""

ARCHIVE_XML_BYTES = 48 * MEGABYTE
"""One XML part of a .docx, unpacked."""

FRONT_MATTER_CHARACTERS = 100_000


def in_megabytes(size: int) -> str:
    """A size for people.

    >>> in_megabytes(1_234_567_890)
    '1,235 MB'
    """
    return f"{size / MEGABYTE:,.0f} MB"
