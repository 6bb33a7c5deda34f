"""Tables and numbers as the analysis commands print them."""

from __future__ import annotations

import io
import shutil
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

NARROWEST, WIDEST = 80, 140
LEAST_WRITTEN_OUT, MOST_WRITTEN_OUT = Fraction(1, 1000), 10**15


def bare_table(title: str) -> Table:
    """A table with a rule under its head and nothing else."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    return Table(
        title=Text(title, "bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, header_style=""
    )


def cell(words: str) -> Text:
    """Words for a table as they are, brackets and all, which in plain cells would be marks of style."""
    from rich.text import Text

    return Text(words)


def rendered(table: Table) -> str:
    """The table as text, as wide as the terminal."""
    from rich.console import Console

    width = min(max(shutil.get_terminal_size((100, 24)).columns, NARROWEST), WIDEST)
    page = io.StringIO()
    Console(file=page, width=width, highlight=False, color_system=None).print(table)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines())


def number(value: Fraction | float) -> str:
    """A number for people: whole ones whole, others to four decimals; powers of ten where those say nothing.

    >>> number(Fraction(7, 2)), number(Fraction(1, 3)), number(12.0)
    ('3.5', '0.3333', '12')
    >>> number(Fraction(1, 80000)), number(Fraction(10**300))
    ('1.25e-05', '1e+300')
    """
    size = abs(Fraction(value))
    if size >= MOST_WRITTEN_OUT or 0 < size < LEAST_WRITTEN_OUT:
        return f"{float(value):.4g}"
    if value == int(value):
        return str(int(value))
    return f"{float(value):.4f}".rstrip("0").rstrip(".")


def safe(text: str) -> str:
    """A name on one line, without anything that a terminal would obey."""
    return "".join(mark for mark in " ".join(text.split()) if mark.isprintable())
