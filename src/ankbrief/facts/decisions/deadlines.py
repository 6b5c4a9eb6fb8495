"""By when: the date in a clause that bounds the act."""

from __future__ import annotations

import re
from dataclasses import replace

from ankbrief.data import load
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.triggers import begins_on, listed, names_event_at, word_at
from ankbrief.facts.posts.phrases import phrase_at, phrase_end
from ankbrief.facts.text.flow import Flow, has_case, lemma_of
from ankbrief.model import Span, When

SPAN = re.compile(load("decisions")["span"], re.IGNORECASE)
TALKS = re.compile(
    r"\bпо (?:итогам|окончании|завершении) (?:переговоров|саммита|встречи|визита|форума)\b"
    r"|\bво время (?:референдума|выборов|праздника|каникул|форума|саммита|чемпионата)"
    r"|\bс наступлением (?:[а-яё]+ ){0,2}(?:условий|погоды|тепла|холодов|весны|лета|зимы|сезона)",
    re.IGNORECASE,
)
COUNTED = 3  # tokens of «за две недели»
REACH = 3  # characters between a date and the clause that it dates


def deadline_in(source: Source, clause: Span) -> When | None:
    """The deadline among the dates of the clause; for a plan the day when it comes true."""
    outcome = source.trigger.form == "done" and source.trigger.kind != "договорённость"
    verb = lemma_of(source.flow.tokens[source.trigger.verb])
    if outcome and verb in listed("moving"):
        outcome = False  # «Матч перенесли на 14 апреля»
    elif outcome and verb == "назначить" and (hearing := _of_hearing(source, clause)):
        return hearing
    elif outcome and verb not in listed("decree"):
        return _of_plan(source, clause) if verb in listed("adopt") else None
    own = source.flow.dates.starting_in(clause)
    inside = tuple(when for when in own if not _is_of_thing(when, source))
    inside = inside or _right_before(source, clause) or _before_subject(source)
    if source.trigger.form == "must" and source.trigger.kind == "решение":
        inside = tuple(filter(begins_on, inside)) or inside  # «С 1 мая школа будет обязана …»
    if lemma_of(source.flow.tokens[source.trigger.verb]) in listed("moving"):
        inside = _behind(source, inside) or inside  # «Форум, намеченный на май, перенесли на июнь»
    terms = [when for when in inside if when.role == "deadline"]
    if not (terms or outcome):
        terms = [when for when in inside if _is_ahead(when, source) and _is_term(when, source)]
    if terms:
        return _led(source.flow, replace(terms[0], role="deadline"))
    said = _for_a_span(source, clause) or _in_words(source, clause) or _by_event(source)
    return said or _after_talks(source, clause)


def _led(flow: Flow, when: When) -> When:
    """«| на | следующей неделе»: with its preposition, without which nobody says it."""
    lead = flow.text[max(0, when.span.start - 3) : when.span.start]
    if not when.text.lower().endswith("неделе") or lead.lower() != "на ":
        return when
    span = Span(when.span.start - 3, when.span.stop)
    return replace(when, text=span.of(flow.text), span=span)


def _of_hearing(source: Source, clause: Span) -> When | None:
    """«Следующее заседание назначено | на 5 мая»."""
    text = source.flow.text
    for when in source.flow.dates.starting_in(clause):
        led = text[max(0, when.span.start - 3) : when.span.start].lower() == "на "
        if led and when.span.start > source.flow.starts[source.trigger.verb]:
            return replace(when, role="deadline")
    return None


def _behind(source: Source, dates: tuple[When, ...]) -> tuple[When, ...]:
    verb = source.flow.starts[source.trigger.verb]
    return tuple(when for when in dates if when.span.start > verb)


def _right_before(source: Source, clause: Span) -> tuple[When, ...]:
    """«в 2026–2030 годах, | такие же школы планируется открыть»."""
    near = source.flow.dates.meeting(Span(max(0, clause.start - REACH), clause.start))
    text = source.flow.text
    return tuple(when for when in near if text[when.span.stop : clause.start].strip() == ",")


def _of_plan(source: Source, clause: Span) -> When | None:
    """«утвердили план | на 2027 год», «на первое полугодие»: when it is done; no budget."""
    flow, text = source.flow, source.flow.text
    words = {lemma_of(flow.tokens[i]) for i in range(source.scope.start, source.scope.stop)}
    if not words & {"план", "карта", "программа", "график"}:
        return None
    for when in source.flow.dates.starting_in(clause):
        begins = max(clause.start, when.span.start - 3)
        said = f"{text[begins : when.span.start]}{when.text}"
        if said.lower().strip().startswith("на ") and re.search("год|полуг", said):
            span = Span(begins + len(said) - len(said.lstrip()), when.span.stop)
            return replace(when, text=span.of(text), span=span, role="deadline")
    return None


def _before_subject(source: Source) -> tuple[When, ...]:
    """«До конца года | министерство планирует открыть»: before him who plans."""
    flow, verb = source.flow, source.trigger.verb
    if source.trigger.kind != "план" or source.trigger.form != "order":
        return ()
    if lemma_of(flow.tokens[verb]) in ("заявить", "сообщить", "анонсировать"):
        return ()  # «Сегодня аким заявил о решении …»: when he said it
    commas = (i for i in range(verb, source.unit.start, -1) if flow.tokens[i - 1].text == ",")
    start = next(commas, source.unit.start)
    return tuple(flow.dates.meeting(flow.cover(start, verb))) if start < verb else ()


def _is_of_thing(when: When, source: Source) -> bool:
    """«Дом дружбы, которому | в 2027 году | исполнится 30 лет»: behind the act, of its thing."""
    flow = source.flow
    place = flow.at(when.span.start)
    commas = (i for i in range(place - 1, source.trigger.act, -1) if flow.tokens[i].text == ",")
    comma = next(commas, None)
    words = [word_at(flow, i) for i in range(comma + 1, comma + 3)] if comma is not None else []
    held = len(words) > 1 and words[1] in ("состоится", "пройдет", "состоятся", "пройдут")
    return any(word.startswith("котор") for word in words) and not held


def _is_term(when: When, source: Source) -> bool:
    """The day of the act itself; «план на 2026–2030 годы» and «форум 2026 года» have their own."""
    before = source.flow.text[max(0, when.span.start - 4) : when.span.start].lower().split()
    said = when.text.lower()
    acts = (source.trigger.act, source.trigger.verb)
    moved = any(lemma_of(source.flow.tokens[i]) in listed("moving") for i in acts)
    if moved and (before[-1:] == ["на"] or said.startswith("на ")):
        return True
    if ((before and before[-1] == "на") or said.startswith("на ")) and "год" in said:
        return source.trigger.kind == "договорённость" or _is_fixed_for(when, source)
    if source.trigger.form == "future" or source.trigger.kind == "план":
        return True
    if said[:1].isdigit() and lemma_of(source.flow.tokens[source.trigger.act]) in listed(
        "convenes"
    ):
        return True  # «созвать сессию 20 июня»
    if said.startswith(tuple(load("dates")["seasons"])) or said == "завтра":
        return True
    leads = ("в", "во", "до", "к", "с", "через")
    return bool(before and before[-1] in leads) or said.startswith(tuple(f"{w} " for w in leads))


def _is_fixed_for(when: When, source: Source) -> bool:
    """«Набор запланирован | на 2027 год»."""
    stop = source.flow.starts[source.trigger.stop] if source.trigger.stop < source.unit.stop else -1
    said = source.flow.text[max(stop, 0) : when.span.start].strip()
    own = word_at(source.flow, source.trigger.verb).startswith(("запланирован", "намечен"))
    return own and said in ("", "на") and when.span.start >= stop > 0


def _is_ahead(when: When, source: Source) -> bool:
    """It is not over; a date that cannot be resolved may lie ahead of what is decided."""
    published = source.facts.article.published
    if when.text.lower().startswith(("прошл", "минувш")):
        return False
    return when.stop is None or published is None or when.stop > published


def _for_a_span(source: Source, clause: Span) -> When | None:
    """«ввести запрет | сроком на шесть месяцев»; a grant for three years is given now."""
    if source.trigger.form == "future":
        return None
    match = SPAN.search(source.flow.text, clause.start, clause.stop)
    return When(match.group(), Span(*match.span()), None, None, "deadline") if match else None


def _after_talks(source: Source, clause: Span) -> When | None:
    """«По итогам переговоров | планируется подписание»: what a plan comes after."""
    if source.trigger.kind != "план":
        return None
    start = source.flow.starts[source.unit.start]
    match = TALKS.search(source.flow.text, start, clause.stop)
    return When(match.group(), Span(*match.span()), None, None, "deadline") if match else None


def _in_words(source: Source, clause: Span) -> When | None:
    """«уже сейчас», «в ближайшее время»: said, but no day."""
    for pattern in load("decisions")["terms"]:
        match = re.compile(pattern, re.IGNORECASE).search(
            source.flow.text, clause.start, clause.stop
        )
        if match:
            return When(match.group(), Span(*match.span()), None, None, "deadline")
    return None


def _by_event(source: Source) -> When | None:
    """«после одобрения Мажилисом», «до наступления холодов», «за две недели до старта»."""
    if source.trigger.form == "done":
        return None
    flow, scope = source.flow, source.scope
    for index in range(scope.start, scope.stop - 1):
        if names_event_at(flow, index, scope.stop):
            span = flow.cover(_first_of(flow, scope.start, index), _last_of(source, index + 1))
            return When(span.of(flow.text), span, None, None, "deadline")
    return None


def _first_of(flow: Flow, start: int, index: int) -> int:
    """«за две недели | до старта» is counted back from the event."""
    counted = index - start >= COUNTED and word_at(flow, index - COUNTED) == "за"
    return index - COUNTED if counted and word_at(flow, index) == "до" else index


def _last_of(source: Source, index: int) -> int:
    """With what belongs to the event: «одобрения | Мажилисом», «сбора | в Щучинске» apart."""
    flow, act = source.flow, source.trigger.act
    phrase = phrase_at(flow, index, source.scope.stop, "Gen")
    if phrase is None:
        return index + 1
    stop = min(phrase.stop, act) if act > index else phrase.stop
    doer = stop < source.scope.stop and has_case(flow.tokens[stop], "Ins")
    return phrase_end(flow, stop, source.scope.stop) if doer and stop != act else stop
