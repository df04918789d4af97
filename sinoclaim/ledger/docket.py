"""Go through findings one by one; each ruling is in the file before the next is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from sinoclaim.ledger.book import Change, apply, ruling_on
from sinoclaim.ledger.standing import decide
from sinoclaim.model.decision import Decision, Ruling
from sinoclaim.model.finding import Finding


@dataclass(slots=True)
class Docket:
    """The findings of one sitting, the one at hand, and what was ruled in it; ``path`` is the file of decisions."""

    path: Path
    findings: tuple[Finding, ...]
    by: str = ""
    at: int = 0
    ruled: dict[str, Decision] = field(default_factory=dict)
    _past: list[tuple[int, Change, Decision | None]] = field(default_factory=list)

    @property
    def finding(self) -> Finding:
        """The finding at hand."""
        return self.findings[self.at]

    @property
    def left(self) -> int:
        """How many findings wait for a ruling."""
        return len(self.findings) - len(self.ruled)

    def step(self, by: int) -> None:
        """Go on or back by so many findings; the first comes after the last."""
        self.at = (self.at + by) % len(self.findings)

    def rule(self, ruling: Ruling, reason: str) -> None:
        """Rule on the finding at hand and go on to the next that waits for a ruling, if any does.

        Raises:
            LedgerError: if the file cannot be read or written; nothing is ruled then.
        """
        self._save(decide(self.finding, ruling, reason, by=self.by))
        ahead = (*range(self.at, len(self.findings)), *range(self.at))
        self.at = next((at for at in ahead if self.findings[at].id not in self.ruled), self.at)

    def note(self, text: str) -> None:
        """Make ``text`` the reason of the ruling on the finding at hand; without one it is deferred."""
        ruled = self.ruled.get(self.finding.id)
        self._save(replace(ruled, reason=text) if ruled else decide(self.finding, Ruling.DEFERRED, text, by=self.by))

    def undo(self) -> bool:
        """Take back the last ruling or note, in the file too, and return to its finding; false if there is none."""
        if not self._past:
            return False
        at, change, before = self._past[-1]
        apply(self.path, change)
        self._past.pop()
        self.at = at
        if before is None:
            self.ruled.pop(self.finding.id, None)
        else:
            self.ruled[self.finding.id] = before
        return True

    def _save(self, decision: Decision) -> None:
        back = apply(self.path, ruling_on(self.finding, decision))
        self._past.append((self.at, back, self.ruled.get(self.finding.id)))
        self.ruled[self.finding.id] = decision
