"""Who is the subject of a verb where the tagger sees an object: «Совет избрал», «Дом закупит»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.places.lists import kinds
from ankbrief.facts.posts.heads import body_heads, is_office
from ankbrief.facts.posts.phrases import Phrase, bodies, phrase_at
from ankbrief.facts.text.flow import QUOTING, Flow, has_case, is_nominal, lemma_of, may_have_case
from ankbrief.language.dictionary import nouns_in, tagged
from ankbrief.language.text.document import Token

NAME = 4  # words of a name in marks
LATIN = re.compile("[A-Za-z][A-Za-z0-9.&-]*")


def decides(token: Token) -> bool:
    """A body of the state, an office, or those who vote: «депутаты», «съезд»."""
    word = lemma_of(token)
    return word in bodies("bodies") or word in listed("deciding") or is_office(word)


def is_actor(flow: Flow, head: int) -> bool:
    """A body of the state or an office: «министерство», «аким», «МЧС»."""
    token = flow.tokens[head]
    return decides(token) or (token.text.isupper() and len(token.text) > 2)


def is_country(token: Token) -> bool:
    """«Узбекистан»."""
    return lemma_of(token) in kinds("countries")


def names_whom(flow: Flow, start: int, stop: int) -> bool:
    """«| Акимату | предстоит завершить работы»; «До морозов предстоит …» does not."""
    return any(is_nominal(t) and has_case(t, "Dat") for t in flow.tokens[start:stop])


def names_where(name: str) -> bool:
    """«Абайский район», «этот год»: where or when people plan something, not who."""
    return any(noun.normal_form in listed("lands") for noun in nouns_in(name)[:1])


def names_body(name: str) -> bool:
    """«министерство планирует», told by its head; «защита намерена» is for herself."""
    heads = {word.strip('«»"').lower() for word in name.split()[:3]}
    return bool(
        heads & (bodies("bodies") | body_heads() | listed("undertakers") | listed("deciding"))
    )


def may_be_subject(flow: Flow, start: int, index: int, verb: int) -> bool:
    """In the nominative; or looking like it, with no preposition before, and in agreement.

    «Совет избрал»: an inanimate noun that opens the clause may be tagged as an accusative.
    """
    token = flow.tokens[index]
    if not is_nominal(token):
        return False
    if has_case(token, "Nom"):
        return True
    if tagged(token.text, "Fixd") and token.pos == "NOUN":  # «жюри присудило»
        return _agrees(token, flow.tokens[verb])
    leads = all(other.pos in ("ADJ", "ADV", "PART") for other in flow.tokens[start:index])
    return leads and may_have_case(token, "Nom") and _agrees_or_may(token, flow.tokens[verb])


def _agrees_or_may(noun: Token, verb: Token) -> bool:
    """«Правительства двух стран | планируют»: no genitive of one where the verb is plural."""
    plural = verb.feats.get("Number") == "Plur" and tagged(noun.text, "NOUN", "plur,nomn")
    return plural or _agrees(noun, verb)


def _agrees(noun: Token, verb: Token) -> bool:
    """In number, and in gender where the verb shows one."""
    return all(
        verb.feats.get(name) in (None, noun.feats.get(name)) for name in ("Number", "Gender")
    )


def body_before(flow: Flow, start: int, verb: int) -> int | None:
    """The body or the office that the clause from `start` on has as its subject."""
    places = (i for i in range(start, verb) if decides(flow.tokens[i]))
    return next((i for i in places if may_be_subject(flow, start, i, verb)), None)


def name_in_marks(flow: Flow, start: int, verb: int) -> str | None:
    """«| «Тепло Сервис» | обещает запустить котёл»: a name in marks that opens the clause."""
    inside = range(start + 1, verb - 1)
    marked = verb - 1 > start and flow.tokens[start].text in QUOTING
    if not (marked and flow.tokens[verb - 1].text in QUOTING and 0 < len(inside) <= NAME):
        return None
    words = [flow.tokens[index] for index in inside]
    named = words[0].text[:1].isupper() and all(
        w.pos in ("NOUN", "PROPN", "ADJ", "X") for w in words
    )
    single = flow.tokens[verb].feats.get("Number") == "Sing"
    return flow.cover(inside.start, inside.stop).of(flow.text) if named and single else None


def name_in_latin(flow: Flow, start: int, verb: int) -> str | None:
    """«| Air Astana | откроет рейс»: a name in other letters right before its verb."""
    first = verb
    while first > start and LATIN.fullmatch(flow.tokens[first - 1].text):
        first -= 1
    led = first > start and flow.tokens[first - 1].pos in ("NOUN", "PROPN", "ADP", "ADJ", "PUNCT")
    single = flow.tokens[verb].feats.get("Number") == "Sing"
    named = 0 < verb - first <= NAME and flow.tokens[first].text[0].isupper()
    if led or not single or not named:
        return None
    return flow.cover(first, verb).of(flow.text)


def past_latin(flow: Flow, index: int, stop: int) -> int:
    """«авиакомпания | Air Astana |»: past the name in other letters behind a noun."""
    while index < stop and LATIN.fullmatch(flow.tokens[index].text):
        index += 1
    return index


def joined_subjects(flow: Flow, start: int, verb: int) -> Iterator[Phrase]:
    """«университет | и Дом дружбы | заключили»: phrases that «и» and commas join."""
    index: int | None = start
    while index is not None and index < verb:
        while index < verb and flow.tokens[index].pos == "NUM":
            index += 1  # «три страховые компании»
        phrase = _nominative_at(flow, index, verb) or _counted_at(flow, index, verb)
        if phrase is None:
            return
        phrase = replace(phrase, start=_with_number(flow, index, start))
        yield phrase
        joint = flow.tokens[phrase.stop].text if phrase.stop < verb else ""
        index = phrase.stop + 1 if joint in ("и", ",") else None


def _with_number(flow: Flow, index: int, start: int) -> int:
    while index > start and flow.tokens[index - 1].pos == "NUM":
        index -= 1
    return index


def _counted_at(flow: Flow, index: int, stop: int) -> Phrase | None:
    """«три | компании», «пять | компаний»: in the genitive behind a number."""
    counted = index > 0 and flow.tokens[index - 1].pos == "NUM"
    return phrase_at(flow, index, stop, "Gen") if counted else None


def _nominative_at(flow: Flow, index: int, stop: int) -> Phrase | None:
    phrase = phrase_at(flow, index, stop, "Nom")
    if phrase is not None:
        return phrase
    other = phrase_at(flow, index, stop, "Acc")
    return other if other and may_have_case(flow.tokens[other.head], "Nom") else None
