"""What a template may do to a value: cases, short names, counts, dates, verbs, marks.

Every filter has a Russian and a Latin name: `{{ who|дат }}` is `{{ who|datv }}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import wraps
from inspect import Signature, signature
from typing import Any, Protocol, runtime_checkable

from jinja2.filters import FILTERS as OF_JINJA
from markupsafe import Markup, escape

from ankbrief.briefing.actions import lower_first
from ankbrief.briefing.control import by_deadline, by_weight, overdue
from ankbrief.briefing.model import CalendarEntry, Period, WeekPerson, Who
from ankbrief.briefing.sentences import dative_of, in_case, with_position
from ankbrief.data import load
from ankbrief.language import inflect
from ankbrief.language.cases import CASE_NAMES, CASES, Case, case_of
from ankbrief.language.letters import upper_first
from ankbrief.model import Gender, Organisation, Position, When
from ankbrief.render.charts import chart
from ankbrief.render.fitting import fit
from ankbrief.render.typography import quoted, typeset, unbreak

MONTHS = tuple(m for form in ("genitive", "prepositional") for m in load("months")[form])
SAFE_SCHEME = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
KAZAKH = re.compile(r"[«„][^«»„“]*[ӘәҒғҚқҢңӨөҰұҮүҺһІі][^«»„“]*[»“]")


@runtime_checkable
class Named(Protocol):
    """A person-like record."""

    @property
    def name(self) -> str: ...

    @property
    def gender(self) -> Gender | None: ...


def decline(value: Any, case: str) -> str:
    """The person, body, post, date, words or list of them in the case: «X, Y и Z» for a list."""
    wanted = case_of(case)
    if value is None or isinstance(value, str):
        return inflect.decline_text(value or "", wanted)
    if isinstance(value, date):
        return inflect.date_in_words(value, wanted)
    if isinstance(value, WeekPerson):
        return decline(value.who, case)
    if phrase := _phrase(value):
        return inflect.decline_phrase(phrase, wanted)
    if isinstance(value, Named):
        return inflect.decline_name(value.name, wanted, value.gender)
    if isinstance(value, Iterable) and not isinstance(value, Mapping):
        return inflect.join([decline(item, case) for item in value])
    raise TypeError(f"склонять можно человека, слова или список, а здесь {_kind(value)}")


def _in(case: Case) -> Callable[[Any], str]:
    """The filter of one case."""

    def declined(value: Any) -> str:
        return decline(value, case.value)

    return declined


def _phrase(value: Any) -> str:
    """The words of a post or a body; nothing of a person."""
    if isinstance(value, Position):
        return value.title
    is_body = isinstance(value, Organisation) or (isinstance(value, Who) and not value.is_person)
    return str(value.name) if is_body else ""


def titled(value: Any, case: str = "nomn") -> str:
    """Post and name in the case: «заместителя акима Абзала Нукенова»; of a list «X, Y и Z»."""
    if isinstance(value, WeekPerson):
        return titled(value.who, case)
    if isinstance(value, Who):
        return in_case(value, case_of(case)) or with_position(value)
    return inflect.join([titled(item, case) for item in value])


def whom(executors: Iterable[Who]) -> str:
    """Who must do it, in the dative; all in the nominative where one cannot be declined."""
    people = list(executors)
    return dative_of(people) or ", ".join(map(with_position, people))


def short(value: Any) -> str:
    """«К.-Ж. Токаев»; a body stays as it is."""
    if isinstance(value, WeekPerson):
        return short(value.who)
    if isinstance(value, Who) and not value.is_person:
        return value.name
    return inflect.short_name(value if isinstance(value, str) else value.name)


def counted(number: int, noun: str, case: str = "nomn") -> str:
    """«21 поручение», «22 поручения», «25 поручений»."""
    return inflect.agree(number, noun, case_of(case))


def in_words(value: Any) -> str:
    """«24 апреля 2025 года»; a stretch of days with both ends, an unresolved one in its words."""
    if isinstance(value, date):
        return inflect.date_in_words(value)
    if isinstance(value, Period):
        return inflect.period_in_words(value.start, value.stop)
    if isinstance(value, When):
        return value.text if value.start is None and value.stop is None else span(value)
    raise TypeError(f"нужна дата или период, а здесь {_kind(value)}")


def span(value: Any) -> str:
    """«до 1 марта 2026 года», «с 1 марта …», «1–3 марта …» of anything with a start and a stop."""
    if value.start and value.stop:
        return inflect.period_in_words(value.start, value.stop)
    if value.stop:
        return f"до {inflect.date_in_words(value.stop)}"
    return f"с {inflect.date_in_words(value.start)}" if value.start else str(value.text)


def deadline(when: When | None) -> str:
    """«к 1 марта 2026 года»; «в двухнедельный срок» (до 5 января 2026 года); «уже сейчас»."""
    if when is None:
        return "не указан"
    dated = with_year(when)
    if dated:
        return lower_first(dated)  # of a sentence that it opens: «До 1 мая планируется …»
    if when.start is None and when.stop is None:
        return quoted(typeset(when.text))
    end = f"до {inflect.date_in_words(when.stop)}" if when.stop else span(when)
    return f"{quoted(typeset(when.text))} ({end})"


def with_year(when: Any) -> str:
    """The source's own date with its year: «к 1 мая» → «к 1 мая 2026 года»; else nothing."""
    day = when.stop or when.start
    if day and re.search(rf"\b{day.year}\b", when.text):
        return typeset(when.text)
    ends_in_month = when.text.lower().endswith(MONTHS)
    return f"{when.text} {day.year} года" if day and ends_in_month else ""


def days(entry: Any) -> str:
    """When something is due or takes place, with the year: for a calendar."""
    return (with_year(entry) if isinstance(entry, CalendarEntry) else "") or span(entry)


def verb(who: Any, past: str) -> str:
    """(KIM, «сообщил») → «сообщила»; «сообщает» where the gender is unknown."""
    return inflect.verb((who.who if isinstance(who, WeekPerson) else who).gender, past)


def link(url: str | None) -> str:
    """The address if it is a page or mail address, else nothing."""
    return url if url and SAFE_SCHEME.match(url) else ""


def languages(text: str) -> Markup:
    """The text with what stands between marks in Kazakh marked as Kazakh."""
    escaped = str(escape(unbreak(text)))
    return Markup(KAZAKH.sub(lambda m: f'<span lang="kk">{m[0]}</span>', escaped))  # noqa: S704 — escaped above


def cited(item: Any) -> str:
    """«[1] [3]»: the sources that a fact with `evidence` stands on."""
    return " ".join(dict.fromkeys(f"[{evidence.source}]" for evidence in item.evidence))


def flag(item: Any) -> str:
    """« ◦» behind what was inferred, else nothing."""
    return " ◦" if item.inferred else ""


def task(item: Any) -> str:
    """«Управлению образования — открыть кружки»; the action alone where nobody is told to do it."""
    action = typeset(item.action)
    if not (item.infinitive and item.executors):
        return upper_first(action)
    return f"{upper_first(whom(item.executors))} — {action}"


KINDS: dict[type, str] = {
    **dict.fromkeys((int, float), "число"),
    **dict.fromkeys((tuple, list), "список"),
    bool: "«да» или «нет»",
    str: "слова",
    date: "дата",
    Period: "период",
    type(None): "пусто",
}


def _kind(value: Any) -> str:
    return KINDS.get(type(value), f"«{type(value).__name__}»")


def _checked(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, which says in Russian that it was called wrongly or on what it cannot take."""
    parameters = signature(function)

    @wraps(function)
    def called(value: Any, *arguments: Any, **named: Any) -> Any:
        try:
            return function(value, *arguments, **named)
        except (AttributeError, TypeError) as error:
            if not _fits(parameters, value, *arguments, **named):
                raise TypeError(f"у фильтра «{name}» лишний или пропущенный аргумент") from error
            if re.search("[а-я]", str(error)):
                raise
            raise TypeError(f"фильтр «{name}» к этому не подходит: здесь {_kind(value)}") from error

    return called


def _fits(parameters: Signature, *arguments: Any, **named: Any) -> bool:
    try:
        parameters.bind(*arguments, **named)
    except TypeError:
        return False
    return True


RULES: dict[str, Callable[..., Any]] = {
    **{case.value: _in(case) for case in CASES},
    **{name: _in(case) for case, name in CASE_NAMES.items()},
    **dict.fromkeys(("case", "падеж"), decline),
    **dict.fromkeys(("titled", "с_должностью"), titled),
    **dict.fromkeys(("whom", "кому"), whom),
    **dict.fromkeys(("short", "кратко"), short),
    **dict.fromkeys(("counted", "число"), counted),
    **dict.fromkeys(("in_words", "дата", "период"), in_words),
    **dict.fromkeys(("days", "дни"), days),
    **dict.fromkeys(("deadline", "срок"), deadline),
    **dict.fromkeys(("verb", "глагол"), verb),
    **dict.fromkeys(("quoted", "цитата"), quoted),
    **dict.fromkeys(("typeset", "типограф"), typeset),
    **dict.fromkeys(("sentence_case", "с_прописной"), upper_first),
    **dict.fromkeys(("lower_first", "со_строчной"), lower_first),
    **dict.fromkeys(("link", "ссылка"), link),
    **dict.fromkeys(("languages", "языки"), languages),
    **dict.fromkeys(("chart", "график"), chart),
    **dict.fromkeys(("by_deadline", "по_сроку"), by_deadline),
    **dict.fromkeys(("by_weight", "по_весу"), by_weight),
    **dict.fromkeys(("overdue", "просроченные"), overdue),
    **dict.fromkeys(("fit", "уместить"), fit),
    **dict.fromkeys(("cited", "откуда"), cited),
    **dict.fromkeys(("flag", "пометка"), flag),
    **dict.fromkeys(("task", "задача"), task),
}
FILTERS = {name: _checked(name, function) for name, function in RULES.items()}


def _whole(function: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, which gives a row in place of something that can be read only once."""

    @wraps(function)
    def made(*arguments: Any, **named: Any) -> Any:
        found = function(*arguments, **named)
        return tuple(found) if isinstance(found, Iterator) else found

    return made


CHOOSING = ("map", "select", "reject", "selectattr", "rejectattr", "unique", "reverse")
ROWS = {name: _whole(OF_JINJA[name]) for name in CHOOSING}
"""Those of Jinja that choose; what is chosen can be counted, asked for, shown twice."""
