"""The form in which a claim is written or corrected: its fields by kind, and the words that it stands on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.adapters.store import KeptClaim
from detente.record import ACTS, MODES, Document, Span

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a claim that a person fills in.

    Attributes:
        name: of the claim's JSON form, "speaker.entity" for a field within its speaker.
        label: what people call it. choices: all that it can be, () where any words do.
        names: the column of the record whose names are suggested, or None.
        kind: "text", "list" (several, parted by semicolons), "number" or "yes".
        is_needed: whether the claim is none without it.
    """

    name: str
    label: str
    choices: tuple[str, ...] = ()
    names: str | None = None
    kind: str = "text"
    is_needed: bool = False


_NEGATED = Field(name="negated", label="Said not to be so", kind="yes")
_MODALITIES = ("actual", "planned", "threatened", "demanded", "hypothetical")

FIELDS: dict[str, tuple[Field, ...]] = {
    "statement": (
        Field(name="speaker.entity", label="Speaker", names="speaker"),
        Field(name="speaker.party", label="For", names="party"),
        Field(name="act", label="Act", choices=ACTS, is_needed=True),
        Field(name="mode", label="Quoted", choices=MODES, is_needed=True),
        Field(name="addressee", label="To", names="party"),
        Field(name="modality", label="Modality", choices=("actual", "hypothetical"), is_needed=True),
        _NEGATED,
    ),
    "meeting": (
        Field(name="status", label="Status", choices=("held", "planned", "cancelled"), is_needed=True),
        Field(name="parties", label="Parties", names="party", kind="list"),
        Field(name="named", label="Persons", names="speaker", kind="list"),
        Field(name="forum", label="Forum"),
        Field(name="place", label="Place"),
        Field(name="start", label="From"),
        Field(name="end", label="Until"),
        Field(name="duration", label="Duration"),
        Field(name="outcome", label="Outcome"),
    ),
    "deployment": (
        Field(name="actor", label="Whose", names="party"),
        Field(
            name="bound",
            label="Hedge",
            choices=("exactly", "about", "more than", "at least", "up to", "fewer than"),
            is_needed=True,
        ),
        Field(name="count", label="How many", kind="number", is_needed=True),
        Field(name="place", label="Place"),
        Field(name="activity", label="Doing"),
        Field(name="date", label="Date"),
    ),
    "commitment": (
        Field(name="party", label="Party", names="party"),
        Field(
            name="kind", label="Kind", choices=("threat", "promise", "warning", "assurance"), is_needed=True
        ),
        Field(name="condition", label="Condition"),
        Field(name="consequence", label="Consequence", is_needed=True),
    ),
    "event": (
        Field(name="type", label="Type", names="act", is_needed=True),
        Field(name="mode", label="Mode"),
        Field(name="actor", label="Who", names="party"),
        Field(name="recipient", label="To whom", names="party"),
        Field(name="context", label="Context", kind="list"),
        Field(name="date", label="Date"),
        Field(name="modality", label="Modality", choices=_MODALITIES, is_needed=True),
        _NEGATED,
    ),
}
"""What a person may fill in, by kind of claim."""

ROLES: dict[str, tuple[str, ...]] = {
    "statement": ("content", "speaker", "cue"),
    **dict.fromkeys(("meeting", "deployment", "commitment", "event"), ("evidence",)),
}
"""As what words of the text belong to a claim, the ones that it can't do without first."""

SEVERAL = ("content", "evidence")
MOST_COUNTED = 10**12


def blank(kind: str) -> Row:
    """A claim of a kind of which nothing is known yet."""
    row: Row = {}
    for field in FIELDS[kind]:
        empty: Any = [] if field.kind == "list" else False if field.kind == "yes" else None
        _put(row, field.name, field.choices[0] if field.choices else empty)
    row.pop("speaker", None)
    if kind == "statement":
        row["mode"] = "indirect"
        return {"id": "", **row, "speaker": None, "cue": None, "content": [], "content_text": [], "via": None}
    held = {**row, "evidence": []}
    return held if kind == "meeting" else {**held, "via": None}


def value_of(row: Mapping[str, Any], name: str) -> Any:
    """A field's value in a claim's JSON form, None where there is none."""
    value: Any = row
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def as_text(row: Mapping[str, Any], field: Field) -> str:
    """A field's value as the form holds it."""
    value = value_of(row, field.name)
    if field.kind == "yes":
        return "yes" if value else ""
    if isinstance(value, list):
        return "; ".join(str(each) for each in value)
    return "" if value is None else str(value)


def filled(row: Row, kind: str, given: Mapping[str, str]) -> Row:
    """A claim's form with what a person wrote in its fields.

    Raises:
        ValueError: naming the field, and what is wrong with what stands in it.
    """
    changed = {**row, "speaker": dict(row["speaker"])} if row.get("speaker") else dict(row)
    for field in FIELDS[kind]:
        words = " ".join(given.get(field.name, "").split())
        if field.is_needed and not words:
            raise ValueError(f"{field.label} is empty")
        if field.choices and words and words not in field.choices:
            raise ValueError(f"{field.label}: {words!r} is none of {', '.join(field.choices)}")
        if field.name.startswith("speaker.") and not changed.get("speaker"):
            if words:
                raise ValueError(
                    f"{field.label}: the text names nobody; say by which words it names the speaker"
                )
            continue
        _put(changed, field.name, _parsed(field, words))
    if changed.get("speaker") and not changed["speaker"]["entity"]:
        changed["speaker"]["entity"] = " ".join(changed["speaker"]["text"].split())
    return changed


def _parsed(field: Field, words: str) -> Any:
    if field.kind == "yes":
        return words == "yes"
    if field.kind == "list":
        return [each.strip() for each in words.split(";") if each.strip()]
    if field.kind == "number":
        plain = words.replace(",", "").replace(" ", "")
        if not (plain.isascii() and plain.isdigit()) or int(plain[:20]) > MOST_COUNTED:
            raise ValueError(f"{field.label}: {words!r} is no whole number")
        return int(plain)
    return words or None


def _put(row: Row, name: str, value: Any) -> None:
    outer, _, inner = name.partition(".")
    if inner:
        held = row.setdefault(outer, {})
        held[inner] = value
    else:
        row[outer] = value


def spans_of(row: Mapping[str, Any], role: str) -> list[Span]:
    """The spans that a claim's form has as one of ROLES."""
    if role == "content":
        return [Span(start, end) for start, end in row["content"]]
    if role == "evidence":
        return [Span(*each["span"]) for each in row["evidence"]]
    return [Span(*row[role]["span"])] if row.get(role) else []


def standing_on(row: Row, document: Document, spans: Mapping[str, Sequence[Span]]) -> Row:
    """A claim's form on other words of its document.

    Raises:
        ValueError: a span ends beyond the text, or the claim is left without the words that it stands on.
    """
    changed = dict(row)
    for role, each in spans.items():
        quotes = [{"text": document.quote(span), "span": [span.start, span.end]} for span in each]
        if role in SEVERAL and not quotes:
            raise ValueError("the claim stands on no words; select some")
        if role == "content":
            changed["content"] = [quote["span"] for quote in quotes]
            changed["content_text"] = [quote["text"] for quote in quotes]
        elif role == "evidence":
            changed["evidence"] = quotes
        else:
            known = row.get(role) or ({"entity": "", "party": None} if role == "speaker" else {})
            changed[role] = {**known, **quotes[0]} if quotes else None
    return changed


def words_in(row: Mapping[str, Any]) -> str:
    """The words that a claim's form stands on, gaps marked."""
    parts = row["content_text"] if "content_text" in row else [each["text"] for each in row["evidence"]]
    return " … ".join(parts)


def changed_fields(claim: KeptClaim) -> list[dict[str, str]]:
    """Each field that a person has changed: what the machine read, and what it says now."""
    if claim.as_read is None or claim.as_read == claim.row:
        return []
    told = [("Words", words_in(claim.as_read), words_in(claim.row))]
    told += [
        (field.label, as_text(claim.as_read, field), as_text(claim.row, field))
        for field in FIELDS[claim.kind]
    ]
    return [{"label": label, "read": read, "now": now} for label, read, now in told if read != now]
