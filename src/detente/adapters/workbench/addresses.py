"""The stable addresses of what the workbench shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote


def document_address(document: str, number: int | None = None) -> str:
    """Where a document is shown, or the words of its claim of a number.

    >>> document_address("ab12", 3), document_address("https://example.org/a")
    ('/document/ab12#s3', '/document/https%3A%2F%2Fexample.org%2Fa')
    """
    return f"/document/{_closed(document)}" + ("" if number is None else f"#s{number}")


def left_out_address(document: str) -> str:
    """Where a document's claims that count for nothing are listed."""
    return f"{document_address(document)}#left-out"


def claim_address(claim: str) -> str:
    """Where a claim is shown beside its sentence."""
    return f"/claim/{_closed(claim)}"


def edit_address(claim: str, query: str = "") -> str:
    """Where a claim is corrected."""
    return f"/review/edit/{_closed(claim)}" + (f"?{query}" if query else "")


def conflict_address(claim: str, query: str = "") -> str:
    """Where reviewers who differ on a claim are shown side by side."""
    return f"/review/conflict/{_closed(claim)}" + (f"?{query}" if query else "")


def new_address(document: str, query: str = "") -> str:
    """Where a claim is written on words of a document."""
    return f"/review/new/{_closed(document)}" + (f"?{query}" if query else "")


def actor_address(name: str) -> str:
    """Where an actor is shown.

    >>> actor_address("Joe Biden")
    '/actor/Joe%20Biden'
    """
    return f"/actor/{_closed(name)}"


def _closed(identity: str) -> str:
    """An id as part of an address; one that could be taken for the address of JSON gets a slash after it."""
    return quote(identity, safe="") + ("/" if identity.endswith((".json", "/")) else "")


def identity_in(part: str) -> str:
    """The id in a part of an address: the inverse of what the addresses are made by."""
    return part.removesuffix("/")


def json_address(path: str, query: str = "") -> str:
    """Where the data of a page is.

    >>> json_address("/"), json_address("/documents", "page=2")
    ('/index.json', '/documents.json?page=2')
    """
    address = "/index.json" if path == "/" else f"{path}.json"
    return f"{address}?{query}" if query else address


def is_inside(address: str) -> bool:
    """Whether an address leads to this workbench and nowhere else.

    >>> [is_inside(each) for each in ("/documents?page=2", "//evil.example", "/\\\\evil.example", "https:x")]
    [True, False, False, False]
    """
    plain = all(32 < ord(letter) < 127 and letter != "\\" for letter in address)
    return address.startswith("/") and not address.startswith("//") and plain


def slugs_of(names: Iterable[str]) -> dict[str, str]:
    """Names of things in addresses, each with its thing's own name; alike ones are told apart by number.

    >>> list(slugs_of(["United States", "Côte d’Ivoire", "united states", "?"]))
    ['united-states', 'côte-d-ivoire', 'united-states-2', '-']
    """
    found: dict[str, str] = {}
    for name in names:
        plain = "-".join(re.findall(r"\w+", name.casefold())) or "-"
        number = 1
        slug = plain
        while slug in found:
            number += 1
            slug = f"{plain}-{number}"
        found[slug] = name
    return found


def position_address(issue: str, party: str) -> str:
    """Where what a party said on an issue is shown; both by their slugs."""
    return f"/positions/{quote(issue, safe='')}/{quote(party, safe='')}"
