"""The case format as it is written: strict types for what a file holds, and the JSON Schema they publish."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainValidator,
    StrictInt,
    StrictStr,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema

from detente.case.faults import remedy, shown
from detente.case.numbers import exact
from detente.record.dates import PartialDate

VERSION = "case/1"


def _number(value: object) -> Fraction:
    try:
        return exact(value)
    except ValueError as error:
        raise PydanticCustomError(
            "number",
            '{value} is {reason}; write digits (12, 0.25) or a fraction in quotes ("1/3")',
            {"value": shown(value), "reason": str(error)},
        ) from None


_NUMBER_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$|^[+-]?\d+/\d+$"},
    ],
    "description": "An exact number: digits, or a fraction or decimal in quotes.",
}
Number = Annotated[Fraction, PlainValidator(_number), WithJsonSchema(_NUMBER_SCHEMA)]


def _text(value: object) -> object:
    if not isinstance(value, str):
        raise PydanticCustomError(
            "text", "{value} is no text; put it in quotes if it is meant as one", {"value": shown(value)}
        )
    if not value.strip():
        raise PydanticCustomError("text", "empty; write some text or leave the field out", {})
    if _UNSAFE.search(value):
        raise PydanticCustomError(
            "text", "{value} holds a control character; remove it", {"value": shown(value)}
        )
    return value


# A terminal must not obey a case: escape sequences, and marks that turn the line round.
_UNSAFE = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
)
Text = Annotated[StrictStr, BeforeValidator(_text), Field(min_length=1)]
Claim = Annotated[Text, Field(description="The id of a claim of the record.")]


class Part(BaseModel):
    """A mapping of the file. Unknown fields are refused with the closest known one."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _known_fields(cls, data: object) -> object:
        if not isinstance(data, dict):
            raise PydanticCustomError(
                "mapping",
                "{value} is no mapping; write fields, such as {known}",
                {"value": shown(data), "known": ", ".join(list(cls.field_names())[:4])},
            )
        for key in data:
            if key not in cls.field_names():
                raise PydanticCustomError(
                    "unknown",
                    "{words}",
                    {
                        "words": remedy(str(key), cls.field_names(), kind="field"),
                        "key": key,
                        "stray": data[key] is None,
                    },
                )
        return data

    @classmethod
    def field_names(cls) -> list[str]:
        """The fields as the file writes them."""
        return [field.alias or name for name, field in cls.model_fields.items()]


class Grounded(Part):
    """A mapping whose values stand on claims or on an assumption."""

    grounds: (
        Annotated[list[Claim], Field(min_length=1, description="Ids of claims of the record.")] | None
    ) = None
    assumption: Annotated[Text, Field(description="What is taken as given, in words.")] | None = None


class NumberPart(Grounded):
    """A number with its grounds."""

    value: Number


def _cell(value: object) -> object:
    """A bare number is a number part without grounds of its own."""
    return value if isinstance(value, dict | NumberPart) else {"value": value}


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def _worded(value: object) -> object:
    return {"statement": value} if isinstance(value, str) else value


@dataclass(frozen=True)
class _OrBare:
    """Says in the JSON Schema that the bare form will do as well."""

    bare: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        string = {"type": "string", "minLength": 1}
        names = {"type": "array", "items": string, "minItems": 1}
        state = {"anyOf": [{"type": "integer"}, string]}
        bare: dict[str, Any] = {
            "number": _NUMBER_SCHEMA,
            "string": string,
            "number or string": {"anyOf": [{"type": "number"}, string]},
            "names": names,
            "tiers": {"type": "array", "items": {"anyOf": [string, names]}, "minItems": 1},
            "pair": {"type": "array", "items": state, "minItems": 2, "maxItems": 2},
            "state": state,
        }[self.bare]
        return {"anyOf": [bare, handler(schema)]}


Cell = Annotated[NumberPart, BeforeValidator(_cell), _OrBare("number")]


def _tier(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _state_name(value: object) -> int | str:
    if isinstance(value, bool) or not isinstance(value, int | str) or value == "":
        raise PydanticCustomError(
            "state", "{value} names no state; write its number (from 1) or its name", {"value": shown(value)}
        )
    return value


def _date(value: object) -> PartialDate:
    if isinstance(value, str) and re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value):
        try:
            return PartialDate.parse(value)
        except ValueError:
            pass
    raise PydanticCustomError(
        "date", "{value} is no date; write 2022, 2022-01 or 2022-01-13", {"value": shown(value)}
    )


StateName = Annotated[
    int | str,
    PlainValidator(_state_name),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "minLength": 1}]}),
]
Date = Annotated[
    PartialDate,
    PlainValidator(_date),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
NameTier = Annotated[list[Text], BeforeValidator(_tier), _OrBare("string")]
StateTier = Annotated[list[StateName], BeforeValidator(_tier), _OrBare("state")]


class PartyPart(Grounded):
    """A party: its name and, for forecasts, its power."""

    name: Text
    description: Text | None = None
    power: Cell | None = None


class IssueOptionPart(Grounded):
    """One way of settling an issue."""

    name: Text
    description: Text | None = None
    position: Cell | None = None
    values: dict[Text, Cell] = {}


class RankingPart(Grounded):
    """A party's order of options, best first; a list within the list is a tie."""

    ranking: Annotated[list[NameTier], Field(min_length=1)]


def _ranking(value: object) -> object:
    return {"ranking": value} if isinstance(value, list) else value


class RedLinePart(Grounded):
    """Options that a party will not accept."""

    options: Annotated[list[Text], Field(min_length=1)]


def _red_line(value: object) -> object:
    return {"options": value} if isinstance(value, list) else value


class PositionPart(Grounded):
    """A party's position: a point on the scale, or the name of an option."""

    value: Number | None = None
    option: Text | None = None


def _position(value: object) -> object:
    if isinstance(value, dict):
        return value
    try:
        return {"value": exact(value)}
    except ValueError:
        return {"option": value}


class IssuePart(Grounded):
    """What is negotiated."""

    name: Text
    description: Text | None = None
    ordered: bool = False
    scale: Text | None = None
    options: list[Annotated[IssueOptionPart, BeforeValidator(_named), _OrBare("string")]] = []
    saliences: dict[Text, Cell] = {}
    positions: dict[
        Text, Annotated[PositionPart, BeforeValidator(_position), _OrBare("number or string")]
    ] = {}
    powers: dict[Text, Cell] = {}
    rankings: dict[Text, Annotated[RankingPart, BeforeValidator(_ranking), _OrBare("tiers")]] = {}
    red_lines: dict[Text, Annotated[RedLinePart, BeforeValidator(_red_line), _OrBare("names")]] = {}
    outcome: Cell | None = None


class StatementPart(Grounded):
    """A statement about options."""

    statement: Text


Worded = Annotated[StatementPart, BeforeValidator(_worded), _OrBare("string")]


class UnknownPart(Grounded):
    """A pair of states, or of sets of states, whose order nobody knows."""

    pair: Annotated[list[StateName], Field(min_length=2, max_length=2)]


def _pair(value: object) -> object:
    return {"pair": value} if isinstance(value, list) else value


class PreferencePart(Grounded):
    """What a decision maker wants: a ranking, payoffs or prioritised statements; exactly one of them."""

    ranking: Annotated[list[StateTier], Field(min_length=1)] | None = None
    payoffs: Annotated[list[Number], Field(min_length=1)] | None = None
    statements: Annotated[list[Worded], Field(min_length=1)] | None = None
    unknown: list[Annotated[UnknownPart, BeforeValidator(_pair), _OrBare("pair")]] = []


class OptionPart(Grounded):
    """What a decision maker can take or leave."""

    name: Text
    description: Text | None = None
    irreversible: Literal["taken", "dropped"] | None = None


Move = Annotated[list[StrictInt], Field(min_length=2, max_length=2)]


class DecisionMakerPart(Grounded):
    """A party that can move the conflict."""

    name: Text
    options: list[Annotated[OptionPart, BeforeValidator(_named), _OrBare("string")]] = []
    moves: list[Move] | None = None
    preferences: PreferencePart


class StatePart(Grounded):
    """A state: its name, and the options taken in it."""

    name: Text | None = None
    pattern: Annotated[StrictStr, Field(pattern="^[YyNn]+$", description="One letter an option.")] | None = (
        None
    )
    taken: list[Text] | None = None


class BarrierPart(Grounded):
    """Moves that a decision maker can't make."""

    by: Text
    start: Annotated[Text, Field(alias="from")]
    end: Annotated[Text, Field(alias="to")]


class VoteCountPart(Part):
    """Weights that must add up to a quota; without weights, each member counts one."""

    quota: Number
    weights: dict[Text, Number] = {}


class ConsentPart(Grounded):
    """Who must agree for a body to decide."""

    name: Text
    members: list[Text] | None = None
    rule: Literal["unanimity", "majority", "quota"]
    quota: Number | None = None
    weights: dict[Text, Number] = {}
    conditions: list[VoteCountPart] = []
    or_else: list[VoteCountPart] = []
    vetoes: list[Text] = []


class CaseFile(Grounded):
    """A case: one negotiation under threat."""

    detente: Annotated[Literal["case/1"], Field(description="The format and its version.")]
    title: Text
    summary: Text | None = None
    source: Text | None = None
    as_of: Date | None = None
    parties: Annotated[
        list[Annotated[PartyPart, BeforeValidator(_named), _OrBare("string")]], Field(min_length=1)
    ]
    issues: list[IssuePart] = []
    disagreement: dict[Text, Cell] = {}
    decision_makers: list[DecisionMakerPart] = []
    states: list[Annotated[StatePart, BeforeValidator(_named), _OrBare("string")]] = []
    infeasible: list[Worded] = []
    same: list[Worded] = []
    barriers: list[BarrierPart] = []
    status_quo: StateName | list[Text] | None = None
    consent: list[ConsentPart] = []


class GraphTable(Part):
    """An explicit graph model, as a plain table: states from 1, moves and payoffs by decision maker."""

    states: Annotated[StrictInt, Field(ge=1)]
    moves: Annotated[dict[Text, list[Move]], Field(min_length=1)]
    payoffs: Annotated[dict[Text, list[Number]], Field(min_length=1)]
    names: list[Text] | None = None
    status_quo: StrictInt | None = None


class TableOption(Part):
    """An option with what it is worth to each party."""

    name: Text
    values: dict[Text, Number]


class TableIssue(Part):
    """An issue of an additive domain."""

    name: Text
    options: Annotated[list[TableOption], Field(min_length=1)]


class BargainingTable(Part):
    """An additive bargaining domain, as a plain table: a package is worth the sum of its options' values."""

    parties: Annotated[list[Text], Field(min_length=1)]
    issues: Annotated[list[TableIssue], Field(min_length=1)]
    disagreement: dict[Text, Number] | None = None
