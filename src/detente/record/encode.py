"""The JSON form of a reading: the contract of `detente read --json`."""

from __future__ import annotations

from detente.record.reading import Reading
from detente.record.rows import Json, document_json, header_of, row_of


def to_json(reading: Reading, *, with_text: bool = False) -> Json:
    """One document's reading as the published contract has it; dates and spans as plain values.

    Args:
        with_text: add the document's text and what else is needed to rebuild it, so that the record
            can be checked, kept and read back without the file.
    """
    return {
        "document": document_json(reading.document) if with_text else header_of(reading.document),
        "statements": [row_of(each) for each in reading.statements],
        "meetings": [row_of(each) for each in reading.meetings],
        "deployments": [row_of(each) for each in reading.deployments],
        "commitments": [row_of(each) for each in reading.commitments],
        "events": [row_of(each) for each in reading.events],
    }
