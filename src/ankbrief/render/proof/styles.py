"""Style sheets before they are used: what cannot be read, what lies elsewhere, missing letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import tinycss2
from fontTools.ttLib import TTFont, TTLibError

from ankbrief.errors import nearest
from ankbrief.render import fonts
from ankbrief.render.proof.ignored import ignored
from ankbrief.render.proof.markup import FOREIGN
from ankbrief.render.proof.mistake import Mistake, shown

NEEDED = "ӘәҒғҚқҢңӨөҰұҮүҺһІі₸"
"""Letters of Kazakh that Russian has not, and the sign of the tenge."""
KEPT = frozenset({"inherit", "initial", "unset", "revert"})
SYMBOLS = '"Brief Serif Symbols" или "Brief Sans Symbols"'
OWN_FILES = "Файлы берутся только из папки шаблона."
BROKEN = {
    "invalid": "Запись выглядит так: свойство: значение;",
    "eof-in-string": "Не закрыта кавычка.",
    "bad-string": "Не закрыта кавычка.",
    "eof-in-url": "Не закрыта скобка url(…).",
    "bad-url": "Не закрыта скобка url(…).",
}
Fonts = Mapping[str, tuple[Path, ...]]


def misprints(css: str, folder: Path) -> tuple[Mistake, ...]:
    """The mistakes of a style sheet whose addresses start at the folder."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    own: dict[str, tuple[Path, ...]] = {}
    for name, file in _declared(rules, folder):
        own[name] = (*own.get(name, ()), file)
    lines = css.splitlines()
    found = dict.fromkeys(_in_rules(rules, folder, {**_ours(), **own}))
    told = {one.line for one in found}
    found |= dict.fromkeys(one for one in ignored(css) if one.line not in told)
    return tuple(sorted(one if one.text else _with_text(one, lines) for one in found))


def _with_text(mistake: Mistake, lines: list[str]) -> Mistake:
    text = lines[mistake.line - 1] if mistake.line <= len(lines) else ""
    return replace(mistake, text=shown(text))


@cache
def _ours() -> Fonts:
    families = dict.fromkeys(face[0] for face in fonts.faces())
    return {name: tuple(f[3] for f in fonts.faces() if f[0] == name) for name in families}


def _in_rules(rules: list[Any], folder: Path, known: Fonts) -> Iterator[Mistake]:
    for rule in rules:
        if rule.type == "error":
            yield _broken(rule)
            continue
        yield from _addresses(rule, rule.prelude or [], folder)
        if rule.type == "at-rule" and rule.lower_at_keyword == "font-face":
            yield from _letters_of_face(rule, folder)
        elif rule.content is not None:
            yield from _in_block(rule.content, folder, known)


def _in_block(content: list[Any], folder: Path, known: Fonts) -> Iterator[Mistake]:
    for one in _contents(content):
        if one.type == "error":
            yield _broken(one)
        elif one.type == "declaration":
            yield from (_broken(token) for token in one.value if token.type == "error")
            yield from _addresses(one, one.value, folder)
            yield from _families(one, known)
        else:
            yield from _in_rules([one], folder, known)


def _contents(content: list[Any]) -> list[Any]:
    return list(tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True))


def _broken(error: Any) -> Mistake:
    hint = BROKEN.get(error.kind, "Проверьте скобки { } и точки с запятой рядом.")
    return Mistake(error.source_line, "", "в CSS не разобрать запись", hint)


def _addresses(owner: Any, tokens: list[Any], folder: Path) -> Iterator[Mistake]:
    """`url(…)` of any value, and the bare string of `@import`."""
    is_import = owner.type == "at-rule" and owner.lower_at_keyword == "import"
    for token in tokens:
        address = None
        if token.type == "url" or (is_import and token.type == "string"):
            address = token.value
        elif token.type == "function":
            texts = [part.value for part in token.arguments if part.type == "string"]
            address = texts[0] if token.lower_name == "url" and texts else None
            yield from _addresses(owner, token.arguments, folder) if address is None else ()
        if address is not None:
            yield from _address(token.source_line, address, folder)


def _address(line: int, address: str, folder: Path) -> Iterator[Mistake]:
    if address.startswith(("data:", "#")):
        return
    text = shown(f"url({address})")
    path = _path(address, folder)
    if path is None:
        yield Mistake(line, text, "файл не из папки шаблона", OWN_FILES)
    elif not path.is_file():
        files = [file.name for file in folder.iterdir()] if folder.is_dir() else []
        yield Mistake(line, text, "нет такого файла", nearest(path.name, files) or OWN_FILES)


def _path(address: str, folder: Path) -> Path | None:
    """The file of the folder; None for anything outside of it."""
    if FOREIGN.match(address):
        return None
    path = (folder / unquote(address.partition("#")[0].partition("?")[0])).resolve()
    return path if path.is_relative_to(folder.resolve()) else None


def _declared(rules: list[Any], folder: Path) -> Iterator[tuple[str, Path]]:
    """The families of `@font-face` and their files."""
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "font-face" and rule.content:
            values = {
                one.lower_name: one.value
                for one in _contents(rule.content)
                if one.type == "declaration"
            }
            names = _names(values.get("font-family", []))
            files = [_path(url, folder) for url in _urls(values.get("src", []))]
            yield from ((name, file) for name in names[:1] for file in files if file)


def _urls(tokens: list[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type == "url":
            yield token.value
        elif token.type == "function" and token.lower_name == "url":
            yield from (part.value for part in token.arguments if part.type == "string")


def _letters_of_face(rule: Any, folder: Path) -> Iterator[Mistake]:
    for one in _contents(rule.content or []):
        if one.type == "declaration":
            yield from _addresses(one, one.value, folder)
        for url in _urls(one.value) if one.type == "declaration" else ():
            file = _path(url, folder)
            if file and file.is_file() and letters(file) is None:
                text = shown(f"url({url})")
                yield Mistake(one.source_line, text, "это не шрифт", "Годятся .ttf, .otf и .woff.")


@cache
def letters(file: Path) -> frozenset[int] | None:
    """The code points that a font has; None for what is no font."""
    try:
        with file.open("rb") as stream, TTFont(stream, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (TTLibError, OSError, ImportError, KeyError, AssertionError):
        return None


def _families(declaration: Any, known: Fonts) -> Iterator[Mistake]:
    """The fonts of `font-family` and `font`: are they there, and have they every letter."""
    if declaration.lower_name not in ("font-family", "font"):
        return
    tokens = declaration.value
    names = _names(tokens if declaration.lower_name == "font-family" else _after_size(tokens))
    if not names or names[0].lower() in KEPT:
        return
    text = shown(", ".join(names))
    there = [name for name in names if name in known]
    if names[0] not in known:
        listed = ", ".join(known)
        hint = f"{nearest(names[0], known)} Есть: {listed}; свой шрифт подключает @font-face."
        message = f"нет шрифта «{names[0]}»: шрифты компьютера не используются"
        yield Mistake(declaration.source_line, text, message, hint.strip())
    if there and (missing := _missing(there, known)):
        message = f"в шрифте «{there[0]}» нет букв: {' '.join(missing)}"
        hint = f"Допишите после него {SYMBOLS}: в них есть всё."
        yield Mistake(declaration.source_line, text, message, hint)


def _missing(families: list[str], known: Fonts) -> str:
    """Letters that some style of the fonts lacks, all of them together."""
    lacking = [frozenset(NEEDED) - _common(known[name]) for name in families]
    return "".join(sign for sign in NEEDED if all(sign in one for one in lacking))


def _common(files: tuple[Path, ...]) -> frozenset[str]:
    every = [letters(file) for file in files]
    return frozenset(
        sign for sign in NEEDED if all(one is None or ord(sign) in one for one in every)
    )


def _after_size(tokens: list[Any]) -> list[Any]:
    """The families of the shorthand `font`: what follows the size and the height of a line."""
    sizes = [n for n, one in enumerate(tokens) if one.type in ("dimension", "percentage")]
    if not sizes:
        return []
    rest = tokens[sizes[-1] + 1 :]
    slash = next(
        (n for n, one in enumerate(rest) if one.type == "literal" and one.value == "/"), None
    )
    if slash is None:
        return rest
    number = next((n for n in range(slash + 1, len(rest)) if rest[n].type == "number"), slash)
    return rest[number + 1 :]


def _names(tokens: list[Any]) -> list[str]:
    """The families in a list with commas."""
    names: list[list[str]] = [[]]
    for token in tokens:
        if token.type in ("string", "ident"):
            names[-1].append(token.value)
        elif token.type == "literal" and token.value == ",":
            names.append([])
    return [" ".join(words) for words in names if words]
