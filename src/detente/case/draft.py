"""From positions and commitments to a case: every value on claims, or on an assumption that has a name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from detente.case.answers import answers_in, conflict_of
from detente.case.codebook import Codebook, CodedIssue
from detente.case.format import VERSION, ConsentPart
from detente.record import Claim, PartialDate, Position
from detente.record.position import REFUSALS

Row = dict[str, Any]

ALIKE = "every issue on which a party has taken a position matters alike to it"
WEIGHT = "all parties weigh the same"
NEARER = (
    "of an issue's options a party likes best what it asks for or holds to, and the others less by distance"
)
INDIFFERENT = "a party that has taken no position on an issue doesn't mind how it is settled"
FARTHEST = "a party that only refuses an option stands at the one farthest from it"
WHAT_WAS_ASKED = "a refusal that names no option refuses what was last asked for"
REFUSED = "what a party has refused it accepts in no package"
OPEN = "an issue for which the codebook names one option can also be left as it is"
NOTHING = "without a deal nobody gets anything of what is asked for"

RULED = "who must consent is as the codebook has it"

PROMISES_OUT = "; without the promises, with which the acts would be too many"
LEFT = "left as it is"
_ASKS = ("demand", "offer", "concession", "agreement", "commitment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a party stands among an issue's options, and on what that rests."""

    option: str
    claims: tuple[str, ...]
    assumption: str | None = None


def draft_case(
    positions: Sequence[Position],
    commitments: Iterable[Claim],
    codebook: Codebook,
    *,
    as_of: PartialDate | None = None,
    keeping: Iterable[str] = (),
    keeping_issues: Collection[str] = (),
    published: Mapping[str, PartialDate] = MappingProxyType({}),
) -> Row:
    """A case in the published format, as plain data.

    Issues on which nobody has taken a position that names an option, directly or by refusing one, are
    left out; so are parties without any. A conflict is drawn where a threat or a promise tells whose act it
    answers.

    Args:
        as_of: the day by which the positions were taken; None for that of the latest position or answer.
        keeping: parties that stay even where they have taken no position; they mind nothing.
        keeping_issues: issues that stay even where nobody has taken a position on them.
        published: the days on which documents came out, by their ids, so far as they are known.
    """
    counted = [each for each in positions if each.is_taken_by(as_of)]
    places = {
        issue.name: placed
        for issue in codebook.issues
        if (placed := places_of(issue, [each for each in counted if each.issue == issue.name]))
        or issue.name in keeping_issues
    }
    made = list(commitments)
    answers = answers_in(made, codebook)
    conflict, drawn = conflict_of(answers, codebook)
    standing = {*keeping, *(party for placed in places.values() for party in placed)}
    acting = {maker["name"] for maker in conflict.get("decision_makers", ())}
    voting = {member for rule in codebook.consent for member in (*(rule.members or ()), *rule.vetoes)}
    parties = _in_order(standing | acting | voting, codebook)
    answering = {each.claim for each in drawn}
    days = (published.get(each.document) for each in made if each.id in answering)
    dates = sorted(str(day) for day in (*(each.as_of for each in counted), *days) if day is not None)
    row: Row = {"detente": VERSION, "title": codebook.title}
    row["source"] = f"Drawn from the record with the codebook {codebook.title!r}, version {codebook.version}"
    if len(drawn) < len(answers):
        row["source"] += PROMISES_OUT
    if as_of is not None or dates:
        row["as_of"] = str(as_of or dates[-1])
    row["parties"] = [
        {"name": party, "power": {"value": 1, "assumption": WEIGHT}} if party in standing else {"name": party}
        for party in parties
    ]
    row["issues"] = [
        _issue(issue, places[issue.name], counted, [party for party in parties if party in standing])
        for issue in codebook.issues
        if issue.name in places
    ]
    row["disagreement"] = {
        party: {"value": 0, "assumption": NOTHING} for party in parties if party in standing
    }
    if codebook.consent:
        row["consent"] = [_consent(rule) for rule in codebook.consent]
    return row | conflict


def is_without_promises(source: str) -> bool:
    """Whether a case, as what it is drawn from tells, leaves the record's promises out."""
    return source.endswith(PROMISES_OUT)


def _consent(rule: ConsentPart) -> Row:
    # An exact number is written as text, of which Pydantic would warn.
    row: Row = rule.model_dump(exclude_none=True, exclude_defaults=True, warnings="none")
    return row if rule.grounds or rule.assumption else row | {"assumption": RULED}


def assumptions_in(row: Any) -> tuple[str, ...]:
    """Every assumption that a case names, each once, in the order of the file."""
    found: dict[str, None] = {}
    if isinstance(row, dict):
        for key, value in row.items():
            if key == "assumption" and isinstance(value, str):
                found[value] = None
            found.update(dict.fromkeys(assumptions_in(value)))
    elif isinstance(row, list):
        for value in row:
            found.update(dict.fromkeys(assumptions_in(value)))
    return tuple(found)


def _in_order(names: set[str], codebook: Codebook) -> list[str]:
    known = [party for party in codebook.parties if party in names]
    return known + sorted(names - set(known))


def options_of(issue: CodedIssue) -> list[str]:
    """An issue's options in order; one that has a single one can also be left as it is."""
    names = [option.name for option in issue.options]
    return [LEFT, *names] if len(names) == 1 else names


def _latest_first(positions: Iterable[Position]) -> list[Position]:
    return sorted(positions, key=lambda each: (str(each.as_of or ""), each.direct), reverse=True)


def refused_in(
    issue: CodedIssue, position: Position, all_here: Sequence[Position]
) -> tuple[str | None, tuple[str, ...]]:
    """The option that a refusal refuses, and the claims that tell so.

    It is the one that it names, else the one that somebody else last asked for; then what was asked tells
    it as well.
    """
    if position.against is not None or position.kind not in REFUSALS:
        return position.against, (position.claim,)
    asked = [
        each
        for each in _latest_first(all_here)
        if each.party != position.party and each.kind == "demand" and each.option is not None
    ]
    if not asked or not issue.options:
        return None, ()
    return asked[0].option, (position.claim, asked[0].claim)


def places_of(issue: CodedIssue, here: Sequence[Position]) -> dict[str, Place]:
    """Where each party stands among an issue's options, by the positions taken on it."""
    options = options_of(issue)
    found: dict[str, Place] = {}
    for party in dict.fromkeys(each.party for each in here):
        own = _latest_first(each for each in here if each.party == party)
        asking = [each for each in own if each.kind in _ASKS and each.option in options]
        if asking and (option := asking[0].option) is not None:
            found[party] = Place(option=option, claims=_claims(asking, option=option))
            continue
        for each in own:
            refused, claims = refused_in(issue, each, here)
            if refused in options:
                place = options.index(refused)
                far = options[0] if place > (len(options) - 1) / 2 else options[-1]
                if far != refused:
                    found[party] = Place(option=far, claims=claims, assumption=FARTHEST)
                break
    return found


def _claims(positions: Iterable[Position], *, option: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.claim for each in positions if each.option == option))


def _issue(
    issue: CodedIssue, places: Mapping[str, Place], counted: Sequence[Position], parties: Sequence[str]
) -> Row:
    here = [each for each in counted if each.issue == issue.name]
    options = options_of(issue)
    row: Row = {"name": issue.name}
    if issue.description:
        row["description"] = issue.description
    row["ordered"] = True
    row["scale"] = f"from {options[0]} (0) to {options[-1]} (100)"
    row["options"] = [
        {"name": name, "assumption": OPEN} if name == LEFT else {"name": name} for name in options
    ]
    row["positions"] = {
        party: {"option": place.option} | _grounds(place.claims, place.assumption)
        for party in parties
        if (place := places.get(party))
    }
    row["saliences"] = {
        party: {"value": 100, "assumption": ALIKE}
        if party in places
        else {"value": 0, "assumption": INDIFFERENT}
        for party in parties
    }
    row["rankings"] = {
        party: {"ranking": _ranking(options, place.option)} | _grounds(place.claims, NEARER)
        if (place := places.get(party))
        else {"ranking": [list(options)], "assumption": INDIFFERENT}
        for party in parties
    }
    lines = {
        party: line
        for party in parties
        if (line := _red_line(issue, party, here, places.get(party), options))
    }
    return row | ({"red_lines": lines} if lines else {})


def _ranking(options: Sequence[str], wanted: str) -> list[Any]:
    """Options by their distance from the one wanted; those equally far make a tier."""
    at = options.index(wanted)
    tiers: dict[int, list[str]] = {}
    for index, name in enumerate(options):
        tiers.setdefault(abs(index - at), []).append(name)
    return [tiers[far][0] if len(tiers[far]) == 1 else tiers[far] for far in sorted(tiers)]


def _red_line(
    issue: CodedIssue, party: str, here: Sequence[Position], place: Place | None, options: Sequence[str]
) -> Row | None:
    refused: dict[str, list[str]] = {}
    implied = weaker = False
    for each in here:
        option, told = refused_in(issue, each, here) if each.party == party else (None, ())
        if option in options and option is not None and (place is None or place.option != option):
            refused.setdefault(option, []).extend(told)
            implied = implied or each.against is None
            weaker = weaker or each.kind != "red line"
    if not refused:
        return None
    words = "; ".join([WHAT_WAS_ASKED] * implied + [REFUSED] * weaker)
    claims = tuple(dict.fromkeys(claim for found in refused.values() for claim in found))
    return {"options": [name for name in options if name in refused]} | _grounds(claims, words or None)


def _grounds(claims: Sequence[str], assumption: str | None = None) -> Row:
    row: Row = {"grounds": list(claims)} if claims else {}
    return row | ({"assumption": assumption} if assumption else {})
