"""The record kept: documents, claims and judgements in a database that loses nothing it acknowledged."""

from detente.adapters.store.hits import Hit
from detente.adapters.store.keeping import Kept
from detente.adapters.store.listing import Filter, KeptClaim, NamesHeld
from detente.adapters.store.positions import DrawnDocument
from detente.adapters.store.store import Store

__all__ = ["DrawnDocument", "Filter", "Hit", "Kept", "KeptClaim", "NamesHeld", "Store"]
