"""Show a claim to a person: its quote with the decisive words emphasised, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from sinoclaim.model.claim import Claim, VoiceKind
from sinoclaim.model.span import Span
from sinoclaim.report.excerpt import excerpt
from sinoclaim.report.numbering import Numbering
from sinoclaim.report.view import View
from sinoclaim.report.visible import one_line

EMPHASIS: Final = "bold yellow"
MARKS: Final = ("»", "«")
"""What stands about the decisive words where there is no colour to show them."""
_LINES_OF_QUOTE: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoter:
    """Shows the claims of one report in one view."""

    numbering: Numbering
    view: View

    @classmethod
    def of(cls, numbering: Numbering, view: View) -> Quoter:
        """Prepare to quote the claims that ``numbering`` holds."""
        return cls(numbering=numbering, view=view)

    def quote(self, claim: Claim, decisive: tuple[Span, ...], *, width: int) -> Text:
        """Return the quote in quotation marks, shortened to some lines of ``width`` cells."""
        wide = cell_len(claim.quote[:200]) > 1.5 * len(claim.quote[:200])
        limit = width * _LINES_OF_QUOTE // (2 if wide else 1)
        text = Text("“", overflow="fold")
        for piece in excerpt(claim.quote, decisive, limit=limit):
            if not piece.decisive:
                text.append(piece.text)
            elif self.view.color:
                text.append(piece.text, EMPHASIS)
            else:
                text.append(piece.text.join(MARKS))
        return text.append("”")

    def source(self, claim: Claim) -> Text:
        """Return where the claim stands, the date of its document, and who is speaking if not the narrator.

        The citation goes first, where the source has one; path and line say where to look.
        """
        place = self.numbering.place(claim)
        cited = self.numbering.citation(claim)
        shown = Text(f"{one_line(cited)} · " if cited else "", overflow="fold")
        shown.append(f"{one_line(claim.document)}:{place.line}", "cyan")
        shown.append(f" · {self._dated(claim)}", "dim")
        if claim.voice.kind is not VoiceKind.NARRATOR:
            speaker = f" {one_line(claim.voice.speaker)}" if claim.voice.speaker else ""
            shown.append(f" · {claim.voice.kind.value}{speaker}", "dim")
        return shown

    def _dated(self, claim: Claim) -> str:
        origin = self.numbering.by_name[claim.document].origin
        written = origin.written or origin.published
        return f"dated {one_line(written.edtf)}" if written else "undated"
