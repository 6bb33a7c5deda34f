"""From a case's issues to the bargaining domain that the theory works on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from detente.case.model import Case, Issue
from detente.errors import InvalidCase
from detente.record.grounds import Grounds
from detente.theory.bargaining import Domain, domain_of

EVENLY = "between the best and the worst option of an issue, ranked options are worth evenly less"


def bargaining_domain(case: Case) -> Domain:
    """The issues with what each option is worth to each party, and the disagreement point.

    A worth is the option's value where the case gives one. Where a party only ranks the options, the
    best is worth the party's salience for the issue, the worst nothing, and those between lie at even
    distances: an assumption, which `bargaining_grounds` names.

    Raises:
        InvalidCase: where no option is worth anything to anybody, a party is left without worths on one
            of the issues, or the disagreement point is missing for a party.
    """
    issues = bargained(case)
    if not issues:
        raise InvalidCase(
            f"{case.title}: no issue says what its options are worth; "
            "give 'values', or 'rankings' and 'saliences'"
        )
    parties = [party for party in case.party_names if any(_has_worth(issue, party) for issue in issues)]
    for issue in issues:
        absent = [party for party in parties if not _has_worth(issue, party)]
        if absent:
            raise InvalidCase(
                f"{case.title}: issue {issue.name!r} has no values for {', '.join(absent)}, "
                "whom other issues have; "
                "give values, or a ranking and a salience (0 where the party doesn't care)"
            )
        for party in issue.red_lines:
            if party not in parties:
                raise InvalidCase(
                    f"{case.title}: {party} has a red line on {issue.name!r} but no values "
                    "on any issue; give some"
                )
    missing = [party for party in parties if party not in case.disagreement]
    if missing:
        raise InvalidCase(
            f"{case.title}: no disagreement value for {', '.join(missing)}; "
            "under 'disagreement' say what each party has if there is no agreement"
        )
    return domain_of(
        parties=parties,
        issues={issue.name: _worths(case, issue, parties) for issue in issues},
        disagreement={party: case.disagreement[party].value for party in parties},
        red_lines=[
            (party, issue.name, option)
            for issue in issues
            for party, line in issue.red_lines.items()
            for option in line.options
        ],
    )


def bargained(case: Case) -> tuple[Issue, ...]:
    """The issues whose options are worth something to somebody."""
    return tuple(
        issue
        for issue in case.issues
        if issue.options and (issue.rankings or any(option.values for option in issue.options))
    )


def bargaining_grounds(case: Case) -> Grounds:
    """Everything that the domain stands on."""
    found = [each.grounds for each in case.disagreement.values()]
    for issue in bargained(case):
        found += [each.grounds for option in issue.options for each in option.values.values()]
        found += [line.grounds for line in issue.red_lines.values()]
        for party, ranking in issue.rankings.items():
            found += [ranking.grounds, Grounds(assumptions=(EVENLY,))]
            if party in issue.saliences:
                found.append(issue.saliences[party].grounds)
    if case.grounds and not case.grounds.is_complete:
        found.append(case.grounds)
    return Grounds.of(found)


def _has_worth(issue: Issue, party: str) -> bool:
    return party in issue.rankings or any(party in option.values for option in issue.options)


def _worths(case: Case, issue: Issue, parties: list[str]) -> Mapping[str, Mapping[str, Fraction]]:
    table: dict[str, dict[str, Fraction]] = {option.name: {} for option in issue.options}
    for party in parties:
        valued = {
            option.name: option.values[party].value for option in issue.options if party in option.values
        }
        if valued and party in issue.rankings:
            raise InvalidCase(
                f"{case.title}: {party} both ranks the options of {issue.name!r} and gives them "
                "values; keep one"
            )
        for option, worth in (valued or _ranked(case, issue, party)).items():
            table[option][party] = worth
    return table


def _ranked(case: Case, issue: Issue, party: str) -> dict[str, Fraction]:
    if party not in issue.saliences:
        raise InvalidCase(
            f"{case.title}: {party} ranks the options of {issue.name!r} but has no salience "
            "there; give one under 'saliences', which says how much the whole issue is worth"
        )
    tiers = issue.rankings[party].tiers
    steps = max(len(tiers) - 1, 1)
    return {
        option: issue.saliences[party].value * Fraction(len(tiers) - 1 - rank, steps)
        for rank, tier in enumerate(tiers)
        for option in tier
    }
