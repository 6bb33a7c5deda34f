"""Where to draw the states of a graph model."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray


def grid_places(columns: Sequence[Hashable], rows: Sequence[Hashable]) -> NDArray[np.float64]:
    """A place for each state by what one decision maker does (column) and what the others do (row).

    >>> grid_places(["stay", "go"], ["talk", "talk"]).tolist()
    [[0.0, 0.0], [1.0, 0.0]]
    """
    column_at = {key: at for at, key in enumerate(dict.fromkeys(columns))}
    row_at = {key: at for at, key in enumerate(dict.fromkeys(rows))}
    return np.array(
        [[column_at[column], row_at[row]] for column, row in zip(columns, rows, strict=True)], float
    ).reshape(-1, 2)


def stress_places(states: int, pairs: NDArray[np.int64]) -> NDArray[np.float64]:
    """Places whose distances follow the number of moves between states (Gansner, Koren and North 2004).

    Stress majorisation from the spectral start, so that equal models are drawn alike.

    Args:
        pairs: states (from 0) with a move between them in either direction, shape (pairs, 2).

    Returns:
        Shape (states, 2); one move is about one unit long.
    """
    if states == 1:
        return np.zeros((1, 2))
    apart = _distances(states, pairs)
    weight = 1 / np.maximum(apart, 1) ** 2
    np.fill_diagonal(weight, 0)
    places = _classical(apart)
    laplacian = np.diag(weight.sum(axis=1)) - weight
    inverse = np.linalg.pinv(laplacian)
    for _ in range(200):
        gaps = places[:, None, :] - places[None, :, :]
        lengths = np.sqrt((gaps**2).sum(axis=2))
        ratio = np.divide(weight * apart, lengths, out=np.zeros_like(lengths), where=lengths > 1e-9)
        pull = np.diag(ratio.sum(axis=1)) - ratio
        moved = inverse @ pull @ places
        if np.abs(moved - places).max() < 1e-5:
            break
        places = moved
    return places


def _distances(states: int, pairs: NDArray[np.int64]) -> NDArray[np.float64]:
    """Shortest paths, directions ignored; states without a path lie one farther than any path is long."""
    apart = np.full((states, states), np.inf)
    np.fill_diagonal(apart, 0)
    apart[pairs[:, 0], pairs[:, 1]] = apart[pairs[:, 1], pairs[:, 0]] = 1
    for middle in range(states):
        np.minimum(apart, apart[:, middle, None] + apart[None, middle, :], out=apart)
    longest = apart[np.isfinite(apart)].max()
    apart[~np.isfinite(apart)] = longest + 1
    return apart


def _classical(apart: NDArray[np.float64]) -> NDArray[np.float64]:
    """Classical scaling: the two directions in which the distances spread most."""
    size = len(apart)
    centre = np.eye(size) - 1 / size
    values, vectors = np.linalg.eigh(-0.5 * centre @ apart**2 @ centre)
    places: NDArray[np.float64] = vectors[:, -2:][:, ::-1] * np.sqrt(np.maximum(values[-2:][::-1], 1e-9))
    # Eigenvectors come with either sign; fix it. A little spread keeps states apart that coincide.
    for axis in range(2):
        largest = np.abs(places[:, axis]).argmax()
        places[:, axis] *= np.sign(places[largest, axis]) or 1
    angles = 2 * np.pi * np.arange(size) / size
    return places + 0.05 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
