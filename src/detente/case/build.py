"""Build a case from what a file holds, or say everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from detente.case.conflict import ConflictBuilder
from detente.case.faults import Faults, Path, remedy
from detente.case.footing import Footing
from detente.case.format import BargainingTable, CaseFile, ConsentPart, GraphTable
from detente.case.issues import IssueBuilder, distinct
from detente.case.model import Case, ConsentRule, Party, VoteCount
from detente.case.parse import parse_case
from detente.case.tables import from_bargaining_table, from_graph_table
from detente.record.grounds import Grounds


def build_case(data: object, *, name: str = "case", allow_ungrounded: bool = False) -> Case:
    """A case from plain data (mappings, lists, text, numbers), as a YAML or JSON file holds them.

    Args:
        data: a case, an explicit graph model or an additive bargaining domain (case-format.md).
        name: what to call a plain table, which has no title.
        allow_ungrounded: let values through that have neither grounds nor an assumption; they are marked.

    Raises:
        InvalidCase: naming every field at fault, the value, and what would be right.
        TooLarge: where the options make more sets than can be numbered.
    """
    form = parse_case(data)
    if isinstance(form, GraphTable):
        return from_graph_table(form, name)
    if isinstance(form, BargainingTable):
        return from_bargaining_table(form, name)
    return from_file(form, allow_ungrounded=allow_ungrounded)


def from_file(file: CaseFile, *, allow_ungrounded: bool) -> Case:
    """A case from its checked parts. Raises FaultyCase and TooLarge."""
    faults = Faults()
    footing = Footing(faults, allow_ungrounded=allow_ungrounded)
    grounds = footing.own(file, None)
    names = [party.name for party in file.parties]
    distinct(names, ("parties",), faults, kind="party")
    parties = []
    for index, part in enumerate(file.parties):
        own = footing.own(part, grounds)
        power = None
        if part.power:
            power = footing.quantity(part.power, own, ("parties", index, "power"))
            if power.value < 0:
                faults.add(
                    ("parties", index, "power"), f"{float(power.value):g} is below zero; write 0 or more"
                )
        parties.append(Party(name=part.name, grounds=own, description=part.description or "", power=power))
    issues = IssueBuilder(faults, footing, names)
    distinct([issue.name for issue in file.issues], ("issues",), faults, kind="issue")
    built = tuple(issues.issue(part, grounds, ("issues", index)) for index, part in enumerate(file.issues))
    issues.known_parties(file.disagreement, ("disagreement",))
    if file.disagreement and not file.issues:
        faults.add(("disagreement",), "needs 'issues' on which the parties could agree")
    disagreement = footing.quantities(file.disagreement, grounds, ("disagreement",))
    distinct([rule.name for rule in file.consent], ("consent",), faults, kind="consent rule")
    consent = tuple(
        _consent(part, names, grounds, footing, faults, ("consent", index))
        for index, part in enumerate(file.consent)
    )
    conflict = ConflictBuilder(faults=faults, footing=footing, parties=names).conflict(file, grounds)
    if not (file.issues or file.decision_makers or file.consent):
        faults.add((), "the case has parties and nothing else; add 'issues', 'decision_makers' or 'consent'")
    faults.settle()
    return Case(
        title=file.title,
        grounds=grounds,
        summary=file.summary or "",
        source=file.source or "",
        as_of=file.as_of,
        parties=tuple(parties),
        issues=built,
        disagreement=disagreement,
        conflict=conflict,
        consent=consent,
    )


def _consent(
    part: ConsentPart,
    parties: Sequence[str],
    around: Grounds | None,
    footing: Footing,
    faults: Faults,
    path: Path,
) -> ConsentRule:
    members = list(part.members) if part.members is not None else list(parties)
    for field, named in (("members", members), ("vetoes", part.vetoes)):
        known = parties if field == "members" else members
        for member in named:
            if member not in known:
                kind = "party" if field == "members" else "member"
                faults.add((*path, field), remedy(member, known, kind=kind))
        distinct(named, (*path, field), faults, kind="member")
    if not members:
        faults.add((*path, "members"), "an empty body; name its members")
    majority = part.rule == "majority"
    quota = _quota(part, members, faults, path)
    counts = [_count(part.weights, quota, members, faults, path, strictly_more=majority)]
    for index, extra in enumerate(part.conditions):
        counts.append(_count(extra.weights, extra.quota, members, faults, (*path, "conditions", index)))
    alternatives = [
        _count(other.weights, other.quota, members, faults, (*path, "or_else", index))
        for index, other in enumerate(part.or_else)
    ]
    return ConsentRule(
        name=part.name,
        members=tuple(members),
        conditions=tuple(counts),
        alternatives=tuple(alternatives),
        vetoes=tuple(part.vetoes),
        grounds=footing.needed(part, around, path),
    )


def _quota(part: ConsentPart, members: Sequence[str], faults: Faults, path: Path) -> Fraction:
    total = sum((part.weights.get(member, Fraction(1)) for member in members), Fraction(0))
    if part.rule == "quota":
        if part.quota is None:
            faults.add(
                (*path, "quota"), "is missing; the rule 'quota' needs the weight that carries a decision"
            )
        return part.quota if part.quota is not None else Fraction(1)
    if part.quota is not None:
        faults.add(
            (*path, "quota"), f"the rule {part.rule!r} has no quota; leave it out or write 'rule: quota'"
        )
    if part.rule == "unanimity":
        if part.weights:
            faults.add((*path, "weights"), "the rule 'unanimity' has no weights; leave them out")
        return Fraction(len(members))
    return total / 2


def _count(
    weights: dict[str, Fraction],
    quota: Fraction,
    members: Sequence[str],
    faults: Faults,
    path: Path,
    *,
    strictly_more: bool = False,
) -> VoteCount:
    for member, weight in weights.items():
        if member not in members:
            faults.add((*path, "weights", member), remedy(member, members, kind="member"))
        if weight < 0:
            faults.add((*path, "weights", member), f"{float(weight):g} is below zero; write 0 or more")
    absent = [member for member in members if member not in weights]
    if weights and absent:
        faults.add(
            (*path, "weights"), f"no weight for {', '.join(absent)}; give every member one, 0 if need be"
        )
    full = {member: weights.get(member, Fraction(0 if weights else 1)) for member in members}
    total = sum(full.values(), Fraction(0))
    if not 0 < quota <= total:
        faults.add(
            (*path, "quota"),
            f"{float(quota):g} can't be the quota of weights that add up to {float(total):g}; "
            "it must be above 0 and at most that sum",
        )
    return VoteCount(quota=quota, weights=full, strictly_more=strictly_more)
