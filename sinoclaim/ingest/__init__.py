"""Read files into documents: text exactly as it stands, blocks classified, title, author and language found."""

from sinoclaim.ingest.drafts import Limits
from sinoclaim.ingest.formats import FORMATS
from sinoclaim.ingest.library import Library, read_paths
from sinoclaim.ingest.single import document_from_text, read_document

__all__ = ["FORMATS", "Library", "Limits", "document_from_text", "read_document", "read_paths"]
