"""The case: who negotiates about what, what each can do and wants, and who must consent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from detente.case.statement import Condition
from detente.case.states import StateSpace
from detente.record.dates import PartialDate
from detente.record.grounds import Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An exact number with what it stands on."""

    value: Fraction
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who takes part: a state, an organisation, a firm.

    Attributes:
        power: weight in forecasts (capability, influence), where the case gives one.
    """

    name: str
    grounds: Grounds | None
    description: str = ""
    power: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueOption:
    """One way of settling an issue.

    Attributes:
        position: where it lies on the issue's scale, for ordered issues.
        values: what it is worth to each party, in that party's own unit, the same for all issues.
    """

    name: str
    grounds: Grounds | None
    description: str = ""
    position: Quantity | None = None
    values: Mapping[str, Quantity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRanking:
    """A party's order of an issue's options, best first; options in one tier are as good as each other."""

    tiers: tuple[tuple[str, ...], ...]
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLine:
    """Options of an issue that a party will not accept, whatever else it gets."""

    options: tuple[str, ...]
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What is negotiated, and what each party makes of it.

    Attributes:
        ordered: whether the options lie on a scale, in the order given.
        scale: what the scale measures ("years of delay").
        saliences: how much each party cares, on one scale per case.
        positions: the point on the scale that each party asks for.
        powers: weights for this issue where they differ from the parties' own.
        rankings: parties' orders of the options, where worths are not known.
        outcome: what came of it, where that is known.
    """

    name: str
    grounds: Grounds | None
    description: str = ""
    options: tuple[IssueOption, ...] = ()
    ordered: bool = False
    scale: str = ""
    saliences: Mapping[str, Quantity] = field(default_factory=dict)
    positions: Mapping[str, Quantity] = field(default_factory=dict)
    powers: Mapping[str, Quantity] = field(default_factory=dict)
    rankings: Mapping[str, OptionRanking] = field(default_factory=dict)
    red_lines: Mapping[str, RedLine] = field(default_factory=dict)
    outcome: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A course of action that its decision maker takes or leaves.

    Attributes:
        irreversible: "" where it can be taken and dropped at will, "taken" where it can't be dropped
            once taken, "dropped" where it can't be resumed once dropped.
    """

    name: str
    grounds: Grounds | None
    description: str = ""
    irreversible: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A condition wanted, or one that makes a state infeasible; `words` as written."""

    words: str
    condition: Condition
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRanking:
    """States by number (from 1), best first; states in one tier are as good as each other."""

    tiers: tuple[tuple[int, ...], ...]
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Payoffs:
    """One number per state, in the order of the states; more is better, distances mean nothing."""

    values: tuple[Fraction, ...]
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Priorities:
    """Statements by priority: a state is better where the first statement to tell the two apart holds."""

    statements: tuple[Statement, ...]
    grounds: Grounds


Preference = StateRanking | Payoffs | Priorities


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Two states, or sets of states (by number), whose order to the decision maker nobody knows."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionMaker:
    """A party that can move the conflict.

    Attributes:
        name: the party's.
        options: what it can take or leave; empty where the case lists moves.
        moves: pairs of states (from 1), where the case lists them instead of options.
        unknown: pairs whose order is not known, although `preference` gives one.
    """

    name: str
    preference: Preference
    grounds: Grounds | None
    options: tuple[Option, ...] = ()
    moves: tuple[tuple[int, int], ...] | None = None
    unknown: tuple[Unknown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """Moves that a decision maker can't make: from states where `start` holds to those where `end` does."""

    decision_maker: str
    start: Statement
    end: Statement
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What the decision makers can do to each other (graph model, Kilgour, Hipel and Fang 1987).

    States are numbered from 1. With options a state is the set of options taken; its bits follow the
    options in the order of the decision makers.

    Attributes:
        states: the states, with their names and the options taken in each.
        status_quo: the state's number, where the case names one.
        infeasible, same: conditions of states that can't occur, and of states that count as one.
    """

    decision_makers: tuple[DecisionMaker, ...]
    states: StateSpace
    status_quo: int | None = None
    infeasible: tuple[Statement, ...] = ()
    same: tuple[Statement, ...] = ()
    barriers: tuple[Barrier, ...] = ()

    @property
    def options(self) -> tuple[Option, ...]:
        """Every option, in the order of its bits."""
        return tuple(option for each in self.decision_makers for option in each.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCount:
    """One count that consent must pass: weights that add up to a quota.

    Attributes:
        weights: of each member.
        strictly_more: the weights must exceed the quota, not just reach it (more than half).
    """

    quota: Fraction
    weights: Mapping[str, Fraction]
    strictly_more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRule:
    """Who must agree for a body to decide.

    Attributes:
        members: the parties that vote.
        conditions: every one of them must be met.
        alternatives: counts that carry a decision without the conditions, each by itself.
        vetoes: members without whom nothing passes.
    """

    name: str
    members: tuple[str, ...]
    conditions: tuple[VoteCount, ...]
    alternatives: tuple[VoteCount, ...] = ()
    vetoes: tuple[str, ...] = ()
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One negotiation, in the parts that its author could fill.

    Attributes:
        form: "case", or which plain table it was read from ("graph model table", "bargaining table",
            "Genius domain").
        source: where the case comes from, as a citation.
        disagreement: what each party has if there is no agreement.
        conflict: None where the case names no decision makers.
    """

    title: str
    grounds: Grounds | None
    form: str = "case"
    summary: str = ""
    source: str = ""
    as_of: PartialDate | None = None
    parties: tuple[Party, ...] = ()
    issues: tuple[Issue, ...] = ()
    disagreement: Mapping[str, Quantity] = field(default_factory=dict)
    conflict: Conflict | None = None
    consent: tuple[ConsentRule, ...] = ()

    @property
    def party_names(self) -> tuple[str, ...]:
        """The parties' names, in the case's order."""
        return tuple(party.name for party in self.parties)
