"""Triggers of what courts, prosecutors and those who bring bills in have done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ankbrief.facts.decisions.subjects import may_be_subject
from ankbrief.facts.decisions.triggers import (
    Trigger,
    clause_start,
    clause_stop,
    is_negated,
    listed,
    things,
    word_at,
)
from ankbrief.facts.posts.heads import is_office
from ankbrief.facts.text.flow import (
    Flow,
    is_finite,
    is_short_passive,
    lemma_of,
    may_have_case,
)
from ankbrief.facts.text.units import Unit
from ankbrief.language.text.document import Token

NEAR = 10  # tokens behind a verb within which what it rules stands


def brought(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Правительство внесло в Мажилис законопроект», «законопроект направлен в Сенат»."""
    verb = flow.tokens[index]
    if lemma_of(verb) not in listed("bring") or not _is_done(flow, unit, index):
        return None
    around = range(max(unit.start, index - 6), min(unit.stop, index + NEAR))
    lemmas = {lemma_of(flow.tokens[place]) for place in around}
    if not (lemmas & listed("bills") and lemmas & listed("houses")):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def sentenced(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Суд приговорил», «Суд признал договор недействительным», «назначено пять лет»."""
    verb = flow.tokens[index]
    if lemma_of(verb) not in listed("sentences") or not _is_done(flow, unit, index):
        return None
    by_court = is_finite(verb) and _has_subject(flow, unit, index, listed("courts"))
    near = flow.tokens[max(unit.start, index - 4) : min(unit.stop, index + NEAR)]
    punished = any(lemma_of(token) in listed("punishments") for token in near)
    indefinite = verb.feats.get("Number") == "Plur" and not any(
        may_be_subject(flow, unit.start, place, index) for place in range(unit.start, index)
    )
    punished = punished or lemma_of(verb) in ("конфисковать", "взыскать")
    punished = punished or (lemma_of(verb) in ("осудить", "приговорить") and _for_years(near))
    if lemma_of(verb) == "назначить" and not punished:
        return None  # «Судья назначил пенальти»
    if lemma_of(verb) == "оставить" and not _stands(flow, unit, index):
        return None
    upheld = lemma_of(verb) == "оставить" and is_short_passive(verb)
    if not (by_court or upheld or (punished and (is_short_passive(verb) or indefinite))):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def convicted(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Посредник получил | три года условно»."""
    verb = flow.tokens[index]
    if lemma_of(verb) != "получить" or not _is_done(flow, unit, index):
        return None
    behind = [token.text.lower() for token in flow.tokens[index + 1 : min(unit.stop, index + 8)]]
    years = any(word in ("год", "года", "лет", "месяцев") for word in behind)
    bound = {"условно", "лишения", "ограничения", "колонии"} & set(behind)
    if not (years and bound):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def rebuked(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Аким получил | выговор», «Директору вынесен | выговор», «объявлено | о неполном …»."""
    verb, word = flow.tokens[index], lemma_of(flow.tokens[index])
    if word not in ("получить", "вынести", "объявить") or not _is_done(flow, unit, index):
        return None
    near = flow.tokens[max(unit.start, index - 3) : min(unit.stop, index + 6)]
    passive = is_short_passive(verb)
    case = "Nom" if passive else "Acc"
    rebuke = any(lemma_of(t) in listed("rebukes") and may_have_case(t, case) for t in near)
    unfit = word == "объявить" and any(lemma_of(t) == "соответствие" for t in near)
    if word == "получить" and (passive or not (rebuke and _has_officer(flow, unit, index))):
        return None
    if not (rebuke or unfit):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def _has_officer(flow: Flow, unit: Unit, index: int) -> bool:
    """«Аким», «Трое чиновников», a name: who is rebuked by his chief; no player by a referee."""
    start = clause_start(flow, unit.start, index)
    lead = range(start, min(unit.stop, index + 4))
    return bool(flow.named_in(start, index)) or any(
        is_office(lemma_of(flow.tokens[i])) or lemma_of(flow.tokens[i]) in ("чиновник", "замаким")
        for i in lead
    )


def _for_years(near: Sequence[Token]) -> bool:
    """«осуждён на семь лет», «к трём годам»."""
    return any(token.text.lower() in ("лет", "года", "год", "годам", "году") for token in near)


def barred(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Ему пожизненно запрещено | занимать должности»: what goes with a sentence."""
    verb = flow.tokens[index]
    if word_at(flow, index) not in ("запрещено", "запретил", "запретила"):
        return None
    behind = range(index + 1, clause_stop(flow, index + 1, min(unit.stop, index + 5)))
    posts = any(word_at(flow, place) in ("занимать", "заниматься") for place in behind)
    if not posts or not _is_done(flow, unit, index) or lemma_of(verb) != "запретить":
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def _stands(flow: Flow, unit: Unit, index: int) -> bool:
    """«Коллегия оставила приговор | без изменения», «в силе»."""
    behind = [token.text.lower() for token in flow.tokens[index + 1 : min(unit.stop, index + NEAR)]]
    return any(
        pair
        in (("без", "изменения"), ("без", "изменений"), ("в", "силе"), ("без", "удовлетворения"))
        for pair in pairwise(behind)
    )


def proceeded(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«На имущество | наложен арест», «возбуждено дело», «иск удовлетворён», «вынес приговор»."""
    verb = flow.tokens[index]
    nouns = things("proceedings").get(lemma_of(verb))
    if nouns is None or not _is_done(flow, unit, index) or _is_counted(flow, unit):
        return None
    by_body = is_finite(verb) and _has_subject(flow, unit, index, listed("law"))
    near = flow.tokens[max(unit.start, index - 6) : min(unit.stop, index + 6)]
    case = "Nom" if is_short_passive(verb) else "Acc"
    named = any(lemma_of(t) in nouns and (may_have_case(t, case) or t.pos == "ADP") for t in near)
    moved = any(lemma_of(t) in nouns & listed("custody") for t in near)
    if not (named or moved) or not (by_body or is_short_passive(verb)):
        return None
    if lemma_of(verb) == "вынести" and not (by_body and flow.named_in(index, unit.stop)):
        return None  # «Вынесен приговор по делу о хищении»: which one is told elsewhere
    return Trigger("решение", "done", index, index + 1, index, index)


def _is_counted(flow: Flow, unit: Unit) -> bool:
    """«С начала года возбуждено 120 дел»: figures of the work."""
    words = [token.text.lower() for token in flow.tokens[unit.start : unit.stop]]
    year = any(pair in (("с", "начала"), ("за", "год")) for pair in pairwise(words))
    return year or any(
        len(word) > 1 and word.isdigit() and not _is_of_article(words[place - 1 : place])
        for place, word in enumerate(words)
    )


def _is_of_article(before: list[str]) -> bool:
    """«по статье | 188»."""
    return before[:1] in (["статье"], ["ст"], ["ст."], ["части"], ["№"])


def warned(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Прокуратура внесла представление», «прокурор опротестовал решение»."""
    verb = flow.tokens[index]
    if not _is_done(flow, unit, index):
        return None
    if is_short_passive(verb):
        return _warned_by_nobody(flow, unit, index)
    if not _has_subject(flow, unit, index, listed("prosecutors")):
        return None
    behind = flow.tokens[index + 1 : min(unit.stop, index + 5)]
    paper = any(lemma_of(token) in listed("warnings") for token in behind)
    if _goes_on(flow, unit):
        return None
    word = lemma_of(verb)
    if not (word == "опротестовать" or (word in ("внести", "подать", "направить") and paper)):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def _warned_by_nobody(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Акиму | внесено | представление», «внесено 15 представлений»."""
    near = flow.tokens[max(unit.start, index - 4) : min(unit.stop, index + 5)]
    paper = any(lemma_of(token) in listed("warnings") for token in near)
    brought_in = lemma_of(flow.tokens[index]) in ("внести", "подать", "направить", "вынести")
    if not (paper and brought_in) or _goes_on(flow, unit):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def _goes_on(flow: Flow, unit: Unit) -> bool:
    """«…внёс представление: | акимату предстоит …»: what it demands follows."""
    if unit.stop + 1 >= len(flow.tokens) or flow.tokens[unit.stop].text != ":":
        return False
    rest = flow.tokens[unit.stop + 1 : flow.sentence_stop(unit.stop)]
    return any(token.text.lower() in listed("modals") for token in rest)


def _is_done(flow: Flow, unit: Unit, index: int) -> bool:
    """In the past, and not denied."""
    verb = flow.tokens[index]
    past = is_finite(verb) and verb.feats.get("Tense") == "Past"
    if word_at(flow, index - 1) in ("будет", "будут"):
        return False  # «Виновные будут привлечены к ответственности»
    return (past or is_short_passive(verb)) and not is_negated(flow, unit, index)


def _has_subject(flow: Flow, unit: Unit, index: int, nouns: frozenset[str]) -> bool:
    return any(
        lemma_of(flow.tokens[place]) in nouns and may_be_subject(flow, unit.start, place, index)
        for place in range(unit.start, index)
    )
