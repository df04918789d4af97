"""Walk through findings with a person: show one, take a key, do what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from sinoclaim.cli.answers import END, Answers
from sinoclaim.cli.streams import write_result
from sinoclaim.errors import LedgerError
from sinoclaim.ledger.docket import Docket
from sinoclaim.ledger.suggestions import suggested
from sinoclaim.model.decision import Ruling
from sinoclaim.report.case import draw_case
from sinoclaim.report.quotation import Quoter
from sinoclaim.report.visible import one_line

KEYS: Final = "a accept  d dismiss  r resolve  s defer  n note  u undo  j/k go  ? help  q quit"
HELP: Final = """\
  a  accept    it is a contradiction, and known
  d  dismiss   it is none; asks why
  r  resolve   it is one, and one side is right; asks which
  s  defer     to be looked at later
  n  note      give the ruling another reason, or defer with one
  u  undo      take back the last ruling
  j  next      without a ruling (also: the arrows down and right)
  k  back      (also: the arrows up and left)
  t  trail     show or hide how the passages were read, and what was weighed
  q  quit      every ruling is saved already
"""
_CLEAR: Final = "\x1b[2J\x1b[H"
_ROOMY: Final = 36
"""Rows of a screen from which the trail is shown without being asked for."""


class Walk:
    """One sitting at the findings of a docket."""

    def __init__(self, docket: Docket, quoter: Quoter, answers: Answers) -> None:
        self._docket, self._quoter, self._answers = docket, quoter, answers
        self._said, self._whole = "", not 0 < answers.rows < _ROOMY
        self._does: Mapping[str, Callable[[], str]] = {
            "a": self._accept,
            "d": lambda: self._ask(Ruling.DISMISSED),
            "r": lambda: self._ask(Ruling.RESOLVED),
            "s": lambda: self._rule(Ruling.DEFERRED, suggested(docket.finding, Ruling.DEFERRED)[0]),
            "n": self._note,
            "u": lambda: "Taken back." if docket.undo() else "There is nothing to take back.",
            "j": lambda: self._step(1),
            "k": lambda: self._step(-1),
            "t": self._turn,
            "?": lambda: HELP,
        }

    def run(self) -> None:
        """Show findings and take keys until the person quits or there is nothing more to read."""
        while True:
            self._show()
            key = self._answers.key()
            if key == END:
                return
            does = self._does.get(key)
            try:
                self._said = does() if does else f"'{key}' is no key here; ? helps."
            except LedgerError as problem:
                self._said = f"Not saved: {problem}"

    def _show(self) -> None:
        docket = self._docket
        place = f"{docket.at + 1} of {len(docket.findings)}"
        ruled = docket.ruled.get(docket.finding.id)
        case = draw_case(docket.finding, self._quoter, place=place, decision=ruled, whole=self._whole)
        said = self._said if self._said == HELP else f"{one_line(self._said)}\n"
        write_result(f"{_CLEAR if self._answers.rows else ''}{case}{said}{KEYS}\n")

    def _accept(self) -> str:
        return self._rule(Ruling.ACCEPTED, suggested(self._docket.finding, Ruling.ACCEPTED)[0])

    def _rule(self, ruling: Ruling, reason: str) -> str:
        self._docket.rule(ruling, reason)
        left = f"{self._docket.left} left." if self._docket.left else "Every finding has a ruling; q quits."
        return f"Saved: {ruling.value}, {reason}. {left}"

    def _ask(self, ruling: Ruling) -> str:
        reasons = suggested(self._docket.finding, ruling)
        listed = "".join(f"  {number}  {one_line(reason)}\n" for number, reason in enumerate(reasons, start=1))
        said = self._answers.line(f"Why? Write a reason, or a number; nothing is 1, - goes back.\n{listed}> ")
        if said is None or said == "-":
            return "Nothing was ruled."
        if said.isdecimal() and not 1 <= int(said) <= len(reasons):
            return f"There is no reason {said}; nothing was ruled."
        return self._rule(ruling, reasons[int(said or 1) - 1] if said.isdecimal() or not said else said)

    def _note(self) -> str:
        said = self._answers.line("Note, or nothing to go back.\n> ")
        if not said:
            return "Nothing was noted."
        self._docket.note(said)
        return "Noted."

    def _turn(self) -> str:
        self._whole = not self._whole
        return ""

    def _step(self, by: int) -> str:
        self._docket.step(by)
        return ""


def summary(docket: Docket) -> str:
    """Say what was ruled in a sitting, and what is left."""
    rulings = Counter(decision.ruling for decision in docket.ruled.values())
    how = ", ".join(f"{rulings[ruling]} {ruling.value}" for ruling in Ruling if rulings[ruling])
    ruled = f"Ruled on {len(docket.ruled)} of {len(docket.findings)}" + (f" ({how})" if how else "")
    return one_line(f"{ruled}, {docket.left} left: {docket.path}")
