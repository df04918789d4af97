"""Split documents into sentences, and sentences into clauses."""

from sinoclaim.segment.clauses import clauses
from sinoclaim.segment.sentences import segment

__all__ = ["clauses", "segment"]
