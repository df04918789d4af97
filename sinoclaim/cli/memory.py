"""Choose the reader of a run: one that remembers what earlier runs read, unless nobody wants that."""

from __future__ import annotations

import os

from sinoclaim.engine.reader import Reader
from sinoclaim.engine.store import Store, cache_folder
from sinoclaim.rules import load_rules


def reader_for(*, no_cache: bool) -> Reader:
    """Return a reader with the rules of the package; its store is in the user's folder for caches, if there is one."""
    folder = None if no_cache else cache_folder(os.environ)
    return Reader(load_rules(), Store(folder) if folder else None)
