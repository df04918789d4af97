"""Read tables of texts: JSON, JSON Lines, CSV and TSV, a document a record."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from sinoclaim.errors import ReadError
from sinoclaim.ingest.decode import decode
from sinoclaim.ingest.drafts import Draft, File, Member, Metadata

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_PART: Final = re.compile(r"[\w.:@+\-]{1,40}")
"""An id that may stand in a path; any other record is called by its row."""
_HTML: Final = re.compile(
    r"\s{0,99}<(?:!doctype|html|head|body|div|p|h[1-6]|article|section|table|span|ul|ol)\b", re.IGNORECASE
)
"""How the text of a cell begins that was cut out of a web page."""
_SHORTEST: Final = 40
"""Characters; a column whose cells are shorter on average is no text, whatever else it is."""
_SHOWN: Final = 12
"""Names of columns that an error lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which columns of a table hold what; the first name that a record has counts.

    Names are compared without regard to case, and with spaces and hyphens as underscores.
    """

    text: tuple[str, ...] = (
        "text", "full_text", "fulltext", "body", "content", "contents", "transcript", "transcription", "plain_text",
        "正文", "全文", "内容", "內容", "文本", "текст", "содержание", "полный_текст",
    )  # fmt: skip
    id: tuple[str, ...] = ("id", "_id", "key", "identifier", "doc_id", "document_id", "citation_key", "编号", "номер")
    title: tuple[str, ...] = ("title", "headline", "heading", "标题", "標題", "题名", "заголовок", "название")
    author: tuple[str, ...] = ("author", "authors", "creator", "byline", "作者", "автор", "авторы")
    written: tuple[str, ...] = ("written", "date", "date_written", "日期", "时间", "дата")
    published: tuple[str, ...] = (
        "published", "date_published", "published_at", "pubdate", "publication_date", "发布日期", "出版日期",
        "опубликовано", "дата_публикации",
    )  # fmt: skip
    language: tuple[str, ...] = ("language", "lang", "语言", "язык")
    genre: tuple[str, ...] = ("genre", "type", "体裁", "жанр")
    site: tuple[str, ...] = ("site", "url", "link", "source_url", "website", "网址", "来源", "сайт", "ссылка")
    licence: tuple[str, ...] = ("licence", "license", "rights", "许可", "лицензия")


FORMAT: Final = "format"
"""What ``[columns]`` says beside the names of columns: of which format the texts are, "text" or "html"."""
COLUMNS: Final = Columns()
_METADATA: Final = tuple(one.name for one in fields(Columns) if one.name != "text")


class _Number(str):
    """A number as it is written: neither a huge one nor "007" is a case of its own, and none is a text."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table: its number (from 1), its cells by the normal form of their column's name, what is odd."""

    row: int
    cells: Mapping[str, str]
    oddity: str = ""


def columns_of(file: File) -> Columns:
    """Return the columns to look for: those that the user named, then those that go by their usual names.

    >>> columns_of(File("a.csv", b"", columns=(("text", ("Words",)),))).text[:2]
    ('words', 'text')
    """
    given = {column: tuple(map(normal_name, names)) for column, names in file.columns if column != FORMAT}
    return replace(COLUMNS, **{column: (*names, *getattr(COLUMNS, column)) for column, names in given.items()})


def read_json(file: File) -> Iterator[Draft | Member]:
    """Read the records of a JSON file: a list of objects (or of texts), an object of them, or one object.

    Raises:
        ReadError: it is no JSON, nested too deeply, or no column holds a text.

    >>> [draft] = read_json(File("a.json", b'[{"id": "k7", "Body": "Mao left.", "author": "Li"}]'))
    >>> draft.part, draft.body, draft.metadata.author
    ('k7', 'Mao left.', 'Li')
    """
    value = _parse(file, decode(file.name, file.data), "")
    columns = columns_of(file)
    yield from drafts_of(file, (Record(i, _cells(one)) for i, one in enumerate(_listed(value, columns), 1)))


def read_json_lines(file: File) -> Iterator[Draft | Member]:
    """Read the records of a JSON Lines file; a line that is no JSON is passed over with a warning.

    Raises:
        ReadError: no line is a record that holds a text.
    """
    yield from drafts_of(file, _line_records(file))


def _line_records(file: File) -> Iterator[Record]:
    lines = re.split(r"\r\n|\n|\r", decode(file.name, file.data))
    good = 0
    problem: ReadError | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            cells = _cells(_parse(file, line, f"line {number} "))
        except ReadError as found:
            problem = problem or found
            yield Record(number, {}, f"line {number} is no JSON and was passed over")
            continue
        good += 1
        yield Record(number, cells)
    if problem is not None and not good:
        raise problem


def _parse(file: File, text: str, place: str) -> Any:  # noqa: ANN401 -- JSON is anything
    """Parse JSON, with its numbers as they are written."""
    try:
        return json.loads(text, parse_int=_Number, parse_float=_Number, parse_constant=lambda _: None)
    except RecursionError:
        message = f"{file.name}: {place}is nested too deeply to be read; it is damaged or hostile"
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}" if not place else f"column {problem.colno}"
        message = f"{file.name}: {place}is no JSON at {where} ({problem.msg}); mend it there"
    raise ReadError(message)


def _listed(value: Any, columns: Columns) -> list[Any]:  # noqa: ANN401 -- JSON is anything
    """Return the records of a JSON value: its list, the longest list in it, its objects, or itself."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return [value]
    if any(normal_name(key) in columns.text and isinstance(cell, str) for key, cell in value.items()):
        return [value]
    lists = [cell for cell in value.values() if isinstance(cell, list) and any(isinstance(one, dict) for one in cell)]
    if lists:
        return max(lists, key=len)
    if value and all(isinstance(cell, dict) for cell in value.values()):
        return [{"id": key, **cell} for key, cell in value.items()]
    return [value]


def normal_name(name: str) -> str:
    """Return the form in which names of columns are compared.

    >>> normal_name(" Full-Text")
    'full_text'
    """
    return re.sub(r"[\s\-]", "_", name.strip().lower())


def _cells(value: Any) -> dict[str, str]:  # noqa: ANN401 -- JSON is anything
    """Return the cells of a JSON value that hold words; those of an object in it ("metadata") come after its own."""
    if isinstance(value, str) and not isinstance(value, _Number):
        return {COLUMNS.text[0]: _clean(value)}
    if not isinstance(value, dict):
        return {}
    cells = {normal_name(key): words for key, cell in value.items() if (words := _words(cell, normal_name(key)))}
    for inner in value.values():
        if isinstance(inner, dict):
            for key, cell in inner.items():
                if words := _words(cell, normal_name(key)):
                    cells.setdefault(normal_name(key), words)
    return cells


def _words(cell: Any, name: str) -> str:  # noqa: ANN401 -- JSON is anything
    """Return a cell as words: a string, or a list of them (paragraphs of a text, names of authors)."""
    if isinstance(cell, str):
        return _clean(cell)
    if isinstance(cell, list) and cell and all(isinstance(one, str) for one in cell):
        return _clean(("\n\n" if name in COLUMNS.text else "; ").join(cell))
    return ""


def _clean(text: str) -> str:
    """Return a text that can be encoded: half a surrogate pair stands for no character."""
    return _SURROGATE.sub("\ufffd", text)


def drafts_of(file: File, records: Iterable[Record]) -> Iterator[Draft | Member]:
    """Yield a draft for each record that holds a text, or a page for each that holds HTML; the first has the warnings.

    Raises:
        ReadError: none does, or there are more records than files that a run may read.
    """
    columns = columns_of(file)
    table = within_limit(file, records)
    name = text_column(table, columns)
    if not name:
        message = f"{file.name}: holds no text ({_seen(table)}); name the column of the text 'text'"
        raise ReadError(message)
    marked = any(column == FORMAT and "html" in said for column, said in file.columns)
    warnings = _warnings(table, name, marked=marked)
    ids = Counter(_first(record.cells, columns.id) for record in table)
    for record in table:
        body = record.cells.get(name, "")
        if not body.strip():
            continue
        own = _first(record.cells, columns.id)
        part = own if ids[own] == 1 and _PART.fullmatch(own) else f"r{record.row}"
        metadata = _metadata(record.cells, columns, name)
        if marked:
            # Pages are parsed where hostile ones do no harm.
            yield Member(name=f"{part}.html", data=body.encode(), metadata=metadata, warnings=warnings)
        else:
            yield Draft(body=body, part=part, metadata=metadata, warnings=warnings)
        warnings = ()


def within_limit(file: File, records: Iterable[Record]) -> list[Record]:
    """Return all records.

    Raises:
        ReadError: there are more of them than files that a run may read.
    """
    table: list[Record] = []
    for record in records:
        if len(table) >= file.limits.files:
            message = f"{file.name}: holds more than {file.limits.files} records; split it or raise 'files' in [limits]"
            raise ReadError(message)
        table.append(record)
    return table


def text_column(table: Sequence[Record], columns: Columns) -> str:
    """Return the column of the text: the first that is called so, else the one that holds most, "" if none is long."""
    sizes: Counter[str] = Counter()
    filled: Counter[str] = Counter()
    for record in table:
        for name, cell in record.cells.items():
            sizes[name] += len(cell.strip())
            filled[name] += bool(cell.strip())
    named = next((name for name in columns.text if filled[name]), "")
    if named:
        return named
    known = {name for column in _METADATA for name in getattr(columns, column)}
    others = [name for name in sizes if name not in known and sizes[name] >= _SHORTEST * max(1, filled[name])]
    return max(others, key=lambda name: (sizes[name], name), default="")


def _seen(table: Sequence[Record]) -> str:
    names = list(dict.fromkeys(name for record in table for name in record.cells))
    more = ", ..." if len(names) > _SHOWN else ""
    return f"there are: {', '.join(name[:40] for name in names[:_SHOWN])}{more}" if names else "there are no records"


def _warnings(table: Sequence[Record], name: str, *, marked: bool) -> tuple[str, ...]:
    odd = [record.oddity for record in table if record.oddity]
    empty = [record for record in table if not record.oddity and not record.cells.get(name, "").strip()]
    if empty:
        odd.append(f"{len(empty)} of {len(table)} records hold nothing in '{name}' (first: row {empty[0].row})")
    bodies = [record.cells[name] for record in table if record.cells.get(name)]
    pages = sum(_HTML.match(body) is not None for body in bodies)
    if not marked and pages * 2 > len(bodies):
        odd.insert(0, f"{pages} of {len(bodies)} texts in '{name}' are HTML; set format = \"html\" in [columns]")
    return tuple(odd[:_SHOWN])


def _first(cells: Mapping[str, str], names: Sequence[str]) -> str:
    return next((cells[name].strip() for name in names if cells.get(name, "").strip()), "")


def _metadata(cells: Mapping[str, str], columns: Columns, text: str) -> Metadata:
    rest = {name: cell for name, cell in cells.items() if name != text}
    return Metadata(**{field: " ".join(_first(rest, getattr(columns, field)).split())[:500] for field in _METADATA})
