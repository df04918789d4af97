"""Read quantities from text, and compare them."""

from sinoclaim.quantities.compare import Relation, are_comparable, can_agree, relate
from sinoclaim.quantities.read import read_quantities
from sinoclaim.quantities.tables import QuantityTables
from sinoclaim.quantities.values import Closeness, Quantity

__all__ = [
    "Closeness",
    "Quantity",
    "QuantityTables",
    "Relation",
    "are_comparable",
    "can_agree",
    "read_quantities",
    "relate",
]
