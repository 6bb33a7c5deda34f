"""Détente from Python: cases in, findings out. What is named here is the public surface.

>>> from detente import library as detente
>>> case = detente.load_case("elmira")
>>> found = detente.outcomes(case)
>>> found.value.equilibria(detente.Concept.NASH)
(5, 8, 9)
>>> found.value.names[4], found.grounds.assumptions
('delay + insist', ('the nine-state model; its rankings are at second hand, unverified',))
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from detente.analysis.bargaining import Deals, deals
from detente.analysis.consent import Consent, consent
from detente.analysis.finding import Finding, Method
from detente.analysis.forecast import Outlook, forecast
from detente.analysis.levers import Levers, Perturbation
from detente.analysis.levers import levers as find_levers
from detente.analysis.outcomes import Outcomes, outcomes
from detente.case import Case, bargaining_domain, build_case, case_schema, consent_games, graph_model
from detente.errors import DetenteError, InvalidCase, MissingExtra, TooLarge, UnreadableInput
from detente.record.grounds import Grounds
from detente.theory.graph_model import Concept
from detente.workflow import pictures
from detente.workflow.cases import load_case, shipped_cases

__all__ = [
    "Case",
    "Concept",
    "Consent",
    "Deals",
    "DetenteError",
    "Finding",
    "Grounds",
    "InvalidCase",
    "Levers",
    "Method",
    "MissingExtra",
    "Outcomes",
    "Outlook",
    "TooLarge",
    "UnreadableInput",
    "bargaining_domain",
    "build_case",
    "case_schema",
    "consent",
    "consent_games",
    "deals",
    "draw_outcomes",
    "forecast",
    "graph_model",
    "levers",
    "load_case",
    "outcomes",
    "shipped_cases",
]


def levers(
    case: Case, *, target: int | None = None, samples: int = 200, swaps: int = 1, seed: int = 0
) -> Finding[Levers]:
    """What would change it: the smallest changes of preference, and how far equilibria depend on rankings.

    Args:
        target: the state (from 1) to make an equilibrium, or to stop being one; None for robustness alone.
        samples, swaps, seed: how many random perturbations, of how many swaps each, from which seed.

    Raises:
        InvalidCase: the case has no decision makers.

    >>> found = levers(load_case("elmira"), target=4, samples=20)
    >>> found.question
    'levers'
    """
    perturbation = Perturbation(samples=samples, swaps=swaps, seed=seed)
    return find_levers(case, target=target, perturbation=perturbation, generator=np.random.default_rng(seed))


def draw_outcomes(case: Case, path: str | Path) -> None:
    """Draw the graph model with what holds, as .svg, .png or .html.

    Raises:
        ValueError: for another ending.
        MissingExtra: without the extra `plots`.
        TooLarge: beyond 60 states.
    """
    fault = pictures.plot_fault(Path(path))
    if fault:
        raise ValueError(fault)
    found = outcomes(case).value
    pictures.plot_outcomes(case, found.model, found.stability, Path(path))
