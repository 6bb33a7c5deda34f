"""States and organisations: the names by which reports call them, and what speaks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from detente.record.polity import Polity


class Gazetteer:
    """Looks up how reports name states and organisations.

    Every look-up is by `key`: no case, no full stops, no leading "the". Tables are fixed when the
    gazetteer is made; nothing in it changes afterwards.
    """

    __slots__ = ("_polities", "adjectives", "capitals", "longest", "names", "nouns", "peoples", "seats")

    def __init__(self, polities: Iterable[Polity]) -> None:
        self._polities: Mapping[str, Polity] = {polity.name: polity for polity in polities}
        self.names: Mapping[str, Polity] = self._table(lambda polity: (polity.name, *polity.also))
        self.adjectives: Mapping[str, Polity] = self._table(lambda polity: polity.adjectives)
        self.peoples: Mapping[str, Polity] = self._table(lambda polity: polity.people)
        self.capitals: Mapping[str, Polity] = self._table(lambda polity: polity.capitals)
        self.seats: Mapping[str, Polity] = self._table(lambda polity: polity.seats)
        self.nouns: Mapping[str, tuple[Polity, ...]] = self._nouns()
        tables = (self.names, self.adjectives, self.capitals, self.seats)
        self.longest = max((name.count(" ") + 1 for table in tables for name in table), default=1)

    def _table(self, forms: Callable[[Polity], tuple[str, ...]]) -> dict[str, Polity]:
        table: dict[str, Polity] = {}
        for polity in self._polities.values():
            for form in forms(polity):
                table.setdefault(key(form), polity)
        return table

    def _nouns(self) -> dict[str, tuple[Polity, ...]]:
        table: dict[str, tuple[Polity, ...]] = {}
        for polity in self._polities.values():
            for noun in polity.nouns:
                table[noun] = (*table.get(noun, ()), polity)
        return table

    def polity(self, name: str) -> Polity | None:
        """The state or organisation of exactly this canonical name."""
        return self._polities.get(name)

    def speaker(self, phrase: str) -> Polity | None:
        """Whom a phrase speaks for: its own name, its people, its capital or its seat of power.

        Args:
            phrase: words as printed ("the Kremlin", "U.S.", "Moscow", "the Russians").
        """
        found = key(phrase)
        for table in (self.names, self.seats, self.capitals, self.peoples):
            if found in table:
                return table[found]
        return None

    def modifier(self, phrase: str) -> Polity | None:
        """The polity that a modifier names: "Russian", "NATO", "U.S."."""
        found = key(phrase)
        return self.adjectives.get(found) or self.names.get(found)


def key(phrase: str) -> str:
    """How the tables spell a phrase.

    >>> key("the U.S."), key("The Kremlin")
    ('us', 'kremlin')
    """
    plain = phrase.replace(".", "").replace("’", "'").casefold()
    return plain[4:] if plain.startswith("the ") else plain
