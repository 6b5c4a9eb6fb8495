"""Futures that plan nothing: hopes, what comes by itself, what is vague, known or of a tale."""

from __future__ import annotations

from collections.abc import Sequence

from ankbrief.facts.decisions.addressed import Addressee
from ankbrief.facts.decisions.plans import is_at_law
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.subjects import names_body
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.posts.heads import is_office
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.facts.text.flow import (
    has_case,
    is_finite,
    is_short_passive,
    lemma_of,
    may_have_case,
)
from ankbrief.language.dictionary import nouns_in
from ankbrief.model import When


def subordinate_future(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«меры, которые позволят создать»; «уверен, что построят»: hopes."""
    if source.trigger.form != "future":
        return False
    flow, act = source.flow, source.trigger.act
    commas = [i for i in range(act, source.unit.stop) if flow.tokens[i].text == ","]
    last = commas[-1] if commas else source.unit.stop  # «…, считают аналитики»
    behind = flow.tokens[last + 1 : min(last + 3, source.unit.stop)]
    tokens = (*flow.tokens[source.unit.start : source.trigger.start], *behind)
    words = {lemma_of(token) for token in tokens if is_finite(token) or token.pos == "ADJ"}
    return bool(words & listed("hopes"))


def vague(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«государство примет меры», «будет оказана необходимая помощь»: whatever they are."""
    if source.trigger.form != "future":
        return False
    tokens = source.flow.tokens[source.scope.start : source.scope.stop]
    lemmas = {lemma_of(token) for token in tokens}
    help_of_a_kind = "необходимый" in lemmas and lemmas & {"помощь", "поддержка", "содействие"}
    if "виновный" in lemmas and lemmas & {"наказать", "привлечь"}:
        return True  # «виновные будут наказаны»
    if "вывод" in lemmas and lemmas & {"сделать", "последовать"}:
        return True  # «будут сделаны соответствующие выводы»
    cared_for = "обеспечить" in lemmas and lemmas & {"забота", "внимание"}
    return bool(help_of_a_kind or cared_for) or {"принять", "мера"} <= lemmas


def by_itself(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«5 мая пройдут дожди»: nobody's plan."""
    flow, scope = source.flow, source.scope
    verb = flow.tokens[source.trigger.act]
    places = range(scope.start, scope.stop)
    itself = lemma_of(verb).endswith("ся")  # «Рост начнётся»; «компенсирует рост»
    names = listed("weather") | (listed("growths") if itself else frozenset())
    return source.trigger.form == "future" and any(
        lemma_of(flow.tokens[i]) in names
        and may_have_case(flow.tokens[i], "Nom")
        and flow.tokens[i].feats.get("Number") == verb.feats.get("Number")
        and not has_case(flow.tokens[i], "Gen")
        and not (i and flow.tokens[i - 1].pos in ("NOUN", "ADP"))
        and not any(t.text == "," for t in flow.tokens[min(i, source.trigger.act) : i])
        for i in places
    )


def is_known(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«к тому времени школа уже откроется»: said elsewhere."""
    words = source.flow.tokens[source.scope.start : source.trigger.start]
    future = source.trigger.form == "future"
    return future and any(token.text.lower() == "уже" for token in words[-2:])


def of_nothing(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«…, будет отремонтирован в срок»: what it is was said elsewhere."""
    flow, scope = source.flow, source.scope
    if source.trigger.form != "future" or not is_short_passive(flow.tokens[source.trigger.verb]):
        return False
    tokens = flow.tokens[scope.start : scope.stop]
    first = tokens[0]  # «Строительство будет завершено»: the tagger may see an accusative
    if first.pos == "NOUN" and may_have_case(first, "Nom") and has_case(first, "Acc"):
        return False
    return not any(
        (has_case(t, "Nom") and t.pos != "PRON") or t.text.isdigit() or t.pos == "X" for t in tokens
    )


def of_own_life(source: Source, _to: Sequence[Addressee], issuer: Speaker) -> bool:
    """«Молодая певица планирует выпустить альбом», «Семья намерена построить дом»."""
    if source.trigger.kind != "план" or source.trigger.form != "order" or issuer.person:
        return False
    if is_at_law(source.flow, source.trigger.act):
        return False  # «Семьи намерены обжаловать приговор»
    nouns = nouns_in(issuer.name or "")
    if not nouns or names_body(issuer.name or ""):
        return False
    word, tag = nouns[0].normal_form, nouns[0].tag
    public = listed("staffers") | listed("crews") | listed("traders")
    private = word == "семья" or ("anim" in tag and "sing" in tag and not is_office(word))
    return private and word not in public


def _is_of_participle(source: Source, when: When) -> bool:
    """«В школе, построенной | в 2020 году, | откроют музей»."""
    flow, place = source.flow, source.flow.at(when.span.start)
    commas = (i for i in range(place, source.scope.start, -1) if flow.tokens[i].text == ",")
    comma = next(commas, None)
    return comma is not None and flow.tokens[comma + 1].feats.get("VerbForm") == "Part"


def long_ago(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Действие начнётся зимой 1941 года»: a tale's future."""
    published = source.facts.article.published
    span = source.flow.cover(source.scope.start, source.scope.stop)
    dates = source.flow.dates.starting_in(span)
    stops = [when.stop for when in dates if not _is_of_participle(source, when)]
    if source.trigger.form != "future" or published is None or not stops:
        return False
    return all(stop is not None and stop.year < published.year - 1 for stop in stops)
