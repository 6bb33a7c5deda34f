"""The position exchange model: two actors trade support on two issues, to equal gain.

Names: exchange model, equal gain position exchange (Stokman & van Oosten 1994, "The exchange of voting
positions: an object-oriented model of policy networks", in Bueno de Mesquita & Stokman, *European Community
Decision Making*, ch. 5; van Assen, Stokman & van Oosten 2003, *Rationality and Society* 15(1):85-112).

Without exchange each issue settles at the weighted mean of positions x, with weights salience times power.
Two actors can exchange on two issues where they stand on opposite sides of that outcome on both. Each
*supplies* the issue that is relatively less salient to it and moves there towards the other's position, and
*demands* the other issue. Moves are as large as they can be, none beyond the partner's own position, such
that both gain the same: the gain is the salience of the demanded issue times its outcome's shift, less the
same of the supplied one. The exchange with the largest gain is made first; what an actor has moved on an
issue is no longer there to be supplied; and so on until nobody can gain. One such round is the forecast.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from detente.theory.forecast.compromise import compromise_mean
from detente.theory.forecast.stance import Stance, total_weight

SMALLEST = 1e-9
"""Gains and moves below this are rounding, not exchanges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """One side of an exchange: who moves, on which issue, by how much, to where."""

    actor: str
    issue: str
    move: float
    position: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Two actors each moving on the issue the other cares about more; `gain` is the same for both."""

    first: Half
    second: Half
    gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRound:
    """A round of exchanges.

    Attributes:
        possible: pairs of actors and issues that stand on opposite sides twice.
        exchanges: those made, in order.
        before: each issue's outcome without exchange. after: with the positions as exchanged.
    """

    possible: int
    exchanges: tuple[Exchange, ...]
    before: Mapping[str, float]
    after: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Offer:
    """Actor i supplies issue p to j, who supplies q to i."""

    i: str
    p: str
    j: str
    q: str


def exchange_round(issues: Mapping[str, Sequence[Stance]]) -> ExchangeRound:
    """Exchange positions to equal gain, the most gainful exchange first.

    Equal gains are taken in the order of the issues and actors.

    Args:
        issues: the stances on each issue. Scales should be alike (0 to 100), or gains don't compare.

    Raises:
        InvalidCase: an issue on which nobody has any weight.

    Example:
        >>> saliences = {"road": (0.9, 0.1), "port": (0.1, 0.9)}
        >>> stances = {
        ...     issue: [
        ...         Stance(actor="a", position=0, salience=of_a),
        ...         Stance(actor="b", position=100, salience=of_b),
        ...     ]
        ...     for issue, (of_a, of_b) in saliences.items()
        ... }
        >>> made = exchange_round(stances)
        >>> [(round(each.first.move), round(each.second.move)) for each in made.exchanges]
        [(-100, 100)]
        >>> {issue: round(outcome, 6) for issue, outcome in made.after.items()}
        {'road': 0.0, 'port': 100.0}
    """
    market = _Market(issues)
    offers = market.offers()
    queue = [(-market.terms(offer)[0], at) for at, offer in enumerate(offers)]
    heapq.heapify(queue)
    made: list[Exchange] = []
    while queue:
        stale, at = heapq.heappop(queue)
        gain, give, take = market.terms(offers[at])
        if gain < SMALLEST:
            continue
        if gain < -stale - 1e-12:
            # What can be supplied has shrunk since; gains never grow, so it waits for its new place.
            heapq.heappush(queue, (-gain, at))
            continue
        offer = offers[at]
        first = market.moved(offer.i, offer.p, give)
        second = market.moved(offer.j, offer.q, take)
        made.append(Exchange(first=first, second=second, gain=gain))
    return ExchangeRound(
        possible=market.possible, exchanges=tuple(made), before=market.outcomes, after=market.settled()
    )


class _Market:
    """The positions as they move during a round."""

    def __init__(self, issues: Mapping[str, Sequence[Stance]]) -> None:
        self._issues = issues
        self.outcomes = {issue: compromise_mean(stances) for issue, stances in issues.items()}
        self._at = {issue: {each.actor: each for each in stances} for issue, stances in issues.items()}
        self._now = {issue: {each.actor: each.position for each in rows} for issue, rows in issues.items()}
        self._leverage = {
            issue: {each.actor: each.weight / total_weight(rows) for each in rows}
            for issue, rows in issues.items()
        }
        self.possible = 0

    def offers(self) -> list[_Offer]:
        """Every exchange that could be made at the start."""
        found: list[_Offer] = []
        for p, q in combinations(self._issues, 2):
            both = [actor for actor in self._at[p] if actor in self._at[q]]
            for a, b in combinations(both, 2):
                if self._are_opposed(a, b, p) and self._are_opposed(a, b, q):
                    self.possible += 1
                    lean = self._salience(a, p) * self._salience(b, q)
                    other = self._salience(b, p) * self._salience(a, q)
                    if lean < other:
                        found.append(_Offer(a, p, b, q))
                    elif lean > other:
                        found.append(_Offer(b, p, a, q))
        return found

    def terms(self, offer: _Offer) -> tuple[float, float, float]:
        """The gain of an exchange, and the moves of i on p and of j on q that give it to both."""
        i, p, j, q = offer.i, offer.p, offer.j, offer.q
        give, take = self._left(i, p, towards=j), self._left(j, q, towards=i)
        if abs(give) < SMALLEST or abs(take) < SMALLEST:
            return 0.0, 0.0, 0.0
        # Gains are equal where shift of q (s_iq + s_jq) = shift of p (s_ip + s_jp).
        worth_p = self._leverage[p][i] * (self._salience(i, p) + self._salience(j, p))
        worth_q = self._leverage[q][j] * (self._salience(i, q) + self._salience(j, q))
        if not worth_p or not worth_q:
            return 0.0, 0.0, 0.0
        if worth_q * abs(take) > worth_p * abs(give):
            take *= worth_p * abs(give) / (worth_q * abs(take))
        else:
            give *= worth_q * abs(take) / (worth_p * abs(give))
        shift_p, shift_q = self._leverage[p][i] * abs(give), self._leverage[q][j] * abs(take)
        return self._salience(i, q) * shift_q - self._salience(i, p) * shift_p, give, take

    def moved(self, actor: str, issue: str, move: float) -> Half:
        """Move the actor, and say where it stands now."""
        self._now[issue][actor] += move
        return Half(actor=actor, issue=issue, move=move, position=self._now[issue][actor])

    def settled(self) -> dict[str, float]:
        """The outcomes at the positions as they are now."""
        return {
            issue: sum(self._leverage[issue][actor] * position for actor, position in rows.items())
            for issue, rows in self._now.items()
        }

    def _left(self, actor: str, issue: str, *, towards: str) -> float:
        """How far the actor can still move on the issue towards the other's own position, never back."""
        goal = self._at[issue][towards].position
        left = goal - self._now[issue][actor]
        return left if left * (goal - self._at[issue][actor].position) > 0 else 0.0

    def _are_opposed(self, a: str, b: str, issue: str) -> bool:
        middle = self.outcomes[issue]
        return (self._at[issue][a].position - middle) * (self._at[issue][b].position - middle) < 0

    def _salience(self, actor: str, issue: str) -> float:
        return self._at[issue][actor].salience
