"""Read files into documents: text exactly as it stands, blocks classified, title, author and language found."""

from sinoclaim.ingest.library import Budget, Library, read_paths
from sinoclaim.ingest.readers import READERS, document_from_text, read_document

__all__ = ["READERS", "Budget", "Library", "document_from_text", "read_document", "read_paths"]
