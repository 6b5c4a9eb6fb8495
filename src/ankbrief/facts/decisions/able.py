"""Who can decide at all: a body, people, a country; no thing, no «который», no news agency."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ankbrief.data import load
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.places.lists import kinds
from ankbrief.facts.posts.heads import body_heads, is_office
from ankbrief.facts.posts.phrases import bodies
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.language.dictionary import is_known, parses, tags

MARKS = "«»„“”\"'"
WORD = re.compile(r"[\w-]+")
PRONOUNS = frozenset(
    {"который", "что", "это", "то", "тот", "весь", "все", "никто", "кто", "каждый"}
)


@cache
def deciders(key: str) -> frozenset[str]:
    """A word list of `deciders.toml`."""
    return frozenset(load("deciders")[key].split())


@cache
def _bodies() -> frozenset[str]:
    """Inanimate nouns that head the name of whoever decides."""
    own = deciders("able") | bodies("bodies") | bodies("local") | body_heads()
    listed_ = (listed(key) for key in ("deciding", "undertakers", "establishments", "officers"))
    return own.union(*listed_)


def is_able(one: Speaker) -> bool:
    """Whether the speaker is somebody who can decide; a person always is."""
    return one.person is not None or one.name is None or may_decide(one.name)


@lru_cache(4096)
def may_decide(name: str) -> bool:
    """«акимат», «жители села», «КТЖ», «Тепло Сервис»; not «размер», «которая», «ТАСС»."""
    said = WORD.findall(name)
    if not said or _is_agency([word.lower() for word in said]):
        return False
    if " и " in name and all(map(_is_city, name.split(" и "))):
        return True  # «Астана и Ташкент договорились»
    if name[0] in MARKS or not re.fullmatch("[А-Яа-яЁё-]+", said[0]):
        return not said[0].isdecimal() or len(said) > 1
    return _heads_a_decider(said)


def _is_agency(said: list[str]) -> bool:
    """«ТАСС», «агентство ТАСС»: whom «по данным …» cites."""
    own = said[1:] if said[0] in deciders("newsrooms") else said
    return bool(own) and own[0] in deciders("agencies")


def _heads_a_decider(said: list[str]) -> bool:
    """By the first noun in the nominative; a word that the dictionary lacks is somebody's name."""
    for word in said:
        readings = [parse for parse in parses(word) if parse.is_known]
        if not readings and not is_known(word):
            return True
        if readings and readings[0].normal_form in PRONOUNS:
            return False
        nouns = [p for p in readings if p.tag.POS == "NOUN" and p.tag.case == "nomn"]
        if nouns:
            able = any(_is_decider(parse.normal_form, str(parse.tag)) for parse in nouns)
            return able or _is_own_name(word, said)
    return True


def _is_own_name(word: str, said: list[str]) -> bool:
    """«Тепло Сервис»: what keeps its capital; no town."""
    return word == said[0] and word[0].isupper() and "Geox" not in " ".join(tags(word))


def _is_decider(lemma: str, tag: str) -> bool:
    noun = lemma.replace("ё", "е")
    if "Geox" in tag:
        return noun in kinds("countries") or noun in _bodies()
    if noun in deciders("tellers"):
        return False
    named = any(kind in tag for kind in ("Abbr", "Surn", "Name", "Patr", "Orgn", "Trad"))
    return named or "anim" in tag or noun in _bodies() or is_office(noun)


def _is_city(name: str) -> bool:
    return any("Geox" in tag and "nomn" in tag for tag in tags(name))
