"""Bytes of a file as text: UTF-8, UTF-16, windows-1251 and its Kazakh kin, KOI8-R, cp866."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from charset_normalizer import from_bytes

from ankbrief.errors import ArticleError

# 80 pages of print. Longer texts are books or logs, and extraction would take minutes for each.
MAX_CHARACTERS = 250_000
SHORTEST_UTF16 = 16  # bytes; of fewer, which look so by chance, nothing can be told
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "документ PDF"),
    (b"PK\x03\x04", "документ Word (DOCX) или архив ZIP"),
    (b"\xd0\xcf\x11\xe0", "документ Word старого вида (DOC)"),
    (b"{\\rtf", "документ RTF"),
    (b"\x89PNG", "картинка PNG"),
    (b"\xff\xd8\xff", "картинка JPEG"),
    (b"GIF8", "картинка GIF"),
    (b"\x1f\x8b", "сжатый файл GZIP"),
    (b"Rar!", "архив RAR"),
    (b"7z\xbc\xaf", "архив 7z"),
    (b"SQLite", "база данных"),
    (b"\x7fELF", "программа"),
    (b"MZ\x90", "программа"),
)
# Encodings of Russian files; measured on cuttings of real articles: from 200 characters on, the
# library chose right among these three each time.
_OLD = ["cp1251", "koi8_r", "cp866"]
# windows-1251 has letters of other Slavs where its Kazakh kin has «әғқңөұүһ».
_KAZAKH_PLACES = re.compile("[ЂђЃѓЄєЅѕЇїЈјЉљЊњЋћЌќЎўЏџҐґ]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_CONTROL_SHARE = 0.05  # random bytes have 10 %
_DAMAGE = 0.02  # of characters; above that, whole words of the article are gone
_HINT_SAVE = "Откройте его в редакторе и сохраните как обычный текст (.txt) в кодировке UTF-8."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with each newline as LF; `note` says what was lost."""

    text: str
    encoding: str
    note: str = ""


def decode(data: bytes, where: str, *, declared: str | None = None) -> Decoded:
    """The text of a file's bytes.

    For UTF-8 it is `data.decode("utf-8-sig", "replace")` with newlines as LF, to the character.
    `declared` is the encoding that a page names itself; strict UTF-8 and byte order marks go first.
    Raises `ArticleError` for an empty, binary or undecodable file.
    """
    _refuse_signature(data, where)
    decoded = _marked(data) or _utf8(data) or _utf16(data)
    if decoded is None and not _is_utf8(data):
        decoded = _declared(data, declared) or _damaged_utf8(data, where) or _old(data)
    if decoded is None:
        hint = f"Если это статья: {_HINT_SAVE[0].lower()}{_HINT_SAVE[1:]}"
        raise ArticleError("это не текст: файл двоичный или повреждён", where, hint)
    _refuse_empty(decoded.text, where)
    return replace(decoded, text=decoded.text.replace("\r\n", "\n").replace("\r", "\n"))


def refuse_long(text: str, where: str) -> None:
    """Raises `ArticleError` for a text of more than `MAX_CHARACTERS`."""
    if len(text) > MAX_CHARACTERS:
        message = f"текст длиннее {MAX_CHARACTERS} знаков: это не одна статья"
        raise ArticleError(message, where, "Сохраните каждую статью в отдельный файл.")


def _refuse_signature(data: bytes, where: str) -> None:
    if not data:
        raise ArticleError("файл пуст", where, "Сохраните статью заново или уберите файл.")
    name = next((name for start, name in _SIGNATURES if data.startswith(start)), None)
    if name:
        raise ArticleError(f"внутри не текст, а {name}", where, _HINT_SAVE)


def _refuse_empty(text: str, where: str) -> None:
    if any(map(str.isalpha, text)):
        if _is_mojibake(text):
            raise ArticleError(
                "текст испорчен: UTF-8 был прочитан как windows-1251 и так сохранён",
                where,
                "Сохраните статью заново с сайта или из исходного файла.",
            )
        return
    blank = not text.strip("\ufeff\u200b \t\r\n\xa0")
    message = "в файле одни пробелы" if blank else "в файле нет ни одного слова"
    raise ArticleError(message, where, "Сохраните статью заново или уберите файл.")


def _is_mojibake(text: str) -> bool:
    """«РџСЂРµР·РёРґРµРЅС‚»: every second letter is «Р» or «С», followed by no usual letter."""
    pairs = len(re.findall("[РС][^а-яА-Яё\\s]|[РС][А-Яа-я](?=[РС])", text))
    return bool(pairs) and pairs > sum(map(str.isalpha, text)) / 5


def _is_text(text: str) -> bool:
    return len(_CONTROLS.findall(text)) <= len(text) * _CONTROL_SHARE


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            lost = text.count("\ufffd")
            fits = _is_text(text) and lost <= max(1, len(text) * _DAMAGE)
            return Decoded(text, encoding, _lost(lost)) if fits else None
    return None


def _utf8(data: bytes) -> Decoded | None:
    return Decoded(data.decode(), "utf-8") if _is_utf8(data) and _is_text(data.decode()) else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without its mark: every second byte of a Russian text is 4 or 0."""
    if len(data) < SHORTEST_UTF16:
        return None
    for encoding, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if high and (high.count(4) + high.count(0)) / len(high) > 0.9:
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                return None
    return None


def _declared(data: bytes, encoding: str | None) -> Decoded | None:
    try:
        text = data.decode(encoding) if encoding else ""
    except (LookupError, UnicodeError):
        return None
    return Decoded(text, encoding or "") if text and _is_text(text) else None


def _damaged_utf8(data: bytes, where: str) -> Decoded | None:
    """UTF-8 with bad bytes in it; None where most letters are bad, so it is another encoding."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    good = sum(1 for c in text if c > "\x7f") - lost
    if not _is_text(text) or lost > good:
        return None
    if lost > max(1, len(text) * _DAMAGE):
        raise ArticleError(
            f"кодировка повреждена: знаков не прочитано — {lost}, всего — {len(text)}",
            where,
            "Сохраните статью заново в кодировке UTF-8.",
        )
    return Decoded(text, "utf-8", _lost(lost))


def _lost(count: int) -> str:
    return f"в файле не прочитано знаков: {count}; на их месте стоит «\ufffd»" if count else ""


def _old(data: bytes) -> Decoded | None:
    if b"\x00" in data:
        return None
    best = from_bytes(data, cp_isolation=_OLD, threshold=0.9).best()
    text = str(best) if best else ""
    visible = sum(not c.isspace() for c in text)
    if not _is_text(text) or sum(map(str.isalpha, text)) < visible / 2:
        return None
    kazakh = data.decode("kz1048", "replace") if best and best.encoding == "cp1251" else ""
    if kazakh and _KAZAKH_PLACES.search(text):
        return Decoded(kazakh, "kz1048")
    return Decoded(text, best.encoding if best else "")
