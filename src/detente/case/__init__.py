"""The negotiation model: parties, issues, options, preferences, rules; its format and its checks."""

from detente.case.answers import NO_CONFLICT
from detente.case.bargaining import bargaining_domain, bargaining_grounds
from detente.case.build import build_case
from detente.case.consent import consent_game, consent_games
from detente.case.graph import conflict_grounds, conflict_of, graph_model, unknown_pairs
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
    "NO_CONFLICT",
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
    "bargaining_domain",
    "bargaining_grounds",
    "build_case",
    "case_schema",
    "conflict_grounds",
    "conflict_of",
    "consent_game",
    "consent_games",
    "graph_model",
    "unknown_pairs",
]
