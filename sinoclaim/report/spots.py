"""Say where in a repository the words of a claim stand: file, lines, columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sinoclaim.ingest.formats import format_of
from sinoclaim.model.claim import Claim
from sinoclaim.model.curated import CuratedClaim, WitnessState
from sinoclaim.model.finding import Finding
from sinoclaim.model.span import Span
from sinoclaim.report.decisive import decisive_spans
from sinoclaim.report.excerpt import excerpt
from sinoclaim.report.lines import Place
from sinoclaim.report.numbering import Numbering
from sinoclaim.report.view import View

_KEPT: Final = ("plain text", "Markdown")
"""The formats whose text is that of the file, so that its lines are those of an editor."""
_FIRST: Final = Place(1, 1)
_SHOWN: Final = 240
"""Code points of a quote that a message shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in a file. Lines and columns count from 1, columns in code points; ``end`` is the place after the last.

    ``path`` is the file from the root of the repository. Where a document's text was drawn out of its file (PDF, web
    page, archive), the place is that of the file's beginning and ``exact`` is false. ``where`` names the place for a
    person, ``quote`` is what stands there and ``shown`` the same on one line, safe to show and not too long.
    """

    path: str
    where: str
    start: Place = _FIRST
    end: Place = _FIRST
    exact: bool = False
    quote: str = ""
    shown: str = ""


def path_of(name: str, view: View) -> str:
    """Return the file of a document; an archive or a file of several texts is the file of its parts.

    >>> path_of("letters.zip#1950/a.txt", View()), path_of("a.txt", View(paths={"a.txt": "corpus/a.txt"}))
    ('letters.zip', 'corpus/a.txt')
    """
    return view.paths.get(name) or name.partition("#")[0].lstrip("/") or name


def shortened(quote: str, decisive: tuple[Span, ...] = ()) -> str:
    r"""Return a quote on one line, safe to show, cut where it is long but never within its decisive words.

    >>> shortened("handed\nover\x1b[2J")
    'handed over␛[2J'
    """
    return "".join(piece.text for piece in excerpt(quote, decisive, limit=_SHOWN))


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """Where everything stands: the documents of a report, and the curated claims by name."""

    numbering: Numbering
    view: View
    curated: Mapping[str, CuratedClaim]

    def side(self, finding: Finding, claim: Claim) -> Spot:
        """Return where one of the claims of a finding stands; a curated claim stands where its entry begins."""
        value = finding.values[finding.claims.index(claim)]
        shown = shortened(claim.quote, decisive_spans(claim, finding.kind, value))
        entry = self.curated.get(claim.document)
        if entry is not None:
            return self.entry(entry, claim.quote)
        cited = self.numbering.citation(claim)
        return self._at(claim.document, claim.span, claim.quote, shown, cited)

    def link(self, claim: Claim) -> Spot:
        """Return where a further claim of a finding stands."""
        return self._at(claim.document, claim.span, claim.quote, shortened(claim.quote), self.numbering.citation(claim))

    def nearest(self, state: WitnessState) -> Spot:
        """Return the passage that comes nearest to an evidence quote."""
        shown = shortened(state.nearest)
        if state.document in self.numbering.lines and state.start < state.end:
            return self._at(state.document, Span(state.start, state.end), state.nearest, shown, "")
        path = path_of(state.document, self.view)
        return Spot(path=path, where=state.document, quote=state.nearest, shown=shown)

    def entry(self, claim: CuratedClaim, quote: str = "") -> Spot:
        """Return where the entry of a curated claim begins."""
        place = Place(claim.line, 1)
        path = path_of(claim.file, self.view)
        where = f"{path}:{claim.line}"
        return Spot(path=path, where=where, start=place, end=place, exact=True, quote=quote, shown=shortened(quote))

    def _at(self, name: str, span: Span, quote: str, shown: str, cited: str) -> Spot:
        path = path_of(name, self.view)
        form = format_of(path)
        if form is None or form.name not in _KEPT:
            where = f"{name}, {cited}" if cited else name
            return Spot(path=path, where=where, quote=quote, shown=shown)
        lines = self.numbering.lines[name]
        start, end = lines.place(span.start), lines.place(span.end)
        where = f"{path}:{start.line}" + (f", {cited}" if cited else "")
        return Spot(path=path, where=where, start=start, end=end, exact=True, quote=quote, shown=shown)
