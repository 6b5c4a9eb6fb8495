"""Tokens that look like a whole name by their own form, whatever the tagger made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ankbrief.data import load
from ankbrief.facts.people.name_order import cased
from ankbrief.facts.people.name_tokens import is_name_token
from ankbrief.facts.posts.heads import is_role
from ankbrief.facts.text.gazetteer import is_place, town_forms
from ankbrief.language.dictionary import parses, tags
from ankbrief.language.names.words import (
    given_name_cases,
    given_names,
    has_surname_ending,
    is_given_name,
    is_named_only,
    is_patronymic,
    is_surname,
)
from ankbrief.language.text.document import Token
from ankbrief.language.text.morphology import lemma

KAZAKH = re.compile(r"(?:[нд][ыі]ң|т[ыі]ң)$")
DEMONYM = re.compile(r"(\w+?)(?:ин|ан|ян|ен|ов)?ц(?:ев|ы|ам|ами|ах)")
STEM = 4  # letters that a place and its people share at least


def looks_like_name(tokens: Sequence[Token]) -> bool:
    """«Айдар Есенбеков», «Серик Болатович Досов», «Айткуль САМАКОВА»; two or three tokens."""
    words = [cased(token.text) for token in tokens]
    if not all(is_name_token(token) and not is_title(token) for token in tokens):
        return False
    if any(is_place(word) for word in words[1:]) or is_only_place(words[0]):
        return False
    if len(words) == 3:
        return _has_patronymic(tokens, words)
    if tokens[1].text != words[1] and tokens[0].text.istitle():
        return _is_printed(words[0], words[1])
    first, second = words
    if is_given_name(first) and (has_surname_ending(second) or is_patronymic(second)):
        return True
    return _is_tagged_pair(tokens)


def _has_patronymic(tokens: Sequence[Token], words: Sequence[str]) -> bool:
    """«Досов Серик Болатович»; not «мэром Марибора | Александром Арсеновичем», of two cases."""
    if is_patronymic(words[1]) or not is_patronymic(words[2]):
        return is_patronymic(words[1])
    told = given_name_cases(words[1])
    fits = not told or tokens[0].feats.get("Case") in {*told, None}
    return is_surname(words[0]) and is_given_name(words[1]) and fits


def _is_printed(first: str, surname: str) -> bool:
    """«Айткуль САМАКОВА», «Перизат КАЙРАТ»: as papers print surnames."""
    korean = surname.lower() in load("names")["korean"].split()
    named = korean or is_given_name(surname) or has_surname_ending(surname)
    return named and (is_given_name(first) or not tags(first))


def _is_tagged_pair(tokens: Sequence[Token]) -> bool:
    """«Оксана Жук»: a name that is nothing else, and a surname that the tagger takes for one."""
    first, second = tokens
    told = all(t.pos == "PROPN" and t.feats.get("Case") == "Nom" for t in tokens)
    listed = first.text.lower() in given_names() and is_named_only(first.text)
    return told and listed and second.text.istitle()


def is_only_place(word: str) -> bool:
    """«Актобе», but «Алтай» and «Талас» are given names as well."""
    return is_place(word) and not (is_given_name(word) and word.lower() in given_names())


def is_title(token: Token) -> bool:
    """«Аким», «Акиму» whatever the model made of it; «Король» may be a surname inside a name."""
    return is_role(lemma(token)) or any(is_role(p.normal_form) for p in parses(token.text)[:1])


def is_namesake(tokens: Sequence[Token], index: int) -> bool:
    """«Дарханом | Сатыбалды»: a town's name that is a given name, in no case of a town's here."""
    word, after = tokens[index].text, tokens[index + 1 : index + 2]
    if not after or not is_name_token(after[0]) or not is_given_name(word):
        return False
    told = given_name_cases(word) & {"Dat", "Ins"}
    return bool(told) and is_surname(after[0].text) and not is_only_place(after[0].text)


def is_kazakh(words: Sequence[str]) -> bool:
    """«Қазақстанның Халық Кеңесі»: a genitive of Kazakh, so words of that language."""
    return any(KAZAKH.search(word) for word in words)


@lru_cache(5000)
def is_demonym(word: str) -> bool:
    """«Алматинцев», «Костанайцы»: people of a place, no surname like «Румянцев»."""
    match = DEMONYM.fullmatch(word)
    stem = match.group(1).lower() if match else ""
    return len(stem) >= STEM and any(town.startswith(stem) for town in town_forms())
