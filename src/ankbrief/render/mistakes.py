"""A template's mistakes in Russian: file, line, its text, and what was perhaps meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import Environment, StrictUndefined
from jinja2.exceptions import (
    SecurityError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplatesNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.utils import missing

from ankbrief.errors import TemplateError, nearest

NAME = re.compile(r"[^\W\d]\w*")
SET_NAMES = re.compile(r"\{%-?\s*(?:for|set|macro)\s+([^%=(]+)")
ASK = "Сначала спросите, есть ли значение: {% if … %}."
APART = "Перед фильтром ставят черту «|», слова одного имени соединяют знаком «_»."
KEYWORDS = ("for", "endfor", "if", "elif", "else", "endif", "set", "endset", "block", "endblock")


class Missing(StrictUndefined):
    """An absent variable or field; whatever is done to it raises, in Russian."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_exception is SecurityError:
            return f"обращаться к «{self._undefined_name}» из шаблона нельзя"
        if not isinstance(self._undefined_name, str):
            return f"в списке нет такого по счёту: [{self._undefined_name}]\n{ASK}"
        if self._undefined_obj is missing:
            return f"нет переменной «{self._undefined_name}»"
        if self._undefined_obj is None:
            return f"не у чего взять «{self._undefined_name}»: здесь пусто\n{ASK}"
        kind = type(self._undefined_obj).__name__
        near = _near(self._undefined_name, _fields(self._undefined_obj))
        return f"нет поля «{self._undefined_name}» у «{kind}»{near}"


def _fields(value: object) -> list[str]:
    names = vars(type(value)) if is_dataclass(value) else dir(value)
    return [name for name in names if not name.startswith("_")]


def explained(
    error: Exception, environment: Environment, context: Mapping[str, Any]
) -> TemplateError | None:
    """The same error for an editor; None for one that no template made."""
    if isinstance(error, TemplatesNotFound | TemplateNotFound):
        return _not_found(error, environment, _place(error.__traceback__))
    if isinstance(error, TemplateSyntaxError):
        text = error.source or ""
        message = syntax(error.message or "", environment)
        return _at(error.name or error.filename or "шаблон", error.lineno, text, message)
    place = _place(error.__traceback__)
    if place is None:
        return None
    name, line, text = place
    return _at(name, line, text, said(error, text, environment, context))


def _not_found(
    error: TemplateNotFound, environment: Environment, place: tuple[str, int, str] | None
) -> TemplateError:
    name = str(error.name or error)
    known = environment.loader.list_templates() if environment.loader else []
    hint = nearest(name, known) or _list("Есть шаблоны", known)
    if place is None:
        return TemplateError(f"нет шаблона «{name}»", name, hint)
    return _at(*place, f"нет шаблона «{name}»\n{hint}")


def _list(title: str, names: Iterable[str]) -> str:
    return f"{title}: {', '.join(sorted(names)) or 'ни одного'}."


def _at(name: str, line: int, text: str, message: str) -> TemplateError:
    """The error with its line; what «Возможно» says goes to the hint."""
    lines = text.splitlines()
    shown = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    said, _, maybe = message.partition("\n")
    return TemplateError(said, f"{name}:{line}", "\n".join(filter(None, (shown, maybe))))


def _place(trace: TracebackType | None) -> tuple[str, int, str] | None:
    """The innermost line of a template in the traceback: its name, number and file's text."""
    found = None
    while trace:
        path = Path(trace.tb_frame.f_code.co_filename)
        if "__jinja_exception__" in trace.tb_frame.f_globals:  # a frame rewritten by Jinja
            found = path, trace.tb_lineno
        trace = trace.tb_next
    if found is None or not found[0].is_file():
        return None
    path, line = found
    return f"{path.parent.name}/{path.name}", line, path.read_text("utf-8")


def said(error: Exception, text: str, environment: Environment, context: Mapping[str, Any]) -> str:
    """What went wrong while a template was filled; what was perhaps meant is a second line."""
    message = str(error)
    if isinstance(error, SecurityError):
        return f"шаблону это запрещено: {message}"
    if isinstance(error, UndefinedError):
        absent = re.fullmatch(r"нет переменной «(\w+)»", message)
        return message + _near(absent[1], _names(text, context)) if absent else message
    if isinstance(error, TemplateRuntimeError):  # a filter or test unknown inside {% if %}
        return syntax(message, environment)
    if isinstance(error, ValueError):
        said, _, maybe = message.partition(" Возможно")
        return f"{said}\nВозможно{maybe}" if maybe else message
    for kind, told in ENDLESS.items():
        if isinstance(error, kind):
            return told
    ask = f"\n{ASK}" if message.endswith("пусто") else ""
    return f"не удалось вычислить: {message}{ask}"


ENDLESS: Mapping[type[Exception], str] = {
    RecursionError: "шаблон вызывает сам себя без конца",
    MemoryError: "шаблону не хватило памяти",
    TimeoutError: "шаблон работает слишком долго",
    OverflowError: "слишком большое число: цикл по range — не длиннее 100 000",
}


def _names(text: str, context: Mapping[str, Any]) -> set[str]:
    """What may be written in the template: its variables and those it sets itself."""
    own = {name for group in SET_NAMES.findall(text) for name in NAME.findall(group)}
    return {*context, *own, "loop"} - {"in"}


def _near(name: str, known: Iterable[str]) -> str:
    maybe = nearest(name, known)
    return f"\n{maybe}" if maybe else ""


def syntax(message: str, environment: Environment) -> str:
    """Jinja's message about the form of a template, in Russian; on a second line what was meant."""
    for pattern, say in SAYINGS:
        if match := re.search(pattern, message):
            return say(match, environment)
    return f"ошибка в записи шаблона: {message}"


SAYINGS: tuple[tuple[str, Callable[[re.Match[str], Environment], str]], ...] = (
    (
        r"No filter named '(.+?)'",  # {{ x|датт }}
        lambda m, env: f"нет фильтра «{m[1]}»{_near(m[1], env.filters)}",
    ),
    (
        r"No test named '(.+?)'",  # {% if x is defind %}
        lambda m, env: f"нет проверки «{m[1]}»{_near(m[1], env.tests)}",
    ),
    (
        r"for the following tags: (.+?)\. The innermost block that needs to be closed is '(\w+)'",
        lambda m, _: f"блок «{m[2]}» не закрыт: здесь нужен {m[1].replace(' or ', ' или ')}",
    ),
    (
        r"Encountered unknown tag '(.+?)'",  # {% fro x in y %}
        lambda m, _: f"нет команды «{m[1]}»{_near(m[1], KEYWORDS)}",
    ),
    (
        r"[Uu]nexpected end of template|unexpected 'end of template'",
        lambda _, __: "шаблон кончился раньше времени: тег или блок не закрыт",
    ),
    (
        r"expected token 'end of .+?', got '='",  # {% if x = 1 %}
        lambda _, __: "сравнивают двумя знаками: «==»; одним, «=», задают значение в {% set %}",
    ),
    (
        r"expected token 'end of .+?', got '([^\W\d]\w*)'",  # {{ period|period datv }}
        lambda m, _: f"лишнее слово «{m[1]}»\n{APART}",
    ),
    (
        r"expected token 'in', got '(.+?)'",  # {% for x of y %}
        lambda m, _: f"после имени в «for» нужно «in», а здесь «{_token(m[1])}»",
    ),
    (
        r"expected token '(.+?)', got '(.+?)'",  # {{ x }
        lambda m, _: f"ждали «{_token(m[1])}», а здесь «{_token(m[2])}»",
    ),
    (
        r"unexpected '(.+?)', expected '(.+?)'",  # {{ f(x }}
        lambda m, _: f"ждали «{m[2]}», а здесь «{m[1]}»",
    ),
    (r"Expected an expression, got", lambda _, __: "здесь чего-то не хватает: имени или значения"),
    (r"expected name or number", lambda _, __: "после точки нет имени поля"),
    (r"unexpected '(.+?)'", lambda m, _: f"лишнее или не на месте: «{_token(m[1])}»"),
    (
        r"unexpected char '[«»„“”]'",
        lambda _, __: 'кавычки внутри тега должны быть прямыми: "…"',
    ),
    (r"""unexpected char ('"'|"'")""", lambda _, __: "не закрыта кавычка"),
    (r"unexpected char (.+?) at", lambda m, _: f"лишний знак {m[1]}"),
)

TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "end of template": "конец шаблона",
    "name": "имя",
    "integer": "число",
    "float": "число",
    "string": "слова в кавычках",
}


def _token(name: str) -> str:
    return TOKENS.get(name, name)
