"""The attributes that both writers know; any other would be lost in one of the documents."""

from __future__ import annotations

from collections.abc import Iterable

EVERYWHERE = frozenset({"id", "class", "lang"})
EVERYWHERE |= {"data-style", "data-docx", "data-pdf", "data-html", "data-comment"}
OF_TAGS = {
    "meta": frozenset({"charset", "name", "content"}),
    "a": frozenset({"href", "data-optional"}),
    "abbr": frozenset({"title"}),
    "col": frozenset({"style", "span"}),
    "img": frozenset({"src", "alt"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}
NUMBERS = frozenset({"colspan", "rowspan", "span", "start"})
MOST = 1000  # columns or rows of one cell: what HTML itself allows for columns
HINTS = {
    "style": "Задайте class и опишите его в CSS.",
    "width": 'Ширину столбца задаёт <col style="width:…">, картинка показана в своём размере.',
    "scope": "Он бывает у <th>.",
}


def known(tag: str) -> frozenset[str]:
    """The attributes that an element of this name may have."""
    return EVERYWHERE | OF_TAGS.get(tag, frozenset())


def fault(tag: str, attributes: Iterable[tuple[str, str | None]]) -> tuple[str, str]:
    """What is wrong with the attributes of an element, and what to do; empty where nothing is."""
    allowed = known(tag)
    for name, value in attributes:
        if name == "style" and name not in allowed:
            return f"атрибут style у <{tag}> не переходит в Word", HINTS[name]
        if name not in allowed:
            every = ", ".join(sorted(allowed))
            hint = HINTS.get(name, f"У <{tag}> бывают: {every}.")
            return f"атрибут {name} у <{tag}> не поддерживается", hint
        if name in NUMBERS and not _is_number(value or ""):
            return f'{name}="{value}" у <{tag}>: нужно число', f"От 1 до {MOST}."
    return "", ""


def _is_number(value: str) -> bool:
    return value.strip().isdecimal() and int(value[:9]) <= MOST
