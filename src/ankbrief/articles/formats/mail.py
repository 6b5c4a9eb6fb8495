"""Letters (.eml): the letter itself, the letters it forwards, the documents attached to it.

Names of attachments only tell their kind: nothing is written to the disk under them.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import PurePosixPath
from typing import cast

from ankbrief.articles.dates import moment
from ankbrief.articles.decoding import decode
from ankbrief.articles.draft import Draft
from ankbrief.articles.formats.markup import paragraphs_of
from ankbrief.articles.formats.pdf import read_pdf
from ankbrief.articles.formats.word import read_docx
from ankbrief.articles.formats.written import Paragraph, printable, write_down
from ankbrief.articles.lines import clean
from ankbrief.articles.markdown import read_markdown
from ankbrief.articles.pages import read_page
from ankbrief.articles.plain import read_plain
from ankbrief.articles.sources import known_outlet
from ankbrief.errors import ArticleError

ATTACHED: dict[str, Callable[[bytes, str], Draft]] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
MAX_PARTS = 100  # a week's digest has 20; a letter of 1,000 parts is an attack or a mailbox
_COVER = 400  # letters; «Просим опубликовать» with the article attached is no article
_LOGO = 20_000  # bytes; a picture in a signature has 5,000, a scan 200,000
_REPLY = re.compile(r"^(?:(?:fwd?|re|пересл|отв|fw)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"\n-- ?\n(?:.*\n?){0,15}\Z")
_HINT = "Откройте письмо в почтовой программе и сохраните его текст в файл .txt."
_HINT_SCAN = "Если это скан статьи, распознайте его (OCR) и сохраните текст в файл .txt."
_COVERED = "письмо, к которому приложены файлы, короткое и само публикацией не сочтено"
_FROM_LETTER = "дата публикации взята из письма, к которому файл приложен"


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter taken apart: its text in one or both kinds, and what came with it.

    `pictures` counts those large enough to be a scan or a photograph.
    """

    head: EmailMessage
    plain: tuple[EmailMessage, ...]
    marked: tuple[EmailMessage, ...]
    attached: tuple[EmailMessage, ...]
    unread: tuple[str, ...]
    pictures: int


def read_mail(data: bytes, where: str) -> Iterator[tuple[str, Draft | ArticleError]]:
    """Each article of an `.eml` file with its place, «файл#2» where there are several.

    Raises `ArticleError` for a file that is no letter or nested too deep.
    """
    try:
        root = email.message_from_bytes(data, policy=email.policy.default)
        letters, cut = _letters(root)
        found = [one for letter in letters for one in _articles(letter, where)]
    except ArticleError:
        raise
    except Exception as error:  # the library lets through whatever a damaged header provokes
        raise ArticleError("письмо повреждено или вложено слишком глубоко", where, _HINT) from error
    if not found:
        raise ArticleError("в письме нет текста статьи", where, _HINT)
    if cut:
        message = f"в письме больше {MAX_PARTS} частей: остальные не прочитаны"
        found.append(ArticleError(message, where, "Сохраните статьи отдельными файлами."))
    several = len(found) > 1
    for number, one in enumerate(found, 1):
        place = f"{where}#{number}" if several else where
        if isinstance(one, ArticleError):
            one.where = place
        yield place, one


def _letters(root: EmailMessage) -> tuple[list[_Letter], bool]:
    """The letter and those within it, and whether there were more parts than are read."""
    found: list[_Letter] = []
    waiting, count = [root], 0
    while waiting:
        head = waiting.pop(0)
        leaves: list[EmailMessage] = []
        inner = [head]
        while inner and count <= MAX_PARTS:
            part = inner.pop()
            count += 1
            if part is not head and part.get_content_type() == "message/rfc822":
                waiting += _children(part)
            elif part.is_multipart():
                inner += reversed(_children(part))
            else:
                leaves.append(part)
        found.append(_taken_apart(head, leaves))
        if count > MAX_PARTS:
            return found, True
    return found, False


def _children(part: EmailMessage) -> list[EmailMessage]:
    payload = part.get_payload()
    return cast("list[EmailMessage]", payload) if isinstance(payload, list) else []


def _taken_apart(head: EmailMessage, leaves: list[EmailMessage]) -> _Letter:
    bodies = [part for part in leaves if not _name(part)]
    plain = tuple(part for part in bodies if part.get_content_type() == "text/plain")
    marked = tuple(part for part in bodies if part.get_content_type() == "text/html")
    read = tuple(part for part in leaves if _suffix(part) in ATTACHED)
    known = {id(part) for part in (*plain, *marked, *read)}
    rest = [part for part in leaves if id(part) not in known]
    pictures = [part for part in rest if part.get_content_maintype() == "image"]
    left = tuple(
        _name(part) or part.get_content_type()
        for part in rest
        if part not in pictures and part is not head
    )
    return _Letter(head, plain, marked, read, left, sum(map(_is_large, pictures)))


def _is_large(part: EmailMessage) -> bool:
    data = part.get_payload(decode=True)
    return isinstance(data, bytes) and len(data) > _LOGO


def _name(part: EmailMessage) -> str:
    return clean(printable(part.get_filename() or ""))[-100:]


def _suffix(part: EmailMessage) -> str:
    return PurePosixPath(_name(part)).suffix.lower()


def _articles(letter: _Letter, where: str) -> Iterator[Draft | ArticleError]:
    found = [_attachment(part, letter, where) for part in letter.attached]
    body = _body(letter, where)
    covered = isinstance(body, Draft) and sum(map(str.isalpha, body.text)) < _COVER
    if body and not (covered and any(isinstance(one, Draft) for one in found)):
        found.insert(0, body)
    elif isinstance(body, Draft):
        found = _with_note(found, _COVERED)
    yield from _with_pictures(found, letter.pictures, where)
    for name in letter.unread:
        hint = "Сохраните его отдельно как .docx, .pdf или .txt."
        yield ArticleError(f"вложение «{name}» не читается", where, hint)


def _with_note(found: list[Draft | ArticleError], note: str) -> list[Draft | ArticleError]:
    """The same, the first article with a note."""
    first = next(n for n, one in enumerate(found) if isinstance(one, Draft))
    return [
        replace(one, notes=(*one.notes, note)) if n == first and isinstance(one, Draft) else one
        for n, one in enumerate(found)
    ]


def _with_pictures(
    found: list[Draft | ArticleError], count: int, where: str
) -> Iterator[Draft | ArticleError]:
    """The articles, the first with a note of pictures that may hold a text."""
    note = f"картинки в письме не прочитаны: {count}"
    if not count:
        yield from found
    elif any(isinstance(one, Draft) for one in found):
        yield from _with_note(found, f"{note}; если это скан, распознайте его (OCR)")
    else:
        yield from (*found, ArticleError(note, where, _HINT_SCAN))


def _body(letter: _Letter, where: str) -> Draft | ArticleError | None:
    """The letter's own text; the plain one, unless it only says to look at the other."""
    try:
        plain = _text(letter.plain, where)
        paragraphs, cut = paragraphs_of(_text(letter.marked, where))
        if len(plain) * 3 < sum(len(one.text) for one in paragraphs):
            return _draft(letter, paragraphs, cut, where)
        text = _SIGNATURE.sub("", plain)
        return _draft(letter, (Paragraph(text),), False, where) if text.strip() else None
    except ArticleError as error:
        return error


def _text(parts: tuple[EmailMessage, ...], where: str) -> str:
    """Text that attachments break in pieces, as some programs send it, is put together."""
    return "\n\n".join(filter(None, (_text_of(part, where) for part in parts)))


def _text_of(part: EmailMessage, where: str) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    return decode(data, where, declared=part.get_content_charset()).text.strip()


def _draft(letter: _Letter, paragraphs: tuple[Paragraph, ...], cut: bool, where: str) -> Draft:
    title = _REPLY.sub("", clean(str(letter.head["Subject"] or "")))
    written = write_down(paragraphs, where, title=title, wrapped=True)
    return Draft(
        text=written.text,
        layout=written.layout,
        published=written.layout.published or moment(str(letter.head["Date"] or "")),
        source=_sender(letter),
        notes=("письмо слишком длинное, конец не прочитан",) if cut else (),
    )


def _sender(letter: _Letter) -> str | None:
    """The medium that sent the letter; a person or an office is none."""
    name, address = parseaddr(str(letter.head["From"] or ""))
    return known_outlet(name) or known_outlet(address.rpartition("@")[2])


def _attachment(part: EmailMessage, letter: _Letter, where: str) -> Draft | ArticleError:
    data = part.get_payload(decode=True)
    try:
        draft = ATTACHED[_suffix(part)](data if isinstance(data, bytes) else b"", where)
    except ArticleError as error:
        return ArticleError(f"вложение «{_name(part)}»: {error.message}", where, error.hint)
    sent = moment(str(letter.head["Date"] or ""))
    if sent and not draft.published and not draft.layout.published:
        draft = replace(draft, published=sent, notes=(*draft.notes, _FROM_LETTER))
    return draft if draft.source else replace(draft, source=draft.layout.source or _sender(letter))
