"""Pages of the findings on the case: deals, outcomes, levers, forecast, consent."""

from detente.adapters.workbench.pages.analyses import consent, deals, forecast, levers, outcomes
from detente.adapters.workbench.pages.analyses.opening import family

__all__ = ["consent", "deals", "family", "forecast", "levers", "outcomes"]
