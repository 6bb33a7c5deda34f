"""Do reviewers agree? Chance-corrected agreement on the verdicts of claims that several have judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from detente.record.judgement import UNSAID, Judgement, reviewers_verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reviewers on the claims that both have judged.

    Attributes:
        one, other: their names. claims: how many both judged. alike: how many alike.
        kappa: Cohen's kappa, None where chance alone would make them agree on all.
    """

    one: str
    other: str
    claims: int
    alike: int
    kappa: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far reviewers agree.

    Attributes:
        claims: how many were judged by more than one. reviewers: who judged any, in order of names.
        alpha: Krippendorff's alpha for nominal verdicts, None where all verdicts are one.
        pairs: every two reviewers with a claim in common.
        settled: on how many claims they differed at first and no longer do.
        apart: the claims on which they still differ, each with who says what by now.
    """

    claims: int
    reviewers: tuple[str, ...]
    alpha: float | None
    pairs: tuple[Pair, ...]
    settled: int
    apart: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def agreement_of(judgements: Iterable[Judgement]) -> Agreement:
    """The agreement of a log, each reviewer counted with the first verdict on each claim.

    A second one is often given after another's was seen, to settle a difference; agreement is a matter of
    judging independently (Krippendorff 2019, "Content Analysis", 4th ed., chapter 12).
    """
    verdicts = reviewers_verdicts(judgements)
    shared = {claim: by for claim, by in sorted(verdicts.items()) if len(by) > 1}
    first = {claim: {who: said[0] for who, said in by.items()} for claim, by in shared.items()}
    last = {
        claim: {who: said[-1] for who, said in by.items() if said[-1] not in UNSAID}
        for claim, by in shared.items()
    }
    reviewers = tuple(sorted({who for by in verdicts.values() for who in by}))
    pairs = []
    for one, other in combinations(reviewers, 2):
        both = [(by[one], by[other]) for by in first.values() if one in by and other in by]
        if both:
            alike = sum(mine == theirs for mine, theirs in both)
            pairs.append(Pair(one=one, other=other, claims=len(both), alike=alike, kappa=cohens_kappa(both)))
    return Agreement(
        claims=len(shared),
        reviewers=reviewers,
        alpha=krippendorffs_alpha([tuple(by.values()) for by in first.values()]),
        pairs=tuple(pairs),
        settled=sum(_differ(first[claim]) and not _differ(last[claim]) for claim in shared),
        apart=tuple((claim, tuple(sorted(by.items()))) for claim, by in last.items() if _differ(by)),
    )


def _differ(by: dict[str, str]) -> bool:
    return len(set(by.values())) > 1


def cohens_kappa(both: Iterable[tuple[str, str]]) -> float | None:
    """Agreement of two judges beyond what their own frequencies would give by chance.

    Cohen (1960), "A coefficient of agreement for nominal scales", Educational and Psychological
    Measurement 20, p. 40: (observed - expected) / (1 - expected).

    >>> cohens_kappa([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15)
    0.4
    """
    pairs = list(both)
    if not pairs:
        return None
    total = len(pairs)
    observed = Fraction(sum(one == other for one, other in pairs), total)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum((Fraction(ones[each] * others[each], total**2) for each in ones), Fraction(0))
    return None if expected == 1 else float((observed - expected) / (1 - expected))


def krippendorffs_alpha(units: Iterable[tuple[str, ...]]) -> float | None:
    """Agreement of any number of judges on any number of units, some of them judged by some only.

    Krippendorff (2011), "Computing Krippendorff's alpha-reliability", section C, nominal data:
    1 - observed disagreement / expected disagreement, from the matrix of coincidences.
    """
    coincidences: dict[tuple[str, str], Fraction] = {}
    for unit in units:
        counts = Counter(unit)
        for one, other in product(counts, repeat=2):
            ways = counts[one] * (counts[other] - (one == other))
            if ways:
                share = Fraction(ways, len(unit) - 1)
                coincidences[one, other] = coincidences.get((one, other), Fraction(0)) + share
    totals: dict[str, Fraction] = {}
    for (one, _), count in coincidences.items():
        totals[one] = totals.get(one, Fraction(0)) + count
    total = sum(totals.values(), Fraction(0))
    expected = total**2 - sum((count**2 for count in totals.values()), Fraction(0))
    if not expected:
        return None
    apart = sum((count for (one, other), count in coincidences.items() if one != other), Fraction(0))
    return float(1 - (total - 1) * apart / expected)
