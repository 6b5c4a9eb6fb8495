"""What a value may be, beyond its type: each check yields advice, or nothing where all is well."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from string import Formatter
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ankbrief.data import load
from ankbrief.errors import near, perhaps

GROUPINGS = ("", "topic", "region")
FORMATS = ("docx", "pdf", "html")
NAME_FIELDS = ("week", "start", "end", "template", "profile")
MOST = 1000  # items of a section; more is a slip of the finger


def unknown_format(formats: tuple[str, ...]) -> str:
    """What is wrong with a list of formats; empty where nothing is."""
    good = formats and not set(formats) - set(FORMATS)
    return "" if good else f"Форматы: {', '.join(FORMATS)}; нужен хотя бы один."


def bad_name(name: str) -> str:
    """Of the names of files."""
    try:
        made = name.format(**dict.fromkeys(NAME_FIELDS, "x"))
    except (KeyError, IndexError, ValueError, AttributeError):
        made = ""
    if made and not set('/\\:*?"<>|\0') & set(made):
        return ""
    known = ", ".join(f"{{{name}}}" for name in NAME_FIELDS)
    return f'Это имя файла без расширения и без знаков / \\ : * ? " < > |; в скобках: {known}.'


def bad_count(count: int) -> str:
    """Of the points of «Главное»."""
    return "" if 1 <= count <= 20 else "Нужно число от 1 до 20."


def bad_grouping(grouping: str) -> str:
    """Of the headings over stories."""
    known = ", ".join(f"«{name}»" for name in GROUPINGS if name)
    return "" if grouping in GROUPINGS else f"Бывает: {known} или пусто — одним списком."


def bad_zone(name: str) -> str:
    """Of the time zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "Часовой пояс называют так: Asia/Almaty, Asia/Qyzylorda, UTC."
    return ""


def bad_letterhead(path: str) -> str:
    """Of the office's letterhead."""
    if not path or PurePath(path).suffix.lower() == ".docx":
        return ""
    return "Нужен файл .docx: откройте бланк в Word и сохраните как «Документ Word (.docx)»."


def bad_sections(sections: tuple[str, ...]) -> str:
    """Of the order of sections as a whole; each name is looked at by itself."""
    if not sections:
        return f"Назовите хотя бы один раздел: {listed(section_names())}."
    twice = [name for name in sections if sections.count(name) > 1]
    return f"Раздел «{twice[0]}» назван дважды: оставьте один." if twice else ""


def bad_limit(name: str, most: int) -> str:
    """Of how many items a section shows."""
    if name == "главное":
        return bad_count(most)
    return "" if 1 <= most <= MOST else f"Нужно число от 1 до {MOST}."


def bad_heading(_name: str, text: str) -> str:
    """Of a heading, which is plain text."""
    return "" if text.strip() else "Заголовок пуст. Чтобы убрать раздел, уберите его из sections."


def bad_phrase(name: str, text: str) -> str:
    """Of a phrase: it may leave out what is filled into the usual one, and nothing else."""
    if not text.strip():
        return "Выражение пусто: впишите слова."
    usual = load("wording")["wording"][name]
    places = _places(usual)
    given = _places(text)
    if given is None:
        return "Фигурные скобки непарные или в них лишнее: в скобках только название, {число}."
    odd = sorted(given - (places or set()))
    if not odd:
        return ""
    meant = near(odd[0], places or (), 0.5)
    may_be = listed(f"{{{place}}}" for place in sorted(places or ())) or "здесь скобок не бывает"
    maybe = perhaps(meant and f"{{{meant}}}")
    return f"{maybe} В скобках бывает: {may_be}. Обычно здесь: «{usual}».".lstrip()


def _places(text: str) -> set[str] | None:
    """The names in braces; None where the braces cannot be read."""
    try:
        parts = [part for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return None
    plain = all(str(name).isidentifier() and not form and not turn for _, name, form, turn in parts)
    return {str(name) for _, name, _, _ in parts} if plain else None


def section_names() -> tuple[str, ...]:
    """The parts of a brief in their usual order."""
    return tuple(load("wording")["sections"]["order"])


def listed(names: Any) -> str:
    """«главное», «события»."""
    return ", ".join(f"«{name}»" for name in names)


CHECKS: dict[str, Callable[[Any], str]] = {
    "briefing.group_by": bad_grouping,
    "briefing.key_points": bad_count,
    "briefing.sections": bad_sections,
    "input.timezone": bad_zone,
    "output.formats": unknown_format,
    "output.letterhead": bad_letterhead,
    "output.name": bad_name,
}
# Lists of names, and what the names may be.
NAMES: dict[str, Callable[[], tuple[str, ...]]] = {"briefing.sections": section_names}
# Tables whose keys are Russian: the type of a value, the keys there are, the check of a value.
WORDS: dict[str, tuple[type, Callable[[], tuple[str, ...]], Callable[[str, Any], str]]] = {
    "limits": (int, lambda: tuple(load("wording")["sections"]["limited"]), bad_limit),
    "headings": (str, lambda: tuple(load("wording")["headings"]), bad_heading),
    "wording": (str, lambda: tuple(load("wording")["wording"]), bad_phrase),
}
