"""Let the stages meet: documents in, report out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sinoclaim.align.block import pairs
from sinoclaim.align.cluster import agreements, disputes
from sinoclaim.align.copies import find_copies
from sinoclaim.align.event import match
from sinoclaim.align.positions import key_of
from sinoclaim.align.setting import CROWD, Setting, settings_of
from sinoclaim.compare.chains import chains
from sinoclaim.compare.pair import frames_of, judge, topic_of
from sinoclaim.compare.side_by_side import Judged, side_by_side
from sinoclaim.compare.stages import stages_of, with_stage
from sinoclaim.compare.within import Telling, findings_within
from sinoclaim.engine.reader import Reader, texts_of
from sinoclaim.errors import UsageError
from sinoclaim.extract.claims import Extraction
from sinoclaim.extract.instruments import instruments_of_others
from sinoclaim.extract.years import attributed, set_in, story_years
from sinoclaim.model.claim import Claim
from sinoclaim.model.document import Document
from sinoclaim.model.finding import Finding, Reason, Silence
from sinoclaim.model.report import Coverage, Problem, Report, unread
from sinoclaim.rules import Rules
from sinoclaim.rules.calibration import share_of

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """What a run looks for: rule codes by prefix, the least confidence (0 to 1000), one language or all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: int = 0
    language: str | None = None
    keep_silences: bool = False

    def wants(self, finding: Finding) -> bool:
        """Tell whether a finding is to be reported."""
        chosen = not self.select or finding.rule.startswith(self.select)
        return (
            chosen
            and not (self.ignore and finding.rule.startswith(self.ignore))
            and (finding.confidence >= self.min_confidence)
        )


def _wanted(document: Document, options: CheckOptions) -> bool:
    return options.language is None or document.language == options.language


def extract(document: Document, rules: Rules) -> tuple[Claim, ...]:
    """Return the claims of one document.

    Raises:
        RuleError: if the rules are not whole.
    """
    reader = Reader(rules)
    reader.expect(texts_of(document))
    return reader.claims(document)


def _read_all(
    documents: Sequence[Document], reader: Reader, progress: Progress | None
) -> tuple[dict[str, Extraction], Coverage]:
    """Extract the claims of all documents, by name, and count what was read.

    A document whose days lack a year is read again with the year that the others give it.
    """
    read: dict[str, Extraction] = {}
    for number, document in enumerate(documents, start=1):
        read[document.name] = reader.extracted(document)
        if progress is not None:
            progress(number, len(documents))
    years = story_years([claim for found in read.values() for claim in found.claims])
    for document in documents:
        if document.name in years:
            found = reader.extracted(set_in(document, years[document.name]))
            read[document.name] = replace(found, claims=attributed(found.claims))
    spoken = {name: found.spoken for name, found in read.items()}
    told = instruments_of_others(_claims_of(read), reader.rules.frames.frames, spoken)
    for name, own in told.items():
        read[name] = replace(read[name], claims=tuple(own))
    claims = _claims_of(read)
    coverage = Coverage(
        sources_read=len(documents),
        sentences=sum(found.sentences for found in read.values()),
        claims=len(claims),
        undated=sum(claim.time is None for claim in claims),
        unresolved_times=sum(found.unresolved for found in read.values()),
        not_understood=sum(found.not_understood for found in read.values()),
        foreign=tuple(name for name, found in read.items() if found.not_understood and not found.sentences),
    )
    return read, coverage


def _claims_of(read: Mapping[str, Extraction]) -> list[Claim]:
    return [claim for found in read.values() for claim in found.claims]


def _judged(
    claims: Sequence[Claim], copies: dict[str, str], rules: Rules, *, explain: bool
) -> tuple[list[Finding], list[Silence], int]:
    """Judge every pair worth comparing; a document and its copy are never set against one another."""
    findings, silences = [], []
    setting = settings_of(claims, explain=explain)
    compared = pairs(claims, rules.frames.frames, rules.names, large=setting.large and not explain)
    for a, b in compared:
        if copies.get(a.document, a.document) == copies.get(b.document, b.document):
            silences.append(Silence(claims=(a, b), reason=Reason.COPY, detail="one document copies the other"))
            continue
        verdict = judge(a, b, rules, setting)
        if isinstance(verdict, Finding):
            findings.append(verdict)
        elif verdict is not None:
            silences.append(verdict)
    stages = stages_of(claims, rules.frames.frames) if findings else {}
    guessed = [with_stage(finding, stages, rules.frames.frames) for finding in findings]
    return [*guessed, *chains(claims, copies, rules, setting)], silences, len(compared)


def _within(documents: Sequence[Document], read: Mapping[str, Extraction], rules: Rules) -> list[Finding]:
    """Return what contradicts itself in one document; what a copy repeats is told of the first."""
    crowded = sum(len(found.claims) for found in read.values()) > CROWD
    setting = Setting(documents=len(documents), crowded=crowded)
    found: dict[str, Finding] = {}
    for document in documents:
        telling = Telling(document=document, claims=read[document.name].claims, times=read[document.name].times)
        for finding in findings_within(telling, rules, setting):
            found.setdefault(finding.id, finding)
    return list(found.values())


def _tried(finding: Finding, rules: Rules) -> Finding:
    """Return a finding with how many of those like it held in trials."""
    return replace(finding, held=share_of(rules.calibration, finding.kind, finding.confidence))


def _agreeing(silences: Sequence[Silence], rules: Rules) -> list[tuple[Silence, str]]:
    """Return the pairs that say the same of one thing, each with its topic."""
    found = []
    for silence in silences:
        if silence.reason is Reason.AGREES:
            a, b = silence.claims
            pair = match(a, b, frames_of(a, b, rules), rules.names, Setting())
            if pair.score >= AGREEMENT_NEEDED:
                found.append((silence, topic_of(pair, rules)))
    return found


AGREEMENT_NEEDED = 400
"""Evidence for one event from which an agreement is worth a line."""


def check(
    documents: Sequence[Document],
    rules: Rules,
    *,
    options: CheckOptions | None = None,
    problems: Sequence[Problem] = (),
    progress: Progress | None = None,
    reader: Reader | None = None,
) -> Report:
    """Cross-check documents: extract, align, compare. The order of ``documents`` does not matter.

    ``progress`` is called with the number of documents read and their total. ``reader`` reads them by the same rules;
    one that remembers earlier runs only makes this one quicker.

    Raises:
        UsageError: two documents have one name; a finding could not say which of them it means.
    """
    chosen = options or CheckOptions()
    names = [document.name for document in documents]
    if twice := sorted(name for name, number in Counter(names).items() if number > 1):
        message = f"{twice[0]}: is the name of {names.count(twice[0])} documents; give each its own"
        raise UsageError(message)
    reader = reader or Reader(rules)
    reader.expect(text for document in documents for text in texts_of(document))
    wanted = sorted((d for d in map(reader.prepared, documents) if _wanted(d, chosen)), key=lambda d: d.name)
    read, coverage = _read_all(wanted, reader, progress)
    claims = _claims_of(read)
    copies = dict(find_copies(wanted))
    findings, silences, compared = _judged(claims, copies, reader.known, explain=chosen.keep_silences)
    findings += _within(wanted, read, reader.known)
    statements = [statement for found in read.values() for statement in found.statements]
    stated, altered = side_by_side(statements, claims, Judged(findings, silences), reader.known)
    claims, findings = sorted([*claims, *stated], key=key_of), [*findings, *altered]
    kept = sorted((_tried(f, rules) for f in findings if chosen.wants(f)), key=lambda f: (-f.confidence, f.id))
    reasons = Counter(silence.reason.value for silence in silences)
    return Report(
        documents=tuple(wanted),
        claims=tuple(claims),
        findings=tuple(kept),
        disputes=disputes(kept, copies),
        agreements=agreements(_agreeing(silences, reader.known)),
        coverage=replace(
            coverage,
            sources_skipped=len(unread(problems, names)),
            compared_pairs=compared,
            silences=tuple(sorted(reasons.items())),
        ),
        problems=tuple(problems),
        copies=tuple(sorted(copies.items())),
        silences=tuple(silences) if chosen.keep_silences else (),
        rules_digest=rules.digest,
    )


def compare(a: Document, b: Document, rules: Rules) -> Report:
    """Cross-check two documents and keep every pair that was dropped, with its reason."""
    return check((a, b), rules, options=CheckOptions(keep_silences=True))
