"""What will probably come of it: the compromise, the median, exchanges, challenges, and their record."""

from detente.theory.forecast.challenge import Challenge, challenge_model
from detente.theory.forecast.compromise import compromise_mean
from detente.theory.forecast.exchange import Exchange, ExchangeRound, Half, exchange_round
from detente.theory.forecast.median import weighted_median
from detente.theory.forecast.scoreboard import (
    BASELINES,
    Decision,
    Forecast,
    Score,
    challenge_forecast,
    scoreboard,
)
from detente.theory.forecast.stance import Stance

__all__ = [
    "BASELINES",
    "Challenge",
    "Decision",
    "Exchange",
    "ExchangeRound",
    "Forecast",
    "Half",
    "Score",
    "Stance",
    "challenge_forecast",
    "challenge_model",
    "compromise_mean",
    "exchange_round",
    "scoreboard",
    "weighted_median",
]
