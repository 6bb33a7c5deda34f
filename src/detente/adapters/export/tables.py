"""CSV with a codebook: a table for documents, one for each kind of claim, one for the words they stand on."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any

from detente.adapters.export.bundle import Bundle
from detente.adapters.export.cells import cell_of, value_of
from detente.adapters.export.codebook import CODEBOOK, bare_of, codebook_text, columns, fields
from detente.adapters.export.parts import (
    Found,
    Json,
    Refused,
    Sheaf,
    distinct,
)
from detente.adapters.export.rows import head_of, rows_of
from detente.adapters.export.spans import Anchor, put_together, taken_apart
from detente.adapters.record_lines import judgement_of
from detente.errors import UnreadableInput
from detente.record import KINDS, Judgement, Reading, document_json

_GAP = " … "


class _Tables:
    """The tables of a draft folder, open for writing."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._writers: dict[str, Any] = {}
        for table, forms in columns().items():
            handle = stack.enter_context((folder / f"{table}.csv").open("w", encoding="utf-8", newline=""))
            # The line end of RFC 4180: with it a lone CR or LF within a cell is quoted as well.
            writer = csv.DictWriter(handle, fieldnames=list(forms), lineterminator="\r\n")
            writer.writeheader()
            self._writers[table] = writer

    def add(self, table: str, values: Json) -> None:
        forms = columns()[table]
        self._writers[table].writerow({name: cell_of(value, forms[name]) for name, value in values.items()})


def write_tables(readings: Iterable[Reading], judgements: Sequence[Judgement], folder: Path) -> None:
    """Write every table and the codebook into a folder."""
    (folder / CODEBOOK).write_text(codebook_text(), encoding="utf-8", newline="")
    with ExitStack() as stack:
        tables = _Tables(folder, stack)
        for reading in readings:
            header = document_json(reading.document)
            tables.add("texts", {"document": reading.document.id, "text": header.pop("text")})
            tables.add("documents", header)
            for number, claim in distinct(reading):
                bare, anchors = taken_apart(claim.kind, claim.row)
                at = {"document": claim.document, "number": number, "id": claim.id, "words": claim.words}
                tables.add(f"{claim.kind}s", at | fields(claim.kind, bare))
                for place, anchor in enumerate(anchors, 1):
                    span = {
                        "part": anchor.part,
                        "start": anchor.start,
                        "end": anchor.end,
                        "text": anchor.text,
                    }
                    at = {"document": claim.document, "kind": claim.kind, "claim": claim.id, "number": place}
                    tables.add("spans", at | span)
        for judgement in judgements:
            tables.add("judgements", asdict(judgement))


def read_tables(bundle: Bundle) -> Iterator[Found]:
    """The readings that the tables hold; a document with a bad row is refused whole.

    Raises:
        UnreadableInput: a table or a column is missing, or one is there that the codebook doesn't have.
    """
    faults: dict[str, str] = {}
    sheaves, doubled = _documents(bundle, faults)
    yield from doubled
    anchors: dict[tuple[str, str, str], list[tuple[int, Anchor]]] = {}
    for where, row in _rows(bundle, "spans", faults):
        anchor = Anchor(part=row["part"], start=row["start"], end=row["end"], text=row["text"] or "")
        key = (row["document"], row["kind"], row["claim"])
        anchors.setdefault(key, []).append((row["number"] or 0, anchor))
        if row["document"] not in sheaves:
            yield Refused(where=where, reason=f"document {row['document']} is not in documents.csv")
    for kind in KINDS:
        for where, row in _rows(bundle, f"{kind}s", faults):
            if row["document"] not in sheaves:
                yield Refused(where=where, reason=f"document {row['document']} is not in documents.csv")
                continue
            try:
                own = anchors.pop((row["document"], kind, row["id"]), [])
                claim = _claim(kind, row, [each for _, each in sorted(own, key=lambda each: each[0])])
                sheaves[row["document"]].claims.append((kind, row["number"] or 0, claim))
            except ValueError as fault:
                faults.setdefault(row["document"], f"{where}: {fault}")
    for document, kind, name in anchors:
        faults.setdefault(document, f"spans.csv has words of a {kind} {name} that {kind}s.csv doesn't have")
    yield from (
        Refused(where="a table", reason=reason)
        for document, reason in faults.items()
        if document not in sheaves
    )
    for document, sheaf in sheaves.items():
        try:
            if document in faults:
                raise ValueError(faults[document])
            yield sheaf.reading()
        except ValueError as fault:
            yield Refused(where=f"document {document}", reason=str(fault))
    yield from _judgements(bundle)


def _documents(bundle: Bundle, faults: dict[str, str]) -> tuple[dict[str, Sheaf], list[Refused]]:
    sheaves: dict[str, Sheaf] = {}
    refused = []
    for where, row in _rows(bundle, "documents", faults, key="id"):
        if row["id"] in sheaves:
            refused.append(Refused(where=where, reason=f"document {row['id']} stands there twice"))
        else:
            header = row | {
                "contributors": row["contributors"] or [],
                "boilerplate": row["boilerplate"] or [],
            }
            sheaves[row["id"]] = Sheaf(document=header | {"name": row["name"] or ""})
    for where, row in _rows(bundle, "texts", faults):
        if row["document"] in sheaves:
            sheaves[row["document"]].document["text"] = row["text"] or ""
        else:
            refused.append(Refused(where=where, reason=f"document {row['document']} is not in documents.csv"))
    return sheaves, refused


def _claim(kind: str, row: Json, anchors: list[Anchor]) -> Json:
    said = _GAP.join(each.text for each in anchors if each.part in ("content", "evidence"))
    if said != (row["words"] or ""):
        raise ValueError(f"its words are {row['words']!r:.80}, but spans.csv has {said!r:.80}")
    return put_together(kind, bare_of(kind, row), anchors)


def _rows(
    bundle: Bundle, table: str, faults: dict[str, str], *, key: str = "document"
) -> Iterator[tuple[str, Json]]:
    """Each row of a table with where it stands; one with a bad cell is a fault of its document."""
    forms, name = columns()[table], f"{table}.csv"
    if wrong := sorted(set(head_of(bundle, name)) ^ set(forms)):
        raise UnreadableInput(
            f"{bundle.path}, {name}",
            f"{wrong[0]!r} is missing or unknown; its columns are {', '.join(forms)}",
        )
    for where, raw in rows_of(bundle, name):
        document = str(value_of(raw.get(key, ""), "text") or "")
        try:
            if set(raw) != set(forms):
                raise ValueError(f"{len(forms)} cells belong in a row of this table")
            yield where, {column: value_of(cell, forms[column]) for column, cell in raw.items()}
        except ValueError as fault:
            faults.setdefault(document, f"{where}: {fault}")


def _judgements(bundle: Bundle) -> Iterator[Judgement | Refused]:
    faults: dict[str, str] = {}
    for where, row in _rows(bundle, "judgements", faults, key="subject"):
        try:
            yield judgement_of(row)
        except ValueError as fault:
            yield Refused(where=where, reason=str(fault))
    for reason in faults.values():
        yield Refused(where="judgements.csv", reason=reason)
