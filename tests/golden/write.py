"""Write the golden reports of the sample corpus anew: ``make golden``, then read the difference."""

from __future__ import annotations

from tests.golden.corpus.reports import FOLDER, REPORTS, golden

if __name__ == "__main__":
    for name in REPORTS:
        (FOLDER / name).write_text(golden(name), "utf-8")
