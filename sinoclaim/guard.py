"""Hold the curated claims of a project against its corpus: what supports them, what contradicts them, what drifted."""

from __future__ import annotations
