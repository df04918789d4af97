"""One reader a format: bytes in, drafts out; none knows of another but through ``sinoclaim.ingest.formats``."""
