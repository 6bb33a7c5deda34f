"""From bytes to the text that they encode, unchanged, or a reason why not."""

from __future__ import annotations

import codecs
import re

from detente.errors import UnreadableInput

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF", ".pdf"),
    (b"PK\x03\x04", "a ZIP archive, as Word documents are", ".docx"),
    (b"\x89PNG", "a PNG image", None),
    (b"\xff\xd8\xff", "a JPEG image", None),
    (b"GIF8", "a GIF image", None),
    (b"\x7fELF", "a program", None),
    (b"\x1f\x8b", "compressed by gzip; unpack it first", None),
    (b"\xd0\xcf\x11\xe0", "an old Word document; save it as .docx", None),
    (b"{\\rtf", "rich text; save it as .docx or .txt", None),
)

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")

CONTROL_SHARE = 0.01
"""More control characters than this, and a text is taken for binary data."""

BINARY = "holds no text but binary data, or UTF-16 without a byte order mark (try --encoding utf-16-le)"


def decoded(raw: bytes, name: str, encoding: str | None = None) -> str:
    """The text, with every character that the file has: line ends, order marks, accents as they are.

    UTF-8, or UTF-16 and UTF-32 where a byte order mark says so, or the encoding named.

    Raises:
        UnreadableInput: nothing there, binary data, or bytes that the encoding doesn't have.
    """
    if not raw.strip():
        raise UnreadableInput(name, "is empty")
    for signature, what, extension in _SIGNATURES:
        if raw.startswith(signature):
            remedy = f"; rename it to {extension}" if extension else ""
            raise UnreadableInput(name, f"holds no text: it is {what}{remedy}")
    if encoding is None:
        encoding = next((codec for mark, codec in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except LookupError:
        raise UnreadableInput(name, f"there is no encoding {encoding!r}; try utf-8 or cp1252") from None
    except UnicodeDecodeError as fault:
        raise UnreadableInput(name, _undecodable(raw, encoding, fault)) from None
    return checked(text, name)


def checked(text: str, name: str) -> str:
    """The text itself, where it is one. Raises UnreadableInput where it is empty or no text."""
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise UnreadableInput(name, "is empty")
    if len(_CONTROL.findall(text)) > CONTROL_SHARE * len(text):
        raise UnreadableInput(name, BINARY)
    lone = _SURROGATE.search(text)
    if lone:
        reason = (
            f"character {lone.start():,} is half of a surrogate pair (U+{ord(lone.group()):04X}), no text"
        )
        raise UnreadableInput(name, reason)
    return text


def _undecodable(raw: bytes, encoding: str, fault: UnicodeDecodeError) -> str:
    if len(_CONTROL_BYTE.findall(raw)) > CONTROL_SHARE * len(raw):
        return BINARY
    return (
        f"is not {encoding.upper()}: byte 0x{raw[fault.start]:02x} at {fault.start:,}. Name its encoding "
        "(--encoding cp1252, say, or cp1251), or save it as UTF-8"
    )
