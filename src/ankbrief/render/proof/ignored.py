"""What a style sheet says and WeasyPrint does not understand: it would be passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ankbrief.errors import RenderError, nearest
from ankbrief.render.pdf import engine
from ankbrief.render.proof.mistake import Mistake, line_at, shown

IGNORED = re.compile(r"Ignored `(.+?)` at (\d+):\d+, (.+?)\.?$", re.DOTALL)
SELECTOR = re.compile(r"Invalid or unsupported selector, '(.+?)'", re.DOTALL)
UNKNOWN = "unknown property"
SHORTHANDS = ("font", "margin", "padding", "border", "background", "columns", "flex")
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def ignored(css: str) -> Iterator[Mistake]:
    """The declarations and selectors that have no effect; none where no PDF can be made at all."""
    try:
        said = engine().said_of(css)
    except RenderError:  # told when a page is made
        return
    for message in said:
        found = IGNORED.match(message)
        if found and not found[1].startswith("-"):  # what is said to one browser
            yield _of_declaration(found[1], int(found[2]), found[3])
        elif found := SELECTOR.match(message):
            line = line_at(css, max(css.find(found[1].strip()), 0))
            yield Mistake(line, shown(found[1]), "этот отбор не понят: правило не подействует")


def _of_declaration(text: str, line: int, why: str) -> Mistake:
    name, _, value = (part.strip() for part in text.partition(":"))
    if why == UNKNOWN:
        return Mistake(
            line,
            shown(text),
            f"нет свойства «{name}»",
            nearest(name, (*engine().properties(), *SHORTHANDS)),
        )
    hint = "В значении русская буква." if CYRILLIC.search(value) else ""
    return Mistake(line, shown(text), f"значение не подходит к «{name}» и не подействует", hint)
