"""HTML to a PDF that is both PDF/A-2a (archive) and PDF/UA-1 (accessible).

WeasyPrint is loaded on the first call only: where Pango is missing the other formats still work.
"""

from __future__ import annotations

import contextlib
import io
import re
import unicodedata
import warnings
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from types import ModuleType

from ankbrief.errors import RenderError
from ankbrief.model import Problem
from ankbrief.render import fonts, htmltree
from ankbrief.render.htmltree import Page, Rendered
from ankbrief.render.labels import label_cells
from ankbrief.render.nodes import Node

PLACEHOLDER = "□"
# Emoji are sequences: joiners, variation selectors and skin tones belong to the sign before them.
_TAIL = "[\u200d\u20e3\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"

# Layout of a table takes minutes where one cell holds a word of 2,000 letters. The longest Russian
# words have about 35; what is longer than 60 is a slip of the keyboard or a long address.
_LONG_WORD = re.compile("[^\\s\u00ad\u200b-]{61,}")
_PIECE = 30
_ROWS = 100  # of one body of a table
_MOST_SIGNS, _MOST_PLACES = 8, 3  # named in one message: a title in Arabic has thirty letters

_INSTALL = (
    "Debian и Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
    "Windows: установите MSYS2 (https://www.msys2.org) и в его окне выполните "
    "pacman -S mingw-w64-ucrt-x86_64-pango. macOS: brew install pango. "
    "DOCX и HTML делаются и без Pango: --to docx,html."
)


def html_to_pdf(
    html: str, *, css: Sequence[Path | str] = (), base: Path | None = None, own: str = ""
) -> Rendered:
    """The PDF of `html`.

    Args:
        html: a document of the tag set of `ankbrief.render.htmltree`.
        css: style sheets in order: a `Path` is a file, a `str` is CSS itself.
        base: the template's folder; images and fonts come from it and from nowhere else.
        own: the template's source; a character of it that no font has is an error, while one
            that came with an article becomes «□» and is reported.

    Raises:
        TemplateError: the HTML is outside the tag set.
        RenderError: Pango is missing, a font or an image cannot be loaded, or the template asks
            for a character that no font has.
    """
    page = htmltree.read(html, leave_out="pdf")
    _replace_text(page, _LONG_WORD, _with_breaks)
    label_cells(page.body)
    _divide_bodies(page.body)
    weasy = engine()
    sheets = [_sheet(sheet, base) for sheet in (fonts.assets() / "base.css", *css)]
    texts = "\0".join([html, *(text for text, _ in sheets)])
    identifier = sha256(texts.encode("utf-8", "replace")).digest()[:16]
    result = weasy.write(page.html(), page.meta, sheets, base, identifier)
    if not result.missing:
        return Rendered(result.data, (*page.problems, *result.problems))
    missing = result.missing | _made_of(result.missing, own + "".join(page.body.itertext()))
    problems = _report_missing(page, missing, own)
    _replace_missing(page, missing)
    result = weasy.write(page.html(), page.meta, sheets, base, identifier)
    if result.missing:
        raise _missing_in_template(result.missing, "CSS шаблона")
    return Rendered(result.data, (*page.problems, *problems, *result.problems))


def _divide_bodies(body: Node) -> None:
    """Long tables get several bodies: for each page WeasyPrint looks at all rows of one."""
    for group in [node for node in body.iter("tbody") if len(node) > 2 * _ROWS]:
        rows = list(group)
        if any(cell.get("rowspan") for row in rows for cell in row):
            continue
        for start in reversed(range(_ROWS, len(rows), _ROWS)):
            following = group.makeelement("tbody", dict(group.attrib))
            following.extend(rows[start : start + _ROWS])
            group.addnext(following)


def _sheet(sheet: Path | str, base: Path | None) -> tuple[str, Path | None]:
    """The text of a style sheet and the folder its addresses start from."""
    if isinstance(sheet, str):
        return sheet, base
    try:
        return sheet.read_text("utf-8"), sheet.parent
    except (OSError, UnicodeDecodeError) as error:
        raise RenderError(
            f"не удалось прочитать CSS: {error}", str(sheet), "Проверьте имя; кодировка — UTF-8."
        ) from error


def engine() -> ModuleType:
    """The module that drives WeasyPrint.

    Raises:
        RenderError: the system libraries it needs are not there.
    """
    silence = contextlib.redirect_stdout(io.StringIO())  # WeasyPrint prints before it fails
    try:
        with silence, warnings.catch_warnings(), fonts.without_system_fonts():
            warnings.simplefilter("ignore")
            from ankbrief.render import weasy  # see the module's docstring
    except OSError as error:
        raise RenderError(
            f"для PDF нужна библиотека Pango, её нет в системе ({_library(error)})", "PDF", _INSTALL
        ) from error
    return weasy


def _library(error: OSError) -> str:
    name = re.search(r"library '([^']+)'", str(error))
    return name[1] if name else str(error).splitlines()[0]


def _report_missing(page: Page, missing: frozenset[str], own: str) -> tuple[Problem, ...]:
    in_template = frozenset(missing & set(own))
    if in_template:
        sign = min(in_template)
        raise _missing_in_template(
            in_template, f"шаблон, строка {own[: own.index(sign)].count(chr(10)) + 1}"
        )
    text = "".join(page.body.itertext())
    places = dict.fromkeys(f"«{_context(text, sign)}»" for sign in sorted(missing, key=text.find))
    return (
        Problem(
            "warning",
            f"в PDF нет знаков {_listed(missing)}: вместо них «{PLACEHOLDER}»",
            "; ".join([*places][:_MOST_PLACES]),
            "В DOCX знаки остались. Для PDF положите шрифт с ними в папку шаблона и назовите его "
            "в @font-face.",
        ),
    )


def _made_of(missing: frozenset[str], text: str) -> frozenset[str]:
    """Signs that shaping takes apart, as «ำ» (U+0E33) of Thai, where a font has no part of them.

    The parts are those of the Unicode standard's compatibility decomposition (UAX #44, 5.7.3).
    """
    parts = {sign: unicodedata.normalize("NFKD", sign) for sign in {*text} - missing}
    return frozenset(s for s, apart in parts.items() if apart != s and missing.issuperset(apart))


def _listed(missing: frozenset[str]) -> str:
    shown = [_shown(sign) for sign in sorted(missing)]
    more = f" и ещё {len(shown) - _MOST_SIGNS}" if len(shown) > _MOST_SIGNS else ""
    return ", ".join(shown[:_MOST_SIGNS]) + more


def _missing_in_template(missing: frozenset[str], where: str) -> RenderError:
    shown = ", ".join(_shown(sign) for sign in sorted(missing))
    return RenderError(
        f"ни в одном шрифте нет знака {shown}",
        where,
        "Замените знак или добавьте шрифт с ним через @font-face.",
    )


def _shown(sign: str) -> str:
    return f"{sign} (U+{ord(sign):04X})"


def _context(text: str, sign: str) -> str:
    at = text.find(sign)
    return " ".join(text[max(0, at - 30) : at + 30].split())


def _replace_missing(page: Page, missing: frozenset[str]) -> None:
    """Puts one «□» for each run of signs that no font has."""
    one = f"[{''.join(map(re.escape, sorted(missing)))}]{_TAIL}"
    _replace_text(page, re.compile(f"(?:{one})+"), lambda _: PLACEHOLDER)


def _with_breaks(word: re.Match[str]) -> str:
    """A word that no line can hold, with places to break it that nobody sees (U+200B)."""
    text = word[0]
    return "\u200b".join(text[at : at + _PIECE] for at in range(0, len(text), _PIECE))


def _replace_text(page: Page, what: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> None:
    for node in page.body.iter():
        node.text = what.sub(by, node.text) if node.text else node.text
        node.tail = what.sub(by, node.tail) if node.tail else node.tail
