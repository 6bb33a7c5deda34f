"""The negotiation model: parties, issues, options, preferences, rules; its format and its checks."""

from detente.case.build import build_case
from detente.case.model import (
    Barrier,
    Case,
    Conflict,
    ConsentRule,
    DecisionMaker,
    Issue,
    IssueOption,
    Option,
    OptionRanking,
    Party,
    Payoffs,
    Priorities,
    Quantity,
    RedLine,
    Statement,
    StateRanking,
    Unknown,
    VoteCount,
)
from detente.case.schema import case_schema
from detente.case.states import StateSpace

__all__ = [
    "Barrier",
    "Case",
    "Conflict",
    "ConsentRule",
    "DecisionMaker",
    "Issue",
    "IssueOption",
    "Option",
    "OptionRanking",
    "Party",
    "Payoffs",
    "Priorities",
    "Quantity",
    "RedLine",
    "StateRanking",
    "StateSpace",
    "Statement",
    "Unknown",
    "VoteCount",
    "build_case",
    "case_schema",
]
