"""Clauses with a trigger that decide nothing: what may be, what is asked, what was counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ankbrief.facts.decisions.addressed import Addressee
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.subjects import body_before
from ankbrief.facts.decisions.triggers import clause_start, listed, word_at
from ankbrief.facts.posts.heads import is_office
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.facts.text.flow import has_case, is_infinitive, is_short_passive, lemma_of

SEEMING = frozenset({"якобы", "будто", "словно"})
UNSEEN = frozenset({"видеть", "знать", "понимать", "понятно", "неизвестно", "ясно", "спросить"})
ASKING = frozenset({"где", "откуда", "куда", "зачем", "почему", "сколько", "чем", "кого", "какой"})
# «С начала года», «за последние пять лет»: a stretch of time that is over.
COUNTED_OVER = re.compile(
    r"\b(?:с начала (?:\w+ )?(?:года|месяца|сезона|квартала|учебного)"
    r"|за (?:последн|прошл|минувш|истекш|прошедш|отчетн)\w+ (?:[\w-]+ ){0,2}"
    r"(?:год|лет|месяц|полугоди|период|врем|квартал|недел|сут|дн)"
    r"|за (?:\d+|дв[ае]|три|четыре|пять|шесть|девять|десять|одиннадцать) (?:год|лет|месяц)"
    r"|за год\b)"
)
FOREWORD = 2  # tokens before a clause that say how sure it is: «возможно, | …»


def uncertain(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Есть вероятность, что форум пройдёт в мае», «Суд будто бы решил», «Возможно, закроют»."""
    flow, trigger = source.flow, source.trigger
    own = range(max(source.unit.start, source.scope.start - FOREWORD), trigger.verb)
    words = [word_at(flow, place) for place in own]
    if set(words) & SEEMING:
        return True
    if not _is_ahead(source):
        return False
    if set(words) & listed("perhaps") or ("может", "быть") in set(pairwise(words)):
        return True
    return _is_mere_chance(source) or _is_not_to_be_said(source)


def _is_ahead(source: Source) -> bool:
    return source.trigger.form == "future" or source.trigger.kind == "план"


def _is_mere_chance(source: Source) -> bool:
    """«не исключено, что …», «есть риск того, что …», «ходят слухи, что …»."""
    flow, start = source.flow, source.unit.start
    for comma in range(start + 1, source.trigger.verb):
        if flow.tokens[comma].text != "," or word_at(flow, comma + 1) != "что":
            continue
        lead = range(max(start, comma - 4), comma)
        if any(lemma_of(flow.tokens[place]) in listed("chances") for place in lead):
            return True
        if any(
            word_at(flow, place) == "не" and word_at(flow, place + 1).startswith("исключ")
            for place in lead
        ):
            return True
    return False


def _is_not_to_be_said(source: Source) -> bool:
    """«Говорить о том, что льготы отменят, преждевременно»."""
    words = {
        token.text.lower() for token in source.flow.tokens[source.unit.start : source.unit.stop]
    }
    return "говорить" in words and bool(words & listed("too_early"))


def of_a_question(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Где мы эти деньги возьмём», «Какие школы построят»: asked, with or without a mark."""
    flow, first = source.flow, source.unit.start
    opens = first == flow.sentence_start(first) or source.unit.spoken is not None
    led = first + (flow.tokens[first].pos == "ADP")  # «В каких регионах будем …»
    asked = word_at(flow, first) in ASKING or lemma_of(flow.tokens[led]) == "какой"
    if word_at(flow, first) == "кто" and source.trigger.form == "order":
        return opens  # «Кто поручил снести сквер, выясняет полиция»
    return _is_ahead(source) and ((opens and asked) or _is_what(source))


def _is_what(source: Source) -> bool:
    """«Мы не видим, | что | будет делаться»: nobody says what."""
    flow, start = source.flow, source.trigger.start
    what = word_at(flow, start - 1) == "что" and word_at(flow, start - 2) == ","
    lead = {lemma_of(token) for token in flow.tokens[source.unit.start : start - 1]}
    return (what and bool(lead & UNSEEN)) or _is_which(source)


def _is_which(source: Source) -> bool:
    """«доложил, | какие меры | намерены принять»: that somebody told, and not which."""
    flow, start = source.flow, source.unit.start
    first = clause_start(flow, start, source.trigger.start)
    led = first + (flow.tokens[first].pos == "ADP")
    inside = first > start + 1 and flow.tokens[first - 1].text == ","
    return inside and (lemma_of(flow.tokens[led]) == "какой" or word_at(flow, led) == "сколько")


def of_figures(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«За прошлый год предприятия заключили 177 контрактов»: figures of the work."""
    flow, scope = source.flow, source.scope
    if source.trigger.form != "done":
        return False
    text = flow.cover(source.unit.start, scope.stop).of(flow.text).lower().replace("ё", "е")
    counted = any(
        token.text.isdigit() or token.pos == "NUM"
        for token in flow.tokens[scope.start : scope.stop]
    )
    return counted and COUNTED_OVER.search(text) is not None


def of_participants(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«В форуме примут участие 500 человек»: who comes; «Президент примет участие» plans."""
    flow, act = source.flow, source.trigger.act
    near = (word_at(flow, place) for place in range(act - 1, act + 3))
    if source.trigger.form != "future" or lemma_of(flow.tokens[act]) != "принять":
        return False
    if "участие" not in near:
        return False
    scope = range(source.scope.start, source.scope.stop)
    named = any(has_case(flow.tokens[one.start], "Nom") for one in flow.named_in(*_ends(scope)))
    one = any(
        (is_office(lemma_of(flow.tokens[i])) or lemma_of(flow.tokens[i]) == "делегация")
        and has_case(flow.tokens[i], "Nom")
        and flow.tokens[i].feats.get("Number") == "Sing"
        for i in scope
    )
    return not (named or one or body_before(flow, source.scope.start, act) is not None)


def _ends(places: range) -> tuple[int, int]:
    return places.start, places.stop


def of_answers(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«попросили министра прокомментировать»: what one asks of him is to speak."""
    act = lemma_of(source.flow.tokens[source.trigger.act])
    return source.trigger.kind == "предложение" and act in listed("tells")


def of_news_to_come(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Дополнительная информация будет предоставлена позже»: a page about itself."""
    flow, scope = source.flow, source.scope
    if source.trigger.form != "future" or not is_short_passive(flow.tokens[source.trigger.act]):
        return False
    tokens = flow.tokens[scope.start : scope.stop]
    lemmas = {lemma_of(token) for token in tokens}
    news = bool(lemmas & {"информация", "подробность", "деталь", "сведение"})
    later = {token.text.lower() for token in tokens} & {"позже", "позднее", "дополнительно"}
    return news and (bool(later) or "дополнительный" in lemmas)


def as_it_was(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Когда его назначили министром, …»: when something else was."""
    flow, verb = source.flow, source.trigger.verb
    if source.trigger.form != "done":
        return False
    start = clause_start(flow, source.unit.start, verb)
    lead = [word_at(flow, place) for place in range(start, min(start + 2, verb))]
    after = [word_at(flow, place) for place in range(max(0, start - 3), start)]
    since = lead[:1] == ["как"] and after[-2:] in (["того", ","], ["пор", ","])
    return "когда" in lead or since


def of_force(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Приказ вводится в действие 1 мая»: of the paper itself; «новые правила» are news."""
    flow, verb = source.flow, source.trigger.verb
    enters = lemma_of(flow.tokens[verb]) in ("вводиться", "вступать")
    force = {word_at(flow, place) for place in range(verb + 1, verb + 4)}
    papers = listed("acts") | {"закон", "документ"}
    lead = flow.tokens[source.scope.start : verb]
    return (
        enters
        and bool(force & {"силу", "действие"})
        and any(lemma_of(token) in papers and has_case(token, "Nom") for token in lead)
    )


def of_where_and_how_long(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Мероприятие пройдёт по адресу …», «Форум продлится два дня»: beside the news."""
    flow, scope = source.flow, source.scope
    act = lemma_of(flow.tokens[source.trigger.act])
    if source.trigger.form != "future" or act not in ("пройти", "состояться", "продлиться"):
        return False
    words = [word_at(flow, place) for place in range(scope.start, scope.stop)]
    if act == "продлиться":
        return not {"до", "всю", "весь", "с"} & set(words)
    dated = flow.dates.meeting(flow.cover(source.unit.start, scope.stop))
    return not dated and ("по", "адресу") in set(pairwise(words))


def of_use(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«ввели | в эксплуатацию | 44 школы»: built, not decreed."""
    flow, verb = source.flow, source.trigger.verb
    near = range(max(source.unit.start, verb - 3), min(source.unit.stop, verb + 5))
    used = any(
        word_at(flow, i) == "в" and word_at(flow, i + 1) in ("эксплуатацию", "строй", "оборот")
        for i in near
    )
    return source.trigger.form == "done" and lemma_of(flow.tokens[verb]) == "ввести" and used


def is_empty_duty(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Министры должны безупречно выполнять свои обязанности»: of course."""
    flow, act = source.flow, source.trigger.act
    if source.trigger.form not in ("duty", "must") or not is_infinitive(flow.tokens[act]):
        return False
    near = flow.tokens[act + 1 : min(source.scope.stop, act + 4)]
    own = lemma_of(flow.tokens[act]) in ("выполнять", "исполнять") and any(
        lemma_of(token) in ("обязанность", "долг") for token in near
    )
    scope = range(source.scope.start, min(act, source.trigger.start))
    this = lemma_of(flow.tokens[act]) in ("делать", "сделать") and any(
        word_at(flow, place) == "это" for place in scope
    )  # «Это надо делать сегодня»: what, was said before
    return own or this or lemma_of(flow.tokens[act]) in listed("virtues") or _is_slogan(source)


def _is_slogan(source: Source) -> bool:
    """«Надо принимать смелые решения», «Нужно решать такие проблемы»: which, nobody says."""
    flow, act = source.flow, source.trigger.act
    near = range(act + 1, min(source.scope.stop, act + 6))
    word = lemma_of(flow.tokens[act])
    things = {"принимать": {"решение"}, "решать": {"проблема", "вопрос"}}.get(word, set())
    for place in near:
        token = flow.tokens[place]
        if lemma_of(token) in things:
            led = flow.tokens[place - 1]
            pointed = lemma_of(led) in ("такой", "этот", "подобный", "весь", "любой")
            bare = place + 1 >= source.scope.stop or flow.tokens[place + 1].text in (",", "и")
            return bare and (word == "принимать" or pointed)
    return False


def of_what_is_described(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Пустили станцию, | которую договорились построить»: what is new is said of the station."""
    flow, trigger = source.flow, source.trigger
    if trigger.form in ("future", "must") or trigger.kind == "план":
        return False
    start = clause_start(flow, source.unit.start, trigger.verb)
    described = flow.tokens[start : trigger.verb]
    return is_infinitive(flow.tokens[trigger.act]) and any(
        lemma_of(token) == "который" and has_case(token, "Acc") for token in described[:2]
    )


UNREAL = (
    uncertain,
    of_what_is_described,
    of_a_question,
    of_figures,
    of_participants,
    of_answers,
    of_news_to_come,
    as_it_was,
    of_force,
    of_where_and_how_long,
    of_use,
    is_empty_duty,
)
