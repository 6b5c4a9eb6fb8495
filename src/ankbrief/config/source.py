"""The text of `ankbrief.toml`, and on which line of it a key stands."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ankbrief.errors import ConfigError, in_russian

HEADER = re.compile(r"""^\s*\[\s*["']?([^\]"']+?)["']?\s*\]""")
RUSSIAN_KEY = re.compile(r"^\s*[^\W\d_a-zA-Z][^=\"']*=")
QUOTED = re.compile(r"""(["']).*?\1""")
YES_AND_NO = ("да", "нет", "true", "false", "истина", "ложь")
CURLY = re.compile("=.*[«“„‘’”]")


@dataclass(frozen=True, slots=True)
class Source:
    """The file and its text."""

    path: Path
    text: str

    def where(self, table: str, key: str = "", item: str = "") -> str:
        """«ankbrief.toml:5»: the line of a table, of its key or of an item in the key's list."""
        line = self._line(table, key, item)
        return f"{self.path}:{line}" if line else str(self.path)

    def _line(self, table: str, key: str, item: str) -> int:
        """Counted from 1; 0 where the file writes it in a way that is not looked for."""
        inside, found = "", 0
        for number, line in enumerate(self.text.splitlines(), 1):
            header = HEADER.match(line)
            inside = header[1] if header else inside
            at_table = header and header[1] == table
            if not found and (_sets(line, key) and inside == table if key else at_table):
                found = number
            if found and (not item or re.search(rf"""["']{re.escape(item)}["']""", line)):
                return number
        return found


def _sets(line: str, key: str) -> bool:
    return re.match(rf"""\s*["']?{re.escape(key)}["']?\s*=""", line) is not None


def read(path: Path) -> tuple[Source, dict[str, Any]]:
    """The file and its tables.

    Raises:
        ConfigError: it cannot be read or is not TOML.
    """
    source = Source(path, _text(path))
    try:
        return source, tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(source, str(error)) from error


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        message = f"файл настроек не открывается: {in_russian(error)}"
        raise ConfigError(message, str(path), "Проверьте путь и права.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            "файл настроек не в кодировке UTF-8", str(path), "Сохраните его как UTF-8."
        ) from error


def _syntax_error(source: Source, message: str) -> ConfigError:
    place = re.search(r"line (\d+), column (\d+)", message)
    lines = source.text.splitlines() or [""]
    number = min(int(place[1]) if place else len(lines), len(lines))
    line = lines[number - 1].strip()
    where = f"{source.path}:{number}"
    return ConfigError(f"ошибка записи TOML: «{line}»", where, _advice(line, message))


def _advice(line: str, message: str) -> str:
    """What to do about the commonest slips."""
    if CURLY.search(QUOTED.sub("", line)):
        return 'Кавычки здесь прямые, "так", а не «такие» и не “такие”.'
    if RUSSIAN_KEY.match(line):
        name, _, value = line.partition("=")
        return f'Русское название ставят в кавычки: "{name.strip()}" = {value.strip()}'
    if "overwrite" in message or "twice" in message:
        return "Такая настройка или таблица уже есть выше: оставьте одну."
    return _advice_on_value(line) or 'Строка настройки выглядит так: название = "значение".'


def _advice_on_value(line: str) -> str:
    name, _, value = (part.strip() for part in line.partition("="))
    if line.startswith('"') and not value:
        return "После каждого названия в списке ставят запятую: проверьте и строку выше."
    if value.lower() in YES_AND_NO:
        return f"Пишите {name} = true, если да, и {name} = false, если нет."
    if "\\" in value:
        return "В пути ставят прямую черту: C:/Users/…; обратную пишут дважды."
    if value.count('"') > 2 and value[0] == '"':
        return "Кавычки внутри слов — «такие»: прямые стоят только вокруг всего значения."
    is_bare = value and value[0].isalpha()
    return f'Слова стоят в прямых кавычках: {name} = "{value}"' if is_bare else ""
