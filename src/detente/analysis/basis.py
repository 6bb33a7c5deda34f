"""What findings are drawn from: positions, threats and promises, and what an analyst made of the case."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from detente.analysis.positions import Standing, standings_of
from detente.case import Case, build_case
from detente.case.codebook import Codebook
from detente.case.draft import draft_case
from detente.case.hindsight import without_hindsight
from detente.case.merging import merged
from detente.case.renaming import renamed
from detente.errors import InvalidCase
from detente.record import Claim, PartialDate, Position

NOTHING_PLACED = (
    "{title}: no position in the record names or refuses an option of the codebook; "
    "add documents, or phrases to the codebook's options"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The part of a record that findings rest on.

    Attributes:
        positions, commitments: all that count, whatever their dates.
        published: the days on which documents came out, by their ids, so far as they are known.
        families: of the documents that tell where parties stand; near-duplicates share one.
        edited: the case as an analyst left it, in plain data; None where it is drawn as it stands.
        like: the case drawn from more or fewer claims, whose names for acts are kept; None for its own.
    """

    codebook: Codebook
    positions: tuple[Position, ...]
    commitments: tuple[Claim, ...]
    published: Mapping[str, PartialDate] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
    edited: Mapping[str, Any] | None = None
    like: Mapping[str, Any] | None = None

    def standings(self) -> tuple[Standing, ...]:
        """Each issue of the codebook as it stands."""
        return standings_of(self.positions, self.codebook, families=self.families)

    def row(self) -> Mapping[str, Any]:
        """The case in plain data: as drawn, or as edited but for what these claims draw otherwise."""
        # An analyst may have written of a party that would take no position any more.
        kept = list((self.like or {}).get("disagreement", ())) if self.edited is not None else ()
        drawn = draft_case(
            self.positions, self.commitments, self.codebook, keeping=kept, published=self.published
        )
        if self.like is not None:
            drawn = renamed(drawn, self.like)
        if self.edited is None:
            return drawn
        return self.edited if self.like is None else merged(self.like, self.edited, drawn).row

    def case(self) -> Case:
        """The case as a model. Raises InvalidCase where no position names an option and nobody threatens."""
        return case_in(self.row(), self.codebook)

    def without(self, claim: str, *, like: Mapping[str, Any]) -> Basis:
        """The same had one claim not been made.

        Args:
            like: the case as drawn from all claims.
        """
        return replace(
            self,
            positions=tuple(each for each in self.positions if each.claim != claim),
            commitments=tuple(each for each in self.commitments if each.id != claim),
            like=like,
        )

    def edited_then(
        self, edited: Mapping[str, Any], *, built: Mapping[str, Any], later: Collection[str]
    ) -> Basis:
        """The same with an analyst's case, but for what that takes from claims which were made later.

        Args:
            built: the case as drawn before the analyst edited it.
            later: the claims that are none of this basis, for they were made after it.
        """

        def draw(parties: Collection[str], issues: Collection[str]) -> dict[str, Any]:
            drawn = draft_case(
                self.positions,
                self.commitments,
                self.codebook,
                keeping=parties,
                keeping_issues=issues,
                published=self.published,
            )
            return renamed(drawn, built)

        row = without_hindsight(built, edited, draw, later=later)
        return replace(self, edited=row, like=replace(self, edited=None, like=built).row())

    def drawn(self) -> Mapping[str, Any]:
        """The case as drawn from all claims, whatever an analyst made of it."""
        return replace(self, edited=None).row()


def case_in(row: Mapping[str, Any], codebook: Codebook) -> Case:
    """The model of a case in plain data. Raises InvalidCase where it holds none."""
    if row.get("issues") == [] and "decision_makers" not in row:
        raise InvalidCase(NOTHING_PLACED.format(title=codebook.title))
    return build_case(dict(row))
