"""The compromise model: the mean of what all want, by salience and power.

Names: compromise model (Van den Bos 1991, *Dutch EC Policy Making*; Achen 2006, "Institutional realism and
bargaining models", in Thomson et al., *The European Union Decides*, ch. 4), Nash bargaining approximation,
salience-weighted mean, mean voter.

Achen shows that the weighted mean approximates the Nash bargaining solution where failure would be bad for
all alike. On real decisions of the European Union it has been no worse than any other model, which is why
it is the default.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.theory.forecast.stance import Stance, total_weight


def compromise_mean(stances: Sequence[Stance]) -> float:
    """The weighted mean of the positions: sum of x s c over sum of s c.

    Args:
        stances: positions x, saliences s, powers c.

    Raises:
        InvalidCase: nobody has any weight.

    Example:
        >>> compromise_mean([Stance(actor="a", position=0, salience=3), Stance(actor="b", position=100)])
        25.0
    """
    return sum(each.position * each.weight for each in stances) / total_weight(stances)
