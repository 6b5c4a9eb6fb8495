"""Bodies as phrases: «Министерству культуры и информации», «пресс-служба акима области»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ankbrief.data import word_set
from ankbrief.facts.organisations.counting import counts, is_single
from ankbrief.facts.organisations.lists import is_body, short_names, words
from ankbrief.facts.organisations.reach import left_of, lemma_at, right_of
from ankbrief.facts.organisations.tagged import after_quotes, balanced, may_be_body, name_of
from ankbrief.facts.organisations.together import owner_of, parted
from ankbrief.facts.posts.complements import OPENING
from ankbrief.facts.posts.wording import nominative_adjective, nominative_noun, noun_phrase, phrase
from ankbrief.facts.text.gazetteer import abbreviations as regions
from ankbrief.facts.text.gazetteer import is_town
from ankbrief.language.letters import fold
from ankbrief.language.text.document import ParsedSentence, Token
from ankbrief.language.text.morphology import cases, lemma

SHORTEST_SHOUTED = 5  # letters of a word in capitals; shorter ones are abbreviations
HEADS = frozenset({"NOUN", "PROPN", "X"})


@dataclass(frozen=True, slots=True)
class Body:
    """A body over the tokens `start` up to `stop`; `name` is nominative, `head` a lemma."""

    start: int
    stop: int
    name: str
    head: str = ""
    plural: bool = False


def bodies_in(sentence: ParsedSentence, names: frozenset[int]) -> tuple[Body, ...]:
    """The bodies of a sentence, the longest of those that overlap."""
    found = (
        *_headed(sentence, names),
        *_firms(sentence),
        *_unions(sentence),
        *_tagged(sentence, names),
    )
    chosen = list[Body]()
    for body in sorted(found, key=_by_place):
        if chosen and _is_a_work(sentence, chosen[-1], body):
            continue
        if not chosen or body.start >= chosen[-1].stop or _is_above(chosen[-1], body):
            chosen.append(body)
    return tuple(body for body in chosen if not (is_media(body.name) or _reports(sentence, body)))


def _is_a_work(sentence: ParsedSentence, body: Body, after: Body) -> bool:
    """«проект Ассамблеи народа | «Достык»»: quotes at once behind a body hold no other."""
    quoted = after.start > 0 and sentence.tokens[after.start - 1].text in OPENING
    return not after.head and quoted and body.stop == after.start - 1


def _reports(sentence: ParsedSentence, body: Body) -> bool:
    """«сообщает Tarazinfo», «передаёт корреспондент Steppe Times»: a medium that no table knows."""
    if body.head or not body.name.replace(" ", "").replace("-", "").isascii():
        return False
    before = sentence.tokens[max(0, body.start - 2) : body.start]
    return any(lemma(token) in words("reporting") for token in before)


def _by_place(body: Body) -> tuple[int, int]:
    return body.start, -body.stop


def _is_above(outer: Body, inner: Body) -> bool:
    """«Комитет лесного хозяйства Министерства экологии»: the ministry counts as well."""
    return outer.head in words("parts") and inner.head in words("above") and inner.name[0].isupper()


def _headed(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Body]:
    """By a noun that heads the name of a body, with its adjectives and complements."""
    for head, token in enumerate(sentence.tokens):
        if head in names or not _may_head(sentence.tokens, head):
            continue
        if _is_in_a_title(sentence.tokens, head) or _is_of_firm(sentence.tokens, head):
            continue
        start, stop = left_of(sentence, head, names), right_of(sentence, head, names)
        apart = list(parted(sentence, head, stop))
        twin = owner_of(sentence, head) if stop == head + 1 else 0
        if apart:
            yield from (Body(first, last, name, lemma(token)) for first, last, name in apart)
            continue
        if twin:
            whose = phrase(sentence, twin + 1, right_of(sentence, twin, names), {})
            yield Body(
                start, stop, f"{noun_phrase(sentence, start, head, stop)} {whose}", lemma(token)
            )
            continue
        if counts(sentence, start, head, stop) and not _is_unit(sentence, head, stop):
            single = is_single(token)
            name = _name(sentence, start, head, stop)
            plural = token.feats.get("Number") == "Plur" and not single
            yield Body(start, stop, name, lemma(token), plural)


def _name(sentence: ParsedSentence, start: int, head: int, stop: int) -> str:
    """In the nominative, also of «облмаслихата» and «СЕНАТА ПАРЛАМЕНТА»."""
    token = sentence.tokens[head]
    if is_single(token):
        return phrase(sentence, start, stop, {head: token.text[:-1]})
    if token.text.isupper() and len(token.text) >= SHORTEST_SHOUTED:
        low = nominative_noun(replace(token, text=token.text.lower()), "sing")
        return phrase(sentence, start, stop, {head: low.upper()})
    return noun_phrase(sentence, start, head, stop)


def _may_head(tokens: tuple[Token, ...], head: int) -> bool:
    """A noun of bodies, «кабинет министров», or «детский сад «Балбулак»»."""
    noun, text = lemma(tokens[head]), tokens[head].text.lower()
    if tokens[head].pos not in HEADS:
        return text in words("acting")  # «Райотдел», which the tagger takes for what not
    if noun == "кабинет":
        return lemma_at(tokens, head + 1) == "министр"
    garden = noun == "сад" and head > 0 and lemma(tokens[head - 1]) == "детский"
    return is_body(noun) or (garden and tokens[head + 1 : head + 2] != ())


def _is_in_a_title(tokens: tuple[Token, ...], head: int) -> bool:
    """«корабль «Союз-11»», «проект «Школа мира»»: a thing is called so, no body."""
    if head < 2 or tokens[head - 1].text not in OPENING:
        return False
    before = tokens[head - 2]
    return before.pos == "NOUN" and before.text.islower() and not is_body(lemma(before))


def _is_of_firm(tokens: tuple[Token, ...], head: int) -> bool:
    """«строительная компания | ТОО «Арна»»: the firm is named by its form."""
    after = tokens[head + 1 : head + 3]
    if lemma(tokens[head]) not in words("firms"):
        return False  # «пресс-служба ТОО «Арна»»
    return len(after) == 2 and after[0].text in words("legal") and after[1].text in OPENING


def _unions(sentence: ParsedSentence) -> Iterator[Body]:
    """«Евросоюз», «ООН», and the short names of the register: «МВД»."""
    for index, token in enumerate(sentence.tokens):
        union = token.text[0].isupper() and fold(lemma(token)) in words("unions")
        if union or (token.text.isupper() and token.text in words("local") | short_names()):
            name = token.text if token.text.isupper() else nominative_noun(token, "sing")
            yield _short_named(sentence, index, name)


def _short_named(sentence: ParsedSentence, index: int, name: str) -> Body:
    """«ДЧС области», «МИД Турции», «российский МИД»: with the place that it is of."""
    tokens, start, stop = sentence.tokens, index, index + 1
    if name in words("local"):
        stop = _region_stop(tokens, stop)
    elif stop < len(tokens) and _is_foreign(tokens[stop], name):
        stop += 1
    changed = {index: name}
    if name in words("of_states") and start and _is_of_state(tokens[start - 1]):
        start -= 1
        changed[start] = nominative_adjective(tokens[start], "masc")
    return Body(start, stop, phrase(sentence, start, stop, changed))


def _is_foreign(token: Token, name: str) -> bool:
    """Whose «МИД» it is always counts; of other short names, that it is another state's."""
    own = token.text in ("РК", "Казахстана")
    if name in words("of_states") and own:
        return True
    known = fold(lemma(token)) in word_set("places", "kinds", "countries") or token.text == "РФ"
    return known and not own and (token.text == "РФ" or "Gen" in cases(token))


def _is_of_state(token: Token) -> bool:
    """«российский МИД», «казахстанский МИД»."""
    return token.pos == "ADJ" and token.text.islower() and lemma(token) in words("state_adjectives")


def _region_stop(tokens: tuple[Token, ...], index: int) -> int:
    """«ДЧС | Западно-Казахстанской области», «ДП | ВКО», «ДЧС | Алматы»."""
    text = [token.text for token in tokens[index : index + 2]]
    if text[1:] and text[0][0].isupper() and text[1] in ("области", "района"):
        return index + 2
    if len(text) > 1 and text[0] == "города" and text[1][0].isupper():
        return index + 2
    if text and text[0] in ("области", "города", "региона", "района"):
        return index + 1  # «в ДЧС | области»
    return index + 1 if text and (text[0] in regions() or is_town(text[0])) else index


def _is_unit(sentence: ParsedSentence, head: int, stop: int) -> bool:
    """«диспетчерская служба ТОО "Жарык"»: the firm counts, not its part; so with ministries."""
    tokens = sentence.tokens
    if lemma(tokens[head]) not in words("units") or tokens[head].text[0].isupper():
        return False
    inner = range(head + 1, stop)
    own = [i for i in inner if tokens[i - 1].text.lower() != "при"]
    return any(_is_whole(tokens, i, stop) for i in own) or _is_named_body_s(tokens, head, own)


def _is_named_body_s(tokens: tuple[Token, ...], head: int, inner: Sequence[int]) -> bool:
    """«филиал Казахского университета», «сборная центра «Достык»», «филиал Дома дружбы»."""
    of_venue = (tokens[i].text[0].isupper() and lemma(tokens[i]) in words("venues") for i in inner)
    if lemma(tokens[head]) == "филиал" and any(of_venue):
        return True
    for at in inner:
        if lemma(tokens[at]) in words("wholes"):
            after = tokens[at + 1].text if at + 1 < len(tokens) else ""
            of_town = lemma(tokens[at]) == "акимат" and (after[:1].isupper() or after == "города")
            named = after in (*OPENING, "имени") or of_town
            return named or any(t.text[0].isupper() for t in tokens[head + 1 : at])
    return False


def _is_whole(tokens: tuple[Token, ...], index: int, stop: int) -> bool:
    """What a unit belongs to: a firm by its form or word, a ministry."""
    if tokens[index].text in words("legal") or lemma(tokens[index]) in words("firms"):
        return index + 1 < stop
    return tokens[index].text[0].isupper() and lemma(tokens[index]) in words("above")


def _firms(sentence: ParsedSentence) -> Iterator[Body]:
    """«ТОО «Жарык Су»»: by its legal form."""
    tokens = sentence.tokens
    for start, token in enumerate(tokens[:-1]):
        if token.text in words("legal") and tokens[start + 1].text in OPENING:
            stop = after_quotes(tokens, start + 1)
            if stop:
                yield Body(start, stop, phrase(sentence, start, stop, {}))


def _tagged(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Body]:
    """Abbreviations and names that the model found."""
    for entity in sentence.entities:
        if entity.kind == "ORG" and not names & set(range(entity.start, entity.stop)):
            start, stop = balanced(sentence.tokens, entity)
            if stop > start and may_be_body(sentence, start, stop):
                yield Body(start, stop, name_of(sentence, start, stop))


def is_media(name: str) -> bool:
    """«Хабар 24», «Областной вестник», «ИА «Степь»», «Kray.example»: who reports the news."""
    parts = [part.strip('«»"„“”').lower() for part in name.split()]
    if parts[0] in ("агентство", "информагентство") and len(parts) == 2 and parts[1].isascii():
        return parts[1] in words("media")  # «агентство Kazinform»
    if parts[0] in words("media") or re.search(r"\.\w{2,5}$", parts[0]):
        return True
    if len(parts) > 1 and (parts[0] in words("agencies") or _is_of_news(parts)):
        return True
    if parts[0] == "архив" and name.split()[1:2] and name.split()[1][0] in OPENING:
        return True  # «фото из архива «СК»»
    return any(part[:7] in words("papers") for part in parts)


def _is_of_news(parts: Sequence[str]) -> bool:
    """«международное информационное агентство «Степь»», «служба новостей», «новости Тараза»."""
    informing = any(part.startswith(("информационн", "новостн")) for part in parts)
    news = any(part.startswith("новост") for part in parts)
    return news or (informing and any(part in words("informing") for part in parts))
