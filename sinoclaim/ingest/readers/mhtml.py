"""Read web pages saved in one file (MHTML): the page itself, without its pictures and frames."""

from __future__ import annotations

import email
import email.policy
import itertools
from collections.abc import Iterator
from typing import Final

from sinoclaim.errors import ReadError
from sinoclaim.ingest.drafts import Draft, File
from sinoclaim.ingest.readers.html import decode_page, draft_of

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


def read_mhtml(file: File) -> Iterator[Draft]:
    r"""Read a saved page; nothing that it links to is fetched.

    Raises:
        ReadError: there is no page in it, or more parts than the limits allow.

    >>> head = b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    >>> [draft] = read_mhtml(File("a.mht", head + b"<p>Mao left on 17 February."))
    >>> draft.body[0].text
    'Mao left on 17 February.'
    """
    try:
        message = email.message_from_bytes(file.data, policy=email.policy.compat32)
        parts = list(itertools.islice(message.walk(), file.limits.entries + 1))
    except RecursionError as problem:
        reason = f"{file.name}: its parts are nested too deeply; it is damaged or hostile"
        raise ReadError(reason) from problem
    if len(parts) > file.limits.entries:
        reason = f"{file.name}: holds more than {file.limits.entries} parts; raise 'entries' in [limits]"
        raise ReadError(reason)
    page = next((part for part in parts if part.get_content_type() in _PAGES), None)
    if page is None:
        reason = f"{file.name}: holds no web page; it is damaged or a mail without one"
        raise ReadError(reason)
    payload = page.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    text, warning = decode_page(file.name, data, page.get_content_charset(""))
    yield draft_of(text, warnings=(warning,) if warning else ())
